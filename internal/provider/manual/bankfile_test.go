package manual_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/domain/payout"
	"github.com/rapporthq/rapport/internal/provider/manual"
)

func TestWriteBankFile(t *testing.T) {
	t.Parallel()
	want, err := os.ReadFile("testdata/february.csv")
	require.NoError(t, err)
	var out bytes.Buffer
	require.NoError(t, manual.WriteBankFile(&out, []payout.Transfer{
		{
			Number: "P-0001", PartnerName: "Löwe & Söhne, Köln", Holder: "Ada Löwe", Account: "DE02120300000000202051",
			BankCode: "BYLADEM1001", Amount: money.New(9500, "EUR"), Reference: "P-0001 February",
		},
		{
			Number: "P-0002", PartnerName: `=HYPERLINK("http://example.com")`, Holder: " +49 30", Account: "-12-34",
			Amount: money.New(1200, "JPY"), Reference: "@SUM(A1)",
		},
		{
			Number: "P-0003", PartnerName: "Nora", Holder: "Two\nlines", Account: "KW81CBKU0000000000001234560101",
			BankCode: "CBKUKWKW", Amount: money.New(125, "KWD"), Reference: "P-0003",
		},
	}))
	require.Equal(t, string(want), out.String())
}

func TestAnEmptyRunHasAHeaderOnly(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	require.NoError(t, manual.WriteBankFile(&out, nil))
	require.Equal(t, "payout number,partner name,account holder,IBAN or account,BIC,amount,currency,reference\n", out.String())
}

func TestWriteBankFileRefuses(t *testing.T) {
	t.Parallel()
	good := payout.Transfer{Number: "P-0001", Amount: money.New(1, "EUR")}
	tests := []struct {
		name   string
		amount money.Money
	}{
		{"an amount of nothing", money.New(0, "EUR")},
		{"a negative amount", money.New(-1, "EUR")},
		{"an amount without currency", money.New(1, "")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var out bytes.Buffer
			err := manual.WriteBankFile(&out, []payout.Transfer{good, {Number: "P-0002", Amount: tt.amount}})
			require.ErrorIs(t, err, manual.ErrNotPayable)
			require.ErrorContains(t, err, "P-0002")
			require.Empty(t, out.String())
		})
	}
	t.Run("a writer that fails is told", func(t *testing.T) {
		t.Parallel()
		require.ErrorIs(t, manual.WriteBankFile(brokenWriter{}, []payout.Transfer{good}), errBroken)
	})
}

var errBroken = errors.New("broken")

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

// Whatever a partner is called, no cell begins like a formula, and nothing but a
// leading apostrophe is added.
func TestNoCellIsAFormula(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.StringMatching(`[ \t]{0,2}[=+\-@＝a"',;\n]{0,4}[a-z0-9()!]{0,6}`).Draw(t, "name")
		var out bytes.Buffer
		require.NoError(t, manual.WriteBankFile(&out, []payout.Transfer{{Number: "P-1", PartnerName: name, Amount: money.New(1, "EUR")}}))
		rows, err := csv.NewReader(&out).ReadAll()
		require.NoError(t, err)
		cell := rows[1][1]
		require.NotContains(t, []string{"=", "+", "-", "@", "＝"}, firstVisible(cell))
		require.Contains(t, []string{name, "'" + name}, cell)
	})
}

func firstVisible(cell string) string {
	for _, r := range strings.TrimSpace(cell) {
		return string(r)
	}
	return ""
}
