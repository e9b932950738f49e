package commission_test

import (
	"math/big"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// drawBrackets makes brackets; flats are in the program's currency.
func drawBrackets(t *rapid.T, mode commission.BracketMode, measure commission.Measure, isAscending bool) *commission.Brackets {
	b := &commission.Brackets{Mode: mode, Measure: measure, Period: drawPeriod(t)}
	step := int64(3)
	if measure == commission.MeasureRevenue {
		step = 20_000
	}
	last, rate := int64(0), int64(0)
	for i := range rapid.IntRange(1, 4).Draw(t, "brackets") {
		one := commission.Bracket{}
		draw := rapid.Int64Range(0, 250_000).Draw(t, "rate")
		if isAscending {
			draw += rate
		}
		rate = draw
		one.Rate = money.Rate(rate)
		isFlat := mode != commission.BracketGraduated || measure == commission.MeasureCount
		if isFlat && !isAscending && rapid.Bool().Draw(t, "flat") {
			one.Rate, one.Flat = 0, &money.Money{Minor: rate / 100, Currency: "EUR"}
		}
		b.Brackets = append(b.Brackets, one)
		if i > 0 {
			last += rapid.Int64Range(1, step).Draw(t, "up to")
			b.Brackets[i-1].UpTo = new(last)
		}
	}
	return b
}

func drawPeriod(t *rapid.T) commission.Period {
	return commission.Period(rapid.SampledFrom(commission.Period("").Values()).Draw(t, "period"))
}

func drawMeasure(t *rapid.T) commission.Measure {
	return commission.Measure(rapid.SampledFrom(commission.Measure("").Values()).Draw(t, "measure"))
}

func drawMoney(t *rapid.T, label string, most int64) *money.Money {
	if rapid.Bool().Draw(t, label+" is set") {
		return nil
	}
	return &money.Money{Minor: rapid.Int64Range(1, most).Draw(t, label), Currency: "EUR"}
}

func drawPeriodCap(t *rapid.T, label string) *commission.PeriodCap {
	m := drawMoney(t, label, 20_000)
	if m == nil {
		return nil
	}
	return &commission.PeriodCap{Amount: *m, Period: drawPeriod(t)}
}

// drawTerms makes terms without problems.
func drawTerms(t *rapid.T, trigger string) commission.Terms {
	terms := commission.Terms{Caps: commission.Caps{
		PerCustomer: drawMoney(t, "per customer", 20_000), PerPeriod: drawPeriodCap(t, "per period"), Budget: drawPeriodCap(t, "budget"),
	}}
	kind := rapid.SampledFrom(commission.StructureKind("").Values()).Draw(t, "kind")
	if trigger == commission.TriggerCommissionEarned {
		kind = string(commission.StructurePercent)
	}
	switch commission.StructureKind(kind) {
	case commission.StructureFlat:
		terms.Structure = flat(rapid.Int64Range(1, 5_000).Draw(t, "flat"), "EUR")
		if rapid.Bool().Draw(t, "unit") {
			terms = commission.Terms{
				Structure: commission.Structure{Kind: commission.StructureFlat},
				Unit:      &commission.Unit{Kind: commission.UnitPoints, Name: "Stars", Quantity: rapid.Int64Range(1, 500).Draw(t, "quantity")},
			}
		}
	case commission.StructurePercent:
		terms.Structure = percent(money.Rate(rapid.Int64Range(1, 1_000_000).Draw(t, "rate")))
		terms.Max = drawMoney(t, "max", 5_000)
	case commission.StructureBrackets:
		mode := commission.BracketMode(rapid.SampledFrom(commission.BracketMode("").Values()).Draw(t, "mode"))
		terms.Structure = commission.Structure{Kind: commission.StructureBrackets, Brackets: drawBrackets(t, mode, drawMeasure(t), false)}
	case commission.StructureBonus:
		bonus := &commission.Bonus{Measure: drawMeasure(t), Period: drawPeriod(t)}
		last := int64(0)
		for range rapid.IntRange(0, 3).Draw(t, "thresholds") {
			last += rapid.Int64Range(1, 5_000).Draw(t, "at")
			bonus.Thresholds = append(bonus.Thresholds, commission.Threshold{At: last, Amount: money.New(rapid.Int64Range(1, 900).Draw(t, "bonus"), "EUR")})
		}
		bonus.Every = &commission.Threshold{At: rapid.Int64Range(1, 5_000).Draw(t, "every"), Amount: money.New(50, "EUR")}
		terms.Structure = commission.Structure{Kind: commission.StructureBonus, Bonus: bonus}
	}
	return terms
}

// drawBook makes a program with incentives of every kind and with recruiters.
func drawBook(t *rapid.T) *book {
	b := newBook()
	b.settings = commission.Settings{Currency: "EUR", HoldDays: 30, ExcludeTax: true}
	b.recruiters["bob"], b.recruiters["cyd"] = "ada", "bob"
	for i := range rapid.IntRange(1, 4).Draw(t, "incentives") {
		trigger := rapid.SampledFrom([]string{"sale", "sale", "sale", commission.TriggerCommissionEarned}).Draw(t, "trigger")
		key := "key" + strconv.Itoa(i)
		terms := drawTerms(t, trigger)
		require.Empty(t, terms.ProblemsFor(trigger, "EUR"))
		b.incentives = append(b.incentives, commission.Incentive{ID: key, Key: key, Name: key, Position: i, Trigger: trigger, Terms: terms})
	}
	return b
}

// drawSale makes a conversion of a few months, in the program's currency, in
// another with or without a rate, and shared by up to three.
func drawSale(t *rapid.T, b *book) commission.Input {
	day := rapid.IntRange(0, 100).Draw(t, "day")
	amount := money.New(rapid.Int64Range(0, 30_000).Draw(t, "amount"), "EUR")
	in := commission.Input{
		Conversion: commission.Conversion{Type: "sale", OccurredAt: sale.AddDate(0, 0, day), Amount: amount, ProgramAmount: &amount},
		Customer:   commission.Customer{ID: rapid.SampledFrom([]string{"one", "two"}).Draw(t, "customer")},
	}
	in.Conversion.TaxMinor = rapid.Int64Range(0, amount.Minor).Draw(t, "tax")
	switch rapid.IntRange(0, 5).Draw(t, "currency") {
	case 0:
		in.Conversion.Amount.Currency, in.Conversion.ProgramAmount = "USD", nil
	case 1:
		in.Conversion.Amount.Currency = "USD"
		in.Conversion.ProgramAmount = &money.Money{Minor: rapid.Int64Range(0, 60_000).Draw(t, "worth"), Currency: "EUR"}
	}
	ids := rapid.Permutation([]string{"ada", "bob", "cyd"}).Draw(t, "partners")[:rapid.IntRange(1, 3).Draw(t, "how many")]
	left := int64(money.Whole)
	for i, id := range ids {
		credit := left
		if rest := int64(len(ids) - 1 - i); rest > 0 {
			credit = rapid.Int64Range(1, left-rest).Draw(t, "credit")
		}
		left -= credit
		in.Enrollments = append(in.Enrollments, commission.Enrollment{ID: id, Credit: money.PPM(credit), Incentives: b.incentives})
	}
	return in
}

// capsHold checks every cap of every incentive against the sums of its lines.
func capsHold(t *rapid.T, b *book) {
	for _, i := range b.incentives {
		check := func(key commission.TotalKey, limit money.Money) {
			require.LessOrEqual(t, b.totals[key].Minor, limit.Minor, "§3.7 %s of %s is passed", key, i.Name)
		}
		for key := range b.totals {
			c := i.Terms.Caps
			switch {
			case key.IncentiveKey != i.Key:
			case key.Kind == commission.TotalCustomer && c.PerCustomer != nil:
				check(key, *c.PerCustomer)
			case key.Kind == commission.TotalEnrollment && c.PerPeriod != nil && isOf(key.Period, c.PerPeriod.Period):
				check(key, c.PerPeriod.Amount)
			case key.Kind == commission.TotalProgram && c.Budget != nil && isOf(key.Period, c.Budget.Period):
				check(key, c.Budget.Amount)
			}
		}
	}
}

func isOf(key string, period commission.Period) bool {
	return key == string(period) || len(key) > len(period) && key[:len(period)] == string(period)
}

func TestProgramsOfAnyKindStayTrue(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		b := drawBook(t)
		count := rapid.IntRange(1, 12).Draw(t, "sales")
		for i := range count {
			b.record(strconv.Itoa(i), drawSale(t, b))
			capsHold(t, b)
			if one := b.sales[strconv.Itoa(rapid.IntRange(0, i).Draw(t, "refunded"))]; rapid.Bool().Draw(t, "refund") {
				b.refundSome(t, one)
				capsHold(t, b)
			}
		}
		for _, one := range b.lines {
			require.GreaterOrEqual(t, one.Amount.Minor, int64(0))
			addsUp(t, one.Line)
		}
		// Refund everything that is left: nothing may be left of anything.
		for i := range count {
			b.refundRest(t, b.sales[strconv.Itoa(i)])
		}
		for _, one := range b.lines {
			require.Equal(t, one.Amount.Minor, one.reversed, "§4 a full refund ends at exactly zero: %s", one.id)
			require.Zero(t, one.programMinor)
			if one.Unit != nil {
				require.Equal(t, one.Unit.Quantity, one.quantity)
			}
		}
		for key, total := range b.totals {
			require.Zero(t, total.Minor, key)
			require.Zero(t, total.Count, key)
			require.Empty(t, total.Paid, key)
		}
		for key, past := range b.history {
			require.Zero(t, past.Counted, key)
		}
	})
}

