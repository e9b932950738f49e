package job_test

import (
	"context"
	"log/slog"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	entjob "github.com/rapporthq/rapport/ent/job"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/job"
	"github.com/rapporthq/rapport/internal/testkit"
)

// noon is when the tests begin: 12:00 UTC, 13:00 in Berlin.
var noon = time.Date(2026, time.January, 15, 12, 0, 0, 0, time.UTC)

// greet is the work of these tests.
type greet struct {
	Name string `json:"name"`
}

// Kind of the work.
func (greet) Kind() string { return "person.greet" }

// bundle is one organization with a queue and a runner.
type bundle struct {
	*testkit.Book
	clock  *clock.Fake
	queue  *job.Queue
	runner *job.Runner
}

func setup(t *testing.T, d *testkit.Database, settings job.Settings) *bundle {
	t.Helper()
	c := clock.NewFake(noon)
	queue := job.NewQueue(c)
	return &bundle{
		Book: testkit.NewBook(t, d, "acme", noon), clock: c, queue: queue,
		runner: job.NewRunner(queue, d.Client, slog.New(slog.DiscardHandler), settings),
	}
}

// enqueue makes one job and says whether it was made.
func (b *bundle) enqueue(t *testing.T, name string, o job.Options) bool {
	t.Helper()
	var made bool
	require.NoError(t, db.InTx(b.System(), b.Client, func(tx *ent.Tx) (err error) {
		made, err = b.queue.Enqueue(b.System(), tx, greet{Name: name}, o)
		return err
	}))
	return made
}

// only returns the one job there is.
func (b *bundle) only(t *testing.T) *ent.Job {
	t.Helper()
	row, err := b.Client.Job.Query().Where(entjob.Kind("person.greet")).Only(b.System())
	require.NoError(t, err)
	return row
}

// names collects whom the workers greeted.
type names struct {
	mu   sync.Mutex
	list []string
}

func (n *names) greet(_ context.Context, args greet) error {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.list = append(n.list, args.Name)
	return nil
}
