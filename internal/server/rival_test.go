package server

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/rapporthq/rapport/graph/generated"
	"github.com/rapporthq/rapport/internal/id"
	"github.com/rapporthq/rapport/internal/testkit"
)

// TestARivalReadsNothingOfOthersThroughAnyEdge lets a partner, who shares a
// program and a customer with another one, read every field that is open to
// partners, four levels down from every query. Nothing of the other partner may
// be in the answers: no id, no name, no address.
func TestARivalReadsNothingOfOthersThroughAnyEdge(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		w := setup(t, d)
		victim := live(t, w)
		rival, own := compete(t, w, victim)
		reader := &reader{schema: generated.NewExecutableSchema(generated.Config{}).Schema(), ids: own}
		read := 0
		for _, field := range reader.schema.Query.Fields {
			operation, possible := reader.query(field)
			if !possible {
				continue
			}
			read++
			answer := rival.ask(t, operation, nil)
			require.Empty(t, answer.Errors, operation)
			text := fmt.Sprint(answer.Data)
			for _, rowID := range victim.ids {
				if prefix, _ := id.Prefix(rowID); !slices.Contains(sharedWithPartners, prefix) {
					require.NotContains(t, text, rowID, field.Name)
				}
			}
			for _, secret := range []string{"ada@example.com", "ADA10", "owner@example.com", "order-1"} {
				require.NotContains(t, text, secret, field.Name)
			}
		}
		require.Greater(t, read, 12)
	})
}

// compete makes a rival of the victim's partner: approved in the same program,
// and credited for a customer who had clicked a link of the victim's before. It
// returns the rival and its own rows by kind.
func compete(t *testing.T, w *world, v *victim) (rival *caller, own map[string]string) {
	t.Helper()
	rival = applyAs(t, w, v.program, "rival@example.com")
	api := w.browser().founder(t)
	enrollment := api.text(t, `{ enrollments(first: 1, filter: {status: [APPLIED]}) { edges { node { id } } } }`, nil, "enrollments.edges.0.node.id")
	url := func(id string) string {
		return api.text(t, `query($id: ID!) { enrollment(id: $id) { links(first: 1) { edges { node { url } } } } }`, vars{"id": id},
			"enrollment.links.edges.0.node.url")
	}
	api.do(t, `mutation($id: ID!) { enrollmentApprove(id: $id) { enrollment { id } userErrors { message } } }`, vars{"id": enrollment}, "enrollmentApprove.enrollment.id")
	shopper := w.browser()
	click(t, shopper, url(v.row("enr", 0)))
	w.later(t, time.Hour)
	record(t, api, vars{
		"programId": v.program, "type": "sale", "externalId": "shared-1", "clickId": click(t, shopper, url(enrollment)),
		"customer": vars{"externalId": "shared"}, "amount": vars{"amount": "80.00", "currencyCode": "EUR"},
	})
	record(t, api, vars{
		"programId": v.program, "type": "lead", "externalId": "shared-2", "customer": vars{"externalId": "shared"},
	})
	own = map[string]string{"enrollment": enrollment, "program": v.program, "partner": partnerOf(t, api, enrollment)}
	for _, kind := range []string{"commissions", "referrals"} {
		own[strings.TrimSuffix(kind, "s")] = rival.text(t, `{ `+kind+`(first: 1) { edges { node { id } } } }`, nil, kind+".edges.0.node.id")
	}
	return rival, own
}

// reader makes queries of everything that is open to partners.
type reader struct {
	schema *ast.Schema
	// ids are the rival's own rows, by the query that reads one.
	ids map[string]string
}

// deep is how many levels of objects a query reads.
const deep = 5

// query returns the operation that reads a field of Query, and whether partners
// may ask it and the arguments are known.
func (r *reader) query(field *ast.FieldDefinition) (string, bool) {
	if !forPartners(r.schema.Query, field) || strings.HasPrefix(field.Name, "__") {
		return "", false
	}
	arguments, possible := r.arguments(field)
	if !possible {
		return "", false
	}
	// As deep as the limits of a request let it be.
	for depth := deep; depth > 1; depth-- {
		operation := "{ " + field.Name + arguments + r.selection(field.Type.Name(), depth) + " }"
		if len(strings.Fields(operation)) < 1_800 {
			return operation, true
		}
	}
	return "", false
}

// arguments returns what to pass, and whether all that must be passed is known.
func (r *reader) arguments(field *ast.FieldDefinition) (string, bool) {
	var passed []string
	for _, argument := range field.Arguments {
		switch {
		case argument.Name == "first":
			passed = append(passed, "first: 2")
		case argument.Name == "id" && r.ids[field.Name] != "":
			passed = append(passed, `id: "`+r.ids[field.Name]+`"`)
		case argument.Type.NonNull:
			return "", false
		}
	}
	if len(passed) == 0 {
		return "", true
	}
	return "(" + strings.Join(passed, ", ") + ")", true
}

// selection returns every field of a type that partners may read.
func (r *reader) selection(name string, depth int) string {
	definition := r.schema.Types[name]
	if !definition.IsCompositeType() {
		return ""
	}
	var out []string
	for _, field := range definition.Fields {
		arguments, possible := r.arguments(field)
		isObject := r.schema.Types[field.Type.Name()].IsCompositeType()
		if !possible || !forPartners(definition, field) || isObject && depth == 1 {
			continue
		}
		if inner := r.selection(field.Type.Name(), depth-1); !isObject || inner != "" {
			out = append(out, field.Name+arguments+inner)
		}
	}
	if len(out) == 0 {
		return ""
	}
	return " { " + strings.Join(out, " ") + " }"
}

// forPartners reports whether @access opens the field to partners.
func forPartners(definition *ast.Definition, field *ast.FieldDefinition) bool {
	directive := field.Directives.ForName("access")
	if directive == nil {
		directive = definition.Directives.ForName("access")
	}
	return directive != nil && strings.Contains(directive.Arguments.ForName("for").Value.String(), "PARTNER")
}
