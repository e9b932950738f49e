package auth

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/apikey"
	"github.com/rapporthq/rapport/ent/session"
	"github.com/rapporthq/rapport/internal/viewer"
)

// Again returns the viewer of ctx as it is by now, for what takes longer than a
// request: Nobody if its session has ended or sits elsewhere, if its seat is gone,
// or if its key was revoked. Asking prolongs nothing.
func (m *Middleware) Again(ctx context.Context) (viewer.Viewer, error) {
	v := viewer.From(ctx)
	switch {
	case v.APIKeyID != "":
		return m.keys.again(ctx, v)
	case v.SessionID != "":
		return m.sessions.again(ctx, v)
	}
	return viewer.Viewer{}, nil
}

func (k keys) again(ctx context.Context, v viewer.Viewer) (viewer.Viewer, error) {
	system := viewer.With(ctx, viewer.NewSystem(v.OrganizationID))
	row, err := k.client.APIKey.Query().Where(apikey.ID(v.APIKeyID), apikey.RevokedAtIsNil()).Only(system)
	if ent.IsNotFound(err) {
		return viewer.Viewer{}, nil
	}
	if err != nil {
		return viewer.Viewer{}, fmt.Errorf("find the key again: %w", err)
	}
	return k.viewerOf(system, row)
}

func (s *Sessions) again(ctx context.Context, v viewer.Viewer) (viewer.Viewer, error) {
	row, err := s.client.Session.Query().Where(session.ID(v.SessionID), session.ExpiresAtGT(s.clock.Now())).WithUser().
		Only(viewer.With(ctx, viewer.NewDirectory()))
	if ent.IsNotFound(err) {
		return viewer.Viewer{}, nil
	}
	if err != nil {
		return viewer.Viewer{}, fmt.Errorf("find the session again: %w", err)
	}
	now, err := s.viewerOf(ctx, row)
	if err != nil || now.Kind != v.Kind || now.OrganizationID != v.OrganizationID || now.PartnerID != v.PartnerID {
		return viewer.Viewer{}, err
	}
	return now, nil
}
