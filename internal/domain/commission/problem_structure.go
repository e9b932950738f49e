package commission

import (
	"strconv"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// structure checks that exactly the fields of its kind are there.
func (p *problems) structure(t Terms) {
	s := t.Structure
	switch s.Kind {
	case StructureFlat, StructurePercent, StructureBrackets, StructureBonus:
		p.foreign(s)
	case "":
		p.add(codeBlank, "Say how the incentive pays: FLAT, PERCENT, BRACKETS or BONUS.", "structure", "kind")
	default:
		p.add(codeInvalid, "An incentive pays FLAT, PERCENT, BRACKETS or BONUS.", "structure", "kind")
	}
	switch {
	case s.Kind == StructureFlat && s.Flat != nil:
		p.positive(*s.Flat, "structure", "flat")
	case s.Kind == StructureFlat && t.Unit == nil:
		p.add(codeBlank, "Give the amount that is paid.", "structure", "flat")
	case s.Kind == StructurePercent && s.Rate <= 0:
		p.add(codeTooSmall, "The percentage must be above 0.", "structure", "rate")
	case s.Kind == StructurePercent:
		p.rate(s.Rate, "structure", "rate")
	case s.Kind == StructureBrackets && s.Brackets == nil:
		p.add(codeBlank, "Give the brackets.", "structure", "brackets")
	case s.Kind == StructureBrackets:
		p.brackets(*s.Brackets)
	case s.Kind == StructureBonus && s.Bonus == nil:
		p.add(codeBlank, "Give the thresholds of the bonus.", "structure", "bonus")
	case s.Kind == StructureBonus:
		p.bonus(*s.Bonus)
	}
}

// foreign refuses the fields of other kinds.
func (p *problems) foreign(s Structure) {
	if s.Flat != nil && s.Kind != StructureFlat {
		p.add(codeInvalid, "Only FLAT has a fixed amount here.", "structure", "flat")
	}
	if s.Rate != 0 && s.Kind != StructurePercent {
		p.add(codeInvalid, "Only PERCENT has a percentage here.", "structure", "rate")
	}
	if s.Brackets != nil && s.Kind != StructureBrackets {
		p.add(codeInvalid, "Only BRACKETS has brackets.", "structure", "brackets")
	}
	if s.Bonus != nil && s.Kind != StructureBonus {
		p.add(codeInvalid, "Only BONUS has thresholds.", "structure", "bonus")
	}
}

// rate checks a percentage that may be 0.
func (p *problems) rate(r money.Rate, path ...string) {
	if r < 0 {
		p.add(codeTooSmall, "The percentage cannot be negative.", path...)
	}
	if r > money.MaxRate {
		p.add(codeTooLarge, "The percentage is at most 100.", path...)
	}
}

// measured checks what is counted, and over which period.
func (p *problems) measured(m Measure, period Period, path ...string) {
	if m != MeasureCount && m != MeasureRevenue {
		p.word(string(m), "Say what is counted: COUNT or REVENUE.", under(path, "measure")...)
	}
	p.period(period, under(path, "period")...)
}

// period checks a period.
func (p *problems) period(period Period, path ...string) {
	if period.months() == 0 && period != PeriodLifetime {
		p.word(string(period), "Say over which period: MONTH, QUARTER, YEAR or LIFETIME.", path...)
	}
}

// word complains about one of a closed list that is missing or unknown.
func (p *problems) word(given, message string, path ...string) {
	if given == "" {
		p.add(codeBlank, message, path...)
		return
	}
	p.add(codeInvalid, message, path...)
}

// brackets checks the brackets one by one and in their order.
func (p *problems) brackets(b Brackets) {
	path := []string{"structure", "brackets"}
	if b.Mode != BracketGraduated && b.Mode != BracketForward && b.Mode != BracketRetroactive {
		p.word(string(b.Mode), "Say how a bracket pays: GRADUATED, FORWARD or RETROACTIVE.", under(path, "mode")...)
	}
	p.measured(b.Measure, b.Period, path...)
	list := under(path, "brackets")
	switch {
	case len(b.Brackets) == 0:
		p.add(codeBlank, "Give at least one bracket.", list...)
	case len(b.Brackets) > MaxListed:
		p.add(codeTooLarge, "There are at most 100 brackets.", list...)
		return
	}
	last := int64(0)
	for i, one := range b.Brackets {
		at := under(list, strconv.Itoa(i))
		isLast := i == len(b.Brackets)-1
		switch {
		case one.UpTo == nil && !isLast:
			p.add(codeBlank, "Only the last bracket is open: say where this one ends.", under(at, "upTo")...)
		case one.UpTo != nil && isLast:
			p.add(codeInvalid, "The last bracket is open: it has no end.", under(at, "upTo")...)
		case one.UpTo != nil:
			p.ascending(*one.UpTo, last, under(at, "upTo")...)
			last = *one.UpTo
		}
		p.bracket(b, i, at)
	}
}

// ascending checks a bound against the one before it.
func (p *problems) ascending(n, last int64, path ...string) {
	switch {
	case n <= 0:
		p.add(codeTooSmall, "This must be above 0.", path...)
	case n > money.MaxMinor:
		p.add(codeTooLarge, "This is too large.", path...)
	case n <= last:
		p.add(codeTooSmall, "Each must be above the one before.", path...)
	}
}

// bracket checks what one bracket pays.
func (p *problems) bracket(b Brackets, i int, path []string) {
	one := b.Brackets[i]
	if one.Flat == nil {
		p.rate(one.Rate, under(path, "rate")...)
		return
	}
	p.amount(*one.Flat, under(path, "flat")...)
	if one.Rate != 0 {
		p.add(codeInvalid, "A bracket pays a fixed amount or a percentage, not both.", under(path, "rate")...)
	}
	if b.Mode == BracketGraduated && b.Measure == MeasureRevenue {
		p.add(codeInvalid, "Graduated brackets of revenue pay percentages only.", under(path, "flat")...)
	}
	if first := b.fixed(); first != one.Flat.Currency {
		p.add(codeCurrencyMismatch, "All brackets pay in the same currency.", under(path, "flat")...)
	}
}

// bonus checks the thresholds one by one and in their order.
func (p *problems) bonus(b Bonus) {
	path := []string{"structure", "bonus"}
	p.measured(b.Measure, b.Period, path...)
	list := under(path, "thresholds")
	switch {
	case len(b.Thresholds) == 0 && b.Every == nil:
		p.add(codeBlank, "Give a threshold, or what is paid again and again.", list...)
	case len(b.Thresholds) > MaxListed:
		p.add(codeTooLarge, "There are at most 100 thresholds.", list...)
		return
	}
	last := int64(0)
	for i, one := range b.Thresholds {
		at := under(list, strconv.Itoa(i))
		p.ascending(one.At, last, under(at, "at")...)
		p.positive(one.Amount, under(at, "amount")...)
		last = one.At
	}
	if b.Every != nil {
		p.ascending(b.Every.At, 0, under(path, "every", "at")...)
		p.positive(b.Every.Amount, under(path, "every", "amount")...)
	}
}

// bonusAlone refuses with a bonus what speaks of single conversions.
func (p *problems) bonusAlone(t Terms) {
	if t.Structure.Kind != StructureBonus {
		return
	}
	if t.Limits != (Limits{}) {
		p.add(codeInvalid, "A bonus is for a total and has no limits per customer; conditions say what counts.", "limits")
	}
	if t.Min != nil {
		p.add(codeInvalid, "A bonus has no minimum per conversion.", "min")
	}
	if t.Max != nil {
		p.add(codeInvalid, "A bonus has no maximum per conversion.", "max")
	}
	if t.ExclusiveGroup != "" {
		p.add(codeInvalid, "A bonus is no alternative to other incentives.", "exclusiveGroup")
	}
}

// fixed is the currency of the fixed amounts; empty if there are none.
func (s Structure) fixed() money.Currency {
	switch {
	case s.Kind == StructureFlat && s.Flat != nil:
		return s.Flat.Currency
	case s.Kind == StructureBrackets && s.Brackets != nil:
		return s.Brackets.fixed()
	}
	return ""
}

// fixed is the currency of the first fixed amount; empty if there is none.
func (b *Brackets) fixed() money.Currency {
	for _, one := range b.Brackets {
		if one.Flat != nil {
			return one.Flat.Currency
		}
	}
	return ""
}
