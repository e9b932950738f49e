package clicklog

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/clock"
)

// powerSeeds chooses other lives than those that are always tried, as "1-10000"
// or "77"; a failure names its seed.
const powerSeeds = "RAPPORT_POWER_SEEDS"

func seeds(t *testing.T, otherwise int) (from, to uint64) {
	t.Helper()
	text := os.Getenv(powerSeeds)
	if text == "" {
		return 1, uint64(otherwise)
	}
	low, high, isRange := strings.Cut(text, "-")
	from, err := strconv.ParseUint(low, 10, 64)
	require.NoError(t, err)
	if !isRange {
		return from, from
	}
	to, err = strconv.ParseUint(high, 10, 64)
	require.NoError(t, err)
	return from, to
}

// life is what happens to one log: groups are written, read and released, the
// disk fails and fills up, processes are killed, and the power goes. All by one
// seed, in one goroutine.
type life struct {
	*machine
	rand  *rand.Rand
	clock *clock.Fake
	log   *Log
	id    string
	// tried has all payloads by their number; known those that were promised,
	// by an acknowledgement or because a reader was shown them.
	tried    [][]byte
	known    map[Position][]byte
	durable  Position
	released Position
	// acknowledged counts, so that a test can see that something happened.
	acknowledged, cuts int
}

func newLife(seed uint64) *life {
	return &life{
		machine: newMachine(seed), rand: rand.New(rand.NewPCG(seed, 2)),
		clock: clock.NewFake(time.Date(2026, 4, 1, 12, 0, 0, 0, time.UTC)), known: map[Position][]byte{},
	}
}

// live runs some steps, and then looks once more.
func (l *life) live(steps int) error {
	if err := l.open(); err != nil {
		return err
	}
	for range steps {
		if err := l.step(); err != nil {
			return err
		}
	}
	l.cut()
	return l.open()
}

func (l *life) step() error {
	switch dice := l.rand.IntN(100); {
	case dice < 55:
		l.append()
	case dice < 63:
		if err := l.read(false); err != nil {
			return err
		}
	case dice < 70:
		l.release()
	case dice < 74:
		l.clock.Advance(time.Duration(l.rand.IntN(3)) * time.Second)
	case dice < 78:
		l.faults = l.rand.IntN(4) / 3 * l.rand.IntN(40)
	case dice < 82:
		l.room = []int{1 << 30, 1 << 30, l.rand.IntN(8000)}[l.rand.IntN(3)]
	case dice < 90:
		l.fuse = 1 + l.rand.IntN(12)
	case dice < 94:
		l.kill()
		return l.open()
	case dice < 97:
		close(l.log.ended)
		_ = l.log.Close()
		l.kill()
		return l.open()
	default:
		l.dark = true
	}
	if !l.dark {
		return nil
	}
	l.cuts++
	l.cut()
	return l.open()
}

// open starts a process, on a disk that may fail; in the end it works.
func (l *life) open() error {
	options := Options{SegmentSize: 1500, MaxPayload: 300, Keep: time.Second, Now: l.clock.Now}
	for attempt := 0; ; attempt++ {
		if attempt == 3 {
			l.faults, l.room = 0, 1<<30
		}
		log, err := load(l.start(), "clicks", options, func(task func()) { task() })
		if err == nil {
			l.log = log
			break
		}
		if l.dark {
			l.cut()
		} else if attempt > 3 || errors.As(err, new(*CorruptError)) {
			return fmt.Errorf("open: %w", err)
		}
		l.kill()
	}
	if l.id == "" {
		l.id = l.log.ID()
	}
	if l.id != l.log.ID() && len(l.known) > 0 {
		return errors.New("it is another log")
	}
	l.id = l.log.ID()
	if l.dark {
		return nil
	}
	return l.read(true)
}

// append writes a group.
func (l *life) append() {
	var starts []int
	var g *group
	first := len(l.tried)
	for range 1 + l.rand.IntN(5) {
		payload := fmt.Appendf(nil, "%d:%s", len(l.tried), strings.Repeat("x", l.rand.IntN(250)))
		joined, start, err := l.log.join(payload)
		if err != nil || g != nil && joined != g {
			break // the next group is written with the next step
		}
		g, starts, l.tried = joined, append(starts, start), append(l.tried, payload)
	}
	for {
		next, _ := l.log.take()
		if next == nil {
			return
		}
		l.log.commit(next)
		if next == g && g.err == nil {
			for i, start := range starts {
				l.known[g.first+Position(start)] = l.tried[first+i]
			}
			l.acknowledged += len(starts)
			l.durable = max(l.durable, l.log.Durable())
		}
	}
}

