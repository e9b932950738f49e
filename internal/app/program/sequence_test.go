package program_test

import (
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/testkit"
)

func TestNextSequenceGivesEachNumberOnce(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		firsts := make([]int64, 6)
		failures := make([]error, len(firsts))
		var wait sync.WaitGroup
		for i := range firsts {
			wait.Go(func() {
				failures[i] = db.InTx(b.owner, b.Client, func(tx *ent.Tx) (err error) {
					firsts[i], err = program.NextSequence(b.owner, tx, b.program.ID, 3)
					return err
				})
			})
		}
		wait.Wait()
		require.Equal(t, make([]error, len(firsts)), failures)
		require.ElementsMatch(t, []int64{1, 4, 7, 10, 13, 16}, firsts)

		err := db.InTx(b.stranger, b.Client, func(tx *ent.Tx) error {
			_, err := program.NextSequence(b.stranger, tx, b.program.ID, 1)
			return err
		})
		require.ErrorIs(t, err, apperr.ErrNotFound)
	})
}
