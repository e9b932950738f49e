package conversion

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"
	"time"

	"entgo.io/ent/dialect/sql"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/exchangerate"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// lookAhead reads at once what the items will ask for one after the other: a
// transaction takes as many statements for hundreds of conversions as for one.
// What it does not foresee is looked up when it is asked for.
func (r *recording) lookAhead(ctx context.Context, list []*customer, items []*item) error {
	steps := []func() error{
		func() error { return r.loadOpen(ctx, r.unidentified(items)...) },
		func() error { return r.deepenOpen(ctx, list, items) },
		func() error { return r.loadLate(ctx, items) },
		func() error { return r.loadRates(ctx, items) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// unidentified are the known customers whom the items tell of a new browser.
func (r *recording) unidentified(items []*item) []*customer {
	var out []*customer
	for _, i := range items {
		c := r.byExternalID[i.Customer.ExternalID]
		if c != nil && (i.VisitorID != "" || i.ClickID != "") && !c.knows(i.VisitorID, i.ClickID) && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

// deepenOpen loads the touches of customers with open conversions that are older
// than what was loaded, also of the browsers that the items will make theirs.
func (r *recording) deepenOpen(ctx context.Context, list []*customer, items []*item) error {
	since, old := r.since, map[*customer]bool{}
	for _, c := range list {
		for _, s := range c.open {
			if oldest := s.row.OccurredAt.Add(-memory); oldest.Before(r.since) {
				since, old[c] = firstOfBoth(since, oldest), true
			}
		}
	}
	if len(old) == 0 {
		return nil
	}
	var of browsers
	for _, i := range items {
		if old[r.byExternalID[i.Customer.ExternalID]] {
			of.visitorIDs, of.clickIDs = append(of.visitorIDs, i.VisitorID), append(of.clickIDs, i.ClickID)
		}
	}
	for c := range old {
		c.browsers, c.since = nil, &since
	}
	book, err := r.loadFacts(ctx, slices.Collect(maps.Keys(old)), of, since)
	if err != nil {
		return err
	}
	maps.Copy(r.clicks.byID, book.byID)
	maps.Copy(r.clicks.byVisitor, book.byVisitor)
	return nil
}

func firstOfBoth(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

// loadRates loads the exchange rates of the days of the items, and the latest
// before them.
func (r *recording) loadRates(ctx context.Context, items []*item) error {
	days := map[money.Currency][]string{}
	first, last := "", ""
	for _, i := range items {
		if i.Amount == nil || i.Amount.Currency == r.program.Currency {
			continue
		}
		at := r.now
		if i.OccurredAt != nil {
			at = *i.OccurredAt
		}
		day := r.dayOf(at)
		days[i.Amount.Currency] = append(days[i.Amount.Currency], day)
		if first == "" || day < first {
			first = day
		}
		last = max(last, day)
	}
	if len(days) == 0 {
		return nil
	}
	latest := func(s *sql.Selector) {
		later := sql.Table(exchangerate.Table).As("later")
		s.Where(sql.NotExists(sql.Dialect(s.Dialect()).Select(later.C(exchangerate.FieldID)).From(later).Where(sql.And(
			sql.ColumnsEQ(later.C(exchangerate.FieldOrganizationID), s.C(exchangerate.FieldOrganizationID)),
			sql.ColumnsEQ(later.C(exchangerate.FieldProgramID), s.C(exchangerate.FieldProgramID)),
			sql.ColumnsEQ(later.C(exchangerate.FieldCurrency), s.C(exchangerate.FieldCurrency)),
			sql.ColumnsGT(later.C(exchangerate.FieldDay), s.C(exchangerate.FieldDay)),
			sql.LTE(later.C(exchangerate.FieldDay), first),
		))))
	}
	rows, err := r.client.ExchangeRate.Query().Where(
		exchangerate.ProgramID(r.program.ID), exchangerate.CurrencyIn(slices.Sorted(maps.Keys(days))...), exchangerate.DayLTE(last),
		exchangerate.Or(exchangerate.DayGT(first), latest),
	).Order(ent.Asc(exchangerate.FieldDay)).All(ctx)
	if err != nil {
		return fmt.Errorf("load exchange rates: %w", err)
	}
	for currency, list := range days {
		own := slices.DeleteFunc(slices.Clone(rows), func(row *ent.ExchangeRate) bool { return row.Currency != currency })
		for _, day := range list {
			r.rates[naturalKey{string(currency), day}] = onDay(own, day)
		}
	}
	return nil
}

// onDay is the rate of the day or the latest before it, of rates in their order;
// nil if there is none.
func onDay(rates []*ent.ExchangeRate, day string) *ent.ExchangeRate {
	n := sort.Search(len(rates), func(i int) bool { return rates[i].Day > day })
	if n == 0 {
		return nil
	}
	return rates[n-1]
}

// foresee notes which enrollments may get credit for what the items tell of the
// known customers: totals of all of them are then looked up together.
func (r *recording) foresee(list []*customer, items []*item) {
	of := make(map[string]map[string]bool, len(list))
	for _, c := range list {
		of[c.row.ID] = map[string]bool{}
		for _, t := range c.touches {
			of[c.row.ID][t.EnrollmentID] = true
		}
		if c.bound != nil {
			for _, credit := range c.bound.credits {
				of[c.row.ID][credit.EnrollmentID] = true
			}
		}
	}
	for _, i := range items {
		if c := r.byExternalID[i.Customer.ExternalID]; c != nil {
			for _, id := range r.behind(i) {
				of[c.row.ID][id] = true
			}
		}
	}
	r.likely = make(map[string][]string, len(of))
	for id, enrollments := range of {
		r.likely[id] = slices.Sorted(maps.Keys(enrollments))
	}
}

// behind are the enrollments of the clicks and codes that the item names.
func (r *recording) behind(i *item) []string {
	var ids []string
	visitors := []string{i.VisitorID}
	for _, click := range r.clicks.meant(i.ClickID) {
		ids, visitors = append(ids, click.EnrollmentID), append(visitors, click.VisitorID)
	}
	for _, visitor := range visitors {
		for _, click := range r.clicks.byVisitor[visitor] {
			ids = append(ids, click.EnrollmentID)
		}
	}
	for _, form := range CodeForms(i.Code) {
		if code := r.codes[form]; code != nil {
			ids = append(ids, code.EnrollmentID)
		}
	}
	return ids
}

// alike are the scopes of totals that others of this transaction will probably
// ask for when one asks for this key.
func (w *work) alike(key totalKey) []string {
	kind, rest, _ := strings.Cut(key.scope, ":")
	_, period, _ := strings.Cut(rest, ":")
	var out []string
	switch kind {
	case "customer":
		if key.key == conversionsKey {
			return nil
		}
		for customerID, enrollments := range w.likely {
			for _, id := range enrollments {
				out = append(out, customerScope(customerID, id))
			}
		}
	case string(commission.TotalCustomer):
		for customerID := range w.likely {
			out = append(out, kind+":"+customerID+":")
		}
	case string(commission.TotalMeasured), string(commission.TotalEnrollment):
		for id := range w.enrollments {
			out = append(out, kind+":"+id+":"+period)
		}
	case "enrollment":
		for id := range w.enrollments {
			out = append(out, kind+":"+id)
		}
	}
	return out
}

// isUnborn reports whether the total is of a customer that is made here, so that
// there is none.
func (w *work) isUnborn(key totalKey) bool {
	kind, rest, _ := strings.Cut(key.scope, ":")
	id, _, _ := strings.Cut(rest, ":")
	return (kind == "customer" || kind == string(commission.TotalCustomer)) && w.born[id]
}
