package commission_test

import (
	"encoding/json"
	"math"
	"math/big"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// sale is when the conversions of these tests occur.
var sale = time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)

func percent(rate money.Rate) commission.Structure {
	return commission.Structure{Kind: commission.StructurePercent, Rate: rate}
}

func flat(minor int64, c money.Currency) commission.Structure {
	return commission.Structure{Kind: commission.StructureFlat, Flat: &money.Money{Minor: minor, Currency: c}}
}

// input is a sale of 100.00 EUR that belongs to ada, priced by the terms.
func input(terms ...commission.Terms) commission.Input {
	amount := money.New(10_000, "EUR")
	e := commission.Enrollment{ID: "ada", Credit: money.Whole, PlanID: "pln_1", PlanVersionID: "plv_1"}
	for i, one := range terms {
		key := string(rune('a' + i))
		e.Incentives = append(e.Incentives, commission.Incentive{
			ID: "inc_" + key, Key: key, Name: "Incentive " + key, Position: i + 1, Trigger: "sale", Terms: one,
		})
	}
	return commission.Input{
		Conversion:  commission.Conversion{Type: "sale", OccurredAt: sale, Amount: amount, ProgramAmount: &amount, Sequence: 1},
		Customer:    commission.Customer{ID: "cus_1"},
		Settings:    commission.Settings{Currency: "EUR", HoldDays: 30},
		Enrollments: []commission.Enrollment{e},
	}
}

func TestComputeExplainsItself(t *testing.T) {
	t.Parallel()
	in := input(commission.Terms{
		Structure: percent(125_000),
		Conditions: &commission.Condition{Match: commission.MatchAll, Conditions: []commission.Condition{
			{Attribute: "conversion.amount", Operator: commission.OperatorGTE, Values: []string{"50"}},
		}},
		Limits: commission.Limits{MaxMonths: 12},
		Max:    &money.Money{Minor: 1000, Currency: "EUR"},
	})
	in.Settings.ExcludeTax = true
	in.Conversion.TaxMinor = 1597
	in.Enrollments[0].Credit = 500_000
	firstAt := sale.AddDate(0, -1, 0)
	in.History = commission.History{{IncentiveKey: "a", CustomerID: "cus_1", EnrollmentID: "ada"}: {Counted: 2, FirstAt: &firstAt}}

	result := commission.Compute(in)
	require.Len(t, result.Lines, 1)
	require.Empty(t, result.Unpaid)
	require.Empty(t, result.Reason)
	line := result.Lines[0]
	require.Equal(t, money.New(500, "EUR"), line.Amount)
	require.Equal(t, commission.KindEarned, line.Kind)
	require.Equal(t, "plv_1", line.PlanVersionID)
	data, err := json.Marshal(line.Explanation)
	require.NoError(t, err)
	require.JSONEq(t, `{
		"enrollmentId": "ada", "planId": "pln_1", "planVersionId": "plv_1", "paid": true, "credit": 500000,
		"incentive": {"id": "inc_a", "key": "a", "name": "Incentive a", "position": 1, "trigger": "sale"},
		"conditions": {"match": "ALL", "holds": true, "conditions": [
			{"attribute": "conversion.amount", "operator": "GTE", "values": ["50"], "seen": ["100.00"], "holds": true}
		]},
		"limits": [{"kind": "MAX_MONTHS", "limit": 12, "counted": 2, "holds": true,
			"firstAt": "2026-02-10T12:00:00Z", "endsAt": "2027-02-10T12:00:00Z"}],
		"base": {"lines": [
			{"label": "AMOUNT", "amount": {"minor": "10000", "currency": "EUR"}},
			{"label": "TAX", "amount": {"minor": "-1597", "currency": "EUR"}}
		], "total": {"minor": "8403", "currency": "EUR"}},
		"structure": {"kind": "PERCENT", "rate": 125000},
		"fullAmount": {"minor": "8403/8", "currency": "EUR"},
		"max": {"bound": {"minor": "1000", "currency": "EUR"}, "exact": {"minor": "1000", "currency": "EUR"}, "applied": true},
		"boundedAmount": {"minor": "1000", "currency": "EUR"},
		"rounding": {"exact": {"minor": "500", "currency": "EUR"}, "amount": {"minor": "500", "currency": "EUR"}},
		"hold": {"days": 30, "source": "PROGRAM", "releaseAt": "2026-04-09T12:00:00Z"}
	}`, string(data))
	var back commission.Explanation
	require.NoError(t, json.Unmarshal(data, &back))
	require.Equal(t, line.Explanation, back)
}