func (l *life) release() {
	upTo := Position(l.rand.Int64N(int64(l.log.Durable()) + 1))
	l.released = max(l.released, upTo)
	_ = l.log.Release(upTo)
}

// read compares all there is with what was promised. A disk that does not fail
// must show everything.
func (l *life) read(sound bool) error {
	if sound {
		faults, fuse := l.faults, l.fuse
		l.faults, l.fuse = 0, 0
		defer func() { l.faults, l.fuse = faults, fuse }()
	}
	if l.log.Durable() < l.durable {
		return fmt.Errorf("the end went back from %d to %d", l.durable, l.log.Durable())
	}
	from := l.log.Stats().Oldest
	if from > l.released {
		return fmt.Errorf("it begins at %d, but only %d was released", from, l.released)
	}
	found := map[Position]bool{}
	last, oldest := -1, from
	for {
		records, next, err := l.log.Read(from, 1+l.rand.IntN(5), 1+l.rand.IntN(800))
		if err != nil {
			if sound || errors.As(err, new(*CorruptError)) {
				return err
			}
			return nil
		}
		if len(records) == 0 {
			break
		}
		for _, r := range records {
			number, err := l.check(r)
			if err != nil {
				return err
			}
			if number <= last {
				return fmt.Errorf("%d comes after %d", number, last)
			}
			last, found[r.Position] = number, true
		}
		from = next
	}
	if from != l.log.Durable() {
		return fmt.Errorf("reading ended at %d, and the log at %d", from, l.log.Durable())
	}
	l.durable = from
	for at := range l.known {
		if at >= oldest && !found[at] {
			return fmt.Errorf("%s at %d is lost", l.known[at], at)
		}
	}
	return nil
}

func (l *life) check(r Record) (number int, err error) {
	digits, _, _ := bytes.Cut(r.Payload, []byte(":"))
	number, err = strconv.Atoi(string(digits))
	switch {
	case err != nil || number >= len(l.tried) || !bytes.Equal(l.tried[number], r.Payload):
		return 0, fmt.Errorf("%q at %d was never appended", r.Payload, r.Position)
	case l.known[r.Position] != nil && !bytes.Equal(l.known[r.Position], r.Payload):
		return 0, fmt.Errorf("%q at %d was %q", r.Payload, r.Position, l.known[r.Position])
	}
	l.known[r.Position] = r.Payload
	return number, nil
}

// Whatever happens, what was acknowledged or shown is there once, in order, at
// its position, and nothing is there that nobody appended.
func TestPowerCuts(t *testing.T) {
	t.Parallel()
	from, to := seeds(t, 500)
	acknowledged, cuts := 0, 0
	for seed := from; seed <= to; seed++ {
		l := newLife(seed)
		require.NoError(t, l.live(80), "seed %d", seed)
		acknowledged += l.acknowledged
		cuts += l.cuts
	}
	t.Logf("%d acknowledged records and %d power cuts", acknowledged, cuts)
	require.Greater(t, acknowledged, int(to-from))
}

// The simulation is worth something only if it finds what it looks for: without
// any one of these it must find a loss.
func TestWithoutSyncTheSimulationFindsALoss(t *testing.T) {
	t.Parallel()
	for name, without := range map[string]deed{
		"sync of any file":                          everyFile,
		"sync of a group":                           wroteGroup,
		"sync of a header before its records":       wroteHeader,
		"second writing of the last segment":        wroteAgain,
		"sync of the folder":                        everyFolder,
		"sync of the folder after a new segment":    created,
		"sync of the folder after each removed one": removed,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for seed := uint64(1); seed <= 500; seed++ {
				l := newLife(seed)
				l.lazy = without
				if err := l.live(80); err != nil {
					t.Logf("seed %d: %v", seed, err)
					return
				}
			}
			t.Fatal("nothing was lost")
		})
	}
}
