package clicklog

import (
	"bytes"
	"crypto/rand"
	"errors"
	"io"
	"slices"
)

// recover finds the segments, cuts the last one behind its last whole record,
// and makes sure that all it shows is durable.
func (l *Log) recover() error {
	numbers, err := l.numbers()
	if err != nil {
		return err
	}
	l.writer.nextNumber = 1
	if len(numbers) > 0 {
		l.writer.nextNumber = numbers[len(numbers)-1] + 1
	}
	if err := l.survey(numbers); err != nil {
		return err
	}
	if len(l.segments) == 0 {
		return l.found()
	}
	if err := l.chain(); err != nil {
		return err
	}
	if err := l.cut(l.segments[len(l.segments)-1]); err != nil {
		return err
	}
	l.released = l.segments[0].first
	return l.fs.SyncDir(l.dir)
}

func (l *Log) numbers() ([]uint64, error) {
	names, err := l.fs.List(l.dir)
	if err != nil {
		return nil, err
	}
	var numbers []uint64
	for _, name := range names {
		if number, ok := fileNumber(name); ok {
			numbers = append(numbers, number)
		}
	}
	slices.Sort(numbers)
	return numbers, nil
}

// survey reads all headers, and removes what was never begun.
func (l *Log) survey(numbers []uint64) error {
	for _, number := range numbers {
		h, begun, err := l.inspect(number)
		if err != nil {
			return err
		}
		if !begun {
			if err := l.fs.Remove(l.path(number)); err != nil {
				return err
			}
			continue
		}
		if len(l.segments) == 0 {
			l.id, l.seed = h.id, h.id.seed()
		}
		if h.id != l.id {
			return l.corrupt(number, 16, "it is of another log than the segments before it")
		}
		l.segments = append(l.segments, segment{number: number, first: h.first, begun: h.begun})
	}
	return nil
}

// inspect reads the header of a segment. Without one it must be all zeros,
// because headers are durable before records are written.
func (l *Log) inspect(number uint64) (h header, begun bool, err error) {
	file, err := l.fs.Open(l.path(number))
	if err != nil {
		return h, false, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	top := make([]byte, headerSize)
	if _, err := file.ReadAt(top, 0); err != nil && !errors.Is(err, io.EOF) {
		return h, false, err
	}
	h, written, begun := decodeHeader(top)
	switch {
	case begun && written != version:
		return h, false, l.corrupt(number, 8, "its version is unknown to this program")
	case begun && h.number != number:
		return h, false, l.corrupt(number, 32, "its header has another number than its name")
	case begun && h.first < 0:
		return h, false, l.corrupt(number, 40, "its first position is below zero")
	case begun:
		return h, true, nil
	}
	rest, err := readFrom(file, headerSize)
	if err != nil {
		return h, false, err
	}
	if len(bytes.Trim(rest, "\x00")) > 0 {
		return h, false, l.corrupt(number, 0, "there are records, but no header")
	}
	return h, false, nil
}

// found makes the first segment of a new log.
func (l *Log) found() error {
	_, _ = rand.Read(l.id[:]) // never fails
	l.seed = l.id.seed()
	if err := l.fs.SyncDir(l.dir); err != nil {
		return err
	}
	number := l.writer.nextNumber
	l.writer.nextNumber++
	file, err := l.prepare(number)
	if err != nil {
		return err
	}
	return l.writer.begin(spare{number: number, file: file})
}

// chain checks that each segment can reach to the next one's beginning. Those
// with nothing up to there go: an earlier process failed to write into them.
func (l *Log) chain() error {
	var kept []segment
	for i, s := range l.segments {
		if i+1 == len(l.segments) {
			kept = append(kept, s)
			break
		}
		next := l.segments[i+1]
		size, err := l.size(s.number)
		switch {
		case err != nil:
			return err
		case next.first < s.first:
			return l.corrupt(next.number, 40, "it begins before the segment before it")
		case next.first == s.first:
			if err := l.fs.Remove(l.path(s.number)); err != nil {
				return err
			}
			continue
		case size < headerSize+int64(next.first-s.first):
			return l.corrupt(s.number, size, "it ends before the next segment begins")
		}
		kept = append(kept, s)
	}
	l.segments = kept
	return nil
}

func (l *Log) size(number uint64) (size int64, err error) {
	file, err := l.fs.Open(l.path(number))
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	return file.Size()
}

// cut ends the last segment behind its last whole record. What it keeps is
// written once more: after a failed sync the system may show what it has not
// stored, and no later sync stores it. One that ends with a record was cut before.
func (l *Log) cut(last segment) (err error) {
	file, err := l.fs.Open(l.path(last.number))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	content, err := readFrom(file, 0)
	if err != nil {
		return err
	}
	end, damaged := l.end(content, last.first)
	if damaged {
		return l.corrupt(last.number, int64(end), "this record is broken, but later ones that were written after it was durable are not")
	}
	l.durable = last.first + Position(end-headerSize)
	l.writer.durable = l.durable
	if end == len(content) {
		return nil
	}
	if err := writeAt(file, content[:end], 0); err != nil {
		return err
	}
	if err := file.Sync(); err != nil {
		return err
	}
	if err := file.Truncate(int64(end)); err != nil {
		return err
	}
	return file.Sync()
}

// end returns where the last whole record of a segment ends. It is damaged if
// there is a whole record behind whose group began behind: groups are written
// when all before them is durable, so that a crash cannot have done this.
func (l *Log) end(content []byte, first Position) (end int, damaged bool) {
	end = headerSize
	for {
		record, _ := parse(content[end:], l.seed, first+Position(end-headerSize))
		if record == nil {
			break
		}
		end += len(record)
	}
	for at := end + 1; at < len(content); at++ {
		if content[at] == 0 {
			// Lengths are little-endian and short: skip zeros quickly, but the
			// low byte of a length may be one.
			if more := firstNonZero(content[at:]); more > 4 {
				at += more - 4
			}
		}
		where := first + Position(at-headerSize)
		if record, group := parse(content[at:], l.seed, where); record != nil && group > first+Position(end-headerSize) {
			return end, true
		}
	}
	return end, false
}

func firstNonZero(b []byte) int {
	for i, c := range b {
		if c != 0 {
			return i
		}
	}
	return len(b)
}

func readFrom(file File, offset int64) ([]byte, error) {
	size, err := file.Size()
	if err != nil || size <= offset {
		return nil, err
	}
	content := make([]byte, size-offset)
	if n, err := file.ReadAt(content, offset); n < len(content) {
		return nil, errors.Join(io.ErrUnexpectedEOF, err)
	}
	return content, nil
}

func (l *Log) corrupt(number uint64, offset int64, reason string) error {
	return &CorruptError{File: l.path(number), Offset: offset, Reason: reason}
}
