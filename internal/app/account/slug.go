package account

import "strings"

// The longest slug, and the slug of a name without a Latin letter or a digit.
const (
	slugRoof     = 60
	slugFallback = "organization"
)

// spelled is how letters beside a to z are spelled in addresses.
var spelled = strings.NewReplacer(
	"ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "æ", "ae", "ø", "o", "å", "a", "à", "a", "á", "a", "â", "a", "ã", "a",
	"ç", "c", "è", "e", "é", "e", "ê", "e", "ë", "e", "ì", "i", "í", "i", "î", "i", "ï", "i", "ñ", "n", "ò", "o",
	"ó", "o", "ô", "o", "õ", "o", "ù", "u", "ú", "u", "û", "u", "ý", "y", "&", " and ",
)

// slug is the short name in addresses: a to z, digits, single hyphens.
func slug(name string) string {
	var out strings.Builder
	hyphen := false
	for _, r := range spelled.Replace(strings.ToLower(name)) {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') {
			hyphen = out.Len() > 0
			continue
		}
		if hyphen {
			out.WriteByte('-')
			hyphen = false
		}
		out.WriteRune(r)
	}
	short := out.String()
	if len(short) > slugRoof {
		short = strings.TrimRight(short[:slugRoof], "-")
	}
	if short == "" {
		return slugFallback
	}
	return short
}
