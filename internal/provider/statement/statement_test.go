package statement_test

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/domain/payout"
	"github.com/rapporthq/rapport/internal/provider/statement"
)

func march(rows int) payout.Statement {
	s := payout.Statement{
		Number: "2026-000002", Program: "Köln Partners <1>", Status: payout.Paid, IssuedOn: "2026-03-10", PaidOn: "2026-03-12",
		Payer:  payout.Party{Name: "Köln Software GmbH", Address: "Hohe Straße 1\n50667 Köln", TaxNumber: "DE123456789"},
		Payee:  payout.Party{Name: "Łukasz Öztürk Ștefan €", Address: "1 Road\n\n Town ", Country: "GB", TaxNumber: "GB1"},
		Holder: "Łukasz Öztürk", Account: "•••• 3000", Sum: money.New(0, "EUR"),
	}
	add := func(r payout.StatementRow) {
		r.Position = len(s.Rows) + 1
		s.Sum.Minor += r.Amount.Minor
		s.Rows = append(s.Rows, r)
	}
	for i := range rows {
		add(payout.StatementRow{
			Kind: "EARNED", On: payout.Day(fmt.Sprintf("2026-02-%02d", 1+i*27/max(rows, 1))), Customer: fmt.Sprintf("Customer %d <script>", i+1),
			What: "20 % of every sale, for as long as the customer stays", Amount: money.New(123450, "EUR"),
		})
	}
	original := payout.Original{Position: 1, On: "2026-02-01", Amount: money.New(123450, "EUR")}
	add(payout.StatementRow{Kind: "REVERSAL", On: "2026-02-28", Customer: "株式会社", What: "Sale", Amount: money.New(-1050, "EUR"), Original: &original})
	earlier := payout.Original{Number: "2026-000001", On: "2026-01-15"}
	add(payout.StatementRow{Kind: "REVERSAL", On: "2026-02-28", Amount: money.New(-5, "EUR"), Original: &earlier})
	unpaid := payout.Original{On: "2026-01-16"}
	add(payout.StatementRow{Kind: "REVERSAL", On: "2026-02-28", Amount: money.New(-1, "EUR"), Original: &unpaid})
	add(payout.StatementRow{Kind: "ADJUSTMENT", On: "2026-02-28", What: "Agreed by phone", Amount: money.New(0, "EUR")})
	return s
}

func pageOf(t *testing.T, s payout.Statement, language string) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, statement.WritePage(&out, s, language))
	return out.String()
}

func TestWritePage(t *testing.T) {
	t.Parallel()
	for language, want := range map[string][]string{
		"en": {
			`<html lang="en">`, "Statement 2026-000002", "10 Mar 2026", "1 Feb 2026 – 28 Feb 2026", "1,234.50", "Sum paid out",
			"EUR 2,458.44", "Sale · Reversal of row 1", "Reversal, statement 2026-000001, 15 Jan 2026", "Reversal of 16 Jan 2026",
			"Adjustment: Agreed by phone", "Amount (EUR)", "−10.50", "Bank transfer to Łukasz Öztürk, •••• 3000", "Tax number: DE123456789",
		},
		"de": {
			`<html lang="de">`, "Abrechnung 2026-000002", "10.03.2026", "01.02.2026 – 28.02.2026", "1.234,50", "Auszahlungsbetrag",
			"2.458,44 EUR", "Sale · Storno zu Zeile 1", "Storno, Abrechnung 2026-000001, 15.01.2026", "Gutschrift", "Hohe Straße 1",
		},
		"fr": {`<html lang="en">`},
	} {
		page := pageOf(t, march(2), language)
		for _, text := range want {
			require.Contains(t, page, text, language)
		}
		require.Contains(t, page, "Customer 1 &lt;script&gt;")
		require.NotContains(t, page, "<script")
		require.NotRegexp(t, `(src|href)=|url\(|@import`, page, "it loads nothing")
		require.NotContains(t, page, "role=\"note\"")
	}
}

func TestStatesOfAStatement(t *testing.T) {
	t.Parallel()
	for status, want := range map[payout.Status]string{
		payout.Draft: "this is not a document yet", payout.Failed: "This payout did not take place",
		payout.Cancelled: "This payout did not take place",
	} {
		s := march(1)
		s.Status = status
		require.Contains(t, pageOf(t, s, "en"), want, status)
		require.Contains(t, textOf(t, pdfOf(t, s, "en")), want, status)
	}
	empty := march(0)
	empty.Rows = nil
	require.Contains(t, pageOf(t, empty, "de"), "Es gibt keine Zeilen.")
	require.Contains(t, textOf(t, pdfOf(t, empty, "de")), "Es gibt keine Zeilen.")
}

func pdfOf(t *testing.T, s payout.Statement, language string) []byte {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, statement.WritePDF(&out, s, language))
	return out.Bytes()
}

var stream = regexp.MustCompile(`(?s)stream\n(.*?)\nendstream`)

// textOf returns the texts of a PDF: they are UTF-16 in compressed streams.
func textOf(t *testing.T, file []byte) string {
	t.Helper()
	var out strings.Builder
	for _, match := range stream.FindAllSubmatch(file, -1) {
		in, err := zlib.NewReader(bytes.NewReader(match[1]))
		if err != nil {
			continue
		}
		content, err := io.ReadAll(in)
		require.NoError(t, err)
		for _, shown := range regexp.MustCompile(`(?s)\(((?:[^()\\]|\\.)*)\) ?Tj`).FindAllSubmatch(content, -1) {
			raw := regexp.MustCompile(`(?s)\\(.)`).ReplaceAllFunc(shown[1], func(b []byte) []byte {
				if b[1] == 'r' {
					return []byte{'\r'}
				}
				return b[1:]
			})
			var units []uint16
			for i := 0; i+1 < len(raw); i += 2 {
				units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
			}
			out.WriteString(string(utf16.Decode(units)) + "\n")
		}
	}
	return out.String()
}

func TestWritePDF(t *testing.T) {
	t.Parallel()
	file := pdfOf(t, march(2), "de")
	if path := os.Getenv("RAPPORT_PDF"); path != "" {
		require.NoError(t, os.WriteFile(path, pdfOf(t, march(60), "de"), 0o600))
	}
	text := textOf(t, file)
	for _, want := range []string{
		"Abrechnung 2026-000002", "Łukasz Öztürk Ștefan €", "Hohe Straße 1", "01.02.2026 – 28.02.2026", "1.234,50", "2.458,44 EUR",
		"Seite 1 von 1", "???", "Überweisung an Łukasz Öztürk, •••• 3000",
	} {
		require.Contains(t, text, want)
	}
	require.Equal(t, file, pdfOf(t, march(2), "de"), "the same statement gives the same bytes")
}

func TestAPDFOfManyRowsHasManyPages(t *testing.T) {
	t.Parallel()
	const rows = 2_000
	text := textOf(t, pdfOf(t, march(rows), "en"))
	pages := strings.Count(text, "\nPage ")
	require.Greater(t, pages, 50)
	require.Contains(t, text, fmt.Sprintf("Page %d of %d", pages, pages))
	require.GreaterOrEqual(t, strings.Count(text, "\nCustomer\n"), pages-1, "each page with rows begins with the columns' names")
	for i := range rows {
		require.Contains(t, text, fmt.Sprintf("Customer %d <", i+1))
	}
}
