package conversion

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/fraud"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// memory is how old a touch may be to be looked at: longer than any window.
const memory = (attribution.MaxWindowDays + 1) * 24 * time.Hour

// question is one conversion that is to be decided and priced.
type question struct {
	fact     *ent.Conversion
	customer *customer
	known    asOf
	// override is the admin's decision; nil if there is none.
	override *attribution.Override
	// stored is the decision that is to be repeated; nil when recording.
	stored *ent.Decision
	// keeps are commissions of the conversion that are paid or about to be and
	// therefore stand: what they pay is not paid again (rules §2.7).
	keeps []commission.Kept
	// refunds of the conversion recorded by now; a new one has none.
	refunds []*ent.Refund
	// rules against fraud of an earlier decision, for one that is repeated because a
	// review cleared it; nil if those in force are meant.
	rules *fraud.Rules
}

// answer is the decision, and what it is worth.
type answer struct {
	decision attribution.Decision
	pricing  commission.Pricing
	lines    []commission.Line
	// origins are the links behind the credits, by enrollment.
	origins map[string]origin
	// recruiters of the credited enrollments, and person the customer as
	// conditions see it.
	recruiters []recruiter
	person     commission.Customer
	// screening is what looked wrong; nil if nobody looked.
	screening *fraud.Screening
}

// answer derives; it changes nothing. Recording and replaying ask it alike.
func (k *knowledge) answer(ctx context.Context, q question) (answer, error) {
	a, err := k.attribute(ctx, q)
	if err != nil {
		return answer{}, err
	}
	return a, k.price(ctx, q, k.lensOf(q), &a)
}

// lensOf is how the question's things are seen.
func (k *knowledge) lensOf(q question) lens {
	if q.stored != nil {
		return recorded{live{k}, q.stored}
	}
	return live{k}
}

// attribute is an answer without its worth.
func (k *knowledge) attribute(ctx context.Context, q question) (answer, error) {
	l := k.lensOf(q)
	asked := attribution.Conversion{OccurredAt: q.fact.OccurredAt, Override: q.override}
	if b := q.customer.bound; b != nil {
		asked.Bound, asked.BoundAt = b.credits, b.at
		asked.BoundBanned = slices.ContainsFunc(b.credits, func(c attribution.Credit) bool { return k.isBanned(c.EnrollmentID, q) })
	}
	of, err := k.referralOf(ctx, q)
	if err != nil {
		return answer{}, err
	}
	asked.Referral = of
	touches := k.touches(q, l)
	screened := k.screen(q, l, asked, touches)
	a := answer{decision: attribution.Decide(asked, touches, l.attribution())}
	a.screening = screened.judge(asked, touches, l.attribution(), a.decision)
	a.origins = origins(a.decision, q.customer)
	return a, nil
}

// touches are the customer's as they were known, with what the histories say of
// their enrollments (rules §2.2).
func (k *knowledge) touches(q question, l lens) []attribution.Touch {
	var out []attribution.Touch
	for _, t := range q.customer.touches {
		isOld := t.Kind != attribution.KindSubmission && t.At.Before(q.fact.OccurredAt.Add(-memory))
		if t.sequence > q.known.sequence || isOld || !wasThere(t, q) {
			continue
		}
		one := t.Touch
		if t.Kind == attribution.KindClick {
			one.LinkWindowDays = l.linkWindow(t)
		}
		one.Protected = covered(t.spans, q.fact.OccurredAt, q.known)
		if e := k.enrollments[t.EnrollmentID]; e != nil {
			one.ApprovedAtTouch = latest(e.statuses, t.At, q.known) == string(enrollment.StatusAPPROVED)
			one.BannedAtConversion = k.isBanned(e.ID, q)
		}
		out = append(out, one)
	}
	return out
}

// isBanned reports whether the enrollment was banned at the conversion's instant.
func (k *knowledge) isBanned(enrollmentID string, q question) bool {
	e := k.enrollments[enrollmentID]
	return e != nil && latest(e.statuses, q.fact.OccurredAt, q.known) == string(enrollment.StatusBANNED)
}

