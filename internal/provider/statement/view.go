// Package statement writes the numbered document of a payout: as a page to read
// and print, without scripts, and as a PDF. It decides nothing and computes no
// amount; what is on the document comes as a value.
package statement

import (
	"strconv"
	"strings"

	"github.com/rapporthq/rapport/internal/domain/payout"
)

// view is a statement in the words of a language, line by line, as both forms
// show it.
type view struct {
	// Say are the words around what is said.
	Say words

	Number       string
	Program      string
	Warning      string
	Facts        []fact
	Payer, Payee party
	Rows         []row
	Totals       []total
	Sum          string
	Transfer     string
}

type fact struct{ Label, Text string }

type party struct {
	Name  string
	Lines []string
}

type row struct {
	Position, Day, Customer, What, Amount string
}

type total struct{ Kind, Count, Amount string }

// kinds are the kinds of rows, in the order of their totals.
func kinds() []string {
	return []string{"EARNED", "TOP_UP", "BONUS", "RECRUITER", "ADJUSTMENT", "REVERSAL"}
}

func viewOf(s payout.Statement, language string) view {
	w := in(language)
	w.Amount += " (" + string(s.Sum.Currency) + ")"
	v := view{
		Say: w, Number: s.Number, Program: s.Program, Payer: partyOf(w, s.Payer), Payee: partyOf(w, s.Payee),
		Sum: w.money(s.Sum), Transfer: w.Transfer + " " + s.Holder + ", " + s.Account,
	}
	switch {
	case s.IsVoid():
		v.Warning = w.Void
	case !s.IsFinal():
		v.Warning = w.Draft
	}
	v.Facts = facts(w, s)
	for _, r := range s.Rows {
		v.Rows = append(v.Rows, row{
			Position: itoa(r.Position), Day: w.date(r.On), Customer: r.Customer, What: what(w, r), Amount: w.digits(r.Amount),
		})
	}
	for _, t := range s.Totals(kinds()) {
		v.Totals = append(v.Totals, total{Kind: w.Kinds[t.Kind], Count: itoa(t.Count), Amount: w.digits(t.Amount)})
	}
	return v
}

func facts(w words, s payout.Statement) []fact {
	out := []fact{{w.Number, s.Number}, {w.IssuedOn, w.date(s.IssuedOn)}}
	if first, last := s.Period(); first != "" {
		period := w.date(first)
		if last != first {
			period += " – " + w.date(last)
		}
		out = append(out, fact{w.Period, period})
	}
	out = append(out, fact{w.State, w.States[s.Status]})
	if s.PaidOn != "" {
		out = append(out, fact{w.PaidOn, w.date(s.PaidOn)})
	}
	return out
}

func partyOf(w words, p payout.Party) party {
	out := party{Name: p.Name}
	for _, line := range strings.Split(p.Address, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			out.Lines = append(out.Lines, line)
		}
	}
	if p.Country != "" {
		out.Lines = append(out.Lines, p.Country)
	}
	if p.TaxNumber != "" {
		out.Lines = append(out.Lines, w.TaxNumber+": "+p.TaxNumber)
	}
	return out
}

// what says what a row is for; of a reversal, what it takes back.
func what(w words, r payout.StatementRow) string {
	text := r.What
	if kind := w.One[r.Kind]; kind != "" {
		text = strings.TrimSuffix(kind+": "+r.What, ": ")
	}
	if r.Original == nil {
		return text
	}
	reference := w.ReversalOf + " " + w.date(r.Original.On)
	switch {
	case r.Original.Position > 0:
		reference = w.ReversalOfRow + " " + itoa(r.Original.Position)
	case r.Original.Number != "":
		reference = w.ReversalOfStatement + " " + r.Original.Number + ", " + w.date(r.Original.On)
	}
	return strings.TrimPrefix(text+" · "+reference, " · ")
}

func itoa(n int) string { return strconv.Itoa(n) }
