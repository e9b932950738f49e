package clicklog

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"sync"
	"syscall"
)

const sector = 512

var (
	errPower = errors.New("the power is gone")
	errDisk  = fmt.Errorf("the disk: %w", syscall.EIO)
	// errShort is a write that stops half way and says nothing, and
	// errNoSpaceInside one that says that the disk is full.
	errShort         = errors.New("short")
	errNoSpaceInside = fmt.Errorf("half way: %w", syscall.ENOSPC)
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
	// hook makes operations of a name fail, as a test wants it.
	hook func(op string) error
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
