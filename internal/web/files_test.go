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

	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/viewer"
	"github.com/rapporthq/rapport/internal/web"
)

// runFiles has the file of one run, for one person.
type runFiles struct{}

func (runFiles) BankFile(ctx context.Context, runID string, w io.Writer) error {
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
			require.Equal(t, "text/csv; charset=utf-8", answer.Header().Get("Content-Type"))
			require.Equal(t, `attachment; filename="payout-run-run_1.csv"`, answer.Header().Get("Content-Disposition"))
			require.Equal(t, "no-store", answer.Header().Get("Cache-Control"))
		})
	}
}
