package report

import (
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	entpayout "github.com/rapporthq/rapport/ent/payout"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// mostLines is how many entries a file holds.
const mostLines = 100_000

// LedgerFile writes the entries of accounts as CSV in UTF-8, oldest first, with
// the balance after each: everything that LedgerEntries pages through, for the
// same viewers and with the same errors. Texts that a spreadsheet would take for
// a formula are made inert. TOO_LARGE for more than 100,000 entries.
func (s *Service) LedgerFile(ctx context.Context, f LedgerFilter, w io.Writer) error {
	b, err := s.openLedger(ctx, f)
	if err != nil {
		return err
	}
	n, err := b.count(b.context(ctx))
	if err != nil {
		return err
	}
	if n > mostLines {
		return apperr.New(apperr.TooLarge, "A file holds at most 100,000 entries. Choose a shorter period or one currency.", "filter", "period")
	}
	out := csv.NewWriter(w)
	// What cannot be written is kept by the writer, and told at the end.
	_ = out.Write([]string{
		"time (UTC)", "account", "event", "amount", "currency", "balance", "payout", "customer", "conversion type", "note", "commission",
	})
	var sums map[kindAndCurrency]int64
	var last *place
	for {
		list, err := b.read(b.context(ctx), last, true, chunk)
		if err != nil {
			return err
		}
		if len(list) == 0 {
			break
		}
		if sums == nil {
			if sums, err = b.sums(b.context(ctx), list[0].place, false); err != nil {
				return err
			}
		}
		if err := s.writeEntries(ctx, out, list, sums); err != nil {
			return err
		}
		last = &list[len(list)-1].place
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write the ledger file: %w", err)
	}
	return nil
}

// writeEntries writes some entries; sums are the balances before them.
func (s *Service) writeEntries(ctx context.Context, out *csv.Writer, list []entry, sums map[kindAndCurrency]int64) error {
	rows, numbers, err := s.namesOf(ctx, list)
	if err != nil {
		return err
	}
	for _, one := range list {
		sums[one.group()] += one.Amount.Minor
		balance := money.New(sums[one.group()], one.Amount.Currency)
		var label, kind, note string
		if row := rows[one.CommissionID]; row != nil {
			label, kind, note = row.CustomerLabel, row.ConversionType, row.Note
		}
		_ = out.Write([]string{
			one.At.UTC().Format(time.DateTime), string(one.Account), string(one.Verb),
			one.Amount.Amount(), string(one.Amount.Currency), balance.Amount(),
			inert(numbers[one.PayoutID]), inert(label), inert(kind), inert(note), one.CommissionID,
		})
	}
	return nil
}

// namesOf loads the commissions behind entries and the numbers of the payouts, as
// far as the viewer may see them.
func (s *Service) namesOf(ctx context.Context, list []entry) (map[string]*ent.Commission, map[string]string, error) {
	var commissionIDs, payoutIDs []string
	for _, one := range list {
		commissionIDs = append(commissionIDs, one.CommissionID)
		if one.PayoutID != "" {
			payoutIDs = append(payoutIDs, one.PayoutID)
		}
	}
	rows, numbers := map[string]*ent.Commission{}, map[string]string{}
	for part := range slices.Chunk(commissionIDs, chunk) {
		found, err := s.client.Commission.Query().Where(entcommission.IDIn(part...)).Select(
			entcommission.FieldCustomerLabel, entcommission.FieldConversionType, entcommission.FieldNote).All(ctx)
		if err != nil {
			return nil, nil, fmt.Errorf("load commissions: %w", err)
		}
		for _, row := range found {
			rows[row.ID] = row
		}
	}
	for part := range slices.Chunk(payoutIDs, chunk) {
		found, err := s.client.Payout.Query().Where(entpayout.IDIn(part...)).Select(entpayout.FieldNumber).All(ctx)
		if err != nil {
			return nil, nil, fmt.Errorf("load payouts: %w", err)
		}
		for _, row := range found {
			numbers[row.ID] = row.Number
		}
	}
	return rows, numbers, nil
}

// inert returns text in a form that no spreadsheet takes for a formula. White
// space and invisible characters before the sign are looked through, because some
// programs drop them.
func inert(text string) string {
	visible := strings.TrimLeftFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
	})
	if visible != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(visible)[0]) {
		return "'" + text
	}
	return text
}
