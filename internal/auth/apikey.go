package auth

import (
	"context"
	"fmt"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/apikey"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/viewer"
)

// usedEvery is how exactly the last use of a key is kept.
const usedEvery = time.Minute

// keys finds API keys.
type keys struct {
	client *ent.Client
	clock  clock.Clock
}

// find returns the viewer that key makes: an owner of the organization or of
// the partner, narrowed to the key's scopes. It returns
// apperr.ErrUnauthenticated if there is no such key or it was revoked.
func (k keys) find(ctx context.Context, key string) (viewer.Viewer, error) {
	organizationID, hash, ok := readScoped(keyMark, key)
	if !ok {
		return viewer.Viewer{}, apperr.ErrUnauthenticated
	}
	system := viewer.With(ctx, viewer.NewSystem(organizationID))
	row, err := k.client.APIKey.Query().
		Where(apikey.OrganizationID(organizationID), apikey.SecretHash(hash), apikey.RevokedAtIsNil()).Only(system)
	if ent.IsNotFound(err) {
		return viewer.Viewer{}, apperr.ErrUnauthenticated
	}
	if err != nil {
		return viewer.Viewer{}, fmt.Errorf("find the key: %w", err)
	}
	now := k.clock.Now()
	if row.UsedAt == nil || now.Sub(*row.UsedAt) >= usedEvery {
		err := k.client.APIKey.Update().
			Where(apikey.OrganizationID(organizationID), apikey.ID(row.ID)).SetUsedAt(now).Exec(system)
		if err != nil {
			return viewer.Viewer{}, fmt.Errorf("note the use of the key: %w", err)
		}
	}
	return k.viewerOf(system, row)
}

// viewerOf is who asks by a key.
func (k keys) viewerOf(system context.Context, row *ent.APIKey) (viewer.Viewer, error) {
	v := viewer.Viewer{
		Kind: viewer.Member, OrganizationID: row.OrganizationID, Name: row.Name, Role: viewer.Owner,
		APIKeyID: row.ID, Scopes: row.Scopes,
	}
	if row.PartnerID != nil {
		v.Kind, v.PartnerID = viewer.Partner, *row.PartnerID
		var err error
		if v.ProgramIDs, err = programsOf(system, k.client, v.PartnerID); err != nil {
			return viewer.Viewer{}, err
		}
	}
	return v, nil
}
