package conversion

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/incentivetotal"
	"github.com/rapporthq/rapport/internal/domain/commission"
)

// The keys of IncentiveTotal rows that belong to no incentive; keys of
// incentives never begin so. The scopes:
//
//	<incentive key>  customer:<id>:<enrollment id>         lines that count for limits
//	<incentive key>  MEASURED:<enrollment id>:<period>     qualifying conversions, revenue, the latest instant
//	<incentive key>  EARNED_CUSTOMER:<customer id>:        lines in the program's currency, and the instant of the first that counts for limits
//	<incentive key>  EARNED_ENROLLMENT:<id>:<period>       the same, of a month and ever
//	<incentive key>  EARNED_PROGRAM::<period>              the same
//	#conversions     customer:<id>                         conversions, and the earliest and the latest instant
//	#conversions     customer:<id>:<type>                  conversions of one type
//	#commissions     enrollment:<id>                       the instant of the first commission above 0
//
// What was earned in a quarter or a year is the sum of its months.
const (
	conversionsKey = "#conversions"
	commissionsKey = "#commissions"
)

// totalKey is one row of IncentiveTotal in the program.
type totalKey struct{ key, scope string }

// text names the row.
func (k totalKey) text() string { return k.key + " " + k.scope }

// total is such a row, or what is to be added to it.
type total struct {
	counted, sumMinor int64
	firstAt, lastAt   *time.Time
}

func (t total) plus(o total) total {
	t.counted += o.counted
	t.sumMinor += o.sumMinor
	if t.firstAt == nil || (o.firstAt != nil && o.firstAt.Before(*t.firstAt)) {
		t.firstAt = o.firstAt
	}
	if t.lastAt == nil || (o.lastAt != nil && o.lastAt.After(*t.lastAt)) {
		t.lastAt = o.lastAt
	}
	return t
}

// totals are rows as they were loaded, and what is to be added.
type totals struct{ loaded, added map[totalKey]total }

func newTotals() totals { return totals{map[totalKey]total{}, map[totalKey]total{}} }

func (t totals) of(key totalKey) total { return t.loaded[key].plus(t.added[key]) }

func (t totals) sum(keys []totalKey) total {
	var sum total
	for _, key := range keys {
		sum = sum.plus(t.of(key))
	}
	return sum
}

func (t totals) add(key totalKey, more total) { t.added[key] = t.added[key].plus(more) }

func customerScope(customerID, more string) string {
	if more == "" {
		return "customer:" + customerID
	}
	return "customer:" + customerID + ":" + more
}

func limitKey(k commission.HistoryKey) totalKey {
	return totalKey{k.IncentiveKey, customerScope(k.CustomerID, k.EnrollmentID)}
}

// everKey is where the instant of the customer's first commission of an incentive is
// kept: it is one for all enrollments (rules §3.6).
func everKey(k commission.HistoryKey) totalKey {
	return sumKey(commission.TotalKey{IncentiveKey: k.IncentiveKey, Kind: commission.TotalCustomer, ScopeID: k.CustomerID})
}

// sumKey is where a total of the rules is kept.
func sumKey(k commission.TotalKey) totalKey {
	return totalKey{k.IncentiveKey, string(k.Kind) + ":" + k.ScopeID + ":" + k.Period}
}

// sumKeys is where the parts of a total are kept.
func sumKeys(k commission.TotalKey) []totalKey {
	parts := k.Parts()
	out := make([]totalKey, len(parts))
	for i, part := range parts {
		out[i] = sumKey(part)
	}
	return out
}

// firstKey is where the instant of an enrollment's first commission is kept.
func firstKey(enrollmentID string) totalKey {
	return totalKey{commissionsKey, "enrollment:" + enrollmentID}
}

