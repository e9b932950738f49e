package commission_test

import (
	"slices"
	"strconv"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// book is what a use case keeps, in its simplest form: what was earned counts for
// limits, totals and caps of what comes after, and refunds take back from all.
type book struct {
	settings   commission.Settings
	location   *time.Location
	incentives []commission.Incentive
	recruiters map[string]string
	history    commission.History
	totals     commission.Totals
	firsts     map[string]time.Time
	sales      map[string]*recorded
	lines      []*kept
}

// recorded is a conversion with what was measured of it.
type recorded struct {
	in       commission.Input
	refunds  []int64
	explains []commission.Explanation
	measured []commission.Measured
}

// kept is a line as it stands.
type kept struct {
	commission.Line
	id, name       string
	source         *kept
	status         commission.Status
	reversed       int64
	programMinor   int64
	quantity       int64
	refundedBefore int64
}

func newBook() *book {
	return &book{
		recruiters: map[string]string{}, history: commission.History{}, totals: commission.Totals{},
		firsts: map[string]time.Time{}, sales: map[string]*recorded{},
	}
}

// refundsOf is what was given back of a conversion.
func (r *recorded) refundsOf() commission.Refunds {
	return commission.Refunds{Refundable: r.in.Conversion.Amount, AmountsMinor: r.refunds}
}

// only is what the rules asked for, so that a key they forgot is missed.
func (b *book) only(keys []commission.TotalKey) commission.Totals {
	out := commission.Totals{}
	for _, key := range keys {
		if total, ok := b.totals[key]; ok {
			out[key] = total
		}
	}
	return out
}

// record computes and keeps a conversion, and returns every line that it made.
func (b *book) record(name string, in commission.Input) (commission.Result, []*kept) {
	in.Settings, in.Location, in.History = b.settings, b.location, b.past(in)
	in.Totals = b.only(commission.Needs(in))
	result := commission.Compute(in)
	sale := &recorded{in: in, measured: result.Measured, explains: result.Unpaid}
	b.sales[name] = sale
	var made []*kept
	for _, line := range result.Lines {
		made = append(made, b.keep(name, line, nil))
		sale.explains = append(sale.explains, line.Explanation)
	}
	for _, line := range result.Lines {
		if line.Rise != nil {
			made = append(made, b.topUp(name, line)...)
		}
	}
	for _, m := range result.Measured {
		b.measure(m, m.Count, m.Minor)
	}
	for _, one := range slices.Clone(made) {
		made = append(made, b.recruit(one)...)
	}
	return result, made
}

// measure adds to a total.
func (b *book) measure(m commission.Measured, count, minor int64) {
	total := b.totals[m.Key]
	total.Count += count
	total.Minor += minor
	if total.LastAt == nil || m.At.After(*total.LastAt) {
		total.LastAt = &m.At
	}
	b.totals[m.Key] = total
}

// earned adds to the totals that caps compare with.
func (b *book) earned(one *kept, minor int64) {
	in := b.sales[one.name].in
	one.programMinor += minor
	for _, key := range commission.EarnedKeys(one.IncentiveKey, one.EnrollmentID, in.Customer.ID, in.Conversion.OccurredAt, b.location) {
		total := b.totals[key]
		total.Minor += minor
		b.totals[key] = total
	}
}

// bonusKey is the total that knows which thresholds a line's enrollment has.
func bonusKey(line commission.Line) commission.TotalKey {
	return commission.TotalKey{
		IncentiveKey: line.IncentiveKey, Kind: commission.TotalBonus, ScopeID: line.EnrollmentID, Period: line.Period,
	}
}

// past is what limits look at: counts of the enrollment, and the customer's first
// commission, whoever had it.
func (b *book) past(in commission.Input) commission.History {
	out := commission.History{}
	for _, e := range in.Enrollments {
		for _, i := range e.Incentives {
			key := commission.HistoryKey{IncentiveKey: i.Key, CustomerID: in.Customer.ID}
			firstAt := b.history[key].FirstAt
			key.EnrollmentID = e.ID
			out[key] = commission.Past{Counted: b.history[key].Counted, FirstAt: firstAt}
		}
	}
	return out
}

func (b *book) keep(name string, line commission.Line, source *kept) *kept {
	one := &kept{Line: line, id: strconv.Itoa(len(b.lines)), name: name, source: source, status: commission.StatusPending}
	for _, minor := range b.sales[name].refunds {
		one.refundedBefore += minor
	}
	b.lines = append(b.lines, one)
	if line.ProgramAmount != nil {
		b.earned(one, line.ProgramAmount.Minor)
	}
	in := b.sales[name].in
	if line.Counts() {
		key := commission.HistoryKey{IncentiveKey: line.IncentiveKey, CustomerID: in.Customer.ID, EnrollmentID: line.EnrollmentID}
		past := b.history[key]
		past.Counted++
		b.history[key] = past
		key.EnrollmentID = ""
		if past = b.history[key]; past.FirstAt == nil || in.Conversion.OccurredAt.Before(*past.FirstAt) {
			past.FirstAt = &in.Conversion.OccurredAt
		}
		b.history[key] = past
	}
	if at, ok := commission.ThresholdOf(line.Part); ok {
		total := b.totals[bonusKey(line)]
		total.Paid = append(slices.Clone(total.Paid), at)
		b.totals[bonusKey(line)] = total
	}
	return one
}

// topUp gives the earlier conversions of a period what a higher bracket pays.
func (b *book) topUp(name string, line commission.Line) []*kept {
	in := commission.TopUpInput{
		Rise: *line.Rise, EnrollmentID: line.EnrollmentID, PlanID: line.PlanID, PlanVersionID: line.PlanVersionID,
		Hold: *line.Explanation.Hold, Settings: b.settings, Location: b.location,
	}
	in.Incentive = b.incentives[slices.IndexFunc(b.incentives, func(i commission.Incentive) bool { return i.Key == line.IncentiveKey })]
	for _, one := range b.lines {
		isEarlier := one.name != name && one.Kind == commission.KindEarned && one.IncentiveKey == line.IncentiveKey
		if !isEarlier || one.EnrollmentID != line.EnrollmentID || one.Period != line.Period {
			continue
		}
		sale := b.sales[one.name]
		earlier := commission.Earlier{
			ConversionID: one.name, CustomerID: sale.in.Customer.ID, OccurredAt: sale.in.Conversion.OccurredAt,
			ProgramAmount: sale.in.Conversion.ProgramAmount, Refunds: sale.refundsOf(), Base: *one.Explanation.Base,
			Credit: one.Explanation.Credit,
		}
		for _, other := range b.lines {
			if other.name == one.name && other.IncentiveKey == one.IncentiveKey && other.EnrollmentID == one.EnrollmentID {
				earlier.Lines = append(earlier.Lines, money.New(other.Amount.Minor-other.reversed, other.Amount.Currency))
			}
		}
		in.Earlier = append(in.Earlier, earlier)
	}
	in.Totals = b.only(commission.NeedsTopUp(in))
	var made []*kept
	for _, extra := range commission.TopUps(in) {
		made = append(made, b.keep(extra.ConversionID, extra, nil))
	}
	return made
}

// recruit gives the recruiter its part of a commission.
func (b *book) recruit(one *kept) []*kept {
	in := b.sales[one.name].in
	at := in.Conversion.OccurredAt
	first, known := b.firsts[one.EnrollmentID]
	if one.Amount.Sign() > 0 && (!known || at.Before(first)) {
		b.firsts[one.EnrollmentID] = at
	}
	recruiter, ok := b.recruiters[one.EnrollmentID]
	if !ok {
		return nil
	}
	input := commission.RecruitInput{
		Commission: commission.Recruited{
			ID: one.id, EnrollmentID: one.EnrollmentID, Kind: one.Kind, Amount: one.Amount, ReleaseAt: one.ReleaseAt,
		},
		Conversion: in.Conversion, Customer: in.Customer, Settings: b.settings, Location: b.location,
		Recruiter: commission.Enrollment{ID: recruiter, Incentives: b.incentives},
	}
	if known {
		input.FirstAt = &first
	}
	input.Totals = b.only(commission.NeedsRecruit(input))
	lines, _ := commission.Recruit(input)
	var made []*kept
	for _, line := range lines {
		made = append(made, b.keep(one.name, line, one))
	}
	return made
}

// refund takes back what a refund takes back, everywhere.
func (b *book) refund(t require.TestingT, name string, minor int64, at time.Time) []undone {
	sale := b.sales[name]
	before := sale.refundsOf()
	sale.refunds = append(sale.refunds, minor)
	after := sale.refundsOf()
	after.At = at
	var list []*kept
	for _, one := range b.lines {
		if one.name == name {
			list = append(list, one)
		}
	}
	rows := b.undo(t, list, commission.Reverse(reversibles(list), after))
	for _, m := range sale.measured {
		old, left := m.Net(before), m.Net(after)
		b.measure(m, left.Count-old.Count, left.Minor-old.Minor)
		rows = append(rows, b.lose(t, m.Key, at)...)
	}
	for _, one := range b.lines {
		if one.source == nil {
			continue
		}
		line := commission.RecruiterLine{Line: reversibles([]*kept{one})[0], Source: one.source.Amount, SourceReversedMinor: one.source.reversed}
		rows = append(rows, b.undo(t, []*kept{one}, commission.ReverseRecruited([]commission.RecruiterLine{line}, at))...)
	}
	return rows
}

// lose takes back bonuses whose total fell.
func (b *book) lose(t require.TestingT, key commission.TotalKey, at time.Time) []undone {
	var list []*kept
	total := int64(0)
	for _, one := range b.lines {
		if one.Kind != commission.KindBonus || one.IncentiveKey != key.IncentiveKey || one.EnrollmentID != key.ScopeID || one.Period != key.Period {
			continue
		}
		list = append(list, one)
		total = b.totals[key].Count
		if one.Explanation.Total.Measure == commission.MeasureRevenue {
			total = b.totals[key].Minor
		}
	}
	return b.undo(t, list, commission.LoseBonuses(reversibles(list), total, at))
}

// undone is a reversal with the line it takes back.
type undone struct {
	commission.Reversal
	line *kept
}

// undo keeps reversals.
func (b *book) undo(t require.TestingT, list []*kept, rows []commission.Reversal) []undone {
	var out []undone
	for _, row := range rows {
		one := list[slices.IndexFunc(list, func(k *kept) bool { return k.id == row.LineID })]
		one.reversed -= row.Amount.Minor
		if row.Unit != nil {
			one.quantity -= row.Unit.Quantity
		}
		if row.ProgramAmount != nil {
			b.earned(one, row.ProgramAmount.Minor)
		}
		isWhole := one.reversed == one.Amount.Minor && (one.Unit == nil || one.quantity == one.Unit.Quantity)
		require.LessOrEqual(t, one.reversed, one.Amount.Minor)
		if isWhole && one.Counts() {
			key := commission.HistoryKey{
				IncentiveKey: one.IncentiveKey, CustomerID: b.sales[one.name].in.Customer.ID, EnrollmentID: one.EnrollmentID,
			}
			past := b.history[key]
			past.Counted--
			b.history[key] = past
		}
		if at, ok := commission.ThresholdOf(one.Part); ok && isWhole {
			total := b.totals[bonusKey(one.Line)]
			total.Paid = slices.DeleteFunc(slices.Clone(total.Paid), func(n int64) bool { return n == at })
			b.totals[bonusKey(one.Line)] = total
		}
		if row.Closes {
			one.status = commission.StatusReversed
		}
		out = append(out, undone{row, one})
	}
	return out
}

func reversibles(list []*kept) []commission.Reversible {
	out := make([]commission.Reversible, len(list))
	for i, k := range list {
		out[i] = commission.Reversible{
			ID: k.id, EnrollmentID: k.EnrollmentID, Kind: k.Kind, Part: k.Part, Amount: k.Amount, ProgramAmount: k.ProgramAmount,
			Unit: k.Unit, Status: k.status, ReleaseAt: k.ReleaseAt, ReversedMinor: k.reversed, ReversedQuantity: k.quantity,
			RefundedBeforeMinor: k.refundedBefore,
		}
	}
	return out
}
