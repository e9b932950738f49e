package graph

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/viewer"
)

func parseSchema(t *testing.T) *ast.Schema {
	t.Helper()
	paths, err := filepath.Glob("schema/*.graphqls")
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	var sources []*ast.Source
	for _, path := range paths {
		text, err := os.ReadFile(path)
		require.NoError(t, err)
		sources = append(sources, &ast.Source{Name: path, Input: string(text)})
	}
	schema, err := gqlparser.LoadSchema(sources...)
	require.NoError(t, err)
	return schema
}

// ours are the types that the schema files define, by name.
func ours(schema *ast.Schema) []*ast.Definition {
	var out []*ast.Definition
	for _, definition := range schema.Types {
		if !definition.BuiltIn {
			out = append(out, definition)
		}
	}
	slices.SortFunc(out, func(a, b *ast.Definition) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// check collects what a style rule finds.
type check struct{ problems []string }

func (c *check) fail(format string, values ...any) {
	c.problems = append(c.problems, fmt.Sprintf(format, values...))
}

func (c *check) done(t *testing.T) {
	t.Helper()
	require.Empty(t, c.problems, strings.Join(c.problems, "\n"))
}

func isOwnField(name string) bool { return !strings.HasPrefix(name, "__") }

func TestEverythingIsDescribed(t *testing.T) {
	t.Parallel()
	var c check
	for _, definition := range ours(parseSchema(t)) {
		root := definition.Name == "Query" || definition.Name == "Mutation"
		if definition.Description == "" && !root {
			c.fail("%s has no description", definition.Name)
		}
		for _, field := range definition.Fields {
			if isOwnField(field.Name) && field.Description == "" {
				c.fail("%s.%s has no description", definition.Name, field.Name)
			}
			for _, argument := range field.Arguments {
				if isOwnField(field.Name) && argument.Description == "" {
					c.fail("%s.%s(%s) has no description", definition.Name, field.Name, argument.Name)
				}
			}
		}
		for _, value := range definition.EnumValues {
			if value.Description == "" {
				c.fail("%s.%s has no description", definition.Name, value.Name)
			}
		}
	}
	c.done(t)
}

func TestConnectionsHaveFourArgumentsAndListsAreNonNull(t *testing.T) {
	t.Parallel()
	var c check
	for _, definition := range ours(parseSchema(t)) {
		if definition.Kind != ast.Object {
			continue
		}
		for _, field := range definition.Fields {
			if strings.HasSuffix(field.Type.Name(), "Connection") {
				if !field.Type.NonNull {
					c.fail("%s.%s is a nullable connection", definition.Name, field.Name)
				}
				for _, name := range []string{"first", "after", "last", "before"} {
					if field.Arguments.ForName(name) == nil {
						c.fail("%s.%s lacks the argument %s", definition.Name, field.Name, name)
					}
				}
			}
			nullableByRule := field.Name == "nodes" || strings.HasSuffix(definition.Name, "Payload") || definition.Name == "UserError"
			if field.Type.Elem != nil && !nullableByRule && (!field.Type.NonNull || !field.Type.Elem.NonNull) {
				c.fail("%s.%s is a list with nulls", definition.Name, field.Name)
			}
		}
	}
	c.done(t)
}

func TestMutationsHavePayloadsOfTheirOwnName(t *testing.T) {
	t.Parallel()
	var c check
	schema := parseSchema(t)
	for _, field := range schema.Mutation.Fields {
		if !isOwnField(field.Name) {
			continue
		}
		want := strings.ToUpper(field.Name[:1]) + field.Name[1:] + "Payload"
		if field.Type.Name() != want || !field.Type.NonNull {
			c.fail("%s returns %s, not %s!", field.Name, field.Type, want)
			continue
		}
		errors := schema.Types[want].Fields.ForName("userErrors")
		if errors == nil || errors.Type.String() != "[UserError!]!" {
			c.fail("%s lacks userErrors: [UserError!]!", want)
		}
	}
	c.done(t)
}

func TestMoneyIsNeverANumberAndReferencesAreObjects(t *testing.T) {
	t.Parallel()
	var c check
	money := regexp.MustCompile(`(?i)(amount|price|total)$`)
	for _, definition := range ours(parseSchema(t)) {
		for _, field := range definition.Fields {
			name := field.Type.Name()
			if name == "Float" || (name == "Int" && money.MatchString(field.Name)) {
				c.fail("%s.%s is a %s", definition.Name, field.Name, name)
			}
			own := field.Name == "externalId" || field.Name == "productId" || field.Name == "deletedId"
			if definition.Kind == ast.Object && strings.HasSuffix(field.Name, "Id") && !own {
				c.fail("%s.%s is an id without its object", definition.Name, field.Name)
			}
		}
		for _, value := range definition.EnumValues {
			if value.Name != strings.ToUpper(value.Name) {
				c.fail("%s.%s is not in upper case", definition.Name, value.Name)
			}
		}
	}
	c.done(t)
}

func TestDeprecationsSayWhatToUseAndWhenTheyGo(t *testing.T) {
	t.Parallel()
	var c check
	dated := regexp.MustCompile(`Use .+\. Removal on \d{4}-\d{2}-\d{2}\.`)
	for _, definition := range ours(parseSchema(t)) {
		for _, field := range definition.Fields {
			directive := field.Directives.ForName("deprecated")
			if directive == nil {
				continue
			}
			if reason := directive.Arguments.ForName("reason"); reason == nil || !dated.MatchString(reason.Value.Raw) {
				c.fail("%s.%s is deprecated without replacement or date", definition.Name, field.Name)
			}
		}
	}
	c.done(t)
}

func TestEveryNodeHasAPrefix(t *testing.T) {
	t.Parallel()
	schema := parseSchema(t)
	require.Len(t, tables, len(schema.PossibleTypes["Node"]), "one prefix for each type that implements Node")
}

func TestErrorCodesAndPermissionsMirrorTheEnums(t *testing.T) {
	t.Parallel()
	schema := parseSchema(t)
	var codes, permissions []string
	for _, code := range apperr.Codes() {
		codes = append(codes, string(code))
	}
	for _, permission := range viewer.All() {
		permissions = append(permissions, string(permission))
	}
	require.ElementsMatch(t, enumValues(schema, "ErrorCode"), codes)
	require.ElementsMatch(t, enumValues(schema, "Permission"), permissions)
}

func enumValues(schema *ast.Schema, name string) []string {
	var out []string
	for _, value := range schema.Types[name].EnumValues {
		out = append(out, value.Name)
	}
	return out
}

// TestOpenFields prints every field that partners and the public may read. To
// open a field is to change this file, where a reviewer sees it: run with
// RAPPORT_GOLDEN=1 to write it anew.
func TestOpenFields(t *testing.T) {
	t.Parallel()
	var lines []string
	for object, fields := range newAccess(parseSchema(t)) {
		for field, who := range fields {
			if !isOwnField(object) || !isOwnField(field) {
				continue
			}
			if who.partner {
				lines = append(lines, "partner "+object+"."+field)
			}
			if who.public {
				lines = append(lines, "public  "+object+"."+field)
			}
		}
	}
	sort.Strings(lines)
	got := strings.Join(lines, "\n") + "\n"
	const golden = "testdata/open_fields.golden"
	if os.Getenv("RAPPORT_GOLDEN") != "" {
		require.NoError(t, os.WriteFile(golden, []byte(got), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	require.Equal(t, string(want), got)
}
