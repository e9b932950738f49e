package commission_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// rich is a sale about which everything is known.
func rich() commission.Input {
	age := 3
	in := input(commission.Terms{})
	in.Conversion.Metadata = map[string]string{"plan": "pro", "seats": "12"}
	in.Customer = commission.Customer{ID: "cus_1", Country: "DE", IsNew: true, AgeMonths: &age, Metadata: map[string]string{"size": "50"}}
	e := &in.Enrollments[0]
	e.Partner = commission.Partner{Country: "AT", Type: "AGENCY", Tier: "gold", Group: "dach", Tags: []string{"early", "vip"}}
	e.Referral = &commission.Referral{Source: "LINK", Stage: "qualified"}
	e.Link = &commission.Link{ID: "lnk_1", Subs: [5]string{"news", "", "c", "d", "e"}}
	return in
}

// holds computes with one comparison and returns what it saw.
func holds(in commission.Input, c commission.Condition) commission.ConditionSeen {
	in.Enrollments[0].Incentives[0].Terms = commission.Terms{
		Structure:  commission.Structure{Kind: commission.StructureFlat, Flat: &money.Money{Minor: 1, Currency: "EUR"}},
		Conditions: &commission.Condition{Match: commission.MatchAll, Conditions: []commission.Condition{c}},
	}
	result := commission.Compute(in)
	if len(result.Lines) > 0 {
		return result.Lines[0].Explanation.Conditions.Conditions[0]
	}
	return result.Unpaid[0].Conditions.Conditions[0]
}

func TestComparisons(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name      string
		attribute string
		operator  commission.Operator
		values    []string
		want      bool
	}{
		{"§3.3 numbers are equal as numbers", "conversion.amount", "EQ", []string{"100"}, true},
		{"§3.3 numbers in a list are numbers too", "conversion.amount", "IN", []string{"5", "100.0"}, true},
		{"§3.3 not in a list of numbers", "conversion.amount", "NOT_IN", []string{"5", "100.0"}, false},
		{"§3.3 an amount is not above itself", "conversion.amount", "GT", []string{"100.00"}, false},
		{"§3.3 an amount is at least itself", "conversion.amount", "GTE", []string{"100.00"}, true},
		{"§3.3 an amount is not below itself", "conversion.amount", "LT", []string{"100.00"}, false},
		{"§3.3 an amount is at most itself", "conversion.amount", "LTE", []string{"100.00"}, true},
		{"§3.3 nine is below a hundred, as text it were not", "conversion.amount", "GT", []string{"9"}, true},
		{"§3.3 currency", "conversion.currency", "EQ", []string{"EUR"}, true},
		{"§3.3 type", "conversion.type", "NE", []string{"lead"}, true},
		{"§3.3 sequence", "conversion.sequence", "EQ", []string{"1"}, true},
		{"§3.3 metadata as text", "conversion.metadata.plan", "EQ", []string{"pro"}, true},
		{"§3.3 metadata as a number", "conversion.metadata.seats", "GTE", []string{"10"}, true},
		{"§3.3 metadata that is no number is in no order", "conversion.metadata.plan", "GTE", []string{"10"}, false},
		{"§3.3 missing metadata is not equal", "conversion.metadata.none", "EQ", []string{"x"}, false},
		{"§3.3 missing metadata is not even unequal", "conversion.metadata.none", "NE", []string{"x"}, false},
		{"§3.3 missing metadata is not even outside a list", "conversion.metadata.none", "NOT_IN", []string{"x"}, false},
		{"§3.3 customer's country", "customer.country", "IN", []string{"AT", "DE"}, true},
		{"§3.3 text is compared as it is written", "customer.country", "EQ", []string{"de"}, false},
		{"§3.3 a new customer", "customer.isNew", "EQ", []string{"true"}, true},
		{"§3.3 not a new customer", "customer.isNew", "NE", []string{"true"}, false},
		{"§3.3 age in months", "customer.ageMonths", "LTE", []string{"3"}, true},
		{"§3.3 customer's metadata", "customer.metadata.size", "GT", []string{"49.5"}, true},
		{"§3.3 partner's country", "partner.country", "EQ", []string{"AT"}, true},
		{"§3.3 partner's type", "partner.type", "EQ", []string{"AGENCY"}, true},
		{"§3.3 partner's tier", "partner.tier", "STARTS_WITH", []string{"go"}, true},
		{"§3.3 partner's group", "partner.group", "ENDS_WITH", []string{"ch"}, true},
		{"§3.3 one of the tags matches", "partner.tag", "EQ", []string{"vip"}, true},
		{"§3.3 unequal means that no tag matches", "partner.tag", "NE", []string{"vip"}, false},
		{"§3.3 no tag is in the list", "partner.tag", "NOT_IN", []string{"late", "lost"}, true},
		{"§3.3 referral's source", "referral.source", "EQ", []string{"LINK"}, true},
		{"§3.3 referral's stage", "referral.stage", "CONTAINS", []string{"alif"}, true},
		{"§3.3 link", "link.id", "EQ", []string{"lnk_1"}, true},
		{"§3.3 sub1", "link.sub1", "EQ", []string{"news"}, true},
		{"§3.3 an empty sub2 is missing", "link.sub2", "NE", []string{"x"}, false},
		{"§3.3 sub3", "link.sub3", "EQ", []string{"c"}, true},
		{"§3.3 sub4", "link.sub4", "EQ", []string{"d"}, true},
		{"§3.3 sub5", "link.sub5", "EQ", []string{"e"}, true},
		{"§3.3 a product of a sale without items is missing", "conversion.productId", "NE", []string{"p"}, false},
		{"§3.3 an attribute outside the list is missing", "partner.shoeSize", "EQ", []string{"42"}, false},
		{"§3.3 an operator outside the list never holds", "partner.tier", "LIKE", []string{"gold"}, false},
		{"an exponent is no number", "conversion.metadata.seats", "LT", []string{"1e9"}, false},
		{"a fraction is no number", "conversion.metadata.seats", "LT", []string{"100/2"}, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			seen := holds(rich(), commission.Condition{Attribute: tc.attribute, Operator: tc.operator, Values: tc.values})
			require.Equal(t, tc.want, seen.Holds, "saw %v", seen.Seen)
		})
	}
}

