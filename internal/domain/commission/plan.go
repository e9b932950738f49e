package commission

import (
	"cmp"
	"slices"
	"time"
)

// PlanSource says who names a plan (§3).
type PlanSource string

// The sources, in the order in which they are asked.
const (
	// PlanFromLink is a link's override.
	PlanFromLink PlanSource = "LINK"
	// PlanFromEnrollment is an enrollment's override.
	PlanFromEnrollment PlanSource = "ENROLLMENT"
	// PlanFromTier is the plan of the tier as of the conversion.
	PlanFromTier PlanSource = "TIER"
	// PlanFromGroup is the plan of the group.
	PlanFromGroup PlanSource = "GROUP"
	// PlanFromProgram is the program's plan.
	PlanFromProgram PlanSource = "PROGRAM"
)

// Values lists the sources in the order in which they are asked.
func (PlanSource) Values() []string {
	return []string{
		string(PlanFromLink), string(PlanFromEnrollment), string(PlanFromTier), string(PlanFromGroup), string(PlanFromProgram),
	}
}

// PlanCandidate is one place that may name a plan.
type PlanCandidate struct {
	// Source is what sort of place.
	Source PlanSource `json:"source"`
	// SourceID is the id of the link, enrollment, tier, group or program.
	SourceID string `json:"sourceId,omitempty"`
	// PlanID it names, empty if it names none.
	PlanID string `json:"planId,omitempty"`
}

// PlanChoice is which plan prices a conversion for one enrollment, and why.
type PlanChoice struct {
	// Candidates in the order in which they are asked, the winner's successors
	// included.
	Candidates []PlanCandidate `json:"candidates"`
	// Winner is the first that names a plan; nil if none does.
	Winner *PlanCandidate `json:"winner,omitempty"`
}

// AppliesTo says which customers a plan version is for.
type AppliesTo string

// The audiences of a version.
const (
	// AppliesToAll: everybody.
	AppliesToAll AppliesTo = "ALL_CUSTOMERS"
	// AppliesToNew: customers that were not bound before effectiveFrom.
	AppliesToNew AppliesTo = "NEW_CUSTOMERS"
)

// Values lists the audiences.
func (AppliesTo) Values() []string { return []string{string(AppliesToAll), string(AppliesToNew)} }

// Version is one immutable version of a plan.
type Version struct {
	// ID of the version.
	ID string `json:"id"`
	// Number counts the versions of a plan from 1.
	Number int `json:"number"`
	// EffectiveFrom is the first instant it is in force.
	EffectiveFrom time.Time `json:"effectiveFrom"`
	// AppliesTo says for whom.
	AppliesTo AppliesTo `json:"appliesTo"`
}

// ResolvePlan returns which plan is asked: link override, else enrollment
// override, else tier's, else group's, else the program's. The order of the
// candidates given does not matter; those of an unknown source come last.
func ResolvePlan(candidates []PlanCandidate) PlanChoice {
	order := PlanSource("").Values()
	rank := func(c PlanCandidate) int {
		if i := slices.Index(order, string(c.Source)); i >= 0 {
			return i
		}
		return len(order)
	}
	sorted := slices.Clone(candidates)
	slices.SortStableFunc(sorted, func(a, b PlanCandidate) int { return cmp.Compare(rank(a), rank(b)) })
	choice := PlanChoice{Candidates: sorted}
	for i := range sorted {
		if sorted[i].PlanID != "" {
			winner := sorted[i]
			choice.Winner = &winner
			break
		}
	}
	return choice
}

// EffectiveVersion returns the version that prices a conversion at occurredAt,
// and whether there is one. It is the latest that was effective by then (of
// equal instants the higher number). If that one is for NEW_CUSTOMERS and the
// customer was bound before it took effect, it is the version that was in force
// at the binding. boundAt is nil for a customer that is not bound, who counts as
// new.
func EffectiveVersion(versions []Version, occurredAt time.Time, boundAt *time.Time) (Version, bool) {
	latest, ok := inForce(versions, occurredAt)
	if !ok || latest.AppliesTo != AppliesToNew || boundAt == nil || !boundAt.Before(latest.EffectiveFrom) {
		return latest, ok
	}
	return inForce(versions, *boundAt)
}

// inForce returns the latest version effective at the instant.
func inForce(versions []Version, at time.Time) (Version, bool) {
	var best Version
	found := false
	for _, v := range versions {
		if v.EffectiveFrom.After(at) {
			continue
		}
		newer := v.EffectiveFrom.After(best.EffectiveFrom) || (v.EffectiveFrom.Equal(best.EffectiveFrom) && v.Number > best.Number)
		if !found || newer {
			best, found = v, true
		}
	}
	return best, found
}
