package server

import (
	"net/http"
	"net/url"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// TestMainJob is the main job of the product, done by a third party with an API
// key alone: apply, approve, link, click, lead, sale, commission explained, hold
// ends, run, paid, statement.
func TestMainJob(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		w := setup(t, d)
		api := w.script(keyOf(t, w))
		program := newProgram(t, api)

		// A partner applies and is approved.
		partner := w.browser()
		enrollment, url := join(t, api, partner, program)

		// A prospect clicks, becomes a lead and buys.
		clickID := click(t, w.browser(), url)
		w.later(t, time.Hour)
		record(t, api, vars{"programId": program, "type": "lead", "externalId": "lead-1", "clickId": clickID})
		w.later(t, time.Hour)
		sale := vars{
			"programId": program, "type": "sale", "externalId": "order-1", "clickId": clickID,
			"amount": vars{"amount": "129.95", "currencyCode": "EUR"},
		}
		record(t, api, sale)

		// The commission explains itself: 10 % of 129.95 is 12.995, rounded half away from zero.
		const commissions = `{ commissions(first: 10) { edges { node { id status amount { amount } releaseAt
			explanation { base { total { minor } } structure { percentage } rounding { exact { minor } } hold { days } }
			attribution { outcome touches { kind verdict } } } } } }`
		got := partner.ask(t, commissions, nil)
		require.Empty(t, got.Errors)
		earned := at(t, got.Data, "commissions.edges.0.node")
		require.Equal(t, "13.00", at(t, earned, "amount.amount"))
		require.Equal(t, "PENDING", at(t, earned, "status"))
		require.Equal(t, "12995", at(t, earned, "explanation.base.total.minor"))
		require.Equal(t, "10", at(t, earned, "explanation.structure.percentage"))
		require.Equal(t, "2599/2", at(t, earned, "explanation.rounding.exact.minor"))
		require.Equal(t, "INHERITED", at(t, earned, "attribution.outcome"))
		require.Equal(t, "2026-04-01T11:00:00Z", at(t, earned, "releaseAt"))

		// The hold of 30 days ends, and a run pays both commissions.
		api.do(t, `mutation($i: PayoutMethodSetInput!) { payoutMethodSet(input: $i) { payoutMethod { accountNumberMasked } userErrors { message } } }`,
			vars{"i": vars{
				"partnerId": partnerOf(t, api, enrollment), "currencyCode": "EUR", "accountHolder": "Ada Consulting",
				"accountNumber": "DE89370400440532013000",
			}}, "payoutMethodSet.payoutMethod.accountNumberMasked")
		w.later(t, 31*24*time.Hour)
		partner.signIn(t, "ada@example.com") // the session ended meanwhile
		require.Equal(t, "APPROVED", at(t, partner.ask(t, commissions, nil).Data, "commissions.edges.0.node.status"))
		run := api.text(t, `mutation($i: PayoutRunCreateInput!) { payoutRunCreate(input: $i) { payoutRun { id } userErrors { message } } }`,
			vars{"i": vars{"programId": program, "idempotencyKey": "run-1"}}, "payoutRunCreate.payoutRun.id")
		for _, move := range []string{"payoutRunApprove", "payoutRunSubmit"} {
			api.do(t, `mutation($id: ID!) { `+move+`(id: $id) { payoutRun { status } userErrors { message } } }`, vars{"id": run},
				move+".payoutRun.status")
		}
		bank := api.send(t, http.MethodGet, "/files/payout-runs/"+run+".csv", "")
		require.Equal(t, http.StatusOK, bank.Code)
		require.Contains(t, bank.Body.String(), "DE89370400440532013000")
		require.Contains(t, bank.Body.String(), "28.00")
		payout := api.text(t, `query($id: ID!) { payoutRun(id: $id) { payouts(first: 1) { edges { node { id } } } } }`, vars{"id": run},
			"payoutRun.payouts.edges.0.node.id")
		require.Equal(t, "COMPLETED", api.text(t, `mutation($ids: [ID!]!) { payoutsMarkPaid(ids: $ids) { payoutRun { status } userErrors { message } } }`,
			vars{"ids": []string{payout}}, "payoutsMarkPaid.payoutRun.status"))

		// The partner reads the numbered statement, and the book agrees.
		statement := partner.ask(t, `query($id: ID!) { payout(id: $id) { number status amount { amount } accountNumberMasked
			lines { commission { amount { amount } conversionType customerLabel status } } } }`, vars{"id": payout})
		require.Empty(t, statement.Errors)
		require.Equal(t, "2026-000001", at(t, statement.Data, "payout.number"))
		require.Equal(t, "PAID", at(t, statement.Data, "payout.status"))
		require.Equal(t, "28.00", at(t, statement.Data, "payout.amount.amount"))
		require.Equal(t, "15.00", at(t, statement.Data, "payout.lines.0.commission.amount.amount"))
		require.Equal(t, "13.00", at(t, statement.Data, "payout.lines.1.commission.amount.amount"))
		requireSoundBooks(t, w, program)

		// The document names both sides as they were, whatever they are called later.
		partnerID := partnerOf(t, api, enrollment)
		partner.do(t, `mutation($id: ID!) { partnerUpdate(id: $id, input: {legalName: "Ada Later GmbH", country: "AT"}) { partner { id } userErrors { message } } }`,
			vars{"id": partnerID}, "partnerUpdate.partner.id")
		parties := partner.ask(t, `query($id: ID!) { payout(id: $id) { payer { name address country taxNumber } payee { name address country taxNumber }
			program { contactEmail } } }`, vars{"id": payout})
		require.Empty(t, parties.Errors)
		require.Equal(t, map[string]any{"name": "Acme", "address": nil, "country": nil, "taxNumber": nil}, at(t, parties.Data, "payout.payer"))
		require.Equal(t, map[string]any{"name": "Ada Consulting", "address": nil, "country": nil, "taxNumber": nil}, at(t, parties.Data, "payout.payee"))
		require.Equal(t, "partners@acme.example", at(t, parties.Data, "payout.program.contactEmail"))
		fixed := api.ask(t, `query($id: ID!) { program(id: $id) { timeZoneIsFixed } }`, vars{"id": program})
		require.Equal(t, true, at(t, fixed.Data, "program.timeZoneIsFixed"))
	})
}

