package fraud

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"net/netip"
	"slices"
	"strings"
)

// Ranges are networks, in order and without overlaps, so that an address is found
// in them by halving. The zero value holds none.
type Ranges struct {
	first, last []netip.Addr
}

// ReadRanges reads one network a line, such as 192.0.2.0/24 or 2001:db8::/32, or a
// single address. Empty lines and what follows a # are passed over. The error
// names the line.
func ReadRanges(from io.Reader) (*Ranges, error) {
	type span struct{ first, last netip.Addr }
	var spans []span
	lines := bufio.NewScanner(from)
	for number := 1; lines.Scan(); number++ {
		text, _, _ := strings.Cut(lines.Text(), "#")
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		network, err := readNetwork(text)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", number, err)
		}
		spans = append(spans, span{network.Masked().Addr(), lastOf(network)})
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read networks: %w", err)
	}
	slices.SortFunc(spans, func(a, b span) int { return cmp.Or(a.first.Compare(b.first), a.last.Compare(b.last)) })
	r := &Ranges{}
	for _, one := range spans {
		if n := len(r.last); n > 0 && one.first.BitLen() == r.last[n-1].BitLen() && one.first.Compare(r.last[n-1]) <= 0 {
			if r.last[n-1].Less(one.last) {
				r.last[n-1] = one.last
			}
			continue
		}
		r.first, r.last = append(r.first, one.first), append(r.last, one.last)
	}
	return r, nil
}

func readNetwork(text string) (netip.Prefix, error) {
	if !strings.Contains(text, "/") {
		addr, err := netip.ParseAddr(text)
		if err != nil || addr.Zone() != "" {
			return netip.Prefix{}, fmt.Errorf("%q is no network: write it like 192.0.2.0/24", text)
		}
		addr = addr.Unmap()
		return netip.PrefixFrom(addr, addr.BitLen()), nil
	}
	network, err := netip.ParsePrefix(text)
	if err != nil || network.Addr().Is4In6() {
		return netip.Prefix{}, fmt.Errorf("%q is no network: write it like 192.0.2.0/24", text)
	}
	return network, nil
}

// lastOf is the last address of a network.
func lastOf(network netip.Prefix) netip.Addr {
	bytes := network.Masked().Addr().AsSlice()
	for bit := network.Bits(); bit < len(bytes)*8; bit++ {
		bytes[bit/8] |= 1 << (7 - bit%8)
	}
	last, _ := netip.AddrFromSlice(bytes)
	return last
}

// Len is how many networks there are, those that touch or overlap counted as read
// into one.
func (r *Ranges) Len() int {
	if r == nil {
		return 0
	}
	return len(r.first)
}

// Contains reports whether the address is in one of the networks; what is no
// address is in none.
func (r *Ranges) Contains(address string) bool {
	if r.Len() == 0 {
		return false
	}
	addr, err := netip.ParseAddr(address)
	if err != nil {
		return false
	}
	addr = addr.Unmap().WithZone("")
	i, found := slices.BinarySearchFunc(r.first, addr, netip.Addr.Compare)
	return found || i > 0 && addr.Compare(r.last[i-1]) <= 0 && addr.BitLen() == r.last[i-1].BitLen()
}

// Network is the part of an address that is somebody's: all of an IPv4 address, and
// the first 64 bits of an IPv6 address, of which each household has at least as
// many. What is no address is its own network.
func Network(address string) string {
	addr, err := netip.ParseAddr(address)
	if err != nil {
		return address
	}
	addr = addr.Unmap().WithZone("")
	if addr.Is4() {
		return addr.String()
	}
	network, err := addr.Prefix(64)
	if err != nil {
		return address
	}
	return network.String()
}

// NetworkSize is how many bytes of a visitor's hash are of its network.
const NetworkSize = 4

// NetworkOf returns the part of a visitor's hash that all visitors of its network and
// day share; empty if it has none.
func NetworkOf(visitorHash string) string {
	if len(visitorHash) <= 2*NetworkSize {
		return ""
	}
	return visitorHash[:2*NetworkSize]
}
