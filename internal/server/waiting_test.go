package server

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// TestWhatWaitsForARate finds what has no amount in the program's currency, says
// since when, gives the rate and finds who gave it; and reads in the ledger where
// what was earned came from.
func TestWhatWaitsForARate(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		w := setup(t, d)
		api := w.script(keyOf(t, w))
		program := newProgram(t, api)
		dollars := func(externalID string) {
			record(t, api, vars{"programId": program, "type": "sale", "externalId": externalID, "amount": vars{"amount": "10.00", "currencyCode": "USD"}})
		}
		dollars("late-1")
		w.later(t, time.Hour)
		dollars("late-2")
		record(t, api, vars{"programId": program, "type": "sale", "externalId": "euro", "amount": euro("10.00")})

		waits := func(filter vars) any {
			filter["programId"] = program
			return api.do(t, `query($f: ConversionFilter!) { conversions(filter: $f, first: 5) { edges { node { externalId occurredAt } } } }`,
				vars{"f": filter}, "conversions.edges")
		}
		late := waits(vars{"waitsForRate": true})
		require.Len(t, late, 2)
		require.Equal(t, "late-1", at(t, late, "1.node.externalId"))
		require.Len(t, waits(vars{"waitsForRate": false}), 1)
		require.Len(t, waits(vars{"currencyCode": "EUR"}), 1)
		require.Empty(t, waits(vars{"waitsForRate": true, "currencyCode": "EUR"}))
		const tasks = `query($p: ID!) { programTasks(programId: $p) { missingRates { currencyCode conversionCount since } } }`
		require.Equal(t, []any{vars{"currencyCode": "USD", "conversionCount": 2.0, "since": at(t, late, "1.node.occurredAt")}},
			api.do(t, tasks, vars{"p": program}, "programTasks.missingRates"))

		day, isText := at(t, late, "1.node.occurredAt").(string)
		require.True(t, isText)
		given := api.do(t, `mutation($p: ID!, $r: [ExchangeRateInput!]!) { exchangeRatesSet(programId: $p, rates: $r) {
			ratedCount exchangeRates { actor } userErrors { field message } } }`,
			vars{"p": program, "r": []vars{{"currencyCode": "USD", "day": day[:10], "rate": "0.9"}}}, "exchangeRatesSet")
		require.InDelta(t, 2, at(t, given, "ratedCount"), 0)
		require.Contains(t, at(t, given, "exchangeRates.0.actor"), "key_")
		require.Empty(t, waits(vars{"waitsForRate": true}))
		require.Len(t, waits(vars{"waitsForRate": false}), 3)
		require.Empty(t, api.do(t, tasks, vars{"p": program}, "programTasks.missingRates"))
	})
}

// TestWhoIsAboutToLoseItsTier finds the enrollments to which a demotion was
// announced, and the others.
func TestWhoIsAboutToLoseItsTier(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		w := setup(t, d)
		api := w.script(keyOf(t, w))
		program := newProgram(t, api)
		enroll := func(name string) string {
			return api.text(t, `mutation($i: PartnerCreateInput!) { partnerCreate(input: $i) { enrollment { id } userErrors { message } } }`,
				vars{"i": vars{"programId": program, "name": name, "email": name + "@example.com"}}, "partnerCreate.enrollment.id")
		}
		falling, safe := enroll("ada"), enroll("ben")
		tier := api.text(t, `query($p: ID!) { program(id: $p) { tiers { id } } }`, vars{"p": program}, "program.tiers.0.id")
		organization := api.text(t, `{ viewer { organization { id } } }`, nil, "viewer.organization.id")
		system := viewer.With(t.Context(), viewer.NewSystem(organization))
		w.client.Enrollment.UpdateOneID(falling).SetDemotionTierID(tier).SetDemotionAt(w.now.Now()).ExecX(system)
		for isAnnounced, want := range map[bool]string{true: falling, false: safe} {
			found := api.do(t, `query($f: EnrollmentFilter!) { enrollments(filter: $f, first: 5) { edges { node { id } } } }`,
				vars{"f": vars{"programId": program, "hasDemotion": isAnnounced}}, "enrollments.edges")
			require.Equal(t, []any{vars{"node": vars{"id": want}}}, found)
		}
	})
}