func TestWhatIsUnknownIsMissing(t *testing.T) {
	t.Parallel()
	in := input(commission.Terms{})
	in.Conversion.Sequence = 0
	known := map[string]bool{"conversion.amount": true, "conversion.currency": true, "conversion.type": true, "customer.isNew": true}
	for _, name := range commission.Attributes() {
		if !known[name] {
			seen := holds(in, commission.Condition{Attribute: name, Operator: commission.OperatorNE, Values: []string{"77"}})
			require.False(t, seen.Holds, name)
			require.Empty(t, seen.Seen, name)
		}
	}
	require.Len(t, commission.Attributes(), 22)
}

func TestGroups(t *testing.T) {
	t.Parallel()
	yes := commission.Condition{Attribute: "conversion.type", Operator: commission.OperatorEQ, Values: []string{"sale"}}
	no := commission.Condition{Attribute: "conversion.type", Operator: commission.OperatorEQ, Values: []string{"lead"}}
	group := func(m commission.Match, c ...commission.Condition) commission.Condition {
		return commission.Condition{Match: m, Conditions: c}
	}
	for _, tc := range []struct {
		name string
		root commission.Condition
		want bool
	}{
		{"ALL wants every one", group(commission.MatchAll, yes, no), false},
		{"ALL is content with every one", group(commission.MatchAll, yes, yes), true},
		{"ANY wants one", group(commission.MatchAny, no, yes), true},
		{"ANY is not content with none", group(commission.MatchAny, no, no), false},
		{"a group may hold a group", group(commission.MatchAll, yes, group(commission.MatchAny, no, yes)), true},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			in := input(commission.Terms{Structure: flat(1, "EUR"), Conditions: &tc.root})
			require.Equal(t, tc.want, len(commission.Compute(in).Lines) == 1)
		})
	}
}

func TestItemsAreTestedOneByOne(t *testing.T) {
	t.Parallel()
	product := func(id string) commission.Condition {
		return commission.Condition{Attribute: "conversion.productId", Operator: commission.OperatorEQ, Values: []string{id}}
	}
	toys := commission.Condition{Attribute: "conversion.category", Operator: commission.OperatorEQ, Values: []string{"toy"}}
	in := input(commission.Terms{Structure: percent(money.MaxRate), Conditions: &commission.Condition{
		Match: commission.MatchAll, Conditions: []commission.Condition{
			toys, {Match: commission.MatchAny, Conditions: []commission.Condition{product("p1"), product("p2")}},
		},
	}})
	in.Conversion.Items = []commission.Item{
		{ProductID: "p1", Category: "toy", AmountMinor: 1},
		{ProductID: "p1", Category: "book", AmountMinor: 10},
		{ProductID: "p2", Category: "toy", AmountMinor: 100},
		{ProductID: "p3", Category: "toy", AmountMinor: 1000},
	}
	line := commission.Compute(in).Lines[0]
	require.Equal(t, money.New(101, "EUR"), line.Amount)
	require.Equal(t, []string{"toy", "book"}, line.Explanation.Conditions.Conditions[0].Seen)
	require.Equal(t, []string{"p1", "p2", "p3"}, line.Explanation.Conditions.Conditions[1].Conditions[0].Seen)

	// No single item is both, so nothing is paid although each part is there.
	in.Conversion.Items = []commission.Item{{ProductID: "p9", Category: "toy"}, {ProductID: "p1", Category: "book"}}
	require.Equal(t, commission.ReasonConditions, commission.Compute(in).Unpaid[0].Reason)
}

func TestTagsOfTheCallerAreLeftAlone(t *testing.T) {
	t.Parallel()
	tags := append(make([]string, 0, 8), "a")
	in := input(commission.Terms{Structure: percent(1), Conditions: &commission.Condition{
		Match: commission.MatchAny, Conditions: []commission.Condition{
			{Attribute: "partner.tag", Operator: commission.OperatorEQ, Values: []string{"a"}},
			{Attribute: "conversion.category", Operator: commission.OperatorEQ, Values: []string{"x"}},
		},
	}})
	in.Enrollments[0].Partner.Tags = tags
	in.Conversion.Items = []commission.Item{{Category: "x"}, {Category: "y"}}
	commission.Compute(in)
	require.Equal(t, []string{"a", ""}, tags[:2])
}
