package commission_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	domain "github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/testkit"
)

// A part that was taken back goes where its original goes: approved alone, the
// original would pay what was refunded; held alone, it would leave a debt for
// money that nobody got.
func TestReversalsGoWithTheirOriginal(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		one := b.earn(1000, domain.StatusPending, 0)
		part := b.reversal(t, one, 400, domain.StatusPending)

		rows, err := b.service.Hold(b.finance, ids(one), "looks odd")
		require.NoError(t, err)
		require.Len(t, rows, 1)
		held := domain.StatusOnHold
		require.Equal(t, []domain.Status{held, held}, b.states(one, part))
		require.Equal(t, "looks odd", b.lastChange(part).Reason)
		later := b.reversal(t, one, 100, domain.StatusPending)
		n, err := b.service.ReleaseDue(b.System(), 10)
		require.NoError(t, err)
		require.Zero(t, n)
		require.Equal(t, []domain.Status{held, held, domain.StatusPending}, b.states(one, part, later))
		b.Verify()

		_, err = b.service.Release(b.finance, ids(one))
		require.NoError(t, err)
		pending := domain.StatusPending
		require.Equal(t, []domain.Status{pending, pending, pending}, b.states(one, part, later))
		_, err = b.service.Approve(b.finance, ids(one))
		require.NoError(t, err)
		approved := domain.StatusApproved
		require.Equal(t, []domain.Status{approved, approved, approved}, b.states(one, part, later))
		require.Equal(t, "usr_finance", b.lastChange(later).Actor)

		_, err = b.service.Hold(b.finance, ids(part, one, later), "looks odd")
		require.NoError(t, err)
		require.Equal(t, []domain.Status{held, held, held}, b.states(one, part, later))
		last := b.reversal(t, one, 50, domain.StatusPending)
		_, err = b.service.Release(b.finance, ids(one))
		require.NoError(t, err)
		require.Equal(t, []domain.Status{approved, approved, approved, approved}, b.states(one, part, later, last))
		b.Verify()
	})
}
