package server

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"entgo.io/ent/dialect"
	"github.com/stretchr/testify/require"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/rapporthq/rapport/graph/generated"
	"github.com/rapporthq/rapport/internal/id"
	"github.com/rapporthq/rapport/internal/testkit"
)

// TestIntrudersSeeAndChangeNothing lets another organization, another partner
// and an anonymous visitor try every node and every mutation of the schema on
// the rows of a lived-in organization. Both lists are made from the schema, so
// that what is new is tried too.
func TestIntrudersSeeAndChangeNothing(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		w := setup(t, d)
		victim := live(t, w)
		stranger := w.found(t, "Other", "other@example.com")
		strange := newProgram(t, stranger)
		require.NotEmpty(t, strange)
		rival := applyAs(t, w, victim.program, "rival@example.com")

		intruders := map[string]*caller{"another organization": stranger, "another partner": rival, "a visitor": w.browser()}
		for _, name := range slices.Sorted(maps.Keys(intruders)) {
			before := dump(t, w, victim.organization)
			tryNodes(t, name, intruders[name], victim)
			require.Equal(t, before, dump(t, w, victim.organization), "%s read and something changed", name)
			tryMutations(t, w, name, intruders[name], victim, before)
		}
	})
}

// tryNodes asks for every row of the victim by its id.
func tryNodes(t *testing.T, name string, intruder *caller, victim *victim) {
	t.Helper()
	for _, rowID := range victim.ids {
		prefix, _ := id.Prefix(rowID)
		got := intruder.ask(t, `query($id: ID!) { node(id: $id) { id } }`, vars{"id": rowID})
		if name == "another partner" && slices.Contains(sharedWithPartners, prefix) {
			continue
		}
		require.Nil(t, got.Data["node"], "%s sees %s", name, rowID)
		require.NotEmpty(t, got.Errors, "%s asks for %s", name, rowID)
		require.Contains(t, []string{"NOT_FOUND", "UNAUTHENTICATED"}, got.Errors[0].Extensions.Code, "%s asks for %s", name, rowID)
	}
}

// sharedWithPartners are the kinds of rows that every partner of a program may
// see: its terms, but nobody's rows.
var sharedWithPartners = []string{"org", "prg", "evt", "grp", "tir", "pln", "plv", "inc", "stg", "sfl", "lpg"}

// tryMutations calls every mutation with the victim's ids wherever an id goes.
func tryMutations(t *testing.T, w *world, name string, intruder *caller, victim *victim, before map[string]string) {
	t.Helper()
	schema := generated.NewExecutableSchema(generated.Config{}).Schema()
	tried := 0
	for _, field := range schema.Mutation.Fields {
		if strings.HasPrefix(field.Name, "__") || slices.Contains(aboutOneself, field.Name) {
			continue
		}
		maker := &inputs{schema: schema, victim: victim, mutation: field.Name}
		operation, variables := maker.call(field)
		if !maker.named {
			require.Contains(t, namingNothing, field.Name, "it should name a row of the victim")
			continue
		}
		tried++
		got := intruder.ask(t, operation, variables)
		refused := len(got.Errors) > 0
		if payload, ok := got.Data[field.Name].(map[string]any); ok && !refused {
			refused = len(payload["userErrors"].([]any)) > 0
		}
		require.True(t, refused, "%s called %s with %v", name, field.Name, variables)
		for _, one := range got.Errors {
			require.NotEqual(t, "INTERNAL", one.Extensions.Code, "%s called %s with %v", name, field.Name, variables)
		}
		require.Equal(t, before, dump(t, w, victim.organization), "%s called %s with %v", name, field.Name, variables)
	}
	require.Greater(t, tried, 40)
}

// namingNothing are the mutations that name no row.
var namingNothing = []string{"invitationAccept", "notificationReadAll", "notificationPreferencesSet", "mailTemplateSet", "mailTemplateReset"}

// aboutOneself are the mutations whose ids are the caller's own, or that are
// open to anybody on purpose.
var aboutOneself = []string{
	"organizationCreate", "demoLoad", "signIn", "signOut", "profileUpdate", "programApply", "programCreate",
}

// inputs makes arguments for a mutation from the schema.
type inputs struct {
	schema   *ast.Schema
	victim   *victim
	mutation string
	// named says that an id of the victim is among them.
	named bool
}

// call returns the operation and its variables.
func (m *inputs) call(field *ast.FieldDefinition) (string, vars) {
	variables := vars{}
	var declared, passed []string
	for _, argument := range field.Arguments {
		declared = append(declared, fmt.Sprintf("$%s: %s", argument.Name, argument.Type))
		passed = append(passed, fmt.Sprintf("%s: $%s", argument.Name, argument.Name))
		variables[argument.Name] = m.value(argument.Name, argument.Type, 0)
	}
	operation := fmt.Sprintf("mutation(%s) { %s(%s) { userErrors { code message } } }",
		strings.Join(declared, ", "), field.Name, strings.Join(passed, ", "))
	return operation, variables
}

