package testkit

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/db"
)

// Click writes a click on the link, with what it adds to the rollups.
func Click(ctx context.Context, t testing.TB, client *ent.Client, l *ent.Link, at time.Time, isBot, isDuplicate bool) {
	t.Helper()
	require.NoError(t, db.InTx(ctx, client, func(tx *ent.Tx) error {
		p, err := tx.Program.Get(ctx, l.ProgramID)
		if err != nil {
			return err
		}
		zone, err := time.LoadLocation(p.TimeZone)
		if err != nil {
			return err
		}
		err = tx.Click.Create().SetCreatedAt(at).SetProgramID(l.ProgramID).SetEnrollmentID(l.EnrollmentID).SetPartnerID(l.PartnerID).
			SetLinkID(l.ID).SetVisitorID("vis").SetVisitorHash("h").SetOccurredAt(at).SetDestination("https://acme.example").
			SetIsBot(isBot).SetIsDuplicate(isDuplicate).Exec(ctx)
		if err != nil {
			return err
		}
		return db.AddClicks(ctx, tx, at, []db.ClickFigure{{
			OrganizationID: l.OrganizationID, ProgramID: l.ProgramID, PartnerID: l.PartnerID, EnrollmentID: l.EnrollmentID, LinkID: l.ID,
			At: at, Zone: zone, IsCounted: !isBot && !isDuplicate,
		}})
	}))
}
