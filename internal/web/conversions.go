package web

import (
	"context"
	"fmt"
	"net/http"
	"slices"

	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/viewer"
)

// result is what became of one conversion, refund or dispute of a body.
type result struct {
	// ID is null if it was refused.
	ID         *string `json:"id"`
	ExternalID string  `json:"externalId"`
	// Repeated: it had been recorded before, and nothing changed.
	Repeated   bool        `json:"repeated"`
	UserErrors []userError `json:"userErrors"`
}

func done(id, externalID string, isRepeated bool) result {
	return result{ID: &id, ExternalID: externalID, Repeated: isRepeated, UserErrors: []userError{}}
}

func refused(externalID string, errs apperr.Errors) result {
	return result{ExternalID: externalID, UserErrors: userErrors(errs)}
}

// answerResults answers with one result per conversion, refund or dispute, in the
// order sent: 200 if all were recorded (or had been before), 422 if none was, 207 if
// some were.
func answerResults(w http.ResponseWriter, name string, results []result) {
	refusals := 0
	for _, one := range results {
		if len(one.UserErrors) > 0 {
			refusals++
		}
	}
	status := http.StatusMultiStatus
	switch refusals {
	case 0:
		status = http.StatusOK
	case len(results):
		status = http.StatusUnprocessableEntity
	}
	answer(w, status, map[string][]result{name: results})
}

// conversions answers POST /api/conversions: GraphQL's conversionRecord over
// plain HTTP. The body is one conversion, a list of up to 1,000, or
// {"conversions": […]}, with the fields of ConversionRecordInput; the
// idempotency key is optional (a header Idempotency-Key stands for that of a
// single one), because the external id alone makes a retry harmless.
//
//	→ {"conversions": [{"id": "cnv_…", "externalId": "…", "repeated": false, "userErrors": []}]}
//
// Each conversion is recorded or refused on its own: see answerResults for the
// status. A body that cannot be read is 400 or 413, and a caller without the
// permission CONVERSION_RECORD 401 or 403; then nothing was recorded.
type conversions struct{ Deps }

func (h conversions) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if _, err := viewer.Require(r.Context(), viewer.ConversionRecord); err != nil {
		fail(w, r, h.Log, err)
		return
	}
	reports, err := readReports(r)
	if err != nil {
		h.failed(w, r, err)
		return
	}
	var inputs []conversion.RecordInput
	for _, one := range reports {
		if len(one.errs) == 0 {
			inputs = append(inputs, one.input)
		}
	}
	outcomes, err := h.Conversions.RecordBatch(r.Context(), inputs)
	if err != nil {
		h.failed(w, r, err)
		return
	}
	results := make([]result, len(reports))
	fresh := 0
	for i, one := range reports {
		if len(one.errs) > 0 {
			results[i] = refused(one.input.ExternalID, one.errs)
			continue
		}
		outcome := outcomes[0]
		outcomes = outcomes[1:]
		if outcome.Recorded == nil {
			results[i] = refused(one.input.ExternalID, outcome.Errors)
			continue
		}
		results[i] = done(outcome.Recorded.Conversion.ID, one.input.ExternalID, outcome.Recorded.Repeated)
		if !outcome.Recorded.Repeated {
			fresh++
		}
	}
	h.Metrics.CountConversions(conversion.SourceAPI, fresh)
	answerResults(w, "conversions", results)
}

// refunds answers POST /api/refunds: GraphQL's refundRecord, in the manner of
// conversions. The body is one refund, a list of up to 1,000, or
// {"refunds": […]}, with the fields of RefundRecordInput.
type refunds struct{ Deps }

func (h refunds) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.each(w, r, "refunds", func(ctx context.Context, body *object) (result, error) {
		in := refundInput(body)
		if len(*body.errs) > 0 {
			return refused(in.ExternalID, withRest(*body.errs, in.Validate())), nil
		}
		recorded, err := h.Conversions.Refund(ctx, in)
		if errs, isMistake := apperr.List(err); isMistake {
			return refused(in.ExternalID, errs), nil
		}
		if err != nil {
			return result{}, err
		}
		return done(recorded.Refund.ID, in.ExternalID, recorded.Repeated), nil
	})
}

// each answers a body of refunds or disputes, its members done one after the other;
// an error of do fails the whole request.
func (d Deps) each(w http.ResponseWriter, r *http.Request, name string, do func(ctx context.Context, body *object) (result, error)) {
	if _, err := viewer.Require(r.Context(), viewer.ConversionRecord); err != nil {
		fail(w, r, d.Log, err)
		return
	}
	bodies, err := readBodies(r, name)
	if err != nil {
		d.failed(w, r, err)
		return
	}
	results := make([]result, len(bodies))
	for i, body := range bodies {
		if results[i], err = do(r.Context(), body); err != nil {
			d.failed(w, r, fmt.Errorf("%s %d: %w", name, i, err))
			return
		}
	}
	answerResults(w, name, results)
}

func (d Deps) failed(w http.ResponseWriter, r *http.Request, err error) {
	if bad, ok := badRequest(err); ok {
		refuse(w, http.StatusBadRequest, codeBadRequest, bad)
		return
	}
	fail(w, r, d.Log, err)
}

// withRest adds the mistakes of err about other fields than those that have one
// already: what could not be read is not missing too.
func withRest(errs apperr.Errors, err error) apperr.Errors {
	rest, _ := apperr.List(err)
	for _, one := range rest {
		if !slices.ContainsFunc(errs, func(e *apperr.Error) bool { return startsWith(one.Field, e.Field) || startsWith(e.Field, one.Field) }) {
			errs = append(errs, one)
		}
	}
	return errs
}

func startsWith(path, start []string) bool {
	return len(path) >= len(start) && slices.Equal(path[:len(start)], start)
}
