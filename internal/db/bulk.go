package db

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"entgo.io/ent/dialect"

	"github.com/rapporthq/rapport/ent"
)

// maxParameters bounds the parameters of one statement, well below what either
// dialect takes; short statements are planned and bound faster than they save.
const maxParameters = 4000

// Insert is rows for one table, all with the same columns. It exists for what
// ent cannot say (ON CONFLICT), and for thousands of rows, which it writes much
// faster. The hooks of the schema do not see it: give organization_id.
type Insert struct {
	// Table and Columns are names of the schema, never text from outside.
	Table   string
	Columns []string
	// Rows have one value per column.
	Rows [][]any
	// OnConflict is what follows ON CONFLICT, in SQL that both dialects know, such
	// as "DO NOTHING". Empty if a conflict is an error.
	OnConflict string
}

// Excluded says, after ON CONFLICT (…) DO UPDATE SET, that these columns take the
// values that were to be inserted.
func Excluded(columns ...string) string {
	set := make([]string, len(columns))
	for i, column := range columns {
		set[i] = `"` + column + `" = excluded."` + column + `"`
	}
	return strings.Join(set, ", ")
}

// Exec writes the rows in tx, in as few statements as is good.
func (i Insert) Exec(ctx context.Context, tx *ent.Tx) error {
	if len(i.Rows) == 0 {
		return nil
	}
	if elements := i.elements(); tx.Dialect() == dialect.Postgres && elements != nil {
		return i.exec(ctx, tx, maxUnnested, func(part [][]any) (string, []any) { return i.unnested(elements, part) })
	}
	return i.exec(ctx, tx, max(1, maxParameters/len(i.Columns)), i.listed)
}

// exec writes the rows in parts, each by the statement that say makes of it.
func (i Insert) exec(ctx context.Context, tx *ent.Tx, most int, say func(part [][]any) (string, []any)) error {
	for part := range slices.Chunk(i.Rows, most) {
		query, args := say(part)
		if _, err := tx.ExecContext(ctx, query, args...); err != nil {
			return fmt.Errorf("insert into %s: %w", i.Table, err)
		}
	}
	return nil
}

// head is the beginning of the statement, tail its end.
func (i Insert) head() string {
	return `INSERT INTO "` + i.Table + `" ("` + strings.Join(i.Columns, `", "`) + `") `
}

func (i Insert) tail() string {
	if i.OnConflict == "" {
		return ""
	}
	return " ON CONFLICT " + i.OnConflict
}

// listed says the rows value by value.
func (i Insert) listed(rows [][]any) (string, []any) {
	var query strings.Builder
	query.WriteString(i.head() + "VALUES ")
	args := make([]any, 0, len(rows)*len(i.Columns))
	for r, row := range rows {
		if r > 0 {
			query.WriteString(", ")
		}
		for c, value := range row {
			if c == 0 {
				query.WriteByte('(')
			} else {
				query.WriteString(", ")
			}
			args = append(args, value)
			query.WriteString("$" + strconv.Itoa(len(args)))
		}
		query.WriteByte(')')
	}
	query.WriteString(i.tail())
	return query.String(), args
}
