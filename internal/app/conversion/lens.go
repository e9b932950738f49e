package conversion

import (
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/fraud"
)

// lens is how an answer sees things that may change later and keep no history of
// their own. When recording they are seen as they are; the decision keeps what
// was seen, and a replay looks through that.
type lens interface {
	attribution() attribution.Settings
	commission() commission.Settings
	linkWindow(t touch) int
	plans(e *enrolled, linkID, tierID string) []commission.PlanCandidate
	partner(e *enrolled, tierID string) commission.Partner
	referral(c *customer, enrollmentID string) *commission.Referral
	country(c *customer) string
	metadata(c *customer, keys []string) map[string]string
	// recruiter is who recruited the enrollment, empty if nobody; ofRecruiter sees
	// the recruiter of one that was recruited.
	recruiter(e *enrolled) string
	ofRecruiter(recruitedID string) lens
	// fraudRules are the rules to look at touches by, and whether to; relation is
	// what the customer and the enrollment's partner have in common, and neighbours
	// how many clicks came with a click.
	fraudRules(q question) (fraud.Rules, bool)
	relation(c *customer, enrollmentID string) fraud.Relation
	neighbours(clickID string) int64
}

// live sees things as they are now.
type live struct{ *knowledge }

func (l live) attribution() attribution.Settings {
	p := l.program
	return attribution.Settings{
		Model: p.AttributionModel, WindowDays: p.WindowDays, Priority: p.TouchPriority,
		CreditScope: p.CreditScope, HalfLifeDays: p.HalfLifeDays,
	}
}

func (l live) commission() commission.Settings {
	p := l.program
	return commission.Settings{
		Currency: p.Currency, ExcludeTax: p.ExcludesTax, ExcludeShipping: p.ExcludesShipping, HoldDays: p.HoldDays,
	}
}

func (l live) linkWindow(t touch) int {
	if row := l.links[t.origin.linkID]; row != nil && row.WindowDays != nil {
		return *row.WindowDays
	}
	return 0
}

func (l live) plans(e *enrolled, linkID, tierID string) []commission.PlanCandidate {
	var list []commission.PlanCandidate
	if row := l.links[linkID]; row != nil {
		list = append(list, candidate(commission.PlanFromLink, row.ID, row.PlanID))
	}
	list = append(list, candidate(commission.PlanFromEnrollment, e.ID, e.PlanID))
	if row := l.tiers[tierID]; row != nil {
		list = append(list, candidate(commission.PlanFromTier, row.ID, row.PlanID))
	}
	if row := e.Edges.Group; row != nil {
		list = append(list, candidate(commission.PlanFromGroup, row.ID, row.PlanID))
	}
	return append(list, candidate(commission.PlanFromProgram, l.program.ID, l.program.PlanID))
}

func candidate(source commission.PlanSource, id string, planID *string) commission.PlanCandidate {
	c := commission.PlanCandidate{Source: source, SourceID: id}
	if planID != nil {
		c.PlanID = *planID
	}
	return c
}

// partner names tiers and groups as people know them: conditions are written
// with these names.
func (l live) partner(e *enrolled, tierID string) commission.Partner {
	var p commission.Partner
	if row := e.Edges.Partner; row != nil {
		p.Country, p.Type, p.Tags = row.Country, row.Type, row.Tags
	}
	if row := l.tiers[tierID]; row != nil {
		p.Tier = row.Name
	}
	if row := e.Edges.Group; row != nil {
		p.Group = row.Name
	}
	return p
}

func (l live) referral(c *customer, enrollmentID string) *commission.Referral {
	r := c.referral
	if r == nil || r.EnrollmentID != enrollmentID {
		return nil
	}
	return &commission.Referral{Source: r.Source, Stage: r.stageKey}
}

func (l live) country(c *customer) string { return c.row.Country }

func (l live) metadata(c *customer, keys []string) map[string]string {
	var out map[string]string
	for _, key := range keys {
		if value, ok := c.row.Metadata[key]; ok {
			if out == nil {
				out = map[string]string{}
			}
			out[key] = value
		}
	}
	return out
}

// recorded sees things as a stored decision saw them, and as they are where the
// decision did not look.
type recorded struct {
	live
	stored *ent.Decision
}

func (r recorded) attribution() attribution.Settings { return r.stored.Attribution.Settings }

func (r recorded) commission() commission.Settings { return r.stored.Pricing.Seen.Settings }

func (r recorded) linkWindow(t touch) int {
	for _, seen := range r.stored.Attribution.Touches {
		if seen.SourceID == t.SourceID {
			return seen.LinkWindowDays
		}
	}
	return r.live.linkWindow(t)
}

// plans takes the places that were looked at.
func (r recorded) plans(e *enrolled, linkID, tierID string) []commission.PlanCandidate {
	now := r.live.plans(e, linkID, tierID)
	for _, use := range r.stored.Pricing.Plans {
		if use.EnrollmentID == e.ID {
			return confirmed(use.Choice.Candidates, now, linkID, tierID)
		}
	}
	return now
}

// confirmed are the places that were looked at, but for a tier or link that the
// facts do not confirm.
func confirmed(seen, now []commission.PlanCandidate, linkID, tierID string) []commission.PlanCandidate {
	derived := map[commission.PlanSource]string{commission.PlanFromLink: linkID, commission.PlanFromTier: tierID}
	var list []commission.PlanCandidate
	for _, c := range seen {
		if id, ok := derived[c.Source]; !ok || id == c.SourceID {
			list = append(list, c)
			delete(derived, c.Source)
		}
	}
	for _, c := range now {
		if _, ok := derived[c.Source]; ok {
			list = append(list, c)
		}
	}
	return list
}

func (r recorded) seen(enrollmentID string) *commission.EnrollmentSeen {
	for i, one := range r.stored.Pricing.Seen.Enrollments {
		if one.EnrollmentID == enrollmentID {
			return &r.stored.Pricing.Seen.Enrollments[i]
		}
	}
	return nil
}

func (r recorded) partner(e *enrolled, tierID string) commission.Partner {
	if seen := r.seen(e.ID); seen != nil {
		return seen.Partner
	}
	return r.live.partner(e, tierID)
}

func (r recorded) referral(c *customer, enrollmentID string) *commission.Referral {
	if seen := r.seen(enrollmentID); seen != nil {
		return seen.Referral
	}
	return r.live.referral(c, enrollmentID)
}

func (r recorded) country(*customer) string { return r.stored.Pricing.Seen.Country }

func (r recorded) metadata(*customer, []string) map[string]string {
	return r.stored.Pricing.Seen.Metadata
}

// wholeMonths counts the calendar months from one instant to another, 0 if the
// second is not later.
func wholeMonths(from, to time.Time) int {
	from, to = from.UTC(), to.UTC()
	if !to.After(from) {
		return 0
	}
	months := (to.Year()-from.Year())*12 + int(to.Month()) - int(from.Month())
	if from.AddDate(0, months, 0).After(to) {
		months--
	}
	return max(months, 0)
}
