package conversion

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/exchangerate"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/money"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/prospect"
)

// errMismatch means that a row that must be there is not.
var errMismatch = errors.New("an idempotency key points at a conversion that is not there")

// take records one item, or puts its mistakes into the outcome and changes
// nothing.
func (r *recording) take(ctx context.Context, i *item) error {
	row, errs, err := r.repeated(i)
	if err != nil || len(errs) > 0 || row != nil {
		i.outcome.Errors = errs
		if row != nil {
			i.outcome.Recorded = &Recorded{Conversion: row, Repeated: true}
		}
		return err
	}
	if errs = r.refuses(i); len(errs) > 0 {
		i.outcome.Errors = errs
		return nil
	}
	c := r.customer(i.Customer)
	occurredAt := r.now
	if i.OccurredAt != nil {
		occurredAt = *i.OccurredAt
	}
	if err := r.identified(ctx, c, i.VisitorID, i.ClickID, occurredAt, r.clicks); err != nil {
		return err
	}
	r.usesCode(c, i.Code, occurredAt)
	if err := r.submitted(ctx, c); err != nil {
		return err
	}
	if row, err = r.conversion(ctx, i, c, occurredAt); err != nil {
		return err
	}
	if err := r.decide(ctx, i, row, c); err != nil {
		return err
	}
	return r.enterStages(ctx)
}

// repeated returns the conversion that was recorded for this item before, or
// says that it was another one.
func (r *recording) repeated(i *item) (*ent.Conversion, apperr.Errors, error) {
	var errs apperr.Errors
	row := r.stored[naturalKey{i.Type, i.ExternalID}]
	if row != nil && row.Fingerprint != i.fingerprint {
		return nil, append(errs, conflict()), nil
	}
	stored, ok := r.keys[idempotencyKey("conversion", i.key)]
	if i.key == "" || !ok {
		return row, nil, nil
	}
	if stored.fingerprint != i.fingerprint {
		errs.Add(apperr.IdempotencyConflict,
			"This key was used for another conversion. Repeat its content exactly, or use a new key.", "input", "idempotencyKey")
		return nil, errs, nil
	}
	if row = r.byID[stored.resultID]; row == nil {
		return nil, nil, errMismatch
	}
	return row, nil, nil
}

// conflict says that an external id is another conversion's.
func conflict() *apperr.Error {
	return apperr.New(apperr.IdempotencyConflict,
		"Another conversion of this type has this external id. Repeat its content exactly, or use an id of its own.", "input", "externalId")
}

// refuses names the mistakes that can be seen in the program only.
func (r *recording) refuses(i *item) apperr.Errors {
	var errs apperr.Errors
	_, isStage := domain.StageOf(i.Type)
	switch {
	case isStage:
		errs.Add(apperr.Invalid, "Entering a stage is recorded when the referral moves. Move the referral instead.", "input", "type")
	case r.types[i.Type] == nil:
		errs.Add(apperr.NotFoundCode, "The program has no event type with this key.", "input", "type")
	}
	if i.OccurredAt != nil && i.OccurredAt.After(r.now.Add(future)) {
		errs.Add(apperr.TooLarge, "A conversion cannot occur more than 5 minutes in the future.", "input", "occurredAt")
	}
	if c := r.byExternalID[i.Customer.ExternalID]; c != nil {
		errs = append(errs, c.refuses(i.Customer)...)
	}
	return errs
}

// refuses names why the customer cannot be completed so.
func (c *customer) refuses(in customerContent) apperr.Errors {
	merged := maps.Clone(c.row.Metadata)
	if merged == nil {
		merged = map[string]string{}
	}
	maps.Copy(merged, in.Metadata)
	if len(merged) <= maxMetadata {
		return nil
	}
	return apperr.Errors{apperr.New(apperr.TooLong, "A customer has at most 50 attributes, those known before included.", "input", "customer", "metadata")}
}

// customer makes or completes the customer.
func (r *recording) customer(in customerContent) *customer {
	c := r.byExternalID[in.ExternalID]
	if c == nil {
		c = newCustomer(&ent.Customer{ID: r.newID("cus"), CreatedAt: r.now, ExternalID: in.ExternalID})
		c.isNew, c.isOpenLoaded, r.born[c.row.ID] = true, true, true
		r.byExternalID[in.ExternalID] = c
	}
	c.complete(in)
	if (c.isNew || c.isChanged) && !c.isListed {
		c.isListed = true
		r.customers = append(r.customers, c)
	}
	return c
}

// complete adds what was not known and replaces what was given anew; nothing is
// emptied.
func (c *customer) complete(in customerContent) {
	set := func(field *string, value string) {
		if value != "" && *field != value {
			*field, c.isChanged = value, true
		}
	}
	set(&c.row.Email, in.Email)
	set(&c.row.Name, in.Name)
	set(&c.row.Company, in.Company)
	set(&c.row.Country, in.Country)
	of := prospect.Of(c.row.Email, "", c.row.Company, "")
	c.row.EmailKey, c.row.EmailDomain, c.row.CompanyKey = of.Email, of.EmailDomain, of.Company
	for key, value := range in.Metadata {
		if known, ok := c.row.Metadata[key]; ok && known == value {
			continue
		}
		c.row.Metadata = maps.Clone(c.row.Metadata)
		if c.row.Metadata == nil {
			c.row.Metadata = map[string]string{}
		}
		c.row.Metadata[key], c.isChanged = value, true
	}
}

