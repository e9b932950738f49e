package conversion

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/commissionchange"
	"github.com/rapporthq/rapport/internal/domain/commission"
)

// fetch has nothing to do: what was derived lies on the shelf.
func (r *replay) fetch(context.Context, lookup) error { return nil }

// loadTotals has nothing to do, likewise.
func (r *replay) loadTotals(context.Context, []totalKey) error { return nil }

func (r *replay) loadPaid(context.Context, pot) ([]int64, error) { return nil, nil }

func (r *replay) factsOf(ctx context.Context, ids []string, enrollmentID string, _ cause) (map[string]known, error) {
	if err := r.recall(ctx, ids); err != nil {
		return nil, err
	}
	out := map[string]known{}
	for _, id := range ids {
		one := known{conversion: r.facts[id], refunds: r.refunds[id]}
		for _, credit := range r.inForce[id].credits {
			if credit.EnrollmentID == enrollmentID {
				one.share = credit.PPM
			}
		}
		out[id] = one
	}
	return out, nil
}

// put compares a derived row with the stored one, whose id it takes.
func (r *replay) put(row *ent.Commission) error {
	row.ID = "derived_" + strconv.Itoa(r.report.Commissions)
	d := Difference{
		ConversionID: *row.ConversionID, Sequence: row.Sequence, What: string(row.Kind), EnrollmentID: row.EnrollmentID,
		Derived: rowText(row),
	}
	stored := r.stored.take(keyOf(row))
	if stored != nil {
		row.ID = stored.ID
	}
	r.compareRow(d, stored)
	return nil
}

func (r *replay) closed(o *original) error {
	for _, row := range o.all() {
		r.isClosed[row.ID] = true
	}
	return nil
}

// stand finds where the stored row of each line stood when the fact was recorded:
// people and the clock move them, so that is a fact. What was taken back in full
// and closed was derived, and what is made now is as it was made.
func (r *replay) stand(ctx context.Context, list []*original, c cause) error {
	wanted := map[string]bool{}
	for _, o := range list {
		for _, row := range o.all() {
			if !r.isClosed[row.ID] && row.Sequence != c.sequence {
				wanted[row.ID] = true
			}
		}
	}
	before, after, err := r.statesAt(ctx, slices.Sorted(maps.Keys(wanted)), c.at)
	if err != nil {
		return err
	}
	for _, o := range list {
		for _, row := range o.all() {
			if wanted[row.ID] && after[row.ID] != "" {
				row.Status = chooseState(before[row.ID], after[row.ID], row, r.stored.rows[reversalKey(row, c.sequence)], c.at)
			}
		}
	}
	return nil
}

// statesAt finds the states of rows before an instant, and after all changes at
// that instant itself.
func (r *replay) statesAt(ctx context.Context, ids []string, at time.Time) (before, after map[string]commission.Status, err error) {
	before, after = map[string]commission.Status{}, map[string]commission.Status{}
	for part := range slices.Chunk(ids, chunk) {
		changes, err := r.client.CommissionChange.Query().Where(
			commissionchange.CommissionIDIn(part...), commissionchange.CreatedAtLTE(at),
			commissionchange.ToStatusNEQ(string(commission.StatusReversed)),
		).Order(ent.Asc(commissionchange.FieldCreatedAt), ent.Asc(commissionchange.FieldID)).All(ctx)
		if err != nil {
			return nil, nil, fmt.Errorf("load changes of commissions: %w", err)
		}
		for _, change := range changes {
			to := commission.Status(change.ToStatus)
			after[change.CommissionID] = to
			if change.CreatedAt.Before(at) {
				before[change.CommissionID] = to
			}
		}
	}
	return before, after, nil
}

// reversalKey finds what a fact took back of a row.
func reversalKey(row *ent.Commission, sequence int64) rowKey {
	key := keyOf(row)
	key.kind, key.sequence, key.originalID = commission.KindReversal, sequence, row.ID
	return key
}

// chooseState takes the state after all changes of the instant itself, unless the
// stored reversal can only have been made before them: a clock may stand still.
func chooseState(before, after commission.Status, line, reversal *ent.Commission, at time.Time) commission.Status {
	if before == "" || before == after {
		return after
	}
	isHeld := func(s commission.Status) bool { return s == commission.StatusPending || s == commission.StatusOnHold }
	switch {
	case reversal == nil && !after.CanMoveTo(commission.StatusReversed) || isHeld(before) == isHeld(after):
		return after
	case reversal != nil && isHeld(before) && reversal.ReleaseAt.Equal(line.ReleaseAt) && !line.ReleaseAt.Equal(at):
		return before
	default:
		return after
	}
}

// compareTotals compares what was counted with the rollups.
func (r *replay) compareTotals(ctx context.Context) error {
	derived := maps.Clone(r.totals.added)
	err := pagesOfTotals(ctx, r.client, r.program.ID, func(key totalKey, t total) {
		if was, is := totalText(t), totalText(derived[key]); was != is {
			r.differ(Difference{What: "TOTAL", Derived: key.text() + ": " + is, Stored: was})
		}
		delete(derived, key)
	})
	for _, key := range sortedKeys(derived) {
		if text := totalText(derived[key]); text != "" {
			r.differ(Difference{What: "TOTAL", Derived: key.text() + ": " + text})
		}
	}
	return err
}

// totalText writes what was counted; nothing if that is nothing.
func totalText(t total) string {
	if t == (total{}) {
		return ""
	}
	text := fmt.Sprintf("%d and %d", t.counted, t.sumMinor)
	if t.firstAt != nil {
		text += " since " + t.firstAt.UTC().Format(time.RFC3339Nano)
	}
	if t.lastAt != nil {
		text += " until " + t.lastAt.UTC().Format(time.RFC3339Nano)
	}
	return text
}
