package auth_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/auth"
	"github.com/rapporthq/rapport/internal/id"
)

func TestNewToken(t *testing.T) {
	t.Parallel()
	require.Regexp(t, `^[A-Za-z0-9_-]{43}$`, auth.NewToken())
	first, second := auth.NewToken(), auth.NewToken()
	require.NotEqual(t, first, second)
	require.Equal(t, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", auth.HashToken("abc"))
}

func TestNewAPIKey(t *testing.T) {
	t.Parallel()
	organization := id.New("org", time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC))
	key, visible, hash := auth.Tokens{}.NewAPIKey(organization)
	require.Regexp(t, `^rk_[0-9a-z]{26}_[A-Za-z0-9_-]{43}$`, key)
	require.Equal(t, "rk_"+organization[len("org_"):]+"_", key[:30])
	require.Equal(t, key[:34], visible)
	require.Equal(t, auth.HashToken(key), hash)
}

func TestReadInvitation(t *testing.T) {
	t.Parallel()
	organization := id.New("org", time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC))
	token, hash := auth.Tokens{}.NewInvitation(organization)
	owner, read, ok := auth.Tokens{}.ReadInvitation(token)
	require.True(t, ok)
	require.Equal(t, organization, owner)
	require.Equal(t, hash, read)

	key, _, _ := auth.Tokens{}.NewAPIKey(organization)
	for name, bad := range map[string]string{
		"nothing":                      "",
		"a word":                       "please",
		"a key":                        key,
		"no secret":                    token[:29],
		"an organization cut short":    "ri_01m7x1_secret",
		"an organization that is none": "ri_" + "uuuuuuuuuuuuuuuuuuuuuuuuuu" + "_secret",
	} {
		_, _, ok := auth.Tokens{}.ReadInvitation(bad)
		require.False(t, ok, name)
	}
}
