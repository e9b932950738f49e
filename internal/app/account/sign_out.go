package account

import (
	"context"

	"github.com/rapporthq/rapport/internal/viewer"
)

// SignOut ends the session of the browser. Anybody may ask; without a session
// nothing happens.
func (s *Service) SignOut(ctx context.Context) (*View, error) {
	if err := s.doors.Sessions.End(ctx); err != nil {
		return nil, err
	}
	return s.ViewerOf(viewer.With(ctx, viewer.Viewer{}))
}
