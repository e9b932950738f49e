package partner

import (
	"errors"
	"fmt"
	"net/mail"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// The lengths of texts, in characters.
const (
	maxName    = 120
	maxEmail   = 254
	maxType    = 40
	maxWebsite = 500
	maxTags    = 20
	maxTag     = 40
	maxNotes   = 10_000
	maxMessage = 2_000
	maxReason  = 500
)

// countries are the codes of ISO 3166-1.
const countries = " AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ" +
	" CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE" +
	" GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP" +
	" KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF" +
	" NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN" +
	" SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW "

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

// checkOptional asks for at most longest characters if there is a text.
func checkOptional(errs *apperr.Errors, text *string, longest int, path ...string) {
	if text != nil {
		checkLength(errs, *text, longest, path...)
	}
}

// checkReason asks for the reason of a decision, at its argument.
func checkReason(reason string) error {
	var errs apperr.Errors
	checkText(&errs, reason, maxReason, "input", "reason")
	return errs.OrNil()
}

// normalizeEmail returns the form in which an address is stored and compared.
func normalizeEmail(email string) string { return strings.ToLower(strings.TrimSpace(email)) }

// checkEmail asks for one bare address at a domain.
func checkEmail(errs *apperr.Errors, email string, path ...string) {
	email = normalizeEmail(email)
	parsed, err := mail.ParseAddress(email)
	domain := email[strings.LastIndex(email, "@")+1:]
	switch {
	case email == "":
		errs.Add(apperr.Blank, "Enter an e-mail address.", path...)
	case len(email) > maxEmail:
		errs.Add(apperr.TooLong, "Enter an e-mail address of at most 254 characters.", path...)
	case err != nil || parsed.Address != email || strings.ContainsAny(email, " \"") || !strings.Contains(strings.Trim(domain, "."), "."):
		errs.Add(apperr.Invalid, "Enter an e-mail address such as ada@example.com.", path...)
	}
}

// checkCountry asks for an ISO 3166 code if there is one; case does not matter.
func checkCountry(errs *apperr.Errors, country *string, path ...string) {
	if country == nil || *country == "" {
		return
	}
	if len(*country) != 2 || !strings.Contains(countries, " "+strings.ToUpper(*country)+" ") {
		errs.Add(apperr.Invalid, "Give an ISO 3166 country code of two letters, such as DE.", path...)
	}
}

// checkWebsite asks for an http or https address if there is one.
func checkWebsite(errs *apperr.Errors, website *string, path ...string) {
	if website == nil || *website == "" {
		return
	}
	checkLength(errs, *website, maxWebsite, path...)
	u, err := url.Parse(*website)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil || strings.ContainsFunc(*website, isUnprintable) {
		errs.Add(apperr.Invalid, "Give an address that begins with https:// or http://.", path...)
	}
}

func isUnprintable(r rune) bool { return unicode.IsControl(r) || unicode.IsSpace(r) }

// checkTags asks for at most 20 words.
func checkTags(errs *apperr.Errors, tags []string, path ...string) {
	if len(tags) > maxTags {
		errs.Add(apperr.TooLong, "Give at most 20 tags.", path...)
		return
	}
	for i, tag := range tags {
		checkText(errs, tag, maxTag, append(slices.Clone(path), strconv.Itoa(i))...)
	}
}

// trimmed returns the tags without spaces around them, each once; never nil.
func trimmed(tags []string) []string {
	out := make([]string, 0, len(tags))
	for _, tag := range tags {
		if tag = strings.TrimSpace(tag); !slices.Contains(out, tag) {
			out = append(out, tag)
		}
	}
	return out
}

// checkAmount asks for an amount of 0 or more in the currency, and returns its
// minor units.
func checkAmount(errs *apperr.Errors, amount string, c money.Currency, path ...string) int64 {
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
	return m.Minor
}