// settled is how long after its instant a click is surely visible to everybody.
const settled = time.Minute

// wasThere reports whether a click had been recorded. Clicks carry no number of
// the sequence, so of those recorded just before a decision only the decision
// itself can tell whether it saw them.
func wasThere(t touch, q question) bool {
	switch {
	case t.Kind != attribution.KindClick:
		return true
	case t.recordedAt.After(q.known.recordedAt):
		return false
	case q.stored == nil || t.recordedAt.Before(q.known.recordedAt.Add(-settled)):
		return true
	}
	return slices.ContainsFunc(q.stored.Attribution.Touches, func(seen attribution.TouchVerdict) bool {
		return seen.SourceID == t.SourceID
	})
}

// origins finds the link behind each credit: that of the latest credited click,
// or of the conversion that bound the customer.
func origins(d attribution.Decision, c *customer) map[string]origin {
	if d.Outcome == attribution.OutcomeInherited {
		return c.bound.origins
	}
	if d.Outcome == attribution.OutcomeReferral {
		return originsOf(d.Referral, c)
	}
	byTouch := make(map[string]origin, len(c.touches))
	for _, t := range c.touches {
		byTouch[t.SourceID] = t.origin
	}
	out := map[string]origin{}
	for _, t := range d.Touches {
		if t.Verdict == attribution.VerdictCredited && byTouch[t.SourceID].linkID != "" {
			out[t.EnrollmentID] = byTouch[t.SourceID]
		}
	}
	return out
}

// originsOf is the link that brought the referral, as far as the customer's
// binding tells.
func originsOf(r *attribution.Referral, c *customer) map[string]origin {
	if c.bound == nil || c.bound.origins[r.EnrollmentID].linkID == "" {
		return map[string]origin{}
	}
	return map[string]origin{r.EnrollmentID: c.bound.origins[r.EnrollmentID]}
}

// price finds the terms of each credited enrollment and computes (rules §3).
func (k *knowledge) price(ctx context.Context, q question, l lens, a *answer) error {
	in := commission.Input{
		Conversion: facts(q.fact, k.program.Currency), Settings: l.commission(), Location: k.location, Kept: q.keeps,
		Refunds: given(q.fact, q.refunds, q.known.recordedAt),
	}
	a.pricing = commission.Pricing{Plans: []commission.PlanUse{}, Unpaid: []commission.Explanation{}}
	for _, credit := range a.decision.Credits {
		e := k.enrollments[credit.EnrollmentID]
		if e == nil {
			continue
		}
		one, use, err := k.terms(ctx, q, l, e, a.origins[e.ID])
		if err != nil {
			return err
		}
		one.Credit = credit.PPM
		in.Enrollments = append(in.Enrollments, one)
		a.pricing.Plans = append(a.pricing.Plans, use)
		a.pricing.Seen.Enrollments = append(a.pricing.Seen.Enrollments,
			commission.EnrollmentSeen{EnrollmentID: e.ID, Partner: one.Partner, Referral: one.Referral})
	}
	in.Customer = k.person(q, l, in.Enrollments)
	history, err := k.history(ctx, q, in.Enrollments)
	if err != nil {
		return err
	}
	in.History = history
	if in.Totals, err = k.sums(ctx, commission.Needs(in)); err != nil {
		return err
	}
	if a.recruiters, err = k.recruitersOf(ctx, q, l, in.Enrollments); err != nil {
		return err
	}
	result := commission.Compute(in)
	a.lines = result.Lines
	a.person = in.Customer
	a.pricing.Unpaid, a.pricing.Reason, a.pricing.Measured = result.Unpaid, result.Reason, result.Measured
	a.pricing.Seen.Settings, a.pricing.Seen.Country, a.pricing.Seen.Metadata = in.Settings, in.Customer.Country, in.Customer.Metadata
	return nil
}

