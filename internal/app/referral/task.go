package referral

import (
	"context"
	"fmt"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/ent/partneruser"
	"github.com/rapporthq/rapport/ent/referraltask"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

const (
	// longestTask is the longest title of a task, in characters.
	longestTask = 200
	// mostTasks is how many tasks a referral has at once.
	mostTasks = 100
	// farthest is how many years ahead a task may be due.
	farthest = 10
)

// TaskInput is a new task.
type TaskInput struct {
	Side domain.Side
	// Title is 1 to 200 characters.
	Title string
	// DueDay is the last day, as "2026-01-31"; not in the past.
	DueDay string
}

// TaskUpdateInput is what changes about a task; nil stays.
type TaskUpdateInput struct {
	Side   *domain.Side
	Title  *string
	DueDay *string
}

// task reads the parts of a task. A day may be yesterday by the server's clock:
// it may be today where the person is.
func (r *reader) task(side *domain.Side, title, day *string, now time.Time) {
	if side != nil && *side != domain.ByVendor && *side != domain.ByPartner {
		r.Add(apperr.Invalid, "A task is the program's team's, or the partner's.", "input", "side")
	}
	if title != nil {
		if *title = r.text(title, longestTask, "title"); *title == "" {
			r.Add(apperr.Blank, "Say what is to be done.", "input", "title")
		}
	}
	if day == nil {
		return
	}
	switch at, err := time.Parse(time.DateOnly, *day); {
	case err != nil:
		r.Add(apperr.Invalid, "A day is written as 2026-01-31.", "input", "dueOn")
	case at.Before(now.AddDate(0, 0, -2)):
		r.Add(apperr.TooSmall, "This day has passed.", "input", "dueOn")
	case at.After(now.AddDate(farthest, 0, 0)):
		r.Add(apperr.TooLarge, "This is more than ten years ahead.", "input", "dueOn")
	}
}

// AddTask says what a side is to do about a referral by a day. A partner asks
// with OWN_REFERRAL_OPEN, for either side of its own referrals; the vendor with
// REFERRAL_MANAGE.
//
// Errors: apperr.ErrNotFound; INVALID for the side; BLANK and TOO_LONG for the
// title; INVALID, TOO_SMALL and TOO_LARGE for the day; WRONG_STATE for a referral
// that is closed or rejected, one of an archived program, one of a partner that is
// not approved, and one with 100 tasks.
func (s *Service) AddTask(ctx context.Context, referralID string, in TaskInput) (*ent.ReferralTask, error) {
	v, err := s.bringer(ctx)
	if err != nil {
		return nil, err
	}
	r := &reader{}
	r.task(&in.Side, &in.Title, &in.DueDay, s.clock.Now())
	if err := r.OrNil(); err != nil {
		return nil, err
	}
	var out *ent.ReferralTask
	err = db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		row, err := lock(ctx, tx, referralID)
		if err != nil {
			return err
		}
		if err := takesTasks(v, row, "referralId"); err != nil {
			return err
		}
		n, err := tx.ReferralTask.Query().Where(referraltask.ReferralID(row.ID)).Count(ctx)
		if err != nil {
			return fmt.Errorf("count the tasks: %w", err)
		}
		if n >= mostTasks {
			return apperr.New(apperr.WrongState, "A referral has 100 tasks at most. Delete some that are done.", "referralId")
		}
		now := s.clock.Now()
		out, err = tx.ReferralTask.Create().SetCreatedAt(now).SetProgramID(row.ProgramID).SetPartnerID(row.PartnerID).
			SetReferralID(row.ID).SetSide(in.Side).SetTitle(in.Title).SetDueDay(in.DueDay).SetMadeBy(v.Actor()).Save(ctx)
		if err != nil {
			return fmt.Errorf("save the task: %w", err)
		}
		return told(ctx, tx, now, "added", out)
	}, db.Repeatable())
	if err != nil {
		return nil, err
	}
	return out.Unwrap(), nil
}

// TakesTasks reports whether the viewer may add tasks to the referral, whose edges
// Program and Enrollment are loaded.
func TakesTasks(v viewer.Viewer, r *ent.Referral) bool {
	needed := viewer.ReferralManage
	if v.Kind == viewer.Partner {
		needed = viewer.OwnReferralOpen
	}
	return v.Can(needed) && takesTasks(v, r, "referralId") == nil
}

