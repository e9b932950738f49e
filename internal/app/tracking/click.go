package tracking

import (
	"cmp"
	"context"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/click"
	"github.com/rapporthq/rapport/ent/link"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/id"
	"github.com/rapporthq/rapport/internal/viewer"
)

// duplicateWithin: a click of the same visitor on the same link this soon after
// a counted one is a duplicate (rules §1); the end is not included.
const duplicateWithin = 60 * time.Minute

// Visit is what is known of who opened a link.
type Visit struct {
	// VisitorID is what the browser says; one that is not ours is replaced.
	VisitorID string
	// RemoteAddress and UserAgent are hashed, never stored. An empty user agent
	// is a bot's.
	RemoteAddress string
	UserAgent     string
	// Referrer is the page that led here; only its host is kept.
	Referrer string
	// IsAutomatic says that nobody looks: a HEAD request, a prefetch.
	IsAutomatic bool
	// Sub holds sub1 to sub5.
	Sub [Subs]string
}

// Clicked is a click that was recorded.
type Clicked struct {
	// ClickID is what the site shall report: for a duplicate the click that it
	// repeats, which can be credited.
	ClickID   string
	VisitorID string
	// URL is the destination with the click id in ClickParameter.
	URL string
	// IsCounted is false for bots and duplicates.
	IsCounted bool
	// IsBot is true of what nobody can be credited for.
	IsBot bool
}

// Click records a visit through a known link, whatever the state of its
// enrollment: whether it may be credited is for attribution to say. Bots and
// duplicates are kept and not counted.
func (s *Service) Click(ctx context.Context, to Destination, v Visit) (Clicked, error) {
	recorded, repeats, err := s.record(ctx, to, v)
	if err != nil {
		return Clicked{}, failed("record click", err)
	}
	clickID := cmp.Or(repeats, recorded.ID)
	return Clicked{
		ClickID: clickID, VisitorID: recorded.VisitorID, URL: withClick(to.URL, clickID),
		IsCounted: !recorded.IsBot && !recorded.IsDuplicate, IsBot: recorded.IsBot,
	}, nil
}

// record writes the click and returns it with the id of the counted click that
// it repeats, empty if it repeats none.
func (s *Service) record(ctx context.Context, to Destination, v Visit) (made *ent.Click, repeats string, err error) {
	ctx = viewer.With(ctx, viewer.NewVisitor(to.OrganizationID))
	if _, err := viewer.Require(ctx, viewer.ClickRecord); err != nil {
		return nil, "", err
	}
	now := s.clock.Now()
	device, name := browser(v.UserAgent)
	hash := s.visitorHash(now, v.RemoteAddress, v.UserAgent)
	bot := isBot(v)
	// The key may have changed within the hour.
	hashes := []string{hash, s.visitorHash(now.Add(-duplicateWithin), v.RemoteAddress, v.UserAgent)}
	err = db.InTx(ctx, s.client, func(tx *ent.Tx) (err error) {
		if repeats, err = s.repeated(ctx, tx, to.LinkID, hashes, now); err != nil {
			return err
		}
		made, err = tx.Click.Create().
			SetID(id.New("clk", now)).
			SetCreatedAt(now).
			SetOccurredAt(now).
			SetOrganizationID(to.OrganizationID).
			SetProgramID(to.ProgramID).
			SetEnrollmentID(to.EnrollmentID).
			SetPartnerID(to.PartnerID).
			SetLinkID(to.LinkID).
			SetVisitorID(visitorID(v.VisitorID, now)).
			SetVisitorHash(hash).
			SetDestination(clean(to.URL, maxURL)).
			SetReferrerHost(hostOf(v.Referrer)).
			SetDevice(device).
			SetBrowser(name).
			SetSub1(clean(v.Sub[0], maxSub)).
			SetSub2(clean(v.Sub[1], maxSub)).
			SetSub3(clean(v.Sub[2], maxSub)).
			SetSub4(clean(v.Sub[3], maxSub)).
			SetSub5(clean(v.Sub[4], maxSub)).
			SetIsBot(bot).
			SetIsDuplicate(repeats != "").
			Save(ctx)
		return err
	}, db.Repeatable())
	if err != nil {
		return nil, "", err
	}
	return made.Unwrap(), repeats, nil
}

// repeated returns the previous counted click of one of the hashes, empty if
// there is none. The link's row is locked, so that of two clicks at once only
// one counts.
func (s *Service) repeated(ctx context.Context, tx *ent.Tx, linkID string, hashes []string, now time.Time) (string, error) {
	if _, err := tx.Link.Query().Where(link.ID(linkID), db.ForUpdate).OnlyID(ctx); err != nil {
		return "", failed("lock the link", err)
	}
	found, err := tx.Click.Query().Where(
		click.LinkID(linkID), click.VisitorHashIn(hashes...), click.OccurredAtGT(now.Add(-duplicateWithin)),
		click.OccurredAtLTE(now), click.IsBot(false), click.IsDuplicate(false),
	).Limit(1).IDs(ctx)
	if err != nil || len(found) == 0 {
		return "", err
	}
	return found[0], nil
}

// withClick returns the address with the click id in its query. The rest of the
// query stays as it was written, because sites may sign it or count on its
// order.
func withClick(address, clickID string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	parameters := slices.DeleteFunc(strings.Split(u.RawQuery, "&"), func(one string) bool {
		// An earlier click id is there if the address was copied from a browser.
		return one == "" || strings.HasPrefix(one, ClickParameter+"=")
	})
	u.RawQuery = strings.Join(append(parameters, ClickParameter+"="+url.QueryEscape(clickID)), "&")
	return u.String()
}
