// Package id makes the prefixed identifiers that are both the database key and
// the API id of every row (api.md C.4). It must not know what a prefix means:
// the map from prefix to table lives in graph/node.go.
package id

import (
	"crypto/rand"
	"strings"
	"time"

	"github.com/oklog/ulid/v2"
)

// Length of the part after the prefix: a ULID in Crockford base 32.
const bodyLength = 26

// entropy is cryptographic randomness that grows within a millisecond. It is
// the state of one process, as the source of randomness itself is.
var entropy = &ulid.LockedMonotonicReader{MonotonicReader: ulid.Monotonic(rand.Reader, 0)}

// New returns a fresh id "<prefix>_<ulid>", lower case. Ids that one process
// makes later sort later, so that the order of ids is the order of recording.
// They are hard to guess, but no secrets: what must not be guessed has a token.
func New(prefix string, at time.Time) string {
	u, err := ulid.New(ulid.Timestamp(at), entropy)
	if err != nil { // the millisecond is full: begin anew
		u = ulid.MustNew(ulid.Timestamp(at), rand.Reader)
	}
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
