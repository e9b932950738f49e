package db

import (
	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"
	"github.com/lib/pq"
)

// AnyOf is a predicate like those that end in In, for hundreds of values: on
// PostgreSQL they are one parameter, so that the statement is parsed and planned
// once whatever their number. It is for ids, and other columns that the chosen index
// must begin with: a plan that has to filter by it compares each row with all values.
func AnyOf[P ~func(*entsql.Selector)](column string, values []string) P {
	return func(s *entsql.Selector) {
		if s.Dialect() != dialect.Postgres {
			entsql.FieldIn(column, values...)(s)
			return
		}
		s.Where(entsql.P(func(b *entsql.Builder) {
			b.WriteString(s.C(column)).WriteString(" = ANY(").Arg(pq.StringArray(values)).WriteString(")")
		}))
	}
}
