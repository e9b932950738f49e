package web

import (
	"net/http"
	"time"

	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/viewer"
)

// codes answers GET /api/codes/{word}?program=…, by which a shop asks at the
// checkout what a code gives:
//
//	→ {"word": "ADA10", "isValid": true, "discount": {"percentage": "10", "amount": null, "months": null, "minimum": null}, "expiresAt": null}
//
// discount is null for a code that gives nothing. It asks for CONVERSION_RECORD: a
// code is worth money, so strangers must not be able to try words. Whose it is, is not
// said. A word that the program does not have is 404, too many questions are 429.
type codes struct {
	Deps
	limit *FormLimit
}

// How many questions a key, or somebody signed in, may ask at once, and how soon
// after that the next.
const (
	questionsPerKey = 600
	questionEvery   = 100 * time.Millisecond
)

func newCodes(d Deps) http.Handler {
	limit, err := NewFormLimit()
	if err != nil {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fail(w, r, d.Log, err) })
	}
	return codes{d, limit}
}

// codeAnswer is a code, as a shop reads it.
type codeAnswer struct {
	Word      string          `json:"word"`
	IsValid   bool            `json:"isValid"`
	Discount  *discountAnswer `json:"discount"`
	ExpiresAt *time.Time      `json:"expiresAt"`
}

// discountAnswer is what a code gives: a percentage or an amount.
type discountAnswer struct {
	Percentage *string      `json:"percentage"`
	Amount     *moneyAnswer `json:"amount"`
	// Months is null for the first order only.
	Months  *int         `json:"months"`
	Minimum *moneyAnswer `json:"minimum"`
}

// moneyAnswer is GraphQL's Money.
type moneyAnswer struct {
	Amount       string         `json:"amount"`
	CurrencyCode money.Currency `json:"currencyCode"`
}

func (h codes) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	v, err := viewer.Require(r.Context(), viewer.ConversionRecord)
	if err == nil && !h.limit.take(h.Clock.Now(), "codes "+v.OrganizationID+v.Actor(), questionsPerKey, questionEvery) {
		err = apperr.ErrRateLimited
	}
	if err != nil {
		fail(w, r, h.Log, err)
		return
	}
	terms, err := h.Partners.CodeTerms(r.Context(), r.URL.Query().Get("program"), r.PathValue("word"))
	if err != nil {
		fail(w, r, h.Log, err)
		return
	}
	said := codeAnswer{Word: terms.Word, IsValid: terms.IsValid, ExpiresAt: terms.ExpiresAt}
	if d := terms.Discount; d != nil {
		said.Discount = &discountAnswer{d.Percentage, moneyOf(d.Amount), d.Months, moneyOf(d.Minimum)}
	}
	answer(w, http.StatusOK, said)
}

func moneyOf(m *money.Money) *moneyAnswer {
	if m == nil {
		return nil
	}
	return &moneyAnswer{m.Amount(), m.Currency}
}
