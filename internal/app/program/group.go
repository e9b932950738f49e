package program

import (
	"context"
	"fmt"
	"strings"

	"github.com/rapporthq/rapport/ent"
	entgroup "github.com/rapporthq/rapport/ent/group"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/viewer"
)

// GroupInput is a group's content. In an update, nil means unchanged.
type GroupInput struct {
	Name          *string
	PlanID        *string
	PayoutMinimum *string
}

const (
	maxGroupName = 80
	groupIndex   = "group_organization_id_program_id_name"
)

func (in GroupInput) validate(isNew bool) error {
	var errs apperr.Errors
	switch {
	case in.Name != nil:
		checkText(&errs, *in.Name, maxGroupName, "input", "name")
	case isNew:
		errs.Add(apperr.Blank, "Give the group a name.", "input", "name")
	}
	return errs.OrNil()
}

// CreateGroup makes a group in the program. A name that the program has is
// TAKEN.
func (s *Service) CreateGroup(ctx context.Context, programID string, in GroupInput) (*ent.Group, error) {
	v, err := viewer.Require(ctx, viewer.ProgramManage)
	if err != nil {
		return nil, err
	}
	if err := in.validate(true); err != nil {
		return nil, err
	}
	var made *ent.Group
	err = db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		now := s.clock.Now()
		p, err := lock(ctx, tx, programID)
		if err != nil {
			return err
		}
		create := tx.Group.Create().SetCreatedAt(now).SetOrganizationID(v.OrganizationID).SetProgramID(p.ID)
		if err := in.set(ctx, tx, p, create.Mutation()); err != nil {
			return err
		}
		if made, err = create.Save(ctx); err != nil {
			return fmt.Errorf("create group: %w", err)
		}
		return record(ctx, tx, now, "group.created", made.ID)
	})
	if err != nil {
		return nil, in.taken(err)
	}
	return made.Unwrap(), nil
}

// UpdateGroup changes a group. A name that the program has is TAKEN.
func (s *Service) UpdateGroup(ctx context.Context, id string, in GroupInput) (*ent.Group, error) {
	if _, err := viewer.Require(ctx, viewer.ProgramManage); err != nil {
		return nil, err
	}
	if err := in.validate(false); err != nil {
		return nil, err
	}
	var changed *ent.Group
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		g, err := tx.Group.Query().Where(entgroup.ID(id)).WithProgram().Only(ctx)
		if err != nil {
			return missing(err, "load group")
		}
		update := tx.Group.UpdateOne(g)
		if err := in.set(ctx, tx, g.Edges.Program, update.Mutation()); err != nil {
			return err
		}
		fields := update.Mutation().Fields()
		if changed, err = update.Save(ctx); err != nil {
			return fmt.Errorf("update group: %w", err)
		}
		return record(ctx, tx, s.clock.Now(), "group.updated", id, fields...)
	})
	if err != nil {
		return nil, in.taken(err)
	}
	return changed.Unwrap(), nil
}

// set writes the input to a create or an update.
func (in GroupInput) set(ctx context.Context, tx *ent.Tx, p *ent.Program, m *ent.GroupMutation) error {
	var errs apperr.Errors
	if in.Name != nil {
		m.SetName(strings.TrimSpace(*in.Name))
	}
	switch {
	case in.PayoutMinimum == nil:
	case *in.PayoutMinimum == "":
		m.ClearPayoutMinimumMinor()
	default:
		m.SetPayoutMinimumMinor(checkAmount(&errs, *in.PayoutMinimum, p.Currency, "input", "payoutMinimum").Minor)
	}
	if err := errs.OrNil(); err != nil {
		return err
	}
	if in.PlanID != nil {
		m.SetPlanID(*in.PlanID)
		return usablePlan(ctx, tx, p.ID, *in.PlanID, "input", "planId")
	}
	return nil
}

func (GroupInput) taken(err error) error {
	return taken(err, groupIndex, "The program has a group with this name.", "input", "name")
}
