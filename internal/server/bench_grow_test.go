package server

import (
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"sync"

	"entgo.io/ent/dialect"
	"entgo.io/ent/dialect/sql/schema"
	"entgo.io/ent/schema/field"
	"github.com/stretchr/testify/require"

	tables "github.com/rapporthq/rapport/ent/migrate"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/viewer"
)

// grown are the tables into which recording writes a row per fact, parents
// first. Accounts of the ledger are there for every partner already, and the
// figures of days and months are summed anew.
var grown = []*schema.Table{
	tables.CustomersTable, tables.ClicksTable, tables.IdentificationsTable, tables.ConversionsTable, tables.DecisionsTable,
	tables.CreditsTable, tables.BindingsTable, tables.CommissionsTable, tables.CommissionChangesTable,
	tables.LedgerTransactionsTable, tables.PostingsTable, tables.ReferralsTable, tables.StageChangesTable,
	tables.IncentiveTotalsTable, tables.IdempotenciesTable, tables.EventsTable,
}

// copied are the columns that name a row which is copied along.
var copied = []string{
	"id", "customer_id", "conversion_id", "decision_id", "commission_id", "transaction_id", "referral_id", "click_id", "visitor_id",
	"subject_id", "result_id",
}

// grow multiplies every row that recording wrote: so many copies, each some days
// earlier than the one before, within a year. A copy has ids of its own, made by
// putting its number into the random part, and customers and orders of its own.
// JSON stays as it is: it is as long, and the clicks it names are there.
func (s *shop) grow(copies int) {
	s.b.Helper()
	require.Less(s.b, copies, 1000, "a copy has three digits")
	var last int64
	s.scan(&last, `SELECT sequence FROM programs WHERE id = $1`, s.programID)
	isReplica := s.database.Dialect == dialect.Postgres && s.replica()
	workers := 1
	if isReplica {
		workers = 2
	}
	queue := make(chan *schema.Table)
	var working sync.WaitGroup
	for range workers {
		working.Go(func() {
			for table := range queue {
				s.copyTable(table, copies, last, isReplica)
			}
		})
	}
	for _, table := range grown {
		queue <- table
	}
	close(queue)
	working.Wait()
	s.exec(s.days(copies))
	s.exec(`DELETE FROM enrollment_months`)
	s.exec(`INSERT INTO enrollment_months (id, created_at, organization_id, program_id, partner_id, enrollment_id, metric, month, "count", amount_minor)
		SELECT 'enm' || substr(min(id), 4), min(created_at), organization_id, program_id, partner_id, enrollment_id, metric,
			substr(day, 1, 7), sum("count"), sum(amount_minor)
		FROM enrollment_days GROUP BY organization_id, program_id, partner_id, enrollment_id, metric, substr(day, 1, 7)`)
	s.exec(fmt.Sprintf(`UPDATE programs SET sequence = %d WHERE id = '%s'`, last*int64(copies+1), s.programID))
	s.copies = copies
}

// settle leaves the database as a quiet night would: tiers evaluated, statistics
// fresh, nothing to clean up while others measure.
func (s *shop) settle() {
	s.b.Helper()
	organization, err := s.client.Organization.Query().OnlyID(viewer.With(s.b.Context(), viewer.NewDirectory()))
	require.NoError(s.b, err)
	require.NoError(s.b, s.services.tiers.EvaluateProgram(viewer.With(s.b.Context(), viewer.NewSystem(organization)), s.programID))
	if s.database.Dialect == dialect.Postgres {
		s.exec("VACUUM (ANALYZE)")
		s.exec("CHECKPOINT")
		return
	}
	s.exec("ANALYZE")
	s.exec("PRAGMA wal_checkpoint(TRUNCATE)")
}

func (s *shop) exec(statement string) {
	s.b.Helper()
	_, err := s.database.SQL.ExecContext(s.b.Context(), statement)
	require.NoError(s.b, err, statement)
}

func (s *shop) scan(into any, query string, args ...any) {
	s.b.Helper()
	require.NoError(s.b, s.database.SQL.QueryRowContext(s.b.Context(), query, args...).Scan(into))
}

// replica reports whether foreign keys may be left unchecked while copying: that
// takes a superuser.
func (s *shop) replica() bool {
	_, err := s.database.SQL.ExecContext(s.b.Context(), "SET LOCAL session_replication_role = replica")
	return err == nil
}

// index is one of PostgreSQL's.
type index struct{ name, definition string }

// indexesOf are those of a table beside its primary key.
func (s *shop) indexesOf(conn *sql.Conn, table string) (out []index) {
	rows, err := conn.QueryContext(s.b.Context(), `SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename = $1 AND indexname NOT LIKE '%_pkey'`, table)
	if err != nil {
		s.b.Error(err)
		return nil
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var one index
		if err := rows.Scan(&one.name, &one.definition); err != nil {
			s.b.Error(err)
		}
		out = append(out, one)
	}
	if err := rows.Err(); err != nil {
		s.b.Error(err)
	}
	return out
}

