package tracking

import "encoding/binary"

// appendText writes a text with its length before it, as reader takes it.
func appendText(out []byte, text string) []byte {
	return append(binary.AppendUvarint(out, uint64(len(text))), text...)
}

// reader takes numbers (unsigned varints) and texts, until something is wrong.
type reader struct {
	rest     string
	isBroken bool
}

// spoil notes that something is wrong: all that follows is empty.
func (r *reader) spoil() { r.rest, r.isBroken = "", true }

func (r *reader) number() uint64 {
	var n uint64
	for i := range min(len(r.rest), binary.MaxVarintLen64) {
		b := r.rest[i]
		n |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			r.rest = r.rest[i+1:]
			return n
		}
	}
	r.spoil()
	return 0
}

// text is a part of what is read, and keeps all of it.
func (r *reader) text() string {
	size := r.number()
	if size > uint64(len(r.rest)) {
		r.spoil()
		return ""
	}
	out := r.rest[:size]
	r.rest = r.rest[size:]
	return out
}
