package conversion_test

import (
	"cmp"
	"math/big"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/tiermove"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

func (c *oConv) amount() string { return money.New(c.AmountMinor, c.Currency).Amount() }

// earlier compares by (occurredAt, recordedAt, id) (§3.3).
func (c *oConv) earlier(than *oConv) bool {
	return cmp.Or(c.OccurredAt.Compare(than.OccurredAt), c.CreatedAt.Compare(than.CreatedAt), cmp.Compare(c.ID, than.ID)) < 0
}

// ordinal is 1 for the customer's first conversion of the type.
func (o *oracle) ordinal(c *oConv) int {
	n := 1
	for _, one := range o.convs {
		if one.CustomerID == c.CustomerID && one.Type == c.Type && one.Sequence <= c.Sequence && one.earlier(c) {
			n++
		}
	}
	return n
}

// isNew: the customer has no conversion at an earlier instant, as far as is known
// when it is decided (ADR 6).
func (o *oracle) isNew(c *oConv) bool {
	for _, one := range o.convs {
		if one.CustomerID == c.CustomerID && one.OccurredAt.Before(c.OccurredAt) {
			return false
		}
	}
	return true
}

// tier as of the conversion.
func (o *oracle) tier(c *oConv, enrollmentID string) (string, bool) {
	moves := o.l.Client.TierMove.Query().Where(tiermove.EnrollmentID(enrollmentID), tiermove.CreatedAtLTE(c.OccurredAt), tiermove.SequenceLTE(o.now)).
		WithToTier().Order(ent.Desc(tiermove.FieldCreatedAt, tiermove.FieldSequence)).AllX(o.l.System())
	if len(moves) == 0 {
		return "", false
	}
	return moves[0].Edges.ToTier.Name, true
}

// base is what a percentage is of (§3.2), in minor units of the conversion, and
// whether the conditions hold (§3.3).
func (o *oracle) base(c *oConv, enrollmentID string, terms commission.Terms) (*big.Rat, bool) {
	asked := oAsked{o: o, c: c, enrollment: enrollmentID}
	// Without items the conversion is asked as a whole, and has no product.
	if terms.Conditions != nil && asksItems(*terms.Conditions) && len(c.Items) > 0 {
		sum, any := int64(0), false
		for _, item := range c.Items {
			asked.item = &item
			if asked.holds(*terms.Conditions) {
				sum, any = sum+item.AmountMinor, true
			}
		}
		return frac(sum), any
	}
	if terms.Conditions != nil && !asked.holds(*terms.Conditions) {
		return nil, false
	}
	base := c.AmountMinor
	if o.l.Program.ExcludesTax && c.TaxMinor != nil {
		base -= *c.TaxMinor
	}
	if o.l.Program.ExcludesShipping && c.ShippingMinor != nil {
		base -= *c.ShippingMinor
	}
	return frac(max(base, 0)), true
}
