package conversion

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/event"
)

// settle writes what an answer says of a conversion: the decision, its credits,
// the binding, the commissions, and the figures. c is the fact that asked;
// refunds are those of the conversion so far.
func (w *work) settle(ctx context.Context, s *standing, q question, a answer, refunds []*ent.Refund, c cause) error {
	s.revision++
	decisionID := w.newID("dec")
	for _, credit := range a.decision.Credits {
		e := w.enrollments[credit.EnrollmentID]
		if e == nil {
			return fmt.Errorf("credit %s: the enrollment is not of this program", credit.EnrollmentID)
		}
		w.credits = append(w.credits, w.tx.Credit.Create().
			SetCreatedAt(w.now).SetOrganizationID(w.viewer.OrganizationID).SetPartnerID(e.PartnerID).
			SetConversionID(s.row.ID).SetDecisionID(decisionID).SetEnrollmentID(e.ID).SetPpm(int64(credit.PPM)))
	}
	w.decided[s.row.ID] = a.decision.Credits
	w.countConversion(s.row, refunds, a.decision.Credits, 1)
	if err := w.follow(ctx, q, &a, refunds, c); err != nil {
		return err
	}
	if a.decision.Binds {
		w.bind(s.row, q.customer, a, c.sequence)
	}
	w.decisions = append(w.decisions, w.tx.Decision.Create().
		SetID(decisionID).SetCreatedAt(w.now).SetOrganizationID(w.viewer.OrganizationID).SetProgramID(w.program.ID).
		SetConversionID(s.row.ID).SetRevision(s.revision).SetIsAttributed(a.decision.IsAttributed()).
		SetAttribution(a.decision).SetPricing(a.pricing).SetScreening(a.screening).SetSequence(c.sequence))
	return w.review(s.row, q.customer, a.screening, c.sequence)
}

// bind gives the credits to the customer's later conversions (rules §2.5).
func (w *work) bind(row *ent.Conversion, c *customer, a answer, sequence int64) {
	c.bound = &bound{credits: a.decision.Credits, at: row.OccurredAt.UTC(), origins: a.origins, conversionID: row.ID}
	w.bindings = append(w.bindings, w.tx.Binding.Create().
		SetCreatedAt(w.now).SetOrganizationID(w.viewer.OrganizationID).SetProgramID(w.program.ID).
		SetCustomerID(c.row.ID).SetConversionID(row.ID).SetBoundAt(row.OccurredAt).
		SetCredits(a.decision.Credits).SetSequence(sequence))
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

// isOpen reports whether nobody has credit and a later identification may change
// that: nobody decided so by hand, and it is no referral's.
func isOpen(d attribution.Decision) bool {
	return !d.IsAttributed() && !isByHand(d) && d.Referral == nil
}
