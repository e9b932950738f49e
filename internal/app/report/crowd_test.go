package report_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func TestProgramTasksOfManyPartners(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	b.Crowd(b.ada)
	for _, e := range []struct {
		minor    int64
		currency money.Currency
	}{{1000, "EUR"}, {500, "USD"}} {
		b.Earn(b.ada, money.New(e.minor, e.currency), commission.StatusApproved, today)
		b.Pay(b.ada, e.currency)
	}
	b.Earn(b.ben, euros(300), commission.StatusApproved, today)
	b.Pay(b.ben, "EUR")
	tasks, err := b.report.ProgramTasks(b.Member("ro", viewer.ReadOnly), b.Program.ID)
	require.NoError(t, err)
	require.Equal(t, []money.Money{euros(1300), money.New(500, "USD")}, tasks.Payable)
}
