package conversion

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	entcustomer "github.com/rapporthq/rapport/ent/customer"
	"github.com/rapporthq/rapport/ent/decision"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/viewer"
)

// moved is a conversion whose credit is moved by hand.
type moved struct {
	row      *ent.Conversion
	customer *customer
	before   *ent.Decision
	refunds  []*ent.Refund
	kept     []commission.Kept
}

// held is what holds of it until it is moved.
func (m *moved) held() decided {
	return decided{credits: m.before.Attribution.Credits, measured: m.before.Pricing.Measured}
}

// assign moves the credit of conversions, each by an assignment of its own.
func (w *work) assign(ctx context.Context, rows []*ent.Conversion, override attribution.Override) error {
	list, err := w.loadMoved(ctx, rows)
	if err != nil {
		return err
	}
	for _, m := range list {
		sequence := w.next()
		override.At = w.now
		w.assigned(override, sequence).SetConversionID(m.row.ID)
		if err := w.move(ctx, []*moved{m}, override, w.cause(sequence)); err != nil {
			return err
		}
		w.note("conversion.assigned", m.row.ID, "")
	}
	return nil
}

// assigned notes who decided what.
func (w *work) assigned(override attribution.Override, sequence int64) *ent.AssignmentCreate {
	create := w.tx.Assignment.Create().
		SetCreatedAt(w.now).SetOrganizationID(w.viewer.OrganizationID).SetProgramID(w.program.ID).
		SetCredits(override.Credits).SetReason(override.Reason).SetActor(override.AuthorID).SetSequence(sequence)
	w.assignments = append(w.assignments, create)
	return create
}

// move takes the credit of conversions, and then decides them again by hand: what
// the first gives back is there for all.
func (w *work) move(ctx context.Context, list []*moved, override attribution.Override, c cause) error {
	for _, m := range list {
		var err error
		if m.kept, err = w.withdraw(ctx, m.row, m.held(), override.Credits, m.refunds, c); err != nil {
			return err
		}
		w.countConversion(m.row, m.refunds, m.before.Attribution.Credits, -1)
	}
	for _, m := range list {
		w.forget(m.row, m.held(), override.Credits, m.refunds, c)
		q := question{fact: m.row, customer: m.customer, known: w.known(c.sequence), override: &override, keeps: m.kept, refunds: m.refunds}
		a, err := w.answer(ctx, q)
		if err != nil {
			return err
		}
		if err := w.settle(ctx, &standing{row: m.row, revision: m.before.Revision}, q, a, m.refunds, c); err != nil {
			return err
		}
		if err := w.pipeline(ctx, m.row, m.customer, a.decision); err != nil {
			return err
		}
	}
	for _, m := range list {
		if err := w.loseBonuses(ctx, m.before.Pricing.Measured, m.row.ID, c); err != nil {
			return err
		}
	}
	return nil
}

// loadMoved locks the commissions of conversions and loads what deciding them
// again needs, in the order in which they were recorded.
func (w *work) loadMoved(ctx context.Context, rows []*ent.Conversion) ([]*moved, error) {
	rows = slices.Clone(rows)
	slices.SortFunc(rows, func(a, b *ent.Conversion) int { return int(a.Sequence - b.Sequence) })
	ids := make([]string, len(rows))
	for i, row := range rows {
		ids[i] = row.ID
	}
	if err := w.fetch(ctx, lookup{conversionIDs: ids}); err != nil {
		return nil, err
	}
	before, err := decisionsOf(ctx, w.client, ids)
	if err != nil {
		return nil, err
	}
	if err := w.catchRates(ctx, rows, before); err != nil {
		return nil, err
	}
	customers, err := w.wholeCustomers(ctx, rows, before)
	if err != nil {
		return nil, err
	}
	out := make([]*moved, len(rows))
	for i, row := range rows {
		out[i] = &moved{row: row, customer: customers[row.CustomerID], before: before[row.ID]}
		if out[i].refunds, err = w.refundsOf(ctx, row.ID); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// decisionsOf loads the decisions in force, by conversion.
func decisionsOf(ctx context.Context, client *ent.Client, ids []string) (map[string]*ent.Decision, error) {
	out := map[string]*ent.Decision{}
	for part := range slices.Chunk(ids, chunk) {
		rows, err := client.Decision.Query().
			Where(decision.OrganizationID(viewer.From(ctx).OrganizationID), decision.ConversionIDIn(part...), inForce).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("load the decisions in force: %w", err)
		}
		for _, row := range rows {
			out[row.ConversionID] = row
		}
	}
	return out, nil
}

// wholeCustomers loads the customers of conversions with everything an answer
// needs, by id.
func (w *work) wholeCustomers(ctx context.Context, of []*ent.Conversion, before map[string]*ent.Decision) (map[string]*customer, error) {
	var ids, enrollmentIDs []string
	w.since = latestInstant
	for _, row := range of {
		ids = append(ids, row.CustomerID)
		enrollmentIDs = append(enrollmentIDs, enrollmentsOf(before[row.ID].Attribution.Credits)...)
		if at := row.OccurredAt.Add(-memory); at.Before(w.since) {
			w.since = at
		}
	}
	return w.loadWhole(ctx, ids, enrollmentIDs)
}

// loadWhole loads customers with everything an answer needs, by id, and some
// enrollments more.
func (w *work) loadWhole(ctx context.Context, ids, enrollmentIDs []string) (map[string]*customer, error) {
	out := map[string]*customer{}
	var list []*customer
	var keys []totalKey
	for part := range slices.Chunk(distinct(ids), chunk) {
		rows, err := w.client.Customer.Query().Where(entcustomer.IDIn(part...)).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("load customers: %w", err)
		}
		for _, row := range rows {
			out[row.ID] = newCustomer(row)
			list = append(list, out[row.ID])
			keys = append(keys, totalKey{conversionsKey, customerScope(row.ID, "")})
		}
	}
	if _, err := w.loadFacts(ctx, list, browsers{}, w.since); err != nil {
		return nil, err
	}
	if err := w.loadBound(ctx, list); err != nil {
		return nil, err
	}
	if err := w.loadReferrals(ctx, list); err != nil {
		return nil, err
	}
	if err := w.loadTotals(ctx, keys); err != nil {
		return nil, err
	}
	for _, c := range list {
		c.firstAt = utc(w.totals.of(totalKey{conversionsKey, customerScope(c.row.ID, "")}).firstAt)
	}
	return out, w.acquaint(ctx, list, enrollmentIDs, nil)
}

// boundByHand is what binds a customer that was moved: from its first conversion
// on; nil if nobody shall have credit. A customer without any is bound from now.
func boundByHand(credits []attribution.Credit, firstAt *time.Time, now time.Time) *bound {
	if len(credits) == 0 {
		return nil
	}
	b := &bound{credits: credits, at: now.UTC(), origins: map[string]origin{}}
	if firstAt != nil {
		b.at = firstAt.UTC()
	}
	return b
}
