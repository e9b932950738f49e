package server

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/viewer"
)

// victim is a lived-in organization: at least one row of every kind that the
// API shows.
type victim struct {
	organization string
	program      string
	// ids are the ids of every row that the API can show, by table.
	ids []string
}

// live makes a victim through the API.
func live(t *testing.T, w *world) *victim {
	t.Helper()
	api := w.script(keyOf(t, w))
	v := &victim{program: newProgram(t, api)}
	v.organization = w.client.Organization.Query().FirstIDX(viewer.With(t.Context(), viewer.NewDirectory()))
	partner := applyAs(t, w, v.program, "ada@example.com")
	enrollment := api.text(t, `{ enrollments(first: 1, filter: {status: [APPLIED]}) { edges { node { id } } } }`, nil,
		"enrollments.edges.0.node.id")
	url := api.text(t, `mutation($id: ID!) { enrollmentApprove(id: $id) { enrollment { links(first: 1) { edges { node { url } } } }
		userErrors { message } } }`, vars{"id": enrollment}, "enrollmentApprove.enrollment.links.edges.0.node.url")
	do := func(operation string, variables vars, path string) {
		api.text(t, operation, variables, path)
	}
	do(`mutation($i: CodeCreateInput!) { codeCreate(input: $i) { code { id } userErrors { message } } }`,
		vars{"i": vars{"enrollmentId": enrollment, "word": "ADA10"}}, "codeCreate.code.id")
	do(`mutation($p: ID!) { shortDomainAdd(input: {programId: $p, host: "go.victim.example"}) { shortDomain { id } userErrors { message } } }`,
		vars{"p": v.program}, "shortDomainAdd.shortDomain.id")
	do(`mutation($p: ID!) { groupCreate(programId: $p, input: {name: "Gold"}) { group { id } userErrors { message } } }`,
		vars{"p": v.program}, "groupCreate.group.id")
	do(`mutation($p: ID!) { tierCreate(programId: $p, input: {name: "Silver", window: {kind: LIFETIME},
		requirements: [{kind: CONVERSIONS, eventType: "lead", threshold: "1"}]}) { tier { id } userErrors { message } } }`,
		vars{"p": v.program}, "tierCreate.tier.id")
	do(`mutation($e: ID!) { pointsGrant(enrollmentId: $e, input: {points: 5, reason: "A talk."}) { pointGrant { id } userErrors { message } } }`,
		vars{"e": enrollment}, "pointsGrant.pointGrant.id")
	do(`mutation($e: ID!) { certificationGrant(enrollmentId: $e, input: {name: "Sales"}) { certification { id } userErrors { message } } }`,
		vars{"e": enrollment}, "certificationGrant.certification.id")
	do(`mutation { invitationCreate(input: {email: "new@example.com", role: VIEWER}) { invitation { id } userErrors { message } } }`,
		nil, "invitationCreate.invitation.id")
	api.send(t, "GET", "/r/nobody-knows-this", "")

	clickID := click(t, w.browser(), url)
	record(t, api, vars{"programId": v.program, "type": "lead", "externalId": "lead-1", "clickId": clickID})
	sale := record(t, api, vars{
		"programId": v.program, "type": "sale", "externalId": "order-1", "amount": vars{"amount": "100.00", "currencyCode": "EUR"},
	})
	do(`mutation($i: RefundRecordInput!) { refundRecord(input: $i) { refund { id } userErrors { message } } }`,
		vars{"i": vars{
			"conversionId": sale, "externalId": "refund-1", "idempotencyKey": "refund-1",
			"amount": vars{"amount": "10.00", "currencyCode": "EUR"},
		}}, "refundRecord.refund.id")
	do(`mutation($i: PayoutMethodSetInput!) { payoutMethodSet(input: $i) { payoutMethod { id } userErrors { message } } }`,
		vars{"i": vars{
			"partnerId": partnerOf(t, api, enrollment), "currencyCode": "EUR", "accountHolder": "Ada", "accountNumber": "DE89370400440532013000",
		}}, "payoutMethodSet.payoutMethod.id")
	brings(t, api, partner, v.program, enrollment)
	leads(t, w, api, v.program)
	w.later(t, 31*24*time.Hour)
	do(`mutation($i: PayoutRunCreateInput!) { payoutRunCreate(input: $i) { payoutRun { id } userErrors { message } } }`,
		vars{"i": vars{"programId": v.program, "idempotencyKey": "run-1"}}, "payoutRunCreate.payoutRun.id")
	// Something is left that a thief could approve or pay.
	record(t, api, vars{
		"programId": v.program, "type": "sale", "externalId": "order-2", "amount": vars{"amount": "50.00", "currencyCode": "EUR"},
	})
	do(`mutation($i: DisputeOpenInput!) { disputeOpen(input: $i) { dispute { id } userErrors { message } } }`,
		vars{"i": vars{"conversionId": sale, "externalId": "dispute-1", "idempotencyKey": "dispute-1"}}, "disputeOpen.dispute.id")
	v.collect(t, w)
	return v
}

