package statement

import (
	"strings"

	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/domain/payout"
)

// words are all texts of a document in one language.
type words struct {
	Language string
	Title    string
	// Draft and Void warn that the document is none yet, or none any more.
	Draft, Void                                                         string
	Number, IssuedOn, Period, State, PaidOn                             string
	Payer, Payee, TaxNumber                                             string
	Position, Day, Customer, What, Amount                               string
	Totals, Count, Sum, Method, Transfer, Page, Of, NoRows, SelfBilling string
	ReversalOfRow, ReversalOfStatement, ReversalOf                      string
	States                                                              map[payout.Status]string
	Kinds                                                               map[string]string
	// One is a single row of a kind, where it needs to be said.
	One          map[string]string
	Months       [12]string
	point, group string
	isDayFirst   bool
}

var english = words{
	Language: "en", Title: "Statement",
	SelfBilling: "Self-billing document for partner commissions",
	Draft:       "Draft. The sum may still change; this is not a document yet.",
	Void:        "Void. This payout did not take place; its commissions are on a later statement.",
	Number:      "Number", IssuedOn: "Date", Period: "Period", State: "Status", PaidOn: "Paid on",
	Payer: "Payer", Payee: "Payee", TaxNumber: "Tax number",
	Position: "No.", Day: "Day", Customer: "Customer", What: "For", Amount: "Amount",
	Totals: "Totals", Count: "Rows", Sum: "Sum paid out", Method: "Payment", Transfer: "Bank transfer to",
	Page: "Page", Of: "of", NoRows: "There are no rows.",
	ReversalOfRow: "Reversal of row", ReversalOfStatement: "Reversal, statement", ReversalOf: "Reversal of",
	States: map[payout.Status]string{
		payout.Draft: "Draft", payout.Approved: "Approved", payout.Processing: "Being paid", payout.Paid: "Paid",
		payout.Failed: "Did not arrive", payout.Cancelled: "Cancelled",
	},
	Kinds: map[string]string{
		"EARNED": "Commissions", "REVERSAL": "Reversals", "TOP_UP": "Top-ups", "BONUS": "Bonuses",
		"RECRUITER": "Recruiter commissions", "ADJUSTMENT": "Adjustments",
	},
	One: map[string]string{
		"TOP_UP": "Top-up", "BONUS": "Bonus", "RECRUITER": "Recruiter commission", "ADJUSTMENT": "Adjustment",
	},
	Months: [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
	point:  ".", group: ",",
}

var german = words{
	Language: "de", Title: "Abrechnung",
	SelfBilling: "Gutschrift über Partnerprovisionen (Selbstabrechnung)",
	Draft:       "Entwurf. Die Summe kann sich noch ändern; dies ist noch kein Beleg.",
	Void:        "Ungültig. Diese Auszahlung fand nicht statt; ihre Provisionen stehen auf einer späteren Abrechnung.",
	Number:      "Nummer", IssuedOn: "Datum", Period: "Zeitraum", State: "Status", PaidOn: "Bezahlt am",
	Payer: "Zahler", Payee: "Empfänger", TaxNumber: "Steuernummer",
	Position: "Nr.", Day: "Tag", Customer: "Kunde", What: "Wofür", Amount: "Betrag",
	Totals: "Summen", Count: "Zeilen", Sum: "Auszahlungsbetrag", Method: "Zahlung", Transfer: "Überweisung an",
	Page: "Seite", Of: "von", NoRows: "Es gibt keine Zeilen.",
	ReversalOfRow: "Storno zu Zeile", ReversalOfStatement: "Storno, Abrechnung", ReversalOf: "Storno vom",
	States: map[payout.Status]string{
		payout.Draft: "Entwurf", payout.Approved: "Freigegeben", payout.Processing: "In Zahlung", payout.Paid: "Bezahlt",
		payout.Failed: "Nicht angekommen", payout.Cancelled: "Storniert",
	},
	Kinds: map[string]string{
		"EARNED": "Provisionen", "REVERSAL": "Stornos", "TOP_UP": "Nachzahlungen", "BONUS": "Boni",
		"RECRUITER": "Werberprovisionen", "ADJUSTMENT": "Korrekturen",
	},
	One: map[string]string{
		"TOP_UP": "Nachzahlung", "BONUS": "Bonus", "RECRUITER": "Werberprovision", "ADJUSTMENT": "Korrektur",
	},
	point: ",", group: ".", isDayFirst: true,
}

// in returns the words of a language; English for one that is not known.
func in(language string) words {
	if language == german.Language {
		return german
	}
	return english
}

// date writes a day: 3 Mar 2026, 03.03.2026.
func (w words) date(day payout.Day) string {
	parts := strings.Split(string(day), "-")
	if len(parts) != 3 {
		return string(day)
	}
	if w.isDayFirst {
		return parts[2] + "." + parts[1] + "." + parts[0]
	}
	month := strings.TrimPrefix(parts[1], "0")
	for i, name := range w.Months {
		if month == itoa(i+1) {
			month = name
		}
	}
	return strings.TrimPrefix(parts[2], "0") + " " + month + " " + parts[0]
}

// money writes an amount with its currency: EUR 1,234.50, 1.234,50 EUR.
func (w words) money(m money.Money) string {
	if w.isDayFirst {
		return w.digits(m) + " " + string(m.Currency)
	}
	return string(m.Currency) + " " + w.digits(m)
}

// digits writes an amount without its currency.
func (w words) digits(m money.Money) string {
	text, sign := m.Amount(), ""
	if rest, isNegative := strings.CutPrefix(text, "-"); isNegative {
		text, sign = rest, "−"
	}
	whole, fraction, hasFraction := strings.Cut(text, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + w.group + whole[i:]
	}
	if hasFraction {
		whole += w.point + fraction
	}
	return sign + whole
}
