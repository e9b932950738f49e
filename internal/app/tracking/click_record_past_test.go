package tracking_test

import (
	"context"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/tracking"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func TestRecordPast(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		at := start.AddDate(-3, 0, 0)
		clicks := []tracking.PastClick{
			{Key: "c", LinkID: b.link.ID, Visitor: "v", OccurredAt: at.Add(time.Hour), Referrer: "https://blog.example.org/x"},
			{Key: "a", LinkID: b.link.ID, Visitor: "v", OccurredAt: at, UserAgent: firefox, Sub: [tracking.Subs]string{"s"}},
			{Key: "b", LinkID: b.link.ID, Visitor: "v", OccurredAt: at.Add(30 * time.Minute)},
			{Key: "d", LinkID: b.link.ID, OccurredAt: at, UserAgent: "curl/8.9.1"},
		}
		owner := b.Member("owner", viewer.Owner)
		past, err := b.service.RecordPast(owner, clicks)
		require.NoError(t, err)
		require.Equal(t, 4, past.Recorded)
		require.Len(t, past.ClickIDs, 4)
		require.False(t, b.row(t, past.ClickIDs[1]).IsDuplicate)
		require.True(t, b.row(t, past.ClickIDs[2]).IsDuplicate, "half an hour after a")
		require.False(t, b.row(t, past.ClickIDs[0]).IsDuplicate, "an hour after a")
		require.True(t, b.row(t, past.ClickIDs[3]).IsBot)

		first := b.row(t, past.ClickIDs[1])
		require.Equal(t, at, clock.Normalize(first.OccurredAt))
		require.Equal(t, start, clock.Normalize(first.CreatedAt))
		require.Equal(t, b.link.Destination, first.Destination)
		require.Equal(t, "s", first.Sub1)
		require.Equal(t, "Firefox", first.Browser)
		require.Equal(t, "blog.example.org", b.row(t, past.ClickIDs[0]).ReferrerHost)
		require.Equal(t, first.VisitorID, b.row(t, past.ClickIDs[0]).VisitorID)
		require.NotEqual(t, first.VisitorID, b.row(t, past.ClickIDs[3]).VisitorID)

		b.clock.Advance(time.Hour)
		again, err := b.service.RecordPast(owner, clicks)
		require.NoError(t, err)
		require.Zero(t, again.Recorded)
		require.Equal(t, past.ClickIDs, again.ClickIDs)

		more, err := b.service.RecordPast(owner, []tracking.PastClick{
			{Key: "e", LinkID: b.link.ID, Visitor: "v", OccurredAt: at.Add(61 * time.Minute)},
		})
		require.NoError(t, err)
		require.True(t, b.row(t, more.ClickIDs[0]).IsDuplicate, "a minute after c, which is in the table")
	})
}

func TestRecordPastInBulk(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		var clicks []tracking.PastClick
		for i := range tracking.MaxPast + 1 {
			clicks = append(clicks, tracking.PastClick{Key: strconv.Itoa(i), LinkID: b.link.ID, OccurredAt: start})
		}
		past, err := b.service.RecordPast(b.System(), clicks[1:])
		require.NoError(t, err)
		require.Equal(t, tracking.MaxPast, past.Recorded)
		_, err = b.service.RecordPast(b.System(), clicks)
		requireMistake(t, err, apperr.TooLong, "clicks")
	})
}

func TestRecordPastTwiceAtOnceRecordsOnce(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		var clicks []tracking.PastClick
		for i := range 100 {
			clicks = append(clicks, tracking.PastClick{Key: strconv.Itoa(i), LinkID: b.link.ID, OccurredAt: start})
		}
		var wait sync.WaitGroup
		past, errs := make([]tracking.Past, 6), make([]error, 6)
		for i := range past {
			wait.Go(func() { past[i], errs[i] = b.service.RecordPast(b.System(), clicks) })
		}
		wait.Wait()
		recorded := 0
		for i, one := range past {
			require.NoError(t, errs[i])
			require.Equal(t, past[0].ClickIDs, one.ClickIDs)
			recorded += one.Recorded
		}
		require.Equal(t, len(clicks), recorded)
	})
}

func TestRecordPastRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		other := testkit.NewBook(t, d, "other", start)
		theirs := addLink(t, other, other.Enroll("eve"), "eve", "https://example.com/")
		good := tracking.PastClick{Key: "a", LinkID: b.link.ID, OccurredAt: start}
		_, err := b.service.RecordPast(b.System(), []tracking.PastClick{good})
		require.NoError(t, err)

		for name, one := range map[string]struct {
			change func(*tracking.PastClick)
			code   apperr.Code
			field  string
		}{
			"no key":                       {func(c *tracking.PastClick) { c.Key = "" }, apperr.Blank, "key"},
			"no instant":                   {func(c *tracking.PastClick) { c.OccurredAt = time.Time{} }, apperr.Blank, "occurredAt"},
			"the future":                   {func(c *tracking.PastClick) { c.OccurredAt = start.Add(6 * time.Minute) }, apperr.TooLarge, "occurredAt"},
			"no link":                      {func(c *tracking.PastClick) { c.LinkID = "lnk_none" }, apperr.NotFoundCode, "linkId"},
			"another organization's link":  {func(c *tracking.PastClick) { c.LinkID = theirs.ID }, apperr.NotFoundCode, "linkId"},
			"a known key, another instant": {func(c *tracking.PastClick) { c.OccurredAt = start.Add(-time.Hour) }, apperr.IdempotencyConflict, "key"},
		} {
			changed := good
			one.change(&changed)
			_, err := b.service.RecordPast(b.System(), []tracking.PastClick{{Key: "fine", LinkID: b.link.ID, OccurredAt: start}, changed})
			requireMistake(t, err, one.code, "clicks", "1", one.field)
			require.NotEmpty(t, name)
		}
		for name, who := range map[string]struct {
			ctx  context.Context
			want error
		}{
			"nobody":                  {t.Context(), apperr.ErrUnauthenticated},
			"a visitor":               {viewer.With(t.Context(), viewer.NewVisitor(b.OrganizationID)), apperr.ErrForbidden},
			"a partner":               {b.Partner(b.ada, viewer.Owner), apperr.ErrForbidden},
			"a member who only reads": {b.Member("reader", viewer.ReadOnly), apperr.ErrForbidden},
		} {
			_, err := b.service.RecordPast(who.ctx, []tracking.PastClick{{Key: "b", LinkID: b.link.ID, OccurredAt: start}})
			require.ErrorIs(t, err, who.want, name)
		}
		kept, err := b.Client.Click.Query().Count(b.System())
		require.NoError(t, err)
		require.Equal(t, 1, kept, "nothing changed")
	})
}

func requireMistake(t *testing.T, err error, code apperr.Code, field ...string) {
	t.Helper()
	list, ok := apperr.List(err)
	require.True(t, ok, "%v", err)
	require.Len(t, list, 1)
	require.Equal(t, code, list[0].Code)
	require.Equal(t, field, list[0].Field)
}
