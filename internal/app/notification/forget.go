package notification

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	entmail "github.com/rapporthq/rapport/ent/mail"
	entnotification "github.com/rapporthq/rapport/ent/notification"
	"github.com/rapporthq/rapport/internal/domain/notice"
	"github.com/rapporthq/rapport/internal/viewer"
)

// Forget removes, in the transaction that erases a person, what was told of the
// referrals that named it: the notifications, their mails, and each daily mail with
// a line of them. What such a daily mail told beside is told by the next one, if it
// had not left yet. The caller asks for the permission.
func (s *Service) Forget(ctx context.Context, tx *ent.Tx, referralIDs []string) error {
	// Notifications are each person's own, and of all of them.
	ctx = viewer.With(ctx, viewer.NewSystem(viewer.From(ctx).OrganizationID))
	told, err := tx.Notification.Query().Where(entnotification.SubjectIDIn(referralIDs...)).All(ctx)
	if err != nil {
		return fmt.Errorf("look for what was told: %w", err)
	}
	for _, row := range told {
		if err := forgetMails(ctx, tx, row); err != nil {
			return err
		}
	}
	if _, err := tx.Notification.Delete().Where(entnotification.SubjectIDIn(referralIDs...)).Exec(ctx); err != nil {
		return fmt.Errorf("erase what was told: %w", err)
	}
	return nil
}

// forgetMails removes the mail in which a notification was told.
func forgetMails(ctx context.Context, tx *ent.Tx, row *ent.Notification) error {
	if row.MailedAt == nil {
		return nil
	}
	n, err := tx.Mail.Delete().Where(entmail.UniqueKey(noticeKey(row.EventID, row.UserID))).Exec(ctx)
	if err != nil {
		return fmt.Errorf("erase a mail: %w", err)
	}
	if n > 0 {
		return nil
	}
	return forgetDigest(ctx, tx, row, *row.MailedAt)
}

// forgetDigest removes the daily mail that was written when the row was marked: the
// first of its reader in the program from then on.
func forgetDigest(ctx context.Context, tx *ent.Tx, row *ent.Notification, at time.Time) error {
	mail, err := tx.Mail.Query().Where(
		entmail.Kind(string(notice.Digest)), entmail.CreatedAtGTE(at),
		entmail.UniqueKeyHasPrefix(digestKey(row.UserID, orEmpty(row.PartnerID), orEmpty(row.ProgramID))),
	).Order(ent.Asc(entmail.FieldCreatedAt, entmail.FieldID)).First(ctx)
	if ent.IsNotFound(err) {
		return nil // another of its lines was erased before
	}
	if err != nil {
		return fmt.Errorf("look for a daily mail: %w", err)
	}
	if mail.Status == entmail.StatusQUEUED {
		err := tx.Notification.Update().Where(entnotification.UserID(row.UserID), entnotification.MailedAt(at)).ClearMailedAt().Exec(ctx)
		if err != nil {
			return fmt.Errorf("have it told again: %w", err)
		}
	}
	if err := tx.Mail.DeleteOne(mail).Exec(ctx); err != nil {
		return fmt.Errorf("erase a daily mail: %w", err)
	}
	return nil
}

// noticeKey is the key of the mail that tells a person at once.
func noticeKey(eventID, userID string) string { return "notice/" + eventID + "/" + userID }

// digestKey is how the keys of a person's daily mails begin.
func digestKey(userID, partnerID, programID string) string {
	return strings.Join([]string{"digest", userID, partnerID, programID, ""}, "/")
}
