package conversion

import (
	"time"

	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// content is a conversion as it was reported, in one form: two reports with the
// same meaning are equal, and so are their fingerprints. The order of the fields
// is part of stored fingerprints.
type content struct {
	ProgramID     string
	Type          string
	ExternalID    string
	Customer      customerContent
	OccurredAt    *time.Time
	Amount        *money.Money
	TaxMinor      *int64
	ShippingMinor *int64
	DiscountMinor *int64
	Items         []itemContent
	Metadata      map[string]string
	Code          string
	ClickID       string
	VisitorID     string
	// What came later is left out where it is not given, so that the fingerprints of
	// what was recorded before stay.
	Occasion string `json:",omitempty"`
	Minutes  *int   `json:",omitempty"`
}

// customerContent is the customer in one form.
type customerContent struct {
	ExternalID, Email, Name, Company, Country string
	Metadata                                  map[string]string
}

// itemContent is one item in one form.
type itemContent struct {
	ProductID, Category string
	Quantity            int
	AmountMinor         int64
}

// items are the content's items as the rules know them.
func (c content) items() []commission.Item {
	var out []commission.Item
	for _, i := range c.Items {
		out = append(out, commission.Item(i))
	}
	return out
}
