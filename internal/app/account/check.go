package account

import (
	"net/mail"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/viewer"
)

// The bounds of what people enter, in characters.
const (
	nameRoof        = 120
	keyNameRoof     = 80
	emailRoof       = 254
	passwordFloor   = 10
	passwordRoof    = 200
	defaultLanguage = "en"
)

// memberRoles and partnerRoles are the roles of the two kinds of seat.
var (
	memberRoles  = []viewer.Role{viewer.Owner, viewer.Admin, viewer.Finance, viewer.ReadOnly}
	partnerRoles = []viewer.Role{viewer.Owner, viewer.Staff}
)

// NormalizeEmail returns the one form in which an address is stored and
// compared: without spaces around it, in lower case.
func NormalizeEmail(email string) string { return strings.ToLower(strings.TrimSpace(email)) }

// checkEmail adds what is wrong with a normalised address.
func checkEmail(errs *apperr.Errors, email string, path ...string) {
	switch {
	case email == "":
		errs.Add(apperr.Blank, "Enter an e-mail address.", path...)
	case len(email) > emailRoof:
		errs.Add(apperr.TooLong, "Enter an e-mail address of at most 254 characters.", path...)
	case !isEmail(email):
		errs.Add(apperr.Invalid, "Enter an e-mail address such as ada@example.com.", path...)
	}
}

// isEmail reports whether email is one bare address at a domain with a dot.
func isEmail(email string) bool {
	parsed, err := mail.ParseAddress(email)
	if err != nil || parsed.Address != email || strings.ContainsAny(email, " \"") {
		return false
	}
	domain := email[strings.LastIndex(email, "@")+1:]
	labels := strings.Split(domain, ".")
	return len(labels) > 1 && !slices.Contains(labels, "") && !strings.HasPrefix(domain, "[")
}

// checkName adds what is wrong with a trimmed name of at most roof characters.
func checkName(errs *apperr.Errors, name string, roof int, path ...string) {
	switch {
	case name == "":
		errs.Add(apperr.Blank, "Enter a name.", path...)
	case utf8.RuneCountInString(name) > roof:
		errs.Add(apperr.TooLong, "Enter a name of at most "+strconv.Itoa(roof)+" characters.", path...)
	}
}

// checkGiven adds a mistake if v may not do all that the role may: whoever could
// give more than they have could have it themselves.
func checkGiven(errs *apperr.Errors, v viewer.Viewer, kind viewer.Kind, role viewer.Role, path ...string) {
	if !v.MayGiveRole(kind, role) {
		errs.Add(apperr.Invalid, "You may not do all that this role may, so you cannot give it.", path...)
	}
}

// checkNewPassword adds what is wrong with a password that is being chosen.
func checkNewPassword(errs *apperr.Errors, password string, path ...string) {
	switch length := utf8.RuneCountInString(password); {
	case length == 0:
		errs.Add(apperr.Blank, "Choose a password of at least 10 characters.", path...)
	case length < passwordFloor:
		errs.Add(apperr.TooSmall, "Choose a password of at least 10 characters.", path...)
	case length > passwordRoof:
		errs.Add(apperr.TooLong, "Choose a password of at most 200 characters.", path...)
	}
}

// checkPassword adds what is wrong with a password that should be known: no
// more than that it is missing, or longer than any can be.
func checkPassword(errs *apperr.Errors, password string, path ...string) {
	switch {
	case password == "":
		errs.Add(apperr.Blank, "Enter the password.", path...)
	case utf8.RuneCountInString(password) > passwordRoof:
		errs.Add(apperr.TooLong, "A password has at most 200 characters.", path...)
	}
}

func checkLocale(errs *apperr.Errors, locale string, path ...string) {
	if locale != "en" && locale != "de" {
		errs.Add(apperr.Invalid, "Choose en or de.", path...)
	}
}

// localeOr returns the language, or English if none was given.
func localeOr(locale *string) string {
	if locale == nil {
		return defaultLanguage
	}
	return *locale
}

// errPassword is the one answer to a wrong password and to an unknown address.
func errPassword(path ...string) error {
	return apperr.New(apperr.WrongPassword, "The e-mail address or the password is not right.", path...)
}
