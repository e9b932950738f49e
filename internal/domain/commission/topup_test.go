package commission_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// rise is a total that rose from 5 % to 10 % with one earlier sale of 100.00 USD,
// worth 80.00 EUR, whose lines so far sum to these.
func rise(lines ...money.Money) commission.TopUpInput {
	worth := money.New(8_000, "EUR")
	return commission.TopUpInput{
		Rise: commission.Rise{Key: key("k", commission.TotalMeasured, "ada", "LIFETIME"), From: 0, To: 1}, EnrollmentID: "ada",
		Incentive: commission.Incentive{ID: "i", Key: "k", Terms: commission.Terms{Structure: commission.Structure{
			Kind: commission.StructureBrackets, Brackets: &commission.Brackets{
				Mode: commission.BracketRetroactive, Measure: commission.MeasureCount, Period: commission.PeriodLifetime,
				Brackets: []commission.Bracket{{UpTo: new(int64(1)), Rate: 50_000}, {Rate: 100_000}},
			},
		}}},
		Hold: commission.Hold{Days: 30, Source: commission.HoldProgram, ReleaseAt: releaseAt}, Settings: commission.Settings{Currency: "EUR"},
		Earlier: []commission.Earlier{{
			ConversionID: "con_1", CustomerID: "cus_1", OccurredAt: sale, ProgramAmount: &worth, Credit: money.Whole, Lines: lines,
			Refunds: commission.Refunds{Refundable: money.New(10_000, "USD")},
			Base: commission.Base{
				Lines: []commission.BaseLine{{Label: commission.BaseAmount, Amount: commission.Exact{Minor: "10000", Currency: "USD"}}},
				Total: commission.Exact{Minor: "10000", Currency: "USD"},
			},
		}},
	}
}

func TestTopUps(t *testing.T) {
	t.Parallel()
	t.Run("§3.4 the difference to what its lines sum to, with the hold of the cause", func(t *testing.T) {
		t.Parallel()
		lines := commission.TopUps(rise(money.New(500, "USD")))
		require.Len(t, lines, 1)
		require.Equal(t, money.New(500, "USD"), lines[0].Amount)
		require.Equal(t, money.New(400, "EUR"), *lines[0].ProgramAmount)
		require.Equal(t, commission.KindTopUp, lines[0].Kind)
		require.Equal(t, "con_1", lines[0].ConversionID)
		require.Equal(t, "LIFETIME", lines[0].Period)
		require.Equal(t, releaseAt, lines[0].ReleaseAt)
		require.Nil(t, lines[0].Explanation.Total, "§3.4 it counts only once")
		addsUp(t, lines[0])
	})
	t.Run("§3.4 no line if the difference is 0, and nothing is taken back", func(t *testing.T) {
		t.Parallel()
		require.Empty(t, commission.TopUps(rise(money.New(1_000, "USD"))))
		require.Empty(t, commission.TopUps(rise(money.New(1_001, "USD"))))
	})
	t.Run("lines in another currency are compared by the conversion's own rate", func(t *testing.T) {
		t.Parallel()
		lines := commission.TopUps(rise(money.New(401, "EUR")))
		require.Equal(t, money.New(499, "USD"), lines[0].Amount, "10.00 USD - 4.01 EUR = 10.00 - 5.0125 USD")
		addsUp(t, lines[0])
		in := rise(money.New(401, "EUR"))
		in.Earlier[0].ProgramAmount = nil
		require.Empty(t, commission.TopUps(in), "without a rate they cannot be")
	})
	t.Run("§3.4 the sum of its lines so far: also of those in other currencies, as brackets pay amounts and parts", func(t *testing.T) {
		t.Parallel()
		lines := commission.TopUps(rise(money.New(401, "EUR"), money.New(300, "USD")))
		require.Equal(t, money.New(199, "USD"), lines[0].Amount, "10.00 - 5.0125 - 3.00 USD")
		require.Equal(t, money.New(801, "USD"), lines[0].Explanation.TopUp.Before)
		addsUp(t, lines[0])
	})
	t.Run("§4 what is refunded in full earns nothing, also of an amount of 0", func(t *testing.T) {
		t.Parallel()
		in := rise(money.New(0, "USD"))
		in.Earlier[0].Refunds.AmountsMinor = []int64{4_000, 6_000}
		require.Empty(t, commission.TopUps(in))
		in.Incentive.Terms.Structure.Brackets.Brackets[1] = commission.Bracket{Flat: &money.Money{Minor: 100, Currency: "USD"}}
		in.Earlier[0].Refunds = commission.Refunds{Refundable: money.New(0, "USD"), AmountsMinor: []int64{0}}
		require.Empty(t, commission.TopUps(in))
	})
	t.Run("§3.7 minimum and maximum hold at full credit, before what was refunded", func(t *testing.T) {
		t.Parallel()
		in := rise(money.New(0, "USD"))
		in.Incentive.Terms.Max = &money.Money{Minor: 800, Currency: "USD"}
		in.Earlier[0].Refunds.AmountsMinor, in.Earlier[0].Credit = []int64{5_000}, 500_000
		lines := commission.TopUps(in)
		require.Equal(t, money.New(200, "USD"), lines[0].Amount, "8.00 × ½ × ½")
		addsUp(t, lines[0])
	})
	t.Run("§3.7 earlier sales take the headroom in their order", func(t *testing.T) {
		t.Parallel()
		in := rise(money.New(500, "USD"))
		in.Incentive.Terms.Caps.PerCustomer = &money.Money{Minor: 1_000, Currency: "EUR"}
		in.Earlier = append(in.Earlier, in.Earlier[0])
		in.Earlier[1].ConversionID = "con_2"
		wanted := key("k", commission.TotalCustomer, "cus_1", "")
		require.Equal(t, []commission.TotalKey{wanted}, commission.NeedsTopUp(in))
		in.Totals = commission.Totals{wanted: {Minor: 450}}
		lines := commission.TopUps(in)
		require.Equal(t, money.New(500, "USD"), lines[0].Amount)
		require.Equal(t, money.New(187, "USD"), lines[1].Amount, "1.50 EUR are 1.875 USD, rounded down")
		require.Equal(t, money.New(150, "EUR"), *lines[1].ProgramAmount)
	})
	t.Run("terms that fit no longer pay nothing", func(t *testing.T) {
		t.Parallel()
		in := rise(money.New(0, "USD"))
		in.Rise.To = 2
		require.Empty(t, commission.TopUps(in))
		in.Incentive.Terms.Structure = percent(1)
		require.Empty(t, commission.TopUps(in))
	})
}

