package commission

import (
	"slices"
	"time"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// RecruitInput is a commission that may pay the recruiter of its enrollment.
type RecruitInput struct {
	// Commission of the recruited enrollment.
	Commission Recruited
	// Conversion that is priced; conditions ask about it.
	Conversion Conversion
	// Customer of the conversion, likewise.
	Customer Customer
	// Earlier is the conversion that the commission belongs to, if it is another
	// one, as that of a top-up is: its instant, its rate and its customer are those
	// of the part.
	Earlier *Home
	// Recruiter is the recruiting enrollment with its own plan and partner; its
	// credit does not matter.
	Recruiter Enrollment
	// FirstAt is the earliest occurredAt of a commission above 0 of the recruited
	// enrollment, this one included or not; nil if there is no other.
	FirstAt *time.Time
	// Settings of the program.
	Settings Settings
	// Location is the program's time zone; nil is UTC.
	Location *time.Location
	// Totals recorded before, at least those that NeedsRecruit names.
	Totals Totals
}

// Home is what counts of the conversion that a commission belongs to.
type Home struct {
	// OccurredAt is when it happened.
	OccurredAt time.Time
	// Amount of it.
	Amount money.Money
	// ProgramAmount is Amount in the program's currency; nil without a rate.
	ProgramAmount *money.Money
	// Rate is by what ProgramAmount was converted.
	Rate RateGiven
	// CustomerID is whose it is.
	CustomerID string
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
func NeedsRecruit(in RecruitInput) []TotalKey { return needs(in.drafts()) }

// Recruit says what the recruiter gets of a commission of the recruited
// enrollment (§3.8), and why not of the incentives for recruiters that pay
// nothing. Incentives with another trigger are passed over.
func Recruit(in RecruitInput) (lines []Line, unpaid []Explanation) {
	drafts := in.drafts()
	for _, d := range drafts {
		d.price()
	}
	choose(drafts)
	result := Result{Lines: []Line{}, Unpaid: []Explanation{}}
	for _, d := range drafts {
		d.settle(&result)
	}
	return result.Lines, result.Unpaid
}

// drafts are the recruiter's incentives, tested.
func (in *RecruitInput) drafts() []*draft {
	recruiter := in.Recruiter
	recruiter.Credit = money.Whole
	recruiter.Incentives = slices.DeleteFunc(slices.Clone(recruiter.Incentives), func(i Incentive) bool {
		return i.Trigger != TriggerCommissionEarned
	})
	input := &Input{
		Conversion: in.Conversion, Customer: in.Customer, Settings: in.Settings, Location: in.Location, Totals: in.Totals,
		Enrollments: []Enrollment{recruiter}, History: History{},
	}
	if in.Earlier != nil {
		input.Conversion.OccurredAt, input.Customer.ID = in.Earlier.OccurredAt, in.Earlier.CustomerID
	}
	for _, i := range recruiter.Incentives {
		key := HistoryKey{IncentiveKey: i.Key, CustomerID: input.Customer.ID, EnrollmentID: recruiter.ID}
		input.History[key] = Past{FirstAt: in.FirstAt}
	}
	drafts := match(input, &shared{trigger: TriggerCommissionEarned, totals: in.Totals, recruited: &in.Commission})
	c := &in.Commission
	if in.Earlier != nil {
		in.moveHome(drafts)
	}
	for _, d := range drafts {
		d.explanation.Recruit = &RecruitSeen{CommissionID: c.ID, EnrollmentID: c.EnrollmentID, Kind: c.Kind, Amount: c.Amount}
		isPart := c.Kind == KindEarned || c.Kind == KindTopUp || c.Kind == KindBonus
		if d.isOpen() && (!isPart || d.incentive.Terms.Structure.Kind != StructurePercent) {
			d.refuse(ReasonNotRecruited)
		}
	}
	return drafts
}

// moveHome has the drafts, whose conditions were asked, count by the conversion
// that the commission belongs to.
func (in *RecruitInput) moveHome(drafts []*draft) {
	var home *Input
	var rate *RateSeen
	for i, d := range drafts {
		if i == 0 {
			copied := *d.in
			home = &copied
			c := &home.Conversion
			c.Amount, c.ProgramAmount, c.Rate = in.Earlier.Amount, in.Earlier.ProgramAmount, in.Earlier.Rate
			rate = c.rateSeen()
		}
		d.in, d.explanation.Rate = home, rate
	}
}
