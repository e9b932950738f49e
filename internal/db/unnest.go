package db

import (
	"strconv"
	"strings"
	"sync"

	"entgo.io/ent/schema/field"
	"github.com/lib/pq"

	"github.com/rapporthq/rapport/ent/migrate"
)

// maxUnnested bounds the rows of one statement that takes them as arrays.
const maxUnnested = 5000

// unnested says the rows as one array per column, of these elements, which
// PostgreSQL parses and plans once whatever their number.
func (i Insert) unnested(elements []string, rows [][]any) (string, []any) {
	arrays, args := make([]string, len(elements)), make([]any, len(elements))
	for c, element := range elements {
		arrays[c] = "$" + strconv.Itoa(c+1) + "::" + element + "[]"
		values := make([]any, len(rows))
		for r, row := range rows {
			values[r] = row[c]
		}
		args[c] = arrayOf(values)
	}
	return i.head() + "SELECT * FROM unnest(" + strings.Join(arrays, ", ") + ")" + i.tail(), args
}

// elements are PostgreSQL's names for the types of the columns; nil if one of them
// has none that is known here.
func (i Insert) elements() []string {
	known := columnTypes()
	out := make([]string, len(i.Columns))
	for c, column := range i.Columns {
		out[c] = known[i.Table+"."+column]
		if out[c] == "" {
			return nil
		}
	}
	return out
}

// arrayOf is the values as PostgreSQL takes them; those of one type are encoded
// without looking at each.
func arrayOf(values []any) any {
	if texts, ok := allOf[string](values); ok {
		return pq.StringArray(texts)
	}
	if truths, ok := allOf[bool](values); ok {
		return pq.BoolArray(truths)
	}
	if numbers, ok := allOf[int64](values); ok {
		return pq.Int64Array(numbers)
	}
	return pq.GenericArray{A: values}
}

func allOf[T any](values []any) ([]T, bool) {
	out := make([]T, len(values))
	for i, value := range values {
		one, ok := value.(T)
		if !ok {
			return nil, false
		}
		out[i] = one
	}
	return out, true
}

// columnTypes are PostgreSQL's names for the types of "table.column".
var columnTypes = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, table := range migrate.Tables {
		for _, column := range table.Columns {
			out[table.Name+"."+column.Name] = typeNames[column.Type]
		}
	}
	return out
})

// typeNames are PostgreSQL's names of the types that rows in bulk have.
var typeNames = map[field.Type]string{
	field.TypeString: "text", field.TypeEnum: "text", field.TypeBool: "boolean", field.TypeTime: "timestamptz",
	field.TypeInt: "bigint", field.TypeInt64: "bigint", field.TypeFloat64: "double precision", field.TypeJSON: "jsonb",
}
