package notification_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	entmail "github.com/rapporthq/rapport/ent/mail"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/notice"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// other opens a second referral of the same partner.
func (b *bundle) other() *ent.Referral {
	return b.Client.Referral.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetEnrollmentID(b.ada.ID).
		SetPartnerID(b.ada.PartnerID).SetStageID(b.prospect.StageID).SetStatus(b.prospect.Status).SetSource("LINK").SetName("Southwind").
		SetCurrency("EUR").SetOpenedAt(today).SetStageSince(today).SaveX(b.System())
}

// forget erases what was told of referrals, as a member does.
func (b *bundle) forget(ids ...string) {
	b.t.Helper()
	ctx := b.as("owner", viewer.Owner)
	require.NoError(b.t, db.InTx(ctx, b.Client, func(tx *ent.Tx) error { return b.service.Forget(ctx, tx, ids) }))
}

func TestWhatWasToldOfSomebodyIsForgotten(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, true)
		b.box.fail = &notice.SendError{Failure: notice.Failure{Reason: notice.RecipientRefused}, IsFinal: true}
		owner := b.as("owner", viewer.Owner)
		b.happens(owner, b.accepted())
		kept := b.other()
		b.happens(owner, event.Fact{Kind: "referral.accepted", SubjectID: kept.ID, PartnerID: b.ada.PartnerID})
		require.Len(t, b.told(), 4)
		require.Len(t, b.mails(), 4)
		stranger := testkit.NewBook(t, d, "other", today)
		require.NoError(t, db.InTx(stranger.System(), b.Client, func(tx *ent.Tx) error {
			return b.service.Forget(stranger.Member("eve", viewer.Owner), tx, []string{b.prospect.ID})
		}))
		require.Len(t, b.told(), 4, "another organization forgets nothing of this one")

		b.forget(b.prospect.ID)
		require.Equal(t, []string{
			"max: Your referral of Southwind was accepted", "mia: Ihre Empfehlung von Southwind wurde angenommen",
		}, b.told(), "also what is other people's")
		mails := b.mails()
		require.Len(t, mails, 2)
		for _, one := range mails {
			require.NotContains(t, one.Subject+one.Text+one.HTML, "wind *GmbH*")
		}
		b.forget(b.prospect.ID)
		require.Len(t, b.mails(), 2, "again changes nothing")
	})
}

func TestADailyMailThatNamesSomebodyIsForgotten(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, true)
		b.box.fail = errDown
		partner := b.of("mia", b.ada)
		kept := b.other()
		attached := func(id string) {
			ctx := partner
			require.NoError(t, db.InTx(ctx, b.Client, func(tx *ent.Tx) error {
				return event.Record(ctx, tx, b.clock.Now(), event.Fact{
					Kind: "referral.attached", SubjectID: id, PartnerID: b.ada.PartnerID, Data: map[string]string{"files": "1"},
				})
			}))
			require.NoError(t, b.runner.Drain(t.Context()))
		}
		attached(b.prospect.ID)
		attached(kept.ID)
		b.clock.Advance(24 * time.Hour)
		require.NoError(t, b.service.TellDay(b.System(), b.Program.ID))
		digests := func() []*ent.Mail {
			return b.Client.Mail.Query().Where(entmail.Kind(string(notice.Digest))).AllX(b.System())
		}
		require.Len(t, digests(), 1)
		require.Contains(t, digests()[0].Text, "wind *GmbH*")

		waiting := digests()[0].ID
		b.forget(b.prospect.ID)
		require.Empty(t, digests())
		require.NoError(t, b.service.Send(b.System(), waiting), "the job that was to send it has nothing left to do")
		require.NoError(t, b.service.TellDay(b.System(), b.Program.ID))
		require.Len(t, digests(), 1, "what it told beside is told after all")
		require.Contains(t, digests()[0].Text, "Southwind")
		require.NotContains(t, digests()[0].Text, "wind *GmbH*")
	})
}
