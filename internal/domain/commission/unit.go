package commission

// UnitKind says what an incentive gives (§3).
type UnitKind string

// The kinds of units. The zero value is money.
const (
	// UnitCash is money.
	UnitCash UnitKind = ""
	// UnitPoints are points of the vendor's own scheme.
	UnitPoints UnitKind = "POINTS"
	// UnitCredit is credit for the vendor's own product.
	UnitCredit UnitKind = "CREDIT"
	// UnitGiftCard is a gift card.
	UnitGiftCard UnitKind = "GIFT_CARD"
	// UnitPerk is anything else, such as a seat at an event.
	UnitPerk UnitKind = "PERK"
)

// Values lists the kinds that are not money, and the empty one that is.
func (UnitKind) Values() []string {
	return []string{string(UnitCash), string(UnitPoints), string(UnitCredit), string(UnitGiftCard), string(UnitPerk)}
}

// Unit is what is given instead of money. It is fulfilled, not paid: it has the
// states of a commission, and no postings.
type Unit struct {
	// Kind is not UnitCash.
	Kind UnitKind `json:"kind"`
	// Name for people, such as "Store credit": 1 to 60 characters.
	Name string `json:"name"`
	// Quantity is how many at full credit, above 0.
	Quantity int64 `json:"quantity"`
}
