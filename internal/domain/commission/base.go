package commission

import "github.com/rapporthq/rapport/internal/domain/money"

// base is what a percentage is taken of (§3.2), line by line. Product conditions
// make it the sum of the items they selected; tax and shipping are then not
// subtracted again. A base below 0 (more tax than amount) counts as 0. Of a
// recruited commission it is that commission.
func (d *draft) base() exact {
	if d.isOfItems && d.recruited == nil {
		base, total := sum(d.in.Conversion.Amount.Currency, d.itemLines())
		d.explanation.Base = base
		return total
	}
	if d.wholeBase == nil {
		currency := d.in.Conversion.Amount.Currency
		if d.recruited != nil {
			currency = d.recruited.Amount.Currency
		}
		d.wholeBase, d.wholeTotal = sum(currency, d.wholeLines())
	}
	d.explanation.Base = d.wholeBase
	return d.wholeTotal
}

// summand is one line of a base.
type summand struct {
	label BaseLabel
	item  *Item
	minor int64
}

// itemLines are the items that the conditions selected.
func (d *draft) itemLines() []summand {
	lines := make([]summand, 0, len(d.items))
	for i := range d.items {
		lines = append(lines, summand{BaseItem, &d.items[i], d.items[i].AmountMinor})
	}
	return lines
}

// wholeLines are the amount and what the program excludes of it.
func (d *draft) wholeLines() []summand {
	if d.recruited != nil {
		return []summand{{BaseCommission, nil, d.recruited.Amount.Minor}}
	}
	c := &d.in.Conversion
	lines := append(make([]summand, 0, 3), summand{BaseAmount, nil, c.Amount.Minor})
	if d.in.Settings.ExcludeTax && c.TaxMinor != 0 {
		lines = append(lines, summand{BaseTax, nil, -c.TaxMinor})
	}
	if d.in.Settings.ExcludeShipping && c.ShippingMinor != 0 {
		lines = append(lines, summand{BaseShipping, nil, -c.ShippingMinor})
	}
	return lines
}

// sum adds the lines up and shows them.
func sum(currency money.Currency, lines []summand) (*Base, exact) {
	total := exact{minor: integer(0), currency: currency}
	base := &Base{Lines: make([]BaseLine, 0, len(lines)+1)}
	for _, one := range lines {
		amount := exact{minor: integer(one.minor), currency: total.currency}
		total.minor = total.minor.add(amount.minor)
		line := BaseLine{Label: one.label, Amount: amount.shown()}
		if one.item != nil {
			line.ProductID, line.Category = one.item.ProductID, one.item.Category
		}
		base.Lines = append(base.Lines, line)
	}
	if total.minor.sign() < 0 {
		floor := exact{minor: total.minor.neg(), currency: total.currency}
		base.Lines = append(base.Lines, BaseLine{Label: BaseFloor, Amount: floor.shown()})
		total.minor = integer(0)
	}
	if len(base.Lines) == 1 {
		base.Total = base.Lines[0].Amount
		return base, total
	}
	base.Total = total.shown()
	return base, total
}
