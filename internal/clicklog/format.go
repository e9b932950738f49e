package clicklog

import (
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"strconv"
	"strings"
	"time"
)

const (
	magic   = "RAPCLICK"
	version = 1

	// headerSize is where the records of a segment begin.
	headerSize = 64
	// frameSize is what a record needs beside its payload: length, checksum, and
	// the distance to the first record of its group, 4 bytes each.
	frameSize = 12
	// largest is the roof for payloads, whatever the options say: a length above
	// is garbage.
	largest = 1 << 16

	prefix, suffix = "clicks-", ".seg"
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// logID is made at random when the folder is new.
type logID [16]byte

func (i logID) String() string { return hex.EncodeToString(i[:]) }

// seed begins every checksum of the log, so that bytes of another log, or those
// that a visitor put into a payload, never pass for a record.
func (i logID) seed() uint32 { return crc32.Checksum(i[:], castagnoli) }

// header is the first 64 bytes of a segment.
type header struct {
	id     logID
	number uint64
	first  Position
	begun  time.Time
}

func (h header) encode() []byte {
	b := make([]byte, headerSize)
	copy(b, magic)
	binary.LittleEndian.PutUint32(b[8:], version)
	copy(b[16:], h.id[:])
	binary.LittleEndian.PutUint64(b[32:], h.number)
	binary.LittleEndian.PutUint64(b[40:], uint64(h.first))
	binary.LittleEndian.PutUint64(b[48:], uint64(h.begun.UnixMicro()))
	binary.LittleEndian.PutUint32(b[60:], crc32.Checksum(b[:60], castagnoli))
	return b
}

// decodeHeader returns the header, or false if there is none: the segment was
// never begun, or not to the end.
func decodeHeader(b []byte) (h header, found uint32, ok bool) {
	if len(b) < headerSize || string(b[:8]) != magic ||
		binary.LittleEndian.Uint32(b[60:]) != crc32.Checksum(b[:60], castagnoli) {
		return header{}, 0, false
	}
	copy(h.id[:], b[16:])
	h.number = binary.LittleEndian.Uint64(b[32:])
	h.first = Position(binary.LittleEndian.Uint64(b[40:]))
	h.begun = time.UnixMicro(int64(binary.LittleEndian.Uint64(b[48:]))).UTC()
	return h, binary.LittleEndian.Uint32(b[8:]), true
}

// seal fills the frame before a payload that is in place: record is both, at is
// its position, and group that of the first record of its group.
func seal(record []byte, seed uint32, at, group Position) {
	binary.LittleEndian.PutUint32(record, uint32(len(record)-frameSize))
	binary.LittleEndian.PutUint32(record[8:], uint32(at-group))
	binary.LittleEndian.PutUint32(record[4:], checksum(record, seed, at))
}

func checksum(record []byte, seed uint32, at Position) uint32 {
	var place [8]byte
	binary.LittleEndian.PutUint64(place[:], uint64(at))
	sum := crc32.Update(seed, castagnoli, place[:])
	sum = crc32.Update(sum, castagnoli, record[:4])
	return crc32.Update(sum, castagnoli, record[8:])
}

// parse returns the record at the beginning of b, whose position is at, and the
// position of the first record of its group. It returns nil if there is no whole
// record: zeros, rubbish, or the end of b.
func parse(b []byte, seed uint32, at Position) (record []byte, group Position) {
	if len(b) < frameSize {
		return nil, 0
	}
	length := binary.LittleEndian.Uint32(b)
	back := Position(binary.LittleEndian.Uint32(b[8:]))
	if length == 0 || length > largest || int(length) > len(b)-frameSize || back > at {
		return nil, 0
	}
	record = b[:frameSize+int(length)]
	if binary.LittleEndian.Uint32(b[4:]) != checksum(record, seed, at) {
		return nil, 0
	}
	return record, at - back
}

// fileName returns the name of a segment; names sort as numbers do.
func fileName(number uint64) string { return fmt.Sprintf("%s%020d%s", prefix, number, suffix) }

// fileNumber is the inverse of fileName, and false for other files.
func fileNumber(name string) (uint64, bool) {
	digits, ok := strings.CutPrefix(name, prefix)
	digits, also := strings.CutSuffix(digits, suffix)
	number, err := strconv.ParseUint(digits, 10, 64)
	return number, ok && also && err == nil && fileName(number) == name
}
