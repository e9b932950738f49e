package payout

import (
	"slices"
	"time"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// Statement is the numbered self-billing document of a payout, with everything
// that is printed on it.
type Statement struct {
	Number  string
	Program string
	Status  Status
	// IssuedOn is the day the payout was made, PaidOn the day it was reported as
	// paid; empty until then.
	IssuedOn Day
	PaidOn   Day
	Payer    Party
	Payee    Party
	// Holder and Account are where the money goes; Account is masked.
	Holder  string
	Account string
	Sum     money.Money
	// Rows in the order of their days.
	Rows []StatementRow
}

// StatementRow is one commission on a statement.
type StatementRow struct {
	// Position is 1 for the first row.
	Position int
	// Kind is the commission's.
	Kind string
	// On is the day of the conversion, in the program's time zone.
	On Day
	// Customer is what the partner may call the customer; empty if there is none.
	Customer string
	// What is the incentive, or the reason of an adjustment; it may be empty.
	What   string
	Amount money.Money
	// Original is what a reversal takes back; nil for other rows.
	Original *Original
}

// Original is the commission that a reversal refers to.
type Original struct {
	// Position is the original's row on the same statement; 0 if it is not on it.
	Position int
	// Number is the other statement it is on; empty if it is on none.
	Number string
	On     Day
	Amount money.Money
}

// StatementTotal is the sum of the rows of one kind.
type StatementTotal struct {
	Kind   string
	Count  int
	Amount money.Money
}

// Totals returns the sum of each kind of rows, in the order of kinds; kinds
// without rows are not in it.
func (s Statement) Totals(kinds []string) []StatementTotal {
	var out []StatementTotal
	for _, kind := range kinds {
		total := StatementTotal{Kind: kind, Amount: money.New(0, s.Sum.Currency)}
		for _, row := range s.Rows {
			if row.Kind == kind {
				total.Count++
				total.Amount.Minor += row.Amount.Minor
			}
		}
		if total.Count > 0 {
			out = append(out, total)
		}
	}
	return out
}

// Period returns the first and the last day of the rows; both are empty if there
// are none.
func (s Statement) Period() (first, last Day) {
	for _, row := range s.Rows {
		if first == "" || row.On < first {
			first = row.On
		}
		last = max(last, row.On)
	}
	return first, last
}

// IsVoid reports whether nothing was paid by it and nothing will be.
func (s Statement) IsVoid() bool { return s.Status == Failed || s.Status == Cancelled }

// IsFinal reports whether the rows and the sum are agreed: all states but DRAFT,
// and the void ones.
func (s Statement) IsFinal() bool {
	return slices.Contains([]Status{Approved, Processing, Paid}, s.Status)
}

// DayIn returns the calendar day of an instant in a time zone.
func DayIn(at time.Time, zone *time.Location) Day { return Day(at.In(zone).Format(time.DateOnly)) }
