package conversion_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	appcommission "github.com/rapporthq/rapport/internal/app/commission"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/app/payout"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// §2.7: "Unpaid commissions of the old credits are reversed and new ones made; paid
// ones never move." A row that is in a payout while credit is moved stands; if the
// payout is given up, it was not paid after all: it goes back, and the partner has
// what its share is worth now.
func TestWhoseRowComesBackHasWhatItsShareEarns(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		moves func(ada, bob string) []conversion.AssignInput
		back  func(ada, bob string) []line
	}{
		"another share": {
			func(ada, bob string) []conversion.AssignInput {
				return []conversion.AssignInput{shares(ada, "25", bob, "75")}
			},
			func(ada, bob string) []line {
				return []line{
					{bob, commission.KindEarned, commission.StatusPending, 750},
					{ada, commission.KindEarned, commission.StatusPending, 250},
					{ada, commission.KindReversal, commission.StatusReversed, -1000},
				}
			},
		},
		"away, and back with another share": {
			func(ada, bob string) []conversion.AssignInput {
				return []conversion.AssignInput{shares(bob, "100"), shares(ada, "25", bob, "75")}
			},
			func(ada, bob string) []line {
				return []line{
					{bob, commission.KindEarned, commission.StatusReversed, 1000},
					{bob, commission.KindEarned, commission.StatusPending, 750},
					{bob, commission.KindReversal, commission.StatusReversed, -1000},
					{ada, commission.KindEarned, commission.StatusPending, 250},
					{ada, commission.KindReversal, commission.StatusReversed, -1000},
				}
			},
		},
		"away, and back with the same": {
			func(ada, bob string) []conversion.AssignInput {
				return []conversion.AssignInput{shares(bob, "100"), shares(ada, "100")}
			},
			func(_, bob string) []line {
				return []line{
					{bob, commission.KindEarned, commission.StatusReversed, 1000},
					{bob, commission.KindReversal, commission.StatusReversed, -1000},
				}
			},
		},
		"away": {
			func(_, bob string) []conversion.AssignInput { return []conversion.AssignInput{shares(bob, "100")} },
			func(ada, bob string) []line {
				return []line{
					{bob, commission.KindEarned, commission.StatusPending, 1000},
					{ada, commission.KindReversal, commission.StatusReversed, -1000},
				}
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
				b := setup(t, d)
				ada, bob := b.partner("ada"), b.partner("bob")
				b.Pay(ada.Enrollment, "EUR")
				sale := b.sells("cus-1")
				b.clock.Advance(31 * 24 * time.Hour)
				_, err := appcommission.New(b.Client, b.clock).ReleaseDue(b.System(), 10)
				require.NoError(t, err)
				payouts, finance := payout.New(b.Client, b.clock, b.service, payout.Writers{}), b.Member("fin", viewer.Finance)
				run, err := payouts.RunCreate(finance, payout.RunCreateInput{ProgramID: b.Program.ID, IdempotencyKey: "one"})
				require.NoError(t, err)
				for _, in := range c.moves(ada.ID, bob.ID) {
					b.clock.Advance(time.Hour)
					_, err = b.service.Assign(b.admin, sale, in)
					require.NoError(t, err)
				}
				require.Equal(t, line{ada.ID, commission.KindEarned, commission.StatusInPayout, 1000}, b.lines()[0])
				b.clock.Advance(time.Hour)
				_, err = payouts.RunCancel(finance, run.ID)
				require.NoError(t, err)
				require.ElementsMatch(t, c.back(ada.ID, bob.ID), b.lines()[1:])
				b.unchanged()
			})
		})
	}
}

// §2.7, §3.5: a bonus that was in a payout while the conversion that reached it was
// moved away goes back, too, if it comes back.
func TestABonusThatComesBackGoesWithItsConversion(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, premium())
		ada, bob := b.partner("ada"), b.partner("bob")
		b.Pay(ada.Enrollment, "EUR")
		b.sells("cus-1")
		second := b.sells("cus-2")
		b.clock.Advance(31 * 24 * time.Hour)
		_, err := appcommission.New(b.Client, b.clock).ReleaseDue(b.System(), 10)
		require.NoError(t, err)
		run := b.payOut("one", false)
		b.move(second, bob)
		require.Equal(t, []line{{ada.ID, commission.KindBonus, commission.StatusInPayout, 5000}}, b.lines())
		b.clock.Advance(time.Hour)
		_, err = payout.New(b.Client, b.clock, b.service, payout.Writers{}).RunCancel(b.Member("fin", viewer.Finance), run.ID)
		require.NoError(t, err)
		require.Equal(t, []line{
			{ada.ID, commission.KindBonus, commission.StatusReversed, 5000},
			{ada.ID, commission.KindReversal, commission.StatusReversed, -5000},
		}, b.lines())
		b.unchanged()
		b.record(b.input("sale", "cus-3", byCode("ada"), at(start.Add(9*time.Hour))))
		require.Equal(t, line{ada.ID, commission.KindBonus, commission.StatusPending, 5000}, b.lines()[2], "it is reached again")
		b.unchanged()
	})
}
