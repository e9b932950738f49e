package tier

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// PinInput fixes an enrollment to a tier.
type PinInput struct {
	TierID string
	// Until is the first instant at which the pin no longer holds; nil is for ever.
	Until *time.Time
	// Reason, 1 to 500 characters.
	Reason string
}

// Pin fixes an approved enrollment to a tier of its program, whatever is earned
// and whatever its floor, and moves it there. A pin that was there is replaced, a
// demotion that was announced is withdrawn. Mistakes: WRONG_STATE at id before
// approval; NOT_FOUND at input.tierId; TOO_SMALL at input.until for an instant
// that is not in the future; BLANK or TOO_LONG at input.reason.
func (s *Service) Pin(ctx context.Context, id string, in PinInput) (*ent.Enrollment, error) {
	return s.standingChange(ctx, id, func(tx *ent.Tx, l *ladder, e *ent.Enrollment, now time.Time) error {
		var errs apperr.Errors
		if l.row(in.TierID) == nil {
			errs.Add(apperr.NotFoundCode, "The program has no tier with this id.", "input", "tierId")
		}
		if in.Until != nil && !in.Until.After(now) {
			errs.Add(apperr.TooSmall, "The end of the pin must lie in the future.", "input", "until")
		}
		checkReason(&errs, in.Reason, "Say why the tier is pinned.")
		if err := errs.OrNil(); err != nil {
			return err
		}
		update := tx.Enrollment.UpdateOne(e).SetPinTierID(in.TierID).SetPinReason(strings.TrimSpace(in.Reason))
		data := map[string]string{"tier": in.TierID}
		if in.Until == nil {
			update.ClearPinUntil()
		} else {
			update.SetPinUntil(in.Until.UTC())
			data["until"] = in.Until.UTC().Format(time.RFC3339)
		}
		if err := update.Exec(ctx); err != nil {
			return fmt.Errorf("pin enrollment %s: %w", e.ID, err)
		}
		return event.Record(ctx, tx, now, event.Fact{Kind: "enrollment.tierPinned", SubjectID: e.ID, PartnerID: e.PartnerID, Data: data})
	})
}

// Unpin takes the pin away. The enrollment keeps the tier until it has earned a
// higher one, or a review finds that it has not earned this one. Without a pin it
// is WRONG_STATE at id.
func (s *Service) Unpin(ctx context.Context, id string) (*ent.Enrollment, error) {
	return s.standingChange(ctx, id, func(tx *ent.Tx, _ *ladder, e *ent.Enrollment, now time.Time) error {
		if e.PinTierID == nil {
			return apperr.New(apperr.WrongState, "The tier is not pinned.", "id")
		}
		fact := event.Fact{Kind: tierUnpinned, SubjectID: e.ID, PartnerID: e.PartnerID, Data: map[string]string{"tier": *e.PinTierID, "cause": ByHand}}
		_, err := unpin(ctx, tx, e, fact, now)
		return err
	})
}

// FloorInput names the tier below which an enrollment never falls.
type FloorInput struct {
	// TierID of the floor; nil together with Clear.
	TierID *string
	// Clear takes the floor away.
	Clear *bool
}

// SetFloor sets the tier below which an approved enrollment never falls, and
// lifts it there if it stands below; or takes the floor away. Mistakes:
// WRONG_STATE at id before approval, NOT_FOUND or BLANK at input.tierId, INVALID
// at input.clear if both are asked for.
func (s *Service) SetFloor(ctx context.Context, id string, in FloorInput) (*ent.Enrollment, error) {
	return s.standingChange(ctx, id, func(tx *ent.Tx, l *ladder, e *ent.Enrollment, now time.Time) error {
		clears := in.Clear != nil && *in.Clear
		switch {
		case in.TierID != nil && clears:
			return apperr.New(apperr.Invalid, "Either choose a floor or take it away.", "input", "clear")
		case in.TierID == nil && !clears:
			return apperr.New(apperr.Blank, "Choose the tier below which the partner never falls.", "input", "tierId")
		case in.TierID != nil && l.row(*in.TierID) == nil:
			return apperr.New(apperr.NotFoundCode, "The program has no tier with this id.", "input", "tierId")
		}
		update, data := tx.Enrollment.UpdateOne(e), map[string]string{"tier": orEmpty(in.TierID)}
		if clears {
			update.ClearFloorTierID()
		} else {
			update.SetFloorTierID(*in.TierID)
		}
		if err := update.Exec(ctx); err != nil {
			return fmt.Errorf("set the floor of enrollment %s: %w", e.ID, err)
		}
		return event.Record(ctx, tx, now, event.Fact{Kind: "enrollment.floorTierSet", SubjectID: e.ID, PartnerID: e.PartnerID, Data: data})
	})
}

// standingChange changes what an enrollment's standing depends on and has it
// evaluated, in one transaction. It needs PARTNER_MANAGE. Change runs under the
// lock of the program, like every move; the enrollment comes back as it is then.
func (s *Service) standingChange(ctx context.Context, id string, change func(tx *ent.Tx, l *ladder, e *ent.Enrollment, now time.Time) error) (*ent.Enrollment, error) {
	var changed *ent.Enrollment
	err := s.underLock(ctx, id, nil, func(tx *ent.Tx, l *ladder, e *ent.Enrollment, now time.Time) (err error) {
		if e.TierID == nil {
			return apperr.New(apperr.WrongState, "Approve the partner first: who is not approved has no tier.", "id")
		}
		if err := change(tx, l, e, now); err != nil {
			return err
		}
		if err := s.Evaluate(ctx, tx, e.ProgramID, []string{e.ID}, now); err != nil {
			return err
		}
		if changed, err = tx.Enrollment.Get(ctx, e.ID); err != nil {
			return fmt.Errorf("load enrollment: %w", err)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return changed.Unwrap(), nil
}

// underLock runs fn in a transaction that has locked the program of the
// enrollment, and then the enrollment: the order of everybody. It needs
// PARTNER_MANAGE. A missing enrollment is NOT_FOUND at path, or
// apperr.ErrNotFound without one.
func (s *Service) underLock(ctx context.Context, id string, path []string, fn func(tx *ent.Tx, l *ladder, e *ent.Enrollment, now time.Time) error, options ...db.TxOption) error {
	if _, err := viewer.Require(ctx, viewer.PartnerManage); err != nil {
		return err
	}
	return db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		e, err := tx.Enrollment.Get(ctx, id)
		switch {
		case ent.IsNotFound(err) && len(path) > 0:
			return apperr.New(apperr.NotFoundCode, "There is no enrollment with this id.", path...)
		case err != nil:
			return missing(err, "load enrollment")
		}
		l, err := loadLadder(ctx, tx.Client(), e.ProgramID, db.ForUpdate)
		if err != nil {
			return err
		}
		if e, err = tx.Enrollment.Query().Where(enrollment.ID(id), db.ForUpdate).Only(ctx); err != nil {
			return fmt.Errorf("lock enrollment: %w", err)
		}
		return fn(tx, l, e, s.clock.Now())
	}, options...)
}
