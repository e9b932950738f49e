package fraud

import (
	"net/url"
	"strings"
)

// paidParameters are what search engines add to the addresses of their
// advertisements. Those of social networks (fbclid, ttclid) are not among them:
// they stand on every link that is shared there, paid for or not.
var paidParameters = []string{"gclid", "gbraid", "wbraid", "gad_source", "msclkid", "yclid"}

// paidHosts are where clicks on the advertisements of search engines come from.
var paidHosts = []string{"googleadservices.com", "*.googleadservices.com", "*.googlesyndication.com", "googlesyndication.com"}

// PaidSearch returns by what an address is known as that of an advertisement in a
// search engine: the name of a parameter in the query of the request or of the
// page that led here, or that page's host. It is empty if there is no sign of one.
func PaidSearch(query, referrer string) string {
	if name := paidParameter(query); name != "" {
		return name
	}
	if referrer == "" {
		return ""
	}
	if _, after, ok := strings.Cut(referrer, "?"); ok {
		if name := paidParameter(after); name != "" {
			return name
		}
	}
	if at, err := url.Parse(referrer); err == nil && FirstPattern(paidHosts, at.Hostname()) != "" {
		return strings.ToLower(at.Hostname())
	}
	return ""
}

// paidParameter finds the first of them in a query without taking it apart: it is
// asked at each redirect.
func paidParameter(query string) string {
	query, _, _ = strings.Cut(query, "#")
	for query != "" {
		var one string
		one, query, _ = strings.Cut(query, "&")
		name, value, _ := strings.Cut(one, "=")
		if value == "" {
			continue
		}
		for _, known := range paidParameters {
			if name == known {
				return known
			}
		}
	}
	return ""
}
