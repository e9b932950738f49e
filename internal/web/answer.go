package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"

	"github.com/rapporthq/rapport/internal/apperr"
)

// The codes of answers that are about the whole request. They are those of the
// API's top-level errors (api.md C.7), TOO_LARGE for bodies, and STARTING.
const (
	codeUnauthenticated = "UNAUTHENTICATED"
	codeForbidden       = "FORBIDDEN"
	codeNotFound        = "NOT_FOUND"
	codeBadRequest      = "BAD_REQUEST"
	codeRateLimited     = "RATE_LIMITED"
	codeTooLarge        = "TOO_LARGE"
	codeStarting        = "STARTING"
	codeInternal        = "INTERNAL"
)

// userError is a mistake in the input, as GraphQL's UserError.
type userError struct {
	Field   []string    `json:"field"`
	Message string      `json:"message"`
	Code    apperr.Code `json:"code"`
}

func userErrors(list apperr.Errors) []userError {
	out := make([]userError, len(list))
	for i, one := range list {
		out[i] = userError{one.Field, one.Message, one.Code}
	}
	return out
}

// answer writes v as JSON. What is answered is never to be kept by caches.
func answer(w http.ResponseWriter, status int, v any) {
	body, err := json.Marshal(v)
	if err != nil {
		status, body = http.StatusInternalServerError, []byte(`{"errors":[{"message":"something went wrong on our side"}]}`)
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(append(body, '\n'))
}

// refuse answers that the whole request came to nothing, in the form of the
// API's top-level errors.
func refuse(w http.ResponseWriter, status int, code, message string) {
	refuseWith(w, status, message, map[string]string{"code": code})
}

func refuseWith(w http.ResponseWriter, status int, message string, extensions map[string]string) {
	type one struct {
		Message    string            `json:"message"`
		Extensions map[string]string `json:"extensions"`
	}
	answer(w, status, map[string][]one{"errors": {{message, extensions}}})
}

// fail answers an error of a use case. What nobody made public is logged and
// leaves as INTERNAL with the id of the request.
func fail(w http.ResponseWriter, r *http.Request, log *slog.Logger, err error) {
	var tooLong *http.MaxBytesError
	if list, ok := apperr.List(err); ok {
		answer(w, http.StatusUnprocessableEntity, map[string]any{"userErrors": userErrors(list)})
		return
	}
	switch {
	case errors.Is(err, apperr.ErrUnauthenticated):
		w.Header().Set("WWW-Authenticate", "Bearer")
		refuse(w, http.StatusUnauthorized, codeUnauthenticated, "send an API key: Authorization: Bearer rk_…")
	case errors.Is(err, apperr.ErrForbidden):
		refuse(w, http.StatusForbidden, codeForbidden, apperr.ErrForbidden.Error())
	case errors.Is(err, apperr.ErrNotFound):
		refuse(w, http.StatusNotFound, codeNotFound, apperr.ErrNotFound.Error())
	case errors.Is(err, apperr.ErrRateLimited):
		refuse(w, http.StatusTooManyRequests, codeRateLimited, apperr.ErrRateLimited.Error())
	case errors.As(err, &tooLong):
		refuse(w, http.StatusRequestEntityTooLarge, codeTooLarge, tooLarge(tooLong.Limit))
	case r.Context().Err() != nil: // nobody waits for an answer
	default:
		log.ErrorContext(r.Context(), "request failed", slog.Any("error", err), slog.String("request", r.Header.Get(RequestIDHeader)))
		internal(w, r)
	}
}

// internal answers 500 with the id by which the log names the request.
func internal(w http.ResponseWriter, r *http.Request) {
	refuseWith(w, http.StatusInternalServerError, "something went wrong on our side",
		map[string]string{"code": codeInternal, "requestId": r.Header.Get(RequestIDHeader)})
}

func tooLarge(most int64) string {
	return fmt.Sprintf("the body has more than the %d bytes that are allowed", most)
}

// nothingHere answers addresses below /api/ and /files/ that do not exist, which
// are no pages.
func nothingHere(w http.ResponseWriter, _ *http.Request) {
	refuse(w, http.StatusNotFound, codeNotFound, "there is nothing at this address")
}
