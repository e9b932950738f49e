package referral

import "time"

const (
	// DefaultProtectionDays is how long an accepted referral is protected.
	DefaultProtectionDays = 90
	// MaxProtectionDays is the longest protection a program may set, and the most
	// that an extension may add.
	MaxProtectionDays = 730
)

// remindersBefore is how long before the end the partner is reminded.
var remindersBefore = []time.Duration{14 * day, 3 * day}

const day = 24 * time.Hour

// Protection is the time in which a matching conversion is the referral's: from
// acceptance to the end, the end not included (rules §6).
type Protection struct {
	From  time.Time
	Until time.Time
}

// Protect starts the clock. Days count 24 hours each, as those of windows do.
func Protect(acceptedAt time.Time, days int) Protection {
	return Protection{From: acceptedAt, Until: acceptedAt.Add(time.Duration(days) * day)}
}

// Covers reports whether the instant lies within.
func (p Protection) Covers(at time.Time) bool { return !at.Before(p.From) && at.Before(p.Until) }

// Extend moves the end. An extension counts from the end that was, so that it
// takes nothing from who asked early.
func (p Protection) Extend(days int) Protection {
	p.Until = p.Until.Add(time.Duration(days) * day)
	return p
}

// Reminder returns the reminder that is due: days before the end, 14 or 3, and
// false if there is none. Last is when the partner was reminded before, nil if
// never. Who was away for both is reminded once, of the nearer; an extension
// starts the count again, because its reminders lie after the last.
func (p Protection) Reminder(last *time.Time, at time.Time) (days int, due bool) {
	if !p.Covers(at) {
		return 0, false
	}
	for _, before := range remindersBefore {
		from := p.Until.Add(-before)
		if from.Before(p.From) || at.Before(from) {
			continue
		}
		if last == nil || last.Before(from) {
			days, due = int(before/day), true
		} else {
			days, due = 0, false
		}
	}
	return days, due
}

// CanExtend reports whether the partner may ask for an extension, and if not, the
// sentence that says why: one request at a time, and not after the end.
func (p Protection) CanExtend(hasOpenRequest bool, at time.Time) (ok bool, refusal string) {
	switch {
	case hasOpenRequest:
		return false, "An extension has been asked for already; wait for the answer."
	case !p.Covers(at):
		return false, "The protection has ended."
	}
	return true, ""
}

// ProtectionCause says why a referral is protected as it is.
type ProtectionCause string

// The causes.
const (
	// CauseAccepted: the vendor accepted the submission, which starts the clock.
	CauseAccepted ProtectionCause = "ACCEPTED"
	// CauseExtended: the vendor approved a request for more time.
	CauseExtended ProtectionCause = "EXTENDED"
)

// Values lists every cause, for the schema.
func (ProtectionCause) Values() []string {
	return []string{string(CauseAccepted), string(CauseExtended)}
}

// ExtensionStatus is what became of a request for more time.
type ExtensionStatus string

// The states of a request.
const (
	ExtensionOpen     ExtensionStatus = "OPEN"
	ExtensionApproved ExtensionStatus = "APPROVED"
	ExtensionDeclined ExtensionStatus = "DECLINED"
)

// Values lists every state, for the schema.
func (ExtensionStatus) Values() []string {
	return []string{string(ExtensionOpen), string(ExtensionApproved), string(ExtensionDeclined)}
}
