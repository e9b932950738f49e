package filter

import (
	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/dispute"
	"github.com/rapporthq/rapport/ent/predicate"
	"github.com/rapporthq/rapport/internal/app/report"
	commissions "github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/ledger"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// Ledger is the API's LedgerEntryFilter.
type Ledger struct {
	EnrollmentID *string
	ProgramID    *string
	Account      *ledger.Kind
	CurrencyCode *money.Currency
	Period       *Period
}

// Report is the filter as the reads know it.
func (f Ledger) Report() report.LedgerFilter {
	out := report.LedgerFilter{
		EnrollmentID: f.EnrollmentID, ProgramID: f.ProgramID, Account: f.Account, CurrencyCode: f.CurrencyCode,
	}
	if f.Period != nil {
		period := report.Period(*f.Period)
		out.Period = &period
	}
	return out
}

// Dispute is the API's DisputeFilter.
type Dispute struct {
	ProgramID    *string
	ConversionID *string
	Status       []commissions.DisputeStatus
}

// Apply narrows the query.
func (f *Dispute) Apply(q *ent.DisputeQuery) *ent.DisputeQuery {
	if f == nil {
		return q
	}
	add := func(p predicate.Dispute) { q = q.Where(p) }
	given(f.ProgramID, dispute.ProgramID, add)
	given(f.ConversionID, dispute.ConversionID, add)
	if f.Status != nil {
		add(dispute.StatusIn(f.Status...))
	}
	return q
}