// loadTotals reads rows that were not read before, by their keys, and with them
// those that others will ask for.
func (w *work) loadTotals(ctx context.Context, keys []totalKey) error {
	names, scopes := map[string]bool{}, map[string]bool{}
	want := func(key totalKey) bool {
		if _, ok := w.totals.loaded[key]; ok {
			return false
		}
		w.totals.loaded[key] = total{}
		if w.isUnborn(key) {
			return false
		}
		names[key.key], scopes[key.scope] = true, true
		return true
	}
	for _, key := range keys {
		if !want(key) {
			continue
		}
		for _, scope := range w.alike(key) {
			want(totalKey{key.key, scope})
		}
	}
	for part := range slices.Chunk(slices.Sorted(maps.Keys(scopes)), chunk) {
		rows, err := w.client.IncentiveTotal.Query().Where(
			incentivetotal.ProgramID(w.program.ID), incentivetotal.IncentiveKeyIn(slices.Sorted(maps.Keys(names))...),
			incentivetotal.ScopeIn(part...)).All(ctx)
		if err != nil {
			return fmt.Errorf("load totals: %w", err)
		}
		for _, row := range rows {
			w.totals.loaded[totalKey{row.IncentiveKey, row.Scope}] = total{row.Counted, row.SumMinor, row.FirstAt, row.LastAt}
		}
	}
	return nil
}

// limitTotals answers for knowledge what the limits count.
func (b *books) limitTotals(ctx context.Context, keys []commission.HistoryKey) (commission.History, error) {
	wanted, ever := make([]totalKey, len(keys)), make([]totalKey, len(keys))
	for i, key := range keys {
		wanted[i], ever[i] = limitKey(key), everKey(key)
	}
	if err := b.desk.loadTotals(ctx, slices.Concat(wanted, ever)); err != nil {
		return nil, err
	}
	history := commission.History{}
	for i, key := range keys {
		counted := b.totals.of(wanted[i]).counted
		if firstAt := b.totals.of(ever[i]).firstAt; counted != 0 || firstAt != nil {
			history[key] = commission.Past{Counted: int(counted), FirstAt: utc(firstAt)}
		}
	}
	return history, nil
}

// ruleTotals answers for knowledge what was measured and earned before.
func (b *books) ruleTotals(ctx context.Context, keys []commission.TotalKey) (commission.Totals, error) {
	if len(keys) == 0 {
		return nil, nil //nolint:nilnil // Nothing is asked.
	}
	var wanted []totalKey
	for _, key := range keys {
		if key.Kind != commission.TotalBonus {
			wanted = append(wanted, sumKeys(key)...)
		}
	}
	if err := b.desk.loadTotals(ctx, wanted); err != nil {
		return nil, err
	}
	out := commission.Totals{}
	for _, key := range keys {
		if key.Kind == commission.TotalBonus {
			paid, err := b.thresholds(ctx, pot{key.IncentiveKey, key.ScopeID, key.Period})
			if err != nil {
				return nil, err
			}
			out[key] = commission.Total{Paid: slices.Sorted(maps.Keys(paid))}
			continue
		}
		t := b.totals.sum(sumKeys(key))
		out[key] = commission.Total{Count: t.counted, Minor: t.sumMinor, LastAt: utc(t.lastAt)}
	}
	return out, nil
}

// thresholds are those of a bonus that were paid and not taken back.
func (b *books) thresholds(ctx context.Context, p pot) (map[int64]bool, error) {
	if paid, ok := b.paid[p]; ok {
		return paid, nil
	}
	list, err := b.desk.loadPaid(ctx, p)
	if err != nil {
		return nil, err
	}
	paid := map[int64]bool{}
	for _, at := range list {
		paid[at] = true
	}
	b.paid[p] = paid
	return paid, nil
}

func utc(t *time.Time) *time.Time {
	if t == nil {
		return nil
	}
	u := t.UTC()
	return &u
}

// pagesOfTotals calls with for all rows of a program.
func pagesOfTotals(ctx context.Context, client *ent.Client, programID string, with func(totalKey, total)) error {
	for last := ""; ; {
		rows, err := client.IncentiveTotal.Query().Where(incentivetotal.ProgramID(programID), incentivetotal.IDGT(last)).
			Order(ent.Asc(incentivetotal.FieldID)).Limit(chunk).All(ctx)
		if err != nil {
			return fmt.Errorf("load totals: %w", err)
		}
		if len(rows) == 0 {
			return nil
		}
		for _, row := range rows {
			with(totalKey{row.IncentiveKey, row.Scope}, total{row.Counted, row.SumMinor, utc(row.FirstAt), utc(row.LastAt)})
		}
		last = rows[len(rows)-1].ID
	}
}
