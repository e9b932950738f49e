package notification

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	entnotification "github.com/rapporthq/rapport/ent/notification"
	"github.com/rapporthq/rapport/ent/notificationpreference"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/notice"
	"github.com/rapporthq/rapport/internal/viewer"
)

// reader returns the viewer if it is a person on a seat.
func reader(ctx context.Context) (viewer.Viewer, error) {
	v := viewer.From(ctx)
	switch {
	case v.Kind == viewer.Nobody || v.Kind == viewer.Visitor:
		return v, apperr.ErrUnauthenticated
	case !isPerson(v):
		return v, apperr.ErrForbidden
	}
	return v, nil
}

// isPerson reports whether v is somebody on a seat, and no key.
func isPerson(v viewer.Viewer) bool {
	return (v.Kind == viewer.Member || v.Kind == viewer.Partner) && v.UserID != "" && v.APIKeyID == ""
}

// Shown returns the query of the viewer's notifications, without the kinds that
// the viewer does not want in the app. Keys have none: apperr.ErrForbidden.
func (s *Service) Shown(ctx context.Context) (*ent.NotificationQuery, error) {
	if _, err := reader(ctx); err != nil {
		return nil, err
	}
	hidden, err := s.client.NotificationPreference.Query().Where(notificationpreference.InApp(false)).
		Select(notificationpreference.FieldKind).Strings(ctx)
	if err != nil {
		return nil, fmt.Errorf("load preferences: %w", err)
	}
	q := s.client.Notification.Query()
	if len(hidden) > 0 {
		q = q.Where(entnotification.KindNotIn(hidden...))
	}
	return q, nil
}

// UnreadCount is how many of them are not read; 0 for a key.
func (s *Service) UnreadCount(ctx context.Context) (int, error) {
	if !isPerson(viewer.From(ctx)) {
		return 0, nil
	}
	q, err := s.Shown(ctx)
	if err != nil {
		return 0, err
	}
	count, err := q.Where(entnotification.ReadAtIsNil()).Count(ctx)
	if err != nil {
		return 0, fmt.Errorf("count unread notifications: %w", err)
	}
	return count, nil
}

// Read notes that the viewer read a notification of its own; again changes
// nothing.
//
// Errors: apperr.ErrNotFound, also for those of others.
func (s *Service) Read(ctx context.Context, notificationID string) (*ent.Notification, error) {
	if _, err := reader(ctx); err != nil {
		return nil, err
	}
	var out *ent.Notification
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		row, err := tx.Notification.Query().Where(entnotification.ID(notificationID), db.ForUpdate).Only(ctx)
		if ent.IsNotFound(err) {
			return apperr.ErrNotFound
		}
		if err != nil {
			return fmt.Errorf("load the notification: %w", err)
		}
		if out = row; row.ReadAt != nil {
			return nil
		}
		if out, err = row.Update().SetReadAt(s.clock.Now()).Save(ctx); err != nil {
			return fmt.Errorf("note that it was read: %w", err)
		}
		return nil
	}, db.Repeatable())
	if err != nil {
		return nil, err
	}
	return out.Unwrap(), nil
}

// ReadAll notes that the viewer read all its notifications.
func (s *Service) ReadAll(ctx context.Context) error {
	if _, err := reader(ctx); err != nil {
		return err
	}
	return db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		err := tx.Notification.Update().Where(entnotification.ReadAtIsNil()).SetReadAt(s.clock.Now()).Exec(ctx)
		if err != nil {
			return fmt.Errorf("note that all were read: %w", err)
		}
		return nil
	}, db.Repeatable())
}

// Sentence says what happened.
func Sentence(row *ent.Notification, in notice.Language) string {
	return notice.Sentence(notice.Kind(row.Kind), in, row.Data)
}

// Path is where one looks at it; the front door for a kind that is no more.
func Path(row *ent.Notification) string {
	rule, found := notice.Find(notice.Kind(row.Kind))
	if !found {
		return "/"
	}
	place := notice.Place{ProgramSlug: row.Data["slug"], RowID: row.SubjectID}
	if row.ProgramID != nil {
		place.ProgramID = *row.ProgramID
	}
	return rule.Path(place)
}

// KindsOf are the kinds of the topics.
func KindsOf(topics []notice.Topic) []string {
	var out []string
	for _, rule := range notice.Rules() {
		for _, topic := range topics {
			if rule.Topic == topic {
				out = append(out, string(rule.Kind))
			}
		}
	}
	return out
}
