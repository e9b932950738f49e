package report

import (
	"context"
	"fmt"
	"slices"

	"entgo.io/ent/dialect/sql"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/ent/reciprocalreferral"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/ent/stage"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/viewer"
)

// ReciprocitiesOf returns what the enrollments that the viewer may see gave and
// received, by id, in three queries. Members need REFERRAL_READ.
func (s *Service) ReciprocitiesOf(ctx context.Context, enrollmentIDs []string) (map[string]*referral.Reciprocity, error) {
	if err := reader(ctx, viewer.ReferralRead); err != nil {
		return nil, err
	}
	out := map[string]*referral.Reciprocity{}
	for part := range slices.Chunk(enrollmentIDs, chunk) {
		rows, err := s.client.Enrollment.Query().Where(enrollment.IDIn(part...)).WithProgram().All(ctx)
		if err != nil {
			return nil, fmt.Errorf("load enrollments: %w", err)
		}
		for _, row := range rows {
			r := referral.NewReciprocity(row.Edges.Program.Currency)
			out[row.ID] = &r
		}
		if err := s.given(ctx, part, out); err != nil {
			return nil, err
		}
		if err := s.received(ctx, part, out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// givenRow is the accepted referrals of an enrollment on stages of one kind, in
// one currency.
type givenRow struct {
	EnrollmentID string             `json:"enrollment_id"`
	Kind         referral.StageKind `json:"kind"`
	Currency     money.Currency     `json:"currency"`
	Count        int                `json:"count"`
	Valued       int                `json:"valued"`
	Minor        int64              `json:"minor"`
}

func (s *Service) given(ctx context.Context, ids []string, out map[string]*referral.Reciprocity) error {
	var found []givenRow
	err := s.client.Referral.Query().Where(entreferral.EnrollmentIDIn(ids...), entreferral.StatusEQ(referral.Accepted)).
		Modify(func(q *sql.Selector) {
			on := sql.Table(stage.Table).As("on_stage")
			q.Join(on).OnP(sql.And(
				sql.ColumnsEQ(on.C(stage.FieldOrganizationID), q.C(entreferral.FieldOrganizationID)),
				sql.ColumnsEQ(on.C(stage.FieldID), q.C(entreferral.FieldStageID)),
			))
			keys := []string{q.C(entreferral.FieldEnrollmentID), on.C(stage.FieldKind), q.C(entreferral.FieldCurrency)}
			estimate := q.C(entreferral.FieldEstimateMinor)
			q.Select(append(slices.Clone(keys), sql.As("COUNT(*)", "count"), sql.As("COUNT("+estimate+")", "valued"),
				sql.As(wholeOf(estimate), "minor"))...).GroupBy(keys...)
		}).Scan(ctx, &found)
	if err != nil {
		return fmt.Errorf("sum referrals: %w", err)
	}
	for _, row := range found {
		r := out[row.EnrollmentID]
		if r == nil {
			continue
		}
		r.Given.AcceptedCount += row.Count
		if row.Kind != referral.Won {
			continue
		}
		r.Given.WonCount += row.Count
		if row.Currency == r.Given.WonValue.Currency {
			r.Given.WonValue.Minor += row.Minor
			r.Given.UnvaluedCount += row.Count - row.Valued
		} else {
			r.Given.UnvaluedCount += row.Count
		}
	}
	return nil
}

func (s *Service) received(ctx context.Context, ids []string, out map[string]*referral.Reciprocity) error {
	var found []struct {
		EnrollmentID string                    `json:"enrollment_id"`
		Status       referral.ReciprocalStatus `json:"status"`
		Count        int                       `json:"count"`
		Minor        int64                     `json:"minor"`
	}
	err := s.client.ReciprocalReferral.Query().Where(reciprocalreferral.EnrollmentIDIn(ids...)).
		GroupBy(reciprocalreferral.FieldEnrollmentID, reciprocalreferral.FieldStatus).
		Aggregate(ent.As(ent.Count(), "count"), whole(reciprocalreferral.FieldWonMinor, "minor")).Scan(ctx, &found)
	if err != nil {
		return fmt.Errorf("sum prospects: %w", err)
	}
	for _, row := range found {
		if r := out[row.EnrollmentID]; r != nil {
			r.Received.Add(row.Status, row.Count, row.Minor)
		}
	}
	return nil
}