func TestRecruitSaysWhyNot(t *testing.T) {
	t.Parallel()
	in := commission.RecruitInput{
		Commission: commission.Recruited{ID: "com_1", EnrollmentID: "bob", Kind: commission.KindEarned, Amount: money.New(1_000, "CHF"), ReleaseAt: releaseAt},
		Conversion: commission.Conversion{Type: "sale", OccurredAt: sale, Amount: money.New(10_000, "USD")},
		Customer:   commission.Customer{ID: "cus_1"}, Settings: commission.Settings{Currency: "EUR", HoldDays: 5},
		Recruiter: commission.Enrollment{ID: "ada", PlanID: "pln_1", Partner: commission.Partner{Tier: "gold"}, Incentives: []commission.Incentive{
			{ID: "inc_1", Key: "own", Trigger: "sale", Terms: commission.Terms{Structure: percent(500_000)}},
			{ID: "inc_2", Key: "part", Trigger: commission.TriggerCommissionEarned, Terms: commission.Terms{
				Structure: percent(100_000), Limits: commission.Limits{MaxMonths: 1},
				Conditions: &commission.Condition{Match: commission.MatchAll, Conditions: []commission.Condition{
					{Attribute: "partner.tier", Operator: "EQ", Values: []string{"gold"}}, {Attribute: "conversion.type", Operator: "EQ", Values: []string{"sale"}},
				}},
			}},
		}},
	}
	lines, unpaid := commission.Recruit(in)
	require.Empty(t, unpaid, "other triggers are passed over")
	require.Len(t, lines, 1)
	require.Equal(t, money.New(100, "CHF"), lines[0].Amount, "§3.8 in the commission's own currency")
	require.Nil(t, lines[0].ProgramAmount)
	require.Equal(t, commission.KindRecruiter, lines[0].Kind)
	require.Equal(t, "com_1", lines[0].SourceID)
	require.Equal(t, "ada", lines[0].EnrollmentID)
	require.Equal(t, releaseAt, lines[0].ReleaseAt, "§3.8 as long as the commission")
	addsUp(t, lines[0])

	for name, tc := range map[string]struct {
		change func(*commission.RecruitInput)
		reason commission.Reason
	}{
		"a recruiter's own part":    {func(in *commission.RecruitInput) { in.Commission.Kind = commission.KindRecruiter }, commission.ReasonNotRecruited},
		"an adjustment by hand":     {func(in *commission.RecruitInput) { in.Commission.Kind = commission.KindAdjustment }, commission.ReasonNotRecruited},
		"a reversal":                {func(in *commission.RecruitInput) { in.Commission.Kind = commission.KindReversal }, commission.ReasonNotRecruited},
		"nothing, as units have":    {func(in *commission.RecruitInput) { in.Commission.Amount.Minor = 0 }, commission.ReasonZeroAmount},
		"too little":                {func(in *commission.RecruitInput) { in.Commission.Amount.Minor = 4 }, commission.ReasonZeroAmount},
		"the months are over":       {func(in *commission.RecruitInput) { in.FirstAt = new(sale.AddDate(0, -1, 0)) }, commission.ReasonMaxMonths},
		"the recruiter is not gold": {func(in *commission.RecruitInput) { in.Recruiter.Partner.Tier = "silver" }, commission.ReasonConditions},
	} {
		other := in
		tc.change(&other)
		lines, unpaid = commission.Recruit(other)
		require.Empty(t, lines, name)
		require.Equal(t, tc.reason, unpaid[0].Reason, "§3.8 %s", name)
	}
	require.Equal(t, money.New(1_000, "CHF"), in.Commission.Amount, "the input is not changed")
}

