package payout

import (
	"context"
	"time"

	"github.com/rapporthq/rapport/ent"
	entprogram "github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/money"
	domain "github.com/rapporthq/rapport/internal/domain/payout"
	"github.com/rapporthq/rapport/internal/viewer"
)

// RunPreview is what a run would pay.
type RunPreview struct {
	CutOffAt time.Time
	// Payouts and Exclusions are ordered by enrollment, then currency.
	Payouts    []PlannedPayout
	Exclusions []domain.Exclusion
	// Totals are sums, one per currency, by currency.
	Totals []money.Money
}

// PlannedPayout is what one enrollment would get.
type PlannedPayout struct {
	// Enrollment has its partner loaded.
	Enrollment      *ent.Enrollment
	Amount          money.Money
	CommissionCount int
}

// RunPreview says what a run of the program with this cut-off would pay and
// whom it would leave out; the cut-off is now if nil. Nothing is written.
// Missing is apperr.ErrNotFound.
func (s *Service) RunPreview(ctx context.Context, programID string, cutOffAt *time.Time) (*RunPreview, error) {
	if _, err := viewer.Require(ctx, viewer.PayoutRead); err != nil {
		return nil, err
	}
	at := s.clock.Now()
	if cutOffAt != nil {
		at = cutOffAt.UTC().Truncate(time.Microsecond)
	}
	var preview *RunPreview
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		p, err := tx.Program.Query().Where(entprogram.ID(programID)).Only(ctx)
		if err != nil {
			return missing(err, "load program")
		}
		plan, err := loadPlan(ctx, tx, p, at, false)
		if err != nil {
			return err
		}
		preview = plan.preview()
		return nil
	}, db.ReadOnly())
	return preview, err
}

func (p *planned) preview() *RunPreview {
	out := &RunPreview{
		CutOffAt: p.CutoffAt, Payouts: make([]PlannedPayout, len(p.Lines)), Exclusions: p.Excluded, Totals: p.Totals(),
	}
	for i, line := range p.Lines {
		enrollment := p.enrollments[line.EnrollmentID].Unwrap()
		enrollment.Edges.Partner = enrollment.Edges.Partner.Unwrap()
		out.Payouts[i] = PlannedPayout{
			Enrollment: enrollment, Amount: line.Amount, CommissionCount: len(line.CommissionIDs),
		}
	}
	return out
}
