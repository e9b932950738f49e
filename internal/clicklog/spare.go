package clicklog

import "time"

// spare is a segment file that is made and full of zeros, and was not begun.
type spare struct {
	number uint64
	file   File
}

// made is what came of making a spare.
type made struct {
	spare
	err error
	at  time.Time
}

// zeros is written piece by piece.
var zeros [256 << 10]byte

// spare returns the next spare, and waits for it if it is being made. After a
// refusal it fails at once until Options.RetryAfter has passed.
func (w *writer) spare() (spare, error) {
	if !w.making {
		if w.log.options.Now().Before(w.retryAt) {
			return spare{}, w.refusal
		}
		w.request()
	}
	got := <-w.made
	w.making = false
	if got.err != nil && !w.log.options.Now().Before(got.at.Add(w.log.options.RetryAfter)) {
		w.request() // that was long ago, in the background
		got = <-w.made
		w.making = false
	}
	if got.err != nil {
		w.refuse(got.err)
	}
	return got.spare, got.err
}

// request has a spare made in the background, unless one is.
func (w *writer) request() {
	if w.making {
		return
	}
	number := w.nextNumber
	w.nextNumber++
	w.making = true
	w.spawn(func() {
		file, err := w.log.prepare(number)
		w.made <- made{spare: spare{number: number, file: file}, err: err, at: w.log.options.Now()}
	})
}

// refuse makes the writer fail at once for a while.
func (w *writer) refuse(err error) {
	w.refusal, w.retryAt = err, w.log.options.Now().Add(w.log.options.RetryAfter)
}

// prepare makes a segment file of zeros, durable itself and in the folder. Zeros
// that are written take the space for sure, and later writes into them change
// no sizes and no extents, so that a sync is cheap.
func (l *Log) prepare(number uint64) (File, error) {
	file, err := l.fs.Create(l.path(number))
	if err != nil {
		return nil, err
	}
	err = l.fill(file)
	if err == nil {
		err = file.Sync()
	}
	if err == nil {
		err = l.fs.SyncDir(l.dir)
	}
	if err != nil {
		l.discard(spare{number: number, file: file})
		return nil, err
	}
	return file, nil
}

func (l *Log) fill(file File) error {
	for offset, size := int64(0), l.options.SegmentSize; offset < size; offset += int64(len(zeros)) {
		if l.stopping.Load() {
			return ErrClosed
		}
		if err := writeAt(file, zeros[:min(int64(len(zeros)), size-offset)], offset); err != nil {
			return err
		}
	}
	return nil
}

// discard removes a file without records. If that fails, Open will.
func (l *Log) discard(s spare) {
	_ = s.file.Close()
	_ = l.fs.Remove(l.path(s.number))
}
