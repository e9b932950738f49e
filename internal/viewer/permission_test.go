package viewer_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/viewer"
)

// seats are the columns of the table below, in its order.
var seats = []struct {
	name   string
	viewer viewer.Viewer
}{
	{"owner", viewer.Viewer{Kind: viewer.Member, Role: viewer.Owner}},
	{"admin", viewer.Viewer{Kind: viewer.Member, Role: viewer.Admin}},
	{"finance", viewer.Viewer{Kind: viewer.Member, Role: viewer.Finance}},
	{"viewer", viewer.Viewer{Kind: viewer.Member, Role: viewer.ReadOnly}},
	{"partner's owner", viewer.Viewer{Kind: viewer.Partner, Role: viewer.Owner}},
	{"partner's member", viewer.Viewer{Kind: viewer.Partner, Role: viewer.Staff}},
	{"visitor", viewer.NewVisitor("org_1")},
}

// table says who may do what: a letter or a dot for each of seats.
var table = map[viewer.Permission]string{
	//                         OAFV OM V
	viewer.OrganizationManage: "x......",
	viewer.MemberManage:       "x......",
	viewer.APIKeyManage:       "xx.....",
	viewer.ProgramRead:        "xxxx...",
	viewer.ProgramManage:      "xx.....",
	viewer.PartnerRead:        "xxxx...",
	viewer.PartnerManage:      "xx.....",
	viewer.LinkManage:         "xx.....",
	viewer.ConversionRead:     "xxxx...",
	viewer.ConversionRecord:   "xx.....",
	viewer.CommissionRead:     "xxxx...",
	viewer.CommissionDecide:   "xxx....",
	viewer.FraudReview:        "xxx....",
	viewer.PayoutRead:         "xxxx...",
	viewer.PayoutManage:       "xxx....",
	viewer.PayoutApprove:      "xxx....",
	viewer.ReferralRead:       "xxxx...",
	viewer.ReferralManage:     "xx.....",
	viewer.ReportRead:         "xxxx...",
	viewer.AuditRead:          "xxx....",
	viewer.OwnRead:            "....xx.",
	viewer.OwnLinkManage:      "....xx.",
	viewer.OwnReferralOpen:    "....xx.",
	viewer.OwnPayoutMethod:    "....x..",
	viewer.OwnTeamManage:      "....x..",
	viewer.ClickRecord:        "......x",
	viewer.ProgramApply:       "......x",
}

func TestEveryRoleAndPermission(t *testing.T) {
	t.Parallel()
	require.Len(t, table, len(viewer.All()))
	for _, p := range viewer.All() {
		row := table[p]
		require.Len(t, row, len(seats), "%s has a cell for each seat", p)
		for i, seat := range seats {
			may := row[i] == 'x'
			require.Equal(t, may, seat.viewer.Can(p), "%s: %s", seat.name, p)

			_, err := viewer.Require(viewer.With(t.Context(), seat.viewer), p)
			if may {
				require.NoError(t, err, "%s: %s", seat.name, p)
			} else {
				require.ErrorIs(t, err, apperr.ErrForbidden, "%s: %s", seat.name, p)
			}
		}
	}
}

func TestRequire(t *testing.T) {
	t.Parallel()
	for _, p := range viewer.All() {
		_, err := viewer.Require(t.Context(), p)
		require.ErrorIs(t, err, apperr.ErrUnauthenticated, "nobody: %s", p)
		_, err = viewer.Require(viewer.With(t.Context(), viewer.NewDirectory()), p)
		require.ErrorIs(t, err, apperr.ErrForbidden, "the directory: %s", p)
		_, err = viewer.Require(viewer.With(t.Context(), viewer.NewSystem("org_1")), p)
		require.NoError(t, err, "the system: %s", p)
	}
}

func TestRolesOfTheOtherKindOfSeatPermitNothing(t *testing.T) {
	t.Parallel()
	require.Empty(t, viewer.Viewer{Kind: viewer.Member, Role: viewer.Staff}.Permissions())
	require.Empty(t, viewer.Viewer{Kind: viewer.Member, Role: "EMPEROR"}.Permissions())
	require.Empty(t, viewer.Viewer{Role: viewer.Owner}.Permissions(), "a role without a kind")
}

func TestKeysMayDoWhatTheirScopesNameAndTheirKindMay(t *testing.T) {
	t.Parallel()
	key := viewer.Viewer{
		Kind: viewer.Partner, Role: viewer.Owner, APIKeyID: "key_1",
		Scopes: []viewer.Permission{viewer.OwnRead, viewer.PayoutApprove},
	}
	require.Equal(t, []viewer.Permission{viewer.OwnRead}, key.Permissions())
	key.Scopes = nil
	require.Empty(t, key.Permissions(), "a key without scopes may do nothing")
}

func TestActor(t *testing.T) {
	t.Parallel()
	require.Equal(t, "key_1", viewer.Viewer{APIKeyID: "key_1", UserID: "usr_1", Name: "Ada"}.Actor())
	require.Equal(t, "usr_1", viewer.Viewer{UserID: "usr_1", Name: "Ada"}.Actor())
	require.Equal(t, "system", viewer.NewSystem("org_1").Actor())
}

func TestSeatID(t *testing.T) {
	t.Parallel()
	require.Equal(t, "mem_1", viewer.Seat{OrganizationID: "org_1", MemberID: "mem_1"}.ID())
	require.Equal(t, "pus_1", viewer.Seat{OrganizationID: "org_1", PartnerUserID: "pus_1"}.ID())
}

func TestNobodyGivesWhatTheyDoNotHave(t *testing.T) {
	t.Parallel()
	key := func(kind viewer.Kind, scopes ...viewer.Permission) viewer.Viewer {
		return viewer.Viewer{Kind: kind, Role: viewer.Owner, APIKeyID: "key_1", Scopes: scopes}
	}
	owner := viewer.Viewer{Kind: viewer.Member, Role: viewer.Owner}
	admin := viewer.Viewer{Kind: viewer.Member, Role: viewer.Admin}
	theirs := viewer.Viewer{Kind: viewer.Partner, Role: viewer.Owner}
	for name, c := range map[string]struct {
		giver viewer.Viewer
		kind  viewer.Kind
		role  viewer.Role
		may   bool
	}{
		"an owner makes owners":                         {owner, viewer.Member, viewer.Owner, true},
		"an admin makes no owners":                      {admin, viewer.Member, viewer.Owner, false},
		"an admin makes owners of partners":             {admin, viewer.Partner, viewer.Owner, true},
		"a partner's owner makes another":               {theirs, viewer.Partner, viewer.Owner, true},
		"a partner's owner makes no members":            {theirs, viewer.Member, viewer.ReadOnly, false},
		"a key that invites makes no owners":            {key(viewer.Member, viewer.MemberManage), viewer.Member, viewer.Owner, false},
		"a key that manages partners owns none":         {key(viewer.Member, viewer.PartnerManage), viewer.Partner, viewer.Owner, false},
		"a partner's key that invites makes no owners":  {key(viewer.Partner, viewer.OwnTeamManage), viewer.Partner, viewer.Owner, false},
		"a key with every scope does as its owner does": {key(viewer.Member, viewer.MemberScopes()...), viewer.Member, viewer.Owner, true},
	} {
		require.Equal(t, c.may, c.giver.MayGiveRole(c.kind, c.role), name)
	}
	require.False(t, key(viewer.Member, viewer.PartnerManage).MayGive(viewer.OwnPayoutMethod))
	require.True(t, key(viewer.Member, viewer.PayoutManage).MayGive(viewer.OwnPayoutMethod))
}
