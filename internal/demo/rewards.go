package demo

import (
	"context"
	"fmt"
	"slices"

	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/internal/domain/commission"
)

// planRewards has what is no money handed out four times; what was earned last
// waits.
func (t *teller) planRewards() {
	for _, days := range []int{400, 280, 160, 75} {
		for _, s := range []*scene{t.affiliate, t.agency} {
			t.at(t.ago(days), "hand rewards out", func(ctx context.Context) error { return t.handOut(as(ctx, t.finance), s) })
		}
	}
}

// handOut fulfills what is approved and no money.
func (t *teller) handOut(ctx context.Context, s *scene) error {
	ids, err := t.client.Commission.Query().Where(
		entcommission.ProgramID(s.program.ID), entcommission.StatusEQ(commission.StatusApproved), entcommission.UnitKindNEQ(""),
	).Order(entcommission.ByOccurredAt(), entcommission.ByID()).IDs(ctx)
	if err != nil {
		return fmt.Errorf("list rewards: %w", err)
	}
	for some := range slices.Chunk(ids, 100) {
		if _, err := t.Commissions.Fulfill(ctx, some); err != nil {
			return err
		}
	}
	return nil
}
