package referral_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/rapporthq/rapport/internal/domain/referral"
)

func TestNormalizeEmail(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, in, want string }{
		{"an address as it is", "ada@example.com", "ada@example.com"},
		{"case and white space", "  Ada@Example.COM\n", "ada@example.com"},
		{"a tag", "ada+rapport+x@example.com", "ada@example.com"},
		{"a dot after the domain", "ada@example.com.", "ada@example.com"},
		{"a dot in the name stays", "ada.l@example.com", "ada.l@example.com"},
		{"nothing", "", ""},
		{"no at sign", "example.com", ""},
		{"two at signs", "ada@home@example.com", ""},
		{"no name", "@example.com", ""},
		{"a tag and no name", "+tag@example.com", ""},
		{"no domain", "ada@", ""},
		{"a domain without a dot", "ada@localhost", ""},
		{"an empty label", "ada@example..com", ""},
		{"a space inside", "ada l@example.com", ""},
		{"a name in front", "Ada <ada@example.com>", ""},
		{"two addresses", "ada@example.com,ben@example.com", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tt.want, referral.NormalizeEmail(tt.in))
		})
	}
}

func TestNormalizeCompany(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, in, want string }{
		{"a name as it is", "northwind", "northwind"},
		{"case and white space", "  North \t WIND ", "north wind"},
		{"a legal form", "Northwind GmbH", "northwind"},
		{"a legal form with dots", "Northwind S.A.", "northwind"},
		{"a chain of legal forms", "Northwind GmbH & Co. KG", "northwind"},
		{"a legal form in the middle stays", "AG Northwind", "ag northwind"},
		{"nothing but legal forms keeps the first", "SA Co.", "sa"},
		{"ampersand and plus", "Smith & Sons + Daughters", "smith and sons and daughters"},
		{"apostrophes", "Ada's Bakery, Ada’s", "adas bakery adas"},
		{"hyphens", "North-Wind/Ltd", "north wind"},
		{"umlauts as in German", "Müller Größe Öl", "mueller groesse oel"},
		{"umlauts in two code points", "Mu\u0308ller", "mueller"},
		{"accents", "Café São Łódź", "cafe sao lodz"},
		{"accents in two code points", "Cafe\u0301 Zoe\u0308", "cafe zoe"},
		{"Scandinavian letters", "Ærø Åland", "aeroe aland"},
		{"other scripts", "株式会社 Пример", "株式会社 пример"},
		{"digits", "3M Company", "3m"},
		{"only marks", "?! — & .", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tt.want, referral.NormalizeCompany(tt.in))
		})
	}
}

// What is normal already stays as it is.
func TestNormalizingTwiceIsNormalizingOnce(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.String().Draw(t, "name")
		once := referral.NormalizeCompany(name)
		require.Equal(t, once, referral.NormalizeCompany(once))
		address := rapid.StringMatching(`[A-Za-z.+]{0,8}@?[A-Za-z.]{0,8}\.?[a-z]{0,3}`).Draw(t, "address")
		normal := referral.NormalizeEmail(address)
		require.Equal(t, normal, referral.NormalizeEmail(normal))
	})
}
