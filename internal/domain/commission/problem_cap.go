package commission

import (
	"strings"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// bounds checks the minimum and maximum per conversion.
func (p *problems) bounds(t Terms) {
	if t.Min != nil {
		p.positive(*t.Min, "min")
		p.currency(t, *t.Min, "min")
	}
	if t.Max != nil {
		p.positive(*t.Max, "max")
		p.currency(t, *t.Max, "max")
	}
	if t.Min == nil || t.Max == nil {
		return
	}
	if t.Min.Currency != t.Max.Currency {
		p.add(codeCurrencyMismatch, "The maximum must be in the currency of the minimum.", "max")
		return
	}
	if t.Min.Minor > t.Max.Minor {
		p.add(codeTooSmall, "The maximum cannot be below the minimum.", "max")
	}
}

// currency checks that a bound of a fixed amount can be compared with it.
func (p *problems) currency(t Terms, m money.Money, field string) {
	if flat := t.Structure.fixed(); flat != "" && flat != m.Currency {
		p.add(codeCurrencyMismatch, "The bound must be in the currency of the fixed amount.", field)
	}
}

// caps checks the caps.
func (p *problems) caps(c Caps) {
	if c.PerCustomer != nil {
		p.positive(*c.PerCustomer, "caps", "perCustomer")
	}
	for _, one := range []struct {
		field string
		limit *PeriodCap
	}{{"perPeriod", c.PerPeriod}, {"budget", c.Budget}} {
		if one.limit != nil {
			p.positive(one.limit.Amount, "caps", one.field, "amount")
			p.period(one.limit.Period, "caps", one.field, "period")
		}
	}
}

// capCurrencies checks that caps can be compared: they are in the program's
// currency or in that of the lines. The lines of a percentage have that of each
// conversion, so any may be meant.
func (p *problems) capCurrencies(t Terms, program money.Currency) {
	fixed := t.Structure.fixed()
	if t.Structure.Kind == StructurePercent || t.Structure.Kind == StructureBrackets && fixed == "" {
		return
	}
	check := func(m money.Money, path ...string) {
		if m.Currency != program && m.Currency != fixed {
			p.add(codeCurrencyMismatch, "A cap is in the program's currency or in that of the fixed amount.", path...)
		}
	}
	if t.Caps.PerCustomer != nil {
		check(*t.Caps.PerCustomer, "caps", "perCustomer")
	}
	if t.Caps.PerPeriod != nil {
		check(t.Caps.PerPeriod.Amount, "caps", "perPeriod", "amount")
	}
	if t.Caps.Budget != nil {
		check(t.Caps.Budget.Amount, "caps", "budget", "amount")
	}
}

// MaxUnitName bounds the characters of a unit's name.
const MaxUnitName = 60

// MaxQuantity bounds the quantity of a unit.
const MaxQuantity = 1_000_000_000

// unit checks what is given instead of money, and that nothing speaks of money
// then.
func (p *problems) unit(t Terms) {
	u := t.Unit
	if u == nil {
		return
	}
	switch u.Kind {
	case UnitPoints, UnitCredit, UnitGiftCard, UnitPerk:
	case UnitCash:
		p.add(codeBlank, "Say what is given: POINTS, CREDIT, GIFT_CARD or PERK.", "unit", "kind")
	default:
		p.add(codeInvalid, "A unit is POINTS, CREDIT, GIFT_CARD or PERK.", "unit", "kind")
	}
	p.text(u.Name, "unit", "name")
	if n := len([]rune(u.Name)); n > MaxUnitName && n <= MaxText {
		p.add(codeTooLong, "The name is at most 60 characters long.", "unit", "name")
	}
	if u.Quantity <= 0 {
		p.add(codeTooSmall, "The quantity must be above 0.", "unit", "quantity")
	}
	if u.Quantity > MaxQuantity {
		p.add(codeTooLarge, "The quantity is at most 1000000000.", "unit", "quantity")
	}
	if t.Structure.Kind != StructureFlat {
		p.add(codeInvalid, "What is no money is given as FLAT.", "structure", "kind")
	}
	for _, one := range []struct {
		field string
		given bool
	}{
		{"structure.flat", t.Structure.Flat != nil},
		{"min", t.Min != nil},
		{"max", t.Max != nil},
		{"caps", t.Caps != (Caps{})},
		{"exclusiveGroup", t.ExclusiveGroup != ""},
	} {
		if one.given {
			p.add(codeInvalid, "This is for money, and the incentive gives a unit.", strings.Split(one.field, ".")...)
		}
	}
}

// recruiter checks what only an incentive for recruiters must not have (§3.8).
func (p *problems) recruiter(t Terms) {
	if t.Structure.Kind != StructurePercent {
		p.add(codeInvalid, "A recruiter gets a percentage: PERCENT.", "structure", "kind")
	}
	if t.Limits.FirstOnly {
		p.add(codeInvalid, "A recruiter's part is limited by months only.", "limits", "firstOnly")
	}
	if t.Limits.MaxCount != 0 {
		p.add(codeInvalid, "A recruiter's part is limited by months only.", "limits", "maxCount")
	}
	if t.HoldDays != nil {
		p.add(codeInvalid, "A recruiter's part is held as long as the commission it is a part of.", "holdDays")
	}
}
