package server

import (
	"bufio"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent/member"
	"github.com/rapporthq/rapport/internal/auth"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// patience is how long a test waits for what must come.
const patience = 20 * time.Second

const watching = `subscription($p: ID!) { referralChanged(programId: $p) {
	referral { id name stage { name } tasks { title } notes { text } } claim { id status } } }`

// stream is a subscription of a caller over a real connection.
type stream struct{ answers chan answered }

// watch opens a stream on what changes in a program.
func (c *caller) watch(t *testing.T, server *httptest.Server, program string) *stream {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": watching, "variables": vars{"p": program}})
	require.NoError(t, err)
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, server.URL+"/graphql", strings.NewReader(string(body)))
	require.NoError(t, err)
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "text/event-stream, multipart/mixed")
	request.Header.Set(auth.RequestHeader, "1")
	if c.key != "" {
		request.Header.Set("Authorization", "Bearer "+c.key)
	}
	for _, cookie := range c.cookies {
		request.AddCookie(cookie)
	}
	answer, err := server.Client().Do(request) //nolint:bodyclose // It is closed when the stream has ended.
	require.NoError(t, err)
	s := &stream{answers: make(chan answered, 100)}
	go func() {
		defer close(s.answers)
		defer func() { _ = answer.Body.Close() }()
		lines := bufio.NewScanner(answer.Body)
		for lines.Scan() {
			if data, isData := strings.CutPrefix(lines.Text(), "data: "); isData {
				var one answered
				if json.Unmarshal([]byte(data), &one) == nil {
					s.answers <- one
				}
			}
		}
	}()
	return s
}

// next waits for what comes; ok is false if the stream has ended.
func (s *stream) next(t *testing.T) (answered, bool) {
	t.Helper()
	select {
	case one, ok := <-s.answers:
		return one, ok
	case <-time.After(patience):
		require.FailNow(t, "the stream is silent")
		return answered{}, false
	}
}

// hears waits for news whose field at path is want.
func (s *stream) hears(t *testing.T, path string, want any) {
	t.Helper()
	got, ok := s.next(t)
	require.True(t, ok, "the stream has ended")
	require.Empty(t, got.Errors)
	require.Equal(t, want, at(t, got.Data, "referralChanged."+path))
}

// ends waits for the end of the stream, whatever comes before.
func (s *stream) ends(t *testing.T) {
	t.Helper()
	for {
		if _, ok := s.next(t); !ok {
			return
		}
	}
}

// hall is an organization with two partners who look, a third party that may not,
// and a real server.
type hall struct {
	*world
	server                      *httptest.Server
	program, referral, proposal string
	owner, ada, ben, stranger   *caller
}

func gather(t *testing.T, d *testkit.Database) *hall {
	t.Helper()
	w := setup(t, d)
	w.askAgain = 20 * time.Millisecond
	handler, err := newHandler(w.installation)
	require.NoError(t, err)
	w.handler = handler
	h := &hall{world: w, server: httptest.NewServer(handler)}
	t.Cleanup(h.server.Close)
	t.Cleanup(w.services.news.Close)
	keyOf(t, w)
	h.owner = w.browser().founder(t)
	h.program = newProgram(t, h.owner)
	h.stranger = w.found(t, "Other", "other@example.com")
	h.ada, h.ben = applyAs(t, w, h.program, "ada@example.com"), applyAs(t, w, h.program, "ben@example.com")
	for range 2 {
		enrollment := h.owner.text(t, `{ enrollments(first: 1, filter: {status: [APPLIED]}) { edges { node { id } } } }`, nil, "enrollments.edges.0.node.id")
		h.owner.do(t, `mutation($id: ID!) { enrollmentApprove(id: $id) { enrollment { id } userErrors { message } } }`, vars{"id": enrollment}, "enrollmentApprove.enrollment.id")
	}
	h.referral = h.submit(t, h.ada, "Northwind")
	h.owner.do(t, `mutation($r: ID!) { referralAccept(id: $r, input: {}) { referral { id } userErrors { message } } }`, vars{"r": h.referral}, "referralAccept.referral.id")
	h.proposal = h.owner.text(t, `query($p: ID!) { program(id: $p) { stages { id } } }`, vars{"p": h.program}, "program.stages.3.id")
	return h
}

func (h *hall) submit(t *testing.T, by *caller, company string) string {
	t.Helper()
	return by.text(t, `mutation($i: ReferralSubmitInput!) { referralSubmit(input: $i) { referral { id } userErrors { message } } }`,
		vars{"i": vars{"programId": h.program, "company": company, "email": "jo@" + strings.ToLower(company) + ".example", "hasConsent": true}}, "referralSubmit.referral.id")
}

// opened waits until so many streams of an organization are open: an operation
// answers its headers before it listens.
func (h *hall) opened(t *testing.T, n int) {
	t.Helper()
	require.Eventually(t, func() bool { return h.services.news.Listeners() == n }, patience, time.Millisecond)
}

