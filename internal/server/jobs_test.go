package server

import (
	"bytes"
	"log/slog"
	"testing"
	"time"

	dto "github.com/prometheus/client_model/go"
	"github.com/stretchr/testify/require"

	entjob "github.com/rapporthq/rapport/ent/job"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/testkit"
)

func TestNightlyWork(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		w := setup(t, d)
		var log bytes.Buffer
		w.logger = slog.New(slog.NewTextHandler(&log, nil))
		book := testkit.NewBook(t, d, "acme", start)
		e := book.Enroll("Ada")
		held := book.Earn(e, money.New(500, "EUR"), commission.StatusPending, start.Add(time.Hour))
		violations := func() float64 {
			var metric dto.Metric
			require.NoError(t, w.ledgerViolations.WithLabelValues(book.Program.ID).Write(&metric))
			return metric.GetGauge().GetValue()
		}

		w.later(t, time.Minute)
		require.Equal(t, commission.StatusPending, d.Client.Commission.GetX(book.System(), held.ID).Status)
		w.later(t, time.Hour)
		require.Equal(t, commission.StatusApproved, d.Client.Commission.GetX(book.System(), held.ID).Status)
		require.Zero(t, violations())

		// A row that was changed behind the ledger's back is found at night.
		d.Client.Commission.UpdateOneID(held.ID).SetStatus(commission.StatusRejected).ExecX(book.System())
		w.later(t, time.Hour)
		require.Zero(t, violations(), "it is checked once a day")
		w.later(t, 24*time.Hour)
		require.Positive(t, violations())
		require.Contains(t, log.String(), "the ledger is violated")
		require.Zero(t, d.Client.Job.Query().Where(entjob.StateNEQ(entjob.StateDONE)).CountX(book.System()))
	})
}
