package conversion_test

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	entdispute "github.com/rapporthq/rapport/ent/dispute"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/testkit"
)

// bookSeeds chooses other lives than those that are always tried, as "1-500" or
// "77".
const bookSeeds = "RAPPORT_BOOK_SEEDS"

// seeds of the lives that are tried.
func seeds(t *testing.T) (from, to int) {
	t.Helper()
	from, to = 1, 8
	if text := os.Getenv(bookSeeds); text != "" {
		low, high, isRange := strings.Cut(text, "-")
		var err error
		from, err = strconv.Atoi(low)
		require.NoError(t, err)
		to = from
		if isRange {
			to, err = strconv.Atoi(high)
			require.NoError(t, err)
		}
	}
	return from, to
}

// Lives as those of TestWholeBooks, with more in them: minima and maxima, conditions
// on products and others, tax and shipping, plans of tiers, groups and links,
// disputes, and rates that are given late.
func TestWiderBooks(t *testing.T) {
	t.Parallel()
	from, to := seeds(t)
	for seed := from; seed <= to; seed++ {
		t.Run("seed "+strconv.Itoa(seed), func(t *testing.T) {
			t.Parallel()
			testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
				l := newLife(t, d, uint64(seed)) //nolint:gosec // Seeds are small.
				l.widenProgram()
				for range 45 {
					l.step()
				}
				l.check()
				l.giveAllBack()
				l.check()
				l.nothingLeft()
			})
		})
	}
}

// widenProgram makes everything that is made from now on wider.
func (l *life) widenProgram() {
	l.isWide = true
	long := start.AddDate(-2, 0, 0)
	update := l.Program.Update().SetExcludesTax(l.IntN(2) == 0).SetExcludesShipping(l.IntN(2) == 0)
	l.Program = update.SaveX(l.System())
	group := l.Client.Group.Create().SetCreatedAt(start).SetProgramID(l.Program.ID).SetName("Group").
		SetPlanID(l.newPlan("Group", long, l.plan()...).ID).SaveX(l.System())
	l.people[2].Update().SetGroupID(group.ID).ExecX(l.System())
	l.tier(l.people[0], 2, l.newPlan("Tier", long, l.plan()...), start.Add(-time.Duration(l.IntN(60))*24*time.Hour))
	if l.IntN(2) == 0 {
		l.people[l.IntN(3)].link.Update().SetPlanID(l.newPlan("Link", long, l.plan()...).ID).ExecX(l.System())
	}
	l.newVersion(l.bundle.plan, 2, l.clock.Now(), commission.AppliesToAll, l.plan()...)
	l.clock.Advance(time.Minute)
}

// widen adds bounds and conditions to terms.
func (l *life) widen(terms *commission.Terms) {
	if terms.Structure.Kind != commission.StructureBonus && terms.Unit == nil {
		if l.IntN(4) == 0 {
			terms.Min = l.euros(1 + l.Int64N(800))
		}
		if l.IntN(4) == 0 {
			terms.Max = l.euros(800 + l.Int64N(3000))
		}
	}
	if l.IntN(2) == 0 {
		return
	}
	group := commission.Condition{Match: pick(l, commission.MatchAll, commission.MatchAny)}
	for range 1 + l.IntN(2) {
		group.Conditions = append(group.Conditions, l.condition())
	}
	terms.Conditions = &group
}

func (l *life) condition() commission.Condition {
	compare := func(attribute string, operator commission.Operator, values ...string) commission.Condition {
		return commission.Condition{Attribute: attribute, Operator: operator, Values: values}
	}
	return pick(l,
		compare("conversion.productId", commission.OperatorIn, "p0", "p1"),
		compare("conversion.productId", commission.OperatorNE, "p0"),
		compare("conversion.category", commission.OperatorEQ, "c1"),
		compare("conversion.amount", commission.OperatorGTE, strconv.Itoa(l.IntN(200))),
		compare("conversion.currency", commission.OperatorNE, pick(l, "EUR", "USD", "GBP")),
		compare("conversion.sequence", commission.OperatorLTE, strconv.Itoa(1+l.IntN(4))),
		compare("customer.isNew", commission.OperatorEQ, pick(l, "true", "false")),
	)
}

