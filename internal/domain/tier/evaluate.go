package tier

import (
	"cmp"
	"slices"
	"time"
)

// Pin fixes an enrollment to a tier, by an admin's act.
type Pin struct {
	TierID string
	// Until is the first instant at which the pin no longer holds; nil is for ever.
	Until *time.Time
}

// Standing is where an enrollment is before an evaluation.
type Standing struct {
	// TierID is the tier it has; empty before the first evaluation.
	TierID string
	// FloorTierID is the tier below which it never falls; empty is none.
	FloorTierID string
	// Pin is nil when the enrollment is not pinned.
	Pin *Pin
	// Since is when it entered the tier.
	Since time.Time
	// Warning is the demotion that was announced; nil is none.
	Warning *Warning
	// ReviewedAt is when a review was last settled; nil is not since it entered
	// the tier.
	ReviewedAt *time.Time
}

// pinned reports whether a pin holds at an instant.
func (s Standing) pinned(at time.Time) bool {
	return s.Pin != nil && (s.Pin.Until == nil || at.Before(*s.Pin.Until))
}

// Cause is why a move happened.
type Cause string

// The causes.
const (
	// Entry is the first tier of an enrollment.
	Entry Cause = "ENTRY"
	// Promotion is a higher tier earned by the metrics.
	Promotion Cause = "PROMOTION"
	// Pinned is a tier fixed by an admin.
	Pinned Cause = "PIN"
	// Floored is a floor tier above what was earned.
	Floored Cause = "FLOOR"
	// Demoted is a tier that was no longer earned, after a review and its grace.
	Demoted Cause = "DEMOTION"
)

// Values lists every cause, for the schema.
func (Cause) Values() []string {
	return []string{string(Entry), string(Promotion), string(Pinned), string(Floored), string(Demoted)}
}

// Move is the outcome of an evaluation. When ToTierID equals FromTierID nothing
// moves and Cause is empty.
type Move struct {
	FromTierID string
	ToTierID   string
	Cause      Cause
	// EarnedTierID is the tier the metrics alone give, which may be lower than
	// the one held: what a review at the end of a period compares.
	EarnedTierID string
	// Metrics are those of the earned tier's window, to be stored with the move.
	Metrics Metrics
}

// Moved reports whether the tier changes.
func (m Move) Moved() bool { return m.ToTierID != m.FromTierID }

// Evaluate returns the move that follows from the metrics, as of an instant.
// Tiers may come in any order; measured holds the metrics of every window that
// Windows lists, and a tier whose window is missing is not met.
//
// An enrollment without a tier enters; one that earned more is promoted at once,
// to the highest tier whose requirements and all lower ones are met; one below
// its floor is lifted to it; one with a pin that still holds goes to the pinned
// tier, whatever was earned. Nobody is demoted here: that is for Policy.Decide,
// which reviews. A tier, floor or pin that is not among the tiers
// counts as none. Without tiers nothing moves.
func Evaluate(tiers []Tier, standing Standing, measured map[Window]Metrics, at time.Time) Move {
	ladder := ordered(tiers)
	move := Move{FromTierID: standing.TierID, ToTierID: standing.TierID}
	if len(ladder) == 0 {
		return move
	}
	earned := climb(ladder, measured)
	move.EarnedTierID = ladder[earned].ID
	move.Metrics = measured[ladder[earned].Requirements.Window]

	current, floor := rung(ladder, standing.TierID), rung(ladder, standing.FloorTierID)
	target, cause := current, Cause("")
	if earned > target {
		target, cause = earned, Promotion
	}
	if floor > target {
		target, cause = floor, Floored
	}
	if current < 0 {
		cause = Entry
	}
	if standing.pinned(at) {
		if pinned := rung(ladder, standing.Pin.TierID); pinned >= 0 {
			target, cause = pinned, Pinned
		}
	}
	if target != current {
		move.ToTierID, move.Cause = ladder[target].ID, cause
	}
	return move
}

// Windows returns the windows for which the tiers want metrics, each once, by
// the rank of the first tier that has it.
func Windows(tiers []Tier) []Window {
	windows := []Window{}
	for _, t := range ordered(tiers) {
		if !slices.Contains(windows, t.Requirements.Window) {
			windows = append(windows, t.Requirements.Window)
		}
	}
	return windows
}

// Next returns the tier above the given one; the lowest for an enrollment
// without a tier; and false at the top.
func Next(tiers []Tier, tierID string) (Tier, bool) {
	ladder := ordered(tiers)
	above := rung(ladder, tierID) + 1
	if above >= len(ladder) {
		return Tier{}, false
	}
	return ladder[above], true
}

// climb returns the highest rung whose requirements and all lower ones are met.
func climb(ladder []Tier, measured map[Window]Metrics) int {
	earned := 0
	for i, t := range ladder {
		metrics, ok := measured[t.Requirements.Window]
		if !ok || !t.Requirements.MetBy(metrics) {
			break
		}
		earned = i
	}
	return earned
}

// ordered returns the tiers from the lowest rank up; equal ranks by id.
func ordered(tiers []Tier) []Tier {
	return slices.SortedFunc(slices.Values(tiers), func(a, b Tier) int {
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.ID, b.ID))
	})
}

// rung returns the index of a tier, or -1.
func rung(ladder []Tier, id string) int {
	return slices.IndexFunc(ladder, func(t Tier) bool { return t.ID == id })
}
