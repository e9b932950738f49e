package notification_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	entjob "github.com/rapporthq/rapport/ent/job"
	entmail "github.com/rapporthq/rapport/ent/mail"
	"github.com/rapporthq/rapport/ent/partneruser"
	"github.com/rapporthq/rapport/internal/app/notification"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/notice"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func TestPeopleOfThePartnerAreTold(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, false)
		b.happens(b.as("owner", viewer.Owner), b.accepted())
		require.Equal(t, []string{
			"max: Your referral of North wind *GmbH* was accepted",
			"mia: Ihre Empfehlung von North wind *GmbH* wurde angenommen",
		}, b.told(), "nobody of the other partner, nobody of the vendor")

		row := b.Client.Notification.Query().FirstX(b.System())
		require.Equal(t, "/portal/referrals/"+b.prospect.ID+"?program=acme", notification.Path(row))
		mails := b.mails()
		require.Len(t, mails, 2)
		require.Equal(t, []string{"max@acme.example", "mia@acme.example"}, []string{mails[0].Recipient, mails[1].Recipient})
		require.Equal(t, entmail.StatusKEPT, mails[0].Status)
		require.Equal(t, "Ihre Empfehlung von North wind *GmbH* wurde angenommen", mails[1].Subject)
		require.Contains(t, mails[1].Text, "bis 31. Mai 2026 geschützt", "the program's zone, the reader's language")
		require.Contains(t, mails[0].Text, "until 31 May 2026")
		require.Contains(t, mails[0].Text, "https://tide.example/portal/referrals/"+b.prospect.ID)
		require.Contains(t, mails[0].HTML, "North<br>", "the line stays a line")
		require.Contains(t, mails[0].HTML, "wind *GmbH*", "and stars stay stars")
		require.Zero(t, b.Client.Job.Query().Where(entjob.Kind("mail.send")).CountX(b.System()), "without a server nothing waits")
	})
}

func TestNobodyIsToldTwiceNorOfOnesOwnDeeds(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, false)
		b.happens(b.as("owner", viewer.Owner), b.accepted())
		told, mails := b.told(), len(b.mails())
		args := event.Tell{EventID: b.Client.Event.Query().FirstIDX(b.System()), By: notice.Vendor}
		require.NoError(t, b.service.Tell(b.System(), args))
		require.Equal(t, told, b.told(), "a job that runs again tells nobody again")
		require.Len(t, b.mails(), mails)

		// A note of a partner's person is told to the vendor, not to the colleagues.
		b.Client.ReferralNote.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetPartnerID(b.ada.PartnerID).
			SetReferralID(b.prospect.ID).SetSide("PARTNER").SetActor("x").SetText("Call them.").SaveX(b.System())
		b.happens(b.of("mia", b.ada), event.Fact{Kind: "referral.noted", SubjectID: b.prospect.ID, PartnerID: b.ada.PartnerID})
		require.Equal(t, append(told, "owner: ada wrote a note about North wind *GmbH*"), b.told(), "finance may not act on it")

		// Who makes a payout run is not asked to approve it.
		run := b.Client.PayoutRun.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetCutOffAt(today).SetStatus("DRAFT").
			SetCreatedBy("x").SetExclusions(nil).SaveX(b.System())
		b.happens(b.as("owner", viewer.Owner), event.Fact{Kind: "payout_run.created", SubjectID: run.ID})
		require.Contains(t, b.told(), "finance: A payout run of acme waits for approval")
		require.NotContains(t, b.told(), "owner: A payout run of acme waits for approval")
	})
}

func TestWhoLeftIsNotTold(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, false)
		ctx := b.as("owner", viewer.Owner)
		require.NoError(t, db.InTx(ctx, b.Client, func(tx *ent.Tx) error { return event.Record(ctx, tx, today, b.accepted()) }))
		b.Client.PartnerUser.Delete().Where(partneruser.UserID(b.people["mia"].ID)).ExecX(b.System())
		require.NoError(t, b.runner.Drain(t.Context()))
		require.Equal(t, []string{"max: Your referral of North wind *GmbH* was accepted"}, b.told())
	})
}

