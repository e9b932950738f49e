package db_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/click"
	"github.com/rapporthq/rapport/ent/predicate"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/testkit"
)

// day of these tests.
var day = time.Date(2026, 3, 2, 9, 30, 0, 123_456_000, time.UTC)

// clicks are rows with all that a text can hold, and as many more as one statement
// does not take.
func clicksOf(b *testkit.Book, n int) db.Insert {
	insert := db.Insert{Table: click.Table, Columns: []string{
		click.FieldID, click.FieldCreatedAt, click.FieldOrganizationID, click.FieldPartnerID, click.FieldProgramID, click.FieldVisitorID,
		click.FieldVisitorHash, click.FieldOccurredAt, click.FieldDestination, click.FieldReferrerHost, click.FieldIsBot,
		click.FieldIsDuplicate, click.FieldLinkID, click.FieldEnrollmentID, click.FieldIsDataCentre,
	}}
	for i := range n {
		var referrer any
		if i%2 == 1 {
			referrer = fmt.Sprintf(`"%d", {a,b} \ NULL ü %s`, i, "\t\n'")
		}
		insert.Rows = append(insert.Rows, []any{
			fmt.Sprintf("clk_%06d", i), day, b.OrganizationID, "par", b.Program.ID, "vis", "hash", day.Add(time.Duration(i) * time.Microsecond), "",
			referrer, i%3 == 0, false, "lnk", "enr", false,
		})
	}
	return insert
}

func TestInsertKeepsEveryValue(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := testkit.NewBook(t, d, "acme", day)
		const n = 6001
		insert := clicksOf(b, n)
		require.NoError(t, db.InTx(b.System(), d.Client, func(tx *ent.Tx) error { return insert.Exec(b.System(), tx) }))
		rows, err := d.Client.Click.Query().Order(click.ByID()).All(b.System())
		require.NoError(t, err)
		require.Len(t, rows, n)
		for i, row := range rows {
			want := insert.Rows[i]
			referrer, _ := want[9].(string)
			require.Equal(t, []any{want[0], want[7], referrer, want[10]},
				[]any{row.ID, clock.Normalize(row.OccurredAt), row.ReferrerHost, row.IsBot})
		}
		without, err := d.Client.Click.Query().Where(click.ReferrerHostIsNil()).Count(b.System())
		require.NoError(t, err)
		require.Equal(t, n/2+1, without, "nil is null and not a text")

		err = db.InTx(b.System(), d.Client, func(tx *ent.Tx) error { return clicksOf(b, 1).Exec(b.System(), tx) })
		_, isTaken := db.IsUniqueViolation(err)
		require.True(t, isTaken, "without OnConflict a conflict is an error: %v", err)
		again := clicksOf(b, 2)
		again.OnConflict = "DO NOTHING"
		require.NoError(t, db.InTx(b.System(), d.Client, func(tx *ent.Tx) error { return again.Exec(b.System(), tx) }))
		require.NoError(t, db.InTx(b.System(), d.Client, func(tx *ent.Tx) error { return clicksOf(b, 0).Exec(b.System(), tx) }))
	})
}

func TestAnyOfFindsAsIn(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := testkit.NewBook(t, d, "acme", day)
		require.NoError(t, db.InTx(b.System(), d.Client, func(tx *ent.Tx) error { return clicksOf(b, 20).Exec(b.System(), tx) }))
		for _, wanted := range [][]string{nil, {"clk_000003"}, {"clk_000003", "clk_000019", "none", `a"b\{},'`}} {
			ids, err := d.Client.Click.Query().Where(db.AnyOf[predicate.Click](click.FieldID, wanted), click.IsBot(false)).IDs(b.System())
			require.NoError(t, err)
			same, err := d.Client.Click.Query().Where(click.IDIn(wanted...), click.IsBot(false)).IDs(b.System())
			require.NoError(t, err)
			slices.Sort(ids)
			slices.Sort(same)
			require.Equal(t, same, ids)
		}
	})
}

func TestTxKnowsItsDialect(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		require.NoError(t, db.InTx(context.Background(), d.Client, func(tx *ent.Tx) error {
			require.Equal(t, d.Dialect, tx.Dialect())
			return nil
		}))
	})
}
