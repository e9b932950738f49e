package auth

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"strings"

	"github.com/rapporthq/rapport/internal/id"
)

// The first part of tokens that carry their organization.
const (
	keyMark        = "rk"
	invitationMark = "ri"
)

// The parts of a token that carries its organization: mark, body of the
// organization's id, secret.
const (
	tokenParts         = 3
	organizationPrefix = "org"
	secretBytes        = 32
	// visibleSecret is how many characters of a key's secret may be shown: 24
	// bits, enough to tell keys apart.
	visibleSecret = 4
)

// Tokens makes and reads the secrets that are handed out once. Only their
// hashes are stored. Those of keys and invitations carry the organization, so
// that looking one up stays within it. The zero value is ready.
type Tokens struct{}

// NewAPIKey returns a key "rk_<organization>_<secret>", the part of it that may
// be shown for ever, and the hash to store.
func (Tokens) NewAPIKey(organizationID string) (key, visible, hash string) {
	key = scopedToken(keyMark, organizationID)
	return key, key[:len(key)-base64.RawURLEncoding.EncodedLen(secretBytes)+visibleSecret], HashToken(key)
}

// NewInvitation returns a token "ri_<organization>_<secret>" and the hash to
// store.
func (Tokens) NewInvitation(organizationID string) (token, hash string) {
	token = scopedToken(invitationMark, organizationID)
	return token, HashToken(token)
}

// ReadInvitation returns the organization that a token names and the hash under
// which it would be stored, and whether it has the form of a token at all.
func (Tokens) ReadInvitation(token string) (organizationID, hash string, ok bool) {
	return readScoped(invitationMark, token)
}

// NewToken returns 32 random bytes as base64url: 43 characters.
func NewToken() string {
	secret := make([]byte, secretBytes)
	_, _ = rand.Read(secret) // never fails, by its contract
	return base64.RawURLEncoding.EncodeToString(secret)
}

// HashToken returns what is stored of a token: its SHA-256 in hexadecimal. A
// token has 256 random bits, so a fast hash without salt is enough.
func HashToken(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

func scopedToken(mark, organizationID string) string {
	return mark + "_" + strings.TrimPrefix(organizationID, organizationPrefix+"_") + "_" + NewToken()
}

// readScoped takes a token apart; the secret may hold underscores itself.
func readScoped(mark, token string) (organizationID, hash string, ok bool) {
	parts := strings.SplitN(token, "_", tokenParts)
	if len(parts) != tokenParts || parts[0] != mark {
		return "", "", false
	}
	organizationID = organizationPrefix + "_" + parts[1]
	if prefix, ok := id.Prefix(organizationID); !ok || prefix != organizationPrefix {
		return "", "", false
	}
	return organizationID, HashToken(token), true
}
