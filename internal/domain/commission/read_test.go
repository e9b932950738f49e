package commission_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// readPay reads what an incentive of a scenario pays.
func readPay(t *testing.T, pay string, terms *commission.Terms, program money.Currency) {
	t.Helper()
	words := strings.Fields(pay)
	parts := strings.Split(pay, " | ")
	isUnit := len(words) == 2 && commission.UnitKind(words[1]) != "" && strings.Contains(strings.Join(commission.UnitKind("").Values(), " "), words[1])
	switch {
	case words[0] == "BONUS":
		terms.Structure = commission.Structure{Kind: commission.StructureBonus, Bonus: readBonus(t, parts, program)}
	case len(parts) > 1:
		terms.Structure = commission.Structure{Kind: commission.StructureBrackets, Brackets: readBrackets(t, parts, program)}
	case words[1] == "%":
		rate, err := money.ParsePercent(words[0])
		require.NoError(t, err)
		terms.Structure = percent(rate)
	case isUnit:
		quantity, err := strconv.ParseInt(words[0], 10, 64)
		require.NoError(t, err)
		terms.Structure = commission.Structure{Kind: commission.StructureFlat}
		terms.Unit = &commission.Unit{Kind: commission.UnitKind(words[1]), Name: words[1], Quantity: quantity}
	default:
		terms.Structure = flat(readMoney(t, words[0], words[1]).Minor, money.Currency(words[1]))
	}
}

// readBrackets reads "FORWARD COUNT MONTH", "5 % to 10", "1.00 EUR".
func readBrackets(t *testing.T, parts []string, program money.Currency) *commission.Brackets {
	t.Helper()
	head := strings.Fields(parts[0])
	b := &commission.Brackets{Mode: commission.BracketMode(head[0]), Measure: commission.Measure(head[1]), Period: commission.Period(head[2])}
	for _, part := range parts[1:] {
		pay, end, isClosed := strings.Cut(part, " to ")
		one := commission.Bracket{}
		words := strings.Fields(pay)
		if words[1] == "%" {
			rate, err := money.ParsePercent(words[0])
			require.NoError(t, err)
			one.Rate = rate
		} else {
			one.Flat = new(readMoney(t, words[0], words[1]))
		}
		if isClosed {
			one.UpTo = new(readTotal(t, b.Measure, strings.TrimSpace(end), program))
		}
		b.Brackets = append(b.Brackets, one)
	}
	return b
}

// readBonus reads "BONUS COUNT MONTH", "20.00 EUR at 10", "5.00 EUR every 10".
func readBonus(t *testing.T, parts []string, program money.Currency) *commission.Bonus {
	t.Helper()
	head := strings.Fields(parts[0])
	b := &commission.Bonus{Measure: commission.Measure(head[1]), Period: commission.Period(head[2])}
	for _, part := range parts[1:] {
		words := strings.Fields(part)
		one := commission.Threshold{At: readTotal(t, b.Measure, words[3], program), Amount: readMoney(t, words[0], words[1])}
		if words[2] == "every" {
			b.Every = &one
			continue
		}
		b.Thresholds = append(b.Thresholds, one)
	}
	return b
}

// readTotal reads a count, or an amount of the program's currency.
func readTotal(t *testing.T, measure commission.Measure, text string, program money.Currency) int64 {
	t.Helper()
	if measure == commission.MeasureRevenue {
		return readMoney(t, text, string(program)).Minor
	}
	n, err := strconv.ParseInt(text, 10, 64)
	require.NoError(t, err)
	return n
}

// readExtra reads what stands in brackets behind a sale.
func readExtra(t *testing.T, words []string, in *commission.Input) {
	t.Helper()
	if len(words) == 0 {
		return
	}
	amount := func(text string) int64 { return readMoney(t, text, string(in.Conversion.Amount.Currency)).Minor }
	switch words[0] {
	case "tax":
		in.Conversion.TaxMinor = amount(words[1])
	case "shipping":
		in.Conversion.ShippingMinor = amount(words[1])
	case "worth":
		in.Conversion.ProgramAmount = new(readMoney(t, words[1], words[2]))
	case "by":
		in.Customer.ID = words[1]
	case "item":
		in.Conversion.Items = append(in.Conversion.Items, commission.Item{
			ProductID: words[1], Category: words[2], AmountMinor: amount(words[3]),
		})
	default:
		require.Fail(t, "unknown word", words[0])
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