// copyTable copies the rows of one table. Indexes beside the primary key are
// made anew afterwards, which is faster.
func (s *shop) copyTable(table *schema.Table, copies int, last int64, isReplica bool) {
	conn, err := s.database.SQL.Conn(s.b.Context())
	if err != nil {
		s.b.Error(err)
		return
	}
	defer func() { _ = conn.Close() }()
	var statements, indexes []string
	if s.database.Dialect == dialect.Postgres {
		statements = append(statements, "SET maintenance_work_mem = '512MB'")
		if isReplica {
			statements = append(statements, "SET session_replication_role = replica")
		}
		for _, one := range s.indexesOf(conn, table.Name) {
			statements = append(statements, `DROP INDEX "`+one.name+`"`)
			indexes = append(indexes, one.definition)
		}
	}
	statements = append(append(statements, s.copyStatement(table, copies, last)), indexes...)
	if s.database.Dialect == dialect.Postgres {
		statements = append(statements, "RESET ALL")
	}
	for _, statement := range statements {
		if _, err := conn.ExecContext(s.b.Context(), statement); err != nil {
			s.b.Errorf("%s: %v", statement, err)
			return
		}
	}
}

// numbers are the copies: k, the same in four characters, and how many days
// earlier. No id that we make has the letter u, so that no copy is its original.
func numbers(copies int) string {
	return fmt.Sprintf(`WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k < %d),
		numbers(k, mark, days) AS (SELECT k, 'u' || substr(CAST(1000 + k AS text), 2), (k * 7) %% 360 + 1 FROM n)`, copies)
}

// copyStatement inserts the copies of a table's rows.
func (s *shop) copyStatement(table *schema.Table, copies int, last int64) string {
	var names, values []string
	for _, column := range table.Columns {
		names = append(names, `"`+column.Name+`"`)
		values = append(values, s.valueOf(table, column, last))
	}
	where := ""
	if table == tables.EventsTable { // of facts, not of partners and plans
		where = " WHERE kind LIKE 'conversion.%' OR kind LIKE 'commission.%' OR kind LIKE 'referral.%'"
	}
	return fmt.Sprintf(`INSERT INTO "%s" (%s) %s SELECT %s FROM (SELECT * FROM "%s"%s ORDER BY id) old CROSS JOIN numbers`,
		table.Name, strings.Join(names, ", "), numbers(copies), strings.Join(values, ", "), table.Name, where)
}

// valueOf is the copy's value of one column.
func (s *shop) valueOf(table *schema.Table, column *schema.Column, last int64) string {
	name := `old."` + column.Name + `"`
	inside := func(before string) string { // an id inside of a longer text
		return fmt.Sprintf("substr(%[1]s, 1, %[2]d) || mark || substr(%[1]s, %[3]d)", name, len(before)+14, len(before)+19)
	}
	switch {
	case column.Name == "sequence":
		return fmt.Sprintf("%s + k * %d", name, last)
	case table == tables.ConversionsTable && column.Name == "external_id": // that of a stage's is the referral's id
		return fmt.Sprintf("CASE WHEN source = '%s' THEN %s ELSE %s || '-' || k END", conversion.SourceStage, inside(""), name)
	case column.Name == "external_id", table == tables.IdempotenciesTable && column.Name == "key":
		return name + " || '-' || k"
	case table == tables.LedgerTransactionsTable && column.Name == "key":
		return inside("commission:")
	case table == tables.IncentiveTotalsTable && column.Name == "scope":
		return inside("customer:")
	case column.Type == field.TypeTime:
		return s.earlier(name)
	case slices.Contains(copied, column.Name):
		return fmt.Sprintf("CASE WHEN length(%s) = 30 THEN %s ELSE %s END", name, inside(""), name)
	default:
		return name
	}
}

// earlier is an instant so many days earlier.
func (s *shop) earlier(column string) string {
	if s.database.Dialect == dialect.Postgres {
		return column + " - make_interval(days => days)"
	}
	return fmt.Sprintf("strftime('%%Y-%%m-%%d %%H:%%M:%%S', %[1]s, '-' || days || ' days') || substr(%[1]s, 20)", column)
}

// days adds the figures of the copies to those of the days.
func (s *shop) days(copies int) string {
	day := `date(day, '-' || days || ' days')`
	if s.database.Dialect == dialect.Postgres {
		day = `CAST(CAST(day AS date) - days AS text)`
	}
	return numbers(copies) + fmt.Sprintf(`, moved AS (
			SELECT substr(id, 1, 14) || mark || substr(id, 19) AS id, created_at, organization_id, program_id, partner_id, enrollment_id, metric,
				%s AS day, "count", amount_minor FROM enrollment_days CROSS JOIN numbers)
		INSERT INTO enrollment_days (id, created_at, organization_id, program_id, partner_id, enrollment_id, metric, day, "count", amount_minor)
		SELECT min(id), min(created_at), organization_id, program_id, partner_id, enrollment_id, metric, day, sum("count"), sum(amount_minor)
		FROM moved WHERE true GROUP BY organization_id, program_id, partner_id, enrollment_id, metric, day
		ON CONFLICT (organization_id, enrollment_id, metric, day) DO UPDATE SET
			"count" = enrollment_days."count" + excluded."count", amount_minor = enrollment_days.amount_minor + excluded.amount_minor`, day)
}
