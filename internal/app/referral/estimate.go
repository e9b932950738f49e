package referral

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/money"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// EstimateInput is what the vendor expects of a referral.
type EstimateInput struct {
	// Value is nil if unknown.
	Value *money.Input
	// ExpectedClose is a day, as "2026-01-31"; nil if unknown.
	ExpectedClose *string
}

// SetEstimate says what an open referral is worth and when it may be won, for the
// forecast. What it paid for stages stays. It asks for REFERRAL_MANAGE.
//
// Errors: apperr.ErrNotFound; INVALID and TOO_SMALL for the value; INVALID for the
// day; WRONG_STATE for a referral that is closed or not accepted, and for an
// archived program.
func (s *Service) SetEstimate(ctx context.Context, id string, in EstimateInput) (*ent.Referral, error) {
	if _, err := viewer.Require(ctx, viewer.ReferralManage); err != nil {
		return nil, err
	}
	r := &reader{}
	value, day := r.amount(in.Value, "value"), r.day(in.ExpectedClose)
	if err := r.OrNil(); err != nil {
		return nil, err
	}
	var out *ent.Referral
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		row, err := lock(ctx, tx, id)
		if err != nil {
			return err
		}
		switch {
		case row.Edges.Program.ArchivedAt != nil:
			return apperr.New(apperr.WrongState, "This program is archived and records nothing any more.", "id")
		case row.Status != domain.Accepted || row.ClosedAt != nil:
			return apperr.New(apperr.WrongState, "Only accepted referrals that are open have a forecast.", "id")
		}
		update := row.Update().SetExpectedClose(day)
		if value != nil {
			update.SetEstimateMinor(value.Minor).SetCurrency(value.Currency)
		} else {
			update.ClearEstimateMinor().SetCurrency(row.Edges.Program.Currency)
		}
		if out, err = update.Save(ctx); err != nil {
			return fmt.Errorf("save what is expected: %w", err)
		}
		return event.Record(ctx, tx, s.clock.Now(), event.Fact{Kind: "referral.estimated", SubjectID: row.ID, PartnerID: row.PartnerID})
	}, db.Repeatable())
	if err != nil {
		return nil, err
	}
	return out.Unwrap(), nil
}
