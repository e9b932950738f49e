package server

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/testkit"
)

// consoleQuery is an operation as the front end sends it: the text in its source,
// with the fragments that it spreads.
func consoleQuery(t *testing.T, operation string) string {
	t.Helper()
	document := regexp.MustCompile("(?s)graphql\\(`(.*?)`")
	named := regexp.MustCompile(`(?:fragment|query|mutation)\s+(\w+)`)
	texts := map[string]string{}
	require.NoError(t, filepath.WalkDir("../../frontend/src", func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".ts") && !strings.HasSuffix(path, ".tsx") || strings.Contains(path, "/gql/") {
			return err
		}
		source, err := os.ReadFile(path)
		for _, found := range document.FindAllSubmatch(source, -1) {
			if name := named.FindSubmatch(found[1]); name != nil {
				texts[string(name[1])] = string(found[1])
			}
		}
		return err
	}))
	var whole strings.Builder
	var add func(name string)
	seen := map[string]bool{}
	add = func(name string) {
		if seen[name] {
			return
		}
		seen[name] = true
		require.NotEmpty(t, texts[name], "the front end has no %s", name)
		whole.WriteString(texts[name])
		for _, spread := range regexp.MustCompile(`\.\.\.\s*(\w+)`).FindAllStringSubmatch(texts[name], -1) {
			if spread[1] != "on" {
				add(spread[1])
			}
		}
	}
	add(operation)
	return whole.String()
}

// TestTheConsoleSimulatesFiftyPartners: the query that the console sends passes the
// server's own limits, and its answer holds fifty partners and ten changes.
func TestTheConsoleSimulatesFiftyPartners(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		w := setup(t, d)
		program, _ := crowd(t, w)
		console := w.browser()
		console.signIn(t, "owner@example.com")
		plan := console.text(t, `query($id: ID!) { program(id: $id) { plan { id } } }`, vars{"id": program}, "program.plan.id")
		found := console.do(t, consoleQuery(t, "Simulate"), vars{"input": vars{
			"programId": program, "planId": plan,
			"period": vars{"startsAt": start.Add(-time.Hour).Format(time.RFC3339), "endsAt": start.Add(24 * time.Hour).Format(time.RFC3339)},
			"draft": vars{"incentives": []vars{{
				"name": "Lead", "trigger": "lead", "flat": euro("20"), "conditions": vars{"match": "ALL", "conditions": []vars{
					{"attribute": "conversion.type", "operator": "EQ", "values": []string{"lead"}},
					{"match": "ANY", "conditions": []vars{{"attribute": "conversion.sequence", "operator": "LTE", "values": []string{"1"}}}},
				}},
			}}},
		}}, "simulate.simulation")
		require.InDelta(t, pageRows, at(t, found, "partnerCount"), 0)
		require.Len(t, at(t, found, "partners"), pageRows)
		require.Len(t, at(t, found, "conversions"), 10)
		conditions := at(t, found, "conversions.0.withDraft.0.conditions")
		require.Equal(t, []any{"ALL", nil}, []any{at(t, conditions, "match"), at(t, conditions, "operator")}, "a group has no operator")
		require.Equal(t, []any{nil, "EQ"}, []any{at(t, conditions, "conditions.0.match"), at(t, conditions, "conditions.0.operator")}, "a comparison joins nothing")
		require.Equal(t, []any{"ANY", nil}, []any{at(t, conditions, "conditions.1.match"), at(t, conditions, "conditions.1.operator")})
	})
}

// TestWhatADecisionSawOfARate: the partner reads what the conversion counted as, and
// by which rate; conditions of terms say null where there is nothing.
func TestWhatADecisionSawOfARate(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		w := setup(t, d)
		api := w.script(keyOf(t, w))
		program := newProgram(t, api)
		plan := api.text(t, `query($id: ID!) { program(id: $id) { plan { id } } }`, vars{"id": program}, "program.plan.id")
		api.do(t, `mutation($p: ID!, $i: PlanVersionInput!) { planVersionSave(planId: $p, input: $i) { planVersion { id } userErrors { field message } } }`,
			vars{"p": plan, "i": vars{"incentives": []vars{{
				"name": "Sale", "trigger": "sale", "percentage": "10",
				"conditions": vars{"match": "ANY", "conditions": []vars{{"attribute": "conversion.currency", "operator": "IN", "values": []string{"USD", "EUR"}}}},
			}}}}, "planVersionSave.planVersion.id")
		terms := api.do(t, `query($id: ID!) { program(id: $id) { plan { currentVersion { incentives { terms { conditions { match operator
			conditions { match operator attribute } } } } } } } }`, vars{"id": program}, "program.plan.currentVersion.incentives.0.terms.conditions")
		require.Equal(t, vars{"match": "ANY", "operator": nil, "conditions": []any{
			vars{"match": nil, "operator": "IN", "attribute": "conversion.currency"},
		}}, terms)
		api.do(t, `mutation($p: ID!) { exchangeRatesSet(programId: $p, rates: [{currencyCode: "USD", day: "2026-03-01", rate: "0.924", source: "ECB"}]) {
			ratedCount userErrors { field message } } }`, vars{"p": program}, "exchangeRatesSet.ratedCount")
		made := api.do(t, `mutation($i: PartnerCreateInput!) { partnerCreate(input: $i) { enrollment { id } userErrors { message } } }`,
			vars{"i": vars{"programId": program, "name": "Ada", "email": "ada@example.com"}}, "partnerCreate.enrollment.id")
		api.do(t, `mutation($i: CodeCreateInput!) { codeCreate(input: $i) { code { id } userErrors { message } } }`,
			vars{"i": vars{"enrollmentId": made, "word": "ADA"}}, "codeCreate.code.id")
		w.later(t, time.Hour)
		for externalID, currency := range map[string]string{"foreign": "USD", "own": "EUR"} {
			record(t, api, vars{"programId": program, "type": "sale", "externalId": externalID, "code": "ADA", "amount": vars{"amount": "100.00", "currencyCode": currency}})
		}
		edges := api.do(t, `query($p: ID!) { commissions(filter: {programId: $p}, first: 5) { edges { node { amount { currencyCode } explanation { rate {
			amount { amount currencyCode } inProgram { amount currencyCode } rate day source } } } } } }`, vars{"p": program}, "commissions.edges")
		list, ok := edges.([]any)
		require.True(t, ok)
		require.Len(t, list, 2)
		for _, edge := range list {
			var want any
			if at(t, edge, "node.amount.currencyCode") == "USD" {
				want = vars{
					"amount": vars{"amount": "100.00", "currencyCode": "USD"}, "inProgram": vars{"amount": "92.40", "currencyCode": "EUR"},
					"rate": "0.924", "day": "2026-03-01", "source": "ECB",
				}
			}
			require.Equal(t, want, at(t, edge, "node.explanation.rate"))
		}
	})
}
