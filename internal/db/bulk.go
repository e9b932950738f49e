package db

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/rapporthq/rapport/ent"
)

// maxParameters bounds the parameters of one statement, well below what either
// dialect takes; short statements are planned and bound faster than they save.
const maxParameters = 4000

// Insert is rows for one table, all with the same columns. It exists for what
// ent cannot say (ON CONFLICT). The hooks of the schema do not see it: give
// organization_id.
type Insert struct {
	// Table and Columns are names of the schema, never text from outside.
	Table   string
	Columns []string
	// Rows have one value per column.
	Rows [][]any
	// OnConflict is what follows ON CONFLICT, in SQL that both dialects know, such
	// as "DO NOTHING".
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
	for part := range slices.Chunk(i.Rows, max(1, maxParameters/len(i.Columns))) {
		query, args := i.statement(part)
		if _, err := tx.ExecContext(ctx, query, args...); err != nil {
			return fmt.Errorf("insert into %s: %w", i.Table, err)
		}
	}
	return nil
}

func (i Insert) statement(rows [][]any) (string, []any) {
	var query strings.Builder
	query.WriteString(`INSERT INTO "` + i.Table + `" ("` + strings.Join(i.Columns, `", "`) + `") VALUES `)
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
	query.WriteString(" ON CONFLICT " + i.OnConflict)
	return query.String(), args
}
