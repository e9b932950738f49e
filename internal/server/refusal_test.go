package server

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// bad is one request that must come to nothing.
type bad struct {
	// key is the API key of the caller, empty for nobody.
	key string
	// operation and variables go to the API; else body goes to path.
	operation  string
	variables  vars
	path, body string
	// status, code and field are of the first error: field is empty for errors
	// about the whole request, whose message must hold names.
	status      int
	code, field string
	names       string
}

// TestBadInputIsRefusedAndNothingIsWritten sends every bad input of the issue
// through the real handler: the answer names what is wrong, and no row changes.
func TestBadInputIsRefusedAndNothingIsWritten(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		w := setup(t, d)
		victim := live(t, w)
		w.later(t, 0) // what is due is done now, and not between two looks
		table := badInputs(t, w, victim)
		before := dump(t, w, victim.organization)
		for _, name := range slices.Sorted(maps.Keys(table)) {
			table[name].check(t, w, name)
			require.Equal(t, before, dump(t, w, victim.organization), name)
		}
	})
}

// check sends the request and compares the answer.
func (b bad) check(t *testing.T, w *world, name string) {
	t.Helper()
	path, body := b.path, b.body
	if b.operation != "" {
		content, err := json.Marshal(map[string]any{"query": b.operation, "variables": b.variables})
		require.NoError(t, err)
		path, body = "/graphql", string(content)
	}
	answer := w.script(b.key).send(t, http.MethodPost, path, body)
	require.Equal(t, b.status, answer.Code, "%s: %s", name, answer.Body)
	code, field, message := firstError(t, name, answer)
	require.Equal(t, b.code, code, "%s: %s", name, message)
	require.Equal(t, b.field, strings.Join(field, "."), "%s: %s", name, message)
	require.Contains(t, message, b.names, name)
	require.NotEmpty(t, message, name)
}

// firstError reads the first mistake of an answer, wherever it stands.
func firstError(t *testing.T, name string, answer *httptest.ResponseRecorder) (code string, field []string, message string) {
	t.Helper()
	type mistakes struct{ UserErrors []mistake }
	var out struct {
		Data        map[string]*mistakes
		Conversions []mistakes
		Refunds     []mistakes
		mistakes
		Errors []struct {
			Message    string
			Extensions struct{ Code string }
		}
	}
	require.NoError(t, json.Unmarshal(answer.Body.Bytes(), &out), answer.Body.String())
	if len(out.Errors) > 0 {
		return out.Errors[0].Extensions.Code, nil, out.Errors[0].Message
	}
	lists := append(append([]mistakes{out.mistakes}, out.Conversions...), out.Refunds...)
	for _, payload := range out.Data {
		lists = append(lists, *payload)
	}
	for _, list := range lists {
		if len(list.UserErrors) > 0 {
			first := list.UserErrors[0]
			return first.Code, first.Field, first.Message
		}
	}
	require.Failf(t, "nothing was refused", "%s: %s", name, answer.Body)
	return "", nil, ""
}

type mistake struct {
	Field         []string
	Message, Code string
}

const (
	recordOperation = `mutation($i: ConversionRecordInput!) { conversionRecord(input: $i) { userErrors { field message code } } }`
	refundOperation = `mutation($i: RefundRecordInput!) { refundRecord(input: $i) { userErrors { field message code } } }`
	linkOperation   = `mutation($i: LinkCreateInput!) { linkCreate(input: $i) { userErrors { field message code } } }`
	groupOperation  = `mutation($p: ID!) { groupCreate(programId: $p, input: {name: "Gold 2"}) { userErrors { field message code } } }`
	nodeOperation   = `query($id: ID!) { node(id: $id) { id } }`
)

func euros(amount string) vars { return vars{"amount": amount, "currencyCode": "EUR"} }

