package destination

import (
	"errors"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What is wrong with an address.
var (
	// ErrForm: it is no http or https address of a host.
	ErrForm = errors.New("not an http or https address of a host")
	// ErrCredentials: it carries a user name or password.
	ErrCredentials = errors.New("the address carries credentials")
	// ErrHost: it is on a host, or a port, that the program does not allow.
	ErrHost = errors.New("the host is not allowed")
)

// Hosts is where links of a program may lead: to its site and to what it allows
// besides. The zero value allows nothing. Use NewHosts.
type Hosts struct {
	site, port string
	allowed    []string
}

// NewHosts returns the hosts of a program's site and those it allows, in lower
// case; "*.example.com" allows every host below example.com. Names in other
// scripts are allowed in their ASCII form only.
func NewHosts(siteURL string, allowed []string) Hosts {
	site, err := url.Parse(siteURL)
	if err != nil {
		return Hosts{}
	}
	return Hosts{site: strings.ToLower(site.Hostname()), port: site.Port(), allowed: allowed}
}

// Check returns the address as it can be sent to a browser, or ErrForm,
// ErrCredentials or ErrHost. What browsers read otherwise than Go does is refused
// wherever it stands: backslashes, blanks, control and invisible characters.
func (h Hosts) Check(address string) (*url.URL, error) {
	if !utf8.ValidString(address) || strings.ContainsFunc(address, isMisread) {
		return nil, ErrForm
	}
	u, err := url.Parse(address)
	switch {
	case err != nil || u.Opaque != "" || u.Hostname() == "" || u.Scheme != "http" && u.Scheme != "https":
		return nil, ErrForm
	case u.User != nil:
		return nil, ErrCredentials
	case !h.allows(strings.ToLower(u.Hostname()), u.Port()):
		return nil, ErrHost
	}
	return u, nil
}

func isMisread(r rune) bool { return r == '\\' || unicode.IsSpace(r) || !unicode.IsGraphic(r) }

// allows reports whether the host is one of the program's. A port other than the
// schemes' is allowed only where the program's site has it.
func (h Hosts) allows(host, port string) bool {
	if port != "" && port != "80" && port != "443" {
		return port == h.port && host == h.site
	}
	return host != "" && host == h.site || slices.ContainsFunc(h.allowed, func(allowed string) bool { return covers(allowed, host) })
}

// covers reports whether an entry of the list stands for the host.
func covers(allowed, host string) bool {
	below, isWild := strings.CutPrefix(allowed, "*")
	if !isWild {
		return host == allowed
	}
	return strings.HasPrefix(below, ".") && strings.HasSuffix(host, below) && len(host) > len(below)
}
