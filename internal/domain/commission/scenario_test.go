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
// it. Lines of the timeline:
//
//	program    EUR; hold 30; tax excluded; shipping excluded; zone Europe/Berlin
//	recruiter  ada of bob
//	incentive  1 sale Share: 10 % [terms as JSON that complete it]
//	incentive  2 sale Welcome: 15.00 EUR {"limits":{"firstOnly":true}}
//	incentive  3 sale Stars: 100 POINTS
//	incentive  4 sale Growth: GRADUATED REVENUE MONTH | 5 % to 1000.00 | 10 %
//	incentive  5 sale Race: BONUS COUNT YEAR | 20.00 EUR at 2 | 5.00 EUR every 10
//	sale       2026-03-10 12:00 order-1 119.00 EUR for ada 100 [tax 19.00] [shipping 5.00] [worth 100.00 USD] [by customer-2]
//	refund     2026-03-20 order-1 11.90
//	approved   order-1
//	paid       order-1
//	rate       order-1 90.00 EUR
func TestScenarios(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.txt")
	require.NoError(t, err)
	require.Len(t, files, 32)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			p, want := play(t, file)
			require.Equal(t, strings.TrimSpace(want), strings.TrimSpace(p.out.String()))
		})
	}
}

// play plays the timeline of a file, and returns what it says must come of it.
func play(t *testing.T, file string) (*player, string) {
	t.Helper()
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	timeline, want, found := strings.Cut(string(data), "\nthen\n")
	require.True(t, found, "the file needs a line that says then")
	p := &player{book: newBook()}
	for i, line := range strings.Split(timeline, "\n") {
		if i > 0 && strings.TrimSpace(line) != "" {
			word, rest, _ := strings.Cut(line, " ")
			p.play(t, word, strings.TrimSpace(rest))
		}
	}
	return p, want
}

// player keeps a book and prints what happens.
type player struct {
	*book
	out strings.Builder
}

func (p *player) play(t *testing.T, word, rest string) {
	t.Helper()
	switch word {
	case "program":
		p.program(t, rest)
	case "recruiter":
		recruiter, recruited, _ := strings.Cut(rest, " of ")
		p.recruiters[recruited] = recruiter
	case "incentive":
		p.incentive(t, rest)
	case "sale", "lead":
		p.convert(t, word, rest)
	case "refund":
		fields := strings.Fields(rest)
		amount := readMoney(t, fields[2], string(p.sales[fields[1]].in.Conversion.Amount.Currency))
		for _, one := range p.refund(t, fields[1], amount.Minor, readInstant(t, fields[0]+" 00:00")) {
			p.printUndone(fields[1], one)
		}
	case "approved", "paid":
		for _, one := range p.lines {
			if one.name == rest {
				one.status = commission.Status(strings.ToUpper(word))
			}
		}
	case "rate":
		fields := strings.Fields(rest)
		p.rate(fields[0], readMoney(t, fields[1], fields[2]))
	default:
		require.Fail(t, "unknown word", word)
	}
}

func (p *player) program(t *testing.T, rest string) {
	t.Helper()
	parts := strings.Split(rest, "; ")
	p.settings.Currency = money.Currency(parts[0])
	for _, part := range parts[1:] {
		word, value, _ := strings.Cut(part, " ")
		var err error
		switch {
		case word == "hold":
			p.settings.HoldDays, err = strconv.Atoi(value)
		case word == "zone":
			p.location, err = time.LoadLocation(value)
		case part == "tax excluded":
			p.settings.ExcludeTax = true
		case part == "shipping excluded":
			p.settings.ExcludeShipping = true
		default:
			require.Fail(t, "unknown setting", part)
		}
		require.NoError(t, err)
	}
}

func (p *player) incentive(t *testing.T, rest string) {
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
	readPay(t, pay, &terms, p.settings.Currency)
	require.Empty(t, terms.ProblemsFor(fields[1], p.settings.Currency))
	p.incentives = append(p.incentives, commission.Incentive{
		ID: "inc_" + fields[2], Key: fields[2], Name: fields[2], Position: position, Trigger: fields[1], Terms: terms,
	})
}

