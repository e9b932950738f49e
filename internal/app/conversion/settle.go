package conversion

import (
	"fmt"

	"github.com/rapporthq/rapport/ent"
	appledger "github.com/rapporthq/rapport/internal/app/ledger"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/ledger"
	"github.com/rapporthq/rapport/internal/event"
)

// settle writes what an answer says of a conversion: the decision, its credits,
// the binding, the commissions, and the figures. sequence is that of the fact
// that asked; refunds are those of the conversion so far. It returns the
// commissions made.
func (w *work) settle(s *standing, c *customer, a answer, sequence int64, refunds []*ent.Refund) ([]*ent.Commission, error) {
	s.revision++
	decisionID := w.newID("dec")
	w.decisions = append(w.decisions, w.tx.Decision.Create().
		SetID(decisionID).SetCreatedAt(w.now).SetOrganizationID(w.viewer.OrganizationID).SetProgramID(w.program.ID).
		SetConversionID(s.row.ID).SetRevision(s.revision).SetIsAttributed(a.decision.IsAttributed()).
		SetAttribution(a.decision).SetPricing(a.pricing).SetSequence(sequence))
	for _, credit := range a.decision.Credits {
		e := w.enrollments[credit.EnrollmentID]
		if e == nil {
			return nil, fmt.Errorf("credit %s: the enrollment is not of this program", credit.EnrollmentID)
		}
		w.credits = append(w.credits, w.tx.Credit.Create().
			SetCreatedAt(w.now).SetOrganizationID(w.viewer.OrganizationID).SetPartnerID(e.PartnerID).
			SetConversionID(s.row.ID).SetDecisionID(decisionID).SetEnrollmentID(e.ID).SetPpm(int64(credit.PPM)))
	}
	if a.decision.Binds {
		w.bind(s.row, c, a, sequence)
	}
	w.countConversion(s.row, refunds, a.decision.Credits, 1)
	made := make([]*ent.Commission, len(a.lines))
	for i, line := range a.lines {
		row, err := w.earn(s.row, c, line, sequence)
		if err != nil {
			return nil, err
		}
		made[i] = row
	}
	return made, nil
}

// bind gives the credits to the customer's later conversions (rules §2.5).
func (w *work) bind(row *ent.Conversion, c *customer, a answer, sequence int64) {
	c.bound = &bound{credits: a.decision.Credits, at: row.OccurredAt.UTC(), origins: a.origins}
	w.bindings = append(w.bindings, w.tx.Binding.Create().
		SetCreatedAt(w.now).SetOrganizationID(w.viewer.OrganizationID).SetProgramID(w.program.ID).
		SetCustomerID(c.row.ID).SetConversionID(row.ID).SetBoundAt(row.OccurredAt).
		SetCredits(a.decision.Credits).SetSequence(sequence))
}

// earn makes the commission of a line, PENDING until its release.
func (w *work) earn(of *ent.Conversion, c *customer, line commission.Line, sequence int64) (*ent.Commission, error) {
	incentiveID := line.IncentiveID
	row := w.newCommission(of, c, line.EnrollmentID, sequence)
	row.IncentiveID, row.IncentiveKey = &incentiveID, line.IncentiveKey
	row.Kind, row.Status = commission.KindEarned, commission.StatusPending
	row.AmountMinor, row.Currency = line.Amount.Minor, line.Amount.Currency
	row.ReleaseAt, row.Explanation = line.ReleaseAt, line.Explanation
	occurredAt := of.OccurredAt.UTC()
	w.totals.add(limitKey(commission.HistoryKey{
		IncentiveKey: line.IncentiveKey, CustomerID: c.row.ID, EnrollmentID: line.EnrollmentID,
	}), total{counted: 1, sumMinor: line.Amount.Minor, firstAt: &occurredAt})
	w.note("commission.earned", row.ID, row.PartnerID)
	return row, w.add(row)
}

// newCommission begins a row of the conversion.
func (w *work) newCommission(of *ent.Conversion, c *customer, enrollmentID string, sequence int64) *ent.Commission {
	conversionID, customerID := of.ID, c.row.ID
	return &ent.Commission{
		ID: w.newID("com"), ProgramID: w.program.ID, EnrollmentID: enrollmentID, PartnerID: w.enrollments[enrollmentID].PartnerID,
		ConversionID: &conversionID, CustomerID: &customerID, ConversionType: of.Type, CustomerLabel: c.label(),
		OccurredAt: of.OccurredAt, Sequence: sequence,
	}
}

// add takes a new commission in: its first state and its posting.
func (w *work) add(row *ent.Commission) error {
	posting, err := ledger.Earned(appledger.Row(row, "", ""))
	if err != nil {
		return fmt.Errorf("post a new commission: %w", err)
	}
	w.commissions = append(w.commissions, row)
	w.isFresh[row.ID] = true
	w.postings = append(w.postings, posting)
	w.changed(row, "", row.Status, "")
	return nil
}

// changed notes a change of state.
func (w *work) changed(row *ent.Commission, from, to commission.Status, reason string) {
	w.changes = append(w.changes, w.tx.CommissionChange.Create().
		SetCreatedAt(w.now).SetOrganizationID(w.viewer.OrganizationID).SetPartnerID(row.PartnerID).
		SetCommissionID(row.ID).SetFromStatus(string(from)).SetToStatus(string(to)).
		SetActor(w.viewer.Actor()).SetReason(reason))
}

// note records that something happened.
func (w *work) note(kind, subjectID, partnerID string) {
	w.events = append(w.events, event.Fact{Kind: kind, SubjectID: subjectID, PartnerID: partnerID})
}

// isByHand reports whether an admin decided.
func isByHand(d attribution.Decision) bool { return d.Outcome == attribution.OutcomeManual }
