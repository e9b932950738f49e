package referral

import (
	"context"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/rapporthq/rapport/ent"
	entprogram "github.com/rapporthq/rapport/ent/program"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/ent/stage"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// longestReason is the longest reason, in characters.
const longestReason = 500

// MoveInput is where a referral moves.
type MoveInput struct {
	StageID string
	// Reason is up to 500 characters; it is needed to leave a won or lost stage.
	Reason *string
}

// reason returns the reason trimmed, or empty.
func (in MoveInput) reason() string {
	if in.Reason == nil {
		return ""
	}
	return strings.TrimSpace(*in.Reason)
}

// Validate returns every mistake that shows in the input alone.
func (in MoveInput) Validate() error {
	var problems apperr.Errors
	if in.StageID == "" {
		problems.Add(apperr.Blank, "Say to which stage the referral moves.", "input", "stageId")
	}
	if utf8.RuneCountInString(in.reason()) > longestReason {
		problems.Add(apperr.TooLong, "A reason may have 500 characters at most.", "input", "reason")
	}
	return problems.OrNil()
}

// Move puts a referral on another stage of its program. A won or lost stage
// closes it, an open one opens it again; leaving a won or lost stage wants a
// reason. A win counts for the partner's tier at once, and no longer once it is
// left.
//
// Errors: those of Validate; apperr.ErrNotFound; NOT_FOUND for a stage that the
// program does not have; WRONG_STATE for the stage it is on; BLANK for a missing
// reason.
func (s *Service) Move(ctx context.Context, id string, in MoveInput) (*ent.Referral, error) {
	if _, err := viewer.Require(ctx, viewer.ReferralManage); err != nil {
		return nil, err
	}
	if err := in.Validate(); err != nil {
		return nil, err
	}
	var r *ent.Referral
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) (err error) {
		if r, err = lock(ctx, tx, id); err != nil {
			return err
		}
		r, err = s.move(ctx, tx, r, in)
		return err
	}, db.Repeatable())
	if err != nil {
		return nil, err
	}
	return r.Unwrap(), nil
}

// lock loads the referral with its stage. It locks the row of the program, as
// the recording of a conversion does, which may win the referral too.
func lock(ctx context.Context, tx *ent.Tx, id string) (*ent.Referral, error) {
	r, err := tx.Referral.Get(ctx, id)
	if err != nil {
		return nil, missing(err, "load referral")
	}
	if _, err := tx.Program.Query().Where(entprogram.ID(r.ProgramID), db.ForUpdate).Only(ctx); err != nil {
		return nil, missing(err, "lock the program")
	}
	r, err = tx.Referral.Query().Where(entreferral.ID(id)).WithStage().WithProgram().Only(ctx)
	if err != nil {
		return nil, missing(err, "load referral")
	}
	return r, nil
}

func (s *Service) move(ctx context.Context, tx *ent.Tx, r *ent.Referral, in MoveInput) (*ent.Referral, error) {
	from, program := r.Edges.Stage, r.Edges.Program
	to, err := tx.Stage.Query().Where(stage.ID(in.StageID), stage.ProgramID(r.ProgramID)).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, apperr.New(apperr.NotFoundCode, "The referral's program has no stage with this id.", "input", "stageId")
	}
	if err != nil {
		return nil, fmt.Errorf("load stage: %w", err)
	}
	if err := refuse(from, to, in.reason()); err != nil {
		return nil, err
	}
	now, since := s.clock.Now(), r.StageSince
	update := r.Update().SetStageID(to.ID).SetStageSince(now)
	if to.Kind.Terminal() {
		update.SetClosedAt(now)
	} else {
		update.ClearClosedAt()
	}
	if r, err = update.Save(ctx); err != nil {
		return nil, fmt.Errorf("save referral: %w", err)
	}
	if err := note(ctx, tx, now, r, from, to, in.reason()); err != nil {
		return nil, err
	}
	if err := countWins(ctx, tx, now, r, program, wins{from: from, since: since, to: to}); err != nil {
		return nil, err
	}
	if from.Kind == domain.Won || to.Kind == domain.Won {
		err := s.tiers.Evaluate(ctx, tx, r.ProgramID, []string{r.EnrollmentID}, now)
		if err != nil {
			return nil, fmt.Errorf("evaluate the tier: %w", err)
		}
	}
	return r, nil
}

// refuse asks the rules, and names the field that is at fault.
func refuse(from, to *ent.Stage, reason string) error {
	ok, sentence := domain.CanMove(valueOf(from), valueOf(to), reason)
	switch {
	case ok:
		return nil
	case from.ID == to.ID:
		return apperr.New(apperr.WrongState, sentence, "input", "stageId")
	default:
		return apperr.New(apperr.Blank, sentence, "input", "reason")
	}
}

func valueOf(s *ent.Stage) domain.Stage {
	return domain.Stage{Key: s.Key, Name: s.Name, Kind: s.Kind, Probability: s.Probability}
}

// note writes the move into the referral's history and into the audit log.
func note(ctx context.Context, tx *ent.Tx, at time.Time, r *ent.Referral, from, to *ent.Stage, reason string) error {
	v := viewer.From(ctx)
	err := tx.StageChange.Create().
		SetCreatedAt(at).SetOrganizationID(v.OrganizationID).SetPartnerID(r.PartnerID).SetReferralID(r.ID).
		SetFromStageID(from.ID).SetToStageID(to.ID).SetActor(v.Actor()).SetReason(reason).SetOccurredAt(at).
		Exec(ctx)
	if err != nil {
		return fmt.Errorf("note the move: %w", err)
	}
	return event.Record(ctx, tx, at, event.Fact{
		Kind: "referral." + verbOf(from.Kind, to.Kind), SubjectID: r.ID, PartnerID: r.PartnerID,
		Data: map[string]string{"from": from.Key, "to": to.Key},
	})
}

func verbOf(from, to domain.StageKind) string {
	switch {
	case to == domain.Won:
		return "won"
	case to == domain.Lost:
		return "lost"
	case from.Terminal():
		return "reopened"
	default:
		return "moved"
	}
}
