package web

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"regexp"
	"strings"

	"github.com/rapporthq/rapport/internal/apperr"
)

// PayoutRunFilePattern is where PayoutRunFile answers; the last part is the
// run's id with ".csv".
const PayoutRunFilePattern = "GET /files/payout-runs/{file}"

// runIDForm is all that an id can be, and a name of a file.
var runIDForm = regexp.MustCompile(`^[a-z0-9_]{1,40}$`)

// BankFiles writes the bank file of a payout run.
type BankFiles interface {
	BankFile(ctx context.Context, runID string, w io.Writer) error
}

// PayoutRunFile answers with the bank file of a payout run, for the viewer in
// the request's context. A stranger is answered as if there were no such run.
func PayoutRunFile(files BankFiles, log *slog.Logger) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		id, isCSV := strings.CutSuffix(r.PathValue("file"), ".csv")
		if !isCSV || !runIDForm.MatchString(id) {
			http.NotFound(w, r)
			return
		}
		// The whole file first: an error halfway must not look like a file.
		var file bytes.Buffer
		err := files.BankFile(r.Context(), id, &file)
		switch {
		case errors.Is(err, apperr.ErrNotFound), errors.Is(err, apperr.ErrForbidden), errors.Is(err, apperr.ErrUnauthenticated):
			http.NotFound(w, r)
			return
		case err != nil:
			log.ErrorContext(r.Context(), "write the bank file", slog.String("payout_run", id), slog.Any("error", err),
				slog.String("request", r.Header.Get(RequestIDHeader)))
			http.Error(w, "The file could not be made. Try again later.", http.StatusInternalServerError)
			return
		}
		header := w.Header()
		header.Set("Content-Type", "text/csv; charset=utf-8")
		header.Set("Content-Disposition", `attachment; filename="payout-run-`+id+`.csv"`)
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("Cache-Control", "no-store") // account numbers stay in no cache
		_, _ = file.WriteTo(w)                  // a reader who went away needs no answer
	}
}
