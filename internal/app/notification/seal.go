package notification

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"regexp"
	"strings"
)

// seals hides in a stored mail what lets in whoever has it, so that neither a copy
// of the database nor a look into the outbox is a way in, and signs what a reader
// may do without signing in.
type seals struct {
	box    cipher.AEAD
	signer []byte
}

const keyLength = 32

func newSeals(secret []byte) (*seals, error) {
	boxKey, err := hkdf.Key(sha256.New, secret, nil, "rapport mail tokens", keyLength)
	if err != nil {
		return nil, fmt.Errorf("derive the key of tokens: %w", err)
	}
	signer, err := hkdf.Key(sha256.New, secret, nil, "rapport mail unsubscribing", keyLength)
	if err != nil {
		return nil, fmt.Errorf("derive the key of signatures: %w", err)
	}
	block, err := aes.NewCipher(boxKey)
	if err != nil {
		return nil, fmt.Errorf("make the cipher of tokens: %w", err)
	}
	box, err := cipher.NewGCM(block)
	if err != nil {
		return nil, fmt.Errorf("make the cipher of tokens: %w", err)
	}
	return &seals{box: box, signer: signer}, nil
}

// sealed are the marks of hidden tokens; they are safe in addresses.
var sealed = regexp.MustCompile(`~(member|partner|leave)\.([A-Za-z0-9_-]+)~`)

// The sorts of tokens: those that invite, and one that ends mails.
const (
	invitesMember  = "member"
	invitesPartner = "partner"
	leaves         = "leave"
)

// masked stands for a token that the reader may not have.
const masked = "…"

func (s *seals) seal(sort, organizationID, token string) string {
	nonce := make([]byte, s.box.NonceSize())
	_, _ = rand.Read(nonce) // It never fails: it would end the process.
	content := s.box.Seal(nonce, nonce, []byte(token), []byte(sort+organizationID))
	return "~" + sort + "." + base64.RawURLEncoding.EncodeToString(content) + "~"
}

// open puts the tokens of the sorts back into a text, and masks the others.
func (s *seals) open(text, organizationID string, sorts ...string) string {
	return sealed.ReplaceAllStringFunc(text, func(mark string) string {
		parts := sealed.FindStringSubmatch(mark)
		for _, sort := range sorts {
			if sort != parts[1] {
				continue
			}
			content, err := base64.RawURLEncoding.DecodeString(parts[2])
			if err != nil || len(content) < s.box.NonceSize() {
				return masked
			}
			size := s.box.NonceSize()
			token, err := s.box.Open(nil, content[:size], content[size:], []byte(sort+organizationID))
			if err != nil {
				return masked
			}
			return string(token)
		}
		return masked
	})
}

// leaving is what a signed token lets its bearer do: end the mails of one kind to
// one person of an organization.
type leaving struct{ organizationID, userID, kind string }

func (s *seals) sign(l leaving) string {
	content := strings.Join([]string{l.organizationID, l.userID, l.kind}, "|")
	return base64.RawURLEncoding.EncodeToString([]byte(content)) + "." + base64.RawURLEncoding.EncodeToString(s.mac(content))
}

func (s *seals) mac(content string) []byte {
	h := hmac.New(sha256.New, s.signer)
	_, _ = h.Write([]byte(content))
	return h.Sum(nil)
}

func (s *seals) read(token string) (leaving, bool) {
	text, signature, found := strings.Cut(token, ".")
	content, err := base64.RawURLEncoding.DecodeString(text)
	mac, macErr := base64.RawURLEncoding.DecodeString(signature)
	if !found || err != nil || macErr != nil || !hmac.Equal(mac, s.mac(string(content))) {
		return leaving{}, false
	}
	parts := strings.Split(string(content), "|")
	if len(parts) != 3 {
		return leaving{}, false
	}
	return leaving{parts[0], parts[1], parts[2]}, true
}
