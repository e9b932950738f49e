package conversion

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/link"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/viewer"
)

// QuoteInput is a conversion that has not happened.
type QuoteInput struct {
	ProgramID, EnrollmentID string
	// Type is the key of an event type, or `stage:` and that of a stage.
	Type string
	// Amount is 0 of the program's currency if nil.
	Amount *money.Input
	// OccurredAt is now if nil; at most 366 days ahead.
	OccurredAt *time.Time
	// ProductID, Category and Quantity are what is bought, for the whole amount.
	ProductID, Category *string
	Quantity            *int
	CustomerCountry     *string
	// CustomerIsNew is true if nil. One that is not new has one earlier
	// conversion of the type.
	CustomerIsNew *bool
	// LinkID is the enrollment's link that led there.
	LinkID *string
}

// Quote is what a conversion would pay an enrollment that has all credit.
type Quote struct {
	EnrollmentID string
	// OccurredAt is as of when.
	OccurredAt time.Time
	// TierID is the tier as of then; empty if there was none.
	TierID string
	// Plan is every place that was asked for a plan, with the winner.
	Plan commission.PlanUse
	// Sums of money that would be paid, one per currency.
	Sums []money.Money
	// Incentives that wait for the type: those that pay, then those that say why
	// they do not.
	Incentives []QuotedIncentive
}

// QuotedIncentive is one incentive's part of a quote.
type QuotedIncentive struct {
	// Amount that would be paid; nil if nothing is, or what is given is not
	// money.
	Amount *money.Money
	// Unit that would be given instead of money; nil for money.
	Unit *commission.Unit
	// Explanation of it.
	Explanation commission.Explanation
	// LiftsEarlier: earlier conversions of the period would be topped up.
	LiftsEarlier bool
	// Next bracket; nil if there is none.
	Next *NextBracket
}

// NextBracket is the bracket above the one that a quote is in.
type NextBracket struct {
	// Measure says what From and Missing are: a count, or minor units of the
	// program's currency.
	Measure commission.Measure
	// From is the total beyond which it pays.
	From int64
	// Missing until then, what the quoted conversion adds included.
	Missing int64
	// Bracket is what it pays.
	Bracket commission.Bracket
}

// ahead is how far in the future a quote may lie.
const ahead = 366 * 24 * time.Hour

// Quote says what a conversion would pay, by the same rules and totals as when it
// is recorded, and writes nothing. Members need COMMISSION_READ and may ask for
// any enrollment; partners need OWN_READ and may ask for their own. User errors:
// NOT_FOUND for the program, the enrollment, the type and the link, and those of
// single values.
func (s *Service) Quote(ctx context.Context, in QuoteInput) (*Quote, error) {
	needed := viewer.CommissionRead
	if viewer.From(ctx).Kind == viewer.Partner {
		needed = viewer.OwnRead
	}
	v, err := viewer.Require(ctx, needed)
	if err != nil {
		return nil, err
	}
	asked, errs := in.read(s.clock.Now())
	if len(errs) > 0 {
		return nil, errs
	}
	var out *Quote
	err = db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		own, err := asked.find(ctx, tx)
		if err != nil {
			return err
		}
		// What a partner brought is known by now to be its own. Budgets and rates
		// are the program's, and no partner reads them.
		ctx := viewer.With(ctx, viewer.NewSystem(v.OrganizationID))
		k, err := learn(ctx, tx.Client(), own.Edges.Program)
		if err != nil {
			return err
		}
		q := &quoting{work: reading(k, s.clock), asked: asked, own: own}
		out, err = q.quote(ctx)
		return err
	}, db.ReadOnly())
	return out, err
}

// reading is a work that reads and writes nothing.
func reading(k *knowledge, c clock.Clock) *work {
	w := &work{clock: c, now: c.Now(), rates: map[naturalKey]*ent.ExchangeRate{}, bonuses: map[pot][]int64{}, writes: newWrites()}
	w.books = newBooks(k, w)
	return w
}

// asked is a quote's input in one form.
type asked struct {
	QuoteInput
	amount     *money.Money
	occurredAt time.Time
	country    string
	isNew      bool
}

func (in QuoteInput) read(now time.Time) (asked, apperr.Errors) {
	r := &reader{}
	out := asked{QuoteInput: in, occurredAt: now, isNew: in.CustomerIsNew == nil || *in.CustomerIsNew}
	r.required(in.ProgramID, maxID, "input", "programId")
	r.required(in.EnrollmentID, maxID, "input", "enrollmentId")
	r.required(in.Type, maxKey+len("stage:"), "input", "type")
	r.optional(in.ProductID, maxExternalID, "input", "productId")
	r.optional(in.Category, maxExternalID, "input", "category")
	r.optional(in.LinkID, maxID, "input", "linkId")
	if in.Amount != nil {
		if amount, ok := r.amount(*in.Amount, "input", "amount"); ok {
			out.amount = &amount
		}
	}
	if in.OccurredAt != nil {
		out.occurredAt = *normal(in.OccurredAt)
	}
	if out.occurredAt.After(now.Add(ahead)) {
		r.errs.Add(apperr.TooLarge, "A quote looks at most 366 days ahead.", "input", "occurredAt")
	}
	if in.Quantity != nil && *in.Quantity < 1 {
		r.errs.Add(apperr.TooSmall, "The quantity is at least 1.", "input", "quantity")
	}
	out.country = strings.ToUpper(strings.TrimSpace(r.optional(in.CustomerCountry, maxID, "input", "customerCountry")))
	if out.country != "" && !isCountry(out.country) {
		r.errs.Add(apperr.Invalid, "Give the country as two letters (ISO 3166), such as DE.", "input", "customerCountry")
	}
	return out, r.errs
}

// find loads the enrollment with its program, as the viewer may see them.
func (a asked) find(ctx context.Context, tx *ent.Tx) (*ent.Enrollment, error) {
	p, err := tx.Program.Get(ctx, a.ProgramID)
	if ent.IsNotFound(err) {
		return nil, apperr.New(apperr.NotFoundCode, "There is no program with this id.", "input", "programId")
	}
	if err != nil {
		return nil, fmt.Errorf("load the program: %w", err)
	}
	own, err := tx.Enrollment.Get(ctx, a.EnrollmentID)
	if ent.IsNotFound(err) || err == nil && own.ProgramID != p.ID {
		return nil, apperr.New(apperr.NotFoundCode, "The program has no enrollment with this id.", "input", "enrollmentId")
	}
	if err != nil {
		return nil, fmt.Errorf("load the enrollment: %w", err)
	}
	own.Edges.Program = p
	if a.LinkID == nil {
		return own, nil
	}
	isOwn, err := tx.Link.Query().Where(link.ID(*a.LinkID), link.EnrollmentID(own.ID)).Exist(ctx)
	if err != nil {
		return nil, fmt.Errorf("look for the link: %w", err)
	}
	if !isOwn {
		return nil, apperr.New(apperr.NotFoundCode, "The enrollment has no link with this id.", "input", "linkId")
	}
	return own, nil
}
