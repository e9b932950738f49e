package tracking

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"strings"
	"time"

	"github.com/rapporthq/rapport/internal/domain/fraud"
	"github.com/rapporthq/rapport/internal/id"
)

// The kinds of devices that a click names; empty if unknown.
const (
	deviceMobile  = "MOBILE"
	deviceTablet  = "TABLET"
	deviceDesktop = "DESKTOP"
)

// visitorPrefix begins the ids of visitors.
const visitorPrefix = "vis"

// The lengths that a click keeps, in bytes.
const (
	maxHost      = 253
	maxBrowser   = 40
	maxSub       = 120
	maxUserAgent = 500
	maxURL       = 2000
)

// visitorID returns the id if it is one of ours, else a new one: what a browser
// sends is its own word.
func visitorID(sent string, now time.Time) string {
	if prefix, ok := id.Prefix(sent); ok && prefix == visitorPrefix && sent == strings.ToLower(sent) {
		return sent
	}
	return id.New(visitorPrefix, now)
}

// visitorHashSize is how many bytes of a hash are kept: enough that two visitors of
// a day never share one, and half of the index.
const visitorHashSize = 16

// visitorHash is what is kept of who came, instead of an address: it tells the
// visitors of one day apart and is worth nothing on the next, because its key
// is made of the secret and the UTC day. It begins with a hash of the network, so
// that the clicks of one network stand together in the index and can be counted when
// a conversion follows (fraud.NetworkOf).
func (s *Service) visitorHash(day time.Time, remoteAddress, userAgent string) string {
	key := hmac.New(sha256.New, s.secret)
	key.Write([]byte("visitor hash of " + day.UTC().Format(time.DateOnly)))
	sum := hmac.New(sha256.New, key.Sum(nil))
	sum.Write([]byte("network " + fraud.Network(remoteAddress)))
	network := sum.Sum(nil)
	sum.Reset()
	sum.Write([]byte(remoteAddress + "\n" + userAgent))
	return hex.EncodeToString(append(network[:fraud.NetworkSize], sum.Sum(nil)[:visitorHashSize-fraud.NetworkSize]...))
}

// hostOf returns the host of an address in lower case, empty if it has none.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return clean(strings.ToLower(u.Hostname()), maxHost)
}
