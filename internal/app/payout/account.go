package payout

import "regexp"

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

// accountForm is what a local account number may be made of.
var accountForm = regexp.MustCompile(`^[0-9A-Za-z][0-9A-Za-z ./-]*$`)
