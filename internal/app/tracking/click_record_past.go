package tracking

import (
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/oklog/ulid/v2"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/click"
	"github.com/rapporthq/rapport/ent/link"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/viewer"
)

// MaxPast is how many past clicks one call of RecordPast takes.
const MaxPast = 1000

// pastChunk is how many rows one statement writes.
const pastChunk = 500

// ahead is how far in the future a fact may lie: clocks differ.
const ahead = 5 * time.Minute

// PastClick is a click that another system saw before.
type PastClick struct {
	// Key is the other system's own id, 1 to 200 characters, unique in the
	// program: the same key again changes nothing.
	Key    string
	LinkID string
	// Visitor is the other system's word for the browser; clicks of the same
	// word are the same visitor. The key if empty.
	Visitor    string
	OccurredAt time.Time
	// Referrer is the page that led here; only its host is kept.
	Referrer string
	// UserAgent of the browser, which tells bots; empty if unknown, which is no
	// sign of a bot here.
	UserAgent string
	Sub       [Subs]string
}

// Past is what RecordPast did.
type Past struct {
	// ClickIDs are the ids of the clicks, in the order of the input.
	ClickIDs []string
	// Recorded clicks are new; the others were there before.
	Recorded int
}

// RecordPast records clicks of the past, for importers: at most MaxPast, all or
// nothing, in one transaction. The permission is that of conversions, because
// what is recorded can be credited. User errors name the click and its field:
// ["clicks", "3", "linkId"]. A known key with another link or instant is
// IDEMPOTENCY_CONFLICT.
func (s *Service) RecordPast(ctx context.Context, clicks []PastClick) (Past, error) {
	v, err := viewer.Require(ctx, viewer.ConversionRecord)
	if err != nil {
		return Past{}, err
	}
	if err := s.checkPast(clicks); err != nil {
		return Past{}, err
	}
	var done Past
	err = db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		done = Past{}
		links, err := linksOf(ctx, tx, clicks)
		if err != nil {
			return err
		}
		rows := make([]*fact, len(clicks))
		for i, one := range clicks {
			rows[i] = s.pastFact(v.OrganizationID, one, links[one.LinkID])
			done.ClickIDs = append(done.ClickIDs, rows[i].ID)
		}
		if _, err := lockLinks(ctx, tx, rows); err != nil {
			return err
		}
		fresh, err := unrecorded(ctx, tx, rows)
		if err != nil {
			return err
		}
		if err := markDuplicates(ctx, tx, fresh); err != nil {
			return err
		}
		done.Recorded = len(fresh)
		return insertClicks(ctx, tx, fresh, s.clock.Now())
	}, db.Again(click.Table+"_pkey"))
	if err != nil {
		return Past{}, err
	}
	return done, nil
}

func (s *Service) checkPast(clicks []PastClick) error {
	var errs apperr.Errors
	if len(clicks) > MaxPast {
		return apperr.New(apperr.TooLong, fmt.Sprintf("Give at most %d clicks.", MaxPast), "clicks")
	}
	latest := s.clock.Now().Add(ahead)
	for i, one := range clicks {
		at := func(field string) []string { return []string{"clicks", strconv.Itoa(i), field} }
		switch {
		case strings.TrimSpace(one.Key) == "":
			errs.Add(apperr.Blank, "Give the other system's id of the click.", at("key")...)
		case len(one.Key) > 200:
			errs.Add(apperr.TooLong, "The key is at most 200 characters long.", at("key")...)
		}
		switch {
		case one.OccurredAt.IsZero():
			errs.Add(apperr.Blank, "Say when it happened.", at("occurredAt")...)
		case one.OccurredAt.After(latest):
			errs.Add(apperr.TooLarge, "This lies in the future.", at("occurredAt")...)
		}
	}
	return errs.OrNil()
}

