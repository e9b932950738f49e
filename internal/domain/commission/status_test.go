package commission_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/commission"
)

func TestCanMoveTo(t *testing.T) {
	t.Parallel()
	allowed := map[string][]string{
		"PENDING":   {"APPROVED", "ON_HOLD", "REJECTED", "REVERSED"},
		"APPROVED":  {"IN_PAYOUT", "ON_HOLD", "REJECTED", "REVERSED"},
		"IN_PAYOUT": {"APPROVED", "PAID"},
		"PAID":      {},
		"ON_HOLD":   {"APPROVED", "PENDING", "REJECTED", "REVERSED"},
		"REJECTED":  {},
		"REVERSED":  {},
	}
	all := commission.Status("").Values()
	require.Len(t, all, len(allowed))
	for _, from := range all {
		moves := []string{}
		for _, to := range all {
			if commission.Status(from).CanMoveTo(commission.Status(to)) {
				moves = append(moves, to)
			}
		}
		require.ElementsMatch(t, allowed[from], moves, "from %s", from)
		require.Equal(t, len(moves) == 0, commission.Status(from).IsFinal(), "from %s", from)
	}
}

func TestEnumsListTheirValues(t *testing.T) {
	t.Parallel()
	require.Equal(t, []string{"EARNED", "REVERSAL", "TOP_UP", "BONUS", "RECRUITER", "ADJUSTMENT"}, commission.Kind("").Values())
	require.Equal(t, []string{"FLAT", "PERCENT", "BRACKETS", "BONUS"}, commission.StructureKind("").Values())
	require.Equal(t, []string{"ALL", "ANY"}, commission.Match("").Values())
	require.Equal(t, []string{
		"EQ", "NE", "IN", "NOT_IN", "GT", "GTE", "LT", "LTE", "STARTS_WITH", "ENDS_WITH", "CONTAINS",
	}, commission.Operator("").Values())
	require.Equal(t, []string{"LINK", "ENROLLMENT", "TIER", "GROUP", "PROGRAM"}, commission.PlanSource("").Values())
	require.Equal(t, []string{"ALL_CUSTOMERS", "NEW_CUSTOMERS"}, commission.AppliesTo("").Values())
	require.Equal(t, []string{"AMOUNT", "TAX", "SHIPPING", "ITEM", "FLOOR", "COMMISSION"}, commission.BaseLabel("").Values())
	require.Equal(t, []string{"FIRST_ONLY", "MAX_COUNT", "MAX_MONTHS"}, commission.LimitKind("").Values())
	require.Equal(t, []string{"PROGRAM", "INCENTIVE", "COMMISSION"}, commission.HoldSource("").Values())
	require.Equal(t, []string{"GRADUATED", "FORWARD", "RETROACTIVE"}, commission.BracketMode("").Values())
	require.Equal(t, []string{"COUNT", "REVENUE"}, commission.Measure("").Values())
	require.Equal(t, []string{"MONTH", "QUARTER", "YEAR", "LIFETIME"}, commission.Period("").Values())
	require.Equal(t, []string{"PER_CUSTOMER", "PER_PERIOD", "BUDGET"}, commission.CapKind("").Values())
	require.Equal(t, []string{"MEASURED", "BONUS", "EARNED_CUSTOMER", "EARNED_ENROLLMENT", "EARNED_PROGRAM"}, commission.TotalKind("").Values())
	require.Equal(t, []string{"", "POINTS", "CREDIT", "GIFT_CARD", "PERK"}, commission.UnitKind("").Values())
	require.Equal(t, []string{"OPEN", "WON", "LOST"}, commission.DisputeStatus("").Values())
	require.Equal(t, []string{
		"NO_CREDIT", "NO_INCENTIVE", "NONE_PAID", "OTHER_TRIGGER", "CONDITIONS", "FIRST_ONLY", "MAX_COUNT", "MAX_MONTHS",
		"ZERO_AMOUNT", "ALTERNATIVE", "TOO_LARGE", "NO_RATE", "NO_THRESHOLD", "NOT_RECRUITED",
	}, commission.Reason("").Values())
}
