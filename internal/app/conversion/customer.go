package conversion

import (
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/fraud"
)

// customer is one customer with the facts about it and what follows from them.
type customer struct {
	row *ent.Customer
	// isNew: the row is made by this transaction, so that there is nothing to
	// load for it. isChanged: the row is to be written. isListed: it is among
	// those that will be.
	isNew, isChanged, isListed bool
	// touches in no order, each source once; places finds those of clicks.
	touches []touch
	places  map[string]int
	// browsers that were identified as this customer; visitors and clicks are
	// their ids.
	browsers         []browser
	visitors, clicks map[string]bool
	// bound is who has credit for later conversions; nil if nobody.
	bound *bound
	// firstAt is the earliest instant of its conversions; nil without any.
	firstAt *time.Time
	// counts is how many conversions it has by type, as far as they were asked.
	counts map[string]int64
	// referral in the pipeline; nil if none.
	referral *referral
	// open are its conversions that nobody has credit for and that nobody
	// decided by hand; isOpenLoaded says whether those recorded before this
	// transaction are among them.
	open         []*standing
	isOpenLoaded bool
	// reviews are those of its conversions, open ones included.
	reviews         []*ent.FraudReview
	isReviewsLoaded bool
	// since is from when on its touches were loaded; nil if from when on those of
	// everybody were.
	since *time.Time
}

// browser is what an identification names, and its number in the sequence.
type browser struct {
	visitorID, clickID string
	sequence           int64
}

// touch is a contact with an enrollment, and since when it is known.
type touch struct {
	attribution.Touch
	// sequence is that of the fact that made it the customer's.
	sequence int64
	// recordedAt is when a click was recorded.
	recordedAt time.Time
	origin     origin
	// spans are how long a submission was protected, as it was known over time.
	spans []span
	// click is what rules against fraud ask of a click.
	click fraud.Click
}

// origin is the link behind a touch; empty if it was none.
type origin struct {
	linkID string
	subs   [5]string
}

// bound is the credits of the customer, from when on, and the links behind them
// by enrollment.
type bound struct {
	credits []attribution.Credit
	at      time.Time
	origins map[string]origin
	// conversionID is the conversion that bound it; empty if a person did.
	conversionID string
}

// standing is a conversion with its latest decision, and what was refunded
// before.
type standing struct {
	row      *ent.Conversion
	revision int
	refunds  []*ent.Refund
}

// referral is a referral that may still be changed by this transaction.
type referral struct {
	*ent.Referral
	stageKey         string
	isNew, isChanged bool
	// entered are the types of the stages that it entered so far.
	entered map[string]bool
}

func newCustomer(row *ent.Customer) *customer {
	return &customer{row: row, visitors: map[string]bool{}, clicks: map[string]bool{}, counts: map[string]int64{}}
}

// note remembers that the customer has a conversion at this instant.
func (c *customer) note(occurredAt time.Time) {
	if c.firstAt == nil || occurredAt.Before(*c.firstAt) {
		c.firstAt = &occurredAt
	}
}

// label is what the customer is called for a partner.
func (c *customer) label() string {
	switch {
	case c.row.Company != "":
		return c.row.Company
	case c.row.Name != "":
		return c.row.Name
	default:
		return c.row.ExternalID
	}
}

// clickBook is clicks by id and by visitor.
type clickBook struct {
	byID      map[string]*ent.Click
	byVisitor map[string][]*ent.Click
}

// meant are the click with this id and those that it repeats.
func (b *clickBook) meant(clickID string) []*ent.Click {
	var out []*ent.Click
	for click := b.byID[clickID]; click != nil; click = b.byID[click.RepeatsID] {
		out = append(out, click)
	}
	return out
}

// knows reports whether the browser is this customer's already.
func (c *customer) knows(visitorID, clickID string) bool {
	return (visitorID == "" || c.visitors[visitorID]) && (clickID == "" || c.clicks[clickID])
}

// identify makes the clicks of a browser the customer's. A click id stands for
// the browser that clicked, and a duplicate for the click that it repeats, too.
func (c *customer) identify(book *clickBook, visitorID, clickID string, sequence int64) {
	c.browsers = append(c.browsers, browser{visitorID, clickID, sequence})
	visitors := []string{visitorID}
	if clickID != "" {
		c.clicks[clickID] = true
		for _, click := range book.meant(clickID) {
			visitors = append(visitors, click.VisitorID)
			c.click(click, sequence)
		}
	}
	for _, id := range visitors {
		if id == "" {
			continue
		}
		for _, click := range book.byVisitor[id] {
			c.click(click, sequence)
		}
	}
	if visitorID != "" {
		c.visitors[visitorID] = true
	}
}

// click adds a counted click once, as of the first fact that tells of it.
func (c *customer) click(row *ent.Click, sequence int64) {
	if row.IsBot || row.IsDuplicate {
		return
	}
	if c.places == nil {
		c.places = map[string]int{}
	}
	if i, ok := c.places[row.ID]; ok {
		c.touches[i].sequence = min(c.touches[i].sequence, sequence)
		return
	}
	c.places[row.ID] = len(c.touches)
	c.touches = append(c.touches, touch{
		Touch: attribution.Touch{
			Kind: attribution.KindClick, EnrollmentID: row.EnrollmentID, At: row.OccurredAt.UTC(), SourceID: row.ID,
		},
		sequence: sequence, recordedAt: row.CreatedAt, click: clickOf(row),
		origin: origin{row.LinkID, [5]string{row.Sub1, row.Sub2, row.Sub3, row.Sub4, row.Sub5}},
	})
}

// use adds the use of a code once.
func (c *customer) use(row *ent.CodeUse) {
	if c.places == nil {
		c.places = map[string]int{}
	}
	if _, ok := c.places[row.ID]; ok {
		return
	}
	c.places[row.ID] = len(c.touches)
	c.touches = append(c.touches, touch{
		Touch: attribution.Touch{
			Kind: attribution.KindCode, EnrollmentID: row.EnrollmentID, At: row.OccurredAt.UTC(), SourceID: row.ID,
		},
		sequence: row.Sequence, recordedAt: row.CreatedAt,
	})
}