func TestEventsAndTheirJobsAreOne(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, false)
		ctx := b.as("owner", viewer.Owner)
		err := db.InTx(ctx, b.Client, func(tx *ent.Tx) error {
			require.NoError(t, event.Record(ctx, tx, today, b.accepted()))
			return errDown
		})
		require.ErrorIs(t, err, errDown)
		require.Zero(t, b.Client.Job.Query().CountX(b.System()), "what did not happen is not told")

		quiet := event.TellFrom(ctx, today.Add(time.Hour))
		b.happens(quiet, b.accepted())
		b.happens(ctx, event.Fact{Kind: "link.created", SubjectID: b.ada.ID, PartnerID: b.ada.PartnerID})
		require.NoError(t, db.InTx(ctx, b.Client, func(tx *ent.Tx) error {
			return event.RecordAll(ctx, tx, today, []event.Fact{{Kind: "commission.approved", SubjectID: b.ada.ID, PartnerID: b.ada.PartnerID}})
		}))
		require.Zero(t, b.Client.Job.Query().CountX(b.System()), "years that passed, what nobody is told, and what comes in sums")
	})
}

// TestEveryRuleHasAStory tells each kind of a row that is there, to whom it is for.
func TestEveryRuleHasAStory(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t), false)
	subjects := subjectsOf(b)
	for _, rule := range notice.Rules() {
		if rule.IsSum {
			continue
		}
		for _, kind := range rule.Events {
			fact, isOwn := subjects[string(rule.Kind)]
			if !isOwn {
				fact = subjects[strings.SplitN(kind, ".", 2)[0]]
			}
			fact.Kind = kind
			if kind == "referral.noted" { // the story of a note is the note of its instant
				b.clock.Set(today)
				fact.Data = nil
			}
			before := map[string]bool{}
			for _, id := range b.Client.Notification.Query().IDsX(b.System()) {
				before[id] = true
			}
			b.happens(b.by(rule), fact)
			found := 0
			for _, row := range b.Client.Notification.Query().AllX(b.System()) {
				if before[row.ID] || row.Kind != string(rule.Kind) {
					continue
				}
				found++
				require.NotContains(t, notification.Sentence(row, notice.English), "{", rule.Kind)
				require.NotContains(t, notification.Sentence(row, notice.English), "  ", rule.Kind)
				require.NotEqual(t, "/", notification.Path(row), rule.Kind)
			}
			require.NotZero(t, found, "%s by %s", rule.Kind, kind)
		}
	}
}

// by is somebody whose deed the rule tells.
func (b *bundle) by(rule notice.Rule) context.Context {
	if rule.Side == notice.Vendor && rule.OthersOnly {
		return b.of("mia", b.ada)
	}
	return b.System()
}

func TestNotificationsAreThePersonsOwn(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, false)
		b.happens(b.as("owner", viewer.Owner), b.accepted())
		mia, max := b.of("mia", b.ada), b.of("max", b.ada)
		count, err := b.service.UnreadCount(mia)
		require.NoError(t, err)
		require.Equal(t, 1, count)
		own := b.Client.Notification.Query().OnlyX(mia)
		read, err := b.service.Read(mia, own.ID)
		require.NoError(t, err)
		require.Equal(t, today, read.ReadAt.UTC())
		b.clock.Advance(time.Hour)
		read, err = b.service.Read(mia, own.ID)
		require.NoError(t, err)
		require.Equal(t, today, read.ReadAt.UTC(), "again changes nothing")

		for name, ctx := range map[string]context.Context{
			"a colleague": max, "another partner": b.of("ben", b.bob), "the vendor": b.as("owner", viewer.Owner),
			"another organization": testkit.NewBook(t, d, "other", today).Member("eve", viewer.Owner),
		} {
			_, err := b.service.Read(ctx, own.ID)
			require.ErrorIs(t, err, apperr.ErrNotFound, name)
			require.NoError(t, b.service.ReadAll(ctx), name)
			rows, err := b.Client.Notification.Query().IDs(ctx)
			require.NoError(t, err, name)
			require.NotContains(t, rows, own.ID, name)
		}
		count, err = b.service.UnreadCount(max)
		require.NoError(t, err)
		require.Zero(t, count, "max read all of his own")

		key := viewer.With(t.Context(), viewer.Viewer{
			Kind: viewer.Partner, OrganizationID: b.OrganizationID, UserID: b.people["mia"].ID, APIKeyID: "key_1", PartnerID: b.ada.PartnerID,
		})
		_, err = b.service.Read(key, own.ID)
		require.ErrorIs(t, err, apperr.ErrForbidden)
		_, err = b.service.Shown(key)
		require.ErrorIs(t, err, apperr.ErrForbidden)
		require.ErrorIs(t, b.service.ReadAll(key), apperr.ErrForbidden)
		require.ErrorIs(t, b.service.ReadAll(t.Context()), apperr.ErrUnauthenticated)
		count, err = b.service.UnreadCount(key)
		require.NoError(t, err)
		require.Zero(t, count)
		_, err = b.Client.Notification.Query().All(key)
		require.Error(t, err, "not even by the rows")
	})
}
