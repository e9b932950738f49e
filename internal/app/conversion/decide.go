package conversion

import (
	"context"

	"github.com/rapporthq/rapport/ent"
)

// decide asks for credit and worth of a conversion that is recorded now, and
// settles the answer.
func (r *recording) decide(ctx context.Context, i *item, row *ent.Conversion, c *customer) error {
	q := question{fact: row, customer: c, known: r.known(row.Sequence)}
	a, err := r.answer(ctx, q)
	if err != nil {
		return err
	}
	r.isNew[row.ID] = true
	c.note(row.OccurredAt.UTC())
	s := &standing{row: row}
	if err := r.settle(ctx, s, q, a, nil, r.cause(row.Sequence)); err != nil {
		return err
	}
	if !a.decision.IsAttributed() {
		c.open = append(c.open, s)
	}
	if err := r.adopt(ctx, c, a.decision); err != nil {
		return err
	}
	if err := r.pipeline(ctx, row, c, a.decision); err != nil {
		return err
	}
	r.note("conversion.recorded", row.ID, "")
	i.outcome.Recorded = &Recorded{Conversion: row}
	return nil
}
