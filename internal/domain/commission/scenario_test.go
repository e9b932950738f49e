package commission_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// A scenario file is a title, a timeline, the line "then", and what must come of
// it. The book is kept as the use cases keep it: what was earned counts for the
// limits of the next sale, and a refund takes back from the lines of its sale.
// Lines of the timeline:
//
//	program    EUR; hold 30; tax excluded; shipping excluded
//	incentive  1 sale Share: 10 % [terms as JSON that complete it]
//	incentive  2 sale Welcome: 15.00 EUR {"limits":{"firstOnly":true}}
//	sale       2026-03-10 12:00 order-1 119.00 EUR for ada 100 [tax 19.00] [shipping 5.00] [worth 100.00 USD]
//	refund     2026-03-20 order-1 11.90
//	paid       order-1
func TestScenarios(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.txt")
	require.NoError(t, err)
	require.Len(t, files, 9)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(file)
			require.NoError(t, err)
			timeline, want, found := strings.Cut(string(data), "\nthen\n")
			require.True(t, found, "the file needs a line that says then")
			b := &book{history: commission.History{}, sales: map[string]*recorded{}}
			for i, line := range strings.Split(timeline, "\n") {
				if i > 0 && strings.TrimSpace(line) != "" {
					word, rest, _ := strings.Cut(line, " ")
					b.play(t, word, strings.TrimSpace(rest))
				}
			}
			require.Equal(t, strings.TrimSpace(want), strings.TrimSpace(b.out.String()))
		})
	}
}

// book is what a use case keeps, in its simplest form.
type book struct {
	settings   commission.Settings
	incentives []commission.Incentive
	history    commission.History
	sales      map[string]*recorded
	out        strings.Builder
}

// recorded is a sale with its lines as they stand.
type recorded struct {
	amount  money.Money
	lines   []commission.Reversible
	keys    []commission.HistoryKey
	refunds []int64
}

func (b *book) play(t *testing.T, word, rest string) {
	t.Helper()
	switch word {
	case "program":
		b.program(t, rest)
	case "incentive":
		b.incentive(t, rest)
	case "sale", "lead":
		b.convert(t, word, rest)
	case "refund":
		b.refund(t, rest)
	case "paid":
		for i := range b.sales[rest].lines {
			b.sales[rest].lines[i].Status = commission.StatusPaid
		}
	default:
		require.Fail(t, "unknown word", word)
	}
}

func (b *book) program(t *testing.T, rest string) {
	t.Helper()
	parts := strings.Split(rest, "; ")
	b.settings.Currency = money.Currency(parts[0])
	for _, part := range parts[1:] {
		switch {
		case strings.HasPrefix(part, "hold "):
			days, err := strconv.Atoi(strings.TrimPrefix(part, "hold "))
			require.NoError(t, err)
			b.settings.HoldDays = days
		case part == "tax excluded":
			b.settings.ExcludeTax = true
		case part == "shipping excluded":
			b.settings.ExcludeShipping = true
		default:
			require.Fail(t, "unknown setting", part)
		}
	}
}

func (b *book) incentive(t *testing.T, rest string) {
	t.Helper()
	head, body, found := strings.Cut(rest, ": ")
	require.True(t, found, rest)
	fields := strings.SplitN(head, " ", 3)
	position, err := strconv.Atoi(fields[0])
	require.NoError(t, err)
	terms := commission.Terms{}
	pay := body
	if at := strings.Index(body, "{"); at >= 0 {
		pay = strings.TrimSpace(body[:at])
		terms, err = commission.ParseTerms([]byte(body[at:]))
		require.NoError(t, err)
	}
	amount, unit, _ := strings.Cut(pay, " ")
	if unit == "%" {
		rate, err := money.ParsePercent(amount)
		require.NoError(t, err)
		terms.Structure = commission.Structure{Kind: commission.StructurePercent, Rate: rate}
	} else {
		flat := readMoney(t, amount, unit)
		terms.Structure = commission.Structure{Kind: commission.StructureFlat, Flat: &flat}
	}
	require.Empty(t, terms.Problems())
	b.incentives = append(b.incentives, commission.Incentive{
		ID: "inc_" + fields[2], Key: fields[2], Name: fields[2], Position: position, Trigger: fields[1], Terms: terms,
	})
}