// brings has the partner submit referrals that conflict, of which one is accepted
// and to be protected longer, write a note, and claim something.
func brings(t *testing.T, api, partner *caller, program, enrollment string) {
	t.Helper()
	api.text(t, `mutation($p: ID!) { submissionFieldsSet(programId: $p, fields: [{key: "seats", label: "How many seats?", kind: NUMBER,
		isRequired: false, options: []}]) { program { submissionFields { id } } userErrors { message } } }`,
		vars{"p": program}, "submissionFieldsSet.program.submissionFields.0.id")
	submit := func(company string) string {
		return partner.text(t, `mutation($i: ReferralSubmitInput!) { referralSubmit(input: $i) { referral { id } userErrors { message } } }`,
			vars{"i": vars{"programId": program, "company": company, "email": "jo@northwind.example", "hasConsent": true}}, "referralSubmit.referral.id")
	}
	first := submit("Northwind")
	submit("Northwind Trading")
	api.text(t, `mutation($r: ID!) { referralAccept(id: $r, input: {}) { referral { protection { endsAt } } userErrors { message } } }`,
		vars{"r": first}, "referralAccept.referral.protection.endsAt")
	partner.text(t, `mutation($r: ID!) { protectionExtensionRequest(referralId: $r, input: {days: 30, reason: "They are slow."}) {
		extension { id } userErrors { message } } }`, vars{"r": first}, "protectionExtensionRequest.extension.id")
	partner.text(t, `mutation($r: ID!, $f: [ID!]!) { referralAttach(referralId: $r, fileIds: $f) { referral { attachments { id } } userErrors { message } } }`,
		vars{"r": first, "f": []string{upload(t, partner, "ATTACHMENT", "offer.txt", "An offer.")}}, "referralAttach.referral.attachments.0.id")
	partner.text(t, `mutation($p: ID!) { submissionDraftSave(programId: $p, body: "{}") { draft { body } userErrors { message } } }`,
		vars{"p": program}, "submissionDraftSave.draft.body")
	partner.text(t, `mutation($r: ID!) { referralNoteWrite(referralId: $r, text: "They call on Monday.") { note { id } userErrors { message } } }`,
		vars{"r": first}, "referralNoteWrite.note.id")
	partner.text(t, `mutation($r: ID!) { referralTaskAdd(referralId: $r, input: {side: VENDOR, title: "Call them", dueOn: "2026-03-20"}) {
		task { id } userErrors { message } } }`, vars{"r": first}, "referralTaskAdd.task.id")
	api.text(t, `mutation($i: ReciprocalSendInput!) { reciprocalSend(input: $i) { reciprocalReferral { id } userErrors { message } } }`,
		vars{"i": vars{"enrollmentId": enrollment, "company": "Southwind", "email": "kim@southwind.example", "hasConsent": true}}, "reciprocalSend.reciprocalReferral.id")
	partner.text(t, `mutation($i: ClaimInput!) { claimOpen(input: $i) { claim { id } userErrors { message } } }`,
		vars{"i": vars{"programId": program, "orderNumber": "order-9", "day": "2026-01-05", "evidence": "I introduced them."}}, "claimOpen.claim.id")
}