// badInputs are the requests, by what is wrong with them.
func badInputs(t *testing.T, w *world, v *victim) map[string]bad {
	t.Helper()
	all := w.script("").founder(t)
	narrow := all.text(t, `mutation { apiKeyCreate(input: {name: "narrow", scopes: [PROGRAM_READ]}) { secret userErrors { message } } }`, nil,
		"apiKeyCreate.secret")
	key := all.text(t, `mutation($s: [Permission!]!) { apiKeyCreate(input: {name: "wide", scopes: $s}) { secret userErrors { message } } }`,
		vars{"s": viewer.MemberScopes()}, "apiKeyCreate.secret")
	for _, secret := range []string{key, narrow} { // the first use of a key is noted
		w.script(secret).ask(t, `{ viewer { role } }`, nil)
	}
	sale := func(changes vars) vars {
		input := vars{
			"programId": v.program, "type": "sale", "externalId": "new", "idempotencyKey": "new",
			"customer": vars{"externalId": "cust-1"}, "amount": euros("10.00"),
		}
		maps.Copy(input, changes)
		return vars{"i": input}
	}
	refund := func(amount string) vars {
		return vars{"i": vars{"conversionId": v.row("cnv", 1), "externalId": "new", "idempotencyKey": "new", "amount": euros(amount)}}
	}
	graph := func(operation string, variables vars, code, field string) bad {
		return bad{key: key, operation: operation, variables: variables, status: http.StatusOK, code: code, field: field}
	}
	plain := func(changes vars, code, field string) bad {
		body, err := json.Marshal(sale(changes)["i"])
		require.NoError(t, err)
		return bad{key: key, path: "/api/conversions", body: string(body), status: http.StatusUnprocessableEntity, code: code, field: field}
	}
	huge := strings.Repeat("a", 10<<20)
	table := map[string]bad{
		"a destination outside the allow-list": graph(linkOperation,
			vars{"i": vars{"enrollmentId": v.row("enr", 0), "destination": "https://evil.example/"}}, "INVALID", "input.destination"),
		"a destination that only looks allowed": graph(linkOperation,
			vars{"i": vars{"enrollmentId": v.row("enr", 0), "destination": `https://example.com\@evil.example/`}}, "INVALID", "input.destination"),
		"a destination that is a script": graph(linkOperation,
			vars{"i": vars{"enrollmentId": v.row("enr", 0), "destination": "javascript:alert(1)"}}, "INVALID", "input.destination"),
		"a refund above the amount":    graph(refundOperation, refund("100.01"), "INSUFFICIENT_BALANCE", "input.amount"),
		"a negative refund":            graph(refundOperation, refund("-1.00"), "TOO_SMALL", "input.amount.amount"),
		"a refund in another currency": graph(refundOperation, vars{"i": vars{"conversionId": v.row("cnv", 1), "externalId": "new", "idempotencyKey": "new", "amount": vars{"amount": "1.00", "currencyCode": "USD"}}}, "CURRENCY_MISMATCH", "input.amount.currencyCode"),
		"a malformed id in an input":   graph(recordOperation, sale(vars{"programId": "42"}), "NOT_FOUND", "input.programId"),
		"a malformed id of a node":     {key: key, operation: nodeOperation, variables: vars{"id": "42"}, status: 200, code: "BAD_REQUEST", names: `"42"`},
		"a body of 10 MB":              {key: key, path: "/graphql", body: `{"query":"` + huge + `"}`, status: 413, code: "TOO_LARGE", names: "bytes"},
		"a body of 10 MB over HTTP":    {key: key, path: "/api/conversions", body: `{"externalId":"` + huge + `"}`, status: 413, code: "TOO_LARGE", names: "bytes"},
		"a query of 3 MB": {
			key: key, status: 200, code: "BAD_REQUEST", names: "variables",
			operation: `{ programPage(organizationSlug: "` + huge[:3<<20] + `", slug: "x") { name } }`,
		},
		"a query 200 levels deep": {
			key: key, status: 200, code: "BAD_REQUEST", names: "20 levels",
			operation: `{ partner(id: "par_1") {` + strings.Repeat(" enrollments { partner {", 100) + " id " + strings.Repeat("} }", 100) + "} }",
		},
		"a body that is no JSON":      {key: key, path: "/graphql", body: `{"query": secret`, status: 400, code: "BAD_REQUEST", names: "JSON"},
		"a body that is a list":       {key: key, path: "/graphql", body: `[]`, status: 400, code: "BAD_REQUEST", names: "JSON"},
		"an unknown field":            {key: key, operation: recordOperation, variables: sale(vars{"colour": "red"}), status: 422, code: "BAD_REQUEST", names: "unknown field"},
		"a list too long":             {key: key, operation: `query($s: [ID!]) { referrals(first: 1, filter: {stageIds: $s}) { totalCount } }`, variables: vars{"s": slices.Repeat([]string{"stg_1"}, 70_000)}, status: 200, code: "BAD_REQUEST", names: "100"},
		"a cursor of somebody else's": {key: key, operation: `{ partners(first: 1, after: "nonsense") { totalCount } }`, status: 200, code: "BAD_REQUEST", names: "cursor"},
		"an empty cursor":             {key: key, operation: `{ partners(first: 1, before: "") { totalCount } }`, status: 200, code: "BAD_REQUEST", names: "cursor"},
		"an unknown currency asked":   {key: key, operation: `{ commissions(first: 1, filter: {currencyCode: "XXQ"}) { totalCount } }`, status: 200, code: "BAD_REQUEST", names: "ISO 4217"},
		"a zero character":            {key: key, operation: recordOperation, variables: sale(vars{"externalId": "a\x00b"}), status: 200, code: "BAD_REQUEST", names: "U+0000"},
		"a zero character, searched":  {key: key, operation: `{ partners(first: 1, filter: {search: "a\u0000b"}) { totalCount } }`, status: 200, code: "BAD_REQUEST", names: "U+0000"},
		"a missing key":               {operation: groupOperation, variables: vars{"p": v.program}, status: 200, code: "UNAUTHENTICATED"},
		"a missing key over HTTP":     {path: "/api/conversions", body: "{}", status: 401, code: "UNAUTHENTICATED"},
		"a key that is none":          {key: "rk_nonsense", operation: groupOperation, variables: vars{"p": v.program}, status: 401, code: "UNAUTHENTICATED"},
		"a wrong scope":               {key: narrow, operation: groupOperation, variables: vars{"p": v.program}, status: 200, code: "FORBIDDEN"},
		"a wrong scope over HTTP":     {key: narrow, path: "/api/refunds", body: "{}", status: 403, code: "FORBIDDEN"},
		"an unknown JSON field":       plain(vars{"colour": "red"}, "INVALID", "input.colour"),
		"an unknown JSON field below": plain(vars{"amount": vars{"amount": "1", "currencyCode": "EUR", "cents": 1}}, "INVALID", "input.amount.cents"),
	}
	for name, one := range map[string]struct {
		changes     vars
		code, field string
	}{
		"an unknown currency":                      {vars{"amount": vars{"amount": "1.00", "currencyCode": "XXQ"}}, "INVALID", "input.amount.currencyCode"},
		"a negative amount":                        {vars{"amount": euros("-1.00")}, "TOO_SMALL", "input.amount.amount"},
		"an amount with too many digits":           {vars{"amount": euros("1.001")}, "INVALID", "input.amount.amount"},
		"an amount beyond 64 bits":                 {vars{"amount": euros("99999999999999999999")}, "TOO_LARGE", "input.amount.amount"},
		"a future instant":                         {vars{"occurredAt": "2030-01-01T00:00:00Z"}, "TOO_LARGE", "input.occurredAt"},
		"a duplicate external id, another content": {vars{"externalId": "order-1", "idempotencyKey": "order-1"}, "IDEMPOTENCY_CONFLICT", "input.externalId"},
		"an unknown type":                          {vars{"type": "dance"}, "NOT_FOUND", "input.type"},
		"an empty external id":                     {vars{"externalId": ""}, "BLANK", "input.externalId"},
	} {
		table[name] = graph(recordOperation, sale(one.changes), one.code, one.field)
		table[name+", over HTTP"] = plain(one.changes, one.code, one.field)
	}
	return table
}

