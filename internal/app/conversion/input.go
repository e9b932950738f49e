package conversion

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// AttributeInput is a name and a text of the vendor's own.
type AttributeInput struct {
	Key, Value string
}

// CustomerInput is the customer of a conversion or an identification.
type CustomerInput struct {
	// ExternalID is 1 to 200 characters.
	ExternalID string
	// Email, Name, Company and Country are completed, never emptied.
	Email, Name, Company, Country *string
	// Metadata is at most 50 attributes, added to those known.
	Metadata []AttributeInput
}

// ItemInput is one line of what was bought.
type ItemInput struct {
	ProductID, Category *string
	// Quantity is 1 if nil.
	Quantity *int
	// Amount of the whole line, in the conversion's currency.
	Amount string
}

// RecordInput is a conversion as somebody reports it.
type RecordInput struct {
	ProgramID, Type, ExternalID string
	Customer                    CustomerInput
	// OccurredAt is now if nil.
	OccurredAt *time.Time
	// Amount is 0 of the program's currency if nil; then Tax, Shipping, Discount
	// and Items must be absent.
	Amount                   *money.Input
	Tax, Shipping, Discount  *string
	Items                    []ItemInput
	Metadata                 []AttributeInput
	Code, ClickID, VisitorID *string
	// Occasion is the webinar or other event it belongs to, up to 120 characters,
	// and Minutes how long somebody was there, 1 to 1440.
	Occasion *string
	Minutes  *int
	// IdempotencyKey is up to 120 characters; empty means that the external id
	// alone makes a retry harmless.
	IdempotencyKey string
	// Source is one of the Source constants, GRAPHQL if empty. It is not part of
	// the content.
	Source string
}

// The bounds of an input.
const (
	maxExternalID = 200
	maxItems      = 100
	maxMetadata   = 50
	maxKey        = 60
	maxValue      = 500
	maxCode       = 60
	maxID         = 40
	maxIdempotent = 120
	maxReason     = 500
	maxName       = 120
	maxEmail      = 254
	maxMinutes    = 24 * 60
)

// Validate returns every mistake that can be seen in the input alone.
func (in RecordInput) Validate() error {
	_, errs := in.read()
	return errs.OrNil()
}

// read turns the input into its one form, or names every mistake.
func (in RecordInput) read() (content, apperr.Errors) {
	r := &reader{}
	c := content{
		ProgramID:  in.ProgramID,
		Type:       in.Type,
		ExternalID: in.ExternalID,
		Metadata:   r.attributes(in.Metadata, "input", "metadata"),
		Code:       strings.TrimSpace(r.optional(in.Code, maxCode, "input", "code")),
		ClickID:    strings.TrimSpace(r.optional(in.ClickID, maxID, "input", "clickId")),
		VisitorID:  strings.TrimSpace(r.optional(in.VisitorID, maxID, "input", "visitorId")),
	}
	r.required(in.ProgramID, maxID, "input", "programId")
	r.required(in.Type, maxKey+len("stage:"), "input", "type")
	r.required(in.ExternalID, maxExternalID, "input", "externalId")
	r.text(in.IdempotencyKey, maxIdempotent, "input", "idempotencyKey")
	c.Customer = r.customer(in.Customer)
	c.OccurredAt = normal(in.OccurredAt)
	c.Occasion = strings.TrimSpace(r.optional(in.Occasion, maxName, "input", "occasion"))
	c.Minutes = r.minutes(in.Minutes, c.Occasion)
	r.money(in, &c)
	return c, r.errs
}

// minutes reads how long somebody was at an occasion.
func (r *reader) minutes(n *int, occasion string) *int {
	switch {
	case n == nil:
	case *n < 1:
		r.errs.Add(apperr.TooSmall, "It is at least one minute.", "input", "minutes")
	case *n > maxMinutes:
		r.errs.Add(apperr.TooLarge, "It is at most 1440 minutes, which is a day.", "input", "minutes")
	case occasion == "":
		r.errs.Add(apperr.Blank, "Name the occasion that the minutes were spent at.", "input", "occasion")
	}
	return n
}

// money reads the amounts of a conversion.
func (r *reader) money(in RecordInput, c *content) {
	if in.Amount == nil {
		if in.Tax != nil || in.Shipping != nil || in.Discount != nil || len(in.Items) > 0 {
			r.errs.Add(apperr.Blank, "Give the amount that tax, shipping, discount and items are parts of.", "input", "amount")
		}
		return
	}
	amount, ok := r.amount(*in.Amount, "input", "amount")
	if !ok {
		return
	}
	c.Amount = &amount
	c.TaxMinor = r.part(in.Tax, amount.Currency, "input", "tax")
	c.ShippingMinor = r.part(in.Shipping, amount.Currency, "input", "shipping")
	c.DiscountMinor = r.part(in.Discount, amount.Currency, "input", "discount")
	tax, shipping := valueOf(c.TaxMinor), valueOf(c.ShippingMinor)
	switch {
	case tax > amount.Minor:
		r.errs.Add(apperr.TooLarge, "The tax is inside the amount, so it cannot be above it.", "input", "tax")
	case shipping > amount.Minor-tax:
		r.errs.Add(apperr.TooLarge, "Tax and shipping are inside the amount, so together they cannot be above it.", "input", "shipping")
	}
	r.items(in.Items, amount.Currency, c)
}

