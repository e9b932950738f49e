package conversion_test

import (
	"fmt"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/domain/tier"
	"github.com/rapporthq/rapport/internal/testkit"
)

// racers is how many do the same at once.
const racers = 8

// atOnce runs use so often at once; none may fail.
func atOnce(t *testing.T, use func(i int) error) {
	t.Helper()
	var wait sync.WaitGroup
	errs := make([]error, racers)
	for i := range racers {
		wait.Go(func() { errs[i] = use(i) })
	}
	wait.Wait()
	for _, err := range errs {
		require.NoError(t, err)
	}
}

// sum of what has a kind.
func (b *bundle) sum(kind commission.Kind) (count int, minor int64) {
	rows := b.Client.Commission.Query().Where(entcommission.KindEQ(kind)).AllX(b.System())
	for _, row := range rows {
		minor += row.AmountMinor
	}
	return len(rows), minor
}

func TestConversionsAtOnceNeverPassACap(t *testing.T) {
	t.Parallel()
	for name, set := range map[string]func(*commission.Caps){
		"§3.7 cap per customer": func(c *commission.Caps) { m := money.New(2550, "EUR"); c.PerCustomer = &m },
		"§3.7 cap per enrollment": func(c *commission.Caps) {
			c.PerPeriod = &commission.PeriodCap{Amount: money.New(2550, "EUR"), Period: commission.PeriodYear}
		},
		"§3.7 program budget": func(c *commission.Caps) {
			c.Budget = &commission.PeriodCap{Amount: money.New(2550, "EUR"), Period: commission.PeriodMonth}
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
				capped := percent("10")
				set(&capped.Terms.Caps)
				b := setup(t, d, capped)
				b.partner("ada")
				inputs := make([]conversion.RecordInput, racers)
				for i := range inputs {
					inputs[i] = b.input("sale", "cus-1", byCode("ada"))
				}
				atOnce(t, func(i int) error { return second(b.service.Record(b.admin, inputs[i])) })
				count, minor := b.sum(commission.KindEarned)
				require.Equal(t, racers, count)
				require.Equal(t, int64(2550), minor)
				b.unchanged()
			})
		})
	}
}

func TestConversionsAtOnceReachABonusOnce(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, premium(), steps(commission.BracketRetroactive, 3, "10", "20"))
		b.partner("ada")
		inputs := make([]conversion.RecordInput, racers)
		for i := range inputs {
			inputs[i] = b.input("sale", fmt.Sprint("cus-", i), byCode("ada"))
		}
		atOnce(t, func(i int) error { return second(b.service.Record(b.admin, inputs[i])) })
		count, minor := b.sum(commission.KindBonus)
		require.Equal(t, 1, count) // §3.5 each threshold pays once
		require.Equal(t, int64(5000), minor)
		count, minor = b.sum(commission.KindTopUp)
		require.Equal(t, 3, count) // §3.4 the first three are topped up once
		require.Equal(t, int64(3000), minor)
		b.unchanged()
	})
}

func TestOneConversionSubmittedAtOnceIsRecordedOnce(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, premium(), percent("10"))
		b.partner("ada")
		in := b.input("sale", "cus-1", byCode("ada"))
		in.IdempotencyKey = "once"
		atOnce(t, func(int) error { return second(b.service.Record(b.admin, in)) })
		require.Equal(t, 1, b.Client.Conversion.Query().CountX(b.System()))
		refund := b.refundInput(b.Client.Conversion.Query().OnlyX(b.System()), "30")
		refund.IdempotencyKey = "once"
		atOnce(t, func(int) error { return second(b.service.Refund(b.admin, refund)) })
		require.Len(t, b.lines(), 2)
		b.unchanged()
	})
}

// Everything that changes what a conversion earns, at once: whatever the order
// was, a replay in that order finds the same.
func TestEverythingAtOnceReplays(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, premium(), steps(commission.BracketRetroactive, 2, "10", "20"))
		ada, bob := b.partner("ada"), b.partner("bob")
		better := b.newPlan("Better", start.AddDate(-1, 0, 0), percent("30"))
		row := b.Client.Tier.Create().SetCreatedAt(start).SetProgramID(b.Program.ID).SetRank(2).SetName("Gold").
			SetWindow(tier.Window{Kind: tier.Lifetime}).SetRequirements([]tier.Requirement{}).SetBenefits([]string{}).
			SetPlanID(better.ID).SaveX(b.System())
		var sales []*ent.Conversion
		for i := range racers {
			sales = append(sales, b.record(b.input("sale", fmt.Sprint("cus-", i), byCode("ada"))))
		}
		inputs, refunds := make([]conversion.RecordInput, racers), make([]conversion.RefundInput, racers)
		for i := range racers {
			inputs[i], refunds[i] = b.input("sale", fmt.Sprint("cus-", i%3), byCode("ada")), b.refundInput(sales[i], "50")
		}
		atOnce(t, func(i int) error {
			switch i % 4 {
			case 0:
				return second(b.service.Record(b.admin, inputs[i]))
			case 1:
				return second(b.service.Refund(b.admin, refunds[i]))
			case 2:
				return second(b.service.CustomerAssign(b.admin, sales[i].CustomerID, shares(bob.ID, "100")))
			default:
				return b.moveTier(ada, row.ID)
			}
		})
		b.unchanged()
	})
}

// moveTier moves the partner now, as an evaluation would.
func (b *bundle) moveTier(p partner, tierID string) error {
	ctx := b.System()
	return db.InTx(ctx, b.Client, func(tx *ent.Tx) error {
		n, err := program.NextSequence(ctx, tx, b.Program.ID, 1)
		if err != nil {
			return err
		}
		return tx.TierMove.Create().SetCreatedAt(b.clock.Now()).SetProgramID(b.Program.ID).SetPartnerID(p.PartnerID).SetEnrollmentID(p.ID).
			SetToTierID(tierID).SetCause("PROMOTION").SetMetrics(tier.Metrics{}).SetActor("test").SetSequence(n).Exec(ctx)
	}, db.Repeatable())
}
