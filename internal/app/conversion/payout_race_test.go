package conversion_test

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	entpayout "github.com/rapporthq/rapport/ent/payout"
	"github.com/rapporthq/rapport/ent/payoutline"
	appcommission "github.com/rapporthq/rapport/internal/app/commission"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/app/payout"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// Refunds and disputes come in while runs are made, sent, given up and settled:
// whoever was first, the book balances, no row is in two live payouts, each payout
// is the sum of its rows, and what was refunded in full earned nothing in the end.
func TestRefundsWhilePayoutsAreMadeAndSent(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		var sales []*ent.Conversion
		for i, name := range []string{"ada", "ben", "cyd"} {
			p := b.partner(name)
			b.Pay(p.Enrollment, "EUR")
			for j := range 6 {
				sales = append(sales, b.record(b.input("sale", fmt.Sprint("c", i, j), byCode(name), at(start.AddDate(0, 0, -60)))))
			}
		}
		b.clock.Advance(time.Minute)
		_, err := appcommission.New(b.Client, b.clock).ReleaseDue(b.System(), 100)
		require.NoError(t, err)
		b.clock.Advance(time.Minute)

		payouts := payout.New(b.Client, b.clock, b.service, payout.Writers{})
		finance, owner := b.Member("fin", viewer.Finance), b.Member("ann", viewer.Owner)
		mistake := func(err error) bool {
			_, isMistake := apperr.List(err)
			require.True(t, err == nil || isMistake, "%v", err)
			return isMistake
		}
		settle := func(i int) {
			run, err := payouts.RunCreate(finance, payout.RunCreateInput{ProgramID: b.Program.ID, IdempotencyKey: fmt.Sprint("run ", i)})
			if mistake(err) {
				return // nothing was left to pay
			}
			if i%3 == 0 {
				_, err = payouts.RunCancel(finance, run.ID)
				mistake(err)
				return
			}
			_, err = payouts.RunApprove(owner, run.ID)
			mistake(err)
			_, err = payouts.RunSubmit(finance, run.ID)
			mistake(err)
			for j, id := range b.Client.Payout.Query().Where(entpayout.RunID(run.ID)).IDsX(b.System()) {
				if j%2 == 0 {
					_, _, err = payouts.MarkPaid(finance, []string{id})
				} else {
					_, _, err = payouts.MarkFailed(finance, id, "Account closed.")
				}
				mistake(err)
			}
		}
		refunds := refundsOf(b, sales)
		var wait sync.WaitGroup
		begin := make(chan struct{})
		for i := range 4 {
			wait.Go(func() { <-begin; settle(i) })
		}
		for i := range sales {
			wait.Go(func() { <-begin; refunds(i) })
		}
		close(begin)
		wait.Wait()

		b.sound()
		live := map[string]bool{}
		sums := map[string]int64{}
		for _, line := range b.Client.PayoutLine.Query().WithCommission().AllX(b.System()) {
			if line.IsLive {
				require.False(t, live[line.CommissionID], "no row is in two live payouts")
				live[line.CommissionID] = true
			}
			sums[line.PayoutID] += line.Edges.Commission.AmountMinor
		}
		for _, p := range b.Client.Payout.Query().AllX(b.System()) {
			require.Equal(t, sums[p.ID], p.AmountMinor, "each payout is the sum of its rows")
		}
		require.Equal(t, len(live), b.Client.PayoutLine.Query().Where(payoutline.IsLive(true)).CountX(b.System()))
		left := map[string]int64{}
		for _, row := range b.Client.Commission.Query().AllX(b.System()) {
			left[*row.ConversionID] += row.AmountMinor
			isIn := row.Status == commission.StatusInPayout || row.Status == commission.StatusPaid
			require.Equal(t, isIn, live[row.ID], "%s is %s", row.ID, row.Status)
		}
		for i, of := range sales {
			require.Equal(t, []int64{0, 500, 1000}[i%3], left[of.ID], "sale %d", i)
		}
	})
}

// refundsOf gives back all of every third sale and half of the next; the others are
// disputed, and the dispute is won.
func refundsOf(b *bundle, sales []*ent.Conversion) func(i int) {
	inputs := make([]conversion.RefundInput, len(sales))
	for i, of := range sales {
		inputs[i] = b.refundInput(of, []string{"100", "50", ""}[i%3])
	}
	return func(i int) {
		if i%3 < 2 {
			_, err := b.service.Refund(b.admin, inputs[i])
			require.NoError(b.t, err)
			return
		}
		opened, err := b.service.OpenDispute(b.admin, disputed(sales[i], fmt.Sprint("dp_", i)))
		require.NoError(b.t, err)
		_, err = b.service.CloseDispute(b.admin, opened.Dispute.ID, commission.DisputeWon)
		require.NoError(b.t, err)
	}
}
