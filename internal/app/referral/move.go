package referral

import (
	"context"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
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
// left. Entering a stage for the first time records the conversion
// `stage:<key>`, which may pay. A partner moves its own referrals where the
// program allows it: among open stages, and to a lost one with a reason.
//
// Errors: those of Validate; apperr.ErrNotFound; NOT_FOUND for a stage that the
// program does not have; WRONG_STATE for the stage it is on, for one that is not
// the partner's to choose, for a submission that was not accepted, for a program
// that is archived, and for one that lets no partner move; BLANK for a missing
// reason.
func (s *Service) Move(ctx context.Context, id string, in MoveInput) (*ent.Referral, error) {
	needed := viewer.ReferralManage
	if viewer.From(ctx).Kind == viewer.Partner {
		needed = viewer.OwnReferralOpen
	}
	v, err := viewer.Require(ctx, needed)
	if err != nil {
		return nil, err
	}
	if err := in.Validate(); err != nil {
		return nil, err
	}
	var r *ent.Referral
	err = db.InTx(ctx, s.client, func(tx *ent.Tx) (err error) {
		if r, err = lock(ctx, tx, id); err != nil {
			return err
		}
		r, err = s.move(ctx, tx, r, moving{MoveInput: in, by: v})
		return err
	}, db.Repeatable())
	if err != nil {
		return nil, err
	}
	return r.Unwrap(), nil
}

// moving is a move on its way, and who asked for it.
type moving struct {
	MoveInput
	by   viewer.Viewer
	from *ent.Stage
	to   *ent.Stage
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
	r, err = tx.Referral.Query().Where(entreferral.ID(id)).WithStage().WithProgram().WithEnrollment().Only(ctx)
	if err != nil {
		return nil, missing(err, "load referral")
	}
	return r, nil
}

func (s *Service) move(ctx context.Context, tx *ent.Tx, r *ent.Referral, m moving) (*ent.Referral, error) {
	program := r.Edges.Program
	if err := standing(r, m.by); err != nil {
		return nil, err
	}
	to, err := tx.Stage.Query().Where(stage.ID(m.StageID), stage.ProgramID(r.ProgramID), stage.ArchivedAtIsNil()).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, apperr.New(apperr.NotFoundCode, "The referral's program has no stage with this id.", "input", "stageId")
	}
	if err != nil {
		return nil, fmt.Errorf("load stage: %w", err)
	}
	m.from, m.to = r.Edges.Stage, to
	if err := m.refuse(); err != nil {
		return nil, err
	}
	// The partner was asked; what follows is the program's own.
	ctx = viewer.With(ctx, m.writer())
	now, since := s.clock.Now(), r.StageSince
	update := tx.Referral.UpdateOneID(r.ID).SetStageID(to.ID).SetStageSince(now)
	if to.Kind.Terminal() {
		update.SetClosedAt(now)
	} else {
		update.ClearClosedAt()
	}
	if r, err = update.Save(ctx); err != nil {
		return nil, fmt.Errorf("save referral: %w", err)
	}
	if err := m.note(ctx, tx, now, r); err != nil {
		return nil, err
	}
	if err := countWins(ctx, tx, now, r, program, wins{from: m.from, since: since, to: to}); err != nil {
		return nil, err
	}
	if err := s.conversions.EnterStage(ctx, tx, r, to, now); err != nil {
		return nil, fmt.Errorf("record the stage: %w", err)
	}
	if m.from.Kind == domain.Won || to.Kind == domain.Won {
		err := s.tiers.Evaluate(ctx, tx, r.ProgramID, []string{r.EnrollmentID}, now)
		if err != nil {
			return nil, fmt.Errorf("evaluate the tier: %w", err)
		}
	}
	if r, err = tx.Referral.Get(ctx, r.ID); err != nil {
		return nil, fmt.Errorf("load the referral as moved: %w", err)
	}
	return r, nil
}

// writer is who writes what follows from the move: the program's system if a
// partner asked.
func (m moving) writer() viewer.Viewer {
	if m.by.Kind == viewer.Partner {
		return viewer.NewSystem(m.by.OrganizationID)
	}
	return m.by
}

// standing refuses what nobody, or no partner, may move now.
func standing(r *ent.Referral, by viewer.Viewer) error {
	switch {
	case by.Kind == viewer.Partner && !r.Edges.Program.PartnersMoveReferrals:
		return apperr.New(apperr.WrongState, "In this program only its team moves referrals.", "id")
	case by.Kind == viewer.Partner && r.Edges.Enrollment.Status != enrollment.StatusAPPROVED:
		return apperr.New(apperr.WrongState, "Your partnership is not active, so its referrals stay where they are.", "id")
	case r.Edges.Program.ArchivedAt != nil:
		return apperr.New(apperr.WrongState, "This program is archived and records nothing any more.", "id")
	case r.Status != domain.Accepted:
		return apperr.New(apperr.WrongState, "This submission is not accepted, so it has no way through the pipeline.", "id")
	}
	return nil
}

// refuse asks the rules, and names the field that is at fault.
func (m moving) refuse() error {
	from, to, reason := valueOf(m.from), valueOf(m.to), m.reason()
	can := domain.CanMove
	if m.by.Kind == viewer.Partner {
		can = domain.CanPartnerMove
	}
	ok, sentence := can(from, to, reason)
	if ok {
		return nil
	}
	if isAllowed, _ := can(from, to, "a reason"); isAllowed {
		return apperr.New(apperr.Blank, sentence, "input", "reason")
	}
	return apperr.New(apperr.WrongState, sentence, "input", "stageId")
}

func valueOf(s *ent.Stage) domain.Stage {
	return domain.Stage{Key: s.Key, Name: s.Name, Kind: s.Kind, Probability: s.Probability}
}

// MovesTo returns the stages among the program's to which the viewer may move the
// referral now, in order; none if it may not. Its edges Stage, Program and Enrollment are
// loaded.
func MovesTo(v viewer.Viewer, r *ent.Referral, stages []*ent.Stage) []*ent.Stage {
	out := []*ent.Stage{}
	isPartner := v.Kind == viewer.Partner
	if isPartner && !v.Can(viewer.OwnReferralOpen) || !isPartner && !v.Can(viewer.ReferralManage) || standing(r, v) != nil {
		return out
	}
	can := domain.CanMove
	if isPartner {
		can = domain.CanPartnerMove
	}
	for _, to := range stages {
		if ok, _ := can(valueOf(r.Edges.Stage), valueOf(to), "a reason"); ok && to.ArchivedAt == nil {
			out = append(out, to)
		}
	}
	return out
}

// note writes the move into the referral's history and into the audit log.
func (m moving) note(ctx context.Context, tx *ent.Tx, at time.Time, r *ent.Referral) error {
	side := domain.ByVendor
	if m.by.Kind == viewer.Partner {
		side = domain.ByPartner
	}
	err := tx.StageChange.Create().
		SetCreatedAt(at).SetOrganizationID(r.OrganizationID).SetPartnerID(r.PartnerID).SetReferralID(r.ID).
		SetFromStageID(m.from.ID).SetToStageID(m.to.ID).SetActor(m.by.Actor()).SetSide(side).SetReason(m.reason()).
		SetOccurredAt(at).Exec(ctx)
	if err != nil {
		return fmt.Errorf("note the move: %w", err)
	}
	return event.Record(viewer.With(ctx, m.by), tx, at, event.Fact{
		Kind: "referral." + verbOf(m.from.Kind, m.to.Kind), SubjectID: r.ID, PartnerID: r.PartnerID,
		Data: map[string]string{"from": m.from.Key, "to": m.to.Key},
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
