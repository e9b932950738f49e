package commission

import (
	"time"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// RecruitInput is a commission that may pay the recruiter of its enrollment.
type RecruitInput struct {
	// Commission of the recruited enrollment.
	Commission Recruited
	// Conversion of that commission.
	Conversion Conversion
	// Customer of the conversion.
	Customer Customer
	// Recruiter is the recruiting enrollment with its own plan and partner; its
	// credit does not matter.
	Recruiter Enrollment
	// FirstAt is the earliest occurredAt of a commission above 0 of the recruited
	// enrollment; nil if this is the first.
	FirstAt *time.Time
	// Settings of the program.
	Settings Settings
	// Location is the program's time zone; nil is UTC.
	Location *time.Location
	// Totals recorded before, at least those that NeedsRecruit names.
	Totals Totals
}

// Recruited is a commission of a recruited enrollment.
type Recruited struct {
	// ID of the commission.
	ID string
	// EnrollmentID is the recruited one.
	EnrollmentID string
	// Kind of the commission; only EARNED, TOP_UP and BONUS pay a recruiter.
	Kind Kind
	// Amount of it; nothing is paid for 0, which is what units have.
	Amount money.Money
	// ReleaseAt is when its hold ends, and the recruiter's with it.
	ReleaseAt time.Time
}

// NeedsRecruit lists the totals that Recruit will look at, each once.
func NeedsRecruit(in RecruitInput) []TotalKey {
	return nil
}

// Recruit says what the recruiter gets of a commission (§3.8), and why not of
// the rest.
func Recruit(in RecruitInput) ([]Line, []Explanation) {
	return nil, nil
}