func TestComputeWithoutLinesSaysWhy(t *testing.T) {
	t.Parallel()
	none := input()
	require.Equal(t, commission.ReasonNoIncentive, commission.Compute(none).Reason)

	nobody := input(commission.Terms{Structure: percent(1)})
	nobody.Enrollments = nil
	require.Equal(t, commission.Result{
		Lines: []commission.Line{}, Unpaid: []commission.Explanation{}, Reason: commission.ReasonNoCredit,
	}, commission.Compute(nobody))

	other := input(commission.Terms{Structure: percent(1)})
	other.Conversion.Type = "lead"
	result := commission.Compute(other)
	require.Equal(t, commission.ReasonNonePaid, result.Reason)
	require.Len(t, result.Unpaid, 1)
	require.Equal(t, commission.ReasonOtherTrigger, result.Unpaid[0].Reason)
	require.False(t, result.Unpaid[0].Paid)
}

func TestComputeAtTheEdges(t *testing.T) {
	t.Parallel()
	t.Run("§3.2 a base below zero counts as zero", func(t *testing.T) {
		t.Parallel()
		in := input(commission.Terms{Structure: percent(100_000), Min: &money.Money{Minor: 100, Currency: "EUR"}})
		in.Settings.ExcludeTax, in.Settings.ExcludeShipping = true, true
		in.Conversion.TaxMinor, in.Conversion.ShippingMinor = 9_000, 2_000
		result := commission.Compute(in)
		require.Empty(t, result.Lines)
		require.Equal(t, commission.ReasonZeroAmount, result.Unpaid[0].Reason)
		require.Equal(t, []commission.BaseLine{
			{Label: commission.BaseAmount, Amount: commission.Exact{Minor: "10000", Currency: "EUR"}},
			{Label: commission.BaseTax, Amount: commission.Exact{Minor: "-9000", Currency: "EUR"}},
			{Label: commission.BaseShipping, Amount: commission.Exact{Minor: "-2000", Currency: "EUR"}},
			{Label: commission.BaseFloor, Amount: commission.Exact{Minor: "1000", Currency: "EUR"}},
		}, result.Unpaid[0].Base.Lines)
		require.Equal(t, "0", result.Unpaid[0].Base.Total.Minor)
	})
	t.Run("§3.2 tax that the program includes stays in the base", func(t *testing.T) {
		t.Parallel()
		in := input(commission.Terms{Structure: percent(100_000)})
		in.Conversion.TaxMinor, in.Conversion.ShippingMinor = 1_900, 500
		require.Equal(t, money.New(1_000, "EUR"), commission.Compute(in).Lines[0].Amount)
	})
	t.Run("§0 half a cent is rounded away from zero", func(t *testing.T) {
		t.Parallel()
		in := input(commission.Terms{Structure: percent(500_000)})
		in.Conversion.Amount.Minor = 1
		require.Equal(t, money.New(1, "EUR"), commission.Compute(in).Lines[0].Amount)
	})
	t.Run("what does not fit is refused and not wrapped", func(t *testing.T) {
		t.Parallel()
		in := input(commission.Terms{Structure: percent(money.MaxRate), Conditions: &commission.Condition{
			Match: commission.MatchAny, Conditions: []commission.Condition{
				{Attribute: "conversion.productId", Operator: commission.OperatorStartsWith, Values: []string{"p"}},
			},
		}})
		in.Conversion.Items = []commission.Item{{ProductID: "p1", AmountMinor: math.MaxInt64}, {ProductID: "p2", AmountMinor: math.MaxInt64}}
		result := commission.Compute(in)
		require.Empty(t, result.Lines)
		require.Equal(t, commission.ReasonTooLarge, result.Unpaid[0].Reason)
	})
	t.Run("§4 the incentive's hold overrides the program's, and may be none", func(t *testing.T) {
		t.Parallel()
		none := 0
		line := commission.Compute(input(commission.Terms{Structure: flat(100, "EUR"), HoldDays: &none})).Lines[0]
		require.Equal(t, sale, line.ReleaseAt)
		require.Equal(t, &commission.Hold{Source: commission.HoldIncentive, ReleaseAt: sale}, line.Explanation.Hold)
	})
	t.Run("§3.1 a fixed amount keeps its own currency", func(t *testing.T) {
		t.Parallel()
		require.Equal(t, money.New(500, "JPY"), commission.Compute(input(commission.Terms{Structure: flat(500, "JPY")})).Lines[0].Amount)
	})
	t.Run("terms with problems pay nothing", func(t *testing.T) {
		t.Parallel()
		for _, s := range []commission.Structure{{}, {Kind: commission.StructureFlat}, {Kind: "BARTER"}} {
			require.Equal(t, commission.ReasonZeroAmount, commission.Compute(input(commission.Terms{Structure: s})).Unpaid[0].Reason)
		}
	})
	t.Run("§3.7 a bound in a third currency is not compared and says so", func(t *testing.T) {
		t.Parallel()
		in := input(commission.Terms{Structure: percent(100_000), Max: &money.Money{Minor: 1, Currency: "CHF"}})
		line := commission.Compute(in).Lines[0]
		require.Equal(t, money.New(1_000, "EUR"), line.Amount)
		require.Equal(t, &commission.BoundSeen{Bound: money.New(1, "CHF"), Reason: commission.ReasonNoRate}, line.Explanation.Max)
	})
	t.Run("§3.6 an incentive that a limit stops is no alternative", func(t *testing.T) {
		t.Parallel()
		in := input(
			commission.Terms{Structure: flat(5_000, "EUR"), ExclusiveGroup: "g", Limits: commission.Limits{FirstOnly: true}},
			commission.Terms{Structure: flat(100, "EUR"), ExclusiveGroup: "g"},
		)
		in.History = commission.History{{IncentiveKey: "a", CustomerID: "cus_1", EnrollmentID: "ada"}: {Counted: 1}}
		result := commission.Compute(in)
		require.Len(t, result.Lines, 1)
		require.Equal(t, "inc_b", result.Lines[0].IncentiveID)
		require.Equal(t, commission.ReasonFirstOnly, result.Unpaid[0].Reason)
	})
	t.Run("§3.6 alternatives that yield nothing tie by position, too", func(t *testing.T) {
		t.Parallel()
		brackets := commission.Structure{Kind: commission.StructureBrackets, Brackets: &commission.Brackets{
			Mode: commission.BracketGraduated, Measure: commission.MeasureCount, Period: commission.PeriodYear,
			Brackets: []commission.Bracket{{Rate: 100_000}},
		}}
		in := input(
			commission.Terms{Structure: percent(100_000), ExclusiveGroup: "g"}, commission.Terms{Structure: brackets, ExclusiveGroup: "g"},
		)
		in.Conversion.Amount.Minor, in.Conversion.ProgramAmount = 0, nil
		result := commission.Compute(in)
		require.Empty(t, result.Lines, "brackets that do not win measure nothing")
		require.Equal(t, commission.ReasonZeroAmount, result.Unpaid[0].Reason)
		require.Equal(t, commission.ReasonAlternative, result.Unpaid[1].Reason)
		require.Equal(t, "inc_a", result.Unpaid[0].Choice.WinnerID)
	})
	t.Run("§3.6 alternatives without a rate count nothing and say so", func(t *testing.T) {
		t.Parallel()
		in := input(
			commission.Terms{Structure: percent(900_000), ExclusiveGroup: "g"},
			commission.Terms{Structure: flat(1, "EUR"), ExclusiveGroup: "g"},
		)
		in.Conversion.Amount.Currency, in.Conversion.ProgramAmount = "USD", nil
		result := commission.Compute(in)
		require.Equal(t, "inc_b", result.Lines[0].IncentiveID)
		require.Equal(t, &commission.Choice{Group: "g", WinnerID: "inc_b", Candidates: []commission.ChoiceCandidate{
			{
				IncentiveID: "inc_a", Name: "Incentive a", Amount: commission.Exact{Minor: "9000", Currency: "USD"},
				Compared: commission.Exact{Minor: "0", Currency: "EUR"}, Reason: commission.ReasonNoRate,
			},
			{
				IncentiveID: "inc_b", Name: "Incentive b", Amount: commission.Exact{Minor: "1", Currency: "EUR"},
				Compared: commission.Exact{Minor: "1", Currency: "EUR"},
			},
		}}, result.Lines[0].Explanation.Choice)
	})
}

