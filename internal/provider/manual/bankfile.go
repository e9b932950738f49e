// Package manual is the provider that always works: a person pays a run by hand
// from a bank file. It writes the file and nothing else; what became of each
// payment is told later, by a person, through the use cases.
package manual

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/rapporthq/rapport/internal/domain/payout"
)

// ErrNotPayable means a row whose amount is not above 0 or has no currency.
var ErrNotPayable = errors.New("amount is not above 0 in a currency")

// Columns returns the header of the bank file, in order.
func Columns() []string {
	return []string{
		"payout number", "partner name", "account holder", "IBAN or account", "BIC", "amount", "currency", "reference",
	}
}

// WriteBankFile writes the header and one line per row to w, as CSV in UTF-8
// with comma and line feed. Amounts are plain decimals with the currency's
// digits. A text that a spreadsheet would run as a formula is written with a
// leading apostrophe. If any row is not payable nothing is written and the
// error is ErrNotPayable with the payout's number.
func WriteBankFile(w io.Writer, rows []payout.Transfer) error {
	for _, row := range rows {
		if row.Amount.Minor <= 0 || row.Amount.Currency == "" {
			return fmt.Errorf("write bank file, payout %s: %w", row.Number, ErrNotPayable)
		}
	}
	out := csv.NewWriter(w)
	lines := [][]string{Columns()}
	for _, row := range rows {
		lines = append(lines, []string{
			inert(row.Number), inert(row.PartnerName), inert(row.Holder), inert(row.Account), inert(row.BankCode),
			row.Amount.Amount(), string(row.Amount.Currency), inert(row.Reference),
		})
	}
	if err := out.WriteAll(lines); err != nil {
		return fmt.Errorf("write bank file: %w", err)
	}
	return nil
}

// inert returns text in a form that no spreadsheet takes for a formula. White
// space and invisible characters before the sign are looked through, because
// some programs drop them on import.
func inert(text string) string {
	visible := strings.TrimLeftFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
	})
	if visible != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(visible)[0]) {
		return "'" + text
	}
	return text
}