// linksOf loads the links of the clicks, as the viewer may see them.
func linksOf(ctx context.Context, tx *ent.Tx, clicks []PastClick) (map[string]*ent.Link, error) {
	ids := make([]string, 0, len(clicks))
	for _, one := range clicks {
		ids = append(ids, one.LinkID)
	}
	slices.Sort(ids)
	found, err := tx.Link.Query().Where(link.IDIn(slices.Compact(ids)...)).All(ctx)
	if err != nil {
		return nil, failed("load links", err)
	}
	byID := make(map[string]*ent.Link, len(found))
	for _, one := range found {
		byID[one.ID] = one
	}
	var errs apperr.Errors
	for i, one := range clicks {
		if byID[one.LinkID] == nil {
			errs.Add(apperr.NotFoundCode, "There is no link with this id.", "clicks", strconv.Itoa(i), "linkId")
		}
	}
	return byID, errs.OrNil()
}

// pastFact gives a past click its ids, which are made of what the other system
// calls it: so a repetition finds them again. Without a user agent it is a
// person's.
func (s *Service) pastFact(organizationID string, one PastClick, to *ent.Link) *fact {
	agent := s.agents.read(one.UserAgent)
	f := &fact{
		ID:             derived("clk", organizationID, to.ProgramID, one.Key),
		OrganizationID: organizationID, ProgramID: to.ProgramID, EnrollmentID: to.EnrollmentID, PartnerID: to.PartnerID, LinkID: to.ID,
		VisitorID:   derived(visitorPrefix, organizationID, to.ProgramID, cmp.Or(one.Visitor, one.Key)),
		OccurredAt:  clock.Normalize(one.OccurredAt),
		Destination: to.Destination, Referrer: hostOf(one.Referrer), Device: agent.device, Browser: agent.browser,
		IsBot: one.UserAgent != "" && agent.isCrawler,
	}
	f.Hash = s.visitorHash(f.OccurredAt, f.VisitorID, "")
	for i, sub := range one.Sub {
		f.Sub[i] = clean(sub, maxSub)
	}
	return f
}

// derived returns an id made of the parts, always the same.
func derived(prefix string, parts ...string) string {
	sum := sha256.Sum256([]byte(prefix + "\n" + strings.Join(parts, "\n")))
	return prefix + "_" + strings.ToLower(ulid.ULID(sum[:16]).String())
}

// unrecorded returns the rows that are new, by time, each key once.
func unrecorded(ctx context.Context, tx *ent.Tx, rows []*fact) ([]*fact, error) {
	type content struct {
		linkID string
		at     time.Time
	}
	known := map[string]content{}
	for chunk := range slices.Chunk(rows, pastChunk) {
		ids := make([]string, len(chunk))
		for i, row := range chunk {
			ids[i] = row.ID
		}
		found, err := tx.Click.Query().Where(click.IDIn(ids...)).
			Select(click.FieldID, click.FieldLinkID, click.FieldOccurredAt).All(ctx)
		if err != nil {
			return nil, failed("look for recorded clicks", err)
		}
		for _, one := range found {
			known[one.ID] = content{one.LinkID, clock.Normalize(one.OccurredAt)}
		}
	}
	var fresh []*fact
	var errs apperr.Errors
	for i, row := range rows {
		this := content{row.LinkID, row.OccurredAt}
		before, isKnown := known[row.ID]
		switch {
		case !isKnown:
			known[row.ID] = this
			fresh = append(fresh, row)
		case before.linkID != this.linkID || !before.at.Equal(this.at):
			errs.Add(apperr.IdempotencyConflict, "A click with this key was recorded with another link or instant.",
				"clicks", strconv.Itoa(i), "key")
		}
	}
	slices.SortStableFunc(fresh, func(a, b *fact) int {
		return cmp.Or(a.OccurredAt.Compare(b.OccurredAt), cmp.Compare(a.ID, b.ID))
	})
	return fresh, errs.OrNil()
}
