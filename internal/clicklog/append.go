package clicklog

import (
	"context"
	"fmt"
)

// group is what is written and synced together.
type group struct {
	buffer []byte
	// starts has where each record begins in buffer.
	starts []int
	// done is closed once first and err are final.
	done  chan struct{}
	first Position
	err   error
}

func (g *group) add(payload []byte) (start int) {
	start = len(g.buffer)
	var frame [frameSize]byte
	g.buffer = append(append(g.buffer, frame[:]...), payload...)
	g.starts = append(g.starts, start)
	return start
}

// seal gives the records their frames, now that their position is known.
func (g *group) seal(seed uint32, first Position) {
	g.first = first
	for i, start := range g.starts {
		end := len(g.buffer)
		if i+1 < len(g.starts) {
			end = g.starts[i+1]
		}
		seal(g.buffer[start:end], seed, first+Position(start), first)
	}
}

// Append writes a copy of payload and returns its position once it is durable.
//
// ErrEmpty, ErrTooLarge and ErrClosed are mistakes of the caller. Any other error
// is the disk's: the record is not promised, but may turn up after a restart.
// That holds for a context that ends, too: the record may still be written.
func (l *Log) Append(ctx context.Context, payload []byte) (Position, error) {
	switch {
	case len(payload) == 0:
		return 0, ErrEmpty
	case len(payload) > l.options.MaxPayload:
		return 0, fmt.Errorf("%w: %d bytes, at most %d", ErrTooLarge, len(payload), l.options.MaxPayload)
	case ctx.Err() != nil:
		return 0, ctx.Err()
	}
	g, start, err := l.join(payload)
	if err != nil {
		return 0, err
	}
	select {
	case <-g.done:
	case <-ctx.Done():
		select {
		case <-g.done:
		default:
			return 0, ctx.Err()
		}
	}
	if g.err != nil {
		return 0, fmt.Errorf("append to click log: %w", g.err)
	}
	return g.first + Position(start), nil
}

// join adds a payload to the group that is written next.
func (l *Log) join(payload []byte) (*group, int, error) {
	size := frameSize + len(payload)
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return nil, 0, ErrClosed
	}
	if l.queued+size > l.options.MaxPending {
		l.failed(1, ErrOverloaded)
		return nil, 0, ErrOverloaded
	}
	g := l.youngest(size)
	l.queued += size
	return g, g.add(payload), nil
}

// youngest returns a group with room for size bytes.
func (l *Log) youngest(size int) *group {
	if n := len(l.queue); n > 0 && len(l.queue[n-1].buffer)+size <= l.options.groupLimit() {
		return l.queue[n-1]
	}
	g := &group{buffer: l.buffer[:0], starts: l.starts[:0], done: make(chan struct{})}
	l.buffer, l.starts = nil, nil
	l.queue = append(l.queue, g)
	l.rouse()
	return g
}

// take returns the next group to write, or nil if nothing waits, and whether
// nothing will.
func (l *Log) take() (g *group, closed bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.queue) == 0 {
		return nil, l.closed
	}
	g, l.queue[0] = l.queue[0], nil
	l.queue = l.queue[1:]
	return g, false
}

// settle answers all who wait for a group.
func (l *Log) settle(g *group, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.queued -= len(g.buffer)
	if err != nil {
		l.failed(len(g.starts), err)
	} else {
		l.durable += Position(len(g.buffer))
		l.stats.Appended += uint64(len(g.starts))
		l.stats.Bytes += uint64(len(g.buffer))
		l.stats.Groups++
		l.stats.Failing = false
		l.tell()
	}
	l.buffer, l.starts = g.buffer, g.starts
	g.buffer, g.starts = nil, nil
	g.err = err
	close(g.done)
}

func (l *Log) failed(records int, err error) {
	l.stats.Failed += uint64(records)
	l.stats.Failing = true
	l.stats.LastError, l.stats.LastErrorAt = err, l.options.Now()
}

// rouse wakes the writer, now or when it next looks.
func (l *Log) rouse() {
	select {
	case l.wake <- struct{}{}:
	default:
	}
}
