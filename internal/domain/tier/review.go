package tier

import "time"

// Warning is a demotion that was announced.
type Warning struct {
	// TierID is the tier to fall to, at most.
	TierID string
	// At is when the grace ends: from then on the demotion is carried out.
	At time.Time
}

// Past is what was measured as of the instant that Policy.Check names.
type Past map[Window]Metrics

// Outcome is what an evaluation finds: a move, and what becomes of the warning. A
// move ends every warning.
type Outcome struct {
	Move
	// Warning is what stands from now on; nil is none.
	Warning *Warning
	// IsWarned says that the warning is new, or names another tier because of the
	// floor.
	IsWarned bool
	// IsWithdrawn says that a warning ended without a demotion.
	IsWithdrawn bool
	// IsReviewed says that the latest review period is settled: ReviewedAt of the
	// standing becomes the instant of the evaluation.
	IsReviewed bool
	// IsPinOver says that the pin of the standing no longer holds.
	IsPinOver bool
}

// Changes reports whether there is anything to write.
func (o Outcome) Changes() bool {
	return o.Moved() || o.IsWarned || o.IsWithdrawn || o.IsReviewed || o.IsPinOver
}

// Check returns the past instant as of which Decide needs metrics besides those
// of the evaluation, and false if it needs none: the last instant of a review
// period that is over and not reviewed, or the last of a grace that is over.
func (p Policy) Check(standing Standing, at time.Time) (time.Time, bool) {
	if p.Demotion == DemotionNever || standing.pinned(at) {
		return time.Time{}, false
	}
	if w := standing.Warning; w != nil {
		return w.At.Add(-time.Microsecond), !at.Before(w.At)
	}
	ended, _ := p.Period(at)
	return ended.Add(-time.Microsecond), p.reviews(standing, at)
}

// NeedsMetrics reports whether Decide can find anything at all; if not, nothing
// has to be measured: an enrollment on the highest tier with no warning and no
// review to come, for example.
func (p Policy) NeedsMetrics(tiers []Tier, standing Standing, at time.Time) bool {
	if _, above := Next(tiers, standing.TierID); above || standing.Warning != nil || standing.Pin != nil {
		return true
	}
	return rung(ordered(tiers), standing.TierID) > 0 && p.reviews(standing, at)
}

// reviews reports whether a period ended since the tier was entered and last
// reviewed.
func (p Policy) reviews(standing Standing, at time.Time) bool {
	ended, _ := p.Period(at)
	return standing.TierID != "" && standing.Since.Before(ended) &&
		(standing.ReviewedAt == nil || standing.ReviewedAt.Before(ended))
}

// Decide is the whole of §7 for one enrollment at one instant: the moves of
// Evaluate, then the review. Past are the metrics as of Check, and nil if Check
// names no instant.
//
// A review compares the tier held with the one that was earned as of the last
// instant of the period: if that is lower, and the tier is not earned now either,
// the enrollment is warned, and falls when the grace ends. It keeps its tier, and
// the warning is withdrawn, as soon as the tier is earned again, or cannot be
// lost any more by floor, pin or policy. It falls to the tier that was announced,
// or to a higher one that is earned when the grace ends; never below the floor.
//
// The same values give the same outcome; and when the outcome is applied, the
// same evaluation once more changes nothing.
func (p Policy) Decide(tiers []Tier, standing Standing, measured map[Window]Metrics, past Past, at time.Time) Outcome {
	out := Outcome{Move: Evaluate(tiers, standing, measured, at), Warning: standing.Warning}
	out.IsPinOver = standing.Pin != nil && !standing.pinned(at)
	r := review{policy: p, ladder: ordered(tiers), standing: standing, at: at}
	r.held = rung(r.ladder, standing.TierID)
	switch {
	case out.Moved():
		out.withdraw()
	case r.held < 0:
	case !p.CanFall(tiers, standing, at):
		r.keep(&out)
	default:
		r.floor = max(rung(r.ladder, standing.FloorTierID), 0)
		r.earned, r.past = climb(r.ladder, measured), past
		r.decide(&out)
	}
	return out
}

// withdraw ends the warning, if there is one.
func (o *Outcome) withdraw() {
	o.IsWithdrawn, o.Warning = o.Warning != nil, nil
}

// review is one look at a tier that could be lost.
type review struct {
	policy   Policy
	ladder   []Tier
	standing Standing
	at       time.Time
	past     Past
	// held, floor and earned are rungs; earned is as of now.
	held, floor, earned int
}

// keep settles what is open in favour of the enrollment.
func (r review) keep(out *Outcome) {
	out.IsReviewed = out.Warning != nil || r.held > 0 && r.policy.reviews(r.standing, r.at)
	out.withdraw()
}

func (r review) decide(out *Outcome) {
	warning := r.standing.Warning
	switch {
	case r.earned >= r.held:
		r.keep(out)
	case warning != nil && r.at.Before(warning.At):
		if rung(r.ladder, warning.TierID) < r.floor {
			out.Warning, out.IsWarned = &Warning{TierID: r.ladder[r.floor].ID, At: warning.At}, true
		}
	case warning == nil && !r.policy.reviews(r.standing, r.at):
		// The period goes on.
	default:
		r.judge(out)
	}
}

// judge looks at the end of a period, or of a grace.
func (r review) judge(out *Outcome) {
	earned := max(r.earned, climb(r.ladder, r.past), r.floor)
	if earned >= r.held {
		r.keep(out)
		return
	}
	if warning := r.standing.Warning; warning != nil {
		r.fall(out, max(earned, rung(r.ladder, warning.TierID)))
		return
	}
	target := earned
	if r.policy.Demotion != DemotionEarned {
		target = r.held - 1 // Not below the floor, which is below what is held.
	}
	due := r.policy.due(r.at)
	if !r.at.Before(due) {
		r.fall(out, target)
		return
	}
	out.Warning, out.IsWarned = &Warning{TierID: r.ladder[target].ID, At: due}, true
}

// fall demotes; one who has risen above the tier held since the warning stays.
func (r review) fall(out *Outcome, target int) {
	if target >= r.held {
		r.keep(out)
		return
	}
	out.ToTierID, out.Cause, out.Warning = r.ladder[target].ID, Demoted, nil
	out.Metrics = r.past[r.ladder[r.held].Requirements.Window]
}

// CanFall reports whether a review could take the tier away at an instant: not
// the entry tier, not at or below the floor, not while pinned, and in no program
// that never demotes.
func (p Policy) CanFall(tiers []Tier, standing Standing, at time.Time) bool {
	ladder := ordered(tiers)
	held, floor := rung(ladder, standing.TierID), rung(ladder, standing.FloorTierID)
	return p.Demotion != DemotionNever && !standing.pinned(at) && held > max(floor, 0)
}

// Destination returns the tier on which an enrollment would stand in the end if
// the metrics stayed as they are: after the promotion, or after the next review
// and its grace. It is empty without tiers.
func (p Policy) Destination(tiers []Tier, standing Standing, measured map[Window]Metrics, at time.Time) string {
	move := Evaluate(tiers, standing, measured, at)
	if move.Moved() || !p.CanFall(tiers, standing, at) {
		return move.ToTierID
	}
	ladder := ordered(tiers)
	held := rung(ladder, standing.TierID)
	target := max(rung(ladder, move.EarnedTierID), rung(ladder, standing.FloorTierID))
	if p.Demotion != DemotionEarned {
		target = max(target, held-1)
	}
	return ladder[min(held, target)].ID
}
