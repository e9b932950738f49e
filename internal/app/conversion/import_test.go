package conversion_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	entconversion "github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/testkit"
)

// said are the rows of a report, each in a line.
func said(report *conversion.Imported) []string {
	var out []string
	for _, row := range report.Rows {
		words := []string{fmt.Sprintf("%d %s %s", row.Line, row.ExternalID, row.Outcome)}
		for _, one := range row.Errors {
			words = append(words, fmt.Sprintf("%s:%s", one.Column, one.Code))
		}
		out = append(out, strings.Join(words, " "))
	}
	return out
}

// earnings are what each enrollment has of each commission.
func earnings(b *bundle) []string {
	var out []string
	for _, one := range b.lines() {
		out = append(out, fmt.Sprintf("%s %d", one.Enrollment, one.Minor))
	}
	return out
}

const offline = `Type;external_id;customer_id;occurred_at;amount;currency;discount;code;customer_email;metadata.Channel
sale;o-1;c-1;2026-03-01;100.00;EUR;10;ADA;x@example.org;fair
sale;o-2;c-2;2026-03-01T10:00:00+01:00;20;EUR;;;;
lead;l-1;c-3;;;;;;;
sale;o-1;c-1;2026-03-01;100.00;EUR;10;ADA;x@example.org;fair
sale;o-1;c-1;2026-03-01;99.00;EUR;10;ADA;x@example.org;fair
sale;o-3;c-1;yesterday;1;EUR;;;;
sale;o-4;c-1;2026-03-01;1,50;EUR;;;;
webinar;o-5;c-1;;;;;;;
sale;;c-1;2026-03-01;1;EUR;;;;
sale;o-6;c-1;2030-03-01;1;EUR;;;;
sale;o-7;c-1
`

func TestImport(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada := b.partner("ada")
		want := []string{
			"2 o-1 NEW", "3 o-2 NEW", "4 l-1 NEW", "5 o-1 KNOWN", "6 o-1 REFUSED external_id:IDEMPOTENCY_CONFLICT",
			"7 o-3 REFUSED occurred_at:INVALID", "8 o-4 REFUSED amount:INVALID", "9 o-5 REFUSED type:NOT_FOUND",
			"10  REFUSED external_id:BLANK", "11 o-6 REFUSED occurred_at:TOO_LARGE", "12  REFUSED :INVALID",
		}
		sequence := b.Client.Program.GetX(b.System(), b.Program.ID).Sequence
		tried, err := b.service.Import(b.admin, b.Program.ID, "\ufeff"+offline, true)
		require.NoError(t, err)
		require.Equal(t, want, said(tried))
		require.Zero(t, b.Client.Conversion.Query().CountX(b.System()))
		require.Zero(t, b.Client.Customer.Query().CountX(b.System()))
		require.Equal(t, sequence, b.Client.Program.GetX(b.System(), b.Program.ID).Sequence)

		done, err := b.service.Import(b.admin, b.Program.ID, offline, false)
		require.NoError(t, err)
		require.Equal(t, want, said(done))
		require.Equal(t, []int{3, 1, 7}, []int{done.Count(conversion.RowNew), done.Count(conversion.RowKnown), done.Count(conversion.RowRefused)})
		first := b.Client.Conversion.Query().Where(entconversion.ExternalID("o-1")).OnlyX(b.System())
		// A day begins at midnight in the program's zone, which is Berlin's.
		require.True(t, time.Date(2026, 2, 28, 23, 0, 0, 0, time.UTC).Equal(first.OccurredAt))
		require.Equal(t, "IMPORT", first.Source)
		require.Equal(t, int64(1000), *first.DiscountMinor)
		require.Equal(t, map[string]string{"Channel": "fair"}, first.Metadata)
		// The amount is after the discount: it is not taken off again.
		require.Equal(t, []string{ada.ID + " 1000"}, earnings(b))
		b.unchanged()

		// The same file once more changes nothing.
		before := b.Client.Conversion.Query().CountX(b.System())
		again, err := b.service.Import(b.admin, b.Program.ID, offline, false)
		require.NoError(t, err)
		require.Equal(t, 4, again.Count(conversion.RowKnown))
		require.Zero(t, again.Count(conversion.RowNew))
		require.Equal(t, before, b.Client.Conversion.Query().CountX(b.System()))
	})
}

