package conversion_test

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/ent/decision"
	"github.com/rapporthq/rapport/ent/rating"
	"github.com/rapporthq/rapport/ent/refund"
	"github.com/rapporthq/rapport/internal/domain/commission"
)

// oFact is something that happened, in the order in which it was recorded.
type oFact struct {
	sequence int64
	happen   func()
}

// follow takes the facts recorded since it was asked last, and compares. What
// people and the clock did to states in between is taken over from the rows:
// it is no matter of money.
func (o *oracle) follow() {
	o.l.t.Helper()
	facts := o.facts()
	o.takeReturned()
	for _, one := range facts {
		o.now = one.sequence
		one.happen()
		o.seen = max(o.seen, one.sequence)
	}
	o.compare(len(facts) > 0)
}

func (o *oracle) facts() []oFact {
	ctx, client := o.l.System(), o.l.Client
	var facts []oFact
	add := func(sequence int64, happen func()) { facts = append(facts, oFact{sequence, happen}) }
	for _, row := range client.Conversion.Query().Where(conversion.SequenceGT(o.seen)).AllX(ctx) {
		add(row.Sequence, func() { o.recorded(row) })
	}
	for _, row := range client.Rating.Query().Where(rating.SequenceGT(o.seen)).AllX(ctx) {
		add(row.Sequence, func() {
			c := o.byID[row.ConversionID]
			o.rate(c, row.Rate, row.ProgramMinor)
		})
	}
	decided := map[int64][]*ent.Decision{}
	for _, row := range client.Decision.Query().Where(decision.SequenceGT(o.seen)).Order(ent.Asc(decision.FieldSequence)).AllX(ctx) {
		decided[row.Sequence] = append(decided[row.Sequence], row)
	}
	for sequence, list := range decided {
		add(sequence, func() { o.decided(list) })
	}
	for _, row := range client.Refund.Query().Where(refund.SequenceGT(o.seen)).AllX(ctx) {
		add(row.Sequence, func() { o.refund(o.byID[row.ConversionID], row.AmountMinor) })
	}
	facts = append(facts, o.disputeFacts()...)
	// A conversion comes before the decision about it, which has its sequence.
	slices.SortStableFunc(facts, func(a, b oFact) int { return cmp.Compare(a.sequence, b.sequence) })
	return facts
}

// disputeFacts are disputes that were opened or closed since.
func (o *oracle) disputeFacts() []oFact {
	var facts []oFact
	for _, row := range o.l.Client.Dispute.Query().Order(ent.Asc("sequence")).AllX(o.l.System()) {
		isOpen := row.Status == commission.DisputeOpen
		_, wasOpen := o.disputes[row.ID]
		c := o.byID[row.ConversionID]
		switch {
		case isOpen && !wasOpen:
			facts = append(facts, oFact{row.Sequence, func() { o.disputes[row.ID] = c; o.dispute(c) }})
		case !isOpen && wasOpen:
			// If it is lost, the refund that follows has a sequence.
			facts = append(facts, oFact{o.seen, func() { delete(o.disputes, row.ID); o.undispute(c) }})
		}
	}
	return facts
}

func (o *oracle) recorded(row *ent.Conversion) {
	c := &oConv{Conversion: row}
	switch {
	case row.Currency == o.l.Program.Currency:
		c.rate = frac(1)
	case row.Rate != "":
		o.rate(c, row.Rate, *row.ProgramMinor)
	}
	o.convs, o.byID[row.ID] = append(o.convs, c), c
}

// rate converts the amount once; what is a part of the amount is the same part of
// that (§0).
func (o *oracle) rate(c *oConv, rate string, program int64) {
	c.rate = o.inProgram(c.Currency, rate)
	require.Equal(o.l.t, halfAway(times(frac(c.AmountMinor), c.rate)), program, c.ExternalID)
	if c.AmountMinor > 0 {
		c.rate = big.NewRat(program, c.AmountMinor)
	}
}
