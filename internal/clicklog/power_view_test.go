package clicklog

import (
	"errors"
	"io"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"syscall"
)

// view is the filesystem of one process.
type view struct {
	m    *machine
	boot int
}

// enter begins an operation, and says whether it must fail. With errPower it
// happened, and nobody was told.
func (v view) enter(op string) error {
	m := v.m
	if m.dark || v.boot != m.boot {
		return errPower
	}
	if m.fuse > 0 {
		if m.fuse--; m.fuse == 0 {
			m.dark = true
		}
	}
	if m.hook != nil {
		if err := m.hook(op); err != nil {
			return err
		}
	}
	if m.rand.IntN(100) < m.faults {
		return errDisk
	}
	return nil
}

// leave ends an operation that happened.
func (v view) leave() error {
	if v.m.dark {
		return errPower
	}
	return nil
}

func (v view) MakeDir(string) error { return nil }

func (v view) Create(name string) (File, error) {
	v.m.mu.Lock()
	defer v.m.mu.Unlock()
	if err := v.enter("create"); err != nil {
		return nil, err
	}
	if v.m.live[name] != nil {
		return nil, fs.ErrExist
	}
	v.m.set(name, &inode{dirty: map[int]bool{}})
	return handle{v, v.m.live[name]}, v.leave()
}

func (v view) Open(name string) (File, error) {
	v.m.mu.Lock()
	defer v.m.mu.Unlock()
	if err := v.enter("open"); err != nil {
		return nil, err
	}
	if v.m.live[name] == nil {
		return nil, fs.ErrNotExist
	}
	return handle{v, v.m.live[name]}, v.leave()
}

func (v view) Remove(name string) error {
	v.m.mu.Lock()
	defer v.m.mu.Unlock()
	if err := v.enter("remove"); err != nil {
		return err
	}
	if v.m.live[name] == nil {
		return fs.ErrNotExist
	}
	v.m.set(name, nil)
	return v.leave()
}

func (m *machine) set(name string, node *inode) {
	m.pending[name] = append(m.pending[name], node)
	m.did = created
	if node == nil {
		m.did = removed
		delete(m.live, name)
	} else {
		m.live[name] = node
	}
}

func (v view) List(string) ([]string, error) {
	v.m.mu.Lock()
	defer v.m.mu.Unlock()
	if err := v.enter("list"); err != nil {
		return nil, err
	}
	var names []string
	for name := range v.m.live {
		names = append(names, filepath.Base(name))
	}
	return names, v.leave()
}

func (v view) SyncDir(string) error {
	v.m.mu.Lock()
	defer v.m.mu.Unlock()
	err := v.enter("syncdir")
	if errors.Is(err, errPower) || v.m.dark || v.m.lazy.takes(v.m.did) {
		return errors.Join(err, v.leave())
	}
	for _, name := range slices.Sorted(maps.Keys(v.m.pending)) {
		n := len(v.m.pending[name])
		if err != nil {
			n = v.m.rand.IntN(n + 1)
		}
		v.m.keep(name, n)
	}
	return err
}

func (v view) Lock(name string) (io.Closer, error) {
	v.m.mu.Lock()
	defer v.m.mu.Unlock()
	if v.m.locked {
		return nil, ErrLocked
	}
	v.m.locked = true
	return unlock{v}, nil
}

type unlock struct{ v view }

func (u unlock) Close() error {
	u.v.m.mu.Lock()
	defer u.v.m.mu.Unlock()
	if u.v.boot == u.v.m.boot {
		u.v.m.locked = false
	}
	return nil
}

// handle is an open file.
type handle struct {
	view
	node *inode
}

func (h handle) ReadAt(b []byte, offset int64) (int, error) {
	h.m.mu.Lock()
	defer h.m.mu.Unlock()
	if err := h.enter("read"); err != nil {
		return 0, err
	}
	n := copy(b, h.node.live[min(int(offset), len(h.node.live)):])
	if n < len(b) {
		return n, io.EOF
	}
	return n, h.leave()
}

func (h handle) WriteAt(b []byte, offset int64) (int, error) {
	h.m.mu.Lock()
	defer h.m.mu.Unlock()
	err := h.enter("write")
	n := len(b)
	switch {
	case errors.Is(err, errPower):
		return 0, err
	case errors.Is(err, errShort), errors.Is(err, errNoSpaceInside):
		n /= 2
		if errors.Is(err, errShort) {
			err = nil
		}
	case err != nil:
		n = h.m.rand.IntN(n + 1)
		if n < len(b) && errors.Is(err, errDisk) && h.m.rand.IntN(2) == 0 {
			err = nil // a short write that does not say so
		}
	}
	if free := h.m.free(h.node) - int(offset); free < n {
		n, err = max(0, free), syscall.ENOSPC
	}
	h.node.wrote = writing(b, offset)
	if h.node.wrote != wroteAgain || h.m.lazy != wroteAgain {
		h.node.write(b[:n], int(offset))
	}
	return n, errors.Join(err, h.leave())
}

// free is how large a file may become.
func (m *machine) free(node *inode) int {
	left := m.room
	for _, other := range m.live {
		left -= len(other.live)
	}
	return len(node.live) + max(0, left)
}

func (n *inode) write(b []byte, offset int) {
	if end := offset + len(b); end > len(n.live) {
		n.live = append(n.live, make([]byte, end-len(n.live))...)
	}
	copy(n.live[offset:], b)
	for at := offset; at < offset+len(b); at++ {
		n.dirty[at/sector] = true
	}
}

func (h handle) Sync() error {
	h.m.mu.Lock()
	defer h.m.mu.Unlock()
	err := h.enter("sync")
	if errors.Is(err, errPower) || h.m.dark || h.m.lazy.takes(h.node.wrote) {
		return errors.Join(err, h.leave())
	}
	h.node.store(err == nil, h.m.rand)
	return err
}

func (h handle) Truncate(size int64) error {
	h.m.mu.Lock()
	defer h.m.mu.Unlock()
	if err := h.enter("truncate"); err != nil {
		return err
	}
	h.node.live = h.node.live[:min(int(size), len(h.node.live))]
	return h.leave()
}

func (h handle) Size() (int64, error) {
	h.m.mu.Lock()
	defer h.m.mu.Unlock()
	if err := h.enter("size"); err != nil {
		return 0, err
	}
	return int64(len(h.node.live)), h.leave()
}

func (h handle) Close() error { return nil }
