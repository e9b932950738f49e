package filter

import (
	"github.com/rapporthq/rapport/ent"
	entmail "github.com/rapporthq/rapport/ent/mail"
	entnotification "github.com/rapporthq/rapport/ent/notification"
	"github.com/rapporthq/rapport/internal/app/notification"
	"github.com/rapporthq/rapport/internal/domain/notice"
)

// Notification is the API's NotificationFilter.
type Notification struct {
	IsUnread *bool
	Topics   []notice.Topic
}

// Apply narrows the query.
func (f *Notification) Apply(q *ent.NotificationQuery) *ent.NotificationQuery {
	if f == nil {
		return q
	}
	if f.IsUnread != nil {
		unread := entnotification.ReadAtIsNil()
		if !*f.IsUnread {
			unread = entnotification.ReadAtNotNil()
		}
		q = q.Where(unread)
	}
	if f.Topics != nil {
		q = q.Where(entnotification.KindIn(notification.KindsOf(f.Topics)...))
	}
	return q
}

// Mail is the API's MailFilter.
type Mail struct {
	Statuses []entmail.Status
	Search   *string
}

// Apply narrows the query.
func (f *Mail) Apply(q *ent.MailQuery) *ent.MailQuery {
	if f == nil {
		return q
	}
	if f.Statuses != nil {
		q = q.Where(entmail.StatusIn(f.Statuses...))
	}
	if f.Search != nil && *f.Search != "" {
		q = q.Where(entmail.Or(entmail.RecipientContainsFold(*f.Search), entmail.SubjectContainsFold(*f.Search)))
	}
	return q
}
