package graph

import (
	"context"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/apperr"
)

// newestNotification orders by when it happened, which is in the ids.
var newestNotification = &ent.NotificationOrder{Direction: newest, Field: ent.DefaultNotificationOrder.Field}

// unread is how many are unread after a mutation; nil if it was refused.
func (r *Resolver) unread(ctx context.Context, refused []*apperr.Error, err error) *int {
	if err != nil || len(refused) > 0 {
		return nil
	}
	count, err := r.Services.Notification.UnreadCount(ctx)
	if err != nil {
		return nil
	}
	return &count
}
