package program

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/ent/predicate"
	enttier "github.com/rapporthq/rapport/ent/tier"
	"github.com/rapporthq/rapport/ent/tiermove"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/tier"
	"github.com/rapporthq/rapport/internal/viewer"
)

// entryRank is the rank of the tier that everybody has.
const entryRank = 1

// CreateTier makes a tier above the highest one and evaluates the program's
// enrollments, of which some may have earned it already.
func (s *Service) CreateTier(ctx context.Context, programID string, in TierInput) (*ent.Tier, error) {
	v, err := viewer.Require(ctx, viewer.ProgramManage)
	if err != nil {
		return nil, err
	}
	if err := in.validate(true); err != nil {
		return nil, err
	}
	var made *ent.Tier
	err = db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		now := s.clock.Now()
		p, err := lock(ctx, tx, programID)
		if err != nil {
			return err
		}
		highest, err := tx.Tier.Query().Where(enttier.ProgramID(p.ID)).Order(ent.Desc(enttier.FieldRank)).First(ctx)
		if err != nil {
			return fmt.Errorf("load the highest tier: %w", err)
		}
		fresh := &ent.Tier{Rank: highest.Rank + 1, Mode: tier.All, Window: tier.Window{Kind: tier.Lifetime}}
		create := tx.Tier.Create().SetCreatedAt(now).SetOrganizationID(v.OrganizationID).SetProgramID(p.ID).SetRank(fresh.Rank)
		if err := in.set(ctx, tx, p, fresh, create.Mutation()); err != nil {
			return err
		}
		if made, err = create.Save(ctx); err != nil {
			return fmt.Errorf("create tier: %w", err)
		}
		return record(ctx, tx, now, "tier.created", made.ID)
	})
	if err != nil {
		return nil, err
	}
	return made.Unwrap(), s.evaluate(ctx, programID)
}

// UpdateTier changes a tier and evaluates the program's enrollments, of which
// some may be promoted. The entry tier asks for nothing, every other tier for
// something.
func (s *Service) UpdateTier(ctx context.Context, id string, in TierInput) (*ent.Tier, error) {
	if _, err := viewer.Require(ctx, viewer.ProgramManage); err != nil {
		return nil, err
	}
	if err := in.validate(false); err != nil {
		return nil, err
	}
	var changed *ent.Tier
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		old, err := tx.Tier.Query().Where(enttier.ID(id), db.ForUpdate).Only(ctx)
		if err != nil {
			return missing(err, "load tier")
		}
		p, err := old.QueryProgram().Only(ctx)
		if err != nil {
			return fmt.Errorf("load program: %w", err)
		}
		update := tx.Tier.UpdateOne(old)
		if err := in.set(ctx, tx, p, old, update.Mutation()); err != nil {
			return err
		}
		fields := update.Mutation().Fields()
		if changed, err = update.Save(ctx); err != nil {
			return fmt.Errorf("update tier: %w", err)
		}
		return record(ctx, tx, s.clock.Now(), "tier.updated", id, fields...)
	})
	if err != nil {
		return nil, err
	}
	return changed.Unwrap(), s.evaluate(ctx, changed.ProgramID)
}

// DeleteTier deletes a tier on which nobody ever stood, moves the higher ones
// down a rank, and returns the program. The entry tier stays (WRONG_STATE), and
// so does one that an enrollment has or had, or that is a floor, a pin or the
// goal of a demotion that was announced (IN_USE).
func (s *Service) DeleteTier(ctx context.Context, id string) (*ent.Program, error) {
	if _, err := viewer.Require(ctx, viewer.ProgramManage); err != nil {
		return nil, err
	}
	var owner *ent.Program
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		gone, err := tx.Tier.Get(ctx, id)
		if err != nil {
			return missing(err, "load tier")
		}
		if owner, err = lock(ctx, tx, gone.ProgramID); err != nil {
			return err
		}
		if err := deletable(ctx, tx, gone); err != nil {
			return err
		}
		if err := tx.Tier.DeleteOne(gone).Exec(ctx); err != nil {
			return fmt.Errorf("delete tier: %w", err)
		}
		if err := closeGap(ctx, tx, gone); err != nil {
			return err
		}
		return record(ctx, tx, s.clock.Now(), "tier.deleted", id)
	})
	if err != nil {
		return nil, err
	}
	return owner.Unwrap(), nil
}

func deletable(ctx context.Context, tx *ent.Tx, t *ent.Tier) error {
	if t.Rank == entryRank {
		return apperr.New(apperr.WrongState, "The entry tier cannot be deleted: every partner begins there.", "id")
	}
	if err := unbound(ctx, tx, t); err != nil {
		return err
	}
	stands, err := tx.Enrollment.Query().Where(enrollment.TierID(t.ID)).Exist(ctx)
	if err != nil {
		return fmt.Errorf("look for enrollments of the tier: %w", err)
	}
	stood, err := tx.TierMove.Query().Where(tiermove.Or(tiermove.FromTierID(t.ID), tiermove.ToTierID(t.ID))).Exist(ctx)
	if err != nil {
		return fmt.Errorf("look for moves of the tier: %w", err)
	}
	if stands || stood {
		return apperr.New(apperr.InUse, "A partner stands or stood on this tier, so it stays. Change it instead.", "id")
	}
	return nil
}

// unbound refuses a tier that somebody may not fall below, is fixed to, or is
// about to fall to.
func unbound(ctx context.Context, tx *ent.Tx, t *ent.Tier) error {
	for _, use := range []struct {
		by      predicate.Enrollment
		message string
	}{
		{enrollment.FloorTierID(t.ID), "This tier is the floor of a partner. Change the floor first."},
		{enrollment.PinTierID(t.ID), "A partner is pinned to this tier. Take the pin away first."},
		{enrollment.DemotionTierID(t.ID), "A partner was warned of falling to this tier, so it stays for now."},
	} {
		found, err := tx.Enrollment.Query().Where(enrollment.ProgramID(t.ProgramID), use.by).Exist(ctx)
		if err != nil {
			return fmt.Errorf("look for enrollments bound to the tier: %w", err)
		}
		if found {
			return apperr.New(apperr.InUse, use.message, "id")
		}
	}
	return nil
}

// closeGap moves the tiers above down one by one, lowest first, because a rank
// is unique at every moment.
func closeGap(ctx context.Context, tx *ent.Tx, gone *ent.Tier) error {
	above, err := tx.Tier.Query().Where(enttier.ProgramID(gone.ProgramID), enttier.RankGT(gone.Rank)).
		Order(ent.Asc(enttier.FieldRank)).All(ctx)
	if err != nil {
		return fmt.Errorf("load the tiers above: %w", err)
	}
	for _, t := range above {
		if err := tx.Tier.UpdateOne(t).SetRank(t.Rank - 1).Exec(ctx); err != nil {
			return fmt.Errorf("move tier down: %w", err)
		}
	}
	return nil
}

// evaluate runs after the change is committed. What it cannot finish, the
// nightly evaluation does.
func (s *Service) evaluate(ctx context.Context, programID string) error {
	if err := s.tiers.EvaluateProgram(ctx, programID); err != nil {
		return fmt.Errorf("evaluate program after a change of its tiers: %w", err)
	}
	return nil
}
