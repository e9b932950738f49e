package commission

import (
	"strconv"
	"strings"
	"time"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// partAt begins the part of a bonus line.
const partAt = "at:"

// ThresholdOf returns the threshold of a bonus line from its part, and whether
// it is one.
func ThresholdOf(part string) (int64, bool) {
	text, ok := strings.CutPrefix(part, partAt)
	if !ok {
		return 0, false
	}
	at, err := strconv.ParseInt(text, 10, 64)
	return at, err == nil
}

// LoseBonuses takes back the bonus lines whose threshold is above the total that
// is left after refunds (§3.5), as a whole. Pass the lines of one incentive,
// enrollment and period, and the total by the measure of the terms that paid
// them. Only what is still held is taken: lines that are PENDING, and those ON_HOLD
// whose release is after at. All others stay. A bonus of 0 makes a row of 0 that
// closes it.
func LoseBonuses(lines []Reversible, total int64, at time.Time) []Reversal {
	return missed(lines, total, at, func(line Reversible) bool {
		return line.Status == StatusPending || line.Status == StatusOnHold && line.ReleaseAt.After(at)
	})
}

// WithdrawBonuses does what LoseBonuses does with all that is neither paid nor
// about to be: the bonuses of a conversion whose credit was moved by hand (§2.7).
func WithdrawBonuses(lines []Reversible, total int64, at time.Time) []Reversal {
	return missed(lines, total, at, func(line Reversible) bool { return line.Status.CanMoveTo(StatusReversed) })
}

// missed takes back the bonus lines that may go and are above the total.
func missed(lines []Reversible, total int64, at time.Time, mayGo func(Reversible) bool) []Reversal {
	rows := []Reversal{}
	for _, line := range lines {
		threshold, ok := ThresholdOf(line.Part)
		if !ok || line.Kind != KindBonus || !mayGo(line) || total >= threshold {
			continue
		}
		if line.Amount.IsZero() {
			rows = append(rows, loseNothing(line, at))
		}
		rows = append(rows, reverseEach([]Reversible{line}, at, whole)...)
	}
	return rows
}

// loseNothing closes a bonus of which the caps left nothing, so that it can be
// reached again when they leave more.
func loseNothing(line Reversible, at time.Time) Reversal {
	row := reversal(line, at, 0, nil)
	row.Explanation = ReversalExplanation{
		Line: line.Amount, Exact: exactly(line.Amount).shown(), TotalReversed: line.Amount, ReversedBefore: line.Amount,
	}
	return row
}

// RecruiterLine is a recruiter's part of a commission, as it stands.
type RecruiterLine struct {
	// Line is the recruiter's.
	Line Reversible
	// Source is the amount of the recruited enrollment's commission.
	Source money.Money
	// SourceReversedMinor is how much of it was taken back in total, as a
	// positive number; all of it if it was rejected.
	SourceReversedMinor int64
}

// ReverseRecruited takes recruiters' lines back in proportion to what was taken
// back of the commissions they are a part of (§3.8): in total round(line ×
// reversed / source).
func ReverseRecruited(lines []RecruiterLine, at time.Time) []Reversal {
	rows := []Reversal{}
	for _, one := range lines {
		r := Refunds{Refundable: one.Source, AmountsMinor: []int64{one.SourceReversedMinor}, At: at}
		rows = append(rows, reverseEach([]Reversible{one.Line}, at, r.share)...)
	}
	return rows
}
