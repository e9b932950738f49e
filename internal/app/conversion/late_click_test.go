package conversion_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// A click that was durable before the sale, and in the database after it.
func TestLateClickDecidesAgain(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, percent("10"))
		ada := b.partner("ada")
		clicked := b.clock.Now()
		b.clock.Advance(time.Second)
		visitor := "vis_late"
		known := b.record(b.input("sale", "cus-1", func(in *conversion.RecordInput) { in.VisitorID = &visitor }))
		nobody := b.record(b.input("sale", "cus-2"))
		require.Empty(t, b.lines(), "nobody knows of the click")

		b.clock.Advance(time.Second)
		b.click(ada, visitor, clicked)
		customers := []string{known.CustomerID, nobody.CustomerID, "cus_of_nobody"}
		require.NoError(t, b.service.DecideLate(b.System(), b.Program.ID, customers))
		want := []line{{ada.ID, commission.KindEarned, commission.StatusPending, 1000}}
		require.Equal(t, want, b.lines())
		require.Equal(t, 2, b.Client.Identification.Query().CountX(b.System()), "the fact that it was decided for is kept")
		b.unchanged()

		// Once more changes nothing.
		require.NoError(t, b.service.DecideLate(b.System(), b.Program.ID, customers))
		require.Equal(t, want, b.lines())
		require.Equal(t, 2, b.Client.Identification.Query().CountX(b.System()))
		b.unchanged()

		// Another organization cannot ask for it, and a partner may not.
		other := testkit.NewBook(t, d, "rival", start)
		require.Error(t, b.service.DecideLate(other.System(), b.Program.ID, customers))
		require.Error(t, b.service.DecideLate(viewer.With(t.Context(), viewer.NewVisitor(b.OrganizationID)), b.Program.ID, customers))
	})
}

// Two processes counted the same visitor: the site was told the id of the click
// that is a duplicate now.
func TestDuplicateStandsForWhatItRepeats(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, percent("10"))
		ada := b.partner("ada")
		original := b.click(ada, "vis_1", start.Add(-2*time.Hour))
		repeated := b.Client.Click.Create().SetCreatedAt(start).SetProgramID(b.Program.ID).SetPartnerID(ada.PartnerID).
			SetEnrollmentID(ada.ID).SetLinkID(ada.link.ID).SetVisitorID("vis_2").SetVisitorHash("h").
			SetOccurredAt(start.Add(-time.Hour)).SetDestination("https://example.com").SetIsBot(false).SetIsDuplicate(true).
			SetRepeatsID(original).SaveX(b.System()).ID
		b.record(b.input("sale", "cus-1", func(in *conversion.RecordInput) { in.ClickID = &repeated }))
		require.Equal(t, []line{{ada.ID, commission.KindEarned, commission.StatusPending, 1000}}, b.lines())
		b.unchanged()
	})
}

// arriving are clicks that come into the database when somebody waits for them.
type arriving struct {
	settle func(ctx context.Context) error
}

func (a arriving) Settle(ctx context.Context) error { return a.settle(ctx) }

func TestRecordWaitsForClicks(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t), percent("10"))
	ada := b.partner("ada")
	visitor := "vis_1"
	b.service.AwaitClicks(arriving{func(ctx context.Context) error {
		_, isLimited := ctx.Deadline()
		require.True(t, isLimited)
		if b.Client.Click.Query().CountX(b.System()) == 0 {
			b.click(ada, visitor, start.Add(-time.Minute))
		}
		return errors.New("the database is slow")
	}})
	b.record(b.input("sale", "cus-1", func(in *conversion.RecordInput) { in.VisitorID = &visitor }))
	require.Equal(t, []line{{ada.ID, commission.KindEarned, commission.StatusPending, 1000}}, b.lines())
}
