package tier

import (
	"context"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/rapporthq/rapport/ent"
	enttier "github.com/rapporthq/rapport/ent/tier"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/tier"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// ByHand is the cause of a move that an admin makes.
const ByHand = "MANUAL"

const maxReason = 500

// Enter puts an enrollment that has no tier on the entry tier of its program,
// and returns it as changed; one that has a tier keeps it. It runs in the
// transaction of the approval, whose permission holds.
func (s *Service) Enter(ctx context.Context, tx *ent.Tx, e *ent.Enrollment, at time.Time) (*ent.Enrollment, error) {
	if e.TierID != nil {
		return e, nil
	}
	entry, err := tx.Tier.Query().Where(enttier.ProgramID(e.ProgramID)).Order(ent.Asc(enttier.FieldRank)).First(ctx)
	if err != nil {
		return nil, fmt.Errorf("load the entry tier: %w", err)
	}
	return write(ctx, tx, e, move{to: entry.ID, cause: string(tier.Entry), at: at})
}

// MoveByHand moves an approved enrollment to a tier of its program, up or down,
// and returns it as changed; on the tier it has it stays without a move. It runs
// in the transaction of the caller, whose permission holds and who has locked the
// program, and names mistakes at input.tierId and input.reason: NOT_FOUND for a
// tier of another program, WRONG_STATE before approval, while pinned and below
// the floor, BLANK or TOO_LONG for the reason. Evaluation goes on: an enrollment
// moved down returns as soon as it is found to have earned more; only a pin
// holds it.
func (s *Service) MoveByHand(ctx context.Context, tx *ent.Tx, e *ent.Enrollment, tierID, reason string, at time.Time) (*ent.Enrollment, error) {
	var errs apperr.Errors
	if err := s.checkMove(ctx, tx, &errs, e, tierID, at); err != nil {
		return nil, err
	}
	checkReason(&errs, reason, "Say why the tier is changed by hand.")
	if err := errs.OrNil(); err != nil {
		return nil, err
	}
	if *e.TierID == tierID {
		return e, nil
	}
	return write(ctx, tx, e, move{to: tierID, cause: ByHand, reason: strings.TrimSpace(reason), at: at})
}

// checkMove checks whether the enrollment can be moved to input.tierId.
func (s *Service) checkMove(ctx context.Context, tx *ent.Tx, errs *apperr.Errors, e *ent.Enrollment, tierID string, at time.Time) error {
	l, err := loadLadder(ctx, tx.Client(), e.ProgramID)
	if err != nil {
		return err
	}
	to := l.row(tierID)
	switch {
	case to == nil:
		errs.Add(apperr.NotFoundCode, "The program has no tier with this id.", "input", "tierId")
	case e.TierID == nil:
		errs.Add(apperr.WrongState, "Approve the partner first: who is not approved has no tier.", "input", "tierId")
	case *e.TierID == tierID:
	case e.PinTierID != nil && (e.PinUntil == nil || at.Before(*e.PinUntil)):
		errs.Add(apperr.WrongState, "The tier is pinned. Take the pin away first.", "input", "tierId")
	case e.FloorTierID != nil && to.Rank < l.row(*e.FloorTierID).Rank:
		errs.Add(apperr.WrongState, "This is below the partner's floor. Change the floor first.", "input", "tierId")
	}
	return nil
}

// checkReason asks for the reason of input.reason.
func checkReason(errs *apperr.Errors, reason, sentence string) {
	switch {
	case strings.TrimSpace(reason) == "":
		errs.Add(apperr.Blank, sentence, "input", "reason")
	case utf8.RuneCountInString(reason) > maxReason:
		errs.Add(apperr.TooLong, "The reason is at most 500 characters long.", "input", "reason")
	}
}

// move is a change of tier to be written.
type move struct {
	to, cause, reason string
	metrics           tier.Metrics
	at                time.Time
}

// write keeps the move as a row, changes the enrollment and says so. What was
// announced is void, and so is what was reviewed: both were about the tier that
// it leaves. A move that waited for another one is not earlier than that.
func write(ctx context.Context, tx *ent.Tx, e *ent.Enrollment, m move) (*ent.Enrollment, error) {
	if e.TierSince != nil && m.at.Before(*e.TierSince) {
		m.at = *e.TierSince
	}
	sequence, err := program.NextSequence(ctx, tx, e.ProgramID, 1)
	if err != nil {
		return nil, err
	}
	create := tx.TierMove.Create().SetCreatedAt(m.at).SetOrganizationID(e.OrganizationID).
		SetProgramID(e.ProgramID).SetEnrollmentID(e.ID).SetPartnerID(e.PartnerID).SetNillableFromTierID(e.TierID).SetToTierID(m.to).
		SetCause(m.cause).SetMetrics(m.metrics).SetActor(viewer.From(ctx).Actor()).SetSequence(sequence)
	if m.reason != "" {
		create.SetReason(m.reason)
	}
	if err := create.Exec(ctx); err != nil {
		return nil, fmt.Errorf("create tier move: %w", err)
	}
	data := map[string]string{"to": m.to, "cause": m.cause}
	if e.TierID != nil {
		data["from"] = *e.TierID
	}
	if e.DemotionTierID != nil && m.cause != string(tier.Demoted) {
		if err := recordWithdrawal(ctx, tx, e, m.at); err != nil {
			return nil, err
		}
	}
	changed, err := tx.Enrollment.UpdateOne(e).SetTierID(m.to).SetTierSince(m.at).ClearDemotionTierID().ClearDemotionAt().ClearReviewedAt().Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("change the tier of enrollment %s: %w", e.ID, err)
	}
	fact := event.Fact{Kind: "enrollment.tierMoved", SubjectID: e.ID, PartnerID: e.PartnerID, Data: data}
	return changed, event.Record(ctx, tx, m.at, fact)
}
