package commission

import (
	"slices"
	"strings"
	"time"
)

// TotalKind says what a total sums.
type TotalKind string

// The kinds of totals.
const (
	// TotalMeasured is what an incentive measured of an enrollment in a period,
	// net of refunds: Count, Minor (revenue) and LastAt.
	TotalMeasured TotalKind = "MEASURED"
	// TotalBonus is which thresholds of a bonus an enrollment has in a period:
	// Paid.
	TotalBonus TotalKind = "BONUS"
	// TotalCustomer sums an incentive's lines for a customer, over all
	// enrollments, ever: Minor.
	TotalCustomer TotalKind = "EARNED_CUSTOMER"
	// TotalEnrollment sums an incentive's lines of an enrollment in a period:
	// Minor.
	TotalEnrollment TotalKind = "EARNED_ENROLLMENT"
	// TotalProgram sums an incentive's lines of the program in a period: Minor.
	TotalProgram TotalKind = "EARNED_PROGRAM"
)

// Values lists the kinds.
func (TotalKind) Values() []string {
	return []string{
		string(TotalMeasured), string(TotalBonus), string(TotalCustomer), string(TotalEnrollment), string(TotalProgram),
	}
}

// TotalKey names a total.
type TotalKey struct {
	// IncentiveKey is Incentive.Key, the same in all versions.
	IncentiveKey string `json:"incentiveKey"`
	// Kind of total.
	Kind TotalKind `json:"kind"`
	// ScopeID is the enrollment, the customer, or empty for the program.
	ScopeID string `json:"scopeId,omitempty"`
	// Period as Period.Key gives it, of the conversion's own occurredAt; empty
	// for a customer.
	Period string `json:"period,omitempty"`
}

// Total is what was recorded before.
type Total struct {
	// Count of qualifying conversions that are not fully refunded.
	Count int64
	// Minor sums minor units of the program's currency: revenue that was
	// measured, or lines (Line.ProgramAmount), their reversals subtracted. What
	// has no rate counts 0.
	Minor int64
	// LastAt is the latest occurredAt that was measured; nil if there is none.
	LastAt *time.Time
	// Paid are the thresholds of bonus lines that were made and not reversed
	// since, in any order.
	Paid []int64
}

// Totals holds totals by key. A key that is missing has no past.
type Totals map[TotalKey]Total

// Measured is what a conversion adds to a total of kind TotalMeasured.
type Measured struct {
	// Key of the total.
	Key TotalKey `json:"key"`
	// Count is 1, or 0 when nothing is left after refunds.
	Count int64 `json:"count"`
	// Minor is the revenue in minor units of the program's currency; 0 without
	// a rate.
	Minor int64 `json:"minor"`
	// At is the conversion's occurredAt.
	At time.Time `json:"at"`
}

// EarnedKeys lists every total in which a line counts, whatever caps there are.
// The customer and the instant are those of the conversion that the line belongs
// to: of a top-up, the earlier one. A reversal counts where its original does.
func EarnedKeys(incentiveKey, enrollmentID, customerID string, occurredAt time.Time, loc *time.Location) []TotalKey {
	keys := []TotalKey{{IncentiveKey: incentiveKey, Kind: TotalCustomer, ScopeID: customerID}}
	for _, p := range Period("").Values() {
		key := Period(p).Key(occurredAt, loc)
		keys = append(keys,
			TotalKey{IncentiveKey: incentiveKey, Kind: TotalEnrollment, ScopeID: enrollmentID, Period: key},
			TotalKey{IncentiveKey: incentiveKey, Kind: TotalProgram, Period: key})
	}
	return keys
}

// IsSum reports whether the total need not be kept, because it is the sum of its
// Parts: what was earned in a quarter or in a year is what was earned in its
// months.
func (k TotalKey) IsSum() bool {
	if k.Kind != TotalEnrollment && k.Kind != TotalProgram {
		return false
	}
	period, _, _ := strings.Cut(k.Period, ":")
	return Period(period).months() > 1
}

// Parts are the totals that are kept and sum to this one: itself, or those of
// the months if it IsSum.
func (k TotalKey) Parts() []TotalKey {
	if !k.IsSum() {
		return []TotalKey{k}
	}
	period, first, _ := strings.Cut(k.Period, ":")
	begin, err := time.Parse(time.DateOnly, first)
	if err != nil {
		return []TotalKey{k}
	}
	parts := make([]TotalKey, Period(period).months())
	for i := range parts {
		parts[i] = k
		parts[i].Period = PeriodMonth.Key(begin.AddDate(0, i, 0), time.UTC)
	}
	return parts
}

// key names a total of the conversion's own period.
func (d *draft) key(kind TotalKind, scopeID string, period Period) TotalKey {
	return TotalKey{IncentiveKey: d.incentive.Key, Kind: kind, ScopeID: scopeID, Period: d.period(d.in, period)}
}

// period is the key of the period that holds the conversion. It is found once:
// time zones are slow.
func (s *shared) period(in *Input, period Period) string {
	i := 0
	switch period {
	case PeriodMonth:
		i = 1
	case PeriodQuarter:
		i = 2
	case PeriodYear:
		i = 3
	case PeriodLifetime:
	}
	if s.periods[i] == "" {
		s.periods[i] = period.Key(in.Conversion.OccurredAt, in.Location)
	}
	return s.periods[i]
}

// Needs lists the totals that Compute will look at, each once. It looks at
// History, and not at Totals.
func Needs(in Input) []TotalKey {
	s := &shared{trigger: in.Conversion.Type}
	return needs(match(&in, s))
}

// needs lists the totals that the drafts will look at.
func needs(drafts []*draft) []TotalKey {
	var keys []TotalKey
	add := func(key TotalKey) {
		if !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	for _, d := range drafts {
		if !d.isOpen() {
			continue
		}
		s := &d.incentive.Terms.Structure
		switch {
		case d.incentive.Terms.Unit != nil:
		case s.Kind == StructureBrackets && s.Brackets != nil:
			add(d.key(TotalMeasured, d.enrollment.ID, s.Brackets.Period))
		case s.Kind == StructureBonus && s.Bonus != nil:
			add(d.key(TotalMeasured, d.enrollment.ID, s.Bonus.Period))
			add(d.key(TotalBonus, d.enrollment.ID, s.Bonus.Period))
		}
		for _, one := range d.caps() {
			add(one.key)
		}
	}
	return keys
}
