package conversion

import (
	"slices"
	"strings"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/fraud"
)

// screening is what looks wrong with the touches of one conversion.
type screening struct {
	kept fraud.Screening
	// past is what people decided before, and ofPerson what is of the customer, by
	// enrollment; ofTouch is what is of a touch, by its source.
	past     map[string]fraud.Past
	ofPerson map[string][]fraud.Signal
	ofTouch  map[string][]fraud.Signal
}

// screen looks at the touches of a conversion, and says of those that a rule blocks
// why they get no credit (rules §2.2). It returns nil if nothing is looked at: no
// rule is on, or a person decided.
func (k *knowledge) screen(q question, l lens, asked attribution.Conversion, touches []attribution.Touch) *screening {
	rules, is := l.fraudRules(q)
	if !is || q.override != nil {
		return nil
	}
	s := &screening{
		kept: fraud.Screening{Rules: rules, Relations: map[string]fraud.Relation{}, Neighbours: map[string]int64{}},
		past: map[string]fraud.Past{}, ofPerson: map[string][]fraud.Signal{}, ofTouch: map[string][]fraud.Signal{},
	}
	for _, id := range enrollmentsBehind(asked, touches) {
		s.past[id] = pastOf(q, id)
		if relation := l.relation(q.customer, id); relation != (fraud.Relation{}) {
			s.kept.Relations[id] = relation
			s.ofPerson[id] = s.past[id].Left(rules.OfRelation(relation))
		}
	}
	clicks := map[string]fraud.Click{}
	for _, t := range q.customer.touches {
		if t.Kind == attribution.KindClick {
			clicks[t.SourceID] = t.click
		}
	}
	for i, t := range touches {
		if one, ok := clicks[t.SourceID]; ok {
			one.Neighbours = l.neighbours(one.ID)
			if limit := rules.Of(fraud.KindClickBurst).Clicks; one.Neighbours > int64(limit) {
				s.kept.Neighbours[one.ID] = one.Neighbours
			}
			s.ofTouch[t.SourceID] = s.past[t.EnrollmentID].Left(rules.OfClick(one, q.fact.OccurredAt))
		}
		touches[i].ExcludedReason = s.past[t.EnrollmentID].Excludes(s.signalsOf(t))
	}
	s.kept.Rules = rules.Needed(s.all())
	return s
}

// enrollmentsBehind are those who may get credit, each once.
func enrollmentsBehind(asked attribution.Conversion, touches []attribution.Touch) []string {
	ids := enrollmentsOf(asked.Bound)
	if asked.Referral != nil {
		ids = append(ids, asked.Referral.EnrollmentID)
	}
	for _, t := range touches {
		ids = append(ids, t.EnrollmentID)
	}
	return distinct(ids)
}

// signalsOf are those of a touch, with those of the person behind it.
func (s *screening) signalsOf(t attribution.Touch) []fraud.Signal {
	return slices.Concat(s.ofPerson[t.EnrollmentID], s.ofTouch[t.SourceID])
}

func (s *screening) all() []fraud.Signal {
	var out []fraud.Signal
	for _, list := range s.ofPerson {
		out = append(out, list...)
	}
	for _, list := range s.ofTouch {
		out = append(out, list...)
	}
	return out
}

// judge says what came of it, given the decision: would is who had credit if no
// rule blocked anything.
func (s *screening) judge(asked attribution.Conversion, touches []attribution.Touch, settings attribution.Settings, d attribution.Decision) *fraud.Screening {
	if s == nil {
		return nil
	}
	would, isBlocked := d, false
	open := slices.Clone(touches)
	for i, t := range open {
		if t.ExcludedReason != "" && t.ExcludedReason != string(fraud.StatusConfirmed) {
			open[i].ExcludedReason, isBlocked = "", true
		}
	}
	if isBlocked {
		would = attribution.Decide(asked, open, settings)
	}
	shares := []fraud.Share{}
	for _, id := range distinct(append(enrollmentsOf(d.Credits), enrollmentsOf(would.Credits)...)) {
		has, had := shareOf(d.Credits, id), shareOf(would.Credits, id)
		one := fraud.Share{EnrollmentID: id}
		if has > 0 {
			one.Credited = slices.Clone(s.ofPerson[id])
		}
		for _, t := range d.Touches {
			switch {
			case t.EnrollmentID != id:
			case t.Verdict == attribution.VerdictCredited:
				one.Credited = append(one.Credited, s.ofTouch[t.SourceID]...)
			case t.Reason == attribution.ReasonExcluded && had > has:
				one.Lost = append(one.Lost, s.signalsOf(t.Touch)...)
			}
		}
		shares = append(shares, one)
	}
	s.kept.Verdicts = fraud.Judge(shares)
	return &s.kept
}

func shareOf(credits []attribution.Credit, enrollmentID string) int64 {
	for _, one := range credits {
		if one.EnrollmentID == enrollmentID {
			return int64(one.PPM)
		}
	}
	return 0
}

// pastOf is what people had decided of the enrollment by then.
func pastOf(q question, enrollmentID string) fraud.Past {
	var out fraud.Past
	for _, r := range q.customer.reviews {
		if r.EnrollmentID != enrollmentID || r.DecidedSequence == nil || *r.DecidedSequence > q.known.sequence {
			continue
		}
		isHere := r.ConversionID == q.fact.ID
		switch r.Status {
		case fraud.StatusCleared:
			isOfPerson := slices.ContainsFunc(r.Signals, func(s fraud.Signal) bool { return s.Kind.IsOfPerson() })
			out.IsCleared = out.IsCleared || isHere
			out.IsPersonCleared = out.IsPersonCleared || isOfPerson
		case fraud.StatusConfirmed:
			out.IsConfirmed = out.IsConfirmed || isHere
		case fraud.StatusOpen:
		}
	}
	return out
}

// fraudRules are those in force; a conversion that is decided again because a review
// cleared it is judged by the rules of then. Nothing is looked at where no decision
// is made (quotes).
func (l live) fraudRules(q question) (fraud.Rules, bool) {
	if !l.screens {
		return fraud.Rules{}, false
	}
	if q.rules != nil {
		return *q.rules, true
	}
	return l.program.FraudRules.Complete(), true
}

func (l live) relation(c *customer, enrollmentID string) fraud.Relation {
	e := l.enrollments[enrollmentID]
	if e == nil || c.row.EmailKey == "" {
		return fraud.Relation{}
	}
	return fraud.Compare(fraud.Party{Emails: []string{c.row.EmailKey}, Domains: []string{c.row.EmailDomain}}, l.parties[e.PartnerID])
}

func (l live) neighbours(clickID string) int64 { return l.crowds[clickID] }

func (r recorded) fraudRules(question) (fraud.Rules, bool) {
	if r.stored.Screening == nil {
		return fraud.Rules{}, false
	}
	return r.stored.Screening.Rules, true
}

func (r recorded) relation(_ *customer, enrollmentID string) fraud.Relation {
	return r.stored.Screening.Relations[enrollmentID]
}

func (r recorded) neighbours(clickID string) int64 { return r.stored.Screening.Neighbours[clickID] }

// clickOf is what rules may ask of a click.
func clickOf(row *ent.Click) fraud.Click {
	return fraud.Click{
		ID: row.ID, At: row.OccurredAt.UTC(), ReferrerHost: strings.ToLower(row.ReferrerHost), PaidSearch: row.PaidSearch,
		IsDataCentre: row.IsDataCentre,
	}
}
