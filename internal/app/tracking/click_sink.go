package tracking

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"github.com/rapporthq/rapport/internal/clicklog"
	"github.com/rapporthq/rapport/internal/db"
)

// What one transaction of the sink takes at most.
const (
	sinkRecords = 1000
	sinkBytes   = 1 << 20
)

// storeWithin is how long the database may take for one of them.
const storeWithin = 30 * time.Second

// Sink carries clicks from the click log into the database, in order, each once.
// Use NewSink; one per click log.
type Sink struct {
	service *Service
	log     *clicklog.Log
	logger  *slog.Logger
	// pauses are those of Run.
	pauses backoff

	mu sync.Mutex
	// stored is how far the click log is in the database. moved is closed, and made
	// anew, whenever that changes.
	stored  clicklog.Position
	moved   chan struct{}
	figures SinkStats
	// waiting is since when nothing can be written; zero if nothing is wrong.
	waiting time.Time
}

// SinkStats are the figures of a sink since the process began.
type SinkStats struct {
	// Stored is the sum of what became of its batches.
	Stored
	// Failures counts attempts that wrote nothing.
	Failures int
	// Behind is how many bytes of the click log are not in the database.
	Behind int64
}

// NewSink returns the sink of the click log that the service writes to.
func NewSink(s *Service, log *clicklog.Log, logger *slog.Logger) *Sink {
	s.sink = &Sink{service: s, log: log, logger: logger, moved: make(chan struct{})}
	return s.sink
}

// Stats returns the figures of now.
func (k *Sink) Stats() SinkStats {
	k.mu.Lock()
	defer k.mu.Unlock()
	out := k.figures
	out.Behind = int64(k.log.Durable() - k.stored)
	return out
}

// Settle waits until what is durable now is in the database.
func (k *Sink) Settle(ctx context.Context) error {
	until := k.log.Durable()
	for {
		k.mu.Lock()
		stored, moved := k.stored, k.moved
		k.mu.Unlock()
		if stored >= until {
			return nil
		}
		select {
		case <-moved:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// Run carries until ctx ends. While the database is away it tries again, and the
// clicks wait in the click log.
func (k *Sink) Run(ctx context.Context) {
	for ctx.Err() == nil {
		err := k.carry(ctx)
		if ctx.Err() != nil || errors.Is(err, clicklog.ErrClosed) {
			return
		}
		k.stumble()
		k.logger.ErrorContext(ctx, "clicks wait in the click log", slog.Any("error", err), slog.Duration("pause", k.pauses.next()))
		k.pauses.wait(ctx)
	}
}

// carry begins where the database says, and goes on until something fails. It
// returns no nil.
func (k *Sink) carry(ctx context.Context) error {
	position, isKnown, err := k.position(ctx)
	if err != nil {
		return err
	}
	if oldest := k.log.Stats().Oldest; !isKnown || clicklog.Position(position) < oldest {
		if isKnown || oldest > 0 {
			k.logger.ErrorContext(ctx, "clicks of the click log are not in the database and no more in the click log: was the database restored?",
				slog.Int64("stored", position), slog.Int64("log begins at", int64(oldest)))
		}
		k.move(oldest, Stored{})
		return k.follow(ctx, oldest, position)
	}
	// Where it stands is known, which carries nothing yet.
	k.move(clicklog.Position(position), Stored{})
	return k.follow(ctx, clicklog.Position(position), position)
}

// follow carries what is behind from, for a database that stored up to expected.
func (k *Sink) follow(ctx context.Context, from clicklog.Position, expected int64) error {
	for {
		records, next, err := k.log.Read(from, sinkRecords, sinkBytes)
		if err != nil {
			return err
		}
		if len(records) == 0 {
			k.catchUp()
			if err := k.log.Wait(ctx, from); err != nil {
				return err
			}
			continue
		}
		stored, err := k.store(ctx, records, expected)
		if err != nil {
			return err
		}
		from, expected = next, int64(next)
		k.catchUp()
		k.move(next, stored)
		if err := k.log.Release(next); err != nil {
			k.logger.ErrorContext(ctx, "what is stored could not be removed from the click log", slog.Any("error", err))
		}
	}
}

// store writes the records; if the database refuses one of them for what it is,
// they are written one by one and that one is dropped, so that it holds up nobody.
func (k *Sink) store(ctx context.Context, records []clicklog.Record, expected int64) (Stored, error) {
	batch := Batch{LogID: k.log.ID(), Expected: expected, Next: int64(records[len(records)-1].Next)}
	for _, one := range records {
		batch.Payloads = append(batch.Payloads, one.Payload)
	}
	stored, err := k.storeBatch(ctx, batch)
	if !db.IsRefused(err) {
		if stored.Dropped > 0 {
			k.logger.ErrorContext(ctx, "clicks dropped: their links are not in this database, or another version wrote them",
				slog.Int("clicks", stored.Dropped))
		}
		return stored, err
	}
	if len(records) > 1 {
		return k.storeEach(ctx, records, expected)
	}
	k.logger.ErrorContext(ctx, "click dropped: the database refuses it", slog.Any("error", err),
		slog.Int64("position in the click log", int64(records[0].Position)))
	batch.Payloads = nil
	stored, err = k.storeBatch(ctx, batch)
	stored.Dropped++
	return stored, err
}

// storeBatch waits for a network that says nothing for no longer than storeWithin:
// clicks that wait are to be told.
func (k *Sink) storeBatch(ctx context.Context, batch Batch) (Stored, error) {
	ctx, cancel := context.WithTimeout(ctx, storeWithin)
	defer cancel()
	return k.service.Store(ctx, batch)
}

// position asks where the database stands, as long as storeBatch would.
func (k *Sink) position(ctx context.Context) (position int64, isKnown bool, err error) {
	ctx, cancel := context.WithTimeout(ctx, storeWithin)
	defer cancel()
	return k.service.Position(ctx, k.log.ID())
}

func (k *Sink) storeEach(ctx context.Context, records []clicklog.Record, expected int64) (Stored, error) {
	var sum Stored
	for i := range records {
		one, err := k.store(ctx, records[i:i+1], expected)
		if err != nil {
			return sum, err
		}
		expected = int64(records[i].Next)
		sum.add(one)
	}
	return sum, nil
}

func (s *Stored) add(o Stored) {
	s.Clicks, s.Duplicates, s.Dropped = s.Clicks+o.Clicks, s.Duplicates+o.Duplicates, s.Dropped+o.Dropped
}

// move notes that the click log is stored up to position, and tells who waits.
func (k *Sink) move(position clicklog.Position, stored Stored) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.stored = position
	k.figures.add(stored)
	close(k.moved)
	k.moved = make(chan struct{})
}

// catchUp notes that nothing waits for the database any more than it must: clicks
// were written, or there are none.
func (k *Sink) catchUp() {
	k.pauses.reset()
	k.mu.Lock()
	defer k.mu.Unlock()
	k.waiting = time.Time{}
}

// stumble notes that nothing could be written.
func (k *Sink) stumble() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.figures.Failures++
	if k.waiting.IsZero() {
		k.waiting = k.service.clock.Now()
	}
}

// waitingSince is since when nothing can be written; nil if nothing is wrong.
func (k *Sink) waitingSince() *time.Time {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.waiting.IsZero() {
		return nil
	}
	since := k.waiting
	return &since
}
