package commission

// graduated pays the stretch of the total that the conversion adds, cut at the
// bounds, each part by its own bracket: the rate is the average of the brackets'
// rates weighted by the length in each (§3.4). A conversion that adds nothing is
// paid by the bracket that it would start in, and so is one that counts 1, which
// no bound can cut.
func (d *draft) graduated(b *Brackets, before, after int64) exact {
	first := b.holding(next(before))
	if b.Measure == MeasureCount || after <= before {
		return d.slice(b, first, before, after)
	}
	base := d.base()
	total := exact{minor: integer(0), currency: base.currency}
	for i, from := first, before; from < after && i < len(b.Brackets); i++ {
		to := after
		if upTo := b.Brackets[i].UpTo; upTo != nil && *upTo < after && i < len(b.Brackets)-1 {
			to = *upTo
		}
		part := base.times(fraction(to-from, after-before)).times(ofRate(b.Brackets[i].Rate))
		total.minor = total.minor.add(part.minor)
		d.explanation.Slices = append(d.explanation.Slices, b.seen(i, from, to, part))
		from = to
	}
	return total
}
