package conversion

import (
	"context"
	"fmt"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/id"
	"github.com/rapporthq/rapport/internal/viewer"
)

// work is one transaction in one program: what it knows and what it will write.
type work struct {
	*books
	tx     *ent.Tx
	viewer viewer.Viewer
	clock  clock.Clock
	// now is when everything here is recorded: read after the program's row was
	// locked, so that the order of instants is the order of the sequence.
	now time.Time
	// since is from when on touches were loaded.
	since time.Time
	// sequence is the last number given away, and reserved the last one taken.
	sequence, reserved int64
	// occurred are the instants recorded here, by customer and type, and entries
	// the referrals that entered a stage, whose facts are to be recorded.
	occurred map[naturalKey][]time.Time
	entries  []entry
	// before is how much was recorded up to the instants of late conversions.
	before map[late]int64
	// rates are exchange rates by currency and day, nil if there is none.
	rates map[naturalKey]*ent.ExchangeRate
	// isNew are the ids of conversions recorded here, and attributed of those
	// that got credit by being decided again.
	isNew      map[string]bool
	attributed []string
	// decided are the credits of decisions that are not written yet, by
	// conversion, and fetched which commissions were looked up.
	decided map[string][]attribution.Credit
	fetched map[string]bool
	// born are the ids of customers that are made here, and likely the enrollments
	// that may get credit by the others.
	born   map[string]bool
	likely map[string][]string
	// bonuses are the thresholds that were paid before, as far as asked.
	bonuses map[pot][]int64
	writes
}

// inTx runs fn in a transaction that is tried again when it lost a race, also one
// for an idempotency key.
func (s *Service) inTx(ctx context.Context, fn func(tx *ent.Tx) error) error {
	return db.InTx(ctx, s.client, fn, db.Keyed())
}

// begin takes n numbers of the program's sequence, which locks its row until the
// transaction ends, and loads its terms. A program that the viewer does not see
// is NOT_FOUND at path.
func begin(ctx context.Context, tx *ent.Tx, c clock.Clock, programID string, n int, path ...string) (*work, error) {
	p, err := tx.Program.UpdateOneID(programID).AddSequence(int64(n)).Save(ctx)
	switch {
	case ent.IsNotFound(err):
		return nil, apperr.New(apperr.NotFoundCode, "There is no program with this id.", path...)
	case err != nil:
		return nil, fmt.Errorf("take numbers of the program's sequence: %w", err)
	}
	k, err := learn(ctx, tx.Client(), p)
	if err != nil {
		return nil, err
	}
	w := &work{
		tx: tx, viewer: viewer.From(ctx), clock: c, now: c.Now(), sequence: p.Sequence - int64(n), reserved: p.Sequence,
		occurred: map[naturalKey][]time.Time{}, before: map[late]int64{},
		rates: map[naturalKey]*ent.ExchangeRate{}, isNew: map[string]bool{},
		decided: map[string][]attribution.Credit{}, fetched: map[string]bool{},
		born: map[string]bool{}, bonuses: map[pot][]int64{}, writes: newWrites(),
	}
	k.screens = true
	w.books = newBooks(k, w)
	return w, nil
}

// next gives the next number away.
func (w *work) next() int64 {
	w.sequence++
	return w.sequence
}

// reserve takes the numbers that were given away beyond those taken first: the
// program's row is locked, so that they are the next.
func (w *work) reserve(ctx context.Context) error {
	more := w.sequence - w.reserved
	if more <= 0 {
		return nil
	}
	w.reserved = w.sequence
	if err := w.tx.Program.UpdateOneID(w.program.ID).AddSequence(more).Exec(ctx); err != nil {
		return fmt.Errorf("take more numbers of the program's sequence: %w", err)
	}
	return nil
}

// live refuses an archived program at path.
func (w *work) live(path ...string) error {
	if w.program.ArchivedAt == nil {
		return nil
	}
	return apperr.New(apperr.WrongState, "This program is archived and records nothing any more.", path...)
}

// known is what is known at this number of the sequence.
func (w *work) known(sequence int64) asOf { return asOf{sequence: sequence, recordedAt: w.now} }

// cause is a fact of this transaction.
func (w *work) cause(sequence int64) cause { return cause{sequence: sequence, at: w.now} }

// newID makes an id that is needed before the row is written.
func (w *work) newID(prefix string) string { return id.New(prefix, w.now) }
