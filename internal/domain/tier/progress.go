package tier

import (
	"math"
	"math/bits"
)

// Progress is how far one requirement is.
type Progress struct {
	Requirement Requirement `json:"requirement"`
	Value       int64       `json:"value"`
	// Missing is what the value must still rise, or for REFUND_RATE_AT_MOST
	// fall, in the unit of the kind; 0 when met.
	Missing int64 `json:"missing"`
	Met     bool  `json:"met"`
}

// Progress returns how far each requirement is, in order.
func (r Requirements) Progress(metrics Metrics) []Progress {
	list := make([]Progress, len(r.Requirements))
	for i, requirement := range r.Requirements {
		list[i] = requirement.progress(metrics)
	}
	return list
}

// MetBy reports whether the metrics meet the requirements: all of them, or with
// the mode ANY one of them. Without any requirement everybody meets them.
func (r Requirements) MetBy(metrics Metrics) bool {
	if len(r.Requirements) == 0 {
		return true
	}
	met := 0
	for _, requirement := range r.Requirements {
		if requirement.progress(metrics).Met {
			met++
		}
	}
	if r.Mode == Any {
		return met > 0
	}
	return met == len(r.Requirements)
}

func (r Requirement) progress(metrics Metrics) Progress {
	value, ok := r.value(metrics)
	low, high := value, r.Threshold
	if r.Kind == RefundRateAtMost {
		low, high = r.Threshold, value
	}
	p := Progress{Requirement: r, Value: value, Met: ok && low >= high}
	if low < high {
		p.Missing = high - low
	}
	if p.Missing < 0 {
		p.Missing = math.MaxInt64 // The distance does not fit into 64 bits.
	}
	return p
}

// value returns the metric that the requirement looks at, and false for a kind
// that does not exist, which nobody meets.
func (r Requirement) value(m Metrics) (int64, bool) {
	switch r.Kind {
	case NetRevenue:
		return m.NetRevenueMinor, true
	case WonReferrals:
		return m.WonReferrals, true
	case Conversions:
		return m.Conversions[r.EventType], true
	case ActiveCustomers:
		return m.ActiveCustomers, true
	case ConversionRate:
		return m.ConversionRatePPM, true
	case RefundRateAtMost:
		return m.RefundRatePPM, true
	case TenureDays:
		return m.TenureDays, true
	case StrategicPoints:
		return m.StrategicPoints, true
	case Certifications:
		return m.Certifications, true
	}
	return 0, false
}

// PartsPerMillion returns part of whole in parts per million, rounded down and
// at most 1 000 000; 0 if there is no whole or part is not above 0. It is exact
// for all 64-bit numbers.
func PartsPerMillion(part, whole int64) int64 {
	switch {
	case part <= 0 || whole <= 0:
		return 0
	case part >= whole:
		return million
	}
	high, low := bits.Mul64(uint64(part), million)
	ppm, _ := bits.Div64(high, low, uint64(whole))
	return int64(ppm)
}
