package notification_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent/partneruser"
	"github.com/rapporthq/rapport/internal/app/notification"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/notice"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

const accepted = "submission.accepted"

func choice(kind string, inApp bool, mail notice.Timing) []*notification.PreferenceInput {
	return []*notification.PreferenceInput{{Kind: kind, InApp: inApp, Mail: mail}}
}

func TestPreferencesDecideHowOneIsTold(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, false)
		mia, max := b.of("mia", b.ada), b.of("max", b.ada)
		for range 2 { // the second time it is changed, not made
			set, err := b.service.SetPreferences(mia, choice(accepted, false, notice.AtOnce))
			require.NoError(t, err)
			at := slices.IndexFunc(set, func(p *notification.Preference) bool { return p.Kind == accepted })
			require.Equal(t, &notification.Preference{Kind: accepted, Topic: notice.Referrals, Mail: notice.AtOnce}, set[at])
			require.Equal(t, "Eine Einreichung wird angenommen", set[at].Label(notice.German))
		}
		_, err := b.service.SetPreferences(max, choice(accepted, true, notice.Never))
		require.NoError(t, err)
		b.happens(b.as("owner", viewer.Owner), b.accepted())
		require.Len(t, b.mails(), 1)
		require.Equal(t, "mia@acme.example", b.mails()[0].Recipient)
		unread, err := b.service.UnreadCount(mia)
		require.NoError(t, err)
		require.Zero(t, unread, "not in the app")
		unread, err = b.service.UnreadCount(max)
		require.NoError(t, err)
		require.Equal(t, 1, unread)

		_, err = b.service.SetPreferences(mia, choice(accepted, false, notice.Never))
		require.NoError(t, err)
		b.happens(b.as("owner", viewer.Owner), b.accepted())
		require.Len(t, b.mails(), 1)
	})
}

func TestPreferencesConcernTheSeat(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t), false)
	kinds := func(in []*notification.Preference) []string {
		var out []string
		for _, one := range in {
			out = append(out, one.Kind)
		}
		return out
	}
	finance, err := b.service.Preferences(b.as("finance", viewer.Finance))
	require.NoError(t, err)
	require.Equal(t, []string{"payout_run.waiting", "payout.returned"}, kinds(finance), "of what a person may not act on it is not told")
	require.True(t, finance[0].IsDefault)
	mine, err := b.service.Preferences(b.of("mia", b.ada))
	require.NoError(t, err)
	require.Contains(t, kinds(mine), accepted)
	require.NotContains(t, kinds(mine), "submission.received")
	none, err := b.service.Preferences(viewer.With(t.Context(), viewer.Viewer{Kind: viewer.Member, OrganizationID: b.OrganizationID, APIKeyID: "key_1"}))
	require.NoError(t, err)
	require.Empty(t, none)
}

func TestPreferencesAreChecked(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t), false)
	mia := b.of("mia", b.ada)
	for name, c := range map[string]struct {
		in   []*notification.PreferenceInput
		code apperr.Code
		path []string
	}{
		"a kind of the other side":           {choice("submission.received", true, notice.Daily), apperr.NotFoundCode, []string{"preferences", "0", "kind"}},
		"a kind of nobody's":                 {choice("x", true, notice.Daily), apperr.NotFoundCode, []string{"preferences", "0", "kind"}},
		"a mail that nobody may choose away": {choice(string(notice.Digest), true, notice.Never), apperr.NotFoundCode, []string{"preferences", "0", "kind"}},
		"another timing":                     {choice(accepted, true, "WEEKLY"), apperr.Invalid, []string{"preferences", "0", "mail"}},
		"twice":                              {append(choice(accepted, true, notice.Daily), choice(accepted, false, notice.Daily)...), apperr.Taken, []string{"preferences", "1", "kind"}},
		"too many":                           {make([]*notification.PreferenceInput, 101), apperr.TooLong, []string{"preferences"}},
	} {
		_, err := b.service.SetPreferences(mia, c.in)
		requireProblem(t, err, c.code, c.path...)
		require.Zero(t, b.Client.NotificationPreference.Query().CountX(b.System()), name)
	}
	_, err := b.service.SetPreferences(t.Context(), nil)
	require.ErrorIs(t, err, apperr.ErrUnauthenticated)
}

func TestALinkEndsMailsWithoutSigningIn(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, true)
		b.happens(b.as("owner", viewer.Owner), b.accepted())
		at := slices.IndexFunc(b.box.got, func(m notice.Message) bool { return m.To == "mia@acme.example" })
		token := strings.TrimPrefix(b.box.got[at].Unsubscribe, "https://tide.example/unsubscribe/")
		about, err := b.service.Leaving(t.Context(), token)
		require.NoError(t, err)
		require.Equal(t, &notification.Leaving{Label: "Eine Einreichung wird angenommen", Language: notice.German}, about)
		for range 2 {
			require.NoError(t, b.service.Leave(t.Context(), token))
		}
		row := b.Client.NotificationPreference.Query().OnlyX(b.System())
		require.Equal(t, []any{b.people["mia"].ID, accepted, true, "NONE"}, []any{row.UserID, row.Kind, row.InApp, string(row.Mail)})

		_, err = b.service.Leaving(t.Context(), token+"x")
		require.ErrorIs(t, err, apperr.ErrNotFound)
		other := strings.Split(token, ".")
		require.ErrorIs(t, b.service.Leave(t.Context(), other[0][:10]+"A"+other[0][11:]+"."+other[1]), apperr.ErrNotFound)
		require.ErrorIs(t, b.service.Leave(t.Context(), "nothing"), apperr.ErrNotFound)
		b.Client.PartnerUser.Delete().Where(partneruser.UserID(b.people["mia"].ID)).ExecX(b.System())
		require.ErrorIs(t, b.service.Leave(t.Context(), token), apperr.ErrNotFound, "who left has nothing to end")
	})
}
