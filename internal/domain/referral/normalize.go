package referral

import (
	"slices"
	"strings"
	"unicode"
)

// NormalizeEmail returns the form in which two addresses are compared: without
// white space around it, in lower case, without a "+tag" before the at sign and
// a dot after the domain. It returns the empty text for what is not an address,
// and an empty text equals nothing.
//
// The result is for comparing, not for sending to: some servers see a tag as
// another mailbox.
func NormalizeEmail(address string) string {
	address = strings.ToLower(strings.TrimSpace(address))
	at := strings.LastIndexByte(address, '@')
	if at < 0 || strings.ContainsFunc(address, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || r == '<' || r == '>' || r == ','
	}) {
		return ""
	}
	local, _, _ := strings.Cut(address[:at], "+")
	domain := strings.TrimSuffix(address[at+1:], ".")
	isDomain := strings.Contains(domain, ".") && !slices.Contains(strings.Split(domain, "."), "")
	if local == "" || strings.Contains(local, "@") || !isDomain {
		return ""
	}
	return local + "@" + domain
}

// NormalizeCompany returns the form in which two company names are compared:
// lower case, Latin letters without accents (ä, ö, ü become ae, oe, ue), "&" as
// "and", dots and apostrophes dropped, everything else that is neither letter nor
// digit as one space, and without legal forms at the end. A name made of nothing
// but legal forms keeps its first word. It returns the empty text for a name
// without letters and digits, and an empty text equals nothing.
func NormalizeCompany(name string) string {
	if !strings.ContainsFunc(name, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return ""
	}
	words := strings.Fields(plain(name))
	for len(words) > 1 && slices.Contains(legalForms, words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

// plain spells a name in lower case letters, digits and spaces.
func plain(name string) string {
	var out strings.Builder
	last := ' '
	for _, r := range strings.ToLower(name) {
		spelled, isFolded := folded[r]
		switch {
		case isFolded:
			out.WriteString(spelled)
		case r == diaeresis && strings.ContainsRune("aou", last):
			out.WriteByte('e')
		case unicode.Is(unicode.Mn, r) || r == '.' || r == '\'' || r == '’':
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			out.WriteRune(r)
		case r == '&' || r == '+':
			out.WriteString(" and ")
		default:
			out.WriteByte(' ')
		}
		last = r
	}
	return out.String()
}

// diaeresis is the combining mark of a decomposed umlaut.
const diaeresis = '\u0308'

// legalForms are endings that tell nothing about who a company is. "and" and
// "co" are here for "GmbH & Co. KG".
var legalForms = strings.Fields(`
	ab ag and aps as asa bv bvba co company corp corporation cv eirl eireli eood epp ev gbr gmbh hf inc incorporated kft kg kgaa
	kk llc llp lp ltd limited ltda mbh me nv ohg ood oy oyj plc pte pty pvt sa sarl sas sasu sc se sl slu snc spa spzoo sp srl
	sro ug zoo zrt`)

// folded spells letters that carry marks, and some that Latin scripts add.
var folded = fold(map[string]string{
	"a": "àáâãåāăą", "ae": "äæ", "c": "çćĉċč", "d": "ďđð", "e": "èéêëēĕėęě", "g": "ĝğġģ", "h": "ĥħ", "i": "ìíîïĩīĭįı",
	"j": "ĵ", "k": "ķ", "l": "ĺļľŀł", "n": "ñńņňŉ", "o": "òóôõōŏő", "oe": "öøœ", "r": "ŕŗř", "s": "śŝşšș", "ss": "ß",
	"t": "ţťŧț", "th": "þ", "u": "ùúûũūŭůűų", "ue": "ü", "w": "ŵ", "y": "ýÿŷ", "z": "źżž",
})

func fold(letters map[string]string) map[rune]string {
	out := map[rune]string{}
	for spelled, all := range letters {
		for _, r := range all {
			out[r] = spelled
		}
	}
	return out
}