func (p *player) convert(t *testing.T, kind, rest string) {
	t.Helper()
	head, tail, found := strings.Cut(rest+" ", " for ")
	require.True(t, found, rest)
	fields := strings.Fields(head)
	at := readInstant(t, fields[0]+" "+fields[1])
	amount := readMoney(t, fields[3], fields[4])
	in := commission.Input{
		Conversion: commission.Conversion{Type: kind, OccurredAt: at, Amount: amount, Sequence: len(p.sales) + 1},
		Customer:   commission.Customer{ID: "customer"},
	}
	if amount.Currency == p.settings.Currency {
		in.Conversion.ProgramAmount = &amount
	}
	credits, extras, _ := strings.Cut(tail, "[")
	shares := strings.Fields(credits)
	for i := 0; i+1 < len(shares); i += 2 {
		rate, err := money.ParsePercent(shares[i+1])
		require.NoError(t, err)
		in.Enrollments = append(in.Enrollments, commission.Enrollment{ID: shares[i], Credit: money.PPM(rate), Incentives: p.incentives})
	}
	for part := range strings.SplitSeq(extras, "[") {
		readExtra(t, strings.Fields(strings.Trim(part, "] ")), &in)
	}
	result, made := p.record(fields[2], in)
	for _, one := range made {
		p.printLine(one)
	}
	for _, e := range result.Unpaid {
		if e.Incentive.Trigger != commission.TriggerCommissionEarned {
			p.printf(fields[2], "%s gets nothing by %s: %s%s\n", e.EnrollmentID, e.Incentive.Name, e.Reason, asides(e))
		}
	}
	if len(in.Enrollments) == 0 {
		p.printf(fields[2], "nobody earns: %s\n", result.Reason)
	}
}

// rate gives a conversion its rate later: its revenue counts from now on.
func (p *player) rate(name string, inProgram money.Money) {
	sale := p.sales[name]
	for _, e := range sale.explains {
		m, ok := commission.Rated(e, sale.in.Conversion.OccurredAt, sale.in.Conversion.Amount, inProgram)
		if ok {
			p.measure(m, 0, m.Minor)
			p.printf(name, "counts %s for %s by %s\n", money.New(m.Minor, p.settings.Currency), e.EnrollmentID, e.Incentive.Name)
		}
	}
}

func (p *player) printf(name, format string, args ...any) {
	fmt.Fprintf(&p.out, "%-8s ", name)
	fmt.Fprintf(&p.out, format, args...)
}

func (p *player) printLine(one *kept) {
	what := fmt.Sprintf("earns %s by %s", one.Amount, one.Explanation.Incentive.Name)
	switch {
	case one.Unit != nil:
		what = fmt.Sprintf("is given %d %s by %s", one.Unit.Quantity, one.Unit.Name, one.Explanation.Incentive.Name)
	case one.Kind == commission.KindTopUp:
		what = fmt.Sprintf("is topped up by %s to %s by %s", one.Amount, one.Explanation.TopUp.Earns, one.Explanation.Incentive.Name)
	case one.Kind == commission.KindBonus:
		what = fmt.Sprintf("gets a bonus of %s by %s %s", one.Amount, one.Explanation.Incentive.Name, one.Part)
	case one.Kind == commission.KindRecruiter:
		what = fmt.Sprintf("gets %s by %s of %s's %s", one.Amount, one.Explanation.Incentive.Name, one.source.EnrollmentID, one.source.Amount)
	}
	p.printf(one.name, "%s %s, free %s%s\n", one.EnrollmentID, what, one.ReleaseAt.Format("2006-01-02 15:04"), asides(one.Explanation))
}

// asides are what is worth saying of an amount.
func asides(e commission.Explanation) string {
	var out strings.Builder
	if e.Total != nil {
		fmt.Fprintf(&out, ", total %d to %d", e.Total.Before, e.Total.After)
		if e.Total.Period != string(commission.PeriodLifetime) {
			fmt.Fprintf(&out, " of %s", e.Total.Period)
		}
		if e.Total.Reason != "" {
			fmt.Fprintf(&out, ", %s", e.Total.Reason)
		}
		if e.Total.PlacedLast {
			out.WriteString(", placed last")
		}
	}
	for _, one := range e.Caps {
		switch {
		case one.Reason != "":
			fmt.Fprintf(&out, ", %s %s", one.Kind, one.Reason)
		case one.Cut.Minor != 0:
			fmt.Fprintf(&out, ", %s cuts %s", one.Kind, one.Cut)
		}
	}
	return out.String()
}

func (p *player) printUndone(name string, one undone) {
	lost := fmt.Sprintf("loses %s of %s", one.Amount, one.Explanation.Line)
	if one.Unit != nil {
		lost = fmt.Sprintf("loses %d of %d %s", one.Unit.Quantity, one.line.Unit.Quantity, one.Unit.Name)
	}
	end := ""
	if one.Closes {
		end = ", nothing is left"
	}
	p.printf(name, "%s %s, %s, free %s%s\n", one.EnrollmentID, lost, one.Status, one.ReleaseAt.Format("2006-01-02 15:04"), end)
}
