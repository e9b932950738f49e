package job_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	entjob "github.com/rapporthq/rapport/ent/job"
	"github.com/rapporthq/rapport/internal/job"
	"github.com/rapporthq/rapport/internal/testkit"
)

// inspect is work that is scheduled.
type inspect struct {
	ProgramID string `json:"programId"`
}

// Kind of the work.
func (inspect) Kind() string { return "program.inspect" }

func TestSchedule(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, job.Settings{})
		var ran []string
		job.Register(b.runner, func(_ context.Context, args inspect) error {
			ran = append(ran, args.ProgramID)
			return nil
		})
		b.runner.Schedule(job.Schedule{
			Period: job.DailyAt(2), ForProgram: func(programID string) job.Args { return inspect{programID} },
		})
		drain := func() int {
			ran = nil
			require.NoError(t, b.runner.Drain(t.Context()))
			return len(ran)
		}
		require.Equal(t, 1, drain(), "last night's is made up for")
		require.Equal(t, []string{b.Program.ID}, ran)
		require.Equal(t, 0, drain(), "once per period")
		b.clock.Set(time.Date(2026, time.January, 16, 1, 59, 59, 0, time.UTC))
		require.Equal(t, 0, drain())
		b.clock.Advance(time.Second)
		require.Equal(t, 1, drain())
		b.clock.Advance(5 * 24 * time.Hour)
		require.Equal(t, 1, drain(), "only the latest of those that were missed")

		kept, err := b.Client.Job.Query().Where(entjob.KindEQ("program.inspect")).Count(b.System())
		require.NoError(t, err)
		require.Equal(t, 1, kept, "old ones are swept")
	})
}

func TestScheduleOfAnOrganization(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t), job.Settings{})
	var greeted names
	job.Register(b.runner, greeted.greet)
	b.runner.Schedule(job.Schedule{
		Period: job.EveryMinute, ForOrganization: func() job.Args { return greet{Name: "everybody"} },
	})
	require.NoError(t, b.runner.Drain(t.Context()))
	require.NoError(t, b.runner.Drain(t.Context()))
	require.Equal(t, []string{"everybody"}, greeted.list)
	b.clock.Advance(time.Minute)
	require.NoError(t, b.runner.Drain(t.Context()))
	require.Equal(t, []string{"everybody", "everybody"}, greeted.list)
}

func TestPeriods(t *testing.T) {
	t.Parallel()
	berlin, err := time.LoadLocation("Europe/Berlin")
	require.NoError(t, err)
	at := func(text string) time.Time {
		parsed, err := time.Parse(time.RFC3339Nano, text)
		require.NoError(t, err)
		return parsed.In(berlin)
	}
	for _, one := range []struct {
		name      string
		period    func(time.Time) time.Time
		now, want string
	}{
		{"a minute begins at its full minute", job.EveryMinute, "2026-01-15T12:34:56.789Z", "2026-01-15T12:34:00Z"},
		{"a night begins at the local hour", job.DailyAt(2), "2026-01-15T01:00:00Z", "2026-01-15T01:00:00Z"},
		{"before the hour it is still yesterday's night", job.DailyAt(2), "2026-01-15T00:59:59.9Z", "2026-01-14T01:00:00Z"},
		{"in summer the hour comes earlier in UTC", job.DailyAt(2), "2026-07-15T00:00:00Z", "2026-07-15T00:00:00Z"},
		{"an hour that does not exist has a night nevertheless", job.DailyAt(2), "2026-03-29T12:00:00Z", "2026-03-29T01:00:00Z"},
		{"an hour that comes twice has one night: its second", job.DailyAt(2), "2026-10-25T01:30:00Z", "2026-10-25T01:00:00Z"},
		{"the first night of a year follows the last of the year before", job.DailyAt(2), "2026-01-01T00:30:00Z", "2025-12-31T01:00:00Z"},
	} {
		t.Run(one.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, one.want, one.period(at(one.now)).UTC().Format(time.RFC3339Nano))
		})
	}
}

func TestWhatCannotBePlannedStopsNothingElse(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, job.Settings{})
		var greeted names
		job.Register(b.runner, greeted.greet)
		inspected := 0
		job.Register(b.runner, func(context.Context, inspect) error {
			inspected++
			return nil
		})
		b.runner.Schedule(job.Schedule{
			Period: job.DailyAt(2), ForProgram: func(programID string) job.Args { return inspect{programID} },
		})
		testkit.NewBook(t, d, "other", noon)
		require.NoError(t, b.Client.Program.UpdateOne(b.Program).SetTimeZone("Nowhere/None").Exec(b.System()))
		b.enqueue(t, "Ada", job.Options{})
		require.ErrorContains(t, b.runner.Drain(t.Context()), "Nowhere/None")
		require.Equal(t, []string{"Ada"}, greeted.list)
		require.Equal(t, 1, inspected, "the other organization's program")
	})
}

func TestErrorsThatAreNoTextAreKept(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, job.Settings{})
		job.Register(b.runner, func(context.Context, greet) error {
			return errors.New("bad bytes \xff\x00" + strings.Repeat("ä", 2000))
		})
		b.enqueue(t, "Ada", job.Options{})
		require.ErrorContains(t, b.runner.Drain(t.Context()), "bad bytes")
		row := b.only(t)
		require.Equal(t, entjob.StateREADY, row.State)
		require.True(t, strings.HasPrefix(row.LastError, "bad bytes ää"))
	})
}
