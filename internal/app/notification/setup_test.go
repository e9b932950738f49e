package notification_test

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	entmail "github.com/rapporthq/rapport/ent/mail"
	entnotification "github.com/rapporthq/rapport/ent/notification"
	"github.com/rapporthq/rapport/internal/app/notification"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/notice"
	"github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/job"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// today is when the tests begin: 10:00 in Berlin.
var today = time.Date(2026, time.March, 2, 9, 0, 0, 0, time.UTC)

var secret = []byte("a secret that is longer than thirty-two characters")

// postbox is a mail server that remembers.
type postbox struct {
	mu   sync.Mutex
	got  []notice.Message
	fail error
}

func (p *postbox) Send(_ context.Context, m notice.Message) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.fail != nil {
		return p.fail
	}
	p.got = append(p.got, m)
	return nil
}

func (p *postbox) Address() string { return "partners@tide.example" }

// bundle is an organization with an owner, a colleague in finance, and two
// partners of which one has two people.
type bundle struct {
	*testkit.Book
	t        *testing.T
	clock    *clock.Fake
	box      *postbox
	service  *notification.Service
	runner   *job.Runner
	ada, bob *ent.Enrollment
	people   map[string]*ent.User
	prospect *ent.Referral
}

func setup(t *testing.T, d *testkit.Database, isSending bool) *bundle {
	t.Helper()
	b := &bundle{Book: testkit.NewBook(t, d, "acme", today), t: t, clock: clock.NewFake(today), box: &postbox{}, people: map[string]*ent.User{}}
	var sender notification.Sender
	if isSending {
		sender = b.box
	}
	var err error
	b.service, err = notification.New(d.Client, b.clock, "https://tide.example/", sender, secret)
	require.NoError(t, err)
	require.NoError(t, b.Program.Update().SetTimeZone("Europe/Berlin").Exec(b.System()))
	b.ada, b.bob = b.Enroll("ada"), b.Enroll("bob")
	b.member("owner", viewer.Owner, "en")
	b.member("finance", viewer.Finance, "en")
	b.person("mia", b.ada, viewer.Owner, "de")
	b.person("max", b.ada, viewer.Staff, "en")
	b.person("ben", b.bob, viewer.Owner, "en")
	stage := b.Client.Stage.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetKey("meeting").SetName("Meeting").
		SetPosition(1).SetKind(referral.Open).SetProbability(20).SaveX(b.System())
	b.prospect = b.Client.Referral.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetEnrollmentID(b.ada.ID).
		SetPartnerID(b.ada.PartnerID).SetStageID(stage.ID).SetStatus(referral.Accepted).SetSource("LINK").
		SetName("North\nwind *GmbH*").SetCurrency("EUR").SetOpenedAt(today).SetStageSince(today).
		SetProtectedUntil(today.Add(90 * 24 * time.Hour)).SaveX(b.System())
	b.runner = job.NewRunner(job.NewQueue(b.clock), d.Client, slog.New(slog.DiscardHandler), job.Settings{})
	job.Register(b.runner, b.service.Tell)
	job.Register(b.runner, func(ctx context.Context, a notification.SendMail) error { return b.service.Send(ctx, a.MailID) })
	return b
}

func (b *bundle) user(name, locale string) *ent.User {
	directory := viewer.With(b.t.Context(), viewer.NewDirectory())
	b.people[name] = b.Client.User.Create().SetID("usr_" + b.Program.Slug + "_" + name).SetCreatedAt(today).SetName(name).
		SetEmail(name + "@" + b.Program.Slug + ".example").SetPasswordHash("x").SetLocale(locale).SaveX(directory)
	return b.people[name]
}

func (b *bundle) member(name string, role viewer.Role, locale string) {
	b.Client.Member.Create().SetCreatedAt(today).SetUserID(b.user(name, locale).ID).SetRole(role).SaveX(b.System())
}

func (b *bundle) person(name string, of *ent.Enrollment, role viewer.Role, locale string) {
	b.Client.PartnerUser.Create().SetCreatedAt(today).SetUserID(b.user(name, locale).ID).SetPartnerID(of.PartnerID).SetRole(role).SaveX(b.System())
}

// as is the context of a person of the organization.
func (b *bundle) as(name string, role viewer.Role) context.Context {
	return viewer.With(b.t.Context(), viewer.Viewer{
		Kind: viewer.Member, OrganizationID: b.OrganizationID, UserID: b.people[name].ID, Name: name, Role: role,
	})
}

// of is the context of a person of a partner.
func (b *bundle) of(name string, e *ent.Enrollment) context.Context {
	return viewer.With(b.t.Context(), viewer.Viewer{
		Kind: viewer.Partner, OrganizationID: b.OrganizationID, UserID: b.people[name].ID, Name: name, Role: viewer.Staff,
		PartnerID: e.PartnerID, ProgramIDs: []string{e.ProgramID},
	})
}

// happens records an event of the viewer's and does what it leaves to do.
func (b *bundle) happens(ctx context.Context, fact event.Fact) {
	b.t.Helper()
	require.NoError(b.t, db.InTx(ctx, b.Client, func(tx *ent.Tx) error { return event.Record(ctx, tx, b.clock.Now(), fact) }))
	require.NoError(b.t, b.runner.Drain(b.t.Context()))
}

// accepted is the fact that the prospect was accepted.
func (b *bundle) accepted() event.Fact {
	return event.Fact{Kind: "referral.accepted", SubjectID: b.prospect.ID, PartnerID: b.ada.PartnerID}
}

// told lists who was told what, in the order of the people's names.
func (b *bundle) told() []string {
	rows := b.Client.Notification.Query().Order(ent.Asc(entnotification.FieldUserID, entnotification.FieldID)).WithUser().AllX(b.System())
	out := []string{}
	for _, row := range rows {
		out = append(out, row.Edges.User.Name+": "+notification.Sentence(row, notice.LanguageOf(row.Edges.User.Locale)))
	}
	return out
}

func (b *bundle) mails() []*ent.Mail {
	return b.Client.Mail.Query().Order(ent.Asc(entmail.FieldRecipient, entmail.FieldID)).AllX(b.System())
}

var errDown = errors.New("connection refused")
