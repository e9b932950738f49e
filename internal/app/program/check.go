package program

import (
	"errors"
	"fmt"
	"net/mail"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/money"
)

var (
	colorForm = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)
	labelForm = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$`)
)

// Lengths that more than one input shares.
const (
	maxName    = 120
	maxURL     = 500
	maxEmail   = 254
	maxHost    = 253
	maxListed  = 100
	maxLongest = 20_000
)

// checkText asks for a text of 1 to longest characters.
func checkText(errs *apperr.Errors, text string, longest int, path ...string) {
	if strings.TrimSpace(text) == "" {
		errs.Add(apperr.Blank, "This cannot be empty.", path...)
		return
	}
	checkLength(errs, text, longest, path...)
}

// checkLength asks for at most longest characters.
func checkLength(errs *apperr.Errors, text string, longest int, path ...string) {
	if utf8.RuneCountInString(text) > longest {
		errs.Add(apperr.TooLong, fmt.Sprintf("This is at most %d characters long.", longest), path...)
	}
}

// checkRange asks for a number between least and most, both included.
func checkRange(errs *apperr.Errors, n *int, least, most int, path ...string) {
	switch {
	case n == nil:
	case *n < least:
		errs.Add(apperr.TooSmall, "This is at least "+strconv.Itoa(least)+".", path...)
	case *n > most:
		errs.Add(apperr.TooLarge, "This is at most "+strconv.Itoa(most)+".", path...)
	}
}

// checkColor asks for a colour "#rrggbb".
func checkColor(errs *apperr.Errors, color string, path ...string) {
	if !colorForm.MatchString(color) {
		errs.Add(apperr.Invalid, "Give the colour as # and six hexadecimal digits, such as #2f5bd7.", path...)
	}
}

// normalizeEmail returns the form in which an address is stored.
func normalizeEmail(email string) string { return strings.ToLower(strings.TrimSpace(email)) }

// checkEmail asks for one bare address at a domain, or none.
func checkEmail(errs *apperr.Errors, email string, path ...string) {
	if email == "" {
		return
	}
	parsed, err := mail.ParseAddress(email)
	domain := email[strings.LastIndex(email, "@")+1:]
	switch {
	case len(email) > maxEmail:
		errs.Add(apperr.TooLong, "Enter an e-mail address of at most 254 characters.", path...)
	case err != nil || parsed.Address != email || strings.ContainsAny(email, " \"") || !strings.Contains(strings.Trim(domain, "."), "."):
		errs.Add(apperr.Invalid, "Enter an e-mail address such as partners@example.com.", path...)
	}
}

// checkZone asks for a time zone by its IANA name.
func checkZone(errs *apperr.Errors, name string, path ...string) {
	_, err := time.LoadLocation(name)
	if err != nil || name == "" || name == "Local" {
		errs.Add(apperr.Invalid, "Give an IANA time zone, such as Europe/Berlin.", path...)
	}
}

// checkSite asks for an http or https address of a host, without credentials.
func checkSite(errs *apperr.Errors, address string, path ...string) {
	if strings.TrimSpace(address) == "" {
		errs.Add(apperr.Blank, "Give the address of the program's site.", path...)
		return
	}
	checkLength(errs, address, maxURL, path...)
	u, err := url.Parse(address)
	switch {
	case err != nil || u.Opaque != "" || strings.ContainsFunc(address, isUnprintable) || !isHost(strings.ToLower(u.Hostname())),
		u.Scheme != "http" && u.Scheme != "https":
		errs.Add(apperr.Invalid, "Give an address that begins with https:// or http:// and a host.", path...)
	case u.User != nil:
		errs.Add(apperr.Invalid, "The address may not carry a user name or password.", path...)
	}
}

func isUnprintable(r rune) bool { return unicode.IsControl(r) || unicode.IsSpace(r) }

// isHost reports whether host is a host's name in lower case, without a port.
func isHost(host string) bool {
	if host == "" || len(host) > maxHost {
		return false
	}
	for label := range strings.SplitSeq(host, ".") {
		if !labelForm.MatchString(label) {
			return false
		}
	}
	return true
}

// checkAmount asks for an amount of 0 or more in the currency, and returns it.
func checkAmount(errs *apperr.Errors, amount string, c money.Currency, path ...string) money.Money {
	m, err := money.Parse(amount, c)
	switch {
	case errors.Is(err, money.ErrTooManyDigits):
		errs.Add(apperr.Invalid, fmt.Sprintf("Amounts in %s have at most %d digits after the point.", c, c.Digits()), path...)
	case errors.Is(err, money.ErrOverflow):
		errs.Add(apperr.TooLarge, "This amount is too large.", path...)
	case err != nil:
		errs.Add(apperr.Invalid, "Give the amount in plain digits, such as 100 or 12.5.", path...)
	case m.Sign() < 0:
		errs.Add(apperr.TooSmall, "The amount cannot be below 0.", path...)
	}
	return m
}