func TestComputeChangesNothing(t *testing.T) {
	t.Parallel()
	in := input(commission.Terms{Structure: percent(100_000), ExclusiveGroup: "g"}, commission.Terms{Structure: flat(10, "EUR")})
	in.Enrollments[0].Incentives[0].Position = 9
	before, err := json.Marshal(in.Enrollments)
	require.NoError(t, err)
	first := commission.Compute(in)
	require.Equal(t, first, commission.Compute(in))
	after, err := json.Marshal(in.Enrollments)
	require.NoError(t, err)
	require.JSONEq(t, string(before), string(after))
}

func TestMinimumAndMaximumAreRespected(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		low := rapid.Int64Range(1, 50_000).Draw(t, "min")
		high := rapid.Int64Range(low, 100_000).Draw(t, "max")
		in := input(commission.Terms{
			Structure: percent(money.Rate(rapid.Int64Range(1, 1_000_000).Draw(t, "rate"))),
			Min:       &money.Money{Minor: low, Currency: "EUR"}, Max: &money.Money{Minor: high, Currency: "EUR"},
		})
		in.Conversion.Amount.Minor = rapid.Int64Range(0, 10_000_000).Draw(t, "amount")
		result := commission.Compute(in)
		if in.Conversion.Amount.Minor == 0 {
			require.Empty(t, result.Lines)
			return
		}
		require.GreaterOrEqual(t, result.Lines[0].Amount.Minor, low)
		require.LessOrEqual(t, result.Lines[0].Amount.Minor, high)
	})
}

