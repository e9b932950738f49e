package graph

import (
	"context"
	"errors"
	"log/slog"

	"entgo.io/ent/privacy"
	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/graph/scalar"
	"github.com/rapporthq/rapport/internal/apperr"
)

// The codes of top-level errors (api.md C.7): what a person cannot mend in the
// form.
const (
	codeUnauthenticated = "UNAUTHENTICATED"
	codeForbidden       = "FORBIDDEN"
	codeNotFound        = "NOT_FOUND"
	codeBadRequest      = "BAD_REQUEST"
	codeRateLimited     = "RATE_LIMITED"
	codeInternal        = "INTERNAL"
)

// userErrors splits what a use case returned: mistakes in the input become the
// payload's list, everything else stays an error.
func userErrors(err error) ([]*apperr.Error, error) {
	if err == nil {
		return []*apperr.Error{}, nil
	}
	if list, ok := apperr.List(err); ok {
		return list, nil
	}
	return []*apperr.Error{}, err
}

// presenter turns every error that leaves a resolver into one of the codes.
// What nobody made public on purpose is logged and leaves as INTERNAL.
func presenter(logger *slog.Logger, requestID func(context.Context) string) graphql.ErrorPresenterFunc {
	return func(ctx context.Context, err error) *gqlerror.Error {
		out := graphql.DefaultErrorPresenter(ctx, err)
		if out.Extensions == nil {
			out.Extensions = map[string]any{}
		}
		if code, message := public(err); code != "" {
			out.Message, out.Extensions["code"] = message, code
			if code == codeRateLimited {
				out.Extensions["retryAfter"] = 60
			}
			return out
		}
		if isRequestError(err, out) {
			out.Extensions["code"] = codeBadRequest
			return out
		}
		id := requestID(ctx)
		if !errors.Is(err, context.Canceled) {
			logger.ErrorContext(ctx, "resolve", "error", err, "path", out.Path.String(), "request_id", id)
		}
		out.Message = "Something went wrong on our side. The request id helps us to find it."
		out.Extensions["code"], out.Extensions["requestId"] = codeInternal, id
		return out
	}
}

// public returns the code and sentence of an error that was made for clients.
func public(err error) (code, message string) {
	switch {
	case errors.Is(err, apperr.ErrUnauthenticated):
		return codeUnauthenticated, "Sign in first."
	case errors.Is(err, apperr.ErrForbidden), errors.Is(err, privacy.Deny):
		return codeForbidden, "Your role does not permit this."
	case errors.Is(err, apperr.ErrNotFound), ent.IsNotFound(err):
		return codeNotFound, "There is nothing with this id."
	case errors.Is(err, apperr.ErrRateLimited):
		return codeRateLimited, "Too many attempts. Wait a minute."
	}
	var bad *badRequestError
	if errors.As(err, &bad) {
		return codeBadRequest, bad.message
	}
	var form *scalar.FormError
	if errors.As(err, &form) {
		return codeBadRequest, form.Message
	}
	if list, ok := apperr.List(err); ok {
		return codeBadRequest, list.Error()
	}
	return "", ""
}

// isRequestError reports whether gqlparser or gqlgen refused the request
// itself: its syntax, a variable, an unknown field.
func isRequestError(err error, out *gqlerror.Error) bool {
	if code, ok := out.Extensions["code"].(string); ok && (code == errcode.ValidationFailed || code == errcode.ParseFailed) {
		return true
	}
	var parsed *gqlerror.Error
	return errors.As(err, &parsed) && parsed.Unwrap() == nil && parsed.Rule != ""
}

// badRequestError is a request that is refused before anything is executed.
type badRequestError struct{ message string }

func (b *badRequestError) Error() string { return b.message }
