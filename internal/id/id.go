// Package id makes the prefixed identifiers that are both the database key and
// the API id of every row (api.md C.4). It must not know what a prefix means:
// the map from prefix to table lives in graph/node.go.
package id

import (
	"crypto/rand"
	"encoding/binary"
	"strings"
	"sync/atomic"
	"time"

	"github.com/oklog/ulid/v2"
)

// Length of the part after the prefix: a ULID in Crockford base 32.
const bodyLength = 26

// made counts the ids of this process, from a number that nobody knows. It leads
// the entropy of each, so that of two ids of one millisecond the later made sorts
// later, whoever else makes ids of other instants meanwhile.
var made = counting()

func counting() *atomic.Uint64 {
	var start [8]byte
	_, _ = rand.Read(start[:]) // It never fails: it would end the process.
	n := &atomic.Uint64{}
	n.Store(binary.BigEndian.Uint64(start[:]) >> (64 - startBits))
	return n
}

// The entropy of an id is 80 bits: the count, which begins below 2^startBits so
// that it has room to grow, and chance.
const (
	startBits  = 39
	countBytes = 5
)

// New returns a fresh id "<prefix>_<ulid>", lower case. Ids that one process
// makes later for the same instant or a later one sort later, so that the order of
// ids is the order of recording. They are hard to guess, but no secrets: what must
// not be guessed has a token.
func New(prefix string, at time.Time) string {
	var entropy [10]byte
	binary.BigEndian.PutUint64(entropy[:8], made.Add(1)<<(64-8*countBytes))
	_, _ = rand.Read(entropy[countBytes:])
	var u ulid.ULID
	_ = u.SetTime(ulid.Timestamp(at))
	_ = u.SetEntropy(entropy[:])
	return prefix + "_" + strings.ToLower(u.String())
}

// Prefix returns the part before the underscore of a well-formed id, and
// whether the id is well formed.
func Prefix(id string) (string, bool) {
	prefix, body, found := strings.Cut(id, "_")
	if !found || prefix == "" || len(body) != bodyLength {
		return "", false
	}
	if _, err := ulid.ParseStrict(strings.ToUpper(body)); err != nil {
		return "", false
	}
	return prefix, true
}