func takesTasks(v viewer.Viewer, r *ent.Referral, field string) error {
	switch {
	case r.Edges.Program.ArchivedAt != nil:
		return apperr.New(apperr.WrongState, "This program is archived and records nothing any more.", field)
	case r.ClosedAt != nil || r.Status == domain.Rejected:
		return apperr.New(apperr.WrongState, "This referral is closed; nothing is to be done about it.", field)
	case v.Kind == viewer.Partner && r.Edges.Enrollment.Status != enrollment.StatusAPPROVED:
		return apperr.New(apperr.WrongState, "Your partnership is not active, so its referrals stay as they are.", field)
	}
	return nil
}

// UpdateTask changes an open task. Partners change those that their own people
// made.
//
// Errors: those of AddTask for what is given; WRONG_STATE for a task that is done,
// and for one that is not the partner's to change.
func (s *Service) UpdateTask(ctx context.Context, id string, in TaskUpdateInput) (*ent.ReferralTask, error) {
	r := &reader{}
	r.task(in.Side, in.Title, in.DueDay, s.clock.Now())
	return s.onTask(ctx, id, "changed", r.OrNil(), func(t *tasking) (*ent.ReferralTaskUpdateOne, error) {
		switch {
		case !t.isMaker():
			return nil, apperr.New(apperr.WrongState, "Only those who made a task change it.", "id")
		case t.row.DoneAt != nil:
			return nil, apperr.New(apperr.WrongState, "This task is done; open it again to change it.", "id")
		}
		update := t.row.Update().SetNillableSide(in.Side).SetNillableTitle(in.Title)
		return update.SetNillableDueDay(in.DueDay), nil
	})
}

// CompleteTask ticks a task off; one that is done stays as it is. Partners tick
// off those of their own side, and those that their own people made.
//
// Errors: apperr.ErrNotFound; WRONG_STATE for a task of the other side, and for an
// archived program.
func (s *Service) CompleteTask(ctx context.Context, id string) (*ent.ReferralTask, error) {
	return s.onTask(ctx, id, "done", nil, func(t *tasking) (*ent.ReferralTaskUpdateOne, error) {
		if !t.mayTick() {
			return nil, apperr.New(apperr.WrongState, "This is for the program's team to do.", "id")
		}
		if t.row.DoneAt != nil {
			return nil, nil // It is done.
		}
		return t.row.Update().SetDoneAt(t.now).SetDoneBy(t.by.Actor()), nil
	})
}

// ReopenTask opens a task again; one that is open stays as it is. It asks for
// what CompleteTask asks for.
//
// Errors: those of CompleteTask; WRONG_STATE for a referral that is closed.
func (s *Service) ReopenTask(ctx context.Context, id string) (*ent.ReferralTask, error) {
	return s.onTask(ctx, id, "reopened", nil, func(t *tasking) (*ent.ReferralTaskUpdateOne, error) {
		if !t.mayTick() {
			return nil, apperr.New(apperr.WrongState, "This is for the program's team to do.", "id")
		}
		if t.row.DoneAt == nil {
			return nil, nil // It is open.
		}
		if err := takesTasks(t.by, t.referral, "id"); err != nil {
			return nil, err
		}
		return t.row.Update().ClearDoneAt().ClearDoneBy(), nil
	})
}

// DeleteTask deletes a task and returns the referral it was about. Partners
// delete those that their own people made.
//
// Errors: apperr.ErrNotFound; WRONG_STATE for one that is not the partner's to
// delete, and for an archived program.
func (s *Service) DeleteTask(ctx context.Context, id string) (*ent.Referral, error) {
	var about string
	_, err := s.onTask(ctx, id, "deleted", nil, func(t *tasking) (*ent.ReferralTaskUpdateOne, error) {
		if !t.isMaker() {
			return nil, apperr.New(apperr.WrongState, "Only those who made a task delete it.", "id")
		}
		about = t.referral.ID
		if err := t.tx.ReferralTask.DeleteOneID(id).Exec(ctx); err != nil {
			return nil, fmt.Errorf("delete the task: %w", err)
		}
		return nil, told(ctx, t.tx, t.now, "deleted", t.row, t.madeBy)
	})
	if err != nil {
		return nil, err
	}
	row, err := s.client.Referral.Get(ctx, about)
	if err != nil {
		return nil, missing(err, "load the referral")
	}
	return row, nil
}

