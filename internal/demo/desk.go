package demo

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent/customer"
	appcommission "github.com/rapporthq/rapport/internal/app/commission"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// planDesk notes what members decide one by one: disputes, amounts and credit by
// hand.
func (t *teller) planDesk() {
	t.dispute("lost", 85, "The card's owner does not know this charge.", 62, commission.DisputeLost)
	t.dispute("won", 65, "Claims that the calendar was never set up.", 40, commission.DisputeWon)
	t.dispute("open", 12, "Says that the subscription was cancelled.", 0, "")
	t.adjust("nordlicht", 48, "150", "Talk at our user day in Hamburg, as agreed.")
	t.adjust("buchungsbude", 33, "-35", "The webinar fee of May was paid twice.")
	t.adjust("rousselle", 21, "80", "French translation of the onboarding mails.")
	t.at(t.ago(44), "move a customer by hand", func(ctx context.Context) error {
		id, err := t.client.Customer.Query().Where(
			customer.ProgramID(t.affiliate.program.ID), customer.ExternalID(t.affiliate.key+"-moved"),
		).OnlyID(ctx)
		if err != nil {
			return fmt.Errorf("find the customer: %w", err)
		}
		_, err = t.Conversions.CustomerAssign(as(ctx, t.finance), id, conversion.AssignInput{
			Credits: []conversion.CreditInput{t.credit("nordlicht", "100")},
			Reason:  "Studio Nordlicht had advised this practice for months; the click came from a bookmark.",
		})
		return err
	})
	t.at(t.ago(34), "split a sale by hand", func(ctx context.Context) error {
		_, err := t.Conversions.Assign(as(ctx, t.finance), t.conversions[t.affiliate.invoice("split", 1)], conversion.AssignInput{
			Credits: []conversion.CreditInput{t.credit("nordlicht", "60"), t.credit("praxiswerk", "40")},
			Reason:  "Both partners showed us the mails in which they introduced this customer.",
		})
		return err
	})
}

// credit is a part for an affiliate.
func (t *teller) credit(handle, percentage string) conversion.CreditInput {
	return conversion.CreditInput{EnrollmentID: t.affiliate.actor(handle).enrollment.ID, Percentage: percentage}
}

// dispute has the first invoice of a deal disputed, and the dispute closed if
// there is an outcome. Days count back from the end.
func (t *teller) dispute(of string, opened int, reason string, closed int, outcome commission.DisputeStatus) {
	id := ""
	t.at(t.ago(opened), "open a dispute", func(ctx context.Context) error {
		done, err := t.Conversions.OpenDispute(ctx, conversion.DisputeInput{
			ConversionID: t.conversions[t.affiliate.invoice(of, 1)], ExternalID: "dispute-" + of, Reason: &reason,
		})
		if err != nil {
			return err
		}
		id = done.Dispute.ID
		return nil
	})
	if outcome == "" {
		return
	}
	t.at(t.ago(closed), "close a dispute", func(ctx context.Context) error {
		_, err := t.Conversions.CloseDispute(ctx, id, outcome)
		return err
	})
}

// adjust gives an affiliate an amount, or takes it.
func (t *teller) adjust(handle string, days int, amount, reason string) {
	t.at(t.ago(days), "adjust", func(ctx context.Context) error {
		_, err := t.Commissions.Adjust(as(ctx, t.finance), appcommission.AdjustInput{
			EnrollmentID: t.affiliate.actor(handle).enrollment.ID, Amount: money.Input{Amount: amount, CurrencyCode: "EUR"},
			Reason: reason, IdempotencyKey: "adjust-" + handle,
		})
		return err
	})
}
