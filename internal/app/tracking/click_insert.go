package tracking

import (
	"context"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
)

// insertClicks writes the clicks, which are known since now.
func insertClicks(ctx context.Context, tx *ent.Tx, facts []*fact, now time.Time) error {
	for part := range slices.Chunk(facts, pastChunk) {
		creates := make([]*ent.ClickCreate, len(part))
		for i, f := range part {
			creates[i] = f.create(tx, now)
		}
		if err := tx.Click.CreateBulk(creates...).Exec(ctx); err != nil {
			return failed("write clicks", err)
		}
	}
	return nil
}

// create is the row of the click.
func (f *fact) create(tx *ent.Tx, now time.Time) *ent.ClickCreate {
	return tx.Click.Create().
		SetID(f.ID).
		SetCreatedAt(now).
		SetOccurredAt(f.OccurredAt).
		SetOrganizationID(f.OrganizationID).
		SetProgramID(f.ProgramID).
		SetEnrollmentID(f.EnrollmentID).
		SetPartnerID(f.PartnerID).
		SetLinkID(f.LinkID).
		SetVisitorID(f.VisitorID).
		SetVisitorHash(f.Hash).
		SetDestination(f.Destination).
		SetReferrerHost(f.Referrer).
		SetDevice(f.Device).
		SetBrowser(f.Browser).
		SetSub1(f.Sub[0]).
		SetSub2(f.Sub[1]).
		SetSub3(f.Sub[2]).
		SetSub4(f.Sub[3]).
		SetSub5(f.Sub[4]).
		SetIsBot(f.IsBot).
		SetIsDuplicate(f.isDuplicate).
		SetRepeatsID(f.repeats)
}
