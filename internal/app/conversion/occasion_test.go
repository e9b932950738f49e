package conversion_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/conversion"
	app "github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/testkit"
)

func attending(occasion string, minutes int) func(*app.RecordInput) {
	return func(in *app.RecordInput) { in.Occasion, in.Minutes, in.Amount = &occasion, &minutes, nil }
}

func TestAttendancePays(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, flat("attendance", 500, commission.Limits{}))
		ada := b.partner("ada")
		b.click(ada, "vis_1", start.Add(-time.Hour))
		in := b.input("attendance", "cus-1", byVisitor("vis_1"), attending(" Webinar ", 45))
		row := b.record(in)
		require.Equal(t, "Webinar", row.Occasion)
		require.Equal(t, 45, *row.Minutes)
		require.Equal(t, []line{{ada.ID, commission.KindEarned, commission.StatusPending, 500}}, b.lines())
		again, err := b.service.Record(b.admin, in)
		require.NoError(t, err)
		require.True(t, again.Repeated)
		for _, change := range []func(*app.RecordInput){attending("Webinar", 46), attending("Fair", 45), func(in *app.RecordInput) { in.Minutes = nil }} {
			other := in
			change(&other)
			_, err := b.service.Record(b.admin, other)
			requireError(t, err, apperr.IdempotencyConflict, "input", "externalId")
		}
		b.record(b.input("sale", "cus-2"))
		require.Equal(t, 1, b.Client.Conversion.Query().Where(conversion.OccasionNotNil()).CountX(b.System()), "what has none stays out of the index")
		report, err := b.service.Replay(b.System(), b.Program.ID)
		require.NoError(t, err)
		require.Empty(t, report.Differences)
		b.sound()
	})
}

func TestOccasionsAreChecked(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	for name, c := range map[string]struct {
		change func(*app.RecordInput)
		code   apperr.Code
		field  string
	}{
		"long":       {attending(strings.Repeat("ä", 121), 1), apperr.TooLong, "occasion"},
		"no minute":  {attending("Webinar", 0), apperr.TooSmall, "minutes"},
		"two days":   {attending("Webinar", 1441), apperr.TooLarge, "minutes"},
		"of nothing": {attending(" ", 5), apperr.Blank, "occasion"},
	} {
		_, err := b.service.Record(b.admin, b.input("attendance", "cus-1", c.change))
		require.Error(t, err, name)
		requireError(t, err, c.code, "input", c.field)
	}
	require.Zero(t, b.Client.Conversion.Query().CountX(b.System()))
	b.record(b.input("attendance", "cus-1", attending(strings.Repeat("ä", 120), 1440)))
}

// TestRecordInIsPartOfAnotherFact rolls back with it.
func TestRecordInIsPartOfAnotherFact(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		err := db.InTx(b.admin, b.Client, func(tx *ent.Tx) error {
			out, err := b.service.RecordIn(b.admin, tx, b.input("lead", "cus-1"))
			require.NoError(t, err)
			require.False(t, out.Repeated)
			return apperr.ErrNotFound
		})
		require.ErrorIs(t, err, apperr.ErrNotFound)
		require.Zero(t, b.Client.Conversion.Query().CountX(b.System()))
		err = db.InTx(b.admin, b.Client, func(tx *ent.Tx) error {
			_, err := b.service.RecordIn(b.admin, tx, b.input("nothing", "cus-1"))
			requireError(t, err, apperr.NotFoundCode, "input", "type")
			_, err = b.service.RecordIn(b.admin, tx, app.RecordInput{ProgramID: b.Program.ID})
			require.Error(t, err)
			return apperr.ErrNotFound
		})
		require.ErrorIs(t, err, apperr.ErrNotFound)
	})
}
