package demo

import (
	"strconv"
	"time"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// What the vendor's systems see of visitors.
var (
	agents = []string{
		"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15",
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36",
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:125.0) Gecko/20100101 Firefox/125.0",
		"Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1",
		"Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1",
		"Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36",
	}
	crawler   = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
	referrers = []string{
		"", "", "", "https://www.instagram.com/", "https://www.youtube.com/", "https://www.linkedin.com/", "https://www.google.com/",
		"https://newsletter.example/", "https://blog.example/tools",
	}
	placements = []string{"header", "footer", "sidebar", "story", "issue"}
)

// lead makes somebody known, and perhaps a customer.
func (w *writer) lead(at time.Time, fromVisit, word string) {
	w.people++
	who := newPerson(w.r, w.plot, w.people)
	w.beats = append(w.beats, beat{at: at, report: &report{
		who: who, kind: "lead", id: "signup-" + who.externalID, visit: fromVisit, word: word,
	}})
	isWon := w.chance(w.wonRate)
	bought := w.after(at.Add(6*time.Hour), w.decision)
	if w.chance(w.moveRate) {
		w.pursue(who, at, bought, isWon, fromVisit != "" || word != "")
	}
	if isWon {
		w.customer(who, bought)
	}
}

// pursue moves the referral by hand, until it is won by the first invoice or
// lost.
func (w *writer) pursue(who person, at, bought time.Time, isWon, isReferred bool) {
	if !isReferred { // then there is no referral
		return
	}
	stages := []string{"qualified", "meeting", "proposal"}
	reached := w.r.IntN(len(stages) + 1)
	if isWon {
		reached = len(stages)
	}
	step := bought.Sub(at) / time.Duration(len(stages)+1)
	for i, stage := range stages[:reached] {
		w.beats = append(w.beats, beat{at: at.Add(step * time.Duration(i+1)), move: &move{who: who, stage: stage}})
	}
	if !isWon && w.chance(0.6) {
		reason := pick(w.r, []string{"No budget this year.", "Chose another product.", "No answer after three calls.", "Too small for us."})
		end := at.Add(step*time.Duration(reached+1) + 48*time.Hour)
		w.beats = append(w.beats, beat{at: end, move: &move{who: who, stage: "lost", reason: reason}})
	}
}

// customer pays, again and again until the customer leaves or the story ends.
func (w *writer) customer(who person, at time.Time) {
	net := pick(w.r, w.prices)
	tax := int64(0)
	if who.country == w.home {
		tax = net * w.vat / 100
	}
	currency := money.Currency("")
	if other, ok := w.abroad[who.country]; ok {
		net, currency = net*other.price/100_000*100, other.currency
	}
	first := w.chance(w.setups)
	for at.Before(w.to) {
		w.invoices++
		id := w.key + "-invoice-" + strconv.Itoa(20000+w.invoices)
		r := &report{who: who, kind: "sale", id: id, minor: net + tax, tax: tax, currency: currency}
		if first && currency == "" {
			r.setup, first = w.setup, false
			vat := r.setup * tax / net
			r.minor, r.tax = r.minor+r.setup+vat, r.tax+vat
		}
		w.beats = append(w.beats, beat{at: at, report: r})
		if w.chance(w.refundRate) {
			w.giveBack(r, at)
		}
		if w.chance(w.churn) {
			return
		}
		at = at.AddDate(0, w.renewal, 0).Add(time.Duration(w.r.IntN(90)) * time.Minute)
	}
}

// giveBack refunds an invoice, whole or in part, in one or two pieces.
func (w *writer) giveBack(of *report, at time.Time) {
	first := of.minor
	if w.chance(0.4) {
		first = of.minor / 2
	}
	at = w.after(at.Add(24*time.Hour), 12*24*time.Hour)
	reason := pick(w.r, []string{"Cancelled within the trial.", "Charged twice.", "Goodwill after an outage.", "Moved to a smaller plan."})
	w.beats = append(w.beats, beat{at: at, refund: &refund{id: "refund-" + of.id, of: of.id, minor: first, currency: of.currency, reason: reason}})
	if first < of.minor && w.chance(0.5) {
		w.beats = append(w.beats, beat{at: w.after(at.Add(24*time.Hour), 10*24*time.Hour), refund: &refund{
			id: "refund-2-" + of.id, of: of.id, minor: of.minor - first, currency: of.currency, reason: reason,
		}})
	}
}
