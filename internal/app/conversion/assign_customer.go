package conversion

import (
	"context"
	"fmt"
	"slices"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/viewer"
)

// CustomerAssign moves a customer by hand (rules §2.5, §2.7): it is bound to these
// credits as of its first conversion, and those of its conversions of which
// nothing is paid, or about to be, are decided again with them, all at once. No
// credits let it go: its conversions are nobody's, and the next one that somebody
// brings binds it anew. It asks for COMMISSION_DECIDE. A customer that the viewer
// does not see is apperr.ErrNotFound. User errors are those of Assign.
func (s *Service) CustomerAssign(ctx context.Context, customerID string, in AssignInput) (*ent.Customer, error) {
	v, err := viewer.Require(ctx, viewer.CommissionDecide)
	if err != nil {
		return nil, err
	}
	credits, errs := in.read()
	if len(errs) > 0 {
		return nil, errs
	}
	var row *ent.Customer
	err = s.byHand(ctx, credits, func(tx *ent.Tx) (string, int, error) {
		if row, err = tx.Customer.Get(ctx, customerID); ent.IsNotFound(err) {
			return "", 0, apperr.ErrNotFound
		}
		if err != nil {
			return "", 0, fmt.Errorf("load the customer: %w", err)
		}
		return row.ProgramID, 1, nil
	}, func(w *work) error {
		override := in.override(credits, v)
		override.Scope = attribution.ScopeCustomer
		return w.assignCustomer(ctx, row, override)
	})
	if err != nil {
		return nil, err
	}
	return row.Unwrap(), nil
}

// assignCustomer binds the customer, and decides again what is not paid.
func (w *work) assignCustomer(ctx context.Context, row *ent.Customer, override attribution.Override) error {
	rows, err := w.client.Conversion.Query().Where(conversion.CustomerID(row.ID)).Order(ent.Asc(conversion.FieldSequence)).All(ctx)
	if err != nil {
		return fmt.Errorf("load the customer's conversions: %w", err)
	}
	list, err := w.loadMoved(ctx, rows)
	if err != nil {
		return err
	}
	sequence := w.next()
	override.At = w.now
	w.assigned(override, sequence).SetCustomerID(row.ID)
	if err := w.rebind(ctx, row, list, override, sequence); err != nil {
		return err
	}
	c := w.cause(sequence)
	open, err := w.unpaid(ctx, list, c)
	if err != nil {
		return err
	}
	w.note("customer.assigned", row.ID, "")
	return w.move(ctx, open, override, c)
}

// rebind gives the customer's later conversions to those with credit now.
func (w *work) rebind(ctx context.Context, row *ent.Customer, list []*moved, override attribution.Override, sequence int64) error {
	var c *customer
	if len(list) > 0 {
		c = list[0].customer
	} else {
		all, err := w.loadWhole(ctx, []string{row.ID}, nil)
		if err != nil {
			return err
		}
		c = all[row.ID]
	}
	c.bound = boundByHand(override.Credits, c.firstAt, w.now)
	create := w.tx.Binding.Create().
		SetCreatedAt(w.now).SetOrganizationID(w.viewer.OrganizationID).SetProgramID(w.program.ID).
		SetCustomerID(row.ID).SetBoundAt(w.now).SetCredits(override.Credits).SetSequence(sequence)
	if c.bound != nil {
		create.SetBoundAt(c.bound.at)
	}
	w.bindings = append(w.bindings, create)
	return nil
}

// unpaid are the conversions of which nothing is paid or about to be.
func (w *work) unpaid(ctx context.Context, list []*moved, c cause) ([]*moved, error) {
	var out []*moved
	for _, m := range list {
		lines, err := w.linesOf(ctx, m.row.ID, c)
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(lines, func(o *original) bool { return !isUnpaid(o) }) {
			out = append(out, m)
		}
	}
	return out, nil
}
