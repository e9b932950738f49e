package web_test

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/payout"
	"github.com/rapporthq/rapport/internal/app/report"
	"github.com/rapporthq/rapport/internal/apperr"
	domain "github.com/rapporthq/rapport/internal/domain/payout"
	"github.com/rapporthq/rapport/internal/viewer"
	"github.com/rapporthq/rapport/internal/web"
)

// runFiles has the files of one run and the statement of one payout, for one
// person.
type runFiles struct{}

func (runFiles) Statement(ctx context.Context, payoutID string, form payout.StatementForm, language string, w io.Writer) error {
	if v := viewer.From(ctx); v.Kind != viewer.Partner || payoutID != "pay_1" {
		return apperr.ErrNotFound
	}
	_, err := io.WriteString(w, string(form)+" in "+language)
	return err
}

func (runFiles) RunFile(ctx context.Context, runID string, _ domain.FileKind, w io.Writer) error {
	_, _ = io.WriteString(w, "half a file")
	switch v := viewer.From(ctx); {
	case v.Kind == viewer.Nobody:
		return apperr.ErrUnauthenticated
	case v.Role != viewer.Finance:
		return apperr.ErrForbidden
	case runID == "run_broken":
		return errors.New("the disk is gone")
	case runID != "run_1":
		return apperr.ErrNotFound
	}
	return nil
}

func TestPayoutRunFile(t *testing.T) {
	t.Parallel()
	finance := viewer.Viewer{Kind: viewer.Member, Role: viewer.Finance}
	tests := map[string]struct {
		viewer viewer.Viewer
		path   string
		status int
	}{
		"finance gets the file":          {finance, "/files/payout-runs/run_1.csv", http.StatusOK},
		"and the SEPA file":              {finance, "/files/payout-runs/run_1.xml", http.StatusOK},
		"nobody finds nothing":           {viewer.Viewer{}, "/files/payout-runs/run_1.csv", http.StatusNotFound},
		"a reader finds nothing":         {viewer.Viewer{Kind: viewer.Member, Role: viewer.ReadOnly}, "/files/payout-runs/run_1.csv", http.StatusNotFound},
		"another run is not there":       {finance, "/files/payout-runs/run_2.csv", http.StatusNotFound},
		"another form is not there":      {finance, "/files/payout-runs/run_1.pdf", http.StatusNotFound},
		"what is no id is not there":     {finance, "/files/payout-runs/%ff%00%22.csv", http.StatusNotFound},
		"no run is not there":            {finance, "/files/payout-runs/.csv", http.StatusNotFound},
		"what breaks is not half a file": {finance, "/files/payout-runs/run_broken.csv", http.StatusInternalServerError},
	}
	mux := http.NewServeMux()
	mux.Handle(web.PayoutRunFilePattern, web.PayoutRunFile(runFiles{}, slog.New(slog.DiscardHandler)))
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			request := httptest.NewRequestWithContext(
				viewer.With(t.Context(), test.viewer), http.MethodGet, test.path, http.NoBody)
			answer := httptest.NewRecorder()
			mux.ServeHTTP(answer, request)
			require.Equal(t, test.status, answer.Code)
			if test.status != http.StatusOK {
				require.NotContains(t, answer.Body.String(), "half a file")
				return
			}
			require.Equal(t, "half a file", answer.Body.String())
			ending := test.path[len(test.path)-3:]
			require.Equal(t, map[string]string{"csv": "text/csv; charset=utf-8", "xml": "application/xml; charset=utf-8"}[ending],
				answer.Header().Get("Content-Type"))
			require.Equal(t, `attachment; filename="payout-run-run_1.`+ending+`"`, answer.Header().Get("Content-Disposition"))
			require.Equal(t, "no-store", answer.Header().Get("Cache-Control"))
		})
	}
}