// row is the i-th row of the victim of a kind, oldest first.
func (v *victim) row(prefix string, i int) string {
	var of []string
	for _, rowID := range v.ids {
		if strings.HasPrefix(rowID, prefix+"_") {
			of = append(of, rowID)
		}
	}
	slices.Sort(of)
	return of[i]
}

// founder signs the owner of the first organization in.
func (c *caller) founder(t *testing.T) *caller {
	t.Helper()
	c.signIn(t, "owner@example.com")
	return c
}

// TestAliasesDoNotMultiplyAttempts: one request with hundreds of sign-ins gets
// no more attempts at passwords than as many requests.
func TestAliasesDoNotMultiplyAttempts(t *testing.T) {
	t.Parallel()
	w := setup(t, testkit.Open(t))
	keyOf(t, w)
	var q strings.Builder
	for i := range 100 {
		fmt.Fprintf(&q, `a%d: signIn(input: {email: "owner%d@example.com", password: "a wrong one"}) { userErrors { code } } `, i, i%3)
	}
	got := w.browser().ask(t, "mutation { "+q.String()+"}", nil)
	require.Len(t, got.Errors, 90)
	for _, one := range got.Errors {
		require.Equal(t, "RATE_LIMITED", one.Extensions.Code)
	}
}

// TestBodiesOfUnknownLengthAreBounded: a body that does not announce its length
// is cut off, not read whole.
func TestBodiesOfUnknownLengthAreBounded(t *testing.T) {
	t.Parallel()
	w := setup(t, testkit.Open(t))
	key := keyOf(t, w)
	for _, path := range []string{"/graphql", "/api/conversions", "/api/refunds", "/api/clicks"} {
		body := io.MultiReader(strings.NewReader(`{"query":"`), strings.NewReader(strings.Repeat("a", 10<<20)))
		request := httptest.NewRequestWithContext(t.Context(), http.MethodPost, path, body)
		request.Header.Set("Content-Type", "application/json")
		request.Header.Set("Authorization", "Bearer "+key)
		require.Negative(t, request.ContentLength)
		answer := httptest.NewRecorder()
		w.handler.ServeHTTP(answer, request)
		require.Equal(t, http.StatusRequestEntityTooLarge, answer.Code, "%s: %s", path, answer.Body)
		code, _, _ := firstError(t, path, answer)
		require.Equal(t, "TOO_LARGE", code, path)
	}
}