// conversion makes the fact.
func (r *recording) conversion(ctx context.Context, i *item, c *customer, occurredAt time.Time) (*ent.Conversion, error) {
	row := &ent.Conversion{
		ID: r.newID("cnv"), CreatedAt: r.now, ProgramID: r.program.ID, CustomerID: c.row.ID,
		Type: i.Type, ExternalID: i.ExternalID, OccurredAt: occurredAt, Currency: r.program.Currency,
		TaxMinor: i.TaxMinor, ShippingMinor: i.ShippingMinor, DiscountMinor: i.DiscountMinor,
		Items: i.items(), Metadata: i.Metadata, Code: i.Code, ClickID: i.ClickID, VisitorID: i.VisitorID,
		Occasion: i.Occasion, Minutes: i.Minutes, Fingerprint: i.fingerprint, Source: i.source, Sequence: r.next(),
	}
	if i.Amount != nil {
		row.AmountMinor, row.Currency = i.Amount.Minor, i.Amount.Currency
	}
	err := r.convert(ctx, row)
	if err != nil {
		return nil, err
	}
	if row.Ordinal, err = r.ordinal(ctx, c, row); err != nil {
		return nil, err
	}
	r.conversions = append(r.conversions, row)
	r.stored[naturalKey{row.Type, row.ExternalID}], r.byID[row.ID] = row, row
	if i.key != "" {
		key := idempotencyKey("conversion", i.key)
		r.keys[key] = idempotent{i.fingerprint, row.ID}
		r.idempotency = append(r.idempotency, r.tx.Idempotency.Create().
			SetCreatedAt(r.now).SetOrganizationID(r.viewer.OrganizationID).
			SetKey(key).SetFingerprint(i.fingerprint).SetResultID(row.ID))
	}
	return row, nil
}

// convert gives the conversion its amount in the program's currency, by the rate
// of its day or the latest before; none without one.
func (w *work) convert(ctx context.Context, row *ent.Conversion) error {
	if row.Currency == w.program.Currency {
		minor := row.AmountMinor
		row.ProgramMinor = &minor
		return nil
	}
	key := naturalKey{string(row.Currency), w.dayOf(row.OccurredAt)}
	by, ok := w.rates[key]
	if !ok {
		found, err := w.client.ExchangeRate.Query().Where(
			exchangerate.ProgramID(w.program.ID), exchangerate.CurrencyEQ(row.Currency), exchangerate.DayLTE(key.b),
		).Order(ent.Desc(exchangerate.FieldDay)).First(ctx)
		switch {
		case err == nil:
			by = found
		case !ent.IsNotFound(err):
			return fmt.Errorf("load the exchange rate: %w", err)
		}
		w.rates[key] = by
	}
	if by == nil {
		return nil
	}
	minor, err := exchange(money.New(row.AmountMinor, row.Currency), by.Rate, w.program.Currency)
	if err != nil {
		return nil //nolint:nilerr // An amount that does not fit has no rate.
	}
	row.ProgramMinor, row.Rate, row.RateDay, row.RateSource = &minor, by.Rate, by.Day, by.Source
	return nil
}

// ordinal is 1 for the customer's first conversion of the type by instant, and
// so on (rules §3.3). The count comes from a rollup; only a conversion that is
// recorded late counts those before it.
func (w *work) ordinal(ctx context.Context, c *customer, row *ent.Conversion) (int, error) {
	here := naturalKey{c.row.ID, row.Type}
	if !c.isNew {
		if err := w.loadTotals(ctx, []totalKey{{conversionsKey, customerScope(c.row.ID, row.Type)}}); err != nil {
			return 0, err
		}
	}
	n := w.totals.loaded[totalKey{conversionsKey, customerScope(c.row.ID, row.Type)}].counted
	if one := (late{c.row.ID, row.Type, row.OccurredAt}); w.isLate(one) {
		if _, ok := w.before[one]; !ok {
			if err := w.countBefore(ctx, []late{one}); err != nil {
				return 0, err
			}
		}
		n = w.before[one]
	}
	for _, at := range w.occurred[here] {
		if !at.After(row.OccurredAt) {
			n++
		}
	}
	w.occurred[here] = append(w.occurred[here], row.OccurredAt)
	countCustomer(w.totals, row)
	return int(n) + 1, nil
}

// countCustomer counts a conversion for its customer, and for its type.
func countCustomer(t totals, row *ent.Conversion) {
	occurredAt := row.OccurredAt.UTC()
	one := total{counted: 1, firstAt: &occurredAt, lastAt: &occurredAt}
	t.add(totalKey{conversionsKey, customerScope(row.CustomerID, row.Type)}, one)
	t.add(totalKey{conversionsKey, customerScope(row.CustomerID, "")}, one)
}