// refundSome gives a part of the conversion back.
func (b *book) refundSome(t *rapid.T, one *recorded) {
	left := one.in.Conversion.Amount.Minor
	for _, minor := range one.refunds {
		left -= minor
	}
	if left > 0 {
		b.refund(t, b.nameOf(one), rapid.Int64Range(1, left).Draw(t, "refund"), sale.AddDate(0, 0, 1))
	}
}

// refundRest gives what is left back; of a conversion of 0, that once.
func (b *book) refundRest(t *rapid.T, one *recorded) {
	left := one.in.Conversion.Amount.Minor
	for _, minor := range one.refunds {
		left -= minor
	}
	if left > 0 || len(one.refunds) == 0 {
		b.refund(t, b.nameOf(one), left, sale.AddDate(0, 0, 2))
	}
}

func (b *book) nameOf(one *recorded) string {
	for name, other := range b.sales {
		if other == one {
			return name
		}
	}
	return ""
}

// soloBook is a program with one bracket incentive.
func soloBook(b *commission.Brackets) *book {
	book := newBook()
	book.settings = commission.Settings{Currency: "EUR"}
	book.incentives = []commission.Incentive{{ID: "i", Key: "k", Trigger: "sale", Terms: commission.Terms{
		Structure: commission.Structure{Kind: commission.StructureBrackets, Brackets: b},
	}}}
	return book
}

