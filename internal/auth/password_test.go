package auth_test

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/auth"
)

// olderKey is of "correct horse" at 4 MiB and three passes.
const olderKey = "rxk9Q9nGM19FnwhTrfspDC1V1bWPBFSg5XTk/f/MGoM"

func TestPasswords(t *testing.T) {
	t.Parallel()
	passwords := auth.NewPasswords()
	hash, err := passwords.Hash(t.Context(), "correct horse")
	require.NoError(t, err)
	require.Regexp(t, `^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$`, hash)

	again, err := passwords.Hash(t.Context(), "correct horse")
	require.NoError(t, err)
	require.NotEqual(t, hash, again, "each hash has a salt of its own")

	for name, c := range map[string]struct {
		hash, password string
		ok, outdated   bool
	}{
		"the right password":            {hash, "correct horse", true, false},
		"a wrong password":              {hash, "correct horse ", false, false},
		"no password":                   {hash, "", false, false},
		"nobody is known by this name":  {"", "correct horse", false, false},
		"nobody, with the empty secret": {"", "", false, false},
		"a hash of an older cost, right": {
			"$argon2id$v=19$m=4096,t=3,p=1$c2FsdHNhbHRzYWx0c2FsdA$" + olderKey, "correct horse", true, true,
		},
		"a hash of an older cost, wrong": {
			"$argon2id$v=19$m=4096,t=3,p=1$c2FsdHNhbHRzYWx0c2FsdA$" + olderKey, "wrong horse", false, false,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ok, outdated, err := passwords.Check(t.Context(), c.hash, c.password)
			require.NoError(t, err)
			require.Equal(t, c.ok, ok)
			require.Equal(t, c.outdated, outdated)
		})
	}
}

func TestCheckRefusesWhatIsNoHash(t *testing.T) {
	t.Parallel()
	passwords := auth.NewPasswords()
	good, err := passwords.Hash(t.Context(), "correct horse")
	require.NoError(t, err)
	for name, hash := range map[string]string{
		"plain text":             "correct horse",
		"another algorithm":      strings.Replace(good, "argon2id", "argon2i", 1),
		"another version":        strings.Replace(good, "v=19", "v=16", 1),
		"no passes":              strings.Replace(good, "t=2", "t=0", 1),
		"no lanes":               strings.Replace(good, "p=1", "p=0", 1),
		"a gigabyte":             strings.Replace(good, "m=19456", "m=1048576", 1),
		"a cost that is no cost": strings.Replace(good, "m=19456,t=2,p=1", "cheap", 1),
		"a key cut short":        good[:len(good)-30],
		"a key that is no text":  good[:len(good)-1] + "!",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ok, _, err := passwords.Check(t.Context(), hash, "correct horse")
			require.EqualError(t, err, "the stored password hash is no argon2id PHC string")
			require.False(t, ok)
		})
	}
}

func TestHashingWaitsOnlyAsLongAsItsCaller(t *testing.T) {
	t.Parallel()
	passwords := auth.NewPasswords()
	release := passwords.OccupyEverySlot()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := passwords.Hash(ctx, "correct horse")
	require.ErrorIs(t, err, context.Canceled)
	_, _, err = passwords.Check(ctx, "", "correct horse")
	require.ErrorIs(t, err, context.Canceled)

	release()
	_, err = passwords.Hash(t.Context(), "correct horse")
	require.NoError(t, err)
}
