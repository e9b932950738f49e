package report

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/ent/referraltask"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/viewer"
)

// shownTasks is how many open tasks are listed.
const shownTasks = 50

// OpenTasks is what is to be done in a program.
type OpenTasks struct {
	TotalCount   int
	OverdueCount int
	// Tasks are the first 50 by due day, with their referrals.
	Tasks []*ent.ReferralTask
}

// OpenTasks returns the open tasks of a program's open referrals by due day,
// overdue ones first, of one side if it is given. Members need REFERRAL_READ; a
// partner sees those of its own referrals. Missing is apperr.ErrNotFound.
func (s *Service) OpenTasks(ctx context.Context, programID string, side *domain.Side) (*OpenTasks, error) {
	if err := reader(ctx, viewer.ReferralRead); err != nil {
		return nil, err
	}
	program, zone, err := s.inProgram(ctx, programID)
	if err != nil {
		return nil, err
	}
	open := s.client.ReferralTask.Query().Where(referraltask.ProgramID(program.ID), referraltask.DoneAtIsNil(),
		referraltask.HasReferralWith(entreferral.OrganizationID(program.OrganizationID), entreferral.ClosedAtIsNil()))
	if side != nil {
		open = open.Where(referraltask.SideEQ(*side))
	}
	out := &OpenTasks{}
	if out.TotalCount, err = open.Clone().Count(ctx); err != nil {
		return nil, fmt.Errorf("count open tasks: %w", err)
	}
	late := open.Clone().Where(referraltask.DueDayLT(dayOf(s.clock.Now(), zone)))
	if out.OverdueCount, err = late.Count(ctx); err != nil {
		return nil, fmt.Errorf("count overdue tasks: %w", err)
	}
	out.Tasks, err = open.WithReferral().Order(ent.Asc(referraltask.FieldDueDay, referraltask.FieldID)).Limit(shownTasks).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("list open tasks: %w", err)
	}
	return out, nil
}