// terms finds the plan and version of one enrollment, and what conditions may
// ask about it.
func (k *knowledge) terms(
	ctx context.Context, q question, l lens, e *enrolled, from origin,
) (commission.Enrollment, commission.PlanUse, error) {
	tierID := latest(e.tiers, q.fact.OccurredAt, q.known)
	out := commission.Enrollment{ID: e.ID, Partner: l.partner(e, tierID), Referral: l.referral(q.customer, e.ID)}
	if from.linkID != "" {
		out.Link = &commission.Link{ID: from.linkID, Subs: from.subs}
	}
	use := commission.PlanUse{EnrollmentID: e.ID, Choice: commission.ResolvePlan(l.plans(e, from.linkID, tierID))}
	if use.Choice.Winner == nil {
		return out, use, nil
	}
	out.PlanID = use.Choice.Winner.PlanID
	versions, err := k.versionsOf(ctx, out.PlanID, q)
	if err != nil {
		return out, use, err
	}
	use.Versions = highest(versions)
	var boundAt *time.Time
	if b := q.customer.bound; b != nil {
		boundAt = &b.at
	}
	version, ok := commission.EffectiveVersion(versions, q.fact.OccurredAt, boundAt)
	if !ok {
		return out, use, nil
	}
	use.PlanVersionID, out.PlanVersionID = version.ID, version.ID
	out.Incentives, err = k.incentivesOf(ctx, version.ID)
	return out, use, err
}

// person is the customer as conditions see it.
func (k *knowledge) person(q question, l lens, enrollments []commission.Enrollment) commission.Customer {
	c := q.customer
	months := 0
	if c.firstAt != nil {
		months = wholeMonths(*c.firstAt, q.fact.OccurredAt)
	}
	return commission.Customer{
		ID: c.row.ID, Country: l.country(c), Metadata: l.metadata(c, askedMetadata(enrollments)),
		IsNew: c.firstAt == nil || !c.firstAt.Before(q.fact.OccurredAt), AgeMonths: &months,
	}
}

// askedMetadata lists the attributes of the customer that conditions ask for:
// only these are kept with a decision.
func askedMetadata(enrollments []commission.Enrollment) []string {
	var keys []string
	var walk func(c commission.Condition)
	walk = func(c commission.Condition) {
		if key, ok := strings.CutPrefix(c.Attribute, "customer.metadata."); ok {
			keys = append(keys, key)
		}
		for _, child := range c.Conditions {
			walk(child)
		}
	}
	for _, e := range enrollments {
		for _, incentive := range e.Incentives {
			if incentive.Terms.Conditions != nil {
				walk(*incentive.Terms.Conditions)
			}
		}
	}
	return keys
}

// history asks for the totals of those incentives that have limits.
func (k *knowledge) history(ctx context.Context, q question, enrollments []commission.Enrollment) (commission.History, error) {
	var keys []commission.HistoryKey
	for _, e := range enrollments {
		for _, i := range e.Incentives {
			if i.Trigger == q.fact.Type && i.Terms.Limits != (commission.Limits{}) {
				keys = append(keys, commission.HistoryKey{IncentiveKey: i.Key, CustomerID: q.customer.row.ID, EnrollmentID: e.ID})
			}
		}
	}
	if len(keys) == 0 {
		return commission.History{}, nil
	}
	return k.past(ctx, keys)
}

// facts is the conversion as the rules know it.
func facts(row *ent.Conversion, programCurrency money.Currency) commission.Conversion {
	c := commission.Conversion{
		Type: row.Type, OccurredAt: row.OccurredAt.UTC(), Amount: money.New(row.AmountMinor, row.Currency),
		TaxMinor: valueOf(row.TaxMinor), ShippingMinor: valueOf(row.ShippingMinor),
		Items: row.Items, Metadata: row.Metadata, Sequence: row.Ordinal,
	}
	if row.ProgramMinor != nil {
		in := money.New(*row.ProgramMinor, programCurrency)
		c.ProgramAmount, c.Rate = &in, commission.RateGiven{Rate: row.Rate, Day: row.RateDay, Source: row.RateSource}
	}
	return c
}