func TestSharesOfAPercentageAreExactToTheUnit(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		rate := money.Rate(rapid.Int64Range(1, 1_000_000).Draw(t, "rate"))
		share := money.PPM(rapid.Int64Range(1, 999_999).Draw(t, "credit"))
		in := input(commission.Terms{Structure: percent(rate)})
		in.Conversion.Amount.Minor = rapid.Int64Range(1, 1<<50).Draw(t, "amount")
		in.Enrollments[0].Credit = share
		other := in.Enrollments[0]
		other.ID, other.Credit = "bob", money.Whole-share
		in.Enrollments = append(in.Enrollments, other)
		var sum int64
		for _, line := range commission.Compute(in).Lines {
			sum += line.Amount.Minor
		}
		full := new(big.Rat).Mul(new(big.Rat).SetInt64(in.Conversion.Amount.Minor), rate.Rat())
		off := new(big.Rat).Sub(full, new(big.Rat).SetInt64(sum))
		require.LessOrEqual(t, off.Abs(off).Cmp(big.NewRat(1, 1)), 0, "two roundings of at most half a unit each")
	})
}

func TestEnrollmentsInAnyOrderComputeTheSame(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		in := input(
			commission.Terms{Structure: percent(100_000), ExclusiveGroup: "g"},
			commission.Terms{Structure: flat(900, "EUR"), ExclusiveGroup: "g"},
			commission.Terms{Structure: flat(7, "EUR")},
		)
		in.Enrollments[0].Credit = 200_000
		for _, id := range []string{"bob", "cyd"} {
			e := in.Enrollments[0]
			e.ID, e.Credit = id, 400_000
			in.Enrollments = append(in.Enrollments, e)
		}
		want := commission.Compute(in)
		in.Enrollments = rapid.Permutation(in.Enrollments).Draw(t, "enrollments")
		require.Equal(t, want, commission.Compute(in))
	})
}
