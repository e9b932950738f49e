package commission_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/commissionchange"
	"github.com/rapporthq/rapport/internal/app/commission"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	domain "github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// start is the instant at which every test begins.
var start = time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)

// bundle is a program with one enrollment.
type bundle struct {
	*testkit.Book
	clock                             *clock.Fake
	service                           *commission.Service
	finance, reader, stranger, theirs context.Context
	ada                               *ent.Enrollment
}

func setup(t *testing.T, d *testkit.Database) *bundle {
	t.Helper()
	b := &bundle{Book: testkit.NewBook(t, d, "acme", start), clock: clock.NewFake(start)}
	b.service = commission.New(d.Client, b.clock)
	b.finance, b.reader = b.Member("finance", viewer.Finance), b.Member("reader", viewer.ReadOnly)
	b.stranger = testkit.NewBook(t, d, "other", start).Member("stranger", viewer.Owner)
	b.ada = b.Enroll("ada")
	b.theirs = b.Partner(b.ada, viewer.Owner)
	return b
}

// earn makes a commission whose hold ends at start plus the days.
func (b *bundle) earn(minor int64, status domain.Status, days int) *ent.Commission {
	return b.Earn(b.ada, money.New(minor, "EUR"), status, start.AddDate(0, 0, days))
}

// reversal makes a row that takes a part of the original back.
func (b *bundle) reversal(t *testing.T, of *ent.Commission, minor int64, status domain.Status) *ent.Commission {
	t.Helper()
	row := b.earn(-minor, status, 0)
	_, err := b.SQL.ExecContext(t.Context(), `UPDATE commissions SET original_id = '`+of.ID+`' WHERE id = '`+row.ID+`'`)
	require.NoError(t, err)
	return row
}

// states are the states of all commissions, oldest first.
func (b *bundle) states(rows ...*ent.Commission) []domain.Status {
	out := make([]domain.Status, len(rows))
	for i, row := range rows {
		out[i] = b.Client.Commission.Query().Where(entcommission.ID(row.ID)).OnlyX(b.System()).Status
	}
	return out
}

func (b *bundle) lastChange(row *ent.Commission) *ent.CommissionChange {
	return b.Client.CommissionChange.Query().Where(commissionchange.CommissionID(row.ID)).
		Order(ent.Desc(commissionchange.FieldCreatedAt), ent.Desc(commissionchange.FieldID)).FirstX(b.System())
}

func requireError(t *testing.T, err error, code apperr.Code, path ...string) {
	t.Helper()
	list, ok := apperr.List(err)
	require.True(t, ok, "%v", err)
	require.Len(t, list, 1, "%v", err)
	require.Equal(t, code, list[0].Code)
	require.Equal(t, path, list[0].Field)
}
