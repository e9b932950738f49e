package commission_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/commission"
)

func TestProblems(t *testing.T) {
	t.Parallel()
	codes := []string{"BLANK", "INVALID", "TOO_SMALL", "TOO_LARGE", "TOO_LONG", "CURRENCY_MISMATCH"}
	const fixed = `"structure":{"kind":"FLAT","flat":{"minor":"100","currency":"EUR"}}`
	const share = `"structure":{"kind":"PERCENT","rate":100000}`
	where := func(condition string) string {
		return `{` + share + `,"conditions":{"match":"ALL","conditions":[` + condition + `]}}`
	}
	many := func(n int, one string) string { return strings.TrimSuffix(strings.Repeat(one+",", n), ",") }
	for _, tc := range []struct {
		name  string
		terms string
		want  []string
	}{
		{"a fixed amount is fine", `{` + fixed + `}`, nil},
		{"a percentage is fine", `{` + share + `}`, nil},
		{"everything at once is fine", `{` + share + `,"limits":{"firstOnly":true,"maxCount":3,"maxMonths":12},"holdDays":0,"exclusiveGroup":"g",
			"min":{"minor":"1","currency":"EUR"},"max":{"minor":"1","currency":"EUR"},
			"conditions":{"match":"ANY","conditions":[{"attribute":"partner.tier","operator":"IN","values":["gold","silver"]},
			{"match":"ALL","conditions":[{"attribute":"customer.isNew","operator":"EQ","values":["true"]}]}]}}`, nil},
		{"nothing is not enough", `{}`, []string{"structure.kind BLANK"}},
		{"an unknown structure", `{"structure":{"kind":"BARTER"}}`, []string{"structure.kind INVALID"}},
		{"a fixed amount without one", `{"structure":{"kind":"FLAT"}}`, []string{"structure.flat BLANK"}},
		{
			"a fixed amount of nothing with a rate", `{"structure":{"kind":"FLAT","rate":5,"flat":{"minor":"0","currency":"EURO"}}}`,
			[]string{"structure.rate INVALID", "structure.flat.currency INVALID", "structure.flat TOO_SMALL"},
		},
		{
			"a percentage of nothing with an amount", `{"structure":{"kind":"PERCENT","flat":{"minor":"1","currency":"EUR"}}}`,
			[]string{"structure.flat INVALID", "structure.rate TOO_SMALL"},
		},
		{"§0 more than 100 %", `{"structure":{"kind":"PERCENT","rate":1000001}}`, []string{"structure.rate TOO_LARGE"}},
		{
			"negative limits", `{` + share + `,"limits":{"maxCount":-1,"maxMonths":-1},"holdDays":-1}`,
			[]string{"limits.maxCount TOO_SMALL", "limits.maxMonths TOO_SMALL", "holdDays TOO_SMALL"},
		},
		{
			"endless limits", `{` + share + `,"limits":{"maxCount":1000001,"maxMonths":1000001},"holdDays":3651}`,
			[]string{"limits.maxCount TOO_LARGE", "limits.maxMonths TOO_LARGE", "holdDays TOO_LARGE"},
		},
		{"a blank group", `{` + share + `,"exclusiveGroup":"  "}`, []string{"exclusiveGroup BLANK"}},
		{"a long group", `{` + share + `,"exclusiveGroup":"` + strings.Repeat("ä", 201) + `"}`, []string{"exclusiveGroup TOO_LONG"}},
		{
			"a maximum below the minimum", `{` + share + `,"min":{"minor":"2","currency":"EUR"},"max":{"minor":"1","currency":"EUR"}}`,
			[]string{"max TOO_SMALL"},
		},
		{
			"bounds in two currencies", `{` + share + `,"min":{"minor":"1","currency":"EUR"},"max":{"minor":"2","currency":"USD"}}`,
			[]string{"max CURRENCY_MISMATCH"},
		},
		{
			"bounds in another currency than the fixed amount", `{` + fixed + `,"min":{"minor":"1","currency":"USD"},"max":{"minor":"2","currency":"USD"}}`,
			[]string{"min CURRENCY_MISMATCH", "max CURRENCY_MISMATCH"},
		},
		{"bounds of nothing", `{` + share + `,"min":{"minor":"0","currency":"EUR"}}`, []string{"min TOO_SMALL"}},
		{
			"a comparison at the root", `{` + share + `,"conditions":{"attribute":"partner.tier","operator":"EQ","values":["gold"]}}`,
			[]string{"conditions.match BLANK", "conditions INVALID", "conditions.conditions BLANK"},
		},
		{"an unknown group", `{` + share + `,"conditions":{"match":"SOME"}}`, []string{"conditions.match INVALID", "conditions.conditions BLANK"}},
		{
			"§3.3 groups nested twice", where(`{"match":"ANY","conditions":[{"match":"ANY","conditions":[]}]}`),
			[]string{"conditions.conditions.0.conditions.0 INVALID"},
		},
		{"a group without its word inside a group", where(`{"conditions":[{}]}`), []string{
			"conditions.conditions.0.match INVALID", "conditions.conditions.0.conditions.0.attribute BLANK",
			"conditions.conditions.0.conditions.0.operator BLANK", "conditions.conditions.0.conditions.0.values BLANK",
		}},
		{"too many conditions", where(many(101, `{}`)), []string{"conditions.conditions TOO_LARGE"}},
		{
			"§3.3 an attribute and an operator outside the list", where(`{"attribute":"partner.shoe","operator":"LIKE","values":["x"]}`),
			[]string{"conditions.conditions.0.attribute INVALID", "conditions.conditions.0.operator INVALID"},
		},
		{"metadata without a key", where(`{"attribute":"conversion.metadata.","operator":"EQ","values":["x"]}`), []string{
			"conditions.conditions.0.attribute INVALID",
		}},
		{"an endless key", where(`{"attribute":"customer.metadata.` + strings.Repeat("k", 200) + `","operator":"EQ","values":["x"]}`), []string{
			"conditions.conditions.0.attribute TOO_LONG",
		}},
		{"text has no size", where(`{"attribute":"partner.tier","operator":"GT","values":["3"]}`), []string{"conditions.conditions.0.operator INVALID"}},
		{"numbers have no parts", where(`{"attribute":"conversion.amount","operator":"CONTAINS","values":["3"]}`), []string{
			"conditions.conditions.0.operator INVALID",
		}},
		{"true and false are no list", where(`{"attribute":"customer.isNew","operator":"IN","values":["true"]}`), []string{
			"conditions.conditions.0.operator INVALID",
		}},
		{"maybe is neither", where(`{"attribute":"customer.isNew","operator":"EQ","values":["maybe"]}`), []string{
			"conditions.conditions.0.values.0 INVALID",
		}},
		{"a number must be one", where(`{"attribute":"conversion.amount","operator":"IN","values":["1","many","1e3",""]}`), []string{
			"conditions.conditions.0.values.1 INVALID", "conditions.conditions.0.values.2 INVALID", "conditions.conditions.0.values.3 BLANK",
		}},
		{"metadata of a size must be a number", where(`{"attribute":"conversion.metadata.k","operator":"GT","values":["many"]}`), []string{
			"conditions.conditions.0.values.0 INVALID",
		}},
		{"two values for one", where(`{"attribute":"partner.tier","operator":"EQ","values":["a","b"]}`), []string{
			"conditions.conditions.0.values TOO_LARGE",
		}},
		{"too many values", where(`{"attribute":"partner.tier","operator":"IN","values":[` + many(101, `"x"`) + `]}`), []string{
			"conditions.conditions.0.values TOO_LARGE",
		}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			terms, err := commission.ParseTerms([]byte(tc.terms))
			require.NoError(t, err)
			var got []string
			for _, p := range terms.Problems() {
				got = append(got, strings.Join(p.Path, ".")+" "+p.Code)
				require.Contains(t, codes, p.Code)
				require.True(t, strings.HasSuffix(p.Message, "."), p.Message)
			}
			require.Equal(t, tc.want, got)
		})
	}
}

