package server

import (
	"context"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"entgo.io/ent/dialect"
	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/testkit"
)

// pageRows is how many rows the pages of these tests show.
const pageRows = 50

// TestPagesAskOncePerLevel counts the statements behind the lists of the
// console. They must not grow with the rows: a page asks once per level, and a
// fixed number of times for who asks and how many rows there are.
func TestPagesAskOncePerLevel(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		var statements atomic.Int64
		d.Client = ent.NewClient(ent.Driver(dialect.DebugWithContext(d.Driver(), func(context.Context, ...any) { statements.Add(1) })))
		w := setup(t, d)
		program, run := crowd(t, w)
		console := w.browser()
		console.signIn(t, "owner@example.com")
		for name, page := range pagesOf(program, run) {
			statements.Store(0)
			got := console.ask(t, page.operation, vars{"id": page.id, "n": pageRows})
			require.Empty(t, got.Errors, name)
			require.Len(t, at(t, got.Data, page.edges), pageRows, name)
			require.LessOrEqual(t, statements.Load(), int64(page.budget), name)
		}
	})
}

// page is a list of the console.
type page struct {
	id, operation, edges string
	// budget is how many statements it may take: its levels, and room for a
	// level that is asked in two batches when the machine is busy.
	budget int
}

const pageInfo = ` pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount `

func pagesOf(program, run string) map[string]page {
	return map[string]page{
		"enrollments": {program, `query($id: ID!, $n: Int!) { enrollments(filter: {programId: $id}, first: $n) { edges { node {
			id status createdAt approvedAt partner { id name email type } tier { id name color } group { id name }
			totals { clickCount leadCount saleCount revenue { amount currencyCode } } } }` + pageInfo + `} }`, "enrollments.edges", 20},
		"applications": {program, `query($id: ID!, $n: Int!) { enrollments(filter: {programId: $id, status: [APPROVED]}, first: $n) { edges { node {
			id createdAt application partner { id name email country website users { id user { id name } } } } }` + pageInfo + `} }`, "enrollments.edges", 20},
		"commissions": {program, `query($id: ID!, $n: Int!) { commissions(filter: {programId: $id}, first: $n) { edges { node {
			id kind status amount { amount currencyCode } occurredAt releaseAt customerLabel incentiveName partner { id name } net { amount } } }` + pageInfo + `}
			commissionTotals(filter: {programId: $id}) { status count amount { amount currencyCode } } }`, "commissions.edges", 20},
		"conversions": {program, `query($id: ID!, $n: Int!) { conversions(filter: {programId: $id}, first: $n) { edges { node {
			id type externalId occurredAt amount { amount currencyCode } programAmount { amount } refundable { amount } customer { id externalId name company }
			credits { percentage enrollment { id partner { id name } } } } }` + pageInfo + `} }`, "conversions.edges", 20},
		"links": {program, `query($id: ID!, $n: Int!) { links(filter: {programId: $id}, first: $n) { edges { node {
			id code name isMain archivedAt formerCodes enrollment { id partner { id name } } totals { clickCount lastClickAt } } }` + pageInfo + `} }`, "links.edges", 20},
		"referrals": {program, `query($id: ID!, $n: Int!) { referrals(filter: {programId: $id}, first: $n) { edges { node {
			id name stageSince stage { id name kind } value { amount currencyCode } earned { amount currencyCode }
			enrollment { id partner { id name } } stageChanges { id fromStage { id } toStage { id name } } } }` + pageInfo + `} }`, "referrals.edges", 24},
		"payout run": {run, `query($id: ID!, $n: Int!) { payoutRun(id: $id) { id status cutOffAt createdAt payoutCount needsSecondPerson isMaker fileUrl
			totals { amount currencyCode } statusCounts { status count } exclusions { reason enrollment { id partner { id name } } }
			payouts(first: $n) { edges { node { id number status paidAt failureReason accountNumberMasked amount { amount currencyCode }
			partner { id name } } }` + pageInfo + `} } }`, "payoutRun.payouts.edges", 20},
		"payout run preview": {program, `query($id: ID!, $n: Int!) { payoutRunPreview(programId: $id) { cutOffAt }
			payouts(filter: {programId: $id}, first: $n) { edges { node { id partner { id name } } }` + pageInfo + `} }`, "payouts.edges", 24},
	}
}

