package commission

import "math/big"

// base is what a percentage is taken of (§3.2), line by line. Product conditions
// make it the sum of the items they selected; tax and shipping are then not
// subtracted again. A base below 0 (more tax than amount) counts as 0.
func (d *draft) base() (Base, *exact) {
	c := d.in.Conversion
	sum := &exact{minor: new(big.Rat), currency: c.Amount.Currency}
	base := Base{Lines: []BaseLine{}}
	add := func(label BaseLabel, amount *big.Rat, item Item) {
		sum.minor.Add(sum.minor, amount)
		shown := Exact{Minor: amount.RatString(), Currency: sum.currency}
		base.Lines = append(base.Lines, BaseLine{Label: label, ProductID: item.ProductID, Category: item.Category, Amount: shown})
	}
	whole := func(minor int64) *big.Rat { return new(big.Rat).SetInt64(minor) }
	if d.isOfItems {
		for _, item := range d.items {
			add(BaseItem, whole(item.AmountMinor), item)
		}
	} else {
		add(BaseAmount, whole(c.Amount.Minor), Item{})
		if d.in.Settings.ExcludeTax && c.TaxMinor != 0 {
			add(BaseTax, new(big.Rat).Neg(whole(c.TaxMinor)), Item{})
		}
		if d.in.Settings.ExcludeShipping && c.ShippingMinor != 0 {
			add(BaseShipping, new(big.Rat).Neg(whole(c.ShippingMinor)), Item{})
		}
	}
	if sum.minor.Sign() < 0 {
		add(BaseFloor, new(big.Rat).Neg(sum.minor), Item{})
	}
	base.Total = sum.shown()
	return base, sum
}