func TestProblemsOfWhatIsMeasured(t *testing.T) {
	t.Parallel()
	brackets := func(mode, measure, list string) string {
		return `{"structure":{"kind":"BRACKETS","brackets":{"mode":"` + mode + `","measure":"` + measure + `","period":"MONTH","brackets":[` + list + `]}}}`
	}
	bonus := func(rest string) string {
		return `{"structure":{"kind":"BONUS","bonus":{"measure":"COUNT","period":"YEAR"` + rest + `}}}`
	}
	const euro = `"amount":{"minor":"1","currency":"EUR"}`
	const at = "structure.brackets.brackets."
	for _, tc := range []struct {
		name  string
		terms string
		want  []string
	}{
		{"§3.4 percentages and amounts may be mixed", brackets("FORWARD", "REVENUE", `{"upTo":5,"rate":1},{"flat":{"minor":"0","currency":"EUR"}}`), nil},
		{"§3.4 one open bracket is enough", brackets("GRADUATED", "REVENUE", `{"rate":0}`), nil},
		{"brackets without any", `{"structure":{"kind":"BRACKETS"}}`, []string{"structure.brackets BLANK"}},
		{"brackets of nothing", `{"structure":{"kind":"BRACKETS","brackets":{"mode":"","measure":"","period":"","brackets":null}}}`, []string{
			"structure.brackets.mode BLANK", "structure.brackets.measure BLANK", "structure.brackets.period BLANK", "structure.brackets.brackets BLANK",
		}},
		{"brackets of something unknown", `{"structure":{"kind":"BRACKETS","brackets":{"mode":"M","measure":"M","period":"WEEK","brackets":[{}]}}}`, []string{
			"structure.brackets.mode INVALID", "structure.brackets.measure INVALID", "structure.brackets.period INVALID",
		}},
		{"§3.4 bounds ascend", brackets("FORWARD", "COUNT", `{"upTo":5},{"upTo":5},{"upTo":4},{}`), []string{at + "1.upTo TOO_SMALL", at + "2.upTo TOO_SMALL"}},
		{"§3.4 bounds are above nothing and not endless", brackets("FORWARD", "COUNT", `{"upTo":0},{"upTo":1000000000000001},{}`), []string{
			at + "0.upTo TOO_SMALL", at + "1.upTo TOO_LARGE",
		}},
		{"§3.4 only the last is open", brackets("FORWARD", "COUNT", `{},{"upTo":4}`), []string{at + "0.upTo BLANK", at + "1.upTo INVALID"}},
		{"§3.4 graduated revenue pays percentages", brackets("GRADUATED", "REVENUE", `{"flat":{"minor":"1","currency":"EUR"}}`), []string{at + "0.flat INVALID"}},
		{"§3.4 graduated counts pay amounts too", brackets("GRADUATED", "COUNT", `{"flat":{"minor":"1","currency":"EUR"}}`), nil},
		{"a bracket that pays twice", brackets("FORWARD", "COUNT", `{"rate":1,"flat":{"minor":"1","currency":"EUR"}}`), []string{at + "0.rate INVALID"}},
		{"brackets in two currencies", brackets("FORWARD", "COUNT", `{"upTo":1,"flat":{"minor":"1","currency":"EUR"}},{"flat":{"minor":"1","currency":"USD"}}`), []string{
			at + "1.flat CURRENCY_MISMATCH",
		}},
		{"rates and amounts out of bounds", brackets("FORWARD", "COUNT", `{"upTo":1,"rate":-1},{"upTo":2,"rate":1000001},{"flat":{"minor":"-1","currency":"X"}}`), []string{
			at + "0.rate TOO_SMALL", at + "1.rate TOO_LARGE", at + "2.flat.currency INVALID", at + "2.flat TOO_SMALL",
		}},
		{"too many brackets", brackets("FORWARD", "COUNT", strings.Repeat(`{},`, 100)+`{}`), []string{"structure.brackets.brackets TOO_LARGE"}},
		{"brackets with what others have", `{"structure":{"kind":"BRACKETS","rate":1,"flat":{"minor":"1","currency":"EUR"},"bonus":{},
			"brackets":{"mode":"FORWARD","measure":"COUNT","period":"LIFETIME","brackets":[{}]}}}`, []string{
			"structure.flat INVALID", "structure.rate INVALID", "structure.bonus INVALID",
		}},
		{"a percentage with brackets", `{"structure":{"kind":"PERCENT","rate":1,"brackets":{}}}`, []string{"structure.brackets INVALID"}},
		{"§3.5 a list and what repeats", bonus(`,"thresholds":[{"at":2,` + euro + `},{"at":3,` + euro + `}],"every":{"at":1,` + euro + `}`), nil},
		{"a bonus without any", `{"structure":{"kind":"BONUS"}}`, []string{"structure.bonus BLANK"}},
		{"a bonus for nothing", bonus(``), []string{"structure.bonus.thresholds BLANK"}},
		{"§3.5 thresholds ascend", bonus(`,"thresholds":[{"at":3,` + euro + `},{"at":3,` + euro + `}]`), []string{"structure.bonus.thresholds.1.at TOO_SMALL"}},
		{"thresholds of nothing", bonus(`,"thresholds":[{"at":0,"amount":{"minor":"0","currency":"EUR"}}],"every":{"at":0,"amount":{"minor":"-1","currency":"EUR"}}`), []string{
			"structure.bonus.thresholds.0.at TOO_SMALL", "structure.bonus.thresholds.0.amount TOO_SMALL",
			"structure.bonus.every.at TOO_SMALL", "structure.bonus.every.amount TOO_SMALL",
		}},
		{"too many thresholds", bonus(`,"thresholds":[` + strings.Repeat(`{},`, 100) + `{}]`), []string{"structure.bonus.thresholds TOO_LARGE"}},
		{"§3.6 a bonus with what speaks of one conversion", strings.TrimSuffix(bonus(`,"every":{"at":1,`+euro+`}`), "}") +
			`,"limits":{"maxCount":1},"exclusiveGroup":"g","min":{"minor":"1","currency":"EUR"},"max":{"minor":"1","currency":"EUR"}}`, []string{
			"limits INVALID", "min INVALID", "max INVALID", "exclusiveGroup INVALID",
		}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tc.want, problemsOf(t, tc.terms, "sale"))
		})
	}
}