// crowd makes a program with as many partners as a page has rows, each with a
// link, a customer, a paid lead and a payout.
func crowd(t *testing.T, w *world) (program, run string) {
	t.Helper()
	api := w.script(keyOf(t, w))
	program = newProgram(t, api)
	for i := range pageRows {
		made := api.do(t, `mutation($i: PartnerCreateInput!) { partnerCreate(input: $i) { partner { id }
			enrollment { id links(first: 1) { edges { node { url } } } } userErrors { field message } } }`,
			vars{"i": vars{"programId": program, "name": fmt.Sprintf("Partner %d", i), "email": fmt.Sprintf("p%d@example.com", i)}}, "partnerCreate")
		url, _ := at(t, made, "enrollment.links.edges.0.node.url").(string)
		api.do(t, `mutation($i: PayoutMethodSetInput!) { payoutMethodSet(input: $i) { payoutMethod { id } userErrors { message } } }`,
			vars{"i": vars{
				"partnerId": at(t, made, "partner.id"), "currencyCode": "EUR", "accountHolder": "Ada", "accountNumber": "DE89370400440532013000",
			}}, "payoutMethodSet.payoutMethod.id")
		customer := fmt.Sprintf("customer-%d", i)
		record(t, api, vars{
			"programId": program, "type": "lead", "externalId": customer, "clickId": click(t, w.browser(), url),
			"customer": vars{"externalId": customer, "company": customer},
		})
	}
	w.later(t, 31*24*time.Hour)
	run = api.text(t, `mutation($i: PayoutRunCreateInput!) { payoutRunCreate(input: $i) { payoutRun { id } userErrors { message } } }`,
		vars{"i": vars{"programId": program, "idempotencyKey": "run-1"}}, "payoutRunCreate.payoutRun.id")
	return program, run
}

// TestEachMutationReadsWhatItWrote: of two mutations in one request, the second
// must not be answered with what was read for the first.
func TestEachMutationReadsWhatItWrote(t *testing.T) {
	t.Parallel()
	w := setup(t, testkit.Open(t))
	api := w.script(keyOf(t, w))
	program := newProgram(t, api)
	sale := record(t, api, vars{
		"programId": program, "type": "sale", "externalId": "order-1", "amount": vars{"amount": "100.00", "currencyCode": "EUR"},
	})
	refund := func(id string) vars {
		return vars{"conversionId": sale, "externalId": id, "idempotencyKey": id, "amount": vars{"amount": "10.00", "currencyCode": "EUR"}}
	}
	const selection = ` { conversion { refundable { amount } refunds { externalId } } userErrors { message } }`
	got := api.ask(t, `mutation($a: RefundRecordInput!, $b: RefundRecordInput!) {
		a: refundRecord(input: $a)`+selection+` b: refundRecord(input: $b)`+selection+` }`, vars{"a": refund("r1"), "b": refund("r2")})
	require.Empty(t, got.Errors)
	require.Equal(t, "90.00", at(t, got.Data, "a.conversion.refundable.amount"))
	require.Equal(t, "80.00", at(t, got.Data, "b.conversion.refundable.amount"))
	require.Len(t, at(t, got.Data, "b.conversion.refunds"), 2)
}

// TestPlansOfTiersAndGroupsAreAskedOnce: a ladder of ten tiers and as many groups
// take no more statements than one of each.
func TestPlansOfTiersAndGroupsAreAskedOnce(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		var statements atomic.Int64
		d.Client = ent.NewClient(ent.Driver(dialect.DebugWithContext(d.Driver(), func(context.Context, ...any) { statements.Add(1) })))
		w := setup(t, d)
		api := w.script(keyOf(t, w))
		program := newProgram(t, api)
		console := w.browser()
		console.signIn(t, "owner@example.com")
		add := func(i int) {
			plan := api.text(t, `mutation($p: ID!, $i: PlanCreateInput!) { planCreate(programId: $p, input: $i) { plan { id } userErrors { message } } }`,
				vars{"p": program, "i": vars{"name": fmt.Sprint("Plan ", i), "version": vars{"incentives": []vars{{"name": "Sale", "trigger": "sale", "percentage": "5"}}}}},
				"planCreate.plan.id")
			api.do(t, `mutation($p: ID!, $n: String!, $plan: ID!) { tierCreate(programId: $p, input: {name: $n, planId: $plan, window: {kind: LIFETIME},
				requirements: [{kind: CONVERSIONS, eventType: "lead", threshold: "1"}]}) { tier { id } userErrors { message } } }`,
				vars{"p": program, "n": fmt.Sprint("Tier ", i), "plan": plan}, "tierCreate.tier.id")
			api.do(t, `mutation($p: ID!, $n: String!, $plan: ID!) { groupCreate(programId: $p, input: {name: $n, planId: $plan}) { group { id } userErrors { message } } }`,
				vars{"p": program, "n": fmt.Sprint("Group ", i), "plan": plan}, "groupCreate.group.id")
		}
		asked := func() (int64, any) {
			statements.Store(0)
			got := console.do(t, `query($id: ID!) { program(id: $id) { tiers { name plan { id name } } groups { name plan { id name } } } }`,
				vars{"id": program}, "program")
			return statements.Load(), got
		}
		add(0)
		one, _ := asked()
		for i := range 9 {
			add(i + 1)
		}
		ten, got := asked()
		require.Len(t, at(t, got, "groups"), 10)
		require.Equal(t, "Plan 9", at(t, got, "groups.9.plan.name"))
		require.LessOrEqual(t, ten, one+1, "one more if a level is asked in two batches")
	})
}
