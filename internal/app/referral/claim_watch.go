package referral

import (
	"context"
	"fmt"
	"time"

	"entgo.io/ent/dialect/sql"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/claim"
	entevent "github.com/rapporthq/rapport/ent/event"
	"github.com/rapporthq/rapport/internal/db"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/event"
)

// claimOverdue is the event of a claim whose due day has passed.
const claimOverdue = "claim.overdue"

// WatchClaims reminds members of claims that wait for them and whose due day has
// passed in the program's zone, once for each due day, and returns of how many. It
// is to be called often; what it did is not done again.
func (s *Service) WatchClaims(ctx context.Context, programID string) (int, error) {
	program, err := s.client.Program.Get(ctx, programID)
	if err != nil {
		return 0, missing(err, "load the program")
	}
	zone, err := time.LoadLocation(program.TimeZone)
	if err != nil {
		return 0, fmt.Errorf("load the program's time zone: %w", err)
	}
	now := s.clock.Now()
	ids, err := s.client.Claim.Query().
		Where(claim.ProgramID(program.ID), claim.StatusEQ(domain.ClaimOpen), claim.DueAtLT(now), notReminded).
		Order(ent.Asc(claim.FieldID)).IDs(ctx)
	if err != nil {
		return 0, fmt.Errorf("look for claims that are overdue: %w", err)
	}
	count := 0
	for _, id := range ids {
		err := db.InTx(ctx, s.client, func(tx *ent.Tx) error {
			row, err := tx.Claim.Query().Where(claim.ID(id), claim.StatusEQ(domain.ClaimOpen), notReminded, db.ForUpdate).Only(ctx)
			switch {
			case ent.IsNotFound(err):
				return nil // It was decided meanwhile, or another told of it.
			case err != nil:
				return fmt.Errorf("load the claim: %w", err)
			case !domain.IsOverdue(row.DueAt.In(zone).Format(time.DateOnly), now, zone):
				return nil
			}
			count++
			return event.Record(ctx, tx, now, event.Fact{Kind: claimOverdue, SubjectID: row.ID, PartnerID: row.PartnerID})
		}, db.Repeatable())
		if err != nil {
			return count, err
		}
	}
	return count, nil
}

// notReminded narrows to claims of whose present due day nobody was told yet: an
// answer of the partner sets another.
func notReminded(q *sql.Selector) {
	events := sql.Dialect(q.Dialect()).Table(entevent.Table)
	q.Where(sql.NotExists(sql.Dialect(q.Dialect()).Select(events.C(entevent.FieldID)).From(events).Where(sql.And(
		sql.ColumnsEQ(events.C(entevent.FieldOrganizationID), q.C(claim.FieldOrganizationID)),
		sql.ColumnsEQ(events.C(entevent.FieldSubjectID), q.C(claim.FieldID)),
		sql.EQ(events.C(entevent.FieldKind), claimOverdue),
		sql.ColumnsGTE(events.C(entevent.FieldCreatedAt), q.C(claim.FieldDueAt)),
	))))
}
