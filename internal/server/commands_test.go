package server

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/account"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// runOn runs one command on the database and returns what it printed.
func runOn(t *testing.T, d *testkit.Database, args ...string) (string, error) {
	t.Helper()
	var out bytes.Buffer
	err := Run(t.Context(), args, environment(t, d), &out, io.Discard)
	return out.String(), err
}

func environment(t testing.TB, d *testkit.Database) []string {
	t.Helper()
	return []string{"RAPPORT_ADDR=127.0.0.1:0", "RAPPORT_DATA_DIR=" + t.TempDir(), "DATABASE_URL=" + d.URL}
}

func TestCommandLine(t *testing.T) {
	t.Parallel()
	for _, one := range []struct {
		name    string
		args    []string
		out     string
		failure string
	}{
		{"help lists the commands", []string{"help"}, "import olist DIR", ""},
		{"help explains the environment", []string{"--help"}, "`DATABASE_URL`", ""},
		{"any command explains itself", []string{"verify", "--help"}, "Check the ledger", ""},
		{"the version is printed", []string{"--version"}, "rapport ", ""},
		{"an unknown command is refused", []string{"dance"}, "", `there is no command "dance"; rapport help lists them`},
		{"an argument too many is refused", []string{"verify", "now"}, "", "say rapport verify"},
		{"a missing argument is named", []string{"import", "olist"}, "", "say rapport import olist DIR"},
		{"another source is refused", []string{"import", "excel", "x"}, "", "say rapport import olist DIR or rapport import rates FILE [PROGRAM]"},
		{"rates need a file", []string{"import", "rates"}, "", "say rapport import rates FILE [PROGRAM]"},
		{"and no more than a program", []string{"import", "rates", "a", "b", "c"}, "", "say rapport import rates FILE [PROGRAM]"},
		{"rates explain themselves", []string{"import", "rates", "--help"}, "currency,day,rate[,source]", ""},
	} {
		t.Run(one.name, func(t *testing.T) {
			t.Parallel()
			var out bytes.Buffer
			err := Run(t.Context(), one.args, nil, &out, io.Discard)
			if one.failure != "" {
				require.EqualError(t, err, one.failure)
				return
			}
			require.NoError(t, err)
			require.Contains(t, out.String(), one.out)
		})
	}
	t.Run("a wrong setting is named", func(t *testing.T) {
		t.Parallel()
		err := Run(t.Context(), []string{"migrate"}, []string{"RAPPORT_LOG_LEVEL=loud"}, io.Discard, io.Discard)
		require.ErrorContains(t, err, "RAPPORT_LOG_LEVEL must be")
	})
}

func TestMigrate(t *testing.T) {
	t.Parallel()
	for _, name := range testkit.Dialects(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			out, err := runOn(t, testkit.Empty(t, name), "migrate")
			require.NoError(t, err)
			require.Equal(t, "The tables are up to date.\n", out)
		})
	}
}

func TestVerifyAndReplay(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		w := setup(t, d)
		made, err := w.services.accounts.Found(t.Context(), account.OrganizationCreateInput{
			Name: "Acme", OwnerName: "Ada", Email: "ada@example.com", Password: password,
		})
		require.NoError(t, err)
		system := viewer.With(t.Context(), viewer.NewSystem(made.Organization.ID))
		p, err := w.services.programs.Create(system, program.CreateInput{Name: "First", Currency: "EUR", SiteURL: "https://example.com"})
		require.NoError(t, err)

		out, err := runOn(t, d, "verify")
		require.NoError(t, err)
		require.Equal(t, "First ("+p.ID+"): 0 violations, 0 figures that differ\n", out)
		out, err = runOn(t, d, "replay")
		require.NoError(t, err)
		require.Equal(t, "First ("+p.ID+"): 0 conversions and 0 commissions derived again, 0 differences\n", out)

		// A commission that was never posted breaks the book.
		book := testkit.NewBook(t, d, "other", start)
		e := book.Enroll("Eve")
		_, err = book.Client.Commission.Create().
			SetCreatedAt(start).SetProgramID(e.ProgramID).SetEnrollmentID(e.ID).SetPartnerID(e.PartnerID).
			SetKind(commission.KindEarned).SetStatus(commission.StatusPending).SetAmountMinor(100).SetCurrency("EUR").
			SetOccurredAt(start).SetReleaseAt(start).SetStatusSince(start).SetExplanation(commission.Explanation{}).SetSequence(1).
			Save(book.System())
		require.NoError(t, err)
		out, err = runOn(t, d, "verify")
		require.ErrorIs(t, err, errDifferent)
		require.Contains(t, out, "COMMISSION_UNPOSTED")

		// So does a figure that no fact stands behind, alone too.
		book.Client.Commission.Delete().ExecX(book.System())
		book.Client.EnrollmentDay.Create().SetCreatedAt(start).SetProgramID(e.ProgramID).SetEnrollmentID(e.ID).SetPartnerID(e.PartnerID).
			SetMetric("sales").SetDay("2026-03-02").SetCount(2).ExecX(book.System())
		out, err = runOn(t, d, "verify")
		require.ErrorIs(t, err, errDifferent)
		require.Contains(t, out, "FIGURE_DIFFERS "+e.ID+" sales 2026-03-02: the facts say nothing, the row says 2 and 0\n")
	})
}

func TestServeEndsInOrder(t *testing.T) {
	t.Parallel()
	d := testkit.Open(t)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	reader, writer := io.Pipe()
	ended := make(chan error, 1)
	go func() { ended <- Run(ctx, nil, environment(t, d), writer, io.Discard) }()
	address := addressSaid(t, reader)
	for _, path := range []string{"/healthz", "/readyz", "/metrics"} {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+address+path, nil)
		require.NoError(t, err)
		answer, err := http.DefaultClient.Do(request)
		require.NoError(t, err)
		require.Equal(t, http.StatusOK, answer.StatusCode, path)
		require.NoError(t, answer.Body.Close())
	}
	stop()
	require.NoError(t, <-ended)
}