// value makes a value of a type that a use case accepts as far as it can know
// without looking rows up.
func (m *inputs) value(name string, of *ast.Type, depth int) any {
	if of.Elem != nil {
		return []any{m.value(name, of.Elem, depth)}
	}
	definition := m.schema.Types[of.NamedType]
	switch definition.Kind {
	case ast.Enum:
		return definition.EnumValues[0].Name
	case ast.InputObject:
		out := vars{}
		for _, field := range definition.Fields {
			if field.Type.NonNull || (strings.HasSuffix(field.Name, "Id") && depth < 2) {
				out[field.Name] = m.value(field.Name, field.Type, depth+1)
			}
		}
		return out
	default:
		return m.scalar(name, of.NamedType)
	}
}

func (m *inputs) scalar(name, kind string) any {
	switch kind {
	case "ID":
		return m.id(name)
	case "Int":
		return 1
	case "Boolean":
		return true
	case "Decimal":
		return "100"
	case "CurrencyCode":
		return "EUR"
	case "Date":
		return "2026-03-02"
	case "DateTime":
		return "2026-03-02T09:00:00Z"
	}
	switch name {
	case "email":
		return "intruder@example.com"
	case "type", "trigger":
		return "sale"
	case "accountNumber":
		return "DE89370400440532013000"
	default:
		return "intruder"
	}
}

// id returns a row of the victim that the argument may name.
func (m *inputs) id(name string) string {
	prefix := prefixOf(m.mutation, name)
	for _, rowID := range m.victim.ids {
		if strings.HasPrefix(rowID, prefix+"_") {
			m.named = true
			return rowID
		}
	}
	return prefix + "_none"
}

// prefixOf says which kind of row an argument of a mutation names.
func prefixOf(mutation, argument string) string {
	if noun := strings.TrimSuffix(argument, "Id"); noun != argument {
		return map[string]string{
			"program": "prg", "partner": "par", "enrollment": "enr", "group": "grp", "plan": "pln", "tier": "tir",
			"link": "lnk", "stage": "stg", "conversion": "cnv", "click": "clk", "visitor": "vis", "referral": "ref", "file": "fil",
		}[noun]
	}
	for _, each := range []struct{ noun, prefix string }{
		{"planVersion", "plv"},
		{"plan", "pln"},
		{"program", "prg"},
		{"partner", "par"},
		{"enrollment", "enr"},
		{"group", "grp"},
		{"tier", "tir"},
		{"certification", "crt"},
		{"link", "lnk"},
		{"code", "cod"},
		{"unknownCode", "unk"},
		{"conversion", "cnv"},
		{"dispute", "dsp"},
		{"fraudReview", "frv"},
		{"fraudClearEffect", "frv"},
		{"commission", "com"},
		{"payoutRun", "run"},
		{"payout", "pay"},
		{"referralConflict", "rcf"},
		{"referral", "ref"},
		{"protectionExtension", "pex"},
		{"claim", "clm"},
		{"reciprocal", "rec"},
		{"landingLead", "lld"},
		{"file", "fil"},
		{"apiKey", "key"},
		{"notification", "ntf"},
		{"mail", "mai"},
		{"member", "mem"},
		{"invitation", "inv"},
		{"seat", "mem"},
		{"shortDomain", "shd"},
	} {
		if strings.HasPrefix(mutation, each.noun) {
			return each.prefix
		}
	}
	return "none"
}

// dump returns the content of every table that belongs to the organization, a
// line per row.
func dump(t *testing.T, w *world, organization string) map[string]string {
	t.Helper()
	out := map[string]string{}
	tables := map[string]string{"routes": "owner_id", "short_domains": "owner_id"}
	for _, table := range ownedTables(t, w) {
		tables[table] = "organization_id"
	}
	for table, owner := range tables {
		query := `SELECT * FROM "` + table + `" WHERE ` + owner + ` = $1 ORDER BY id`
		out[table] = dumpRows(t, w, query, organization)
	}
	return out
}

// dumpRows returns what a query finds, a line per row.
func dumpRows(t *testing.T, w *world, query, organization string) string {
	t.Helper()
	rows, err := w.database.SQL.QueryContext(t.Context(), query, organization)
	require.NoError(t, err)
	defer func() { require.NoError(t, rows.Close()) }()
	columns, err := rows.Columns()
	require.NoError(t, err)
	var b strings.Builder
	for rows.Next() {
		values := make([]any, len(columns))
		for i := range values {
			values[i] = new(any)
		}
		require.NoError(t, rows.Scan(values...))
		for i, value := range values {
			fmt.Fprintf(&b, "%s=%s ", columns[i], *value.(*any))
		}
		b.WriteByte('\n')
	}
	require.NoError(t, rows.Err())
	return b.String()
}

func ownedTables(t *testing.T, w *world) []string {
	t.Helper()
	query := `SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'organization_id' ORDER BY 1`
	if w.database.Dialect == dialect.Postgres {
		query = `SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'organization_id' ORDER BY 1`
	}
	rows, err := w.database.SQL.QueryContext(t.Context(), query)
	require.NoError(t, err)
	defer func() { require.NoError(t, rows.Close()) }()
	var out []string
	for rows.Next() {
		var name string
		require.NoError(t, rows.Scan(&name))
		out = append(out, name)
	}
	require.NoError(t, rows.Err())
	require.Greater(t, len(out), 30)
	return out
}