// wideSale has parts in its amount.
func (l *life) wideSale(in *conversion.RecordInput) {
	cents := func(most int) *string { s := fmt.Sprintf("0.%02d", l.IntN(most)); return &s }
	whole := l.IntN(300)
	in.Amount.Amount = fmt.Sprintf("%d.99", whole)
	if l.IntN(2) == 0 {
		in.Tax = cents(99)
	}
	if l.IntN(2) == 0 {
		in.Shipping = text(fmt.Sprintf("%d.00", whole/2))
	}
	if l.IntN(3) == 0 {
		in.Customer.Email = text(fmt.Sprintf("office@company-%d.example", l.IntN(3)))
	}
	for range l.IntN(3) {
		in.Items = append(in.Items, conversion.ItemInput{
			ProductID: text(fmt.Sprint("p", l.IntN(4))), Category: text(fmt.Sprint("c", l.IntN(3))), Amount: fmt.Sprintf("%d.33", whole/3),
		})
	}
}

// dispute opens one of a conversion, or closes one that is open.
func (l *life) disputes() {
	open := l.Client.Dispute.Query().Where(entdispute.StatusEQ(commission.DisputeOpen)).Order(ent.Asc(entdispute.FieldSequence)).AllX(l.System())
	if len(open) > 0 && l.IntN(2) == 0 {
		one, outcome := pick(l, open...), pick(l, commission.DisputeWon, commission.DisputeLost)
		l.noted("dispute %s is %s", one.ExternalID, outcome)
		l.decided(one, outcome)
		return
	}
	if len(l.sales) == 0 {
		return
	}
	l.n++
	of, id := pick(l, l.sales...), fmt.Sprint("dispute-", l.n)
	if _, err := l.service.OpenDispute(l.admin, disputed(of, id)); err == nil {
		l.noted("%s of %s", id, of.ExternalID)
	}
}

// rateLate gives the currency without a rate one, which conversions get that have
// none.
func (l *life) rateLate() {
	if l.IntN(3) > 0 || l.isRated {
		return
	}
	l.isRated = true
	l.noted("a rate for GBP")
	_, err := l.service.SetRates(l.admin, l.Program.ID, []conversion.RateInput{{CurrencyCode: string(money.Currency("GBP")), Day: "2026-01-01", Rate: "1.1538"}})
	require.NoError(l.t, err)
}

// climb gives somebody another tier with a plan of its own.
func (l *life) climb() {
	p := pick(l, l.people...)
	rank := 3 + l.Client.Tier.Query().CountX(l.System())
	l.noted("%s climbs to tier %d", p.ID, rank)
	l.tier(p, rank, l.newPlan(fmt.Sprint("Tier ", rank), start.AddDate(-2, 0, 0), l.plan()...), l.clock.Now())
}

// submit has a partner's submission of a company accepted, or the protection of one
// extended.
func (l *life) submit() {
	rows := l.Client.Referral.Query().Where(entreferral.Source("SUBMISSION")).Order(ent.Asc(entreferral.FieldID)).AllX(l.System())
	if len(rows) == 0 || l.IntN(2) == 0 {
		who, email := pick(l, l.people...), fmt.Sprintf("boss@company-%d.example", l.IntN(3))
		l.noted("%s of %s is accepted", email, who.ID)
		l.submitted(who, email, "", 1+l.IntN(60))
		return
	}
	one := pick(l, rows...)
	until := one.ProtectedUntil.AddDate(0, 0, 1+l.IntN(30))
	l.noted("the protection of %s is extended until %s", one.ID, until.Format(time.DateTime))
	l.protect(one, referral.CauseExtended, *one.ProtectedFrom, until)
	one.Update().SetProtectedUntil(until).ExecX(l.System())
}
