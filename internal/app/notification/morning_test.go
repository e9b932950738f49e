package notification_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	entmail "github.com/rapporthq/rapport/ent/mail"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/domain/notice"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// earns gives commissions and says so, as the engine does: in bulk.
func (b *bundle) earns(kind string, of *ent.Enrollment, amounts ...money.Money) {
	b.t.Helper()
	var facts []event.Fact
	for _, amount := range amounts {
		row := b.Earn(of, amount, commission.StatusPending, today)
		facts = append(facts, event.Fact{Kind: kind, SubjectID: row.ID, PartnerID: of.PartnerID})
	}
	require.NoError(b.t, db.InTx(b.System(), b.Client, func(tx *ent.Tx) error { return event.RecordAll(b.System(), tx, b.clock.Now(), facts) }))
}

// morning goes to eight o'clock of the next day in Berlin and tells the day.
func (b *bundle) morning() {
	b.t.Helper()
	now := b.clock.Now()
	b.clock.Set(time.Date(now.Year(), now.Month(), now.Day()+1, 7, 0, 0, 0, time.UTC))
	require.NoError(b.t, b.service.TellDay(b.System(), b.Program.ID))
}

func TestTheDayIsToldInOneMail(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, false)
		b.earns("commission.earned", b.ada, money.New(1240_00, "EUR"), money.New(10_50, "EUR"), money.New(300, "JPY"))
		b.earns("commission.approved", b.bob, money.New(5_00, "EUR"))
		b.happens(b.as("owner", viewer.Owner), event.Fact{
			Kind: "referral.moved", SubjectID: b.prospect.ID, PartnerID: b.ada.PartnerID, Data: map[string]string{"to": "meeting"},
		})
		require.Empty(t, b.mails(), "it comes in the morning")
		b.morning()
		require.Equal(t, []string{
			"ben: Payable now: 5.00\u00a0EUR",
			"max: North wind *GmbH* is now at Meeting", "max: New earnings: 1,250.50\u00a0EUR, 300\u00a0JPY",
			"mia: North wind *GmbH* steht jetzt bei Meeting", "mia: Neuer Verdienst: 1.250,50\u00a0EUR, 300\u00a0JPY",
		}, b.told())
		mails := b.mails()
		require.Len(t, mails, 3)
		require.Equal(t, "acme: Ihr Tag, 3. März 2026", mails[2].Subject)
		require.Contains(t, mails[2].Text, "* North wind *GmbH* steht jetzt bei Meeting\n  https://tide.example/portal/referrals/")
		require.Contains(t, mails[2].Text, "* Neuer Verdienst: 1.250,50\u00a0EUR, 300\u00a0JPY\n  https://tide.example/portal/earnings?program=acme")
		require.NotContains(t, mails[2].Text, "5,00\u00a0EUR", "nothing of another partner")
		require.Contains(t, mails[2].HTML, "<li>")

		told := b.told()
		require.NoError(t, b.service.TellDay(b.System(), b.Program.ID))
		b.morning()
		b.morning()
		require.Equal(t, told, b.told(), "nothing twice, and a day without anything tells nothing")
		require.Len(t, b.mails(), 3)

		// What was at once is not in the digest; days without a run are made up for.
		b.happens(b.as("owner", viewer.Owner), b.accepted())
		b.earns("commission.earned", b.bob, money.New(1_00, "EUR"))
		b.clock.Advance(2 * 24 * time.Hour)
		b.morning()
		b.clock.Advance(time.Hour)
		require.Contains(t, b.told(), "ben: New earnings: 1.00\u00a0EUR")
		digests := b.Client.Mail.Query().Where(entmail.Kind(string(notice.Digest))).CountX(b.System())
		require.Equal(t, 4, digests)
	})
}

func TestTheDigestFollowsPreferences(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, true)
		_, err := b.service.SetPreferences(b.of("mia", b.ada), choice("commission.earned", true, notice.AtOnce))
		require.NoError(t, err)
		_, err = b.service.SetPreferences(b.of("max", b.ada), choice("commission.earned", false, notice.Daily))
		require.NoError(t, err)
		_, err = b.service.SetPreferences(b.of("ben", b.bob), choice("commission.earned", true, notice.Never))
		require.NoError(t, err)
		b.earns("commission.earned", b.ada, money.New(1_00, "EUR"))
		b.earns("commission.earned", b.bob, money.New(2_00, "EUR"))
		b.morning()
		require.NoError(t, b.runner.Drain(t.Context()))
		mails := b.mails()
		require.Len(t, mails, 2)
		require.Equal(t, []string{string(notice.Digest), "commission.earned"}, []string{mails[0].Kind, mails[1].Kind})
		require.Equal(t, []string{"max@acme.example", "mia@acme.example"}, []string{mails[0].Recipient, mails[1].Recipient})

		// The link in a digest ends all that comes by it.
		at := slices.IndexFunc(b.box.got, func(m notice.Message) bool { return m.To == "max@acme.example" })
		require.NoError(t, b.service.Leave(t.Context(), strings.TrimPrefix(b.box.got[at].Unsubscribe, "https://tide.example/unsubscribe/")))
		b.earns("commission.earned", b.ada, money.New(3_00, "EUR"))
		b.morning()
		require.Len(t, b.mails(), 3, "only mia's")
		preferences, err := b.service.Preferences(b.of("max", b.ada))
		require.NoError(t, err)
		for _, one := range preferences {
			require.NotEqual(t, notice.Daily, one.Mail, one.Kind)
		}
	})
}

func TestASumOfNothingIsNotTold(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t), false)
	b.earns("commission.earned", b.ada, money.New(5_00, "EUR"), money.New(-5_00, "EUR"))
	b.morning()
	require.Empty(t, b.told())
}