func (b *book) convert(t *testing.T, kind, rest string) {
	t.Helper()
	head, tail, found := strings.Cut(rest+" ", " for ")
	require.True(t, found, rest)
	fields := strings.Fields(head)
	at := readInstant(t, fields[0]+" "+fields[1])
	amount := readMoney(t, fields[3], fields[4])
	in := commission.Input{
		Conversion: commission.Conversion{Type: kind, OccurredAt: at, Amount: amount, Sequence: len(b.sales) + 1},
		Customer:   commission.Customer{ID: "customer"}, Settings: b.settings, History: b.history,
	}
	if amount.Currency == b.settings.Currency {
		in.Conversion.ProgramAmount = &amount
	}
	credits, extras, _ := strings.Cut(tail, "[")
	shares := strings.Fields(credits)
	for i := 0; i+1 < len(shares); i += 2 {
		rate, err := money.ParsePercent(shares[i+1])
		require.NoError(t, err)
		in.Enrollments = append(in.Enrollments, commission.Enrollment{ID: shares[i], Credit: money.PPM(rate), Incentives: b.incentives})
	}
	for part := range strings.SplitSeq(extras, "[") {
		words := strings.Fields(strings.Trim(part, "] "))
		switch {
		case len(words) == 0:
		case words[0] == "tax":
			in.Conversion.TaxMinor = readMoney(t, words[1], string(amount.Currency)).Minor
		case words[0] == "shipping":
			in.Conversion.ShippingMinor = readMoney(t, words[1], string(amount.Currency)).Minor
		case words[0] == "worth":
			worth := readMoney(t, words[1], words[2])
			in.Conversion.ProgramAmount = &worth
		case words[0] == "item":
			in.Conversion.Items = append(in.Conversion.Items, commission.Item{
				ProductID: words[1], Category: words[2], AmountMinor: readMoney(t, words[3], string(amount.Currency)).Minor,
			})
		default:
			require.Fail(t, "unknown word", part)
		}
	}
	b.record(fields[2], in)
}

// record computes, prints, and keeps what later sales and refunds need.
func (b *book) record(name string, in commission.Input) {
	result := commission.Compute(in)
	sale := &recorded{amount: in.Conversion.Amount}
	b.sales[name] = sale
	for _, line := range result.Lines {
		fmt.Fprintf(&b.out, "%-8s %s earns %s by %s, free %s\n",
			name, line.EnrollmentID, line.Amount, line.Explanation.Incentive.Name, line.ReleaseAt.Format("2006-01-02 15:04"))
		sale.lines = append(sale.lines, commission.Reversible{
			ID: line.IncentiveKey + "/" + line.EnrollmentID, EnrollmentID: line.EnrollmentID, Amount: line.Amount,
			Status: commission.StatusPending, ReleaseAt: line.ReleaseAt,
		})
		key := commission.HistoryKey{IncentiveKey: line.IncentiveKey, CustomerID: in.Customer.ID, EnrollmentID: line.EnrollmentID}
		past := b.history[key]
		past.Counted++
		if past.FirstAt == nil {
			past.FirstAt = &in.Conversion.OccurredAt
		}
		b.history[key] = past
		sale.keys = append(sale.keys, key)
	}
	for _, e := range result.Unpaid {
		fmt.Fprintf(&b.out, "%-8s %s gets nothing by %s: %s\n", name, e.EnrollmentID, e.Incentive.Name, e.Reason)
	}
	if len(in.Enrollments) == 0 {
		fmt.Fprintf(&b.out, "%-8s nobody earns: %s\n", name, result.Reason)
	}
}

func (b *book) refund(t *testing.T, rest string) {
	t.Helper()
	fields := strings.Fields(rest)
	at := readInstant(t, fields[0]+" 00:00")
	sale := b.sales[fields[1]]
	sale.refunds = append(sale.refunds, readMoney(t, fields[2], string(sale.amount.Currency)).Minor)
	for _, row := range commission.Reverse(sale.lines, commission.Refunds{Refundable: sale.amount, AmountsMinor: sale.refunds, At: at}) {
		fmt.Fprintf(&b.out, "%-8s %s loses %s of %s, %s, free %s",
			fields[1], row.EnrollmentID, row.Amount, row.Explanation.Line, row.Status, row.ReleaseAt.Format("2006-01-02 15:04"))
		for i := range sale.lines {
			if sale.lines[i].ID != row.LineID {
				continue
			}
			sale.lines[i].ReversedMinor -= row.Amount.Minor
			if sale.lines[i].ReversedMinor == sale.lines[i].Amount.Minor {
				past := b.history[sale.keys[i]]
				past.Counted--
				b.history[sale.keys[i]] = past
			}
			if row.Closes {
				b.out.WriteString(", nothing is left")
				sale.lines[i].Status = commission.StatusReversed
			}
		}
		b.out.WriteString("\n")
	}
}

func readMoney(t *testing.T, amount, currency string) money.Money {
	t.Helper()
	m, err := money.Parse(amount, money.Currency(currency))
	require.NoError(t, err)
	return m
}

func readInstant(t *testing.T, text string) time.Time {
	t.Helper()
	at, err := time.Parse("2006-01-02 15:04", text)
	require.NoError(t, err)
	return at
}
