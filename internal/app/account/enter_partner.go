package account

import (
	"context"

	"github.com/rapporthq/rapport/internal/apperr"
)

// EnterPartner starts a session in the person's seat at the partner: the end
// of an application. The caller has proved who the person is. Without such a
// seat it returns apperr.ErrNotFound.
func (s *Service) EnterPartner(ctx context.Context, userID, partnerID string) (*View, error) {
	seats, err := s.seatsOf(ctx, userID)
	if err != nil {
		return nil, err
	}
	for _, one := range seats {
		if one.partnerID == partnerID {
			return s.enter(ctx, userID, one.seat)
		}
	}
	return nil, apperr.ErrNotFound
}