func (r *reader) items(list []ItemInput, currency money.Currency, c *content) {
	if len(list) > maxItems {
		r.errs.Add(apperr.TooLong, "A conversion has at most 100 items.", "input", "items")
		return
	}
	for i, item := range list {
		at := strconv.Itoa(i)
		read := itemContent{
			ProductID: r.optional(item.ProductID, maxExternalID, "input", "items", at, "productId"),
			Category:  r.optional(item.Category, maxExternalID, "input", "items", at, "category"),
			Quantity:  1,
		}
		if item.Quantity != nil {
			read.Quantity = *item.Quantity
		}
		if read.Quantity < 1 {
			r.errs.Add(apperr.TooSmall, "The quantity is at least 1.", "input", "items", at, "quantity")
		}
		if minor := r.part(&item.Amount, currency, "input", "items", at, "amount"); minor != nil {
			read.AmountMinor = *minor
		}
		c.Items = append(c.Items, read)
	}
}

// reader reads parts of inputs and collects every mistake.
type reader struct{ errs apperr.Errors }

// text checks the length of a text, and that every database can hold it.
func (r *reader) text(s string, longest int, path ...string) {
	if utf8.RuneCountInString(s) > longest {
		r.errs.Add(apperr.TooLong, "This is at most "+strconv.Itoa(longest)+" characters long.", path...)
	}
	if !utf8.ValidString(s) || strings.ContainsRune(s, 0) {
		r.errs.Add(apperr.Invalid, "This must be plain text in UTF-8.", path...)
	}
}

func (r *reader) required(s string, longest int, path ...string) {
	if strings.TrimSpace(s) == "" {
		r.errs.Add(apperr.Blank, "This cannot be blank.", path...)
		return
	}
	r.text(s, longest, path...)
}

func (r *reader) optional(s *string, longest int, path ...string) string {
	if s == nil {
		return ""
	}
	r.text(*s, longest, path...)
	return *s
}

// attributes reads a list of names and texts; none is nil.
func (r *reader) attributes(list []AttributeInput, path ...string) map[string]string {
	if len(list) > maxMetadata {
		r.errs.Add(apperr.TooLong, "There are at most 50 attributes.", path...)
		return nil
	}
	var out map[string]string
	for i, one := range list {
		at := append(append([]string{}, path...), strconv.Itoa(i))
		r.required(one.Key, maxKey, append(at, "key")...)
		r.text(one.Value, maxValue, append(at, "value")...)
		if out == nil {
			out = make(map[string]string, len(list))
		}
		if _, twice := out[one.Key]; twice {
			r.errs.Add(apperr.Taken, "Another attribute of the list has this name.", append(at, "key")...)
		}
		out[one.Key] = one.Value
	}
	return out
}

func (r *reader) customer(in CustomerInput) customerContent {
	path := func(field string) []string { return []string{"input", "customer", field} }
	r.required(in.ExternalID, maxExternalID, path("externalId")...)
	c := customerContent{
		ExternalID: in.ExternalID,
		Email:      strings.TrimSpace(r.optional(in.Email, maxEmail, path("email")...)),
		Name:       strings.TrimSpace(r.optional(in.Name, maxName, path("name")...)),
		Company:    strings.TrimSpace(r.optional(in.Company, maxName, path("company")...)),
		Country:    strings.ToUpper(strings.TrimSpace(r.optional(in.Country, maxID, path("country")...))),
		Metadata:   r.attributes(in.Metadata, path("metadata")...),
	}
	if c.Email != "" && !strings.Contains(c.Email, "@") {
		r.errs.Add(apperr.Invalid, "This is not an e-mail address.", path("email")...)
	}
	if c.Country != "" && !isCountry(c.Country) {
		r.errs.Add(apperr.Invalid, "Give the country as two letters (ISO 3166), such as DE.", path("country")...)
	}
	return c
}

func isCountry(s string) bool {
	return len(s) == 2 && s[0] >= 'A' && s[0] <= 'Z' && s[1] >= 'A' && s[1] <= 'Z'
}

// normal is an instant as it is stored, or nil.
func normal(t *time.Time) *time.Time {
	if t == nil {
		return nil
	}
	n := t.UTC().Truncate(time.Microsecond)
	return &n
}

func valueOf(n *int64) int64 {
	if n == nil {
		return 0
	}
	return *n
}
