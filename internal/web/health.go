package web

import (
	"context"
	"log/slog"
	"net/http"
	"time"
)

// pingWithin is how long the database may take to answer /readyz.
const pingWithin = 2 * time.Second

// alive answers /healthz: the process runs.
func alive(w http.ResponseWriter, _ *http.Request) {
	answer(w, http.StatusOK, map[string]string{"status": "ok"})
}

// ready answers /readyz: requests can be served, because the database answers.
type ready struct{ Deps }

func (h ready) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), pingWithin)
	defer cancel()
	if err := h.Ping(ctx); err != nil {
		h.Log.ErrorContext(r.Context(), "not ready", slog.Any("error", err))
		answer(w, http.StatusServiceUnavailable, map[string]string{"status": "the database does not answer"})
		return
	}
	answer(w, http.StatusOK, map[string]string{"status": "ok"})
}
