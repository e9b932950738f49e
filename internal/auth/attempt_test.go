package auth_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/auth"
	"github.com/rapporthq/rapport/internal/clock"
)

// from is a context of a browser at a network address.
func from(t *testing.T, address string) context.Context {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/graphql", nil)
	r.RemoteAddr = address + ":1234"
	return auth.WithJar(t.Context(), auth.NewJar(httptest.NewRecorder(), r, false))
}

func setupAttempts(t *testing.T) (*auth.Attempts, *clock.Fake) {
	t.Helper()
	c := clock.NewFake(time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC))
	attempts, err := auth.NewAttempts(c)
	require.NoError(t, err)
	return attempts, c
}

func TestAttempts(t *testing.T) {
	t.Parallel()

	t.Run("the eleventh failure of an address within a minute is refused", func(t *testing.T) {
		t.Parallel()
		attempts, c := setupAttempts(t)
		for i := range 10 {
			_, err := attempts.Begin(from(t, fmt.Sprintf("192.0.2.%d", i)), "ada@example.com")
			require.NoError(t, err)
		}
		_, err := attempts.Begin(from(t, "192.0.2.99"), "ada@example.com")
		require.ErrorIs(t, err, apperr.ErrRateLimited)
		_, err = attempts.Begin(from(t, "192.0.2.99"), "bob@example.com")
		require.NoError(t, err, "others are not concerned")

		c.Advance(6*time.Second - time.Microsecond)
		_, err = attempts.Begin(from(t, "192.0.2.99"), "ada@example.com")
		require.ErrorIs(t, err, apperr.ErrRateLimited)
		c.Advance(time.Microsecond)
		_, err = attempts.Begin(from(t, "192.0.2.99"), "ada@example.com")
		require.NoError(t, err, "one more after a tenth of a minute")
		_, err = attempts.Begin(from(t, "192.0.2.99"), "ada@example.com")
		require.ErrorIs(t, err, apperr.ErrRateLimited)
	})

	t.Run("the eleventh failure from a network address is refused, whoever is tried", func(t *testing.T) {
		t.Parallel()
		attempts, c := setupAttempts(t)
		for i := range 10 {
			_, err := attempts.Begin(from(t, "192.0.2.1"), fmt.Sprintf("person%d@example.com", i))
			require.NoError(t, err)
		}
		_, err := attempts.Begin(from(t, "192.0.2.1"), "another@example.com")
		require.ErrorIs(t, err, apperr.ErrRateLimited)
		_, err = attempts.Begin(from(t, "192.0.2.2"), "another@example.com")
		require.NoError(t, err)

		c.Advance(time.Minute)
		for i := range 10 {
			_, err := attempts.Begin(from(t, "192.0.2.1"), fmt.Sprintf("person%d@example.com", i))
			require.NoError(t, err, "a minute later all ten are back")
		}
	})

	t.Run("a success is not counted", func(t *testing.T) {
		t.Parallel()
		attempts, _ := setupAttempts(t)
		for range 50 {
			succeeded, err := attempts.Begin(from(t, "192.0.2.1"), "ada@example.com")
			require.NoError(t, err)
			succeeded()
		}
		for range 10 {
			_, err := attempts.Begin(from(t, "192.0.2.1"), "ada@example.com")
			require.NoError(t, err)
		}
		_, err := attempts.Begin(from(t, "192.0.2.1"), "ada@example.com")
		require.ErrorIs(t, err, apperr.ErrRateLimited)
	})

	t.Run("the least recently seen are forgotten first", func(t *testing.T) {
		t.Parallel()
		attempts, _ := setupAttempts(t)
		for i := range 10 {
			_, err := attempts.Begin(from(t, fmt.Sprintf("192.0.2.%d", i)), "ada@example.com")
			require.NoError(t, err)
		}
		for i := range auth.Remembered {
			address := fmt.Sprintf("10.%d.%d.1", i/250, i%250)
			_, err := attempts.Begin(from(t, address), fmt.Sprintf("person%d@example.com", i))
			require.NoError(t, err)
		}
		_, err := attempts.Begin(from(t, "192.0.2.99"), "ada@example.com")
		require.NoError(t, err)
	})
}

func TestRemoteAddress(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		remote    string
		forwarded []string
		want      string
	}{
		"an IPv4 address":                      {"192.0.2.7:1234", nil, "192.0.2.7"},
		"an IPv6 address counts by its /64":    {"[2001:db8:1:2:3:4:5:6]:1234", nil, "2001:db8:1:2::/64"},
		"IPv4 in IPv6 is IPv4":                 {"[::ffff:192.0.2.7]:1234", nil, "192.0.2.7"},
		"a stranger's word is not taken":       {"192.0.2.7:1234", []string{"198.51.100.1"}, "192.0.2.7"},
		"a proxy on this machine is believed":  {"127.0.0.1:1234", []string{"198.51.100.1"}, "198.51.100.1"},
		"only its last hop is believed":        {"127.0.0.1:1234", []string{"203.0.113.9", "1.2.3.4, 198.51.100.1"}, "198.51.100.1"},
		"a proxy that talks nonsense is local": {"127.0.0.1:1234", []string{"unknown"}, "127.0.0.1"},
		"what is no address stays as it is":    {"@", nil, "@"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil)
			r.RemoteAddr = c.remote
			for _, hop := range c.forwarded {
				r.Header.Add("X-Forwarded-For", hop)
			}
			require.Equal(t, c.want, auth.RemoteAddress(r))
		})
	}
}
