package commission

// DisputeStatus is where a dispute stands (§4).
type DisputeStatus string

// The states of a dispute. An open one stops what is unpaid of the conversion;
// one that is won lets it go on, one that is lost is a refund.
const (
	// DisputeOpen is not decided.
	DisputeOpen DisputeStatus = "OPEN"
	// DisputeWon: the vendor keeps the money.
	DisputeWon DisputeStatus = "WON"
	// DisputeLost: the customer got the money back.
	DisputeLost DisputeStatus = "LOST"
)

// Values lists the states.
func (DisputeStatus) Values() []string {
	return []string{string(DisputeOpen), string(DisputeWon), string(DisputeLost)}
}
