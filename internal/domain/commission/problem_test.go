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
		require.Equal(t, 2, len(result.Lines)+len(result.Unpaid))
		for _, line := range result.Lines {
			require.Positive(t, line.Amount.Minor)
		}
	})
}
