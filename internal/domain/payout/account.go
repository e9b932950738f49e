package payout

import (
	"regexp"
	"strings"
)

// ibanForm is what only IBANs look like: country, check digits, account.
var ibanForm = regexp.MustCompile(`^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$`)

// ibanBegin is how IBANs begin, also those with characters missing or too many.
var ibanBegin = regexp.MustCompile(`^[A-Z]{2}[0-9]{2}[A-Z0-9]*$`)

// bankCodeForm is a BIC (ISO 9362).
var bankCodeForm = regexp.MustCompile(`^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$`)

// ibanLengths is how long an IBAN is in each country of SEPA, Monaco to Serbia.
var ibanLengths = map[string]int{
	"AD": 24, "AL": 28, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24,
	"FI": 18, "FR": 27, "GB": 22, "GI": 23, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IS": 26, "IT": 27, "LI": 21, "LT": 20,
	"LU": 20, "LV": 21, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24,
	"RS": 22, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "VA": 22,
}

// NormalizeAccount returns an account number as it is kept: an IBAN in capitals
// and without spaces, anything else trimmed. The second result says whether it
// is meant as an IBAN, by its form or because it begins as those of a country of
// SEPA do; its length and check digits may still be wrong.
func NormalizeAccount(text string) (account string, isIBAN bool) {
	compact := strings.ToUpper(strings.Join(strings.Fields(text), ""))
	if ibanForm.MatchString(compact) || ibanBegin.MatchString(compact) && ibanLengths[compact[:2]] > 0 {
		return compact, true
	}
	return strings.TrimSpace(text), false
}

// NormalizeBankCode returns a BIC in capitals and without spaces.
func NormalizeBankCode(text string) string {
	return strings.ToUpper(strings.Join(strings.Fields(text), ""))
}

// IsIBAN reports whether a normalized number is an IBAN: its check digits fit
// (ISO 7064, mod 97) and, in the countries of SEPA, its length.
func IsIBAN(account string) bool {
	if !ibanForm.MatchString(account) {
		return false
	}
	length, isKnown := ibanLengths[account[:2]]
	return hasChecksum(account) && (!isKnown || len(account) == length)
}

// IsSEPA reports whether a normalized number is an IBAN of a country of SEPA.
func IsSEPA(account string) bool {
	return IsIBAN(account) && ibanLengths[account[:2]] > 0
}

// IsBankCode reports whether a normalized text is a BIC: 8 or 11 characters.
func IsBankCode(code string) bool { return bankCodeForm.MatchString(code) }

// hasChecksum computes mod 97: with the first four characters put last and
// letters read as 10 to 35, the number leaves 1.
func hasChecksum(iban string) bool {
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
