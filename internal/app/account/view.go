package account

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/user"
	"github.com/rapporthq/rapport/internal/viewer"
)

// View is what a viewer may know of itself: the Viewer of the API.
type View struct {
	// User is nil for a key and for nobody.
	User *ent.User
	// Organization is nil for nobody.
	Organization *ent.Organization
	// Partner is nil for members and for nobody.
	Partner *ent.Partner
	// Role is nil for nobody.
	Role *viewer.Role
	// Permissions are never nil.
	Permissions []viewer.Permission

	service *Service
	viewer  viewer.Viewer
}

// ViewerOf shows the viewer in ctx to itself. Anybody may ask.
func (s *Service) ViewerOf(ctx context.Context) (*View, error) {
	v := viewer.From(ctx)
	view := &View{Permissions: v.Permissions(), service: s, viewer: v}
	if v.Kind != viewer.Member && v.Kind != viewer.Partner {
		return view, nil
	}
	view.Role = &v.Role
	var err error
	if view.Organization, err = s.client.Organization.Get(ctx, v.OrganizationID); err != nil {
		return nil, fmt.Errorf("read the viewer's organization: %w", err)
	}
	if v.UserID != "" {
		if view.User, err = s.client.User.Query().Where(user.ID(v.UserID)).Only(ctx); err != nil {
			return nil, fmt.Errorf("read the viewer's person: %w", err)
		}
	}
	if v.PartnerID != "" {
		if view.Partner, err = s.client.Partner.Get(ctx, v.PartnerID); err != nil {
			return nil, fmt.Errorf("read the viewer's partner: %w", err)
		}
	}
	return view, nil
}

// Seats lists every seat that the viewer may take.
func (v *View) Seats(ctx context.Context) ([]Seat, error) {
	return v.service.Seats(viewer.With(ctx, v.viewer))
}

// IsFirstRun reports whether the installation has no organization yet.
func (v *View) IsFirstRun(ctx context.Context) (bool, error) {
	return v.service.IsFirstRun(ctx)
}

// IsFirstRun reports whether the installation has no organization yet, so that
// the first one can be made. Anybody may ask.
func (s *Service) IsFirstRun(ctx context.Context) (bool, error) {
	exists, err := s.client.Organization.Query().Exist(asDirectory(ctx))
	if err != nil {
		return false, fmt.Errorf("look for an organization: %w", err)
	}
	return !exists, nil
}
