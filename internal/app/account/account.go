// Package account holds what can be done with people and their ways in: the
// first organization, signing in and out, invitations, members and API keys. It
// is the one place that acts across organizations, because a person may sit in
// several; it looks them up in the directory and enters each by name. It must
// not know HTTP: cookies and requests are the matter of internal/auth.
package account

import (
	"context"
	"strings"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/domain/notice"
	"github.com/rapporthq/rapport/internal/viewer"
)

// Passwords hashes and checks passwords.
type Passwords interface {
	// Hash returns what is stored of the password.
	Hash(ctx context.Context, password string) (string, error)
	// Check reports whether hash is of password and whether it should be made
	// anew. An empty hash is of nobody, and takes as long.
	Check(ctx context.Context, hash, password string) (ok, outdated bool, err error)
}

// Tokens makes and reads the secrets that are handed out once.
type Tokens interface {
	NewAPIKey(organizationID string) (key, visible, hash string)
	NewInvitation(organizationID string) (token, hash string)
	ReadInvitation(token string) (organizationID, hash string, ok bool)
}

// Sessions keeps the session of the browser of ctx. Start, Move and End return
// when both the row and the browser's cookie are changed.
type Sessions interface {
	Start(ctx context.Context, userID string, seat viewer.Seat) (viewer.Viewer, error)
	Move(ctx context.Context, seat viewer.Seat) (viewer.Viewer, error)
	End(ctx context.Context) error
}

// Attempts limits attempts at passwords. Begin returns apperr.ErrRateLimited
// after too many; succeeded forgets the attempt.
type Attempts interface {
	Begin(ctx context.Context, email string) (succeeded func(), err error)
}

// Mails writes to people, in the transaction of what it tells.
type Mails interface {
	Invite(ctx context.Context, tx *ent.Tx, in notice.Invitation) error
}

// Doors is what the use cases need of internal/auth, and how they write to people.
type Doors struct {
	Passwords Passwords
	Tokens    Tokens
	Sessions  Sessions
	Attempts  Attempts
	// Mails may be nil: then who invites hands the address on.
	Mails Mails
}

// Service holds the use cases. It is safe for concurrent use.
type Service struct {
	client    *ent.Client
	clock     clock.Clock
	publicURL string
	doors     Doors
}

// New returns the use cases on client. The publicURL, without a slash at the
// end, is where people reach the server.
func New(client *ent.Client, c clock.Clock, publicURL string, doors Doors) *Service {
	return &Service{client: client, clock: c, publicURL: strings.TrimSuffix(publicURL, "/"), doors: doors}
}

// Start signs the person in on a seat, which must be the person's own. It is
// for use cases elsewhere that end by signing somebody in.
func (s *Service) Start(ctx context.Context, userID string, seat viewer.Seat) error {
	_, err := s.doors.Sessions.Start(ctx, userID, seat)
	return err
}

// asDirectory is the viewer that may read people and organizations whoever
// asks.
func asDirectory(ctx context.Context) context.Context {
	return viewer.With(ctx, viewer.NewDirectory())
}

// entering is the viewer of a person on the way into an organization, before
// there is a seat: it acts as the system of that one organization, and what it
// does is noted as the person's doing. The use case has checked the secret.
func entering(ctx context.Context, organizationID, userID string) context.Context {
	v := viewer.NewSystem(organizationID)
	v.UserID = userID
	return viewer.With(ctx, v)
}
