package referral

import (
	"math/big"
	"slices"
	"time"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// Days are days of 24 hours, as those of protections, in tenths: 125 is 12.5.
type Days int64

// tenth of a day.
const tenth = day / 10

// Median returns the middle of the lengths, the mean of the two in the middle if
// they are even in number, rounded once, half away from zero; false of none. It
// sorts the lengths.
func Median(lengths []time.Duration) (Days, bool) {
	n := len(lengths)
	if n == 0 {
		return 0, false
	}
	slices.Sort(lengths)
	return meanOf(lengths[(n-1)/2 : n/2+1]), true
}

// Average returns the mean of the lengths, rounded as Median does; false of none.
func Average(lengths []time.Duration) (Days, bool) {
	if len(lengths) == 0 {
		return 0, false
	}
	return meanOf(lengths), true
}

func meanOf(lengths []time.Duration) Days {
	sum := new(big.Int)
	for _, one := range lengths {
		sum.Add(sum, big.NewInt(int64(one)))
	}
	parts := new(big.Int).Mul(big.NewInt(int64(len(lengths))), big.NewInt(int64(tenth)))
	rounded, err := money.RoundHalfAway(new(big.Rat).SetFrac(sum, parts))
	if err != nil { // a mean is no longer than the longest, which fits
		return 0
	}
	return Days(rounded)
}

// Entered is a referral's coming to a stage.
type Entered struct {
	StageID string
	At      time.Time
}

// Left is the time that a referral was on a stage, when it left it.
type Left struct {
	StageID string
	At      time.Time
	For     time.Duration
}

// Stays returns the stages that a referral left, in order: its way begins where it
// was opened, and where it still is it has not left. Several entries of one stage
// are several stays; one that stands twice in a row is one.
func Stays(way []Entered) []Left {
	var out []Left
	for i := 1; i < len(way); i++ {
		from := way[i-1]
		if from.StageID == way[i].StageID {
			way[i].At = from.At
			continue
		}
		out = append(out, Left{StageID: from.StageID, At: way[i].At, For: max(0, way[i].At.Sub(from.At))})
	}
	return out
}
