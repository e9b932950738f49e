package notification

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/rapporthq/rapport/ent"
	entmail "github.com/rapporthq/rapport/ent/mail"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/notice"
	"github.com/rapporthq/rapport/internal/job"
	"github.com/rapporthq/rapport/internal/viewer"
)

// mostAttempts is after how many failures a mail is FAILED: less than a job is
// tried, so that the mail is what tells of it.
const mostAttempts = 8

// Send hands a mail to the mail server, as the system. It returns an error if it
// is to be tried again, and nil if the mail was sent, has failed for good or waits
// no more. A process that ends between the server's answer and the note of it
// sends the mail once more, with the same id.
func (s *Service) Send(ctx context.Context, mailID string) error {
	row, err := s.client.Mail.Get(ctx, mailID)
	if ent.IsNotFound(err) {
		return nil // whom it named was erased meanwhile
	}
	if err != nil {
		return fmt.Errorf("load the mail: %w", err)
	}
	if row.Status != entmail.StatusQUEUED || s.sender == nil {
		return nil
	}
	message, err := s.message(ctx, row)
	if err != nil {
		return err
	}
	failure := s.sender.Send(ctx, message)
	// What came of it is written even when the process is ending.
	ctx = context.WithoutCancel(ctx)
	update := s.client.Mail.Update().Where(entmail.ID(row.ID), entmail.StatusEQ(entmail.StatusQUEUED)).SetAttempts(row.Attempts + 1)
	if failure == nil {
		update.SetStatus(entmail.StatusSENT).SetSentAt(s.clock.Now()).ClearLastError()
		return update.Exec(ctx)
	}
	known := &notice.SendError{Failure: notice.Failure{Reason: notice.Unreachable}, Err: failure}
	_ = errors.As(failure, &known)
	isOver := known.IsFinal || row.Attempts+1 >= mostAttempts
	if isOver {
		update.SetStatus(entmail.StatusFAILED)
	}
	if err := update.SetLastError(known.String()).Exec(ctx); err != nil || isOver {
		return err
	}
	return fmt.Errorf("send the mail: %w", known)
}

// message is the mail as it travels: with what is sealed in the outbox.
func (s *Service) message(ctx context.Context, row *ent.Mail) (notice.Message, error) {
	name, err := organizationName(ctx, s.client)
	if err != nil {
		return notice.Message{}, err
	}
	open := func(text string) string {
		return s.seals.open(text, row.OrganizationID, invitesMember, invitesPartner, leaves)
	}
	out := notice.Message{
		ID: row.ID + "@" + s.host(), Sender: notice.OneLine(name), To: row.Recipient, Subject: notice.OneLine(row.Subject),
		Text: open(row.Text), HTML: open(row.HTML),
	}
	if row.UserID != nil {
		out.Unsubscribe = s.publicURL + "/unsubscribe/" + s.LeaveToken(ctx, *row.UserID, row.Kind)
	}
	return out, nil
}

// host is the name of this installation.
func (s *Service) host() string {
	if u, err := url.Parse(s.publicURL); err == nil && u.Hostname() != "" && !strings.Contains(u.Hostname(), ":") {
		return u.Hostname()
	}
	return "localhost"
}

// mayReadOutbox returns nil if the viewer may read the outbox and change
// templates.
func mayReadOutbox(ctx context.Context) error {
	if viewer.From(ctx).Can(viewer.OrganizationManage) {
		return nil
	}
	_, err := viewer.Require(ctx, viewer.ProgramManage)
	return err
}

// Resend sends a mail again that was kept, sent or failed. It asks for
// ORGANIZATION_MANAGE or PROGRAM_MANAGE.
//
// Errors: apperr.ErrNotFound; WRONG_STATE without a mail server, and for a mail
// that waits already.
func (s *Service) Resend(ctx context.Context, mailID string) (*ent.Mail, error) {
	if err := mayReadOutbox(ctx); err != nil {
		return nil, err
	}
	var out *ent.Mail
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		row, err := tx.Mail.Query().Where(entmail.ID(mailID), db.ForUpdate).Only(ctx)
		switch {
		case ent.IsNotFound(err):
			return apperr.ErrNotFound
		case err != nil:
			return fmt.Errorf("load the mail: %w", err)
		case s.sender == nil:
			return apperr.New(apperr.WrongState, "No mail server is set, so mails are kept. Set RAPPORT_SMTP_URL first.", "id")
		case row.Status == entmail.StatusQUEUED:
			return apperr.New(apperr.WrongState, "This mail is waiting to be sent.", "id")
		}
		out, err = row.Update().SetStatus(entmail.StatusQUEUED).SetAttempts(0).ClearLastError().Save(ctx)
		if err != nil {
			return fmt.Errorf("queue the mail: %w", err)
		}
		_, err = job.Insert(ctx, tx, s.clock.Now(), SendMail{row.ID}, job.Options{})
		return err
	}, db.Repeatable())
	if err != nil {
		return nil, err
	}
	return out.Unwrap(), nil
}

// Delivery is how mails leave the installation.
type Delivery struct {
	IsSending bool
	// Sender is nil without a mail server.
	Sender *string
}

// Delivery tells how mails leave. It asks for ORGANIZATION_MANAGE or
// PROGRAM_MANAGE.
func (s *Service) Delivery(ctx context.Context) (*Delivery, error) {
	if err := mayReadOutbox(ctx); err != nil {
		return nil, err
	}
	if s.sender == nil {
		return &Delivery{}, nil
	}
	address := s.sender.Address()
	return &Delivery{IsSending: true, Sender: &address}, nil
}

// Outbox returns the query of the mails that the viewer may read. It asks for
// ORGANIZATION_MANAGE or PROGRAM_MANAGE.
func (s *Service) Outbox(ctx context.Context) (*ent.MailQuery, error) {
	if err := mayReadOutbox(ctx); err != nil {
		return nil, err
	}
	return s.client.Mail.Query(), nil
}

// Readable is a part of a mail as the viewer may read it: an invitation's address
// only for those who may invite just so, and the one that ends mails for nobody.
func (s *Service) Readable(ctx context.Context, part string) string {
	v := viewer.From(ctx)
	var sorts []string
	if v.Can(viewer.MemberManage) {
		sorts = append(sorts, invitesMember)
	}
	if v.Can(viewer.PartnerManage) {
		sorts = append(sorts, invitesPartner)
	}
	return s.seals.open(part, v.OrganizationID, sorts...)
}
