package web

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/apperr"
)

// FuzzReports: whatever body arrives is read, or refused in words; what is wrong
// with a member names its field.
func FuzzReports(f *testing.F) {
	for _, seed := range []string{
		`{"programId":"prg_1","type":"sale","externalId":"1","amount":{"amount":"12.50","currencyCode":"EUR"},"customer":{"externalId":"c"}}`,
		`[{"items":[{"productId":"x","amount":"1.00","quantity":2}]},null,5,"x",[],{"metadata":[{"key":"k","value":"v"}]}]`,
		`{"conversions":[{"occurredAt":"2026-01-31T12:00:00Z","tax":"-1","code":""}]}`, `{"conversions":[],"x":1}`,
		`{"conversions":null}`, `{"amount":{"amount":1e400}}`, `{"amount":5,"customer":[],"items":{}}`, `{"a":1,"a":2}`, ``, `null`, `{`, "\x00", `"\ud800"`,
	} {
		f.Add(seed, "key")
	}
	f.Fuzz(func(t *testing.T, body, key string) {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/api/conversions", strings.NewReader(body))
		r.Header.Set("Idempotency-Key", key)
		reports, err := readReports(r)
		if err != nil {
			var refused apperr.Errors
			_, isMalformed := badRequest(err)
			require.True(t, isMalformed || errors.As(err, &refused), "%v", err)
			return
		}
		require.NotEmpty(t, reports)
		require.LessOrEqual(t, len(reports), conversion.MaxBatch)
		for _, one := range reports {
			for _, mistake := range one.errs {
				require.NotEmpty(t, mistake.Field)
				require.NotEmpty(t, mistake.Message)
			}
			var wrong apperr.Errors
			require.True(t, one.input.Validate() == nil || errors.As(one.input.Validate(), &wrong))
		}
	})
}
