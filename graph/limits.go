package graph

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/rapporthq/rapport/internal/id"
)

// The limits of one request (api.md C.5).
const (
	maxPage  = 100
	maxDepth = 20
	maxCost  = 50_000
	// lookupCost is what finding one row by its id costs, in fields: each is a
	// statement of its own.
	lookupCost = 25
	maxList    = 100
	// maxTokens and maxQuery, in bytes, bound the work of the parser and of the
	// validator, which grows with the square, before anything is known; and what
	// the cache of queries can hold.
	maxTokens = 5_000
	maxQuery  = 32 << 10
	// maxItems is how many values a list of an input has at most, whatever its
	// use case says: each may become a parameter of a statement.
	maxItems = 1_000
)

// limits refuses a request before it is executed: without page bounds, too
// deep, or asking for too many rows.
type limits struct{}

var (
	_ graphql.OperationParameterMutator = limits{}
	_ graphql.OperationContextMutator   = limits{}
	_ graphql.HandlerExtension          = limits{}
)

// ExtensionName of the limits.
func (limits) ExtensionName() string { return "Limits" }

// Validate of the extension: it needs nothing of the schema.
func (limits) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters checks the size of the query before it is read.
func (limits) MutateOperationParameters(_ context.Context, request *graphql.RawParams) *gqlerror.Error {
	if len(request.Query) > maxQuery {
		return gqlerror.WrapIfUnwrapped(refuse("a query has at most %d bytes; send what is long in variables", maxQuery))
	}
	return nil
}

// MutateOperationContext checks the operation that is about to be executed.
func (limits) MutateOperationContext(_ context.Context, op *graphql.OperationContext) *gqlerror.Error {
	w := walker{variables: op.Variables}
	cost, err := w.selections(op.Operation.SelectionSet, 1, false)
	if err == nil && cost > maxCost {
		err = refuse("the query asks for up to %d fields; at most %d are allowed, so ask for smaller pages", cost, maxCost)
	}
	if err != nil {
		return gqlerror.WrapIfUnwrapped(err)
	}
	return nil
}

type walker struct{ variables map[string]any }

// selections returns how many fields a set of selections can yield; many says
// that there are several parents.
func (w walker) selections(set ast.SelectionSet, depth int, many bool) (int, error) {
	if depth > maxDepth {
		return 0, refuse("the query is more than %d levels deep", maxDepth)
	}
	total := 0
	for _, selection := range set {
		var cost int
		var err error
		switch s := selection.(type) {
		case *ast.Field:
			cost, err = w.field(s, depth, many)
		case *ast.InlineFragment:
			cost, err = w.selections(s.SelectionSet, depth, many)
		case *ast.FragmentSpread:
			cost, err = w.selections(s.Definition.SelectionSet, depth, many)
		}
		if err != nil {
			return 0, err
		}
		if total += cost; total > maxCost {
			return total, nil
		}
	}
	return total, nil
}

func (w walker) field(f *ast.Field, depth int, many bool) (int, error) {
	if strings.HasPrefix(f.Name, "__") {
		return 1, nil
	}
	for _, argument := range f.Arguments {
		if err := w.value(w.argument(f, argument.Name), argument.Name, 1); err != nil {
			return 0, err
		}
	}
	times := 1
	if f.Definition != nil && f.Definition.Arguments.ForName("first") != nil {
		page, err := w.page(f, many)
		if err != nil {
			return 0, err
		}
		times, many = page, many || page > 1
	}
	if ids, ok := w.argument(f, "ids").([]any); ok {
		if len(ids) > maxList {
			return 0, refuse("%s takes at most %d ids", f.Name, maxList)
		}
		times, many = max(1, len(ids)), true
	}
	inner, err := w.selections(f.SelectionSet, depth+1, many)
	if f.Name == "node" || f.Name == "nodes" {
		inner += lookupCost
	}
	return 1 + times*inner, err
}

// page returns the size of the page that a connection is asked for.
func (w walker) page(f *ast.Field, many bool) (int, error) {
	first, last := w.argument(f, "first"), w.argument(f, "last")
	size := first
	switch {
	case first == nil && last == nil:
		return 0, refuse("%s needs first or last, 1 to %d", f.Name, maxPage)
	case first != nil && last != nil:
		return 0, refuse("%s takes first or last, not both", f.Name)
	case first == nil:
		size = last
	}
	n, ok := integer(size)
	if !ok || n < 1 || n > maxPage {
		return 0, refuse("%s takes first or last from 1 to %d", f.Name, maxPage)
	}
	if many && (w.argument(f, "after") != nil || w.argument(f, "before") != nil) {
		return 0, refuse("%s cannot go on from a cursor below a list; ask for one parent by its id", f.Name)
	}
	for _, name := range []string{"after", "before"} {
		if err := checkCursor(f.Name, name, w.argument(f, name)); err != nil {
			return 0, err
		}
	}
	return n, nil
}

// checkCursor returns an error if the value is given and is no position in a
// connection: an id, and nothing else, because every list is ordered by it.
func checkCursor(field, name string, value any) error {
	if value == nil {
		return nil
	}
	var position cursor
	err := position.UnmarshalGQL(value)
	if _, known := id.Prefix(position.ID); err != nil || !known || position.Value != nil {
		return refuse("%s: %s must be a cursor that this API gave out", field, name)
	}
	return nil
}

// value refuses what no input can hold: lists that are too long, objects that
// are too deep, and the one character that PostgreSQL cannot store.
func (w walker) value(v any, path string, depth int) error {
	if depth > maxDepth {
		return refuse("%s is more than %d levels deep", path, maxDepth)
	}
	switch v := v.(type) {
	case string:
		if strings.ContainsRune(v, 0) {
			return refuse("%s holds the character U+0000, which no text may", path)
		}
	case []any:
		if len(v) > maxItems {
			return refuse("%s holds at most %d values", path, maxItems)
		}
		for i, item := range v {
			if err := w.value(item, fmt.Sprintf("%s.%d", path, i), depth+1); err != nil {
				return err
			}
		}
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(v)) {
			if err := w.value(v[name], path+"."+name, depth+1); err != nil {
				return err
			}
		}
	}
	return nil
}

// argument returns the value of an argument, or nil if it is absent or null.
func (w walker) argument(f *ast.Field, name string) any {
	argument := f.Arguments.ForName(name)
	if argument == nil {
		return nil
	}
	value, err := argument.Value.Value(w.variables)
	if err != nil {
		return nil
	}
	return value
}

func integer(v any) (int, bool) {
	var n int
	_, err := fmt.Sscan(fmt.Sprint(v), &n)
	return n, err == nil
}

func refuse(format string, values ...any) error {
	return &badRequestError{message: fmt.Sprintf(format, values...)}
}
