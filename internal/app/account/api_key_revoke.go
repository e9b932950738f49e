package account

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/apikey"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// APIKeyRevoke makes a key useless at once and for ever; one that is revoked
// stays as it is. It wants API_KEY_MANAGE and returns apperr.ErrNotFound.
func (s *Service) APIKeyRevoke(ctx context.Context, id string) (*ent.APIKey, error) {
	if _, err := viewer.Require(ctx, viewer.APIKeyManage); err != nil {
		return nil, err
	}
	var revoked *ent.APIKey
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		row, err := tx.APIKey.Query().Where(apikey.ID(id), db.ForUpdate).Only(ctx)
		if ent.IsNotFound(err) {
			return apperr.ErrNotFound
		}
		if err != nil {
			return fmt.Errorf("find the key: %w", err)
		}
		if revoked = row; row.RevokedAt != nil {
			return nil
		}
		now := s.clock.Now()
		if revoked, err = row.Update().SetRevokedAt(now).Save(ctx); err != nil {
			return fmt.Errorf("revoke the key: %w", err)
		}
		return event.Record(ctx, tx, now, event.Fact{Kind: "api_key.revoked", SubjectID: id})
	})
	if err != nil {
		return nil, err
	}
	return revoked.Unwrap(), nil
}
