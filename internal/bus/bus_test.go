package bus_test

import (
	"context"
	"io"
	"log/slog"
	"strconv"
	"testing"
	"time"

	"entgo.io/ent/dialect"
	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/bus"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/testkit"
)

var now = time.Date(2026, 3, 10, 9, 0, 0, 0, time.UTC)

// patience is how long a test waits for what must come.
const patience = 20 * time.Second

// heard waits for news.
func heard(t *testing.T, l *bus.Listener) []bus.News {
	t.Helper()
	for {
		select {
		case <-l.Wake(): // perhaps of what was taken already
			if news := l.Take(); len(news) > 0 {
				return news
			}
		case <-time.After(patience):
			require.FailNow(t, "no news")
		}
	}
}

func TestNewsOfOthersIsNotHeard(t *testing.T) {
	t.Parallel()
	b := bus.New()
	mine, others := b.Listen("org_a"), b.Listen("org_b")
	b.Publish(bus.News{OrganizationID: "org_a", SubjectID: "ref_1"})
	require.Equal(t, []bus.News{{OrganizationID: "org_a", SubjectID: "ref_1"}}, heard(t, mine))
	require.Empty(t, others.Take())
	require.Empty(t, mine.Take(), "what was taken is gone")
	mine.Close()
	b.Publish(bus.News{OrganizationID: "org_a", SubjectID: "ref_2"})
	require.Empty(t, mine.Take(), "who has left hears nothing")
}

func TestNewsIsKeptOnce(t *testing.T) {
	t.Parallel()
	b := bus.New()
	l := b.Listen("org_a")
	for range 3 {
		b.Publish(bus.News{OrganizationID: "org_a", PartnerID: "par_1", SubjectID: "ref_1"})
	}
	require.Len(t, heard(t, l), 1)
	for i := range 200 {
		b.Publish(bus.News{OrganizationID: "org_a", SubjectID: "ref_" + strconv.Itoa(i)})
	}
	require.Equal(t, []bus.News{{OrganizationID: "org_a"}}, heard(t, l), "too much to read one by one is one: read everything")
}

func TestCloseEndsListeners(t *testing.T) {
	t.Parallel()
	b := bus.New()
	before := b.Listen("org_a")
	b.Close()
	<-before.Done()
	after := b.Listen("org_a")
	<-after.Done()
	before.Close()
}

// TestEventsAreNews publishes what is recorded, when it has committed, and nothing
// else.
func TestEventsAreNews(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		book := testkit.NewBook(t, d, "acme", now)
		of := book.Enroll("ada")
		b := bus.New()
		b.Watch(d.Client)
		l := b.Listen(book.OrganizationID)
		record := func(fail error, facts ...event.Fact) {
			err := db.InTx(book.System(), d.Client, func(tx *ent.Tx) error {
				if err := event.RecordAll(book.System(), tx, now, facts[:1]); err != nil {
					return err
				}
				for _, fact := range facts[1:] {
					if err := event.Record(book.System(), tx, now, fact); err != nil {
						return err
					}
				}
				require.Empty(t, l.Take(), "not before the commit")
				return fail
			})
			require.ErrorIs(t, err, fail)
		}
		fact := func(kind, subject string) event.Fact {
			return event.Fact{Kind: kind, SubjectID: subject, PartnerID: of.PartnerID}
		}
		record(io.ErrUnexpectedEOF, fact("referral.moved", "ref_0"), fact("claim.opened", "clm_0"))
		record(nil, fact("program.updated", "prg_1"), fact("referral.moved", "ref_1"), fact("referral_task.added", "ref_2"),
			fact("extension.requested", "ref_3"), fact("claim.opened", "clm_1"), fact("referral.noted", "ref_1"))
		var subjects []string
		for _, one := range heard(t, l) {
			require.Equal(t, []string{book.OrganizationID, of.PartnerID}, []string{one.OrganizationID, one.PartnerID})
			subjects = append(subjects, one.SubjectID)
		}
		require.ElementsMatch(t, []string{"ref_1", "ref_2", "ref_3", "clm_1"}, subjects)
	})
}

// TestCarry lets two processes share a PostgreSQL database, and cuts the
// connection of one.
func TestCarry(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		if d.Dialect != dialect.Postgres {
			return // one process has the file alone
		}
		silent := slog.New(slog.DiscardHandler)
		here, there := bus.New(), bus.New()
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan struct{}, 2)
		for _, b := range []*bus.Bus{here, there} {
			go func() {
				b.Carry(ctx, d.URL, d.SQL, silent, now)
				ended <- struct{}{}
			}()
		}
		listener, other := there.Listen("org_a"), there.Listen("org_b")
		own := here.Listen("org_a")
		listeners := func() (n int) {
			require.NoError(t, d.SQL.QueryRowContext(t.Context(),
				`SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query = 'LISTEN "rapport_news"'`).Scan(&n))
			return n
		}
		require.Eventually(t, func() bool { return listeners() == 2 }, patience, 10*time.Millisecond)
		for i := range 40 { // more than one notification holds
			here.Publish(bus.News{OrganizationID: "org_a", PartnerID: "par_" + strconv.Itoa(i), SubjectID: "ref_" + strconv.Itoa(i)})
		}
		got := map[string]bool{}
		for len(got) < 40 {
			for _, one := range heard(t, listener) {
				got[one.SubjectID] = true
			}
		}
		require.Empty(t, other.Take())
		require.Len(t, heard(t, own), 40, "here they are heard at once")
		require.Empty(t, own.Take(), "and once")

		_, err := d.SQL.ExecContext(t.Context(), `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
			WHERE datname = current_database() AND query = 'LISTEN "rapport_news"'`)
		require.NoError(t, err)
		require.Equal(t, []bus.News{{OrganizationID: "org_a"}}, heard(t, listener), "what was missed nobody knows")
		require.Equal(t, []bus.News{{OrganizationID: "org_b"}}, heard(t, other))
		stop()
		<-ended
		<-ended
	})
}