func TestRetroactiveIsAsIfTheLastBracketHadAlwaysPaid(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		brackets := drawBrackets(t, commission.BracketRetroactive, drawMeasure(t), true)
		brackets.Period = commission.PeriodLifetime
		b := soloBook(brackets)
		for i := range rapid.IntRange(1, 10).Draw(t, "sales") {
			in := drawSale(t, b)
			in.Conversion.Amount.Currency, in.Conversion.ProgramAmount = "EUR", new(in.Conversion.Amount)
			b.record(strconv.Itoa(i), in)
		}
		for _, id := range []string{"ada", "bob", "cyd"} {
			total := b.totals[commission.TotalKey{IncentiveKey: "k", Kind: commission.TotalMeasured, ScopeID: id, Period: "LIFETIME"}]
			reached := total.Count
			if brackets.Measure == commission.MeasureRevenue {
				reached = total.Minor
			}
			sums := map[string]int64{}
			for _, one := range b.lines {
				if one.EnrollmentID == id {
					sums[one.name] += one.Amount.Minor
				}
			}
			for name, sum := range sums {
				require.Equal(t, atRate(t, b.sales[name], id, rateAt(brackets, reached)), sum, "§3.4 %s", name)
			}
		}
	})
}

// rateAt is the rate of the bracket that covers a total.
func rateAt(b *commission.Brackets, total int64) money.Rate {
	i := 0
	for b.Brackets[i].UpTo != nil && *b.Brackets[i].UpTo < total {
		i++
	}
	return b.Brackets[i].Rate
}

// atRate is what a rate pays an enrollment of a sale.
func atRate(t require.TestingT, one *recorded, id string, rate money.Rate) int64 {
	for _, e := range one.in.Enrollments {
		if e.ID == id {
			exact := new(big.Rat).SetInt64(one.in.Conversion.Amount.Minor)
			return round(t, exact.Mul(exact, rate.Rat()).Mul(exact, e.Credit.Rat()))
		}
	}
	return 0
}

func TestGraduatedIsTheIntegralOfTheRate(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		brackets := drawBrackets(t, commission.BracketGraduated, commission.MeasureRevenue, false)
		brackets.Period = commission.PeriodLifetime
		for i := range brackets.Brackets {
			// Short brackets, so that the naive sum stays short too.
			if upTo := brackets.Brackets[i].UpTo; upTo != nil {
				brackets.Brackets[i].UpTo = new(*upTo/50 + int64(i) + 1)
			}
		}
		b := soloBook(brackets)
		before := int64(0)
		for i := range rapid.IntRange(1, 5).Draw(t, "sales") {
			amount := money.New(rapid.Int64Range(1, 1_000).Draw(t, "amount"), "EUR")
			result, _ := b.record(strconv.Itoa(i), commission.Input{
				Conversion:  commission.Conversion{Type: "sale", OccurredAt: sale.Add(time.Duration(i)), Amount: amount, ProgramAmount: &amount},
				Enrollments: []commission.Enrollment{{ID: "ada", Credit: money.Whole, Incentives: b.incentives}},
			})
			area := new(big.Rat)
			for unit := before + 1; unit <= before+amount.Minor; unit++ {
				area.Add(area, rateAt(brackets, unit).Rat())
			}
			require.Equal(t, area.RatString(), result.Lines[0].Explanation.FullAmount.Minor)
			require.Equal(t, round(t, area), result.Lines[0].Amount.Minor)
			before += amount.Minor
		}
	})
}

func TestOrderOfPartnersAndIncentivesDoesNotMatter(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		b := drawBook(t)
		b.record("before", drawSale(t, b))
		in := drawSale(t, b)
		in.Settings, in.Totals = b.settings, b.totals
		want := commission.Compute(in)
		for i := range in.Enrollments {
			in.Enrollments[i].Incentives = rapid.Permutation(in.Enrollments[i].Incentives).Draw(t, "incentives")
		}
		in.Enrollments = rapid.Permutation(in.Enrollments).Draw(t, "enrollments")
		require.Equal(t, want, commission.Compute(in))
	})
}
