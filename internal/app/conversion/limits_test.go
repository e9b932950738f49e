package conversion_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/testkit"
)

// §3.6: maxMonths is "counted from the customer's first commission of this
// incentive", whoever had it, while firstOnly and maxCount look at "this incentive,
// this customer, this enrollment".
func TestLimitsOfACustomerOfTwo(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		limits commission.Limits
		paid   []int64
	}{
		"maxMonths": {commission.Limits{MaxMonths: 1}, []int64{1000, 1000, 0}},
		"firstOnly": {commission.Limits{FirstOnly: true}, []int64{1000, 1000, 0}},
		"maxCount":  {commission.Limits{MaxCount: 2}, []int64{1000, 1000, 1000}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
				one := percent("10")
				one.Terms.Limits = c.limits
				b := setup(t, d, one)
				b.Program.Update().SetCreditScope("CONVERSION").ExecX(b.System())
				b.partner("ada")
				b.partner("bob")
				var paid []int64
				for i, code := range []string{"ada", "bob", "bob"} {
					b.clock.Advance(20 * 24 * time.Hour * time.Duration(min(i, 1)))
					paid = append(paid, b.paid(b.record(b.input("sale", "cus-1", byCode(code)))))
				}
				require.Equal(t, c.paid, paid)
				b.unchanged()
			})
		})
	}
}

// §3.6: "A line counts for maxCount and firstOnly if its amount is above 0 and it is
// not fully reversed." A bonus counts for neither, so that one that is lost gives
// nothing back.
func TestALostBonusLeavesNoRoomUnderALimit(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		bonus, first := premium(), percent("10")
		bonus.Terms.Structure.Bonus.Thresholds[0] = commission.Threshold{At: 1, Amount: money.New(500, "EUR")}
		first.Key, first.Terms.Limits.FirstOnly = bonus.Key, true
		b := setup(t, d, bonus)
		b.partner("ada")
		b.refundAll(b.sells("cus-1"), "")
		b.clock.Advance(time.Hour)
		b.newVersion(b.plan, 2, b.clock.Now(), commission.AppliesToAll, first)
		for _, paid := range []int64{1000, 0} {
			b.clock.Advance(time.Hour)
			require.Equal(t, paid, b.paid(b.record(b.input("sale", "cus-1", byCode("ada")))))
		}
		b.unchanged()
	})
}
