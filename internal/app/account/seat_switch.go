package account

import (
	"context"

	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/viewer"
)

// SeatSwitch takes another seat of the person who is signed in; id is the id of
// a Seat. It returns apperr.ErrNotFound for a seat that is not the person's.
func (s *Service) SeatSwitch(ctx context.Context, id string) (*View, error) {
	v, err := requirePerson(ctx)
	if err != nil {
		return nil, err
	}
	seats, err := s.seatsOf(ctx, v.UserID)
	if err != nil {
		return nil, err
	}
	for _, one := range seats {
		if one.ID == id {
			moved, err := s.doors.Sessions.Move(ctx, one.seat)
			if err != nil {
				return nil, err
			}
			return s.ViewerOf(viewer.With(ctx, moved))
		}
	}
	return nil, apperr.ErrNotFound
}

// requirePerson returns the viewer in ctx if it is a person with a session: what
// concerns oneself needs no permission, but no key has a self.
func requirePerson(ctx context.Context) (viewer.Viewer, error) {
	v := viewer.From(ctx)
	if v.Kind == viewer.Nobody {
		return v, apperr.ErrUnauthenticated
	}
	if v.UserID == "" || v.SessionID == "" {
		return v, apperr.ErrForbidden
	}
	return v, nil
}