// §3.8: the part of a top-up is one of the earlier conversion, with its rate, its
// instant and its customer; conditions were asked of the one that caused it.
func TestAPartOfATopUpCountsWithTheEarlierConversion(t *testing.T) {
	t.Parallel()
	worth := money.New(8_000, "EUR")
	in := commission.RecruitInput{
		Commission: commission.Recruited{ID: "com_1", EnrollmentID: "bob", Kind: commission.KindTopUp, Amount: money.New(1_000, "USD"), ReleaseAt: releaseAt},
		Conversion: commission.Conversion{Type: "sale", OccurredAt: sale, Amount: money.New(10_000, "GBP")},
		Customer:   commission.Customer{ID: "cus_2"}, Settings: commission.Settings{Currency: "EUR"},
		Earlier: &commission.Home{OccurredAt: sale.AddDate(0, -1, 0), Amount: money.New(10_000, "USD"), ProgramAmount: &worth, CustomerID: "cus_1"},
		FirstAt: new(sale.AddDate(0, -1, -1)),
		Recruiter: commission.Enrollment{ID: "ada", Incentives: []commission.Incentive{
			{ID: "inc_1", Key: "part", Trigger: commission.TriggerCommissionEarned, Terms: commission.Terms{
				Structure: percent(500_000), Limits: commission.Limits{MaxMonths: 1}, Caps: commission.Caps{PerCustomer: &money.Money{Minor: 300, Currency: "EUR"}},
				Conditions: &commission.Condition{Attribute: "conversion.currency", Operator: "EQ", Values: []string{"GBP"}},
			}},
		}},
	}
	wanted := key("part", commission.TotalCustomer, "cus_1", "")
	require.Equal(t, []commission.TotalKey{wanted}, commission.NeedsRecruit(in))
	in.Totals = commission.Totals{wanted: {Minor: 100}}
	lines, unpaid := commission.Recruit(in)
	require.Empty(t, unpaid)
	require.Equal(t, money.New(250, "USD"), lines[0].Amount, "§3.7 2.00 EUR are left, which are 2.50 USD")
	require.Equal(t, money.New(200, "EUR"), *lines[0].ProgramAmount)
	require.Equal(t, money.New(10_000, "USD"), lines[0].Explanation.Rate.Amount)
	addsUp(t, lines[0])
	in.Earlier.OccurredAt = sale
	_, unpaid = commission.Recruit(in)
	require.Equal(t, commission.ReasonMaxMonths, unpaid[0].Reason)
}
