package payout_test

import (
	"runtime"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/ledger"
	"github.com/rapporthq/rapport/internal/app/payout"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// BenchmarkPlan previews, makes and checks a run of a hundred thousand
// commissions of a thousand partners. MB is what was allocated in all, MB-heap
// what the process took of the machine for it:
//
//	go test ./internal/app/payout -run '^$' -bench Plan -benchtime 1x
func BenchmarkPlan(b *testing.B) {
	s := crowded(b)
	fin := s.Member("fin", viewer.Finance)
	b.Run("preview", func(b *testing.B) {
		for b.Loop() {
			var preview *payout.RunPreview
			measured(b, func() (err error) {
				preview, err = s.payouts.RunPreview(fin, s.Program.ID, nil)
				return err
			})
			require.Equal(b, int64(100_000*1000), preview.Totals[0].Minor)
		}
	})
	n := 0
	b.Run("run", func(b *testing.B) {
		for b.Loop() {
			n++
			measured(b, func() error {
				run, err := s.payouts.RunCreate(fin, payout.RunCreateInput{ProgramID: s.Program.ID, IdempotencyKey: strconv.Itoa(n)})
				if err == nil && n > 1 {
					_, err = s.payouts.RunCancel(fin, run.ID)
				}
				return err
			})
		}
	})
	b.Run("verify", func(b *testing.B) {
		for b.Loop() {
			measured(b, func() error {
				violations, err := ledger.Verify(s.System(), s.Client, s.Program.ID)
				require.Empty(b, violations)
				return err
			})
		}
	})
}

// crowded is a bundle whose thousand partners have a hundred commissions each.
func crowded(b *testing.B) *bundle {
	b.Helper()
	s := setup(b, testkit.Open(b))
	s.due(s.ada, 1000, "EUR")
	for i := range 999 {
		e := s.Enroll("p" + strconv.Itoa(i))
		s.Pay(e, "EUR")
		s.due(e, 1000, "EUR")
	}
	for _, statement := range []string{
		`INSERT INTO commissions (id, created_at, organization_id, kind, status, amount_minor, currency, occurred_at, release_at,
			status_since, explanation, sequence, program_id, enrollment_id, partner_id)
			SELECT id || '_' || n, created_at, organization_id, kind, status, amount_minor, currency, occurred_at, release_at,
			status_since, explanation, sequence, program_id, enrollment_id, partner_id FROM commissions, ` + numbersTo99,
		`INSERT INTO ledger_transactions (id, created_at, organization_id, key, program_id, commission_id)
			SELECT id || '_' || n, created_at, organization_id, replace(key, commission_id, commission_id || '_' || n), program_id,
			commission_id || '_' || n FROM ledger_transactions, ` + numbersTo99,
		`INSERT INTO postings (id, created_at, organization_id, amount_minor, currency, transaction_id, from_account_id, to_account_id)
			SELECT id || '_' || n, created_at, organization_id, amount_minor, currency, transaction_id || '_' || n, from_account_id,
			to_account_id FROM postings, ` + numbersTo99,
	} {
		_, err := s.SQL.ExecContext(b.Context(), statement)
		require.NoError(b, err)
	}
	return s
}

const numbersTo99 = `(WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 99) SELECT n FROM numbers)`

// measured runs the work and reports the memory that it took.
func measured(b *testing.B, work func() error) {
	b.Helper()
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	require.NoError(b, work())
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(after.TotalAlloc-before.TotalAlloc)/(1<<20), "MB")
	b.ReportMetric(float64(after.HeapSys)/(1<<20), "MB-heap")
}
