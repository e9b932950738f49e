package attribution

import (
	"cmp"
	"slices"
	"time"
)

// day is what a window counts in: 24 hours, whatever the calendar says.
const day = 24 * time.Hour

// judge lists every touch in order of (instant, id) with its eligibility (§2.2).
func judge(c Conversion, touches []Touch, s Settings) []TouchVerdict {
	out := make([]TouchVerdict, len(touches))
	for i, t := range touches {
		out[i] = TouchVerdict{Touch: t, Verdict: VerdictPassedOver, WindowDays: windowDays(t, s)}
		if reason := ineligible(c, out[i]); reason != "" {
			out[i].Verdict, out[i].Reason = VerdictIneligible, reason
		}
	}
	slices.SortFunc(out, func(a, b TouchVerdict) int { return inOrder(a.Touch, b.Touch) })
	return out
}

// inOrder orders by (instant, id). Enrollment and kind follow only so that equal
// ids never leave the order to chance.
func inOrder(a, b Touch) int {
	return cmp.Or(
		a.At.Compare(b.At),
		cmp.Compare(a.SourceID, b.SourceID),
		cmp.Compare(a.EnrollmentID, b.EnrollmentID),
		cmp.Compare(a.Kind, b.Kind),
	)
}

// windowDays is the window that holds for the touch; a submission has none, its
// protection is its window.
func windowDays(t Touch, s Settings) int {
	switch {
	case t.Kind == KindSubmission:
		return 0
	case t.LinkWindowDays > 0:
		return t.LinkWindowDays
	default:
		return s.WindowDays
	}
}

// ineligible returns the first reason why the touch cannot count, or "".
func ineligible(c Conversion, t TouchVerdict) Reason {
	opensAt := c.OccurredAt.Add(-time.Duration(t.WindowDays) * day)
	switch {
	case t.At.After(c.OccurredAt):
		return ReasonAfterConversion
	case t.Kind == KindSubmission && !t.Protected:
		return ReasonUnprotected
	case t.Kind != KindSubmission && t.At.Before(opensAt):
		return ReasonOutsideWindow
	case !t.ApprovedAtTouch:
		return ReasonNotApproved
	case t.BannedAtConversion:
		return ReasonBanned
	case t.ExcludedReason != "":
		return ReasonExcluded
	default:
		return ""
	}
}