// TestBothSidesHearWhatChanges lets the owner and two partners look at a program
// while one of them, and then another, changes something.
func TestBothSidesHearWhatChanges(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		h := gather(t, d)
		owner, ada, ben := h.owner.watch(t, h.server, h.program), h.ada.watch(t, h.server, h.program), h.ben.watch(t, h.server, h.program)
		h.opened(t, 3)
		refused := h.stranger.watch(t, h.server, h.program)
		got, ok := refused.next(t)
		require.True(t, ok)
		require.Equal(t, "NOT_FOUND", got.Errors[0].Extensions.Code)
		refused.ends(t)
		got, ok = h.browser().watch(t, h.server, h.program).next(t)
		require.True(t, ok)
		require.Equal(t, "UNAUTHENTICATED", got.Errors[0].Extensions.Code)

		h.owner.do(t, `mutation($r: ID!, $s: ID!) { referralMove(id: $r, input: {stageId: $s}) { referral { id } userErrors { message } } }`,
			vars{"r": h.referral, "s": h.proposal}, "referralMove.referral.id")
		owner.hears(t, "referral.stage.name", "Proposal")
		ada.hears(t, "referral.stage.name", "Proposal")
		h.owner.do(t, `mutation($r: ID!) { referralTaskAdd(referralId: $r, input: {side: PARTNER, title: "Call them", dueOn: "2026-03-20"}) {
			task { id } userErrors { message } } }`, vars{"r": h.referral}, "referralTaskAdd.task.id")
		ada.hears(t, "referral.tasks.0.title", "Call them")
		owner.hears(t, "referral.tasks.0.title", "Call them")
		h.ada.do(t, `mutation($r: ID!) { referralNoteWrite(referralId: $r, text: "They call on Monday.") { note { id } userErrors { message } } }`,
			vars{"r": h.referral}, "referralNoteWrite.note.id")
		owner.hears(t, "referral.notes.0.text", "They call on Monday.")
		ada.hears(t, "referral.notes.0.text", "They call on Monday.")
		h.ada.do(t, `mutation($i: ClaimInput!) { claimOpen(input: $i) { claim { id } userErrors { message } } }`,
			vars{"i": vars{"programId": h.program, "orderNumber": "order-9", "day": "2026-01-05", "evidence": "Mine."}}, "claimOpen.claim.id")
		owner.hears(t, "claim.status", "OPEN")
		ada.hears(t, "claim.status", "OPEN")
		// The first that the other partner hears of all this is its own.
		h.submit(t, h.ben, "Umbrella")
		ben.hears(t, "referral.name", "Umbrella")
		owner.hears(t, "referral.name", "Umbrella")
		require.Empty(t, ada.answers)
	})
}

// TestStreamsEnd takes from those who look what lets them look.
func TestStreamsEnd(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		h := gather(t, d)
		system := viewer.With(t.Context(), viewer.NewSystem(h.client.Organization.Query().FirstIDX(viewer.With(t.Context(), viewer.NewDirectory()))))
		key := h.script(h.owner.text(t, `mutation { apiKeyCreate(input: {name: "Reader", scopes: [REFERRAL_READ, PROGRAM_READ]}) {
			secret userErrors { message } } }`, nil, "apiKeyCreate.secret"))
		owner, ada, script := h.owner.watch(t, h.server, h.program), h.ada.watch(t, h.server, h.program), key.watch(t, h.server, h.program)
		h.opened(t, 3)
		h.owner.do(t, `mutation($r: ID!) { referralNoteWrite(referralId: $r, text: "Hello.") { note { id } userErrors { message } } }`,
			vars{"r": h.referral}, "referralNoteWrite.note.id")
		script.hears(t, "referral.notes.0.text", "Hello.")
		h.ada.do(t, `mutation { signOut { viewer { role } } }`, nil, "signOut")
		ada.ends(t)
		id := h.owner.text(t, `{ apiKeys(first: 10) { edges { node { id } } } }`, nil, "apiKeys.edges.0.node.id")
		h.owner.do(t, `mutation($id: ID!) { apiKeyRevoke(id: $id) { apiKey { id } userErrors { message } } }`, vars{"id": id}, "apiKeyRevoke.apiKey.id")
		script.ends(t)
		h.opened(t, 1)
		h.client.Member.Update().Where(member.RoleEQ(viewer.Owner)).SetRole(viewer.ReadOnly).ExecX(system)
		owner.ends(t)
		again := h.owner.watch(t, h.server, h.program)
		h.opened(t, 1)
		h.client.Member.Delete().ExecX(system)
		again.ends(t)
		h.opened(t, 0)
	})
}

func TestStreamsAreLimited(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		h := gather(t, d)
		const most = 12
		for range most {
			h.ben.watch(t, h.server, h.program)
		}
		h.opened(t, most)
		got, ok := h.ben.watch(t, h.server, h.program).next(t)
		require.True(t, ok)
		require.Equal(t, "RATE_LIMITED", got.Errors[0].Extensions.Code)
		h.ada.watch(t, h.server, h.program)
		h.opened(t, most+1)
		h.services.news.Close()
		h.opened(t, 0)
	})
}
