package payout

import (
	"regexp"
	"strings"
)

// shown is how many characters of an account number people see.
const shown = 4

// MaskAccount returns the account number with all but its last four characters
// hidden; of a number that is not longer than that, nothing is shown.
func MaskAccount(account string) string {
	const dots = "••••"
	runes := []rune(account)
	if len(runes) <= shown {
		return dots
	}
	return dots + " " + string(runes[len(runes)-shown:])
}

var (
	// ibanForm is what only IBANs look like: country, check digits, account.
	ibanForm    = regexp.MustCompile(`^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$`)
	accountForm = regexp.MustCompile(`^[0-9A-Za-z][0-9A-Za-z ./-]*$`)
	bicForm     = regexp.MustCompile(`^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$`)
)

// normalizeAccount returns the number as it is kept: an IBAN in capitals and
// without spaces, anything else trimmed. isIBAN says which it is.
func normalizeAccount(text string) (account string, isIBAN bool) {
	compact := strings.ToUpper(strings.Join(strings.Fields(text), ""))
	if ibanForm.MatchString(compact) {
		return compact, true
	}
	return strings.TrimSpace(text), false
}

// hasIBANChecksum reports whether the check digits fit (ISO 7064, mod 97): with
// the first four characters put last and letters read as 10 to 35, the number
// leaves 1 when divided by 97.
func hasIBANChecksum(iban string) bool {
	remainder := 0
	for _, r := range iban[4:] + iban[:4] {
		if r >= 'A' {
			remainder = (remainder*100 + int(r-'A') + 10) % 97
		} else {
			remainder = (remainder*10 + int(r-'0')) % 97
		}
	}
	return remainder == 1
}
