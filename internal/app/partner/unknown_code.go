package partner

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/unknowncode"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/viewer"
)

// UnknownCodeResolveInput is the link that an unknown code shall open.
type UnknownCodeResolveInput struct {
	LinkID string
}

// ResolveUnknownCode gives a code that nobody had to a link of the organization,
// for ever. One that was given is WRONG_STATE, one that another link took
// meanwhile TAKEN.
func (s *Service) ResolveUnknownCode(ctx context.Context, id string, in UnknownCodeResolveInput) (*ent.UnknownCode, *ent.Link, error) {
	if _, err := viewer.Require(ctx, viewer.LinkManage); err != nil {
		return nil, nil, err
	}
	var resolved *ent.UnknownCode
	var target *ent.Link
	err := s.inTx(ctx, func(tx *ent.Tx) error {
		now := s.clock.Now()
		unknown, err := tx.UnknownCode.Query().Where(unknowncode.ID(id), db.ForUpdate).Only(ctx)
		if err != nil {
			return missing(err, "load unknown code", "")
		}
		if unknown.ResolvedAt != nil {
			return apperr.New(apperr.WrongState, "This code was given to a link already.", "id")
		}
		if target, err = tx.Link.Get(ctx, in.LinkID); err != nil {
			return missing(err, "load link", "There is no link with this id.", "input", "linkId")
		}
		if err := addRoute(ctx, tx, target, unknown.Code, now, "id"); err != nil {
			return err
		}
		if resolved, err = tx.UnknownCode.UpdateOne(unknown).SetResolvedAt(now).Save(ctx); err != nil {
			return fmt.Errorf("resolve unknown code: %w", err)
		}
		return record(ctx, tx, now, "unknownCode.resolved", id, target.PartnerID)
	})
	if err != nil {
		return nil, nil, err
	}
	return resolved.Unwrap(), target.Unwrap(), nil
}