// leads publishes the landing page, and has somebody send its form.
func leads(t *testing.T, w *world, api *caller, program string) {
	t.Helper()
	api.text(t, `mutation($p: ID!) { landingPageSet(programId: $p, input: {isPublished: true, language: EN, title: "Hello", body: "", button: "Send",
		consent: "You may write to me.", thanks: ""}) { landingPage { id } userErrors { message } } }`, vars{"p": program}, "landingPageSet.landingPage.id")
	address := api.text(t, `query($p: ID!) { links(first: 1, filter: {programId: $p}) { edges { node { landingUrl } } } }`,
		vars{"p": program}, "links.edges.0.node.landingUrl")
	page, err := url.Parse(address)
	require.NoError(t, err)
	visitor := w.browser()
	_, token, found := strings.Cut(visitor.send(t, http.MethodGet, page.Path, "").Body.String(), `name="form" value="`)
	require.True(t, found)
	token, _, _ = strings.Cut(token, `"`)
	w.later(t, 4*time.Second)
	form := url.Values{"form": {token}, "name": {"Jo"}, "email": {"jo@lead.example"}, "consent": {"yes"}}
	request := httptest.NewRequestWithContext(t.Context(), http.MethodPost, page.Path, strings.NewReader(form.Encode()))
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	answer := httptest.NewRecorder()
	w.handler.ServeHTTP(answer, request)
	require.Equal(t, http.StatusOK, answer.Code, answer.Body.String())
}

// collect reads the ids of everything that has a prefix of the API.
func (v *victim) collect(t *testing.T, w *world) {
	t.Helper()
	for _, content := range dump(t, w, v.organization) {
		for line := range strings.Lines(content) {
			rowID, _, _ := strings.Cut(strings.TrimPrefix(line, "id="), " ")
			if prefix, _, _ := strings.Cut(rowID, "_"); shown[prefix] {
				v.ids = append(v.ids, rowID)
			}
		}
	}
	kinds := map[string]bool{}
	for _, rowID := range v.ids {
		prefix, _, _ := strings.Cut(rowID, "_")
		kinds[prefix] = true
	}
	require.Equal(t, shown, kinds, "the victim lacks rows of some kind")
	v.ids = append(v.ids, v.organization)
}

// shown are the prefixes of the rows that belong to an organization and that
// the API shows.
var shown = map[string]bool{
	"mem": true, "inv": true, "key": true, "prg": true, "evt": true, "grp": true, "tir": true, "tmv": true, "ptg": true, "crt": true, "pln": true, "plv": true,
	"inc": true, "par": true, "pus": true, "enr": true, "lnk": true, "cod": true, "unk": true, "cus": true, "stg": true, "ref": true,
	"sch": true, "cnv": true, "rfd": true, "dsp": true, "frv": true, "shd": true, "rcf": true, "pex": true, "rnt": true, "rtk": true, "sfl": true, "clm": true, "rec": true, "lpg": true, "lld": true, "fil": true, "com": true, "cch": true, "pme": true, "run": true, "pay": true, "pli": true, "eve": true, "ntf": true, "mai": true,
}

// applyAs applies to a program as a new partner, who is then signed in.
func applyAs(t *testing.T, w *world, program, email string) *caller {
	t.Helper()
	partner := w.browser()
	partner.do(t, `mutation($i: ProgramApplyInput!) { programApply(input: $i) { viewer { partner { id } } userErrors { message } } }`,
		vars{"i": vars{
			"programId": program, "name": "Partner of " + email, "contactName": "Somebody", "email": email, "password": password,
		}}, "programApply.viewer.partner.id")
	return partner
}
