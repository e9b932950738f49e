package destination

import (
	"net/url"
	"strings"
)

// ShortURL is the whole address of a code: on a short domain right below it, on the
// server's own host, if host is empty, below /r. A short domain is reached as the
// server is, by the same scheme and port.
func ShortURL(publicURL, host, code string) string {
	code = url.PathEscape(code)
	u, err := url.Parse(publicURL)
	if host == "" || err != nil {
		return strings.TrimSuffix(publicURL, "/") + "/r/" + code
	}
	if port := u.Port(); port != "" {
		host += ":" + port
	}
	return u.Scheme + "://" + host + "/" + code
}