// join lets a partner apply at the program, and approves it; url is its link.
func join(t *testing.T, api, partner *caller, program string) (enrollment, url string) {
	t.Helper()
	partner.do(t, `mutation($i: ProgramApplyInput!) { programApply(input: $i) { viewer { partner { id } } userErrors { message } } }`,
		vars{"i": vars{
			"programId": program, "name": "Ada Consulting", "contactName": "Ada", "email": "ada@example.com", "password": password,
		}}, "programApply.viewer.partner.id")
	enrollment = api.text(t, `{ enrollments(first: 1, filter: {status: [APPLIED]}) { edges { node { id } } } }`, nil,
		"enrollments.edges.0.node.id")
	url = api.text(t, `mutation($id: ID!) { enrollmentApprove(id: $id) { enrollment { links(first: 1) { edges { node { url } } } }
		userErrors { message } } }`, vars{"id": enrollment}, "enrollmentApprove.enrollment.links.edges.0.node.url")
	return enrollment, url
}

// keyOf founds the first organization and returns a key of it with every scope.
func keyOf(t *testing.T, w *world) string {
	t.Helper()
	owner := w.browser()
	owner.do(t, `mutation($i: OrganizationCreateInput!) { organizationCreate(input: $i) { viewer { role } userErrors { message } } }`,
		vars{"i": vars{"name": "Acme", "ownerName": "Owner", "email": "owner@example.com", "password": password}},
		"organizationCreate.viewer.role")
	return owner.text(t, `mutation($s: [Permission!]!) { apiKeyCreate(input: {name: "all", scopes: $s}) { secret userErrors { message } } }`,
		vars{"s": viewer.MemberScopes()}, "apiKeyCreate.secret")
}

// newProgram makes a program that pays 15.00 per first lead and 10 % per sale.
func newProgram(t *testing.T, api *caller) string {
	t.Helper()
	program := api.text(t, `mutation($i: ProgramCreateInput!) { programCreate(input: $i) { program { id } userErrors { message } } }`,
		vars{"i": vars{"name": "Main", "currency": "EUR", "timeZone": "Europe/Berlin", "siteUrl": "https://example.com/"}},
		"programCreate.program.id")
	plan := api.text(t, `mutation($p: ID!, $i: PlanCreateInput!) { planCreate(programId: $p, input: $i) { plan { id } userErrors { message } } }`,
		vars{"p": program, "i": vars{"name": "Standard", "version": vars{"incentives": []vars{
			{"name": "Lead", "trigger": "lead", "flat": vars{"amount": "15.00", "currencyCode": "EUR"}, "firstOnly": true},
			{"name": "Sale", "trigger": "sale", "percentage": "10"},
		}}}}, "planCreate.plan.id")
	api.do(t, `mutation($id: ID!, $plan: ID!) { programUpdate(id: $id, input: {planId: $plan, contactEmail: "partners@acme.example"}) { program { id } userErrors { message } } }`,
		vars{"id": program, "plan": plan}, "programUpdate.program.id")
	return program
}

// click opens a link and returns the click id that it hands to the site.
func click(t *testing.T, visitor *caller, link string) string {
	t.Helper()
	address, err := url.Parse(link)
	require.NoError(t, err)
	answer := visitor.send(t, http.MethodGet, address.Path, "")
	require.Equal(t, http.StatusFound, answer.Code)
	target, err := url.Parse(answer.Header().Get("Location"))
	require.NoError(t, err)
	require.Equal(t, "example.com", target.Host)
	require.NotEmpty(t, target.Query().Get("rapport_click"))
	return target.Query().Get("rapport_click")
}

// record records a conversion of the customer "cust-1" and returns its id.
func record(t *testing.T, api *caller, input vars) string {
	t.Helper()
	sent := vars{"customer": vars{"externalId": "cust-1", "company": "Big Co"}, "idempotencyKey": input["externalId"]}
	for name, value := range input {
		sent[name] = value
	}
	return api.text(t, `mutation($i: ConversionRecordInput!) { conversionRecord(input: $i) { conversion { id } userErrors { field message } } }`,
		vars{"i": sent}, "conversionRecord.conversion.id")
}

func partnerOf(t *testing.T, api *caller, enrollment string) string {
	t.Helper()
	return api.text(t, `query($id: ID!) { enrollment(id: $id) { partner { id } } }`, vars{"id": enrollment}, "enrollment.partner.id")
}

// requireSoundBooks fails if the ledger breaks an invariant, or if the book
// cannot be derived again from the facts.
func requireSoundBooks(t *testing.T, w *world, programID string) {
	t.Helper()
	row := w.client.Organization.Query().FirstX(viewer.With(t.Context(), viewer.NewDirectory()))
	system := viewer.With(t.Context(), viewer.NewSystem(row.ID))
	violations, err := verifyProgram(system, w.installation, programID)
	require.NoError(t, err)
	require.Empty(t, violations)
}
