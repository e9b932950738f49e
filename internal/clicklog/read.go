package clicklog

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"sort"
)

// Record is one payload, where it is, and where the next one begins.
type Record struct {
	Position, Next Position
	Payload        []byte
}

// stretch is where a piece of the log is in a file: from a position on, up to the
// end of what is durable there.
type stretch struct {
	segment
	from, end Position
}

// Read returns the durable records from a position on: at most maxRecords, and at
// most maxBytes of payloads and frames, but always one if there is one. next is
// where to go on. With nothing to read it returns no records and no error; Wait
// waits.
//
// from must be 0, the position of a record, or the next of one. What was removed
// is a *ReleasedError, what is not whole a *CorruptError, past the end is ErrAhead.
func (l *Log) Read(from Position, maxRecords, maxBytes int) (records []Record, next Position, err error) {
	next = from
	for len(records) < maxRecords {
		room := maxBytes - int(next-from)
		if room <= 0 && len(records) > 0 {
			break
		}
		found, err := l.readStretch(next, maxRecords-len(records), room)
		if err != nil && len(records) == 0 {
			return nil, from, err
		}
		// What is wrong after records is said when the reader comes back for it.
		if len(found) == 0 || len(records) > 0 && int(found[0].Next-from) > maxBytes {
			break
		}
		records = append(records, found...)
		next = records[len(records)-1].Next
	}
	return records, next, nil
}

// readStretch reads records of one segment: at least one, if there is one.
func (l *Log) readStretch(from Position, maxRecords, maxBytes int) ([]Record, error) {
	s, err := l.locate(from)
	if err != nil || s.from == s.end {
		return nil, err
	}
	want := min(s.end-s.from, Position(max(maxBytes, frameSize+largest)))
	content, err := l.fetch(s, want)
	if err != nil {
		return nil, err
	}
	var records []Record
	for at := 0; at < len(content) && len(records) < maxRecords; {
		where := from + Position(at)
		record, _ := parse(content[at:], l.seed, where)
		if record == nil && len(records) == 0 {
			return nil, l.corrupt(s.number, headerSize+int64(where-s.first), "there is no whole record")
		}
		at += len(record)
		if record == nil || len(records) > 0 && at > maxBytes {
			break
		}
		records = append(records, Record{Position: where, Next: from + Position(at), Payload: record[frameSize:]})
	}
	return records, nil
}

// locate finds the segment that holds a position.
func (l *Log) locate(at Position) (stretch, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return stretch{}, ErrClosed
	}
	if at > l.durable {
		return stretch{}, ErrAhead
	}
	if oldest := l.segments[0].first; at < oldest {
		return stretch{}, &ReleasedError{From: at, Oldest: oldest}
	}
	after := sort.Search(len(l.segments), func(i int) bool { return l.segments[i].first > at })
	end := l.durable
	if after < len(l.segments) {
		end = l.segments[after].first
	}
	return stretch{segment: l.segments[after-1], from: at, end: end}, nil
}

// fetch reads bytes of a segment.
func (l *Log) fetch(s stretch, length Position) (content []byte, err error) {
	file, err := l.fs.Open(l.path(s.number))
	if errors.Is(err, fs.ErrNotExist) {
		if _, gone := l.locate(s.from); gone != nil {
			return nil, gone
		}
	}
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	content = make([]byte, length)
	offset := headerSize + int64(s.from-s.first)
	n, err := file.ReadAt(content, offset)
	if n == len(content) {
		return content, nil
	}
	if errors.Is(err, io.EOF) {
		return nil, l.corrupt(s.number, offset+int64(n), "it ends before its last record")
	}
	return nil, err
}

// Wait returns once something is durable behind a position, with the context's
// error when that ends before, and with ErrClosed when the log is closed.
func (l *Log) Wait(ctx context.Context, after Position) error {
	for {
		l.mu.Lock()
		if l.durable > after {
			l.mu.Unlock()
			return nil
		}
		if l.closed {
			l.mu.Unlock()
			return ErrClosed
		}
		if l.news == nil {
			l.news = make(chan struct{})
		}
		news := l.news
		l.mu.Unlock()
		select {
		case <-news:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// tell wakes those who wait; mu is held.
func (l *Log) tell() {
	if l.news != nil {
		close(l.news)
		l.news = nil
	}
}
