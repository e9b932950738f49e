package payout

import "strings"

// basic are the characters that every bank of SEPA reads (EPC217-08).
const basic = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-?:().,'+ "

// spellings lists, for each basic spelling, the letters that are written so:
// those of the Latin, Greek and Bulgarian alphabets, as SEPA knows them. German
// umlauts become two letters, as Germans write them.
const spellings = "A:ÀÁÂÃÅĀĂĄΑΆАǺ Ae:ÄÆǼ B:ΒБ C:ÇĆĈĊČ D:ĎĐÐΔД E:ÈÉÊËĒĔĖĘĚΕΈЕЭ F:ΦФ G:ĜĞĠĢΓГ H:ĤĦХ " +
	"I:ÌÍÎÏĨĪĬĮİΙΊΪΗΉИЇІ J:ĴЙ K:ĶΚК L:ĹĻĽĿŁΛЛ M:ΜМ N:ÑŃŅŇŊΝН O:ÒÓÔÕØŌŎŐΟΌΩΏОǾ Oe:ÖŒ P:ΠП " +
	"R:ŔŖŘΡР S:ŚŜŞŠȘΣС Ss:ẞ T:ŢŤŦȚΤТ Th:ÞΘ U:ÙÚÛŨŪŬŮŰŲУ Ue:Ü V:ΒВ W:Ŵ X:Ξ Y:ÝŶŸΥΎΫЪ Z:ŹŻŽΖЗ " +
	"Ch:ΧЧ Ps:Ψ Zh:Ж Ts:Ц Sh:Ш Sht:Щ Yu:Ю Ya:Я " +
	"a:àáâãåāăąαάаǻ ae:äæǽ c:çćĉċč d:ďđðδд e:èéêëēĕėęěεέеэ f:φф g:ĝğġģγг h:ĥħх " +
	"i:ìíîïĩīĭįıιίϊΐηήиїі j:ĵй k:ķκк l:ĺļľŀłλл m:μм n:ñńņňŋνн o:òóôõøōŏőοόωώоǿ oe:öœ p:πп " +
	"r:ŕŗřρр s:śŝşšșσςс ss:ß t:ţťŧțτт th:þθ u:ùúûũūŭůűųу ue:ü v:βв w:ŵ x:ξ y:ýŷÿυύϋΰъь z:źżžζз " +
	"ch:χч ps:ψ zh:ж ts:ц sh:ш sht:щ yu:ю ya:я b:б " +
	"':’‘`´ʼ -:–—‐‑_ +:& .:…;!"

// spelled is spellings by letter.
var spelled = func() map[rune]string {
	out := map[rune]string{}
	for _, group := range strings.Fields(spellings) {
		spelling, letters, _ := strings.Cut(group, ":")
		for _, letter := range letters {
			if out[letter] == "" {
				out[letter] = spelling
			}
		}
	}
	return out
}()

// Latin returns the text in the characters that every bank of SEPA reads, with
// at most longest of them. Letters of European alphabets are spelled out,
// anything else becomes a full stop; white space is one space. The result
// neither begins nor ends with a slash and has no two in a row.
func Latin(text string, longest int) string {
	var b strings.Builder
	for _, r := range strings.Join(strings.Fields(text), " ") {
		switch spelling := spelled[r]; {
		case r < 0x80 && strings.ContainsRune(basic, r):
			b.WriteRune(r)
		case spelling != "":
			b.WriteString(spelling)
		case r < ' ' || r >= 0x300 && r < 0x370: // a control; an accent of the letter before
		default:
			b.WriteByte('.')
		}
	}
	out := strings.Join(strings.Fields(b.String()), " ") // an accent alone leaves nothing between two spaces
	for strings.Contains(out, "//") {
		out = strings.ReplaceAll(out, "//", "/")
	}
	out = strings.TrimLeft(out, "/ ")
	return strings.TrimRight(out[:min(len(out), longest)], "/ ")
}

// hasLetter reports whether a name is left after Latin.
func hasLetter(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' })
}
