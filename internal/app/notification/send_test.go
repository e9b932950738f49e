package notification_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	entmail "github.com/rapporthq/rapport/ent/mail"
	"github.com/rapporthq/rapport/internal/app/notification"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/notice"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func TestMailsAreSent(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, true)
		require.NoError(t, b.Client.PartnerUser.Update().SetRole(viewer.Staff).Exec(b.System()))
		b.happens(b.as("owner", viewer.Owner), b.accepted())
		require.Len(t, b.box.got, 2)
		first := b.mails()[0]
		require.Equal(t, entmail.StatusSENT, first.Status)
		require.Equal(t, today, first.SentAt.UTC())
		var sent notice.Message
		for _, one := range b.box.got {
			if one.To == first.Recipient {
				sent = one
			}
		}
		require.Equal(t, first.ID+"@tide.example", sent.ID, "the same at every attempt")
		require.Equal(t, "acme", sent.Sender)
		require.Contains(t, sent.Text, "No more mails of this kind: "+sent.Unsubscribe[:40])
		require.NotContains(t, sent.Text+sent.HTML, "~leave.")
		require.NotContains(t, first.Text+first.HTML, strings.TrimPrefix(sent.Unsubscribe, "https://tide.example/unsubscribe/"), "the stored mail is no way in")
		require.NoError(t, b.service.Send(b.System(), first.ID))
		require.Len(t, b.box.got, 2, "what was sent is not sent again by its job")
	})
}

func TestMailsThatFailAreTriedAgain(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, true)
		b.box.fail = errDown
		ctx := b.as("owner", viewer.Owner)
		require.NoError(t, db.InTx(ctx, b.Client, func(tx *ent.Tx) error { return event.Record(ctx, tx, today, b.accepted()) }))
		for range 7 {
			require.Error(t, b.runner.Drain(t.Context()))
			b.clock.Advance(24 * time.Hour)
		}
		row := b.mails()[0]
		require.Equal(t, entmail.StatusQUEUED, row.Status)
		require.Equal(t, []any{7, "UNREACHABLE"}, []any{row.Attempts, row.LastError})
		require.NoError(t, b.runner.Drain(t.Context()), "the last attempt says so in the mail, not in the job")
		row = b.mails()[0]
		require.Equal(t, entmail.StatusFAILED, row.Status)
		b.clock.Advance(24 * time.Hour)
		require.NoError(t, b.runner.Drain(t.Context()))

		b.box.fail = nil
		again, err := b.service.Resend(ctx, row.ID)
		require.NoError(t, err)
		require.Equal(t, []any{entmail.StatusQUEUED, 0, ""}, []any{again.Status, again.Attempts, again.LastError})
		_, err = b.service.Resend(ctx, row.ID)
		requireProblem(t, err, apperr.WrongState, "id")
		require.NoError(t, b.runner.Drain(t.Context()))
		require.Equal(t, entmail.StatusSENT, b.mails()[0].Status)
		require.Len(t, b.box.got, 1)

		b.box.fail = &notice.SendError{Failure: notice.Failure{Reason: notice.RecipientRefused, ServerCode: new(550)}, IsFinal: true}
		_, err = b.service.Resend(ctx, row.ID)
		require.NoError(t, err, "what was sent may be sent once more")
		require.NoError(t, b.runner.Drain(t.Context()))
		row = b.mails()[0]
		require.Equal(t, []any{entmail.StatusFAILED, 1, "RECIPIENT_REFUSED 550"}, []any{row.Status, row.Attempts, row.LastError})
	})
}

func TestTheOutboxIsForThoseWhoManage(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, false)
		b.happens(b.as("owner", viewer.Owner), b.accepted())
		id := b.mails()[0].ID
		for name, ctx := range map[string]context.Context{
			"finance": b.as("finance", viewer.Finance), "a partner": b.of("mia", b.ada),
		} {
			_, err := b.service.Resend(ctx, id)
			require.ErrorIs(t, err, apperr.ErrForbidden, name)
			_, err = b.service.Outbox(ctx)
			require.ErrorIs(t, err, apperr.ErrForbidden, name)
			_, err = b.service.Delivery(ctx)
			require.ErrorIs(t, err, apperr.ErrForbidden, name)
		}
		stranger := testkit.NewBook(t, d, "other", today).Member("eve", viewer.Owner)
		_, err := b.service.Resend(stranger, id)
		require.ErrorIs(t, err, apperr.ErrNotFound)
		admin := b.as("owner", viewer.Admin)
		_, err = b.service.Resend(admin, id)
		requireProblem(t, err, apperr.WrongState, "id")
		delivery, err := b.service.Delivery(admin)
		require.NoError(t, err)
		require.Equal(t, &notification.Delivery{}, delivery)
		sending := setup(t, testkit.Open(t), true)
		delivery, err = sending.service.Delivery(sending.as("owner", viewer.Owner))
		require.NoError(t, err)
		require.Equal(t, "partners@tide.example", *delivery.Sender)
	})
}

func TestInvitationsAreSealed(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, true)
		invite := func(ctx context.Context, id string, partnerID *string) {
			require.NoError(t, db.InTx(ctx, b.Client, func(tx *ent.Tx) error {
				return b.service.Invite(ctx, tx, notice.Invitation{
					ID: id, Email: id + "@new.example", Locale: "de", Inviter: "owner\r\nBcc: eve@example.com", PartnerID: partnerID,
					Address: "https://tide.example/invitations/", Token: "tok-" + id, Until: "2026-03-16",
				})
			}))
		}
		invite(b.as("owner", viewer.Owner), "a", nil)
		invite(b.of("mia", b.ada), "b", &b.ada.PartnerID)
		invite(event.TellFrom(b.as("owner", viewer.Owner), today.Add(time.Hour)), "c", nil)
		require.NoError(t, b.runner.Drain(t.Context()))
		mails := b.mails()
		require.Len(t, mails, 2, "of years that passed nobody is told")
		require.Equal(t, "owner Bcc: eve@example.com lädt Sie zu acme ein", mails[0].Subject, "a name is one line of text")
		owner, admin := b.as("owner", viewer.Owner), b.as("owner", viewer.Admin)
		for _, part := range []string{mails[0].Text, mails[0].HTML} {
			require.NotContains(t, part, "tok-a")
			require.Contains(t, b.service.Readable(owner, part), "/invitations/tok-a")
			require.Contains(t, b.service.Readable(admin, part), "/invitations/…", "an admin invites no members")
		}
		require.Contains(t, b.service.Readable(admin, mails[1].Text), "/invitations/tok-b")
		stranger := testkit.NewBook(t, d, "other", today).Member("eve", viewer.Owner)
		require.NotContains(t, b.service.Readable(stranger, mails[0].Text), "tok-a")
		require.Contains(t, b.box.got[0].Text+b.box.got[1].Text, "/invitations/tok-a", "the person gets the whole address")
		require.Empty(t, b.box.got[0].Unsubscribe)
	})
}

func requireProblem(t *testing.T, err error, code apperr.Code, path ...string) {
	t.Helper()
	problems, isMistake := apperr.List(err)
	require.True(t, isMistake, "%v", err)
	require.Equal(t, code, problems[0].Code)
	require.Equal(t, path, problems[0].Field)
	require.NotEmpty(t, problems[0].Message)
}
