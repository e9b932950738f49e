// Package tier says which tier an enrollment has earned (rules §7) and what is
// missing for the next one. It measures nothing itself: the metrics of each
// window come in as values, and a move comes out as one.
package tier

// Kind is what a requirement looks at.
type Kind string

// The kinds of requirement; the comment gives the unit of the threshold.
const (
	// NetRevenue is revenue less refunds, in minor units of the program's currency.
	NetRevenue Kind = "NET_REVENUE"
	// WonReferrals counts referrals that entered a stage of kind WON.
	WonReferrals Kind = "WON_REFERRALS"
	// Conversions counts attributed conversions of the requirement's event type.
	Conversions Kind = "CONVERSIONS"
	// ActiveCustomers counts customers.
	ActiveCustomers Kind = "ACTIVE_CUSTOMERS"
	// ConversionRate is in parts per million, 0 to 1 000 000.
	ConversionRate Kind = "CONVERSION_RATE"
	// RefundRateAtMost is in parts per million; it is met at or below the threshold.
	RefundRateAtMost Kind = "REFUND_RATE_AT_MOST"
	// TenureDays counts whole days since the enrollment was approved.
	TenureDays Kind = "TENURE_DAYS"
	// StrategicPoints counts points granted by an admin.
	StrategicPoints Kind = "STRATEGIC_POINTS"
	// Certifications counts certifications held.
	Certifications Kind = "CERTIFICATIONS"
)

// Values lists every kind, for the schema.
func (Kind) Values() []string {
	return []string{
		string(NetRevenue), string(WonReferrals), string(Conversions), string(ActiveCustomers), string(ConversionRate),
		string(RefundRateAtMost), string(TenureDays), string(StrategicPoints), string(Certifications),
	}
}

// Requirement is one thing to reach: at least Threshold, or for
// REFUND_RATE_AT_MOST at most.
type Requirement struct {
	Kind Kind `json:"kind"`
	// EventType is the type of conversion counted; for CONVERSIONS only.
	EventType string `json:"eventType,omitempty"`
	// Threshold is in the unit of the kind.
	Threshold int64 `json:"threshold"`
}

// Mode says how many requirements must be met.
type Mode string

// The modes.
const (
	All Mode = "ALL"
	Any Mode = "ANY"
)

// Values lists every mode, for the schema.
func (Mode) Values() []string { return []string{string(All), string(Any)} }

// Requirements is what a tier demands, measured over one window. It is stored
// as JSON. Without any requirement a tier is met by everybody.
type Requirements struct {
	Mode         Mode          `json:"mode"`
	Window       Window        `json:"window"`
	Requirements []Requirement `json:"requirements"`
}

// Tier is a rank with its demands. The lowest rank is the entry: every
// enrollment has at least that, whatever its demands.
type Tier struct {
	ID           string
	Rank         int
	Requirements Requirements
}

// Metrics is what was measured for one enrollment over one window. It is
// stored as JSON with every move.
type Metrics struct {
	// NetRevenueMinor is in minor units of the program's currency; refunds can
	// bring it below 0.
	NetRevenueMinor int64 `json:"netRevenueMinor"`
	WonReferrals    int64 `json:"wonReferrals"`
	// Conversions is the number of attributed conversions by event type.
	Conversions     map[string]int64 `json:"conversions,omitempty"`
	ActiveCustomers int64            `json:"activeCustomers"`
	// ConversionRatePPM and RefundRatePPM are parts per million; 0 when there
	// was nothing to divide by (see PartsPerMillion).
	ConversionRatePPM int64 `json:"conversionRatePpm"`
	RefundRatePPM     int64 `json:"refundRatePpm"`
	// The last three do not depend on the window.
	TenureDays      int64 `json:"tenureDays"`
	StrategicPoints int64 `json:"strategicPoints"`
	Certifications  int64 `json:"certifications"`
}
