package report

import (
	"context"
	"fmt"
	"slices"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/ent/stage"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/viewer"
)

// StageTotal is how many referrals stand on a stage, and what they are worth.
type StageTotal struct {
	Stage *ent.Stage
	Count int
	// Value is in the program's currency; referrals of unknown value and of other
	// currencies count 0.
	Value money.Money
}

// Pipeline returns the referrals of one enrollment by stage, in the order of the
// stages, empty ones included. Missing is apperr.ErrNotFound. Members need
// REFERRAL_READ.
func (s *Service) Pipeline(ctx context.Context, enrollmentID string) ([]StageTotal, error) {
	all, err := s.PipelinesOf(ctx, []string{enrollmentID})
	if err != nil {
		return nil, err
	}
	pipeline, ok := all[enrollmentID]
	if !ok {
		return nil, apperr.ErrNotFound
	}
	return pipeline, nil
}

// PipelinesOf returns the pipeline of each of the enrollments that the viewer
// may see, by id, in three queries.
func (s *Service) PipelinesOf(ctx context.Context, enrollmentIDs []string) (map[string][]StageTotal, error) {
	if err := reader(ctx, viewer.ReferralRead); err != nil {
		return nil, err
	}
	out := map[string][]StageTotal{}
	for part := range slices.Chunk(enrollmentIDs, chunk) {
		if err := s.pipelines(ctx, part, out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// onStage is the referrals of an enrollment on one stage, in one currency.
type onStage struct {
	EnrollmentID string         `json:"enrollment_id"`
	StageID      string         `json:"stage_id"`
	Currency     money.Currency `json:"currency"`
	Count        int            `json:"count"`
	Minor        int64          `json:"minor"`
}

func (s *Service) pipelines(ctx context.Context, ids []string, out map[string][]StageTotal) error {
	rows, err := s.client.Enrollment.Query().Where(enrollment.IDIn(ids...)).WithProgram().All(ctx)
	if err != nil {
		return fmt.Errorf("load enrollments: %w", err)
	}
	programs := map[string]bool{}
	for _, row := range rows {
		programs[row.ProgramID] = true
	}
	stages, err := s.client.Stage.Query().Where(stage.ProgramIDIn(keysOf(programs)...), stage.ArchivedAtIsNil()).
		Order(stage.ByPosition(), stage.ByID()).All(ctx)
	if err != nil {
		return fmt.Errorf("load stages: %w", err)
	}
	var found []onStage
	err = s.client.Referral.Query().Where(entreferral.EnrollmentIDIn(ids...)).
		GroupBy(entreferral.FieldEnrollmentID, entreferral.FieldStageID, entreferral.FieldCurrency).
		Aggregate(ent.As(ent.Count(), "count"), whole(entreferral.FieldEstimateMinor, "minor")).Scan(ctx, &found)
	if err != nil {
		return fmt.Errorf("count referrals: %w", err)
	}
	for _, row := range rows {
		out[row.ID] = pipelineOf(row, stages, found)
	}
	return nil
}

func pipelineOf(row *ent.Enrollment, stages []*ent.Stage, found []onStage) []StageTotal {
	currency := row.Edges.Program.Currency
	totals := []StageTotal{}
	for _, one := range stages {
		if one.ProgramID != row.ProgramID {
			continue
		}
		total := StageTotal{Stage: one, Value: money.New(0, currency)}
		for _, f := range found {
			if f.EnrollmentID != row.ID || f.StageID != one.ID {
				continue
			}
			total.Count += f.Count
			if f.Currency == currency {
				total.Value.Minor += f.Minor
			}
		}
		totals = append(totals, total)
	}
	return totals
}

func keysOf(set map[string]bool) []string {
	keys := make([]string, 0, len(set))
	for key := range set {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
