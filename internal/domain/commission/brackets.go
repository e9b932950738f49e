package commission

import "github.com/rapporthq/rapport/internal/domain/money"

// BracketMode says how a bracket pays (§3.4).
type BracketMode string

// The modes.
const (
	// BracketGraduated pays each stretch of the total by its own bracket.
	BracketGraduated BracketMode = "GRADUATED"
	// BracketForward pays the whole conversion by the bracket it starts in.
	BracketForward BracketMode = "FORWARD"
	// BracketRetroactive pays the whole conversion by the bracket that it
	// reaches, and tops up the earlier ones of the period.
	BracketRetroactive BracketMode = "RETROACTIVE"
)

// Values lists the modes.
func (BracketMode) Values() []string {
	return []string{string(BracketGraduated), string(BracketForward), string(BracketRetroactive)}
}

// Measure says what is counted over a period.
type Measure string

// The measures.
const (
	// MeasureCount counts qualifying conversions, 1 each whatever the credit.
	MeasureCount Measure = "COUNT"
	// MeasureRevenue sums base × credit in minor units of the program's currency.
	MeasureRevenue Measure = "REVENUE"
)

// Values lists the measures.
func (Measure) Values() []string { return []string{string(MeasureCount), string(MeasureRevenue)} }

// Brackets are what a BRACKETS structure pays (§3.4).
type Brackets struct {
	// Mode says how a bracket pays.
	Mode BracketMode `json:"mode"`
	// Measure says what is counted, per enrollment.
	Measure Measure `json:"measure"`
	// Period over which it is counted.
	Period Period `json:"period"`
	// Brackets ascending by UpTo, the last one open: 1 to MaxListed.
	Brackets []Bracket `json:"brackets"`
}

// Bracket covers the totals above the UpTo of the bracket before it, up to its
// own included. It pays Flat if that is given, else Rate.
type Bracket struct {
	// UpTo is a count, or minor units of the program's currency: 1 to
	// money.MaxMinor. Nil is the last bracket, which is open.
	UpTo *int64 `json:"upTo,omitempty"`
	// Flat is a fixed amount, not negative; nil for a percentage.
	Flat *money.Money `json:"flat,omitempty"`
	// Rate is a percentage of the base, 0 to 100 %; 0 for a fixed amount.
	Rate money.Rate `json:"rate,omitempty"`
}

// Rise is a RETROACTIVE total that moved into a higher bracket.
type Rise struct {
	// Key of the total that rose: the incentive, the enrollment and the period.
	Key TotalKey `json:"key"`
	// From is the index of the bracket before.
	From int `json:"from"`
	// To is the index of the bracket now, above From.
	To int `json:"to"`
}
