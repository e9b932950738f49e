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

	"github.com/rapporthq/rapport/internal/app/payout"
	appreport "github.com/rapporthq/rapport/internal/app/report"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/money"
	domain "github.com/rapporthq/rapport/internal/domain/payout"
)

// PayoutRunFilePattern is where PayoutRunFile answers; the last part is the
// run's id with ".csv" or ".xml".
const PayoutRunFilePattern = "GET /files/payout-runs/{file}"

// StatementPattern is where StatementFile answers; the last part is the
// payout's id with ".html" or ".pdf".
const StatementPattern = "GET /files/statements/{file}"

// LedgerPattern is where LedgerFile answers; the last part is the enrollment's
// id with ".csv".
const LedgerPattern = "GET /files/ledger/{file}"

// rowIDForm is all that an id can be, and a name of a file.
var rowIDForm = regexp.MustCompile(`^[a-z0-9_]{1,40}$`)

// PayoutFiles writes the files of payouts.
type PayoutFiles interface {
	RunFile(ctx context.Context, runID string, kind domain.FileKind, w io.Writer) error
	Statement(ctx context.Context, payoutID string, form payout.StatementForm, language string, w io.Writer) error
}

// PayoutRunFile answers with a bank file of a payout run, for the viewer in the
// request's context. A stranger is answered as if there were no such run.
func PayoutRunFile(files PayoutFiles, log *slog.Logger) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		id, ending, _ := strings.Cut(r.PathValue("file"), ".")
		kind, contentType := domain.FileCSV, "text/csv; charset=utf-8"
		switch ending {
		case "csv":
		case "xml":
			kind, contentType = domain.FileSEPA, "application/xml; charset=utf-8"
		default:
			http.NotFound(w, r)
			return
		}
		header := http.Header{
			"Content-Type":        {contentType},
			"Content-Disposition": {`attachment; filename="payout-run-` + id + `.` + ending + `"`},
		}
		serveFile(w, r, log, id, header, func(out io.Writer) error {
			return files.RunFile(r.Context(), id, kind, out)
		})
	}
}

// LedgerFiles writes the entries of ledger accounts.
type LedgerFiles interface {
	LedgerFile(ctx context.Context, f appreport.LedgerFilter, w io.Writer) error
}

// LedgerFile answers with the statement of account of an enrollment as CSV, for
// the viewer in the request's context; the parameter currency keeps one. A
// stranger is answered as if there were no such enrollment.
func LedgerFile(files LedgerFiles, log *slog.Logger) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		id, ending, _ := strings.Cut(r.PathValue("file"), ".")
		filter := appreport.LedgerFilter{EnrollmentID: &id}
		if code := money.Currency(r.URL.Query().Get("currency")); code != "" {
			filter.CurrencyCode = &code
		}
		if ending != "csv" || (filter.CurrencyCode != nil && !filter.CurrencyCode.IsValid()) {
			http.NotFound(w, r)
			return
		}
		header := http.Header{
			"Content-Type":        {"text/csv; charset=utf-8"},
			"Content-Disposition": {`attachment; filename="account-` + id + `.csv"`},
		}
		serveFile(w, r, log, id, header, func(out io.Writer) error {
			return files.LedgerFile(r.Context(), filter, out)
		})
	}
}

// statementPolicy lets a statement load nothing; its styles stand in it.
const statementPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// StatementFile answers with the statement of a payout, for the viewer in the
// request's context, in the language of the parameter lang, else in the first
// that the browser asks for. A stranger is answered as if there were no such
// payout.
func StatementFile(files PayoutFiles, log *slog.Logger) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		id, ending, _ := strings.Cut(r.PathValue("file"), ".")
		form := payout.FormPage
		header := http.Header{
			"Content-Type": {"text/html; charset=utf-8"}, "Content-Security-Policy": {statementPolicy},
			"Vary": {"Accept-Language"},
		}
		switch ending {
		case "html":
		case "pdf":
			form = payout.FormPDF
			header.Set("Content-Type", "application/pdf")
			header.Set("Content-Disposition", `attachment; filename="statement-`+id+`.pdf"`)
		default:
			http.NotFound(w, r)
			return
		}
		serveFile(w, r, log, id, header, func(out io.Writer) error {
			return files.Statement(r.Context(), id, form, languageOf(r), out)
		})
	}
}

// languageOf is the language that the reader asks for: two letters, or empty.
func languageOf(r *http.Request) string {
	wanted := r.URL.Query().Get("lang")
	if wanted == "" {
		wanted = r.Header.Get("Accept-Language")
	}
	return strings.ToLower(wanted[:min(len(wanted), 2)])
}

// serveFile answers with what write writes, whole or not at all: an error
// halfway must not look like a file.
func serveFile(
	w http.ResponseWriter, r *http.Request, log *slog.Logger, id string, header http.Header, write func(io.Writer) error,
) {
	if !rowIDForm.MatchString(id) {
		http.NotFound(w, r)
		return
	}
	var file bytes.Buffer
	err := write(&file)
	switch {
	case errors.Is(err, apperr.ErrNotFound), errors.Is(err, apperr.ErrForbidden), errors.Is(err, apperr.ErrUnauthenticated):
		http.NotFound(w, r)
		return
	case err != nil:
		log.ErrorContext(r.Context(), "write a file", slog.String("of", id), slog.Any("error", err),
			slog.String("request", r.Header.Get(RequestIDHeader)))
		http.Error(w, "The file could not be made. Try again later.", http.StatusInternalServerError)
		return
	}
	for name, values := range header {
		w.Header()[name] = values
	}
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Cache-Control", "no-store") // account numbers stay in no cache
	_, _ = file.WriteTo(w)                      // a reader who went away needs no answer
}
