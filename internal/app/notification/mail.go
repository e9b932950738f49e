package notification

import (
	"context"
	"fmt"
	"maps"

	"github.com/rapporthq/rapport/ent"
	entmail "github.com/rapporthq/rapport/ent/mail"
	"github.com/rapporthq/rapport/internal/domain/notice"
	"github.com/rapporthq/rapport/internal/job"
	"github.com/rapporthq/rapport/internal/viewer"
)

// SendMail is the job that sends one mail.
type SendMail struct {
	MailID string `json:"mailId"`
}

// Kind of the job.
func (SendMail) Kind() string { return "mail.send" }

// letter is a mail that is to be written.
type letter struct {
	kind     notice.Kind
	userID   string
	to       string
	language notice.Language
	values   map[string]string
	below    foot
	// key keeps the same from being written twice.
	key string
}

// mailOne writes to one person at once about what happened.
func (s *Service) mailOne(ctx context.Context, tx *ent.Tx, words *wording, rule notice.Rule, about *story, to person) error {
	values := maps.Clone(about.values)
	values["name"] = to.name
	values["link"] = s.publicURL + rule.Path(notice.Place{
		ProgramID: about.programID, ProgramSlug: about.programSlug, RowID: about.rowFor(rule),
	})
	return s.post(ctx, tx, words, letter{
		kind: rule.Kind, userID: to.userID, to: to.email, language: to.language, values: values,
		below: s.foot(ctx, rule.Side, rule.Kind, to, about.programID), key: noticeKey(about.eventID, to.userID),
	})
}

// post writes the mail into the outbox and has it sent; without a mail server it
// is kept.
func (s *Service) post(ctx context.Context, tx *ent.Tx, words *wording, l letter) error {
	said, err := words.of(ctx, l.kind, l.language)
	if err != nil {
		return err
	}
	content, err := write(said, l.kind, l.language, l.values, l.below)
	if err != nil {
		return err
	}
	status := entmail.StatusKEPT
	if s.sender != nil {
		status = entmail.StatusQUEUED
	}
	now := s.clock.Now()
	create := tx.Mail.Create().SetCreatedAt(now).SetRecipient(l.to).SetKind(string(l.kind)).SetLanguage(string(l.language)).
		SetSubject(content.subject).SetText(content.text).SetHTML(content.html).SetStatus(status).SetUniqueKey(l.key)
	if l.userID != "" {
		create.SetUserID(l.userID)
	}
	row, err := create.Save(ctx)
	if err != nil {
		return fmt.Errorf("save the mail: %w", err)
	}
	if s.sender == nil {
		return nil
	}
	_, err = job.Insert(ctx, tx, now, SendMail{row.ID}, job.Options{})
	return err
}

// foot says why one gets the mail and how to get none; the address that ends them
// is sealed, because it needs no password.
func (s *Service) foot(ctx context.Context, side notice.Side, kind notice.Kind, to person, programID string) foot {
	organizationID := viewer.From(ctx).OrganizationID
	out := footWords[to.language]
	out.Settings = s.publicURL + settingsPath(side, programID)
	out.Leave = s.publicURL + "/unsubscribe/" + s.seals.seal(leaves, organizationID, s.LeaveToken(ctx, to.userID, string(kind)))
	return out
}

func settingsPath(side notice.Side, programID string) string {
	switch {
	case side == notice.Partner:
		return "/portal/settings?tab=notifications"
	case programID == "":
		return "/console"
	default:
		return "/console/" + programID + "/profile"
	}
}

var footWords = map[notice.Language]foot{
	notice.English: {
		Why:           "You get this mail because you have an account here.",
		SettingsWords: "Choose what you are told",
		LeaveWords:    "No more mails of this kind",
	},
	notice.German: {
		Why:           "Sie bekommen diese Mail, weil Sie hier ein Konto haben.",
		SettingsWords: "Mitteilungen einstellen",
		LeaveWords:    "Keine solchen Mails mehr",
	},
}

var invitedWords = map[notice.Language]foot{
	notice.English: {Why: "You get this mail because somebody invited you. If you do not know why, do nothing."},
	notice.German:  {Why: "Sie bekommen diese Mail, weil jemand Sie eingeladen hat. Wissen Sie nicht, warum, brauchen Sie nichts zu tun."},
}
