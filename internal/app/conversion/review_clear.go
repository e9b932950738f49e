package conversion

import (
	"context"
	"fmt"
	"slices"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/ent/fraudreview"
	appledger "github.com/rapporthq/rapport/internal/app/ledger"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/fraud"
	"github.com/rapporthq/rapport/internal/domain/ledger"
	"github.com/rapporthq/rapport/internal/viewer"
)

// ClearReview says, in a transaction of the caller, that what a review is about was
// a false positive. What it stopped goes on where it would be by now. A conversion
// of which a rule blocked a touch is decided again as of its own instant, by the
// rules of then: what is unpaid moves to whose it is, paid rows never change (rules
// §2.7); if the conversion binds the customer, those that inherited from it follow,
// and what nobody has credit for is decided again. It asks for FRAUD_REVIEW. A
// review that the viewer does not see is apperr.ErrNotFound, one that is decided the
// user error NOT_PENDING.
func (s *Service) ClearReview(ctx context.Context, tx *ent.Tx, id, reason string) error {
	if _, err := viewer.Require(ctx, viewer.FraudReview); err != nil {
		return err
	}
	row, err := tx.FraudReview.Get(ctx, id)
	if ent.IsNotFound(err) {
		return apperr.ErrNotFound
	}
	if err != nil {
		return fmt.Errorf("load the fraud review: %w", err)
	}
	w, err := begin(ctx, tx, s.clock, row.ProgramID, 1)
	if err != nil {
		return err
	}
	// Again, now that nobody else decides it.
	if row, err = tx.FraudReview.Query().Where(fraudreview.ID(id), db.ForUpdate).Only(ctx); err != nil {
		return fmt.Errorf("lock the fraud review: %w", err)
	}
	if row.Status != fraud.StatusOpen {
		return apperr.New(apperr.NotPending, "This was decided meanwhile: "+string(row.Status)+".", "ids")
	}
	return w.clear(ctx, row, reason, s.tiers)
}

func (w *work) clear(ctx context.Context, row *ent.FraudReview, reason string, tiers Tiers) error {
	sequence := w.next()
	// Deciding again looks at what was decided, this included.
	row, err := row.Update().SetStatus(fraud.StatusCleared).SetDecidedSequence(sequence).SetDecidedBy(w.viewer.Actor()).
		SetReason(reason).SetDecidedAt(w.now).Save(ctx)
	if err != nil {
		return fmt.Errorf("clear the fraud review: %w", err)
	}
	if err := w.letGo(ctx, row); err != nil {
		return err
	}
	if row.Mode == fraud.ModeBlock {
		if err := w.decideCleared(ctx, row.ConversionID, w.cause(sequence)); err != nil {
			return err
		}
	}
	w.note("fraud.cleared", row.ID, "")
	if _, err := w.flush(ctx, tiers); err != nil {
		return err
	}
	// The clock may have been read again since.
	if err := row.Update().SetDecidedAt(w.now).Exec(ctx); err != nil {
		return fmt.Errorf("clear the fraud review: %w", err)
	}
	return nil
}

// letGo lets what the review stopped go on: where it was, or APPROVED if its days
// are over and nobody has to approve it. While the customer disputes the
// conversion it waits for that.
func (w *work) letGo(ctx context.Context, of *ent.FraudReview) error {
	if err := w.fetch(ctx, lookup{conversionIDs: []string{of.ConversionID}}); err != nil {
		return err
	}
	list, err := w.disputable(ctx, of.ConversionID)
	if err != nil {
		return err
	}
	disputes, err := appledger.OpenDisputes(ctx, w.client, []string{of.ConversionID})
	if err != nil {
		return err
	}
	to, kept := map[commission.Status][]string{}, []string{}
	released := map[string]bool{}
	for _, o := range list {
		isOwn := o.row.EnrollmentID == of.EnrollmentID && o.row.StatusReason == commission.ReasonInReview
		isShare := o.row.SourceID != nil && released[*o.row.SourceID] && o.row.StatusReason == commission.ReasonRecruitedHeld
		if o.row.Status != commission.StatusOnHold || !isOwn && !isShare {
			continue
		}
		released[o.row.ID] = true
		for _, row := range o.all() {
			if d := disputes[of.ConversionID]; d != nil && row.Status == commission.StatusOnHold {
				row.StatusReason = disputeReason(d.ExternalID)
				kept = append(kept, row.ID)
				continue
			}
			moved, err := w.goOn(row)
			if err != nil {
				return err
			}
			if moved {
				to[row.Status] = append(to[row.Status], row.ID)
			}
		}
	}
	if d := disputes[of.ConversionID]; d != nil {
		if err := w.setStatus(ctx, kept, commission.StatusOnHold, disputeReason(d.ExternalID)); err != nil {
			return err
		}
	}
	for _, status := range []commission.Status{commission.StatusPending, commission.StatusApproved} {
		if err := w.setStatus(ctx, to[status], status, ""); err != nil {
			return err
		}
	}
	return nil
}

