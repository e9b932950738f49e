package ledger

import "strings"

// Verb is what a transaction says happened to a commission.
type Verb string

// The verbs, by the table of moves in the package comment.
const (
	VerbEarned   Verb = "EARNED"
	VerbApproved Verb = "APPROVED"
	VerbInPayout Verb = "IN_PAYOUT"
	VerbPaid     Verb = "PAID"
	VerbReturned Verb = "RETURNED"
	VerbRejected Verb = "REJECTED"
	VerbReversed Verb = "REVERSED"
)

// Values lists every verb, for the schema.
func (Verb) Values() []string {
	return []string{
		string(VerbEarned), string(VerbApproved), string(VerbInPayout), string(VerbPaid),
		string(VerbReturned), string(VerbRejected), string(VerbReversed),
	}
}

// VerbOf reads the verb of a transaction's key; empty if the key has none.
func VerbOf(key string) Verb {
	parts := strings.SplitN(key, ":", 4)
	if len(parts) < 3 {
		return ""
	}
	return Verb(strings.ToUpper(parts[2]))
}
