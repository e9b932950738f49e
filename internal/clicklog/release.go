package clicklog

// Release says that nobody needs what is before a position any more, and removes
// the segments that are wholly before it and were finished Options.Keep ago. The
// last segment always stays, because it says where the log goes on. To go back
// does nothing; a position past the end is ErrAhead.
func (l *Log) Release(upTo Position) error {
	l.releasing.Lock()
	defer l.releasing.Unlock()
	if err := l.doom(upTo); err != nil {
		return err
	}
	for len(l.doomed) > 0 {
		// Each removal is durable before the next, so that a crash leaves the
		// newer segments without a hole.
		if !l.doomed[0].removed {
			if err := l.fs.Remove(l.path(l.doomed[0].number)); err != nil {
				return err
			}
			l.doomed[0].removed = true
		}
		if err := l.fs.SyncDir(l.dir); err != nil {
			return err
		}
		l.doomed = l.doomed[1:]
	}
	return nil
}

// doom takes segments from the readers.
func (l *Log) doom(upTo Position) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return ErrClosed
	}
	if upTo > l.durable {
		return ErrAhead
	}
	l.released = max(l.released, upTo)
	latest := l.options.Now().Add(-l.options.Keep)
	for len(l.segments) > 1 && l.segments[1].first <= l.released && !l.segments[1].begun.After(latest) {
		l.doomed = append(l.doomed, doomed{number: l.segments[0].number})
		l.segments = l.segments[1:]
	}
	return nil
}

// doomed is a segment that goes. It is kept in mind until that is durable.
type doomed struct {
	number  uint64
	removed bool
}
