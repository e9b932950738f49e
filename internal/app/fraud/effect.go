package fraud

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/decision"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/fraud"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/viewer"
)

// Effect is what clearing a review would do.
type Effect struct {
	// Released is what it holds and lets go, one sum per currency.
	Released []money.Money
	// Conversions that are decided again.
	Conversions int
	// Earned is what would be made, TakenBack what would be taken from whom it is not
	// any more, and StaysPaid what others were paid of the conversion, or are about
	// to be, and keep. Positive sums.
	Earned, TakenBack, StaysPaid []Sum
}

// Sum is money of one partner in one currency.
type Sum struct {
	PartnerID string
	Amount    money.Money
}

// errForetold ends a transaction whose writes were only wanted to be seen.
var errForetold = errors.New("nothing of this is meant")

// EffectOfClearing clears the review in a transaction that is rolled back, so that
// what it foretells is what clearing does. It asks for FRAUD_REVIEW. A review that
// the viewer does not see, or that is decided, is apperr.ErrNotFound.
func (s *Service) EffectOfClearing(ctx context.Context, id string) (*Effect, error) {
	if _, err := viewer.Require(ctx, viewer.FraudReview); err != nil {
		return nil, err
	}
	var out *Effect
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) (err error) {
		if out, err = s.foretell(ctx, tx, id); err != nil {
			return err
		}
		return errForetold
	}, db.Repeatable())
	if !errors.Is(err, errForetold) {
		return nil, err
	}
	return out, nil
}

func (s *Service) foretell(ctx context.Context, tx *ent.Tx, id string) (*Effect, error) {
	row, err := tx.FraudReview.Get(ctx, id)
	if ent.IsNotFound(err) || err == nil && row.Status != fraud.StatusOpen {
		return nil, apperr.ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("load the fraud review: %w", err)
	}
	held, err := tx.Commission.Query().Where(entcommission.ConversionID(row.ConversionID), entcommission.EnrollmentID(row.EnrollmentID),
		entcommission.StatusEQ(commission.StatusOnHold), entcommission.StatusReason(commission.ReasonInReview)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load what is held: %w", err)
	}
	p, err := tx.Program.Get(ctx, row.ProgramID)
	if err != nil {
		return nil, fmt.Errorf("load the program: %w", err)
	}
	if err := s.conversions.ClearReview(ctx, tx, id, "foretold"); err != nil {
		return nil, err
	}
	out := &Effect{}
	for _, sum := range sums(held, 1) {
		out.Released = append(out.Released, sum.Amount)
	}
	return out, out.read(ctx, tx, row, p.Sequence)
}

// read finds what was written after the number of the sequence.
func (e *Effect) read(ctx context.Context, tx *ent.Tx, row *ent.FraudReview, after int64) error {
	var err error
	e.Conversions, err = tx.Decision.Query().Where(decision.ProgramID(row.ProgramID), decision.SequenceGT(after)).Count(ctx)
	if err != nil {
		return fmt.Errorf("count what is decided again: %w", err)
	}
	rows, err := tx.Commission.Query().Where(entcommission.ProgramID(row.ProgramID), entcommission.SequenceGT(after)).All(ctx)
	if err != nil {
		return fmt.Errorf("load what is made: %w", err)
	}
	fresh := map[string]bool{}
	for _, row := range rows {
		fresh[row.ID] = row.OriginalID == nil
	}
	// What was refunded is taken of new rows at once.
	isBack := func(row *ent.Commission) bool { return row.OriginalID != nil && !fresh[*row.OriginalID] }
	e.TakenBack = sums(slices.DeleteFunc(slices.Clone(rows), func(r *ent.Commission) bool { return !isBack(r) }), -1)
	e.Earned = sums(slices.DeleteFunc(rows, isBack), 1)
	paid, err := tx.Commission.Query().Where(entcommission.ConversionID(row.ConversionID), entcommission.EnrollmentIDNEQ(row.EnrollmentID),
		entcommission.StatusIn(commission.StatusInPayout, commission.StatusPaid)).All(ctx)
	if err != nil {
		return fmt.Errorf("load what is paid: %w", err)
	}
	if e.Conversions > 0 {
		e.StaysPaid = sums(paid, 1)
	}
	return nil
}

// sums adds up by partner and currency; sums of nothing are left out.
func sums(rows []*ent.Commission, sign int64) []Sum {
	var out []Sum
	for _, row := range rows {
		at := slices.IndexFunc(out, func(s Sum) bool { return s.PartnerID == row.PartnerID && s.Amount.Currency == row.Currency })
		if at < 0 {
			at, out = len(out), append(out, Sum{row.PartnerID, money.New(0, row.Currency)})
		}
		out[at].Amount.Minor += sign * row.AmountMinor
	}
	out = slices.DeleteFunc(out, func(s Sum) bool { return s.Amount.Minor == 0 })
	slices.SortFunc(out, func(a, b Sum) int {
		return cmp.Or(cmp.Compare(a.PartnerID, b.PartnerID), cmp.Compare(a.Amount.Currency, b.Amount.Currency))
	})
	return out
}
