// Package engagement holds the figures of occasions: webinars and other events for
// which people register and which they attend. It must not know how they are counted.
package engagement

import (
	"math/big"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// The event types that say something about an occasion.
const (
	Registration = "registration"
	Attendance   = "attendance"
	Engagement   = "engagement"
)

// Figures are those of one occasion, or of one partner's part of it. People are
// customers: who registers twice is one.
type Figures struct {
	// RegistrationCount and AttendanceCount are customers who registered and who
	// attended, and EitherCount those who did one of both.
	RegistrationCount, AttendanceCount, EitherCount int
	// Minutes of all attendances, and TimedCount the customers of whom they are.
	Minutes, TimedCount int
	// EngagementCount is conversions.
	EngagementCount int
}

// AttendedCount is how many registered and attended.
func (f Figures) AttendedCount() int { return f.RegistrationCount + f.AttendanceCount - f.EitherCount }

// AttendanceRate is how many of those who registered attended, rounded half away
// from zero to a tenth of a percent; nil if nobody registered.
func (f Figures) AttendanceRate() *money.Rate {
	if f.RegistrationCount == 0 {
		return nil
	}
	rate := money.Rate(rounded(int64(f.AttendedCount()), int64(f.RegistrationCount), 1_000) * 1_000)
	return &rate
}

// AverageMinutes is minutes per customer of whom they are known, with one fraction
// digit, rounded half away from zero; nil if they are of nobody.
func (f Figures) AverageMinutes() *string {
	if f.TimedCount == 0 {
		return nil
	}
	text := big.NewRat(rounded(int64(f.Minutes), int64(f.TimedCount), 10), 10).FloatString(1)
	return &text
}

// rounded is n / d × scale for n at least 0 and d above 0, rounded half up.
func rounded(n, d, scale int64) int64 {
	twice := new(big.Int).Mul(big.NewInt(n), big.NewInt(2*scale))
	twice.Add(twice, big.NewInt(d))
	return twice.Div(twice, big.NewInt(2*d)).Int64()
}
