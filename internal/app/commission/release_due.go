package commission

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/ledger"
	"github.com/rapporthq/rapport/internal/viewer"
)

// ReleaseDue is the clock's move: every PENDING commission whose hold is over
// becomes APPROVED, reversals included, but for programs that want manual
// approval and reversals of what is on hold. It moves at most limit rows of the viewer's organization, some
// hundred per transaction, and returns how many; fewer than limit means that
// nothing is left. Any number of processes may run it at once, and again. It
// asks for COMMISSION_DECIDE.
func (s *Service) ReleaseDue(ctx context.Context, limit int) (int, error) {
	if _, err := viewer.Require(ctx, viewer.CommissionDecide); err != nil {
		return 0, err
	}
	programIDs, err := s.client.Program.Query().Where(program.NeedsCommissionApproval(false)).IDs(ctx)
	if err != nil {
		return 0, fmt.Errorf("load programs: %w", err)
	}
	done := 0
	for done < limit {
		n, err := s.releaseSome(ctx, programIDs, min(chunk, limit-done))
		if err != nil {
			return done, err
		}
		if n == 0 {
			break
		}
		done += n
	}
	return done, nil
}

// releaseSome moves at most limit rows in one transaction.
func (s *Service) releaseSome(ctx context.Context, programIDs []string, limit int) (int, error) {
	n := 0
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		rows, err := tx.Commission.Query().Where(
			entcommission.ProgramIDIn(programIDs...), entcommission.StatusEQ(commission.StatusPending),
			entcommission.ReleaseAtLTE(s.clock.Now()), waitsForOriginal, db.ForUpdateSkipLocked,
		).Order(ent.Asc(entcommission.FieldReleaseAt, entcommission.FieldID)).Limit(limit).All(ctx)
		if err != nil {
			return fmt.Errorf("lock commissions that are due: %w", err)
		}
		m := &moving{tx: tx, now: s.clock.Now(), rows: rows}
		moves := make([]move, len(rows))
		for i, row := range rows {
			posting, err := ledger.Approved(m.row(row))
			if err != nil {
				return fmt.Errorf("post an approved commission: %w", err)
			}
			moves[i] = move{row: row, to: commission.StatusApproved, posting: posting}
		}
		n = len(rows)
		return m.make(ctx, moves, "commission.approved")
	}, db.Repeatable())
	return n, err
}
