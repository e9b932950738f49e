package commission

import (
	"time"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// Result is what one conversion pays.
type Result struct {
	// Lines by incentive position, then enrollment id, then threshold.
	Lines []Line `json:"lines"`
	// Measured is what the conversion adds to the totals of BRACKETS and BONUS
	// incentives, also of those that made no line.
	Measured []Measured `json:"measured,omitempty"`
	// Unpaid is every incentive of every credited enrollment that made no
	// line, in the same order, saying why not.
	Unpaid []Explanation `json:"unpaid"`
	// Reason why there are no lines at all; empty if there are.
	Reason Reason `json:"reason,omitempty"`
}

// Line is one commission that is earned.
type Line struct {
	// EnrollmentID is whose it is.
	EnrollmentID string `json:"enrollmentId"`
	// IncentiveID is the incentive in its version.
	IncentiveID string `json:"incentiveId"`
	// IncentiveKey is the incentive across versions.
	IncentiveKey string `json:"incentiveKey"`
	// PlanID is the plan.
	PlanID string `json:"planId"`
	// PlanVersionID is the version that priced it.
	PlanVersionID string `json:"planVersionId"`
	// Kind is EARNED, TOP_UP, BONUS or RECRUITER.
	Kind Kind `json:"kind"`
	// Part tells several lines of one incentive and conversion apart: the
	// threshold of a bonus, as "at:10"; empty for the others.
	Part string `json:"part,omitempty"`
	// Period in which brackets or a bonus measured it, as Period.Key gives it;
	// empty for the others.
	Period string `json:"period,omitempty"`
	// ConversionID is the earlier conversion that a TOP_UP belongs to; empty for
	// the others, which belong to the conversion computed.
	ConversionID string `json:"conversionId,omitempty"`
	// SourceID is the commission of which RECRUITER is a part; empty otherwise.
	SourceID string `json:"sourceId,omitempty"`
	// Amount earned, not negative. It is 0 for a qualifying conversion of
	// BRACKETS that earns nothing, for one that a cap leaves nothing of, and for
	// units, whose amount is 0 in the program's currency.
	Amount money.Money `json:"amount"`
	// ProgramAmount is Amount in the program's currency by the conversion's own
	// rate, rounded; nil without a rate. It is what counts in caps.
	ProgramAmount *money.Money `json:"programAmount,omitempty"`
	// Unit that is given instead of money, with the quantity of this line; nil
	// for money.
	Unit *Unit `json:"unit,omitempty"`
	// Rise reports that the line moved a RETROACTIVE total into a higher bracket,
	// so that TopUps has work to do; nil otherwise.
	Rise *Rise `json:"rise,omitempty"`
	// ReleaseAt is when the hold ends.
	ReleaseAt time.Time `json:"releaseAt"`
	// Explanation of the amount.
	Explanation Explanation `json:"explanation"`
}

// Counts reports whether the line counts for the limits of later ones (§3.6): it
// is EARNED and gives money or units. A top-up belongs to a conversion that was
// counted or not when it was earned.
func (l Line) Counts() bool {
	return l.Kind == KindEarned && (l.Amount.Sign() > 0 || l.Unit != nil && l.Unit.Quantity > 0)
}

// Reason says why nothing was paid.
type Reason string

// The reasons.
const (
	// ReasonNoCredit: the conversion belongs to nobody.
	ReasonNoCredit Reason = "NO_CREDIT"
	// ReasonNoIncentive: no credited enrollment has a plan with incentives.
	ReasonNoIncentive Reason = "NO_INCENTIVE"
	// ReasonNonePaid: there are incentives, and each says why it did not pay.
	ReasonNonePaid Reason = "NONE_PAID"
	// ReasonOtherTrigger: the incentive waits for another type of conversion.
	ReasonOtherTrigger Reason = "OTHER_TRIGGER"
	// ReasonConditions: the conditions do not hold.
	ReasonConditions Reason = "CONDITIONS"
	// ReasonFirstOnly: an earlier commission of this customer was paid.
	ReasonFirstOnly Reason = "FIRST_ONLY"
	// ReasonMaxCount: as many commissions as allowed were paid.
	ReasonMaxCount Reason = "MAX_COUNT"
	// ReasonMaxMonths: the months since the first commission are over.
	ReasonMaxMonths Reason = "MAX_MONTHS"
	// ReasonZeroAmount: the amount is 0, before or after rounding.
	ReasonZeroAmount Reason = "ZERO_AMOUNT"
	// ReasonAlternative: another incentive of the exclusive group won.
	ReasonAlternative Reason = "ALTERNATIVE"
	// ReasonTooLarge: the amount does not fit into 64 bits.
	ReasonTooLarge Reason = "TOO_LARGE"
	// ReasonNoRate: what was to be compared is in another currency and the
	// conversion has no rate.
	ReasonNoRate Reason = "NO_RATE"
	// ReasonNoThreshold: no threshold of the bonus is reached that was not paid
	// before.
	ReasonNoThreshold Reason = "NO_THRESHOLD"
	// ReasonNotRecruited: the incentive waits for commissions of recruited
	// enrollments, and this one does not count for it.
	ReasonNotRecruited Reason = "NOT_RECRUITED"
)

// Values lists the reasons.
func (Reason) Values() []string {
	return []string{
		string(ReasonNoCredit), string(ReasonNoIncentive), string(ReasonNonePaid), string(ReasonOtherTrigger),
		string(ReasonConditions), string(ReasonFirstOnly), string(ReasonMaxCount), string(ReasonMaxMonths),
		string(ReasonZeroAmount), string(ReasonAlternative), string(ReasonTooLarge), string(ReasonNoRate),
		string(ReasonNoThreshold), string(ReasonNotRecruited),
	}
}

// Explanation is the whole record of how one incentive was computed for one
// enrollment, as far as the computation went (§3.9). It is kept as JSON; the
// tags are stable. Exact numbers are fractions of minor units such as "2469/2".
type Explanation struct {
	// EnrollmentID is whose it is.
	EnrollmentID string `json:"enrollmentId"`
	// PlanID is the plan.
	PlanID string `json:"planId"`
	// PlanVersionID is the version in force.
	PlanVersionID string `json:"planVersionId"`
	// Incentive that was looked at.
	Incentive IncentiveSeen `json:"incentive"`
	// Paid reports whether a line came of it.
	Paid bool `json:"paid"`
	// Reason why not; empty if paid.
	Reason Reason `json:"reason,omitempty"`
	// Conditions with what they saw; nil if there are none.
	Conditions *ConditionSeen `json:"conditions,omitempty"`
	// Limits that were checked.
	Limits []LimitSeen `json:"limits,omitempty"`
	// Base of a percentage, line by line; nil for FLAT.
	Base *Base `json:"base,omitempty"`
	// Structure that was applied.
	Structure *Structure `json:"structure,omitempty"`
	// FullAmount at full credit, exact, before minimum and maximum.
	FullAmount *Exact `json:"fullAmount,omitempty"`
	// Min is the minimum that was looked at; nil if there is none.
	Min *BoundSeen `json:"min,omitempty"`
	// Max is the maximum that was looked at; nil if there is none.
	Max *BoundSeen `json:"max,omitempty"`
	// BoundedAmount at full credit, exact, after minimum and maximum.
	BoundedAmount *Exact `json:"boundedAmount,omitempty"`
	// Choice among alternatives; nil without an exclusive group.
	Choice *Choice `json:"choice,omitempty"`
	// Credit of the enrollment.
	Credit money.PPM `json:"credit"`
	// Rounding of the credited amount.
	Rounding *Rounding `json:"rounding,omitempty"`
	// Hold of the line; nil if not paid.
	Hold *Hold `json:"hold,omitempty"`
	// Total that was measured; nil if the structure measures nothing.
	Total *TotalSeen `json:"total,omitempty"`
	// Slices of the brackets that pay; their amounts sum to FullAmount.
	Slices []SliceSeen `json:"slices,omitempty"`
	// Caps that were looked at, in the order in which they clamp.
	Caps []CapSeen `json:"caps,omitempty"`
	// Bonus of a line of kind BONUS, or what the next threshold would be.
	Bonus *BonusSeen `json:"bonus,omitempty"`
	// TopUp of a line of kind TOP_UP.
	TopUp *TopUpSeen `json:"topUp,omitempty"`
	// Recruit of a line of kind RECRUITER.
	Recruit *RecruitSeen `json:"recruit,omitempty"`
	// Unit that is given instead of money.
	Unit *UnitSeen `json:"unit,omitempty"`
	// Rate of the conversion; nil if it is in the program's currency or has none.
	Rate *RateSeen `json:"rate,omitempty"`
}

// IncentiveSeen names the incentive.
type IncentiveSeen struct {
	// ID in its version.
	ID string `json:"id"`
	// Key across versions.
	Key string `json:"key"`
	// Name for people, as it was.
	Name string `json:"name"`
	// Position in the version.
	Position int `json:"position"`
	// Trigger it waits for.
	Trigger string `json:"trigger"`
}

// Exact is an exact amount.
type Exact struct {
	// Minor units as a reduced fraction: "2469/2", or "1200" if whole.
	Minor string `json:"minor"`
	// Currency of the minor units.
	Currency money.Currency `json:"currency"`
}

// ConditionSeen mirrors a Condition, with what it saw.
type ConditionSeen struct {
	// Match of a group.
	Match Match `json:"match,omitempty"`
	// Conditions of a group.
	Conditions []ConditionSeen `json:"conditions,omitempty"`
	// Attribute of a comparison.
	Attribute string `json:"attribute,omitempty"`
	// Operator of a comparison.
	Operator Operator `json:"operator,omitempty"`
	// Values compared with.
	Values []string `json:"values,omitempty"`
	// Seen is what the attribute was; empty if it was missing.
	Seen []string `json:"seen,omitempty"`
	// Holds is the verdict.
	Holds bool `json:"holds"`
}

// BaseLabel names a line of the base.
type BaseLabel string

// The lines of a base.
const (
	// BaseAmount is the conversion's amount.
	BaseAmount BaseLabel = "AMOUNT"
	// BaseTax is tax that the program excludes, negative.
	BaseTax BaseLabel = "TAX"
	// BaseShipping is shipping that the program excludes, negative.
	BaseShipping BaseLabel = "SHIPPING"
	// BaseItem is an item that the product conditions select.
	BaseItem BaseLabel = "ITEM"
	// BaseFloor lifts a base below 0 to 0.
	BaseFloor BaseLabel = "FLOOR"
	// BaseCommission is the recruited enrollment's commission.
	BaseCommission BaseLabel = "COMMISSION"
)

// Values lists the labels.
func (BaseLabel) Values() []string {
	return []string{string(BaseAmount), string(BaseTax), string(BaseShipping), string(BaseItem), string(BaseFloor), string(BaseCommission)}
}

// Base is what a percentage is taken of (§3.2).
type Base struct {
	// Lines sum to Total.
	Lines []BaseLine `json:"lines"`
	// Total base, exact, not negative.
	Total Exact `json:"total"`
}

// BaseLine is one summand of the base.
type BaseLine struct {
	// Label says what it is.
	Label BaseLabel `json:"label"`
	// ProductID of an item.
	ProductID string `json:"productId,omitempty"`
	// Category of an item.
	Category string `json:"category,omitempty"`
	// Amount of the summand, exact.
	Amount Exact `json:"amount"`
}

// BoundSeen is a minimum or maximum.
type BoundSeen struct {
	// Bound as the terms have it.
	Bound money.Money `json:"bound"`
	// Exact is the bound in the line's currency; nil without a rate.
	Exact *Exact `json:"exact,omitempty"`
	// Applied reports whether it changed the amount.
	Applied bool `json:"applied"`
	// Reason is NO_RATE if the bound could not be compared.
	Reason Reason `json:"reason,omitempty"`
}

// LimitKind names a limit.
type LimitKind string

// The limits.
const (
	// LimitFirstOnly is Limits.FirstOnly.
	LimitFirstOnly LimitKind = "FIRST_ONLY"
	// LimitMaxCount is Limits.MaxCount.
	LimitMaxCount LimitKind = "MAX_COUNT"
	// LimitMaxMonths is Limits.MaxMonths.
	LimitMaxMonths LimitKind = "MAX_MONTHS"
)

// Values lists the limits.
func (LimitKind) Values() []string {
	return []string{string(LimitFirstOnly), string(LimitMaxCount), string(LimitMaxMonths)}
}

// LimitSeen is one limit and what it saw.
type LimitSeen struct {
	// Kind of limit.
	Kind LimitKind `json:"kind"`
	// Limit that was set: 1 for FIRST_ONLY, else a count or months.
	Limit int `json:"limit"`
	// Counted commissions before this one.
	Counted int `json:"counted"`
	// FirstAt is the instant MAX_MONTHS counts from; nil if this is the first.
	FirstAt *time.Time `json:"firstAt,omitempty"`
	// EndsAt is the first instant that MAX_MONTHS no longer pays.
	EndsAt *time.Time `json:"endsAt,omitempty"`
	// Holds reports whether the limit lets the conversion through.
	Holds bool `json:"holds"`
}

// Choice is how one of an exclusive group was chosen.
type Choice struct {
	// Group is the name.
	Group string `json:"group"`
	// Candidates that matched, by position.
	Candidates []ChoiceCandidate `json:"candidates"`
	// WinnerID is the id of the incentive that pays; empty if a line stands of one
	// that the terms do not have any more.
	WinnerID string `json:"winnerId"`
}

// ChoiceCandidate is one alternative.
type ChoiceCandidate struct {
	// IncentiveID of the alternative.
	IncentiveID string `json:"incentiveId"`
	// Name of it.
	Name string `json:"name"`
	// Amount at full credit, in its own currency.
	Amount Exact `json:"amount"`
	// Compared is the amount in the program's currency; 0 without a rate.
	Compared Exact `json:"compared"`
	// Reason is NO_RATE if the amount could not be compared and counts 0.
	Reason Reason `json:"reason,omitempty"`
}

// Rounding is the one rounding of a line.
type Rounding struct {
	// Exact is the credited amount before rounding.
	Exact Exact `json:"exact"`
	// Amount after it, half away from zero, before caps.
	Amount money.Money `json:"amount"`
}

// HoldSource says who set the hold.
type HoldSource string

// The sources of a hold.
const (
	// HoldProgram is the program's setting.
	HoldProgram HoldSource = "PROGRAM"
	// HoldIncentive is the incentive's override.
	HoldIncentive HoldSource = "INCENTIVE"
	// HoldCommission is the hold of the commission of which a recruiter gets a
	// part.
	HoldCommission HoldSource = "COMMISSION"
)

// Values lists the sources.
func (HoldSource) Values() []string {
	return []string{string(HoldProgram), string(HoldIncentive), string(HoldCommission)}
}

// Hold is how long the line waits.
type Hold struct {
	// Days of 24 hours; 0 if the source is COMMISSION.
	Days int `json:"days"`
	// Source of the days.
	Source HoldSource `json:"source"`
	// ReleaseAt is occurredAt + Days, or when the commission is released.
	ReleaseAt time.Time `json:"releaseAt"`
}
