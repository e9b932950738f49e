package partner

import (
	"net/url"
	"slices"
	"strings"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/apperr"
)

const maxDestination = 2_000

// checkDestination asks for an http or https address on a host to which the
// program lets links lead: that of its site, or one of its allowed hosts. A link
// that led elsewhere would lend the vendor's good name to anybody.
func checkDestination(errs *apperr.Errors, p *ent.Program, destination string, path ...string) {
	if destination == "" {
		errs.Add(apperr.Blank, "Give the address where the link leads.", path...)
		return
	}
	checkLength(errs, destination, maxDestination, path...)
	u, err := url.Parse(destination)
	switch {
	case err != nil || u.Opaque != "" || u.Hostname() == "" || u.Scheme != "http" && u.Scheme != "https",
		strings.ContainsFunc(destination, isUnprintable), strings.Contains(destination, `\`):
		errs.Add(apperr.Invalid, "Give an address that begins with https:// or http:// and a host.", path...)
	case u.User != nil:
		errs.Add(apperr.Invalid, "The address may not carry a user name or password.", path...)
	case !isAllowed(p, u):
		errs.Add(apperr.Invalid, "Links of this program may not lead to this host. Choose an address of the program's site.", path...)
	}
}

// isAllowed reports whether u is on a host of the program. A port other than
// the scheme's is allowed only where the program's site has it.
func isAllowed(p *ent.Program, u *url.URL) bool {
	site, err := url.Parse(p.SiteURL)
	if err != nil {
		return false
	}
	host := strings.ToLower(u.Hostname())
	isSite := host == strings.ToLower(site.Hostname())
	switch u.Port() {
	case "", "80", "443":
	case site.Port():
		if !isSite {
			return false
		}
	default:
		return false
	}
	return isSite || slices.ContainsFunc(p.AllowedHosts, func(allowed string) bool {
		below, isWild := strings.CutPrefix(allowed, "*")
		return host == allowed || isWild && strings.HasSuffix(host, below) && len(host) > len(below)
	})
}
