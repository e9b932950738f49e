package site_test

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/site"
)

var now = time.Date(2026, 5, 1, 12, 0, 0, 0, time.UTC)

func encoded(text string) string { return base64.RawURLEncoding.EncodeToString([]byte(text)) }

func signed(header, claims, secret string) string {
	text := encoded(header) + "." + encoded(claims)
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(text))
	return text + "." + base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

const plain = `{"alg":"HS256","typ":"JWT"}`

func claims(expires time.Time) string {
	return fmt.Sprintf(`{"aud":"acme/partners","exp":%d,"customer":{"externalId":"7"}}`, expires.Unix())
}

// It is the form that RFC 7515 shows, so that any library writes it.
func TestTokensOfTheStandardAreRead(t *testing.T) {
	t.Parallel()
	token, err := site.ParseToken(signed(plain, claims(now.Add(time.Minute)), "secret"))
	require.NoError(t, err)
	require.Equal(t, "acme/partners", token.Audience)
	require.Equal(t, now.Add(time.Minute), token.ExpiresAt)
	require.Contains(t, string(token.Claims), `"externalId":"7"`)
	require.NoError(t, token.Verify([]byte("secret"), now))
}

func TestTokensThatAreNotBelieved(t *testing.T) {
	t.Parallel()
	good := signed(plain, claims(now.Add(time.Minute)), "secret")
	parts := strings.Split(good, ".")
	for name, one := range map[string]struct {
		token, secret string
		says          error
	}{
		"another secret":       {good, "other", site.ErrForged},
		"no secret":            {signed(plain, claims(now.Add(time.Minute)), ""), "", site.ErrForged},
		"changed claims":       {parts[0] + "." + encoded(claims(now.Add(2*time.Minute))) + "." + parts[2], "secret", site.ErrForged},
		"an empty signature":   {parts[0] + "." + parts[1] + ".", "secret", site.ErrForged},
		"its last instant":     {signed(plain, claims(now), "secret"), "secret", site.ErrExpired},
		"more than an hour":    {signed(plain, claims(now.Add(time.Hour+time.Second)), "secret"), "secret", site.ErrLongLived},
		"no algorithm at all":  {signed(`{"alg":"none"}`, claims(now.Add(time.Minute)), "secret"), "secret", site.ErrMalformed},
		"another algorithm":    {signed(`{"alg":"RS256"}`, claims(now.Add(time.Minute)), "secret"), "secret", site.ErrMalformed},
		"a critical extension": {signed(`{"alg":"HS256","crit":["exp"]}`, claims(now.Add(time.Minute)), "secret"), "secret", site.ErrMalformed},
		"no audience":          {signed(plain, `{"exp":1777636860}`, "secret"), "secret", site.ErrMalformed},
		"no end":               {signed(plain, `{"aud":"acme/partners"}`, "secret"), "secret", site.ErrMalformed},
		"two parts":            {parts[0] + "." + parts[1], "secret", site.ErrMalformed},
		"a signature of dust":  {parts[0] + "." + parts[1] + ".!!", "secret", site.ErrMalformed},
		"too long":             {good + strings.Repeat("a", 9<<10), "secret", site.ErrMalformed},
		"nothing":              {"", "secret", site.ErrMalformed},
	} {
		token, err := site.ParseToken(one.token)
		if err == nil {
			err = token.Verify([]byte(one.secret), now)
		}
		require.ErrorIs(t, err, one.says, name)
	}
}

func TestConsentModes(t *testing.T) {
	t.Parallel()
	require.Equal(t, []string{"NONE", "ASK", "NEVER"}, site.Consent("").Values())
}