// tasking is something that happens to a task.
type tasking struct {
	tx       *ent.Tx
	now      time.Time
	by       viewer.Viewer
	row      *ent.ReferralTask
	referral *ent.Referral
	// madeBy is the side that made it.
	madeBy domain.Side
}

// isMaker reports whether the task is the viewer's to change: every one is a
// member's, those that its people made are a partner's.
func (t *tasking) isMaker() bool {
	return t.by.Kind != viewer.Partner || t.row.MadeBy == t.by.Actor() || t.madeBy == domain.ByPartner
}

func (t *tasking) mayTick() bool { return t.isMaker() || t.row.Side == domain.ByPartner }

// onTask is the frame of what happens to a task. A problem with the input is told
// to those only who may see the task; no update means that nothing is to be told.
func (s *Service) onTask(ctx context.Context, id, verb string, problem error,
	fn func(t *tasking) (*ent.ReferralTaskUpdateOne, error),
) (*ent.ReferralTask, error) {
	v, err := s.bringer(ctx)
	if err != nil {
		return nil, err
	}
	var out *ent.ReferralTask
	err = db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		found, err := tx.ReferralTask.Get(ctx, id)
		if err != nil {
			return missing(err, "load the task")
		}
		t := &tasking{tx: tx, now: s.clock.Now(), by: v}
		if t.referral, err = lock(ctx, tx, found.ReferralID); err != nil {
			return err
		}
		if t.row, err = tx.ReferralTask.Get(ctx, id); err != nil {
			return missing(err, "load the task")
		}
		if problem != nil {
			return problem
		}
		if t.referral.Edges.Program.ArchivedAt != nil {
			return apperr.New(apperr.WrongState, "This program is archived and records nothing any more.", "id")
		}
		if t.madeBy, err = madeBySide(ctx, tx, t.row); err != nil {
			return err
		}
		out = t.row
		update, err := fn(t)
		if err != nil || update == nil {
			return err
		}
		if out, err = update.Save(ctx); err != nil {
			return fmt.Errorf("save the task: %w", err)
		}
		return told(ctx, tx, t.now, verb, out, t.row.Side, t.madeBy)
	}, db.Repeatable())
	if err != nil {
		return nil, err
	}
	return out.Unwrap(), nil
}

// madeBySide is the side that made a task: the partner's if one of its people did.
func madeBySide(ctx context.Context, tx *ent.Tx, task *ent.ReferralTask) (domain.Side, error) {
	isPartners, err := tx.PartnerUser.Query().Where(partneruser.PartnerID(task.PartnerID), partneruser.UserID(task.MadeBy)).Exist(ctx)
	if err != nil {
		return "", fmt.Errorf("ask who made the task: %w", err)
	}
	if isPartners {
		return domain.ByPartner, nil
	}
	return domain.ByVendor, nil
}

// CanEditTask reports whether the viewer may change or delete the task, and
// CanTickTask whether it may tick it off; people are the users of the partner.
func CanEditTask(v viewer.Viewer, task *ent.ReferralTask, people []*ent.PartnerUser) bool {
	if v.Kind != viewer.Partner {
		return v.Can(viewer.ReferralManage)
	}
	isOurs := task.MadeBy == v.Actor()
	for _, one := range people {
		isOurs = isOurs || one.UserID == task.MadeBy && one.PartnerID == v.PartnerID
	}
	return isOurs && v.Can(viewer.OwnReferralOpen)
}

// CanTickTask reports whether the viewer may tick the task off or open it again.
func CanTickTask(v viewer.Viewer, task *ent.ReferralTask, people []*ent.PartnerUser) bool {
	isTheirs := v.Kind == viewer.Partner && task.Side == domain.ByPartner && v.Can(viewer.OwnReferralOpen)
	return isTheirs || CanEditTask(v, task, people)
}

// told records what happened to a task as something that happened to its referral,
// with the sides that it concerns: the one whose it is, and others whose it was or
// who made it.
func told(ctx context.Context, tx *ent.Tx, now time.Time, verb string, task *ent.ReferralTask, others ...domain.Side) error {
	data := map[string]string{"task": task.ID, "side": string(task.Side), "due": task.DueDay}
	for _, side := range others {
		if side != task.Side {
			data["otherSide"] = string(side)
		}
	}
	return event.Record(ctx, tx, now, event.Fact{
		Kind: "referral_task." + verb, SubjectID: task.ReferralID, PartnerID: task.PartnerID, Data: data,
	})
}
