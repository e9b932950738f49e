package program

import (
	"context"
	"fmt"
	"strings"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	entgroup "github.com/rapporthq/rapport/ent/group"
	"github.com/rapporthq/rapport/ent/link"
	entprogram "github.com/rapporthq/rapport/ent/program"
	enttier "github.com/rapporthq/rapport/ent/tier"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/viewer"
)

// PlanCreateInput is a new plan with its first version.
type PlanCreateInput struct {
	Name    string
	Version PlanVersionInput
}

const planIndex = "plan_organization_id_program_id_name"

// CreatePlan makes a plan with its first version, which may take effect in the
// past. A name that the program has is TAKEN.
func (s *Service) CreatePlan(ctx context.Context, programID string, in PlanCreateInput) (*ent.Plan, error) {
	v, err := viewer.Require(ctx, viewer.ProgramManage)
	if err != nil {
		return nil, err
	}
	var made *ent.Plan
	err = db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		now := s.clock.Now()
		p, err := lock(ctx, tx, programID)
		if err != nil {
			return err
		}
		if err := in.check(p.Currency); err != nil {
			return err
		}
		made, err = tx.Plan.Create().SetCreatedAt(now).SetOrganizationID(v.OrganizationID).SetProgramID(p.ID).
			SetName(strings.TrimSpace(in.Name)).Save(ctx)
		if err != nil {
			return fmt.Errorf("create plan: %w", err)
		}
		if _, err := s.saveVersion(ctx, tx, v, made, p.Currency, in.Version, "input", "version"); err != nil {
			return err
		}
		return record(ctx, tx, now, "plan.created", made.ID)
	})
	if err != nil {
		return nil, taken(err, planIndex, "The program has a plan with this name.", "input", "name")
	}
	return made.Unwrap(), nil
}

// check names every mistake that can be seen without the program's rows.
func (in PlanCreateInput) check(currency money.Currency) error {
	var errs apperr.Errors
	checkText(&errs, in.Name, maxName, "input", "name")
	_, err := in.Version.terms(currency, []string{"input", "version"})
	if mistakes, ok := apperr.List(err); ok {
		errs = append(errs, mistakes...)
	}
	return errs.OrNil()
}

// ArchivePlan takes a plan out of use. One that the program, a group, a tier,
// an enrollment or a link has is IN_USE; an archived one is WRONG_STATE.
func (s *Service) ArchivePlan(ctx context.Context, id string) (*ent.Plan, error) {
	if _, err := viewer.Require(ctx, viewer.ProgramManage); err != nil {
		return nil, err
	}
	var archived *ent.Plan
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		now := s.clock.Now()
		p, _, err := lockPlan(ctx, tx, id)
		if err != nil {
			return err
		}
		if p.ArchivedAt != nil {
			return apperr.New(apperr.WrongState, "This plan is archived already.", "id")
		}
		user, err := userOf(ctx, tx, id)
		if err != nil {
			return err
		}
		if user != "" {
			return apperr.New(apperr.InUse, "This plan is the plan of "+user+". Choose another plan there first.", "id")
		}
		if archived, err = tx.Plan.UpdateOne(p).SetArchivedAt(now).Save(ctx); err != nil {
			return fmt.Errorf("archive plan: %w", err)
		}
		return record(ctx, tx, now, "plan.archived", id)
	})
	if err != nil {
		return nil, err
	}
	return archived.Unwrap(), nil
}

// userOf says who has the plan, in words; empty if nobody.
func userOf(ctx context.Context, tx *ent.Tx, planID string) (string, error) {
	users := []struct {
		words string
		exist func(context.Context) (bool, error)
	}{
		{"the program", tx.Program.Query().Where(entprogram.PlanID(planID)).Exist},
		{"a group", tx.Group.Query().Where(entgroup.PlanID(planID)).Exist},
		{"a tier", tx.Tier.Query().Where(enttier.PlanID(planID)).Exist},
		{"a partner", tx.Enrollment.Query().Where(enrollment.PlanID(planID)).Exist},
		{"a link", tx.Link.Query().Where(link.PlanID(planID)).Exist},
	}
	for _, user := range users {
		found, err := user.exist(ctx)
		if err != nil {
			return "", fmt.Errorf("look for users of the plan: %w", err)
		}
		if found {
			return user.words, nil
		}
	}
	return "", nil
}
