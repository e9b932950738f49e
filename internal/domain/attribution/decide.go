package attribution

import (
	"cmp"
	"slices"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// Decide says who gets credit for the conversion. An override wins, then the
// referral that entered a stage (§6), which binds nobody, then the customer's
// binding (§2.5) unless it credits somebody who is banned, then the
// touches (§2.2 to 2.4). It never fails: a
// conversion that nobody gets is a decision too, with its reason (§2.6). The
// order of touches does not matter, and the arguments are not changed.
func Decide(conversion Conversion, touches []Touch, settings Settings) Decision {
	settings = settings.withDefaults()
	decision := Decision{
		Model:    settings.Model,
		Settings: settings,
		Credits:  []Credit{},
		Touches:  judge(conversion, touches, settings),
	}
	isBound := len(conversion.Bound) > 0 && settings.CreditScope == ScopeCustomer
	switch {
	case conversion.Override != nil:
		decision.override(*conversion.Override)
	case conversion.Referral != nil:
		decision.refer(*conversion.Referral)
	case isBound && !conversion.OccurredAt.Before(conversion.BoundAt) && !conversion.BoundBanned:
		decision.inherit(conversion)
	default:
		decision.choose(conversion, settings)
		if isBound && conversion.BoundBanned && !decision.IsAttributed() {
			decision.Reason = ReasonBanned
		}
	}
	slices.SortFunc(decision.Credits, func(a, b Credit) int {
		return cmp.Or(cmp.Compare(b.PPM, a.PPM), cmp.Compare(a.EnrollmentID, b.EnrollmentID))
	})
	decision.Binds = decision.IsAttributed() && len(conversion.Bound) == 0 && settings.CreditScope == ScopeCustomer &&
		conversion.Referral == nil
	return decision
}

// withDefaults fills what the program left empty, and mends a half-life that has
// no meaning.
func (s Settings) withDefaults() Settings {
	s.Model = cmp.Or(s.Model, ModelLast)
	s.WindowDays = cmp.Or(s.WindowDays, DefaultWindowDays)
	s.CreditScope = cmp.Or(s.CreditScope, ScopeCustomer)
	if s.HalfLifeDays < 1 {
		s.HalfLifeDays = DefaultHalfLifeDays
	}
	if len(s.Priority) == 0 {
		s.Priority = []Kind{KindSubmission, KindCode, KindClick}
	}
	return s
}

// IsValidCredits reports whether the credits may stand: none at all, or shares
// above 0 of different enrollments that sum to exactly money.Whole.
func IsValidCredits(credits []Credit) bool {
	if len(credits) == 0 {
		return true
	}
	seen := make(map[string]bool, len(credits))
	left := money.Whole
	for _, c := range credits {
		if c.EnrollmentID == "" || seen[c.EnrollmentID] || c.PPM <= 0 || c.PPM > left {
			return false
		}
		seen[c.EnrollmentID] = true
		left -= c.PPM
	}
	return left == 0
}

// override lets the admin's decision stand (§2.7).
func (d *Decision) override(o Override) {
	d.Outcome = OutcomeManual
	d.Override = &o
	d.Reason = d.take(o.Credits)
	if d.Reason == "" && !d.IsAttributed() {
		d.Reason = ReasonOverridden
	}
	d.passOver(ReasonOverridden)
}

// refer gives all to the partner whose referral it is, unless that partner was
// banned: then nobody has credit.
func (d *Decision) refer(r Referral) {
	d.Outcome = OutcomeReferral
	d.Referral = &r
	d.passOver(ReasonReferral)
	if r.Banned {
		d.Outcome, d.Reason = OutcomeUnattributed, ReasonBanned
		return
	}
	d.Reason = d.take([]Credit{{EnrollmentID: r.EnrollmentID, PPM: money.Whole}})
}

// inherit lets the customer's binding stand (§2.5).
func (d *Decision) inherit(c Conversion) {
	d.Outcome = OutcomeInherited
	boundAt := c.BoundAt
	d.BoundAt = &boundAt
	d.Reason = d.take(c.Bound)
	d.passOver(ReasonInherited)
}

// take adopts credits that were decided elsewhere, or says why it cannot.
func (d *Decision) take(credits []Credit) Reason {
	if !IsValidCredits(credits) {
		return ReasonInvalidCredits
	}
	d.Credits = append(d.Credits, credits...)
	return ""
}

// passOver marks every eligible touch as not needed.
func (d *Decision) passOver(reason Reason) {
	for i := range d.Touches {
		if d.Touches[i].Verdict != VerdictIneligible {
			d.Touches[i].Verdict, d.Touches[i].Reason = VerdictPassedOver, reason
		}
	}
}

// choose decides by the touches: the first kind with an eligible one decides
// alone (§2.3), and the model shares among its touches (§2.4).
func (d *Decision) choose(c Conversion, s Settings) {
	for _, kind := range s.Priority {
		var chosen []*TouchVerdict
		for i := range d.Touches {
			if t := &d.Touches[i]; t.Kind == kind && t.Verdict != VerdictIneligible {
				chosen = append(chosen, t)
			}
		}
		if len(chosen) == 0 {
			continue
		}
		d.Outcome, d.Kind = OutcomeTouches, kind
		d.passOver(ReasonLowerPriority)
		for i := range d.Touches {
			if t := &d.Touches[i]; t.Verdict == VerdictPassedOver && !slices.Contains(s.Priority, t.Kind) {
				t.Reason = ReasonKindNotUsed
			}
		}
		d.Credits = share(c, s, chosen)
		return
	}
	d.Outcome = OutcomeUnattributed
	d.Reason = ReasonNoEligibleTouch
	if len(d.Touches) == 0 {
		d.Reason = ReasonNoTouch
	}
	d.passOver(ReasonKindNotUsed)
}
