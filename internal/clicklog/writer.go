package clicklog

import (
	"errors"
	"io"
	"time"
)

// writer is the one who writes; only its goroutine touches it.
type writer struct {
	log *Log
	// file is the active segment, nil after a failure and before the first record.
	file File
	// first is where the active segment begins, durable where it ends.
	first, durable Position

	nextNumber uint64
	spawn      func(task func())
	making     bool
	made       chan made
	retryAt    time.Time
	refusal    error
}

// run writes groups until the log is closed and nothing waits.
func (l *Log) run() {
	defer close(l.ended)
	for {
		g, closed := l.take()
		switch {
		case g != nil:
			l.commit(g)
		case closed:
			return
		default:
			<-l.wake
		}
	}
}

// commit makes a group durable, or fails it.
func (l *Log) commit(g *group) { l.settle(g, l.writer.store(g)) }

func (w *writer) store(g *group) error {
	if err := w.makeRoom(int64(len(g.buffer))); err != nil {
		return err
	}
	g.seal(w.log.seed, w.durable)
	err := writeAt(w.file, g.buffer, headerSize+int64(w.durable-w.first))
	if err == nil {
		err = w.file.Sync()
	}
	if err != nil {
		w.abandon(err)
		return err
	}
	w.durable += Position(len(g.buffer))
	return nil
}

// makeRoom goes on to the next segment if the active one has no room. A byte
// stays free at the end: see groupLimit.
func (w *writer) makeRoom(size int64) error {
	if w.file != nil && headerSize+int64(w.durable-w.first)+size < w.log.options.SegmentSize {
		return nil
	}
	next, err := w.spare()
	if err != nil {
		return err
	}
	return w.begin(next)
}

// begin makes a spare the active segment. Its header is durable before a record
// is written, so that records without a header mean damage and not a crash. The
// segment before it ends here even if this fails: a header that was half written
// and removed may come back, and would end it.
func (w *writer) begin(next spare) error {
	l := w.log
	w.leave()
	s := segment{number: next.number, first: w.durable, begun: l.options.Now()}
	err := writeAt(next.file, header{id: l.id, number: s.number, first: s.first, begun: s.begun}.encode(), 0)
	if err == nil {
		err = next.file.Sync()
	}
	if err != nil {
		l.discard(next)
		w.refuse(err)
		return err
	}
	w.file, w.first = next.file, s.first
	l.add(s)
	w.request()
	return nil
}

// abandon gives the active segment up after a failure: what it holds behind the
// durable position is unknown for ever, because a system that failed to write
// may show it as written, and then forget it. The next segment says where this
// one ends. If not even the first group was stored, there is a pause.
func (w *writer) abandon(err error) {
	w.leave()
	if w.first == w.durable {
		w.refuse(err)
	}
}

// leave closes the active segment, of which nothing is wanted any more.
func (w *writer) leave() {
	if w.file != nil {
		_ = w.file.Close()
		w.file = nil
	}
}

// finish cuts the active segment behind its last record, and the spare.
func (w *writer) finish() error {
	w.log.stopping.Store(true)
	if w.making {
		if last := <-w.made; last.err == nil {
			w.log.discard(last.spare)
		}
	}
	if w.file == nil {
		return nil
	}
	return errors.Join(w.file.Truncate(headerSize+int64(w.durable-w.first)), w.file.Sync(), w.file.Close())
}

// add makes a segment the last one. One without records before it goes.
func (l *Log) add(s segment) {
	l.mu.Lock()
	last := len(l.segments) - 1
	empty := last >= 0 && l.segments[last].first == s.first
	var old segment
	if empty {
		old = l.segments[last]
		l.segments[last] = s
	} else {
		l.segments = append(l.segments, s)
	}
	l.mu.Unlock()
	if empty {
		_ = l.fs.Remove(l.path(old.number)) // if it stays, it is empty by the next one's header
	}
}

// writeAt writes all of b, or returns an error.
func writeAt(file io.WriterAt, b []byte, offset int64) error {
	n, err := file.WriteAt(b, offset)
	if err == nil && n < len(b) {
		return io.ErrShortWrite
	}
	return err
}
