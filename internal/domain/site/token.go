package site

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"strings"
	"time"
)

// Longest is how long a token may live: what a page is handed can be copied, so it
// is worth something for as long as a page needs to load, not longer.
const Longest = time.Hour

// maxToken is the longest token that is read, in bytes.
const maxToken = 8 << 10

// Why a token is refused.
var (
	// ErrMalformed: it is no token of the form that is asked for.
	ErrMalformed = errors.New("the token must be a JSON Web Token, signed with HS256, with aud and exp")
	// ErrForged: it was not signed with the program's secret.
	ErrForged = errors.New("the token was not signed with the secret of this program")
	// ErrExpired: its time is over.
	ErrExpired = errors.New("the token has expired")
	// ErrLongLived: it would live longer than Longest.
	ErrLongLived = errors.New("the token expires more than an hour from now")
)

// Token is what the server of a site says by way of a page: a JSON Web Token that
// it signed with the program's secret. It is worth nothing before Verify.
type Token struct {
	// Audience is the program, as its key names it.
	Audience string
	// ExpiresAt is when it stops to hold.
	ExpiresAt time.Time
	// Claims are all it says, as JSON.
	Claims json.RawMessage

	signed    string
	signature []byte
}

// ParseToken reads a token without believing it.
func ParseToken(text string) (Token, error) {
	head, rest, _ := strings.Cut(text, ".")
	body, mac, found := strings.Cut(rest, ".")
	if !found || len(text) > maxToken {
		return Token{}, ErrMalformed
	}
	var header struct {
		Algorithm string   `json:"alg"`
		Critical  []string `json:"crit"`
	}
	// The algorithm is not the token's to choose: any other is refused.
	if !decode(head, &header) || header.Algorithm != "HS256" || header.Critical != nil {
		return Token{}, ErrMalformed
	}
	var claims struct {
		Audience  string `json:"aud"`
		ExpiresAt int64  `json:"exp"`
	}
	if !decode(body, &claims) || claims.Audience == "" || claims.ExpiresAt <= 0 {
		return Token{}, ErrMalformed
	}
	signature, err := base64.RawURLEncoding.DecodeString(mac)
	if err != nil {
		return Token{}, ErrMalformed
	}
	raw, err := base64.RawURLEncoding.DecodeString(body)
	if err != nil {
		return Token{}, ErrMalformed
	}
	return Token{
		Audience: claims.Audience, ExpiresAt: time.Unix(claims.ExpiresAt, 0).UTC(), Claims: raw,
		signed: head + "." + body, signature: signature,
	}, nil
}

// Verify reports why the token must not be believed, or nil.
func (t Token) Verify(secret []byte, now time.Time) error {
	mac := hmac.New(sha256.New, secret)
	_, _ = mac.Write([]byte(t.signed))
	switch {
	case len(secret) == 0, !hmac.Equal(t.signature, mac.Sum(nil)):
		return ErrForged
	case !now.Before(t.ExpiresAt):
		return ErrExpired
	case t.ExpiresAt.After(now.Add(Longest)):
		return ErrLongLived
	}
	return nil
}

func decode(part string, into any) bool {
	raw, err := base64.RawURLEncoding.DecodeString(part)
	return err == nil && json.Unmarshal(raw, into) == nil
}
