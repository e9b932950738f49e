package payout

import "github.com/rapporthq/rapport/internal/domain/money"

// NeedsSecondPerson reports whether the run may not be approved by this
// approver, because one of its totals is above the program's four-eyes limit and
// the approver is its creator. A nil limit is none. A total in another currency
// than the limit cannot be compared and counts as above it.
func NeedsSecondPerson(totals []money.Money, limit *money.Money, creatorID, approverID string) bool {
	if limit == nil || creatorID != approverID {
		return false
	}
	for _, total := range totals {
		if total.Currency != limit.Currency || total.Minor > limit.Minor {
			return true
		}
	}
	return false
}