// A file that was cut off in the middle goes on where it ended: what came in is
// known, the rest is new.
func TestImportGoesOn(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	rows := func(n int) string {
		var out strings.Builder
		out.WriteString("type,external_id,customer_id,amount,currency\n")
		for i := range n {
			fmt.Fprintf(&out, "sale,o-%d,c-%d,10,EUR\n", i, i%7)
		}
		return out.String()
	}
	_, err := b.service.Import(b.admin, b.Program.ID, rows(conversion.MaxBatch/4), false)
	require.NoError(t, err)
	whole := rows(conversion.MaxBatch + 40)
	// Rows of one part that another part of the file repeats are known in a trial, too.
	whole += "sale,o-500,c-3,10,EUR\nsale,o-500,c-3,11,EUR\n"
	for _, isTrial := range []bool{true, false} {
		report, err := b.service.Import(b.admin, b.Program.ID, whole, isTrial)
		require.NoError(t, err)
		require.Equal(t, []int{790, 251, 1}, []int{
			report.Count(conversion.RowNew), report.Count(conversion.RowKnown), report.Count(conversion.RowRefused),
		}, isTrial)
	}
	require.Equal(t, conversion.MaxBatch+40, b.Client.Conversion.Query().CountX(b.System()))
}

func TestImportRefuses(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	file := "type,external_id,customer_id\nsale,o-1,c-1\n"
	try := func(ctx context.Context, programID, file string) error {
		_, err := b.service.Import(ctx, programID, file, false)
		return err
	}
	for name, one := range map[string]struct {
		file string
		code apperr.Code
	}{
		"an empty file":      {" \n", apperr.Blank},
		"a missing column":   {"type,external_id\nsale,o-1\n", apperr.Invalid},
		"an unknown column":  {"type,external_id,customer_id,colour\n", apperr.Invalid},
		"a column twice":     {"type,external_id,customer_id,Type\n", apperr.Invalid},
		"metadata of no key": {"type,external_id,customer_id,metadata.\n", apperr.Invalid},
		"an open quote":      {"type,external_id,customer_id\nsale,\"o-1,c-1\n", apperr.Invalid},
		"too many bytes":     {"type,external_id,customer_id\n" + strings.Repeat("x", 3<<20), apperr.TooLong},
		"too many rows":      {"type,external_id,customer_id\n" + strings.Repeat("a,b,c,d\n", 20_001), apperr.TooLong},
	} {
		errs, ok := apperr.List(try(b.admin, b.Program.ID, one.file))
		require.True(t, ok, name)
		require.Equal(t, []string{"input", "csv"}, errs[0].Field, name)
		require.Equal(t, one.code, errs[0].Code, name)
	}
	errs, _ := apperr.List(try(b.stranger, b.Program.ID, file))
	require.Equal(t, apperr.NotFoundCode, errs[0].Code)
	require.ErrorIs(t, try(b.reader, b.Program.ID, file), apperr.ErrForbidden)
	b.Program.Update().SetArchivedAt(start).ExecX(b.System())
	errs, _ = apperr.List(try(b.admin, b.Program.ID, file))
	require.Equal(t, apperr.WrongState, errs[0].Code)
	require.Zero(t, b.Client.Conversion.Query().CountX(b.System()))
}

// The file of refused rows can be sent again: what made its cells safe against
// formulas is not part of a value, and the column of problems is dropped.
func TestImportTakesSafeCells(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	report, err := b.service.Import(b.admin, b.Program.ID, "type,external_id,customer_id,problem\nlead,'=o-1,'+49 1,customer_id: blank\n", false)
	require.NoError(t, err)
	require.Equal(t, []string{"2 =o-1 NEW"}, said(report))
	require.Equal(t, "+49 1", b.Client.Customer.Query().OnlyX(b.System()).ExternalID)
}

// A lead that is reported with its click, or with a code, has credit for the sale that
// comes later without either (rules §2.5).
func TestDeferredLeads(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada, bob := b.partner("ada"), b.partner("bob")
		clickID := b.click(ada, "vis_1", start.Add(-time.Hour))
		b.record(b.input("lead", "cus-1", func(in *conversion.RecordInput) { in.ClickID = &clickID }))
		b.record(b.input("lead", "cus-2", byCode("bob")))
		b.clock.Advance(80 * 24 * time.Hour) // beyond the window: the binding holds
		b.record(b.input("sale", "cus-1"))
		b.record(b.input("sale", "cus-2"))
		require.ElementsMatch(t, []string{ada.ID + " 1000", bob.ID + " 1000"}, earnings(b))
		b.unchanged()
	})
}

// A code that has ended credits nobody from that instant on; what it did before
// stays, and so does its use as a touch of later conversions.
func TestCodesEnd(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada := b.partner("ada")
		end := start.Add(time.Hour)
		b.Client.Code.Update().SetExpiresAt(end).ExecX(b.System())
		b.clock.Advance(2 * time.Hour)
		b.record(b.input("sale", "before", byCode("ada"), at(end.Add(-time.Microsecond))))
		b.record(b.input("sale", "at", byCode("ada"), at(end)))
		require.Equal(t, []string{ada.ID + " 1000"}, earnings(b))
		b.record(b.input("sale", "before"))
		require.Equal(t, []string{ada.ID + " 1000", ada.ID + " 1000"}, earnings(b))
		b.unchanged()
	})
}
