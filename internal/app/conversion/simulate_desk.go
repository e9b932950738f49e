package conversion

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/commissionchange"
	"github.com/rapporthq/rapport/internal/domain/commission"
)

// fetch has nothing to do: what was derived lies on the shelf.
func (s *simulation) fetch(context.Context, lookup) error { return nil }

// loadTotals has nothing to do, likewise.
func (s *simulation) loadTotals(context.Context, []totalKey) error { return nil }

func (s *simulation) loadPaid(context.Context, pot) ([]int64, error) { return nil, nil }

func (s *simulation) factsOf(_ context.Context, ids []string, enrollmentID string, _ cause) (map[string]known, error) {
	out := map[string]known{}
	for _, id := range ids {
		one := known{conversion: s.facts[id], refunds: s.refunds[id]}
		if d := s.inForce[id].stored; d != nil {
			for _, credit := range d.Attribution.Credits {
				if credit.EnrollmentID == enrollmentID {
					one.share = credit.PPM
				}
			}
		}
		out[id] = one
	}
	return out, nil
}

// put takes a row in. One that was made then, too, has its id, so that it stands
// as that one stood.
func (s *simulation) put(row *ent.Commission) error {
	row.ID = fmt.Sprint("simulated_", len(s.rows))
	if was := s.stored.byKey[keyByIncentive(row)]; was != nil {
		row.ID = was.ID
	}
	s.rows = append(s.rows, row)
	return nil
}

func (s *simulation) closed(o *original) error {
	for _, row := range o.all() {
		s.isClosed[row.ID] = true
	}
	return nil
}

// stand finds where rows stood when the fact was recorded: as people and the
// clock moved them, and what was not made then as the clock alone would have.
func (s *simulation) stand(ctx context.Context, list []*original, c cause) error {
	if err := s.stored.loadChanges(ctx, s.client); err != nil {
		return err
	}
	for _, o := range list {
		for _, row := range o.all() {
			switch {
			case s.isClosed[row.ID] || row.Sequence == c.sequence:
			case s.stored.byID[row.ID] != nil:
				before, after := s.stored.statesAt(row.ID, c.at)
				if after != "" {
					key := keyByIncentive(row)
					key.kind, key.sequence, key.originalID = commission.KindReversal, c.sequence, row.ID
					row.Status = chooseState(before, after, row, s.stored.byKey[key], c.at)
				}
			default:
				row.Status = s.byClock(row, c.at)
			}
		}
	}
	return nil
}

// byClock is where a row stands that was not made then: rejected with all else
// that its enrollment had of the conversion, else approved when its hold ends.
func (s *simulation) byClock(row *ent.Commission, at time.Time) commission.Status {
	switch {
	case s.isRejected(row):
		return commission.StatusRejected
	case at.Before(row.ReleaseAt) || s.program.NeedsCommissionApproval:
		return commission.StatusPending
	default:
		return commission.StatusApproved
	}
}

// isRejected reports whether a person refused the row, or would have with all
// else that its enrollment had of the conversion.
func (s *simulation) isRejected(row *ent.Commission) bool {
	if was := s.stored.byID[row.ID]; was != nil {
		return was.Status == commission.StatusRejected
	}
	return s.stored.rejected[pair{*row.ConversionID, row.EnrollmentID}]
}

// loadChanges reads the states of all commissions over time, once.
func (f *filed) loadChanges(ctx context.Context, client *ent.Client) error {
	if f.changes != nil {
		return nil
	}
	f.changes = map[string][]*ent.CommissionChange{}
	for part := range slices.Chunk(slices.Sorted(maps.Keys(f.byID)), window*10) {
		rows, err := client.CommissionChange.Query().
			Where(commissionchange.CommissionIDIn(part...), commissionchange.ToStatusNEQ(string(commission.StatusReversed))).
			Order(ent.Asc(commissionchange.FieldCreatedAt), ent.Asc(commissionchange.FieldID)).
			Select(commissionchange.FieldCommissionID, commissionchange.FieldToStatus, commissionchange.FieldCreatedAt).All(ctx)
		if err != nil {
			return fmt.Errorf("load changes of commissions: %w", err)
		}
		for _, row := range rows {
			f.changes[row.CommissionID] = append(f.changes[row.CommissionID], row)
		}
	}
	return nil
}

// statesAt finds the state of a row before an instant, and after all changes at
// that instant itself.
func (f *filed) statesAt(id string, at time.Time) (before, after commission.Status) {
	for _, change := range f.changes[id] {
		if change.CreatedAt.After(at) {
			break
		}
		after = commission.Status(change.ToStatus)
		if change.CreatedAt.Before(at) {
			before = after
		}
	}
	return before, after
}
