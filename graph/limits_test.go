package graph

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/viewer"
)

// refusal posts a query as a member and returns the first error's code and
// message. Nothing is resolved: a query that is not refused would panic and
// answer INTERNAL.
func refusal(t *testing.T, v viewer.Viewer, query string, variables map[string]any) (code, message string) {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	require.NoError(t, err)
	request := httptest.NewRequestWithContext(viewer.With(t.Context(), v), http.MethodPost, "/graphql", strings.NewReader(string(body)))
	request.Header.Set("Content-Type", "application/json")
	answer := httptest.NewRecorder()
	NewHandler(&Resolver{}, Options{
		Logger:    slog.New(slog.DiscardHandler),
		RequestID: func(context.Context) string { return "req_test" },
		Current:   func(ctx context.Context) context.Context { return ctx },
	}).ServeHTTP(answer, request)
	var out struct {
		Errors []struct {
			Message    string
			Extensions struct{ Code string }
		}
	}
	require.NoError(t, json.Unmarshal(answer.Body.Bytes(), &out), answer.Body.String())
	require.NotEmpty(t, out.Errors, answer.Body.String())
	return out.Errors[0].Extensions.Code, out.Errors[0].Message
}

var owner = viewer.Viewer{Kind: viewer.Member, Role: viewer.Owner, OrganizationID: "org_1", UserID: "usr_1"}

func TestRequestsWithoutBoundsAreRefused(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		query     string
		variables map[string]any
		message   string
	}{
		"no page bounds": {
			query:   `{ programs { totalCount } }`,
			message: "programs needs first or last, 1 to 100",
		},
		"both bounds": {
			query:   `{ programs(first: 1, last: 1) { totalCount } }`,
			message: "programs takes first or last, not both",
		},
		"a page of 101": {
			query:   `{ programs(first: 101) { totalCount } }`,
			message: "programs takes first or last from 1 to 100",
		},
		"a page of 0 by variable": {
			query:     `query($n: Int) { programs(first: $n) { totalCount } }`,
			variables: map[string]any{"n": 0},
			message:   "programs takes first or last from 1 to 100",
		},
		"bounds missing in a fragment": {
			query:   `fragment f on Enrollment { links { totalCount } } { enrollment(id: "enr_1") { ...f } }`,
			message: "links needs first or last, 1 to 100",
		},
		"a cursor below a list": {
			query:   `{ enrollments(first: 5) { edges { node { links(first: 5, after: "gaFp2gAeZW5y") { totalCount } } } } }`,
			message: "links cannot go on from a cursor below a list; ask for one parent by its id",
		},
		"two hundred levels": {
			query:   "{ partner(id: \"par_1\") {" + strings.Repeat(" enrollments { partner {", 100) + " id " + strings.Repeat("} }", 100) + "} }",
			message: "the query is more than 20 levels deep",
		},
		"a million rows": {
			query: `{ enrollments(first: 100) { edges { node { links(first: 100) { edges { node { enrollment {
				links(first: 100) { edges { node { id } } } } } } } } } } }`,
			message: "the query asks for up to",
		},
		"too many ids": {
			query:     `query($ids: [ID!]!) { nodes(ids: $ids) { id } }`,
			variables: map[string]any{"ids": strings.Split(strings.Repeat("par_1 ", 101), " ")[:101]},
			message:   "nodes takes at most 100 ids",
		},
		"thousands of look-ups": {
			query: `query($ids: [ID!]!) { ` + strings.Join(slices.Collect(func(yield func(string) bool) {
				for i := range 20 {
					if !yield(fmt.Sprintf("a%d: nodes(ids: $ids) { id }", i)) {
						return
					}
				}
			}), " ") + ` }`,
			variables: map[string]any{"ids": slices.Repeat([]string{"par_1"}, 100)},
			message:   "the query asks for up to",
		},
		"a malformed id": {
			query:   `{ node(id: "42") { id } }`,
			message: `"42" is not an id of this API`,
		},
		"an unknown field": {
			query:   `{ viewer { shoeSize } }`,
			message: `Cannot query field "shoeSize" on type "Viewer".`,
		},
		"a float for money": {
			query:     `mutation($i: ConversionRecordInput!) { conversionRecord(input: $i) { isRepeated } }`,
			variables: map[string]any{"i": map[string]any{"programId": "p", "type": "sale", "externalId": "1", "idempotencyKey": "1", "customer": map[string]any{"externalId": "1"}, "amount": map[string]any{"amount": 12.5, "currencyCode": "EUR"}}},
			message:   `a decimal is a string of plain digits, such as "12.50"`,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			code, message := refusal(t, owner, test.query, test.variables)
			require.Contains(t, message, test.message)
			require.Equal(t, codeBadRequest, code)
		})
	}
}

func TestFieldsAreClosedByDefault(t *testing.T) {
	t.Parallel()
	partner := viewer.Viewer{Kind: viewer.Partner, Role: viewer.Owner, OrganizationID: "org_1", PartnerID: "par_1", UserID: "usr_2"}
	key := owner
	key.APIKeyID, key.Scopes = "key_1", []viewer.Permission{viewer.ProgramRead}
	partnerKey := partner
	partnerKey.APIKeyID, partnerKey.Scopes = "key_2", []viewer.Permission{viewer.OwnLinkManage}
	tests := map[string]struct {
		viewer viewer.Viewer
		object string
		field  string
		want   string
	}{
		"a partner and its commissions":             {partner, "Query", "commissions", ""},
		"a partner and all conversions":             {partner, "Query", "conversions", codeForbidden},
		"a partner and the notes about it":          {partner, "Partner", "notes", codeForbidden},
		"a partner and the members":                 {partner, "Query", "members", codeForbidden},
		"a stranger and the page of a program":      {viewer.Viewer{}, "ProgramPage", "name", ""},
		"a stranger and programs":                   {viewer.Viewer{}, "Query", "programs", codeUnauthenticated},
		"a stranger and the schema":                 {viewer.Viewer{}, "Query", "__schema", ""},
		"a key without the scope and partners":      {key, "Partner", "name", codeForbidden},
		"a key without the scope and pages of them": {key, "PartnerConnection", "totalCount", codeForbidden},
		"a key with the scope and programs":         {key, "Program", "name", ""},
		"a key without the scope and people":        {key, "User", "email", codeForbidden},
		"a key without the scope and statements":    {key, "PayoutLine", "commission", codeForbidden},
		"a partner's key and its links":             {partnerKey, "Link", "url", ""},
		"a partner's key without OWN_READ":          {partnerKey, "Commission", "amount", codeForbidden},
		"a partner's key and pages without it":      {partnerKey, "PayoutConnection", "totalCount", codeForbidden},
		"an owner and everything":                   {owner, "Event", "kind", ""},
	}
	fields := newAccess(parseSchema(t))
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			code, _ := public(fields.check(test.viewer, test.object, test.field))
			require.Equal(t, test.want, code)
		})
	}
}

// TestEveryRowNeedsAPermission: what a key may read by node(id:) is said for each
// type that has ids.
func TestEveryRowNeedsAPermission(t *testing.T) {
	t.Parallel()
	schema := parseSchema(t)
	var unlisted []string
	for _, definition := range schema.GetPossibleTypes(schema.Types["Node"]) {
		if _, listed := reads[definition.Name]; !listed {
			unlisted = append(unlisted, definition.Name)
		}
	}
	require.Equal(t, []string{"Notification", "Organization"}, slices.Sorted(slices.Values(unlisted)), "a viewer may always see its own organization; notifications are a person's own")
}
