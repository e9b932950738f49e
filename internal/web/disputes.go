package web

import (
	"context"
	"errors"
	"net/http"

	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/commission"
)

// disputes answers POST /api/disputes: GraphQL's disputeOpen, in the manner of
// refunds. The body is one dispute, a list of up to 1,000, or {"disputes": […]},
// with the fields of DisputeOpenInput.
type disputes struct{ Deps }

func (h disputes) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.each(w, r, "disputes", func(ctx context.Context, body *object) (result, error) {
		in := disputeInput(body)
		if len(*body.errs) > 0 {
			return refused(in.ExternalID, withRest(*body.errs, in.Validate())), nil
		}
		opened, err := h.Conversions.OpenDispute(ctx, in)
		if errs, isMistake := apperr.List(err); isMistake {
			return refused(in.ExternalID, errs), nil
		}
		if err != nil {
			return result{}, err
		}
		return done(opened.Dispute.ID, in.ExternalID, opened.Repeated), nil
	})
}

// closedDisputes answers POST /api/disputes/close: GraphQL's disputeClose, in the
// manner of disputes. A member is {"id": "dsp_…", "outcome": "WON"} or "LOST"; one
// that was closed so before is repeated.
type closedDisputes struct{ Deps }

func (h closedDisputes) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.each(w, r, "disputes", func(ctx context.Context, body *object) (result, error) {
		id, outcome := body.text("id"), commission.DisputeStatus(body.text("outcome"))
		body.end()
		errs := *body.errs
		if id == "" {
			errs = withRest(errs, apperr.New(apperr.Blank, "Say which dispute, by the id from the answer to opening it.", "input", "id"))
		}
		if len(errs) > 0 {
			return refused("", errs), nil
		}
		closed, err := h.Conversions.CloseDispute(ctx, id, outcome)
		if errors.Is(err, apperr.ErrNotFound) {
			err = apperr.New(apperr.NotFoundCode, "There is no dispute with this id.", "id")
		}
		if errs, isMistake := apperr.List(apperr.Under(err, "input")); isMistake {
			return refused("", errs), nil
		}
		if err != nil {
			return result{}, err
		}
		return done(id, closed.Dispute.ExternalID, closed.Repeated), nil
	})
}

// disputeInput reads the fields of GraphQL's DisputeOpenInput.
func disputeInput(o *object) conversion.DisputeInput {
	in := conversion.DisputeInput{
		ConversionID: o.text("conversionId"), ExternalID: o.text("externalId"), Amount: o.money("amount"),
		OpenedAt: o.instant("openedAt"), Reason: o.optional("reason"), IdempotencyKey: o.text("idempotencyKey"),
	}
	o.end()
	return in
}
