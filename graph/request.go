package graph

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
)

// codeTooLarge is of bodies beyond the roof that the server set.
const codeTooLarge = "TOO_LARGE"

// checked refuses requests that are none of the API before gqlgen reads them:
// it would answer without a code, and repeat the body, passwords and all, in
// its error, which is logged.
func checked(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodOptions {
			next.ServeHTTP(w, r)
			return
		}
		if r.Method != http.MethodPost {
			w.Header().Set("Allow", "OPTIONS, POST")
			answerRefusal(w, http.StatusMethodNotAllowed, codeBadRequest, "send queries by POST")
			return
		}
		if media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || media != "application/json" {
			answerRefusal(w, http.StatusUnsupportedMediaType, codeBadRequest, "send the query as JSON, with the header Content-Type: application/json")
			return
		}
		body, err := io.ReadAll(r.Body)
		var tooLong *http.MaxBytesError
		switch {
		case errors.As(err, &tooLong):
			answerRefusal(w, http.StatusRequestEntityTooLarge, codeTooLarge, fmt.Sprintf("the body has more than the %d bytes that are allowed", tooLong.Limit))
			return
		case err != nil: // the caller went away
			return
		}
		if !isRequest(body) {
			answerRefusal(w, http.StatusBadRequest, codeBadRequest, `the body must be a JSON object with the text "query" and the object "variables"`)
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		next.ServeHTTP(w, r)
	})
}

// isRequest reports whether gqlgen will be able to read the body.
func isRequest(body []byte) bool {
	var request struct {
		Query         string         `json:"query"`
		OperationName string         `json:"operationName"`
		Variables     map[string]any `json:"variables"`
		Extensions    map[string]any `json:"extensions"`
	}
	return json.Unmarshal(body, &request) == nil
}

// answerRefusal answers in the form of top-level errors.
func answerRefusal(w http.ResponseWriter, status int, code, message string) {
	type one struct {
		Message    string            `json:"message"`
		Extensions map[string]string `json:"extensions"`
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string][]one{"errors": {{message, map[string]string{"code": code}}}})
}