// problemsOf lists the problems of terms of an incentive in a program in EUR.
func problemsOf(t *testing.T, data, trigger string) []string {
	t.Helper()
	terms, err := commission.ParseTerms([]byte(data))
	require.NoError(t, err)
	var got []string
	for _, p := range terms.ProblemsFor(trigger, "EUR") {
		got = append(got, strings.Join(p.Path, ".")+" "+p.Code)
		require.True(t, strings.HasSuffix(p.Message, "."), p.Message)
	}
	return got
}

func TestProblemsOfCapsUnitsAndRecruiters(t *testing.T) {
	t.Parallel()
	const fixed = `"structure":{"kind":"FLAT","flat":{"minor":"100","currency":"USD"}}`
	const share = `"structure":{"kind":"PERCENT","rate":100000}`
	const unit = `"unit":{"kind":"POINTS","name":"Stars","quantity":1}`
	caps := func(minor, currency string) string {
		m := `{"minor":"` + minor + `","currency":"` + currency + `"}`
		return `"caps":{"perCustomer":` + m + `,"perPeriod":{"amount":` + m + `,"period":"MONTH"},"budget":{"amount":` + m + `,"period":"YEAR"}}`
	}
	for _, tc := range []struct {
		name    string
		trigger string
		terms   string
		want    []string
	}{
		{"caps in the program's currency", "sale", `{` + fixed + `,` + caps("1", "EUR") + `}`, nil},
		{"caps in the line's currency", "sale", `{` + fixed + `,` + caps("1", "USD") + `}`, nil},
		{"§3.7 caps of an amount in a third currency", "sale", `{` + fixed + `,` + caps("1", "CHF") + `}`, []string{
			"caps.perCustomer CURRENCY_MISMATCH", "caps.perPeriod.amount CURRENCY_MISMATCH", "caps.budget.amount CURRENCY_MISMATCH",
		}},
		{"the lines of a percentage may have any currency", "sale", `{` + share + `,` + caps("1", "CHF") + `}`, nil},
		{"caps of nothing", "sale", `{` + share + `,` + caps("0", "EUR") + `}`, []string{
			"caps.perCustomer TOO_SMALL", "caps.perPeriod.amount TOO_SMALL", "caps.budget.amount TOO_SMALL",
		}},
		{"caps without a period", "sale", `{` + share + `,"caps":{"perPeriod":{"amount":{"minor":"1","currency":"EUR"},"period":""},"budget":{"amount":{"minor":"1","currency":"EUR"},"period":"DAY"}}}`, []string{
			"caps.perPeriod.period BLANK", "caps.budget.period INVALID",
		}},
		{"a unit", "sale", `{"structure":{"kind":"FLAT"},` + unit + `,"limits":{"firstOnly":true},"holdDays":3}`, nil},
		{"a unit of nothing", "sale", `{"structure":{"kind":"FLAT"},"unit":{"kind":"","name":" ","quantity":0}}`, []string{
			"unit.kind BLANK", "unit.name BLANK", "unit.quantity TOO_SMALL",
		}},
		{"a unit of too much", "sale", `{"structure":{"kind":"FLAT"},"unit":{"kind":"GOLD","name":"` + strings.Repeat("ä", 61) + `","quantity":1000000001}}`, []string{
			"unit.kind INVALID", "unit.name TOO_LONG", "unit.quantity TOO_LARGE",
		}},
		{"a unit with money", "sale", `{` + fixed + `,` + unit + `,` + caps("1", "EUR") + `,"exclusiveGroup":"g","min":{"minor":"1","currency":"USD"},"max":{"minor":"1","currency":"USD"}}`, []string{
			"structure.flat INVALID", "min INVALID", "max INVALID", "caps INVALID", "exclusiveGroup INVALID",
		}},
		{"a unit that is no fixed one", "sale", `{` + share + `,` + unit + `}`, []string{"structure.kind INVALID"}},
		{"§3.8 a recruiter's percentage", "COMMISSION_EARNED", `{` + share + `,"limits":{"maxMonths":12},` + caps("1", "EUR") + `}`, nil},
		{"§3.8 a recruiter gets nothing else", "COMMISSION_EARNED", `{"structure":{"kind":"FLAT","flat":{"minor":"1","currency":"EUR"}},"limits":{"firstOnly":true,"maxCount":2},"holdDays":0}`, []string{
			"structure.kind INVALID", "limits.firstOnly INVALID", "limits.maxCount INVALID", "holdDays INVALID",
		}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tc.want, problemsOf(t, tc.terms, tc.trigger))
		})
	}
}

