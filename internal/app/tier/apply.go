package tier

import (
	"context"
	"fmt"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/internal/domain/tier"
	"github.com/rapporthq/rapport/internal/event"
)

// The events of a demotion that is announced, and of a pin that ends.
const (
	demotionWarned    = "enrollment.demotionWarned"
	demotionWithdrawn = "enrollment.demotionWithdrawn"
	tierUnpinned      = "enrollment.tierUnpinned"
)

// apply writes what was decided about the enrollments.
func apply(ctx context.Context, tx *ent.Tx, enrollments []*ent.Enrollment, outcomes map[string]tier.Outcome, at time.Time) error {
	var reviewed []string
	for _, e := range enrollments {
		out, isOpen := outcomes[e.ID]
		if isOpen && out.IsReviewed && !out.IsWithdrawn && !out.Moved() {
			reviewed = append(reviewed, e.ID)
		}
		if isOpen && out.Changes() {
			if err := applyOne(ctx, tx, e, out, at); err != nil {
				return err
			}
		}
	}
	if len(reviewed) == 0 {
		return nil
	}
	if err := tx.Enrollment.Update().Where(enrollment.IDIn(reviewed...)).SetReviewedAt(at).Exec(ctx); err != nil {
		return fmt.Errorf("note the review of enrollments: %w", err)
	}
	return nil
}

func applyOne(ctx context.Context, tx *ent.Tx, e *ent.Enrollment, out tier.Outcome, at time.Time) (err error) {
	if out.IsPinOver {
		fact := event.Fact{Kind: tierUnpinned, SubjectID: e.ID, PartnerID: e.PartnerID, Data: map[string]string{"tier": *e.PinTierID, "cause": "EXPIRED"}}
		if e, err = unpin(ctx, tx, e, fact, at); err != nil {
			return err
		}
	}
	switch {
	case out.Moved():
		m := move{to: out.ToTierID, cause: string(out.Cause), metrics: out.Metrics, at: at}
		if out.Cause == tier.Pinned {
			m.reason = e.PinReason
		}
		_, err = write(ctx, tx, e, m)
	case out.IsWarned:
		err = warn(ctx, tx, e, *out.Warning, at)
	case out.IsWithdrawn:
		err = withdraw(ctx, tx, e, at)
	}
	return err
}

// unpin takes the pin away and says so.
func unpin(ctx context.Context, tx *ent.Tx, e *ent.Enrollment, fact event.Fact, at time.Time) (*ent.Enrollment, error) {
	changed, err := tx.Enrollment.UpdateOne(e).ClearPinTierID().ClearPinUntil().ClearPinReason().Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("unpin enrollment %s: %w", e.ID, err)
	}
	return changed, event.Record(ctx, tx, at, fact)
}

// warn announces a demotion.
func warn(ctx context.Context, tx *ent.Tx, e *ent.Enrollment, w tier.Warning, at time.Time) error {
	if err := tx.Enrollment.UpdateOne(e).SetDemotionTierID(w.TierID).SetDemotionAt(w.At).Exec(ctx); err != nil {
		return fmt.Errorf("announce the demotion of enrollment %s: %w", e.ID, err)
	}
	return event.Record(ctx, tx, at, event.Fact{
		Kind: demotionWarned, SubjectID: e.ID, PartnerID: e.PartnerID,
		Data: map[string]string{"from": orEmpty(e.TierID), "to": w.TierID, "at": w.At.UTC().Format(time.RFC3339)},
	})
}

// withdraw takes an announced demotion back; the review that announced it is
// settled.
func withdraw(ctx context.Context, tx *ent.Tx, e *ent.Enrollment, at time.Time) error {
	if err := tx.Enrollment.UpdateOne(e).ClearDemotionTierID().ClearDemotionAt().SetReviewedAt(at).Exec(ctx); err != nil {
		return fmt.Errorf("withdraw the demotion of enrollment %s: %w", e.ID, err)
	}
	return recordWithdrawal(ctx, tx, e, at)
}

func recordWithdrawal(ctx context.Context, tx *ent.Tx, e *ent.Enrollment, at time.Time) error {
	return event.Record(ctx, tx, at, event.Fact{
		Kind: demotionWithdrawn, SubjectID: e.ID, PartnerID: e.PartnerID,
		Data: map[string]string{"from": orEmpty(e.TierID), "to": *e.DemotionTierID},
	})
}
