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
	return s.recordBatch(ctx, in, false)
}

// recordBatch is RecordBatch; a trial does the same, and undoes it.
func (s *Service) recordBatch(ctx context.Context, in []RecordInput, isTrial bool) ([]Outcome, error) {
	if _, err := viewer.Require(ctx, viewer.ConversionRecord); err != nil {
		return nil, err
	}
	if len(in) > MaxBatch {
		return nil, apperr.New(apperr.TooLong, "A batch has at most 1000 conversions.", "input")
	}
	s.settle(ctx)
	outcomes := make([]Outcome, len(in))
	byProgram := map[string][]*item{}
	var order []string
	for i := range in {
		one, errs, err := in[i].item(&outcomes[i])
		if err != nil {
			return nil, err
		}
		if len(errs) > 0 {
			outcomes[i].Errors = errs
			continue
		}
		if byProgram[one.ProgramID] == nil {
			order = append(order, one.ProgramID)
		}
		byProgram[one.ProgramID] = append(byProgram[one.ProgramID], one)
	}
	for _, programID := range order {
		for part := range slices.Chunk(byProgram[programID], together) {
			if err := s.recordSome(ctx, programID, part, isTrial); err != nil {
				return nil, err
			}
		}
	}
	return outcomes, nil
}

// item reads the input, or names every mistake in it.
func (in RecordInput) item(outcome *Outcome) (*item, apperr.Errors, error) {
	c, errs := in.read()
	if len(errs) > 0 {
		return nil, errs, nil
	}
	mark, err := db.Fingerprint(c)
	if err != nil {
		return nil, nil, err
	}
	return &item{
		content: c, fingerprint: mark, key: in.IdempotencyKey, source: orDefault(in.Source, SourceGraphQL), outcome: outcome,
	}, nil, nil
}

// RecordIn is Record in the transaction of another fact, which it becomes part of:
// all or nothing. It asks for no permission: that is the caller's. What it returns
// belongs to the transaction.
func (s *Service) RecordIn(ctx context.Context, tx *ent.Tx, in RecordInput) (*Recorded, error) {
	var outcome Outcome
	one, errs, err := in.item(&outcome)
	if err != nil {
		return nil, err
	}
	if len(errs) > 0 {
		return nil, errs
	}
	saved, err := s.recordIn(ctx, tx, in.ProgramID, []*item{one})
	if err != nil {
		return nil, err
	}
	if len(outcome.Errors) > 0 {
		return nil, outcome.Errors
	}
	if row := saved[outcome.Recorded.Conversion.ID]; row != nil {
		outcome.Recorded.Conversion = row
	}
	return outcome.Recorded, nil
}

// recordIn records items of one program in a transaction, and returns what was
// saved by id.
func (s *Service) recordIn(ctx context.Context, tx *ent.Tx, programID string, items []*item) (map[string]*ent.Conversion, error) {
	w, err := begin(ctx, tx, s.clock, programID, numbers(items), "input", "programId")
	if err != nil {
		return nil, err
	}
	if err := w.live("input", "programId"); err != nil {
		return nil, err
	}
	r := &recording{work: w}
	if err := r.load(ctx, items); err != nil {
		return nil, err
	}
	for _, i := range items {
		if err := r.take(ctx, i); err != nil {
			return nil, err
		}
	}
	return w.flush(ctx, s.tiers)
}

func orDefault(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

// recordSome records items of one program in one transaction, which a trial undoes.
func (s *Service) recordSome(ctx context.Context, programID string, items []*item, isTrial bool) error {
	err := s.inTx(ctx, func(tx *ent.Tx) error {
		for _, i := range items {
			*i.outcome = Outcome{}
		}
		saved, err := s.recordIn(ctx, tx, programID, items)
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
		if !fresh || isTrial {
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
