package server

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"entgo.io/ent/dialect"
	"github.com/lib/pq"
	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/tracking"
	"github.com/rapporthq/rapport/internal/clicklog"
	"github.com/rapporthq/rapport/internal/testkit"
)

// The effort of the benchmark of the sink.
const (
	// backlog is how many clicks wait when the database comes back.
	backlog = 200_000
	// sinkBatch is how many clicks one transaction takes, in sinkRounds of them.
	sinkBatch  = 1_000
	sinkRounds = 60
)

// fill lets so many visitors click without HTTP, while the sink does not run.
func (r *redirector) fill(n int64) {
	r.b.Helper()
	to, err := r.services.tracking.Resolve(r.b.Context(), "", "ada")
	require.NoError(r.b, err)
	var left, failed atomic.Int64
	left.Store(n)
	var coming sync.WaitGroup
	for range 4 * redirectClients {
		coming.Go(func() {
			for left.Add(-1) >= 0 {
				n := r.sent.Add(1)
				_, err := r.services.tracking.Click(r.b.Context(), to, tracking.Visit{
					RemoteAddress: fmt.Sprintf("10.%d.%d.%d", n>>16&255, n>>8&255, n&255),
					UserAgent:     "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
				})
				if err != nil {
					failed.Add(1)
				}
			}
		})
	}
	coming.Wait()
	require.Zero(r.b, failed.Load())
}

// BenchmarkSpeedOfSinkOnPostgreSQL stores clicks by the use case, with all that comes
// of them, and inserts the same rows into a table of the same columns and indexes by one
// statement; each a transaction per thousand, in turns.
func BenchmarkSpeedOfSinkOnPostgreSQL(b *testing.B) {
	table := newSpeeds(fmt.Sprintf("Sink on PostgreSQL: %s clicks per transaction", thousands(sinkBatch)))
	if benchDialects(b)[len(benchDialects(b))-1].dialect != dialect.Postgres {
		table.progress("no PostgreSQL: %s is not set", testkit.PostgresURL)
		return
	}
	d := testkit.OpenDialect(b, dialect.Postgres)
	linkToKill(b, d)
	r := newRedirector(b, d)
	way := r.begin()
	raw := newRawClicks(b, d)
	r.fill(sinkBatch * (sinkRounds + 1))

	var times pair
	var position clicklog.Position
	for round := range sinkRounds + 1 {
		records, next, err := way.log.Read(position, sinkBatch, 64<<20)
		require.NoError(b, err)
		require.Len(b, records, sinkBatch)
		batch := tracking.Batch{LogID: way.log.ID(), Expected: int64(position), Next: int64(next)}
		for _, one := range records {
			batch.Payloads = append(batch.Payloads, one.Payload)
		}
		begun := time.Now()
		stored, err := r.services.tracking.Store(b.Context(), batch)
		took := time.Since(begun)
		require.NoError(b, err)
		require.Equal(b, sinkBatch, stored.Clicks)
		if plain := raw.insertNew(); round > 0 { // the first one warms up
			times.add(took, plain)
		}
		position = next
	}
	table.atLeast("with figures : one raw INSERT … unnest", median(times.ratios), 0.8, "%.2f",
		fmt.Sprintf("%.0f : %.0f clicks per second", sinkBatch/median(times.small).Seconds(), sinkBatch/median(times.large).Seconds()))
	table.print(b)
}

// rawClicks is a table like that of clicks, to which rows are copied.
type rawClicks struct {
	b       *testing.B
	sql     *sql.DB
	columns []string
	insert  string
}

func newRawClicks(b *testing.B, d *testkit.Database) *rawClicks {
	b.Helper()
	_, err := d.SQL.ExecContext(b.Context(), `CREATE TABLE bench_clicks (LIKE clicks INCLUDING ALL)`)
	require.NoError(b, err)
	rows, err := d.SQL.QueryContext(b.Context(), `SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute
		WHERE attrelid = 'clicks'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`)
	require.NoError(b, err)
	defer func() { require.NoError(b, rows.Close()) }()
	r := &rawClicks{b: b, sql: d.SQL}
	var values []string
	for rows.Next() {
		var name, kind string
		require.NoError(b, rows.Scan(&name, &kind))
		r.columns = append(r.columns, pq.QuoteIdentifier(name))
		values = append(values, fmt.Sprintf("$%d::%s[]", len(r.columns), kind))
	}
	require.NoError(b, rows.Err())
	r.insert = fmt.Sprintf("INSERT INTO bench_clicks (%s) SELECT * FROM unnest(%s)", strings.Join(r.columns, ", "), strings.Join(values, ", "))
	return r
}

// insertNew copies the clicks that are not copied yet by one statement in one
// transaction, and returns what that took.
func (r *rawClicks) insertNew() time.Duration {
	r.b.Helper()
	ctx := r.b.Context()
	arrays := r.newRows(ctx)
	begun := time.Now()
	tx, err := r.sql.BeginTx(ctx, nil)
	require.NoError(r.b, err)
	arguments := make([]any, len(arrays))
	for i := range arrays {
		arguments[i] = pq.Array(arrays[i])
	}
	done, err := tx.ExecContext(ctx, r.insert, arguments...)
	require.NoError(r.b, err)
	require.NoError(r.b, tx.Commit())
	took := time.Since(begun)
	copied, err := done.RowsAffected()
	require.NoError(r.b, err)
	require.Equal(r.b, int64(sinkBatch), copied)
	return took
}

// newRows reads the clicks that are not copied yet, by column.
func (r *rawClicks) newRows(ctx context.Context) [][]sql.NullString {
	r.b.Helper()
	texts := make([]string, len(r.columns))
	for i, one := range r.columns {
		texts[i] = one + "::text"
	}
	rows, err := r.sql.QueryContext(ctx, "SELECT "+strings.Join(texts, ", ")+
		" FROM clicks WHERE NOT EXISTS (SELECT FROM bench_clicks b WHERE b.id = clicks.id) ORDER BY id")
	require.NoError(r.b, err)
	defer func() { require.NoError(r.b, rows.Close()) }()
	out := make([][]sql.NullString, len(r.columns))
	for rows.Next() {
		row := make([]sql.NullString, len(r.columns))
		into := make([]any, len(row))
		for i := range row {
			into[i] = &row[i]
		}
		require.NoError(r.b, rows.Scan(into...))
		for i := range row {
			out[i] = append(out[i], row[i])
		}
	}
	require.NoError(r.b, rows.Err())
	return out
}
