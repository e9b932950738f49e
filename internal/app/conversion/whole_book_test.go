package conversion_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/testkit"
)

// Whole lives of programs, made at random: whatever happens, the book balances,
// a replay finds the same, credits are whole, caps hold, repeats change nothing,
// and what is given back in full ends at nothing. The seed is in the name of the
// test that fails: RAPPORT_BOOK_SEEDS=<seed> tries it again.
func TestWholeBooks(t *testing.T) {
	t.Parallel()
	from, to := seeds(t)
	for seed := from; seed <= to; seed++ {
		t.Run("seed "+strconv.Itoa(seed), func(t *testing.T) {
			t.Parallel()
			testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
				l := newLife(t, d, uint64(seed)) //nolint:gosec // Seeds are small.
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

// life is a program on its way, and what has happened.
type life struct {
	*bundle
	*rand.Rand
	people  []partner
	records []conversion.RecordInput
	sales   []*ent.Conversion
	refunds []conversion.RefundInput
	runs    []*ent.PayoutRun
	log     []string
	oracle  *oracle
	// isWide makes lives with more in them, and isRated is whether the late rate was
	// given.
	isWide, isRated bool
}

func newLife(t *testing.T, d *testkit.Database, seed uint64) *life {
	t.Helper()
	l := &life{Rand: rand.New(rand.NewPCG(seed, seed))} //nolint:gosec // Repeatable on purpose.
	l.bundle = setup(t, d, l.plan()...)
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("seed %d:\n%s", seed, strings.Join(l.log, "\n"))
		}
	})
	for _, name := range []string{"ada", "bob", "cyd"} {
		p := l.partner(name)
		l.Pay(p.Enrollment, "EUR")
		l.Pay(p.Enrollment, "USD")
		l.people = append(l.people, p)
	}
	own := l.newPlan("Own", start.AddDate(-2, 0, 0), l.plan()...)
	l.people[1].Update().SetPlanID(own.ID).ExecX(l.System())
	l.Client.ExchangeRate.Create().SetCreatedAt(start).SetProgramID(l.Program.ID).SetCurrency("USD").SetDay("2025-01-01").
		SetRate("0.9123").SetSource("test").ExecX(l.System())
	update := l.Program.Update().SetHoldDays(l.IntN(20)).
		SetAttributionModel(pick(l, attribution.ModelLast, attribution.ModelLinear, attribution.ModelPosition))
	if l.IntN(4) == 0 {
		update.SetCreditScope(attribution.ScopeConversion)
	}
	l.Program = update.SaveX(l.System())
	l.oracle = newOracle(l)
	return l
}

func pick[T any](l *life, from ...T) T { return from[l.IntN(len(from))] }

// plan is two to five incentives of any sort.
func (l *life) plan() []commission.Incentive {
	var list []commission.Incentive
	for i := range 2 + l.IntN(4) {
		list = append(list, l.incentive(fmt.Sprintf("k%d", i)))
	}
	return append(list, l.forRecruiters())
}

func (l *life) incentive(key string) commission.Incentive {
	one := commission.Incentive{Key: key, Trigger: pick(l, "sale", "sale", "sale", "lead", "stage:meeting", "stage:won")}
	terms := &one.Terms
	switch l.IntN(7) {
	case 0:
		terms.Structure = commission.Structure{Kind: commission.StructureFlat, Flat: l.euros(1 + l.Int64N(2000))}
	case 1:
		terms.Structure = commission.Structure{Kind: commission.StructurePercent, Rate: money.Rate(1 + l.Int64N(500_000))}
	case 2, 3, 4:
		terms.Structure = commission.Structure{Kind: commission.StructureBrackets, Brackets: l.brackets()}
	case 5:
		terms.Structure = commission.Structure{Kind: commission.StructureBonus, Bonus: l.bonus()}
	default:
		terms.Structure.Kind = commission.StructureFlat
		terms.Unit = &commission.Unit{Kind: commission.UnitPoints, Name: "Points", Quantity: 1 + l.Int64N(20)}
	}
	kind := terms.Structure.Kind
	isMoney := terms.Unit == nil
	if isMoney && l.IntN(3) == 0 {
		terms.Caps.PerCustomer = l.euros(500 + l.Int64N(5000))
	}
	if isMoney && l.IntN(3) == 0 {
		terms.Caps.PerPeriod = &commission.PeriodCap{Amount: *l.euros(500 + l.Int64N(8000)), Period: l.period()}
	}
	if isMoney && l.IntN(3) == 0 {
		terms.Caps.Budget = &commission.PeriodCap{Amount: *l.euros(500 + l.Int64N(12000)), Period: l.period()}
	}
	if kind != commission.StructureBonus && l.IntN(5) == 0 {
		terms.Limits = pick(l, commission.Limits{FirstOnly: true}, commission.Limits{MaxCount: 2}, commission.Limits{MaxMonths: 1})
	}
	if kind != commission.StructureBonus && isMoney && l.IntN(4) == 0 {
		terms.ExclusiveGroup = "one"
	}
	if l.IntN(4) == 0 {
		days := l.IntN(40)
		terms.HoldDays = &days
	}
	if l.isWide {
		l.widen(terms)
	}
	if len(terms.Problems()) > 0 {
		return l.incentive(key) // Not every mixture may be saved.
	}
	return one
}

func (l *life) forRecruiters() commission.Incentive {
	one := commission.Incentive{Key: "recruiter", Trigger: commission.TriggerCommissionEarned}
	one.Terms.Structure = commission.Structure{Kind: commission.StructurePercent, Rate: money.Rate(1 + l.Int64N(300_000))}
	if l.IntN(2) == 0 {
		one.Terms.Caps.PerPeriod = &commission.PeriodCap{Amount: *l.euros(100 + l.Int64N(1000)), Period: l.period()}
	}
	if l.IntN(2) == 0 {
		one.Terms.Limits.MaxMonths = 1
	}
	return one
}

func (l *life) euros(minor int64) *money.Money { m := money.New(minor, "EUR"); return &m }

func (l *life) period() commission.Period {
	return pick(l, commission.PeriodMonth, commission.PeriodQuarter, commission.PeriodYear, commission.PeriodLifetime)
}

func (l *life) brackets() *commission.Brackets {
	b := &commission.Brackets{
		Mode:    pick(l, commission.BracketGraduated, commission.BracketForward, commission.BracketRetroactive, commission.BracketRetroactive),
		Measure: pick(l, commission.MeasureCount, commission.MeasureRevenue), Period: l.period(),
	}
	bound := int64(0)
	for i := range 3 {
		one := commission.Bracket{Rate: money.Rate(l.Int64N(400_000))}
		if b.Measure == commission.MeasureCount && l.IntN(3) == 0 {
			one = commission.Bracket{Flat: l.euros(l.Int64N(1500))}
		}
		if b.Measure == commission.MeasureCount {
			bound += 1 + l.Int64N(3)
		} else {
			bound += 1000 + l.Int64N(30_000)
		}
		if i < 2 {
			upTo := bound
			one.UpTo = &upTo
		}
		b.Brackets = append(b.Brackets, one)
	}
	return b
}

func (l *life) bonus() *commission.Bonus {
	b := &commission.Bonus{Measure: pick(l, commission.MeasureCount, commission.MeasureRevenue), Period: l.period()}
	unit := int64(1)
	if b.Measure == commission.MeasureRevenue {
		unit = 7000
	}
	first := (1 + l.Int64N(3)) * unit
	b.Thresholds = []commission.Threshold{{At: first, Amount: *l.euros(1 + l.Int64N(900))}, {At: first + 2*unit, Amount: *l.euros(1 + l.Int64N(900))}}
	if l.IntN(2) == 0 {
		b.Every = &commission.Threshold{At: 2 * unit, Amount: *l.euros(1 + l.Int64N(300))}
	}
	return b
}

// step lets some time pass and something happen.
func (l *life) step() {
	if l.IntN(6) > 0 { // Now and then the clock stands still.
		l.clock.Advance(time.Duration(1+l.IntN(60)) * time.Hour)
	}
	moves := []func(){
		l.sell, l.sell, l.sell, l.sell, l.sellSome, l.clicks, l.giveBack, l.giveBack, l.again, l.assign, l.assignCustomer,
		l.assignOpen, l.decideCommissions, l.due, l.due, l.payOut, l.settleRun, l.recruit, l.newTerms, l.ban, l.advance, l.advance,
	}
	if l.isWide {
		moves = append(moves, l.disputes, l.disputes, l.rateLate, l.climb, l.submit, l.submit)
	}
	pick(l, moves...)()
	l.oracle.follow()
}

func (l *life) noted(format string, args ...any) {
	l.log = append(l.log, l.clock.Now().Format(time.DateTime)+" "+fmt.Sprintf(format, args...))
}

// sale is a conversion of somebody, some time ago.
func (l *life) sale() conversion.RecordInput {
	in := l.input(pick(l, "sale", "sale", "sale", "lead", "attendance"), fmt.Sprint("cus-", l.IntN(4)))
	currency := pick(l, "EUR", "EUR", "EUR", "EUR", "USD", "GBP")
	in.Amount = &money.Input{Amount: fmt.Sprintf("%d.%02d", l.IntN(300), l.IntN(100)), CurrencyCode: currency}
	at := l.clock.Now()
	if l.IntN(3) == 0 {
		at = at.Add(-time.Duration(l.IntN(40*24)) * time.Hour)
	}
	in.OccurredAt = &at
	switch l.IntN(4) {
	case 0, 1:
		in.Code = text(pick(l, "ada", "bob", "cyd"))
	case 2:
		in.VisitorID = text(fmt.Sprint("vis_", l.IntN(5)))
	}
	if l.isWide {
		l.wideSale(&in)
	}
	return in
}

func (l *life) sell() {
	in := l.sale()
	l.noted("record %s of %s %s: %s %s at %s code %v", in.ExternalID, in.Customer.ExternalID, in.Type, in.Amount.Amount, in.Amount.CurrencyCode,
		in.OccurredAt.Format(time.DateTime), in.Code != nil)
	l.records, l.sales = append(l.records, in), append(l.sales, l.record(in))
}

func (l *life) sellSome() {
	list := []conversion.RecordInput{l.sale(), l.sale(), l.sale()}
	l.noted("record a batch of %s to %s", list[0].ExternalID, list[2].ExternalID)
	out, err := l.service.RecordBatch(l.admin, list)
	require.NoError(l.t, err)
	for i, one := range out {
		require.Empty(l.t, one.Errors)
		l.records, l.sales = append(l.records, list[i]), append(l.sales, one.Recorded.Conversion)
	}
}

func (l *life) clicks() {
	p, visitor := pick(l, l.people...), fmt.Sprint("vis_", l.IntN(5))
	l.noted("%s of %s clicks", visitor, p.ID)
	l.click(p, visitor, l.clock.Now().Add(-time.Duration(l.IntN(100))*time.Hour))
}

func (l *life) giveBack() {
	if len(l.sales) == 0 {
		return
	}
	l.refundPart(pick(l, l.sales...), l.IntN(3) == 0)
}

// refundPart refunds what is left of a conversion, or a part of it.
func (l *life) refundPart(of *ent.Conversion, all bool) {
	left, refunds := of.AmountMinor, of.QueryRefunds().AllX(l.System())
	for _, r := range refunds {
		left -= r.AmountMinor
	}
	if left <= 0 && (of.AmountMinor > 0 || len(refunds) > 0) {
		return
	}
	in := l.refundInput(of, "")
	if !all && left > 1 {
		in.Amount = &money.Input{Amount: money.New(1+l.Int64N(left), of.Currency).Amount(), CurrencyCode: string(of.Currency)}
	}
	l.noted("refund %s of %s, all: %v", in.ExternalID, of.ExternalID, in.Amount == nil)
	out, err := l.service.Refund(l.admin, in)
	require.NoError(l.t, err)
	require.False(l.t, out.Repeated)
	l.refunds = append(l.refunds, in)
}

// again repeats what was submitted; nothing may change.
func (l *life) again() {
	before := l.written()
	if len(l.records) > 0 {
		out, err := l.service.Record(l.admin, pick(l, l.records...))
		require.NoError(l.t, err)
		require.True(l.t, out.Repeated)
	}
	if len(l.refunds) > 0 {
		out, err := l.service.Refund(l.admin, pick(l, l.refunds...))
		require.NoError(l.t, err)
		require.True(l.t, out.Repeated)
	}
	require.Equal(l.t, before, l.written())
}

// written counts what a repeat could add.
func (l *life) written() [5]int {
	ctx := l.System()
	return [5]int{
		l.Client.Commission.Query().CountX(ctx), l.Client.Decision.Query().CountX(ctx), l.Client.Posting.Query().CountX(ctx),
		l.Client.Event.Query().CountX(ctx), l.Client.IncentiveTotal.Query().CountX(ctx),
	}
}

// credits are a split among some, all for one, or nobody's.
func (l *life) credits() conversion.AssignInput {
	a, b := pick(l, l.people...).ID, l.people[0].ID
	switch {
	case l.IntN(8) == 0:
		return shares()
	case a != b && l.IntN(2) == 0:
		return shares(a, "33.3333", b, "66.6667")
	default:
		return shares(a, "100")
	}
}

func (l *life) assign() {
	if len(l.sales) == 0 {
		return
	}
	of, in := pick(l, l.sales...), l.credits()
	l.noted("assign %s to %v", of.ExternalID, in.Credits)
	_, err := l.service.Assign(l.admin, of.ID, in)
	require.NoError(l.t, err)
}

func (l *life) assignCustomer() {
	if len(l.sales) == 0 {
		return
	}
	of, in := pick(l, l.sales...), l.credits()
	l.noted("assign the customer of %s to %v", of.ExternalID, in.Credits)
	_, err := l.service.CustomerAssign(l.admin, of.CustomerID, in)
	require.NoError(l.t, err)
}

// assignOpen gives everything that is nobody's to somebody.
func (l *life) assignOpen() {
	var ids []string
	for _, of := range l.sales {
		ids = append(ids, of.ID)
	}
	decisions, err := l.service.CurrentDecisions(l.admin, ids)
	require.NoError(l.t, err)
	ids = slices.DeleteFunc(ids, func(id string) bool { return decisions[id].IsAttributed })
	if len(ids) == 0 {
		return
	}
	in := shares(pick(l, l.people...).ID, "100")
	l.noted("assign %d open ones to %v", len(ids), in.Credits)
	_, err = l.service.AssignMany(l.admin, ids, in)
	require.NoError(l.t, err)
}

// commissions in a state, but for parts that are taken back.
func (l *life) standing(in ...commission.Status) []*ent.Commission {
	return l.Client.Commission.Query().Where(entcommission.StatusIn(in...), entcommission.OriginalIDIsNil()).
		Order(ent.Asc(entcommission.FieldID)).AllX(l.System())
}

// giveAllBack refunds every conversion in full.
func (l *life) giveAllBack() {
	l.clock.Advance(time.Hour)
	for _, of := range l.sales {
		l.refundPart(of, true)
	}
	l.oracle.follow()
}
