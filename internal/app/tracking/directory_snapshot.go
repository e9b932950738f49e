package tracking

import (
	"bufio"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// A snapshot is the directory as a file, with which a process begins while the
// database is away. It is the title, the database, all programs, then each code, where what was
// said before is said by its number; numbers are unsigned varints, texts have their
// length before them; at the end a 0 and the CRC-32C of all before it. The title
// changes with the form; another form is not read.
const snapshotTitle = "rapport links 2\n"

// ErrSnapshot means that a file is no snapshot of this version or of another
// database, or damaged.
var ErrSnapshot = errors.New("no snapshot of these links")

// keepEvery is how often what changed is written to the file, at most.
const keepEvery = time.Minute

// KeepIn makes Run keep a snapshot in the file at path, and takes what is there; of
// names the database, because links of another one lead astray. isWarm says that
// there was something to take.
func (d *Directory) KeepIn(path, of string) (isWarm bool, err error) {
	d.file, d.of = path, of
	err = d.Restore(path)
	if errors.Is(err, os.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// keep writes what changed since the last time.
func (d *Directory) keep(ctx context.Context) {
	d.mu.Lock()
	isChanged := d.isChanged && d.file != ""
	d.isChanged = false
	d.mu.Unlock()
	if !isChanged {
		return
	}
	if err := d.Save(d.file); err != nil {
		d.logger.ErrorContext(ctx, "a restart without the database would not know these links", slog.Any("error", err))
		d.mu.Lock()
		d.isChanged = true
		d.mu.Unlock()
	}
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Save writes the directory to the file at path, whole or not at all.
func (d *Directory) Save(path string) (err error) {
	file, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".new-*")
	if err != nil {
		return fmt.Errorf("save the links: %w", err)
	}
	defer func() {
		if err != nil {
			err = fmt.Errorf("save the links: %w", errors.Join(err, file.Close(), os.Remove(file.Name())))
		}
	}()
	buffered := bufio.NewWriterSize(file, 1<<20)
	sum := crc32.New(castagnoli)
	out := &snapshotWriter{to: io.MultiWriter(buffered, sum)}
	d.write(out)
	if out.err != nil {
		return out.err
	}
	if _, err := buffered.Write(binary.BigEndian.AppendUint32(nil, sum.Sum32())); err != nil {
		return err
	}
	if err := buffered.Flush(); err != nil {
		return err
	}
	if err := file.Sync(); err != nil {
		return err
	}
	if err := file.Close(); err != nil {
		return err
	}
	return os.Rename(file.Name(), path)
}

// write says everything. Only one Save runs at a time: the numbers are kept in what
// they number.
func (d *Directory) write(out *snapshotWriter) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	out.raw(snapshotTitle)
	out.text(d.of)
	out.number(uint64(len(d.programs)))
	sites := uint32(0)
	for _, s := range d.programs {
		sites++
		s.index = sites
		out.site(s)
	}
	for _, p := range d.codes {
		p.index, p.owner.index = 0, 0
	}
	places, owners := uint32(0), uint32(0)
	for at, p := range d.codes {
		isNew := p.index == 0
		if isNew {
			places++
			p.index = places
		}
		out.number(uint64(p.index))
		out.text(at.host)
		out.text(at.code)
		if !isNew {
			continue
		}
		out.number(uint64(p.site.index))
		isNew = p.owner.index == 0
		if isNew {
			owners++
			p.owner.index = owners
		}
		out.number(uint64(p.owner.index))
		if isNew {
			out.text(p.owner.enrollmentID)
			out.text(p.owner.partnerID)
			out.text(p.owner.partner)
			out.text(p.owner.group)
		}
		out.place(p)
	}
	out.number(0)
}

// Restore takes what Save wrote. A file that is missing is os.ErrNotExist; any other
// that cannot be used is ErrSnapshot, and nothing changes.
func (d *Directory) Restore(path string) error {
	content, err := readText(path)
	if err != nil {
		return fmt.Errorf("read the saved links: %w", err)
	}
	fresh := &Directory{of: d.of}
	fresh.forget()
	if err := fresh.read(content); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.codes, d.programs, d.partners = fresh.codes, fresh.programs, fresh.partners
	d.elect()
	return nil
}

// readText reads a file into one text, of which all others will be parts.
func readText(path string) (string, error) {
	file, err := os.Open(path) //nolint:gosec // The operator's own folder.
	if err != nil {
		return "", err
	}
	defer func() { _ = file.Close() }()
	var out strings.Builder
	if about, err := file.Stat(); err == nil {
		out.Grow(int(about.Size()))
	}
	_, err = io.Copy(&out, file)
	return out.String(), err
}

func (d *Directory) read(content string) error {
	end := len(content) - crc32.Size
	if end < len(snapshotTitle) || content[:len(snapshotTitle)] != snapshotTitle {
		return ErrSnapshot
	}
	sum := crc32.New(castagnoli)
	_, _ = io.WriteString(sum, content[:end])
	if sum.Sum32() != binary.BigEndian.Uint32([]byte(content[end:])) {
		return fmt.Errorf("%w: it is damaged", ErrSnapshot)
	}
	in := &snapshotReader{reader{rest: content[len(snapshotTitle):end]}}
	if in.text() != d.of {
		return fmt.Errorf("%w: they are of another database", ErrSnapshot)
	}
	count := in.number()
	if count > uint64(len(in.rest)) {
		return ErrSnapshot
	}
	sites := make([]*site, count)
	for i := range sites {
		sites[i] = in.site()
		d.programs[sites[i].programID] = sites[i]
	}
	var places []*place
	var owners []*owner
	for n := in.number(); n != 0; n = in.number() {
		at := address{host: in.text(), code: in.text()}
		if n > uint64(len(places)) {
			s, o := in.number(), in.number()
			if o > uint64(len(owners)) {
				owners = append(owners, &owner{enrollmentID: in.text(), partnerID: in.text(), partner: in.text(), group: in.text()})
			}
			p := in.place()
			if s == 0 || s > uint64(len(sites)) || o == 0 || o > uint64(len(owners)) {
				return ErrSnapshot
			}
			p.site, p.owner = sites[s-1], owners[o-1]
			d.partners[p.owner.enrollmentID] = p.owner
			places = append(places, p)
		}
		if n > uint64(len(places)) {
			return ErrSnapshot
		}
		d.codes[at] = places[n-1]
	}
	if in.isBroken {
		return ErrSnapshot
	}
	return nil
}

// snapshotWriter writes until something fails.
type snapshotWriter struct {
	to  io.Writer
	err error
	buf []byte
}

func (w *snapshotWriter) raw(text string) {
	if w.err == nil {
		_, w.err = io.WriteString(w.to, text)
	}
}

func (w *snapshotWriter) number(n uint64) {
	if w.err == nil {
		w.buf = binary.AppendUvarint(w.buf[:0], n)
		_, w.err = w.to.Write(w.buf)
	}
}

func (w *snapshotWriter) text(text string) {
	if w.err == nil {
		w.buf = appendText(w.buf[:0], text)
		_, w.err = w.to.Write(w.buf)
	}
}

// site and place write what reader's methods of the same names read.
func (w *snapshotWriter) site(s *site) {
	w.text(s.organizationID)
	w.text(s.programID)
	w.json(s.siteSettings)
	w.number(uint64(max(0, s.createdAt.UnixMicro()))) //nolint:gosec // Not below 0.
	isArchived := uint64(0)
	if s.isArchived {
		isArchived = 1
	}
	w.number(isArchived)
}

func (w *snapshotWriter) place(p *place) {
	w.text(p.id)
	w.text(p.destination)
	w.text(p.code)
	w.text(p.name)
	if p.rare == nil {
		w.text("")
		return
	}
	w.json(p.rare)
}

// json writes what grows from version to version as one text.
func (w *snapshotWriter) json(value any) {
	encoded, err := json.Marshal(value)
	if err != nil && w.err == nil {
		w.err = err
	}
	w.text(string(encoded))
}

// snapshotReader reads what snapshotWriter wrote.
type snapshotReader struct{ reader }

func (r *snapshotReader) site() *site {
	s := &site{organizationID: r.text(), programID: r.text()}
	settings := siteSettings{}
	r.json(r.text(), &settings)
	s.take(settings)
	s.createdAt = time.UnixMicro(int64(r.number())).UTC() //nolint:gosec // As it was written.
	s.isArchived = r.number() == 1
	return s
}

func (r *snapshotReader) place() *place {
	p := &place{id: r.text(), destination: r.text(), code: r.text(), name: r.text()}
	if more := r.text(); more != "" {
		p.rare = &rare{}
		r.json(more, p.rare)
	}
	return p
}

func (r *snapshotReader) json(encoded string, into any) {
	if err := json.Unmarshal([]byte(encoded), into); err != nil {
		r.spoil()
	}
}
