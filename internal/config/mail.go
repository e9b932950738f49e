package config

import (
	"net/mail"
	"net/netip"
	"net/url"
	"strings"
)

// mailProblems are those of the mail server. One on another machine is never
// spoken to without TLS.
func (c Config) mailProblems() []error {
	var out []error
	if c.SMTPURL != "" && !isMailServer(c.SMTPURL) {
		out = append(out, problem("SMTPURL"))
	}
	from, err := mail.ParseAddress(c.MailFrom)
	if (c.SMTPURL != "" || c.MailFrom != "") && (err != nil || from.Address != c.MailFrom) {
		out = append(out, problem("MailFrom"))
	}
	return out
}

func isMailServer(address string) bool {
	u, err := url.Parse(address)
	if err != nil || (u.Scheme != "smtp" && u.Scheme != "smtps") || u.Hostname() == "" || strings.Trim(u.Path, "/") != "" {
		return false
	}
	return u.RawQuery == "" || u.RawQuery == "tls=none" && u.Scheme == "smtp" && isLoopback(u.Hostname())
}

func isLoopback(host string) bool {
	ip, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && ip.IsLoopback()
}
