package clicklog

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"
)

// Position is a place in the log: how many bytes of records come before it.
// Headers and what is left of a segment do not count.
type Position int64

// Options say how large things are. Zero values take the default; Now has none.
type Options struct {
	// SegmentSize is the size of a segment file, 8 MiB by default.
	SegmentSize int64
	// MaxPayload is the largest payload, 16 KiB by default, 64 KiB at most.
	MaxPayload int
	// MaxPending is how many bytes may wait for the disk, 16 MiB by default.
	MaxPending int
	// Keep is how long a segment stays after it was finished, though released.
	Keep time.Duration
	// RetryAfter is how long Append fails at once after the disk refused a new
	// segment, before it is asked again; a second by default.
	RetryAfter time.Duration
	// Now tells the time.
	Now func() time.Time
}

// maxGroup is how many bytes are written at once at most.
const maxGroup = 1 << 20

func (o Options) complete() (Options, error) {
	o.SegmentSize = orElse(o.SegmentSize, 8<<20)
	o.MaxPayload = orElse(o.MaxPayload, 16<<10)
	o.MaxPending = orElse(o.MaxPending, 16<<20)
	o.RetryAfter = orElse(o.RetryAfter, time.Second)
	switch {
	case o.Now == nil:
		return o, errors.New("options of the click log: Now is missing")
	case o.MaxPayload < 1 || o.MaxPayload > largest:
		return o, fmt.Errorf("options of the click log: MaxPayload must be 1 to %d", largest)
	case o.SegmentSize < int64(o.MaxPayload)+headerSize+frameSize+1 || o.SegmentSize > 1<<30:
		return o, errors.New("options of the click log: SegmentSize must hold the largest payload, and be 1 GiB at most")
	case o.MaxPending < o.MaxPayload+frameSize:
		return o, errors.New("options of the click log: MaxPending must hold the largest payload")
	case o.Keep < 0 || o.RetryAfter < 0:
		return o, errors.New("options of the click log: times must not be negative")
	}
	return o, nil
}

// groupLimit leaves a byte at the end of each segment, so that one whose last
// record ends with the file was cut on purpose.
func (o Options) groupLimit() int { return min(maxGroup, int(o.SegmentSize)-headerSize-1) }

func orElse[T int | int64 | time.Duration](value, otherwise T) T {
	if value == 0 {
		return otherwise
	}
	return value
}

// segment is a file that was begun; it ends where the next one begins.
type segment struct {
	number uint64
	first  Position
	begun  time.Time
}

// Log is an open log. Its methods may be called by many at once.
type Log struct {
	fs      FS
	dir     string
	options Options
	id      logID
	seed    uint32
	lock    io.Closer
	wake    chan struct{}
	ended   chan struct{}
	writer  writer
	// stopping tells who makes a spare that nobody needs it any more.
	stopping atomic.Bool

	closeOnce sync.Once
	closeErr  error

	// releasing is held while files are removed, guards doomed, and is taken
	// before mu.
	releasing sync.Mutex
	doomed    []doomed

	mu     sync.Mutex
	queue  []*group
	queued int
	// buffer and starts are those of the last group, for the next one.
	buffer   []byte
	starts   []int
	closed   bool
	segments []segment

	durable  Position
	released Position
	news     chan struct{}
	stats    Stats
}

// Stats is what an alarm needs to know.
type Stats struct {
	// Appended counts records that became durable since Open, Failed those that
	// were refused because of the disk, Groups the writes, Bytes what they held.
	Appended, Failed, Groups, Bytes uint64
	// Durable is the end of what readers may see, Released what the sink has
	// done, Oldest the first position that can be read.
	Durable, Released, Oldest Position
	// Segments is how many files hold records.
	Segments int
	// Pending is how many bytes wait for the disk.
	Pending int
	// Failing is true from a failure until something is durable again.
	Failing bool
	// LastError is the last failure and LastErrorAt its time; nil if none was.
	LastError   error
	LastErrorAt time.Time
}

// Open opens the log in dir, makes it if there is none, and takes the folder for
// this process (ErrLocked otherwise). What was being written when the last
// process ended is cut; anything else that is not whole is a *CorruptError.
func Open(fs FS, dir string, options Options) (*Log, error) {
	l, err := load(fs, dir, options, func(task func()) { go task() })
	if err != nil {
		return nil, fmt.Errorf("open click log: %w", err)
	}
	go l.run()
	return l, nil
}

// load is Open without the goroutine that writes; spawn runs what is done in the
// background.
func load(fs FS, dir string, options Options, spawn func(task func())) (*Log, error) {
	options, err := options.complete()
	if err != nil {
		return nil, err
	}
	if err := fs.MakeDir(dir); err != nil {
		return nil, err
	}
	lock, err := fs.Lock(filepath.Join(dir, "lock"))
	if err != nil {
		return nil, err
	}
	l := &Log{
		fs: fs, dir: dir, options: options, lock: lock,
		wake: make(chan struct{}, 1), ended: make(chan struct{}),
	}
	l.writer = writer{log: l, made: make(chan made, 1), spawn: spawn}
	if err := l.recover(); err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	l.writer.request()
	return l, nil
}

// ID returns the name of this log: random, made with the folder, and the key by
// which a sink keeps its position.
func (l *Log) ID() string { return l.id.String() }

// Durable returns the end of what is durable, where the next record begins.
func (l *Log) Durable() Position {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.durable
}

// Stats returns the figures of now.
func (l *Log) Stats() Stats {
	l.mu.Lock()
	defer l.mu.Unlock()
	s := l.stats
	s.Durable, s.Released, s.Oldest = l.durable, l.released, l.segments[0].first
	s.Segments, s.Pending = len(l.segments), l.queued
	return s
}

// Close refuses what comes, finishes what waits, however long the disk takes, and
// gives the folder back. All calls return the same.
func (l *Log) Close() error {
	l.closeOnce.Do(func() {
		l.mu.Lock()
		l.closed = true
		l.tell()
		l.mu.Unlock()
		l.rouse()
		<-l.ended
		l.releasing.Lock()
		defer l.releasing.Unlock()
		l.closeErr = errors.Join(l.writer.finish(), l.lock.Close())
	})
	return l.closeErr
}

func (l *Log) path(number uint64) string { return filepath.Join(l.dir, fileName(number)) }
