package landing

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/rapporthq/rapport/internal/id"
)

// How long a form must have been open before it is sent, because programs are
// quicker than people, and how long it can be sent.
const (
	shortest = 3 * time.Second
	longest  = 24 * time.Hour
)

// What may be wrong with a form, none of it the visitor's fault: the page asks again
// and keeps what was typed.
var (
	// ErrTooQuick means that the form was sent sooner than people type.
	ErrTooQuick = errors.New("the form was sent too quickly")
	// ErrTooOld means that the form is older than a day, or none of ours.
	ErrTooOld = errors.New("the form is too old")
	// ErrWordsChanged means that the visitor agreed to other words than those of now.
	ErrWordsChanged = errors.New("the words that are agreed to have changed")
	// ErrSentBefore means that the form was sent with other content.
	ErrSentBefore = errors.New("the form was sent before")
)

// Form is a form that was handed out. It is signed, so that it needs no session.
type Form struct {
	// ID makes a form that is sent twice one lead.
	ID string `json:"f"`
	// LinkID is the link on whose page it is.
	LinkID string `json:"l"`
	// ClickID is the visit; empty if it was not counted.
	ClickID string    `json:"c,omitempty"`
	OpenAt  time.Time `json:"t"`
	// Words is the fingerprint of what is agreed to.
	Words string `json:"w"`
}

// Issue hands out a form for a visit of a link, as a token.
func (s *Service) Issue(at Place, p Page, clickID string) (string, error) {
	now := s.clock.Now()
	data, err := json.Marshal(Form{ID: id.New("frm", now), LinkID: at.LinkID, ClickID: clickID, OpenAt: now, Words: fingerprint(p.Consent)})
	if err != nil {
		return "", fmt.Errorf("write a form: %w", err)
	}
	return encode(data) + "." + encode(s.sign(data)), nil
}

// Read checks a token on the page of a link. With ErrTooQuick and ErrTooOld the form
// comes as far as it can be read, so that another can be handed out for its visit.
func (s *Service) Read(at Place, token string) (Form, error) {
	var f Form
	left, right, _ := strings.Cut(token, ".")
	data, err := base64.RawURLEncoding.DecodeString(left)
	if err != nil {
		return Form{}, ErrTooOld
	}
	signature, err := base64.RawURLEncoding.DecodeString(right)
	if err != nil || !hmac.Equal(signature, s.sign(data)) {
		return Form{}, ErrTooOld
	}
	if err := json.Unmarshal(data, &f); err != nil || f.LinkID != at.LinkID {
		return Form{}, ErrTooOld
	}
	switch age := s.clock.Now().Sub(f.OpenAt); {
	case age < shortest:
		return f, ErrTooQuick
	case age >= longest:
		return f, ErrTooOld
	}
	return f, nil
}

// sign is keyed for forms alone.
func (s *Service) sign(data []byte) []byte { return s.keyed("landing forms", data) }

func (s *Service) keyed(purpose string, data []byte) []byte {
	key := hmac.New(sha256.New, s.secret)
	key.Write([]byte(purpose))
	sum := hmac.New(sha256.New, key.Sum(nil))
	sum.Write(data)
	return sum.Sum(nil)
}

// person is the external id of whoever has this address in a program. It tells
// nobody the address.
func (s *Service) person(programID, emailKey string) string {
	return personPrefix + hex.EncodeToString(s.keyed("landing people", []byte(programID+"\n"+emailKey))[:16])
}

// personPrefix begins the external ids of customers that a form made.
const personPrefix = "landing:"

func encode(data []byte) string { return base64.RawURLEncoding.EncodeToString(data) }

func fingerprint(text string) string {
	sum := sha256.Sum256([]byte(text))
	return encode(sum[:8])
}
