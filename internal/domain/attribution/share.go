package attribution

import (
	"cmp"
	"math/big"
	"slices"
	"time"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// share gives the conversion to the touches of the deciding kind, which come in
// order, and marks which of them count (§2.4).
func share(c Conversion, s Settings, touches []*TouchVerdict) []Credit {
	if one, ok := single(s, len(touches)); ok {
		return whole(touches, one)
	}
	weights := weigh(c, s, touches)
	var portions []*portion
	for i, t := range touches {
		if weights[i].Sign() == 0 {
			continue
		}
		at := slices.IndexFunc(portions, func(c *portion) bool { return c.enrollmentID == t.EnrollmentID })
		if at < 0 {
			portions = append(portions, &portion{enrollmentID: t.EnrollmentID, weight: new(big.Rat)})
			at = len(portions) - 1
		}
		portions[at].weight.Add(portions[at].weight, weights[i])
	}
	for _, one := range portions {
		one.firstAt = firstTouch(touches, one.enrollmentID)
	}
	credits := split(portions)
	for i, t := range touches {
		t.Verdict, t.Reason = VerdictPassedOver, ReasonNotChosen
		isPaid := slices.ContainsFunc(credits, func(c Credit) bool { return c.EnrollmentID == t.EnrollmentID })
		if isPaid && weights[i].Sign() > 0 {
			t.Verdict, t.Reason = VerdictCredited, ""
		}
	}
	return credits
}

// single returns the index of the touch that the model gives everything to, and
// whether it does: what most programs use needs no weights.
func single(s Settings, n int) (int, bool) {
	switch s.Model {
	case ModelFirst:
		return first(), true
	case ModelLinear, ModelPosition, ModelTimeDecay:
		return last(n), n == 1
	case ModelLast:
		// The default, below.
	}
	return last(n), true
}

// whole gives the conversion to one touch.
func whole(touches []*TouchVerdict, one int) []Credit {
	for _, t := range touches {
		t.Verdict, t.Reason = VerdictPassedOver, ReasonNotChosen
	}
	touches[one].Verdict, touches[one].Reason = VerdictCredited, ""
	return []Credit{{EnrollmentID: touches[one].EnrollmentID, PPM: money.Whole}}
}

// portion is the weight of one enrollment.
type portion struct {
	enrollmentID string
	weight       *big.Rat
	firstAt      time.Time
}

// firstTouch is the instant of the enrollment's first touch of the deciding kind.
func firstTouch(touches []*TouchVerdict, enrollmentID string) time.Time {
	i := slices.IndexFunc(touches, func(t *TouchVerdict) bool { return t.EnrollmentID == enrollmentID })
	return touches[i].At
}

// split turns weights into parts per million by largest remainder; equal
// remainders go to the enrollment whose first touch is earlier, then to the
// smaller id.
func split(portions []*portion) []Credit {
	slices.SortFunc(portions, func(a, b *portion) int {
		return cmp.Or(a.firstAt.Compare(b.firstAt), cmp.Compare(a.enrollmentID, b.enrollmentID))
	})
	weights := make([]*big.Rat, len(portions))
	for i, one := range portions {
		weights[i] = one.weight
	}
	credits := make([]Credit, 0, len(portions))
	for i, part := range money.Split(int64(money.Whole), weights) {
		// A share below half a part per million may come out as nothing.
		if part > 0 {
			credits = append(credits, Credit{EnrollmentID: portions[i].enrollmentID, PPM: money.PPM(part)})
		}
	}
	return credits
}

// weigh asks the model for the weight of each touch.
func weigh(c Conversion, s Settings, touches []*TouchVerdict) []*big.Rat {
	switch s.Model {
	case ModelPosition:
		return position(len(touches))
	case ModelTimeDecay:
		ages := make([]time.Duration, len(touches))
		for i, t := range touches {
			ages[i] = c.OccurredAt.Sub(t.At)
		}
		return timeDecay(ages, s.HalfLifeDays)
	case ModelLinear, ModelFirst, ModelLast:
		// LINEAR below; single has answered for the others.
	}
	return linear(len(touches))
}

// zeros returns n weights of nothing.
func zeros(n int) []*big.Rat {
	return money.Weights(make([]int64, n)...)
}
