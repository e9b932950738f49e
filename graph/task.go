package graph

import (
	"context"
	"fmt"
	"time"

	"github.com/rapporthq/rapport/ent"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/ent/referraltask"
	"github.com/rapporthq/rapport/graph/model"
	"github.com/rapporthq/rapport/internal/app/referral"
	pipeline "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/viewer"
)

// mostTasks is how many tasks of a referral are shown; it may have no more.
const mostTasks = 100

func (r *Resolver) tasksByReferral(ctx context.Context, ids []string) (map[string][]*ent.ReferralTask, error) {
	found, err := r.Client.ReferralTask.Query().Where(referraltask.ReferralIDIn(ids...)).
		Order(ent.Asc(referraltask.FieldDueDay, referraltask.FieldID)).All(ctx)
	return below(found, err, func(one *ent.ReferralTask) string { return one.ReferralID })
}

// tasksOf are the tasks of a referral by due day; none is an empty list.
func tasksOf(ctx context.Context, of *ent.Referral) ([]*ent.ReferralTask, error) {
	found, err := orNone(load(ctx).tasks.Load(ctx, of.ID))
	return found[:min(len(found), mostTasks)], err
}

// zoneOf is the time zone of a program.
func zoneOf(ctx context.Context, programID string) (*time.Location, error) {
	program, err := load(ctx).programs.Load(ctx, programID)
	if err != nil {
		return nil, err
	}
	zone, err := time.LoadLocation(program.TimeZone)
	if err != nil {
		return nil, fmt.Errorf("load the program's time zone: %w", err)
	}
	return zone, nil
}

// nextOf says who has the ball; nil if nobody has.
func (r *Resolver) nextOf(ctx context.Context, of *ent.Referral) (*model.ReferralNext, error) {
	tasks, err := tasksOf(ctx, of)
	if err != nil {
		return nil, err
	}
	zone, err := zoneOf(ctx, of.ProgramID)
	if err != nil {
		return nil, err
	}
	next, somebody := referral.NextOf(of, tasks, r.Clock.Now(), zone)
	if !somebody {
		return nil, nil
	}
	out := &model.ReferralNext{Side: next.Side, Kind: next.Kind, DueOn: text(next.Day), IsOverdue: next.IsOverdue}
	for _, one := range tasks {
		if one.ID == next.TaskID {
			out.Task = one
		}
	}
	return out, nil
}

// isOverdue reports whether a task is open and its day has passed.
func (r *Resolver) isOverdue(ctx context.Context, of *ent.ReferralTask) (bool, error) {
	if of.DoneAt != nil {
		return false, nil
	}
	zone, err := zoneOf(ctx, of.ProgramID)
	if err != nil {
		return false, err
	}
	return pipeline.IsOverdue(of.DueDay, r.Clock.Now(), zone), nil
}

// takesTasks reports whether the viewer may add tasks to the referral.
func (r *Resolver) takesTasks(ctx context.Context, of *ent.Referral) (bool, error) {
	row, err := load(ctx).moving.Load(ctx, of.ID)
	if err != nil {
		return false, err
	}
	return referral.TakesTasks(viewer.From(ctx), row), nil
}

// movingByID are referrals with what says whether they may be moved.
func (r *Resolver) movingByID(ctx context.Context, ids []string) (map[string]*ent.Referral, error) {
	found, err := r.Client.Referral.Query().Where(entreferral.IDIn(ids...)).WithStage().WithProgram().WithEnrollment().All(ctx)
	return under(found, err, func(one *ent.Referral) string { return one.ID })
}

// peopleOf are the users of the partner of a task, if its people ask.
func peopleOf(ctx context.Context, of *ent.ReferralTask) ([]*ent.PartnerUser, error) {
	if viewer.From(ctx).Kind != viewer.Partner {
		return nil, nil
	}
	return orNone(load(ctx).users.Load(ctx, of.PartnerID))
}
