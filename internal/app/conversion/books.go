package conversion

import (
	"context"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// books is what recording and replaying share: what was derived so far, and all
// that follows from an answer or from what is given back. They differ in their
// desk.
type books struct {
	*knowledge
	*shelf
	totals totals
	// paid are the thresholds of bonuses that were paid, as far as asked.
	paid map[pot]map[int64]bool
	desk desk
}

func newBooks(k *knowledge, d desk) *books {
	b := &books{knowledge: k, shelf: newShelf(), totals: newTotals(), paid: map[pot]map[int64]bool{}, desk: d}
	k.past, k.sums = b.limitTotals, b.ruleTotals
	return b
}

// cause is the fact from which rows follow.
type cause struct {
	// sequence is its number.
	sequence int64
	// at is when it was recorded.
	at time.Time
	// refundID is the refund if it is one.
	refundID *string
}

// lookup is which commissions are wanted, with the rows that take parts of them
// back.
type lookup struct {
	conversionIDs []string
	pots          []pot
	sourceIDs     []string
}

// desk is where the books come from and go to: the database when recording,
// memory when replaying.
type desk interface {
	// fetch puts rows on the shelf, locked, that may not be there yet.
	fetch(ctx context.Context, of lookup) error
	// loadTotals makes totals known that may not be known yet.
	loadTotals(ctx context.Context, keys []totalKey) error
	// loadPaid returns the thresholds of bonuses that were paid before.
	loadPaid(ctx context.Context, p pot) ([]int64, error)
	// factsOf returns conversions with their refunds so far, and what the
	// decision in force credits to the enrollment.
	factsOf(ctx context.Context, conversionIDs []string, enrollmentID string, c cause) (map[string]known, error)
	// stand brings the states of rows up to the fact.
	stand(ctx context.Context, list []*original, c cause) error
	// put takes a new row in, and names it.
	put(row *ent.Commission) error
	// closed takes in that the original and its reversals become REVERSED.
	closed(o *original) error
}

// known is an earlier conversion as it stands.
type known struct {
	conversion *ent.Conversion
	refunds    []*ent.Refund
	// share of the enrollment asked for; 0 if it has none.
	share money.PPM
}

// linesOf returns what a conversion earned, but for recruiters and bonuses: they
// go back with what they are a part of, or stand on a total.
func (b *books) linesOf(ctx context.Context, conversionID string, c cause) ([]*original, error) {
	if err := b.desk.fetch(ctx, lookup{conversionIDs: []string{conversionID}}); err != nil {
		return nil, err
	}
	var list []*original
	for _, o := range b.byConversion[conversionID] {
		if o.row.Kind == commission.KindEarned || o.row.Kind == commission.KindTopUp {
			list = append(list, o)
		}
	}
	return list, b.desk.stand(ctx, list, c)
}

// newRow begins a row of the conversion.
func (b *books) newRow(of *ent.Conversion, label, enrollmentID string, c cause) *ent.Commission {
	conversionID, customerID := of.ID, of.CustomerID
	return &ent.Commission{
		ProgramID: b.program.ID, EnrollmentID: enrollmentID, PartnerID: b.enrollments[enrollmentID].PartnerID,
		ConversionID: &conversionID, CustomerID: &customerID, ConversionType: of.Type, CustomerLabel: label,
		OccurredAt: of.OccurredAt, Sequence: c.sequence,
	}
}

// enter takes a new row in.
func (b *books) enter(row *ent.Commission) (*original, error) {
	if err := b.desk.put(row); err != nil {
		return nil, err
	}
	b.add(row)
	return b.byID[row.ID], nil
}