// goOn moves one row to where it would be by now. What takes a part of a row back
// goes with it.
func (w *work) goOn(row *ent.Commission) (bool, error) {
	to := row.Status
	if row.Status == commission.StatusOnHold {
		to = commission.Status(w.heldFrom[row.ID])
	}
	isDue := to == commission.StatusPending && !row.ReleaseAt.After(w.now) && !w.program.NeedsCommissionApproval
	if isDue {
		posting, err := ledger.Approved(appledger.Row(row, w.heldFrom[row.ID], ""))
		if err != nil {
			return false, fmt.Errorf("post an approved commission: %w", err)
		}
		w.postings = append(w.postings, posting)
		to = commission.StatusApproved
	}
	if to == row.Status {
		return false, nil
	}
	w.resume(row, to)
	return true, nil
}

// decideCleared decides a conversion again of which a rule blocked a touch, unless a
// person gave its credit since, and what follows from it for the customer.
func (w *work) decideCleared(ctx context.Context, conversionID string, c cause) error {
	of, err := w.client.Conversion.Get(ctx, conversionID)
	if err != nil {
		return fmt.Errorf("load the conversion: %w", err)
	}
	rows, err := w.client.Conversion.Query().Where(conversion.CustomerID(of.CustomerID)).Order(ent.Asc(conversion.FieldSequence)).All(ctx)
	if err != nil {
		return fmt.Errorf("load the customer's conversions: %w", err)
	}
	list, err := w.loadMoved(ctx, rows)
	if err != nil {
		return err
	}
	first := list[slices.IndexFunc(list, func(m *moved) bool { return m.row.ID == conversionID })]
	if isByHand(first.before.Attribution) {
		return nil
	}
	person := first.customer
	if err := w.loadOpen(ctx, person); err != nil {
		return err
	}
	again, wasBound := []*moved{first}, person.bound != nil && person.bound.conversionID == conversionID
	if wasBound {
		heirs, err := w.heirs(ctx, list, person.bound, c)
		if err != nil {
			return err
		}
		again, person.bound = append(again, heirs...), nil
	}
	person.open = slices.DeleteFunc(person.open, func(s *standing) bool {
		return slices.ContainsFunc(again, func(m *moved) bool { return m.row.ID == s.row.ID })
	})
	var still []*standing
	for _, m := range again {
		s, err := w.decideAnew(ctx, m, c)
		if err != nil {
			return err
		}
		if s != nil {
			still = append(still, s)
		}
	}
	if wasBound && person.bound == nil {
		w.bindings = append(w.bindings, w.tx.Binding.Create().
			SetCreatedAt(w.now).SetOrganizationID(w.viewer.OrganizationID).SetProgramID(w.program.ID).
			SetCustomerID(person.row.ID).SetBoundAt(w.now).SetCredits([]attribution.Credit{}).SetSequence(c.sequence))
	}
	for _, m := range again {
		if err := w.loseBonuses(ctx, m.before.Pricing.Measured, m.row.ID, c); err != nil {
			return err
		}
	}
	err = w.decideAgain(ctx, person, c.sequence)
	person.open = append(person.open, still...)
	return err
}

// heirs are the conversions that inherited from the binding and of which nothing is
// paid, or about to be.
func (w *work) heirs(ctx context.Context, list []*moved, from *bound, c cause) ([]*moved, error) {
	var out []*moved
	for _, m := range list {
		d := m.before.Attribution
		if d.Outcome == attribution.OutcomeInherited && d.BoundAt != nil && d.BoundAt.Equal(from.at) {
			out = append(out, m)
		}
	}
	return w.unpaid(ctx, out, c)
}

// decideAnew takes the credit of a conversion and decides it again by its touches,
// by the rules against fraud of then. It returns how it stands if still nobody has
// credit.
func (w *work) decideAnew(ctx context.Context, m *moved, c cause) (*standing, error) {
	q := question{fact: m.row, customer: m.customer, known: w.known(c.sequence), refunds: m.refunds}
	if m.before.Screening != nil {
		q.rules = &m.before.Screening.Rules
	}
	to, err := w.attribute(ctx, q)
	if err != nil {
		return nil, err
	}
	if q.keeps, err = w.withdraw(ctx, m.row, m.held(), to.decision.Credits, m.refunds, c); err != nil {
		return nil, err
	}
	w.countConversion(m.row, m.refunds, m.before.Attribution.Credits, -1)
	w.forget(m.row, m.held(), to.decision.Credits, m.refunds, c)
	a, err := w.answer(ctx, q)
	if err != nil {
		return nil, err
	}
	s := &standing{row: m.row, revision: m.before.Revision, refunds: m.refunds}
	if err := w.settle(ctx, s, q, a, m.refunds, c); err != nil {
		return nil, err
	}
	if isOpen(a.decision) {
		return s, nil
	}
	w.note("conversion.attributed", m.row.ID, "")
	return nil, w.pipeline(ctx, m.row, m.customer, a.decision)
}
