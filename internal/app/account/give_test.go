package account_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/account"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// TestAKeyGivesNoMoreThanItHas: whoever stole a key that may invite must not
// become an owner by inviting themselves.
func TestAKeyGivesNoMoreThanItHas(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		studio := b.partner(b.acme, "Studio")
		bob := b.hire(b.acme, "bob@example.com", viewer.ReadOnly)
		key := viewer.With(t.Context(), viewer.Viewer{
			Kind: viewer.Member, OrganizationID: b.acme, Role: viewer.Owner, APIKeyID: "key_1",
			Scopes: []viewer.Permission{viewer.MemberManage, viewer.PartnerManage},
		})
		before := b.rows()
		_, _, err := b.service.InvitationCreate(key, account.InvitationCreateInput{Email: "eve@example.com", Role: viewer.Owner})
		requireMistake(t, err, apperr.Invalid, "input", "role")
		_, _, err = b.service.InvitationCreate(key, account.InvitationCreateInput{
			Email: "eve@example.com", Role: viewer.Owner, PartnerID: &studio.ID,
		})
		requireMistake(t, err, apperr.Invalid, "input", "role")
		_, err = b.service.MemberUpdate(key, bob.ID, account.MemberUpdateInput{Role: viewer.Owner})
		requireMistake(t, err, apperr.Invalid, "input", "role")
		require.Equal(t, before, b.rows())
	})
}
