package rule

import (
	"context"
	"errors"
	"fmt"

	"entgo.io/ent"

	"github.com/rapporthq/rapport/internal/viewer"
)

// ErrForeign means that a row was to be made for somebody else.
var ErrForeign = errors.New("the row would belong to another organization or partner")

// ErrAppendOnly means that a fact was to be changed.
var ErrAppendOnly = errors.New("the table is append-only")

// OwnCreates is a hook: it gives a new row the viewer's organization and
// refuses any other; a partner's viewer makes rows of its own partner only.
// Filters guard queries, updates and deletes, but not creates (traps 4).
func OwnCreates(next ent.Mutator) ent.Mutator {
	return ent.MutateFunc(func(ctx context.Context, m ent.Mutation) (ent.Value, error) {
		if !m.Op().Is(ent.OpCreate) {
			return next.Mutate(ctx, m)
		}
		v := viewer.From(ctx)
		if err := own(m, "organization_id", v.OrganizationID); err != nil {
			return nil, err
		}
		if v.Kind == viewer.Partner {
			if theirs, ok := m.Field("partner_id"); ok && fmt.Sprint(theirs) != v.PartnerID {
				return nil, fmt.Errorf("create %s: %w", m.Type(), ErrForeign)
			}
		}
		return next.Mutate(ctx, m)
	})
}

// OwnRouteCreates is OwnCreates for the directory of routes.
func OwnRouteCreates(next ent.Mutator) ent.Mutator {
	return ent.MutateFunc(func(ctx context.Context, m ent.Mutation) (ent.Value, error) {
		if m.Op().Is(ent.OpCreate) {
			if err := own(m, "owner_id", viewer.From(ctx).OrganizationID); err != nil {
				return nil, err
			}
		}
		return next.Mutate(ctx, m)
	})
}

// own sets field to owner, or refuses another value.
func own(m ent.Mutation, field, owner string) error {
	value, ok := m.Field(field)
	switch {
	case owner == "":
		return fmt.Errorf("create %s without an organization: %w", m.Type(), ErrForeign)
	case !ok:
		return m.SetField(field, owner)
	case value != owner:
		return fmt.Errorf("create %s: %w", m.Type(), ErrForeign)
	}
	return nil
}

// RefuseChanges is a hook: it refuses every update and delete, whoever asks. It
// is no policy, because a policy that allows would skip it (traps 9).
func RefuseChanges(next ent.Mutator) ent.Mutator {
	return ent.MutateFunc(func(ctx context.Context, m ent.Mutation) (ent.Value, error) {
		if !m.Op().Is(ent.OpCreate) {
			return nil, fmt.Errorf("change %s: %w", m.Type(), ErrAppendOnly)
		}
		return next.Mutate(ctx, m)
	})
}
