package commission

import (
	"slices"
	"strconv"
	"strings"
)

// attributeKind says how the values of an attribute are compared.
type attributeKind int

const (
	// kindText is compared as it is written.
	kindText attributeKind = iota
	// kindNumber is compared as an exact decimal.
	kindNumber
	// kindBoolean is "true" or "false".
	kindBoolean
	// kindFree is metadata: text, or a number for the operators that order.
	kindFree
)

// attribute is one entry of the closed list (§3.3).
type attribute struct {
	kind attributeKind
	// ofItem: it is looked up in each item of the conversion.
	ofItem bool
	// see returns what the attribute is; nothing if it is missing.
	see func(s scope) []string
}

// scope is what a condition may look at.
type scope struct {
	in         *Input
	enrollment *Enrollment
	// item under test; nil if the conversion has none.
	item *Item
}

// The two families of attributes that are open at the end.
const (
	conversionMetadata = "conversion.metadata."
	customerMetadata   = "customer.metadata."
)

// attributes is the closed list, but for metadata.
var attributes = map[string]attribute{
	"conversion.amount":    {kind: kindNumber, see: func(s scope) []string { return one(s.in.Conversion.Amount.Amount()) }},
	"conversion.currency":  {see: func(s scope) []string { return one(string(s.in.Conversion.Amount.Currency)) }},
	"conversion.type":      {see: func(s scope) []string { return one(s.in.Conversion.Type) }},
	"conversion.productId": {ofItem: true, see: ofItem(func(i *Item) string { return i.ProductID })},
	"conversion.category":  {ofItem: true, see: ofItem(func(i *Item) string { return i.Category })},
	"conversion.sequence":  {kind: kindNumber, see: seeSequence},
	"customer.country":     {see: func(s scope) []string { return one(s.in.Customer.Country) }},
	"customer.isNew":       {kind: kindBoolean, see: func(s scope) []string { return one(strconv.FormatBool(s.in.Customer.IsNew)) }},
	"customer.ageMonths":   {kind: kindNumber, see: seeAge},
	"partner.country":      {see: func(s scope) []string { return one(s.enrollment.Partner.Country) }},
	"partner.type":         {see: func(s scope) []string { return one(s.enrollment.Partner.Type) }},
	"partner.tier":         {see: func(s scope) []string { return one(s.enrollment.Partner.Tier) }},
	"partner.group":        {see: func(s scope) []string { return one(s.enrollment.Partner.Group) }},
	"partner.tag":          {see: func(s scope) []string { return s.enrollment.Partner.Tags }},
	"referral.source":      {see: ofReferral(func(r *Referral) string { return r.Source })},
	"referral.stage":       {see: ofReferral(func(r *Referral) string { return r.Stage })},
	"link.id":              {see: ofLink(func(l *Link) string { return l.ID })},
	"link.sub1":            {see: ofLink(func(l *Link) string { return l.Subs[0] })},
	"link.sub2":            {see: ofLink(func(l *Link) string { return l.Subs[1] })},
	"link.sub3":            {see: ofLink(func(l *Link) string { return l.Subs[2] })},
	"link.sub4":            {see: ofLink(func(l *Link) string { return l.Subs[3] })},
	"link.sub5":            {see: ofLink(func(l *Link) string { return l.Subs[4] })},
}

// Attributes lists what conditions may look at, sorted. Beside these there are
// conversion.metadata.<key> and customer.metadata.<key>.
func Attributes() []string {
	names := make([]string, 0, len(attributes))
	for name := range attributes {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// findAttribute looks a name up in the closed list.
func findAttribute(name string) (attribute, bool) {
	if key, ok := strings.CutPrefix(name, conversionMetadata); ok && key != "" {
		return attribute{kind: kindFree, see: func(s scope) []string { return one(s.in.Conversion.Metadata[key]) }}, true
	}
	if key, ok := strings.CutPrefix(name, customerMetadata); ok && key != "" {
		return attribute{kind: kindFree, see: func(s scope) []string { return one(s.in.Customer.Metadata[key]) }}, true
	}
	found, ok := attributes[name]
	return found, ok
}

// one wraps a single value; an empty one is missing.
func one(value string) []string {
	if value == "" {
		return nil
	}
	return []string{value}
}

func seeSequence(s scope) []string {
	if s.in.Conversion.Sequence == 0 {
		return nil
	}
	return one(strconv.Itoa(s.in.Conversion.Sequence))
}

func seeAge(s scope) []string {
	if s.in.Customer.AgeMonths == nil {
		return nil
	}
	return one(strconv.Itoa(*s.in.Customer.AgeMonths))
}

func ofItem(field func(*Item) string) func(scope) []string {
	return func(s scope) []string {
		if s.item == nil {
			return nil
		}
		return one(field(s.item))
	}
}

func ofReferral(field func(*Referral) string) func(scope) []string {
	return func(s scope) []string {
		if s.enrollment.Referral == nil {
			return nil
		}
		return one(field(s.enrollment.Referral))
	}
}

func ofLink(field func(*Link) string) func(scope) []string {
	return func(s scope) []string {
		if s.enrollment.Link == nil {
			return nil
		}
		return one(field(s.enrollment.Link))
	}
}
