package conversion

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/viewer"
)

// together is how many conversions one transaction records: enough to share
// look-ups, few enough not to keep others of the program waiting.
const together = 500

// errNothingNew ends a transaction in which every item was refused or had been
// recorded before: not even the numbers that it took stay taken.
var errNothingNew = errors.New("nothing new was recorded")

// item is one conversion of a batch on its way.
type item struct {
	content
	fingerprint string
	key         string
	source      string
	outcome     *Outcome
}

// RecordBatch records up to MaxBatch conversions, each on its own as Record does,
// and returns one outcome per input in their order. Look-ups are shared and
// rows written in bulk. They are recorded in transactions of some hundreds; if
// an error that is nobody's mistake ends one, those before stay, and a retry is
// harmless. More than MaxBatch is TOO_LONG on input.
func (s *Service) RecordBatch(ctx context.Context, in []RecordInput) ([]Outcome, error) {
	if _, err := viewer.Require(ctx, viewer.ConversionRecord); err != nil {
		return nil, err
	}
	if len(in) > MaxBatch {
		return nil, apperr.New(apperr.TooLong, "A batch has at most 1000 conversions.", "input")
	}
	outcomes := make([]Outcome, len(in))
	byProgram := map[string][]*item{}
	var order []string
	for i := range in {
		c, errs := in[i].read()
		if len(errs) > 0 {
			outcomes[i].Errors = errs
			continue
		}
		mark, err := db.Fingerprint(c)
		if err != nil {
			return nil, err
		}
		if byProgram[c.ProgramID] == nil {
			order = append(order, c.ProgramID)
		}
		byProgram[c.ProgramID] = append(byProgram[c.ProgramID], &item{
			content: c, fingerprint: mark, key: in[i].IdempotencyKey, source: orDefault(in[i].Source, SourceGraphQL), outcome: &outcomes[i],
		})
	}
	for _, programID := range order {
		for part := range slices.Chunk(byProgram[programID], together) {
			if err := s.recordSome(ctx, programID, part); err != nil {
				return nil, err
			}
		}
	}
	return outcomes, nil
}

func orDefault(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

// recordSome records items of one program in one transaction.
func (s *Service) recordSome(ctx context.Context, programID string, items []*item) error {
	err := s.inTx(ctx, func(tx *ent.Tx) error {
		for _, i := range items {
			*i.outcome = Outcome{}
		}
		w, err := begin(ctx, tx, s.clock, programID, numbers(items), "input", "programId")
		if err != nil {
			return err
		}
		if err := w.live("input", "programId"); err != nil {
			return err
		}
		r := &recording{work: w}
		if err := r.load(ctx, items); err != nil {
			return err
		}
		for _, i := range items {
			if err := r.take(ctx, i); err != nil {
				return err
			}
		}
		saved, err := w.flush(ctx, s.tiers)
		if err != nil {
			return err
		}
		fresh := false
		for _, i := range items {
			if i.outcome.Recorded != nil {
				fresh = fresh || !i.outcome.Recorded.Repeated
				i.outcome.unwrap(saved)
			}
		}
		if !fresh {
			return errNothingNew
		}
		return nil
	})
	if errors.Is(err, errNothingNew) {
		return nil
	}
	if errs, ok := apperr.List(err); ok {
		for _, i := range items {
			*i.outcome = Outcome{Errors: errs}
		}
		return nil
	}
	if err != nil {
		return fmt.Errorf("record conversions: %w", err)
	}
	return nil
}

// numbers is how many numbers of the sequence the items may take.
func numbers(items []*item) int {
	n := 0
	for _, i := range items {
		n++
		if i.VisitorID != "" || i.ClickID != "" {
			n++
		}
		if i.Code != "" {
			n++
		}
	}
	return n
}

// unwrap frees the entity from its transaction.
func (o *Outcome) unwrap(saved map[string]*ent.Conversion) {
	if row := saved[o.Recorded.Conversion.ID]; row != nil {
		o.Recorded.Conversion = row
	}
	// The same row may be the outcome of two items.
	copied := *o.Recorded.Conversion
	o.Recorded.Conversion = copied.Unwrap()
}
