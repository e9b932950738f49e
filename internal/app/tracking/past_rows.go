package tracking

import (
	"context"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/click"
)

// visitOf is one visitor on one link.
type visitOf struct{ linkID, visitorID string }

// markDuplicates compares the rows, which are in order of time, with the
// counted clicks of their visitors in the table and with each other.
func markDuplicates(ctx context.Context, tx *ent.Tx, rows []*pastRow) error {
	counted := map[visitOf][]time.Time{}
	for chunk := range slices.Chunk(rows, pastChunk) {
		ids := make([]string, len(chunk))
		for i, row := range chunk {
			ids[i] = row.visitorID
		}
		from, to := chunk[0].OccurredAt.Add(-duplicateWithin), chunk[len(chunk)-1].OccurredAt
		found, err := tx.Click.Query().Where(
			click.VisitorIDIn(ids...), click.OccurredAtGT(from), click.OccurredAtLTE(to),
			click.IsBot(false), click.IsDuplicate(false),
		).Select(click.FieldID, click.FieldLinkID, click.FieldVisitorID, click.FieldOccurredAt).All(ctx)
		if err != nil {
			return failed("look for earlier clicks", err)
		}
		for _, one := range found {
			key := visitOf{one.LinkID, one.VisitorID}
			counted[key] = append(counted[key], one.OccurredAt)
		}
	}
	for _, row := range rows {
		key := visitOf{row.LinkID, row.visitorID}
		row.duplicate = slices.ContainsFunc(counted[key], func(at time.Time) bool {
			return !at.After(row.OccurredAt) && row.OccurredAt.Sub(at) < duplicateWithin
		})
		if !row.duplicate && !row.isBot() {
			counted[key] = append(counted[key], row.OccurredAt)
		}
	}
	return nil
}

// isBot tells bots by the user agent, if it is known.
func (r *pastRow) isBot() bool { return r.UserAgent != "" && isBot(Visit{UserAgent: r.UserAgent}) }

func (s *Service) insertPast(ctx context.Context, tx *ent.Tx, rows []*pastRow) error {
	now := s.clock.Now()
	for chunk := range slices.Chunk(rows, pastChunk) {
		creates := make([]*ent.ClickCreate, len(chunk))
		for i, row := range chunk {
			device, name := browser(row.UserAgent)
			creates[i] = tx.Click.Create().
				SetID(row.id).
				SetCreatedAt(now).
				SetOccurredAt(row.OccurredAt).
				SetOrganizationID(row.link.OrganizationID).
				SetProgramID(row.link.ProgramID).
				SetEnrollmentID(row.link.EnrollmentID).
				SetPartnerID(row.link.PartnerID).
				SetLinkID(row.LinkID).
				SetVisitorID(row.visitorID).
				SetVisitorHash(row.hash).
				SetDestination(row.link.Destination).
				SetReferrerHost(hostOf(row.Referrer)).
				SetDevice(device).
				SetBrowser(name).
				SetSub1(clean(row.Sub[0], maxSub)).
				SetSub2(clean(row.Sub[1], maxSub)).
				SetSub3(clean(row.Sub[2], maxSub)).
				SetSub4(clean(row.Sub[3], maxSub)).
				SetSub5(clean(row.Sub[4], maxSub)).
				SetIsBot(row.isBot()).
				SetIsDuplicate(row.duplicate)
		}
		if err := tx.Click.CreateBulk(creates...).Exec(ctx); err != nil {
			return failed("record past clicks", err)
		}
	}
	return nil
}
