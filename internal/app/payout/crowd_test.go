package payout_test

import (
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/money"
	domain "github.com/rapporthq/rapport/internal/domain/payout"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func TestRunsOfManyPartners(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	b.Crowd(b.ada)
	b.due(b.ada, 1000, "EUR")
	preview, err := b.payouts.RunPreview(b.Member("fin", viewer.Finance), b.Program.ID, nil)
	require.NoError(t, err)
	require.Equal(t, []money.Money{money.New(1000, "EUR")}, preview.Totals)
	require.Equal(t, b.ada.PartnerID, preview.Payouts[0].Enrollment.Edges.Partner.ID)

	_, payouts := b.sent(t, "run")
	_, err = b.SQL.ExecContext(t.Context(), `INSERT INTO payouts (id, created_at, organization_id, partner_id, program_id, run_id,
			enrollment_id, number, status, amount_minor, currency, account_holder, account_number)
			SELECT 'pay_' || e.id, p.created_at, p.organization_id, e.partner_id, p.program_id, p.run_id,
			e.id, e.id, p.status, p.amount_minor, p.currency, p.account_holder, p.account_number
			FROM payouts p, enrollments e WHERE p.id = '`+payouts[0].ID+`' AND e.id LIKE 'enr_par_crowd_%'`)
	require.NoError(t, err)
	require.NoError(t, b.payouts.RunFile(b.Member("fin", viewer.Finance), payouts[0].RunID, domain.FileCSV, io.Discard))
	require.Len(t, b.bank.transfers, 33_001)
	require.Equal(t, "ada", b.bank.transfers[33_000].PartnerName)
}