func TestParseTermsRefuses(t *testing.T) {
	t.Parallel()
	for name, data := range map[string]string{
		"no JSON": `{`, "an unknown field": `{"brackets":[]}`, "two values": `{}{}`, "a float for a rate": `{"structure":{"rate":1.5}}`,
		"a number for money": `{"min":{"minor":1,"currency":"EUR"}}`, "text after it": `{} x`,
	} {
		_, err := commission.ParseTerms([]byte(data))
		require.Error(t, err, name)
	}
}

func FuzzTerms(f *testing.F) {
	for _, seed := range []string{
		`{"structure":{"kind":"PERCENT","rate":100000}}`,
		`{"structure":{"kind":"FLAT","flat":{"minor":"1500","currency":"BRL"}},"limits":{"firstOnly":true},"holdDays":3}`,
		`{"structure":{"kind":"PERCENT","rate":1},"conditions":{"match":"ANY","conditions":[{"attribute":"conversion.productId","operator":"NE","values":["x"]}]}}`,
		`{"structure":{"kind":"PERCENT","rate":1},"min":{"minor":"9223372036854775807","currency":"JPY"},"exclusiveGroup":"g"}`,
		`{"conditions":{"conditions":[{"conditions":[{"conditions":[{}]}]}]}}`, `null`, `[]`,
		`{"structure":{"kind":"BRACKETS","brackets":{"mode":"GRADUATED","measure":"REVENUE","period":"MONTH","brackets":[{"upTo":-5,"rate":1},{"upTo":3}]}}}`,
		`{"structure":{"kind":"BRACKETS","brackets":{"mode":"RETROACTIVE","measure":"COUNT","period":"","brackets":[{"flat":{"minor":"-7","currency":""}}]}}}`,
		`{"structure":{"kind":"BONUS","bonus":{"measure":"COUNT","period":"YEAR","thresholds":[{"at":-1}],"every":{"at":1,"amount":{"minor":"5","currency":"EUR"}}}}}`,
		`{"structure":{"kind":"FLAT"},"unit":{"kind":"PERK","name":"x","quantity":9223372036854775807},"caps":{"budget":{"period":"YEAR"}}}`,
		`{"structure":{"kind":"PERCENT","rate":9223372036854775807},"caps":{"perCustomer":{"minor":"-9223372036854775808","currency":"EUR"}}}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		terms, err := commission.ParseTerms(data)
		if err != nil {
			return
		}
		out, err := json.Marshal(terms)
		require.NoError(t, err)
		again, err := commission.ParseTerms(out)
		require.NoError(t, err)
		require.Equal(t, terms.Problems(), again.Problems())
		in := input(terms, terms)
		in.Conversion.Items = []commission.Item{{ProductID: "x", AmountMinor: 7}, {Category: "y"}}
		result := commission.Compute(in)
		require.GreaterOrEqual(t, len(result.Lines)+len(result.Unpaid), 2)
		if len(terms.ProblemsFor("sale", "EUR")) > 0 {
			return
		}
		for _, line := range result.Lines {
			require.GreaterOrEqual(t, line.Amount.Minor, int64(0))
			addsUp(t, line)
		}
	})
}