func TestStatementFile(t *testing.T) {
	t.Parallel()
	partner := viewer.Viewer{Kind: viewer.Partner}
	tests := map[string]struct {
		viewer         viewer.Viewer
		path, accepted string
		body           string
	}{
		"a page in the asked language":     {partner, "/files/statements/pay_1.html?lang=de", "en", "HTML in de"},
		"a page in the browser's language": {partner, "/files/statements/pay_1.html", "DE-at, en;q=0.5", "HTML in de"},
		"a page without any language":      {partner, "/files/statements/pay_1.html", "", "HTML in "},
		"a PDF":                            {partner, "/files/statements/pay_1.pdf?lang=en", "", "PDF in en"},
		"another payout is not there":      {partner, "/files/statements/pay_2.pdf", "", ""},
		"another form is not there":        {partner, "/files/statements/pay_1.csv", "", ""},
		"what is no id is not there":       {partner, "/files/statements/%22.pdf", "", ""},
		"nobody finds nothing":             {viewer.Viewer{}, "/files/statements/pay_1.pdf", "", ""},
	}
	mux := http.NewServeMux()
	mux.Handle(web.StatementPattern, web.StatementFile(runFiles{}, slog.New(slog.DiscardHandler)))
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			request := httptest.NewRequestWithContext(
				viewer.With(t.Context(), test.viewer), http.MethodGet, test.path, http.NoBody)
			request.Header.Set("Accept-Language", test.accepted)
			answer := httptest.NewRecorder()
			mux.ServeHTTP(answer, request)
			if test.body == "" {
				require.Equal(t, http.StatusNotFound, answer.Code)
				return
			}
			require.Equal(t, http.StatusOK, answer.Code)
			require.Equal(t, test.body, answer.Body.String())
			require.Contains(t, answer.Header().Get("Content-Security-Policy"), "default-src 'none'")
			require.Equal(t, "no-store", answer.Header().Get("Cache-Control"))
		})
	}
}

// ledgerFiles has the statement of account of one enrollment, for one partner.
type ledgerFiles struct{}

func (ledgerFiles) LedgerFile(ctx context.Context, f report.LedgerFilter, w io.Writer) error {
	if v := viewer.From(ctx); v.Kind != viewer.Partner || *f.EnrollmentID != "enr_1" {
		return apperr.ErrNotFound
	}
	text := "all"
	if f.CurrencyCode != nil {
		text = string(*f.CurrencyCode)
	}
	_, err := io.WriteString(w, text)
	return err
}

func TestLedgerFile(t *testing.T) {
	t.Parallel()
	partner := viewer.Viewer{Kind: viewer.Partner}
	tests := map[string]struct {
		viewer     viewer.Viewer
		path, body string
	}{
		"everything":                 {partner, "/files/ledger/enr_1.csv", "all"},
		"one currency":               {partner, "/files/ledger/enr_1.csv?currency=EUR", "EUR"},
		"no currency is not there":   {partner, "/files/ledger/enr_1.csv?currency=euros", ""},
		"another one is not there":   {partner, "/files/ledger/enr_2.csv", ""},
		"another form is not there":  {partner, "/files/ledger/enr_1.pdf", ""},
		"what is no id is not there": {partner, "/files/ledger/%22.csv", ""},
		"nobody finds nothing":       {viewer.Viewer{}, "/files/ledger/enr_1.csv", ""},
	}
	mux := http.NewServeMux()
	mux.Handle(web.LedgerPattern, web.LedgerFile(ledgerFiles{}, slog.New(slog.DiscardHandler)))
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			request := httptest.NewRequestWithContext(viewer.With(t.Context(), test.viewer), http.MethodGet, test.path, http.NoBody)
			answer := httptest.NewRecorder()
			mux.ServeHTTP(answer, request)
			if test.body == "" {
				require.Equal(t, http.StatusNotFound, answer.Code)
				return
			}
			require.Equal(t, http.StatusOK, answer.Code)
			require.Equal(t, test.body, answer.Body.String())
			require.Equal(t, "text/csv; charset=utf-8", answer.Header().Get("Content-Type"))
			require.Equal(t, `attachment; filename="account-enr_1.csv"`, answer.Header().Get("Content-Disposition"))
		})
	}
}
