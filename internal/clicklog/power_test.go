package clicklog

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"sync"
	"syscall"
)

const sector = 512

var (
	errPower = errors.New("the power is gone")
	errDisk  = syscall.EIO
)

// machine is a computer whose disk forgets what was not synced. What programs
// see is kept apart from what is stored: content by sectors, sizes, and the
// entries of the folder, each of which may or may not get to the disk by itself.
type machine struct {
	mu   sync.Mutex
	rand *rand.Rand
	// live is the folder as programs see it, stored as it is on the disk, and
	// pending what happened to a name since the folder was synced.
	live, stored map[string]*inode
	pending      map[string][]*inode
	locked       bool
	// boot counts processes: handles of an earlier one are dead.
	boot int
	// fuse is how many operations there are until the power goes; 0 is never.
	fuse int
	dark bool
	// faults is how often an operation fails, in percent.
	faults int
	// room is how many bytes files may have.
	room int
	// lazy takes out what a test says: syncs of files after what was written
	// last, syncs of folders after what was done last, and writes.
	lazy deed
	did  deed
}

// deed is what was done, as far as tests take things out.
type deed int

const (
	nothing deed = iota
	wroteZeros
	wroteHeader
	wroteGroup
	wroteAgain
	created
	removed
	everyFile
	everyFolder
)

func (d deed) takes(did deed) bool {
	return d != nothing && (d == did || d == everyFile && did <= wroteAgain || d == everyFolder && did > wroteAgain)
}

// writing tells what a write is from where it goes.
func writing(b []byte, offset int64) deed {
	switch {
	case offset > 0:
		return wroteGroup
	case len(b) == headerSize:
		return wroteHeader
	case bytes.Equal(b[:headerSize], zeros[:headerSize]):
		return wroteZeros
	default:
		return wroteAgain
	}
}

type inode struct {
	live, disk []byte
	dirty      map[int]bool
	wrote      deed
}

func newMachine(seed uint64) *machine {
	return &machine{
		rand: rand.New(rand.NewPCG(seed, 1)), room: 1 << 30,
		live: map[string]*inode{}, stored: map[string]*inode{}, pending: map[string][]*inode{},
	}
}

// start gives a process its view of the filesystem.
func (m *machine) start() FS {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.boot++
	return view{m, m.boot}
}

// kill ends the process; what it wrote stays visible.
func (m *machine) kill() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.boot++
	m.locked = false
}

// cut takes the power away and brings it back: of all that was not synced any
// part may be there, and half a sector.
func (m *machine) cut() {
	m.kill()
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, name := range slices.Sorted(maps.Keys(m.pending)) {
		m.keep(name, m.rand.IntN(len(m.pending[name])+1))
	}
	m.pending = map[string][]*inode{}
	m.live = maps.Clone(m.stored)
	for _, name := range slices.Sorted(maps.Keys(m.live)) {
		m.live[name].lose(m.rand)
	}
	m.dark, m.fuse = false, 0
}

// keep stores the first n things that happened to a name.
func (m *machine) keep(name string, n int) {
	for _, node := range m.pending[name][:n] {
		if node == nil {
			delete(m.stored, name)
		} else {
			m.stored[name] = node
		}
	}
	m.pending[name] = m.pending[name][n:]
}

func (n *inode) lose(random *rand.Rand) {
	size := len(n.disk)
	if random.IntN(2) == 0 {
		size = len(n.live)
	}
	after := make([]byte, max(len(n.live), len(n.disk)))
	copy(after, n.disk)
	for _, at := range slices.Sorted(maps.Keys(n.dirty)) {
		from := min(at*sector, len(n.live))
		whole := n.live[from:min(from+sector, len(n.live))]
		switch random.IntN(3) {
		case 0:
			copy(after[from:], whole)
		case 1:
			copy(after[from:], whole[:random.IntN(len(whole)+1)])
		}
	}
	n.disk = after[:size]
	n.live, n.dirty = slices.Clone(n.disk), map[int]bool{}
}

// store is a sync that succeeds, or one that fails half way: then the rest is
// taken for clean, and never stored by a later one.
func (n *inode) store(whole bool, random *rand.Rand) {
	for _, at := range slices.Sorted(maps.Keys(n.dirty)) {
		if !whole && random.IntN(2) == 0 {
			continue
		}
		from := min(at*sector, len(n.live))
		to := min(from+sector, len(n.live))
		if to > len(n.disk) {
			n.disk = append(n.disk, make([]byte, to-len(n.disk))...)
		}
		copy(n.disk[from:], n.live[from:to])
	}
	n.dirty = map[int]bool{}
	if !whole {
		return
	}
	if len(n.disk) < len(n.live) {
		n.disk = append(n.disk, make([]byte, len(n.live)-len(n.disk))...)
	}
	n.disk = n.disk[:len(n.live)]
}

// view is the filesystem of one process.
type view struct {
	m    *machine
	boot int
}

// enter begins an operation, and says whether it must fail. With errPower it
// happened, and nobody was told.
func (v view) enter() error {
	m := v.m
	if m.dark || v.boot != m.boot {
		return errPower
	}
	if m.fuse > 0 {
		if m.fuse--; m.fuse == 0 {
			m.dark = true
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
	if err := v.enter(); err != nil {
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
	if err := v.enter(); err != nil {
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
	if err := v.enter(); err != nil {
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
	if err := v.enter(); err != nil {
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
	err := v.enter()
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
	if err := h.enter(); err != nil {
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
	err := h.enter()
	n := len(b)
	switch {
	case errors.Is(err, errPower):
		return 0, err
	case err != nil:
		n = h.m.rand.IntN(n + 1)
		if n < len(b) && h.m.rand.IntN(2) == 0 {
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
	err := h.enter()
	if errors.Is(err, errPower) || h.m.dark || h.m.lazy.takes(h.node.wrote) {
		return errors.Join(err, h.leave())
	}
	h.node.store(err == nil, h.m.rand)
	return err
}

func (h handle) Truncate(size int64) error {
	h.m.mu.Lock()
	defer h.m.mu.Unlock()
	if err := h.enter(); err != nil {
		return err
	}
	h.node.live = h.node.live[:min(int(size), len(h.node.live))]
	return h.leave()
}

func (h handle) Size() (int64, error) {
	h.m.mu.Lock()
	defer h.m.mu.Unlock()
	if err := h.enter(); err != nil {
		return 0, err
	}
	return int64(len(h.node.live)), h.leave()
}

func (h handle) Close() error { return nil }
