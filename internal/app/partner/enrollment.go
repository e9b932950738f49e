package partner

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/ent/plan"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/viewer"
)

// EnrollmentCreateInput is a known partner and another program.
type EnrollmentCreateInput struct {
	ProgramID string
	PartnerID string
	GroupID   *string
	LinkCode  *string
}

// CreateEnrollment enrolls a known partner in another program, approved, on the
// entry tier and with a first link. An unknown program, partner or group is
// NOT_FOUND, a partner that is in the program TAKEN.
func (s *Service) CreateEnrollment(ctx context.Context, in EnrollmentCreateInput) (*ent.Enrollment, error) {
	if _, err := viewer.Require(ctx, viewer.PartnerManage); err != nil {
		return nil, err
	}
	var errs apperr.Errors
	checkCode(&errs, in.LinkCode, "input", "linkCode")
	if err := errs.OrNil(); err != nil {
		return nil, err
	}
	var enrolled *ent.Enrollment
	err := s.inTx(ctx, func(tx *ent.Tx) error {
		p, err := lockProgram(ctx, tx, in.ProgramID, "input", "programId")
		if err != nil {
			return err
		}
		partner, err := tx.Partner.Get(ctx, in.PartnerID)
		if err != nil {
			return missing(err, "load partner", "There is no partner with this id.", "input", "partnerId")
		}
		taken, err := tx.Enrollment.Query().Where(enrollment.ProgramID(p.ID), enrollment.PartnerID(partner.ID)).Exist(ctx)
		if err != nil {
			return fmt.Errorf("look for an enrollment: %w", err)
		}
		if taken {
			return apperr.New(apperr.Taken, "This partner is in the program already.", "input", "partnerId")
		}
		enrolled, err = s.enroll(ctx, tx, newEnrollment{program: p, partner: partner, groupID: in.GroupID, linkCode: in.LinkCode}, s.clock.Now())
		return err
	})
	if err != nil {
		return nil, err
	}
	return enrolled.Unwrap(), nil
}

// EnrollmentUpdateInput is what may change of an enrollment. Nil means
// unchanged.
type EnrollmentUpdateInput struct {
	GroupID   *string
	PlanID    *string
	ClearPlan *bool
	TierID    *string
	// Reason of a change of tier.
	Reason *string
	// PayoutMinimum is in the program's currency; empty text clears it.
	PayoutMinimum *string
}

// UpdateEnrollment changes group, plan, tier or minimum payout of an enrollment.
// Group, plan and tier must be the program's (NOT_FOUND), the plan not archived
// (WRONG_STATE); a change of tier needs a reason.
func (s *Service) UpdateEnrollment(ctx context.Context, id string, in EnrollmentUpdateInput) (*ent.Enrollment, error) {
	if _, err := viewer.Require(ctx, viewer.PartnerManage); err != nil {
		return nil, err
	}
	if in.PlanID != nil && in.ClearPlan != nil && *in.ClearPlan {
		return nil, apperr.New(apperr.Invalid, "Either choose a plan or take it away.", "input", "clearPlan")
	}
	var changed *ent.Enrollment
	err := s.inTx(ctx, func(tx *ent.Tx) error {
		now := s.clock.Now()
		e, p, err := lockEnrollment(ctx, tx, id)
		if err != nil {
			return err
		}
		update := tx.Enrollment.UpdateOne(e)
		if err := in.set(ctx, tx, p, update); err != nil {
			return err
		}
		fields := update.Mutation().Fields()
		if changed, err = update.Save(ctx); err != nil {
			return fmt.Errorf("update enrollment: %w", err)
		}
		if in.TierID != nil {
			if changed, err = s.tiers.MoveByHand(ctx, tx, changed, *in.TierID, orEmpty(in.Reason), now); err != nil {
				return err
			}
		}
		return record(ctx, tx, now, "enrollment.updated", id, e.PartnerID, fields...)
	})
	if err != nil {
		return nil, err
	}
	return changed.Unwrap(), nil
}

// set writes the input to the update, or names every mistake in it.
func (in EnrollmentUpdateInput) set(ctx context.Context, tx *ent.Tx, p *ent.Program, update *ent.EnrollmentUpdateOne) error {
	var errs apperr.Errors
	if in.GroupID != nil {
		if err := collect(&errs, checkGroup(ctx, tx, p.ID, *in.GroupID)); err != nil {
			return err
		}
		update.SetGroupID(*in.GroupID)
	}
	if in.PlanID != nil {
		if err := collect(&errs, checkPlan(ctx, tx, p.ID, *in.PlanID)); err != nil {
			return err
		}
		update.SetPlanID(*in.PlanID)
	}
	if in.ClearPlan != nil && *in.ClearPlan {
		update.ClearPlanID()
	}
	switch {
	case in.PayoutMinimum == nil:
	case *in.PayoutMinimum == "":
		update.ClearPayoutMinimumMinor()
	default:
		update.SetPayoutMinimumMinor(checkAmount(&errs, *in.PayoutMinimum, p.Currency, "input", "payoutMinimum"))
	}
	return errs.OrNil()
}

// collect adds the mistakes in err, or returns err if it is something else.
func collect(errs *apperr.Errors, err error) error {
	mistakes, ok := apperr.List(err)
	if !ok {
		return err
	}
	*errs = append(*errs, mistakes...)
	return nil
}

// checkPlan checks that the plan of input.planId can be chosen, and keeps it
// from being archived at the same time.
func checkPlan(ctx context.Context, tx *ent.Tx, programID, planID string) error {
	p, err := tx.Plan.Query().Where(plan.ID(planID), plan.ProgramID(programID), db.ForUpdate).Only(ctx)
	if err != nil {
		return missing(err, "load plan", "The program has no plan with this id.", "input", "planId")
	}
	if p.ArchivedAt != nil {
		return apperr.New(apperr.WrongState, "This plan is archived. Choose another one.", "input", "planId")
	}
	return nil
}

func orEmpty(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}
