package tier_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	entprogram "github.com/rapporthq/rapport/ent/program"
	apptier "github.com/rapporthq/rapport/internal/app/tier"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/metric"
	"github.com/rapporthq/rapport/internal/domain/tier"
	"github.com/rapporthq/rapport/internal/testkit"
)

// byHand moves as the use case of partners does: under the lock of the program,
// then of the enrollment.
func (b *bundle) byHand(ctx context.Context, tierID string) error {
	return db.InTx(ctx, b.Client, func(tx *ent.Tx) error {
		if _, err := tx.Program.Query().Where(entprogram.ID(b.program.ID), db.ForUpdate).Only(ctx); err != nil {
			return err
		}
		e, err := tx.Enrollment.Query().Where(enrollment.ID(b.ada.ID), db.ForUpdate).Only(ctx)
		if err != nil {
			return err
		}
		_, err = b.service.MoveByHand(ctx, tx, e, tierID, "A race.", b.clock.Now())
		return err
	}, db.Repeatable())
}

// Facts, the night, people with pins, floors, points and moves: the moves make
// one chain, never two from the same place, and a warning that was given is
// carried out or withdrawn, never lost.
func TestMovesThatRaceMakeOneChain(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b, silver, gold := climbed(t, d, tier.DemotionStep)
		entry := b.moves(t, b.ada)[0].ToTierID
		b.clock.Set(berlin(t, "2026-07-01 02:00"))
		clears := true
		racers := []func(i int) error{
			func(int) error { return b.service.EvaluateProgram(b.owner, b.program.ID) },
			func(i int) error { return b.byHand(b.owner, []string{entry, silver.ID, gold.ID}[i%3]) },
			func(i int) error {
				until := b.clock.Now().Add(time.Hour)
				_, err := b.service.Pin(b.owner, b.ada.ID, apptier.PinInput{TierID: []string{gold.ID, silver.ID}[i%2], Until: &until, Reason: "A race."})
				return err
			},
			func(int) error { _, err := b.service.Unpin(b.owner, b.ada.ID); return err },
			func(i int) error {
				in := apptier.FloorInput{TierID: &silver.ID}
				if i%2 == 0 {
					in = apptier.FloorInput{Clear: &clears}
				}
				_, err := b.service.SetFloor(b.owner, b.ada.ID, in)
				return err
			},
			func(i int) error {
				_, err := b.service.GrantPoints(b.owner, b.ada.ID, apptier.PointsInput{Points: i + 1, Reason: "A race."})
				return err
			},
			func(i int) error { // A conversion: it counts, then it has the tier evaluated.
				return db.InTx(b.owner, b.Client, func(tx *ent.Tx) error {
					if _, err := tx.Program.Query().Where(entprogram.ID(b.program.ID), db.ForUpdate).Only(b.owner); err != nil {
						return err
					}
					err := b.count(tx, b.ada, "2026-07-01", fmt.Sprint(metric.Wins, i), 1, 0)
					if err != nil {
						return err
					}
					return b.service.Evaluate(b.owner, tx, b.program.ID, []string{b.ada.ID}, b.clock.Now())
				}, db.Repeatable())
			},
		}
		var group sync.WaitGroup
		for _, racer := range racers {
			group.Go(func() {
				for i := range 6 {
					if err := racer(i); err != nil {
						_, refused := apperr.List(err) // Such as a move while it is pinned.
						assert.True(t, refused, "%v", err)
					}
				}
			})
		}
		group.Wait()
		moves := b.moves(t, b.ada)
		for i, m := range moves[1:] {
			require.Equal(t, moves[i].ToTierID, *m.FromTierID, "move %d leaves where move %d came", i+1, i)
			require.False(t, m.CreatedAt.Before(moves[i].CreatedAt))
		}
		row := b.row(t, b.ada)
		require.Equal(t, moves[len(moves)-1].ToTierID, *row.TierID)
		told := b.told(t, b.ada)
		count := func(kind string) int {
			return len(slices.DeleteFunc(slices.Clone(told), func(one string) bool { return one != kind }))
		}
		stands := 0
		if row.DemotionTierID != nil {
			stands = 1
		}
		require.Equal(t, count("enrollment.demotionWarned"), count("enrollment.demotionWithdrawn")+stands)
		require.Equal(t, len(moves), count("enrollment.tierMoved"))
	})
}
