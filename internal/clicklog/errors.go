package clicklog

import (
	"errors"
	"fmt"
)

var (
	// ErrClosed says that the log was closed.
	ErrClosed = errors.New("the click log is closed")
	// ErrEmpty says that a payload has no bytes; a length of 0 means the end of
	// a segment.
	ErrEmpty = errors.New("a payload needs at least one byte")
	// ErrTooLarge says that a payload is larger than Options.MaxPayload.
	ErrTooLarge = errors.New("the payload is too large")
	// ErrOverloaded says that more than Options.MaxPending bytes wait for a disk
	// that does not answer.
	ErrOverloaded = errors.New("too much waits for the disk")
	// ErrLocked says that another process has the folder.
	ErrLocked = errors.New("another process has this click log")
	// ErrAhead says that a position is past what is durable: it is of another
	// log, or somebody put an older copy of the folder in its place.
	ErrAhead = errors.New("the position is past the end of the click log")
)

// ReleasedError says that a reader asked for what was released and removed.
type ReleasedError struct {
	// From is what was asked for, Oldest the first position that is left.
	From, Oldest Position
}

func (e *ReleasedError) Error() string {
	return fmt.Sprintf("position %d was released; the click log begins at %d", e.From, e.Oldest)
}

// CorruptError says that a file does not hold what it must, and where.
type CorruptError struct {
	// File is the path of the segment, Offset the byte in it.
	File   string
	Offset int64
	// Reason is half a sentence for the person who has to look at it.
	Reason string
}

func (e *CorruptError) Error() string {
	return fmt.Sprintf("click log segment %s is broken at byte %d: %s", e.File, e.Offset, e.Reason)
}
