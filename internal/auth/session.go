package auth

import (
	"context"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/session"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/viewer"
)

// seenEvery is how often at most a session is noted as seen, and so prolonged.
const seenEvery = 10 * time.Minute

// userAgentRoof in bytes, as the column has it.
const userAgentRoof = 300

// Sessions starts, moves and ends the sessions of browsers. Only hashes of
// their tokens are stored. A session ends 30 days after it was last seen.
type Sessions struct {
	client *ent.Client
	clock  clock.Clock
}

// NewSessions returns the sessions kept in client.
func NewSessions(client *ent.Client, c clock.Clock) *Sessions {
	return &Sessions{client: client, clock: c}
}

// Start signs the person in on a seat, which must be the person's own: it makes
// a session, gives its token to the browser of ctx and ends the one that the
// browser had. It returns who the viewer now is.
func (s *Sessions) Start(ctx context.Context, userID string, seat viewer.Seat) (viewer.Viewer, error) {
	jar, ok := jarOf(ctx)
	if !ok {
		return viewer.Viewer{}, errNoJar
	}
	now := s.clock.Now()
	directory := viewer.With(ctx, viewer.NewDirectory())
	stale := session.And(session.UserID(userID), session.ExpiresAtLTE(now))
	if before := viewer.From(Current(ctx)).SessionID; before != "" {
		stale = session.Or(stale, session.ID(before))
	}
	if _, err := s.client.Session.Delete().Where(stale).Exec(directory); err != nil {
		return viewer.Viewer{}, fmt.Errorf("end the sessions before: %w", err)
	}
	token := NewToken()
	create := s.client.Session.Create().
		SetCreatedAt(now).
		SetTokenHash(HashToken(token)).
		SetUserID(userID).
		SetSeatOrganizationID(seat.OrganizationID).
		SetExpiresAt(now.Add(sessionLife)).
		SetSeenAt(now).
		SetUserAgent(clip(jar.userAgent))
	if seat.MemberID != "" {
		create.SetMemberID(seat.MemberID)
	} else {
		create.SetPartnerUserID(seat.PartnerUserID)
	}
	row, err := create.Save(directory)
	if err != nil {
		return viewer.Viewer{}, fmt.Errorf("start a session: %w", err)
	}
	v, err := s.become(ctx, jar, row.ID)
	if err != nil {
		return viewer.Viewer{}, err
	}
	jar.SetSession(token)
	return v, nil
}

// Move takes another seat, which must be the person's own, in the session of
// ctx. It returns who the viewer now is.
func (s *Sessions) Move(ctx context.Context, seat viewer.Seat) (viewer.Viewer, error) {
	jar, ok := jarOf(ctx)
	if !ok {
		return viewer.Viewer{}, errNoJar
	}
	id := viewer.From(Current(ctx)).SessionID
	update := s.client.Session.Update().Where(session.ID(id)).SetSeatOrganizationID(seat.OrganizationID)
	if seat.MemberID != "" {
		update.SetMemberID(seat.MemberID).ClearPartnerUserID()
	} else {
		update.SetPartnerUserID(seat.PartnerUserID).ClearMemberID()
	}
	if err := update.Exec(viewer.With(ctx, viewer.NewDirectory())); err != nil {
		return viewer.Viewer{}, fmt.Errorf("move the session: %w", err)
	}
	return s.become(ctx, jar, id)
}

// End ends the session of ctx, if there is one, and takes the token from the
// browser.
func (s *Sessions) End(ctx context.Context) error {
	jar, ok := jarOf(ctx)
	if !ok {
		return errNoJar
	}
	if id := viewer.From(Current(ctx)).SessionID; id != "" {
		_, err := s.client.Session.Delete().Where(session.ID(id)).Exec(viewer.With(ctx, viewer.NewDirectory()))
		if err != nil {
			return fmt.Errorf("end the session: %w", err)
		}
	}
	jar.ClearSession()
	jar.become(viewer.Viewer{})
	return nil
}

// become reads the session again and makes its viewer the one of the request.
func (s *Sessions) become(ctx context.Context, jar *Jar, id string) (viewer.Viewer, error) {
	row, err := s.client.Session.Query().Where(session.ID(id)).WithUser().Only(viewer.With(ctx, viewer.NewDirectory()))
	if err != nil {
		return viewer.Viewer{}, fmt.Errorf("read the session: %w", err)
	}
	v, err := s.viewerOf(ctx, row)
	if err != nil {
		return viewer.Viewer{}, err
	}
	jar.become(v)
	return v, nil
}

// find returns the viewer to whom token belongs, or Nobody if there is no such
// session, it has ended, or its seat is gone. A session that was not seen for
// ten minutes is prolonged, and the browser's cookie with it.
func (s *Sessions) find(ctx context.Context, jar *Jar, token string) (viewer.Viewer, error) {
	now := s.clock.Now()
	directory := viewer.With(ctx, viewer.NewDirectory())
	row, err := s.client.Session.Query().
		Where(session.TokenHash(HashToken(token)), session.ExpiresAtGT(now)).WithUser().Only(directory)
	if ent.IsNotFound(err) {
		jar.ClearSession()
		return viewer.Viewer{}, nil
	}
	if err != nil {
		return viewer.Viewer{}, fmt.Errorf("find the session: %w", err)
	}
	if now.Sub(row.SeenAt) >= seenEvery {
		err := s.client.Session.Update().Where(session.ID(row.ID)).
			SetSeenAt(now).SetExpiresAt(now.Add(sessionLife)).Exec(directory)
		if err != nil {
			return viewer.Viewer{}, fmt.Errorf("prolong the session: %w", err)
		}
		jar.SetSession(token)
	}
	return s.viewerOf(ctx, row)
}

// clip cuts a user agent to what the column holds, between characters. Browsers
// may send any bytes; those that are no text are dropped.
func clip(text string) string {
	text = strings.ToValidUTF8(text, "")
	if len(text) <= userAgentRoof {
		return text
	}
	cut := userAgentRoof
	for cut > 0 && !utf8.RuneStart(text[cut]) {
		cut--
	}
	return text[:cut]
}
