package server

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/importer"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func TestImportOlist(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		folder := t.TempDir()
		write := func(name, content string) {
			require.NoError(t, os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600))
		}
		_, err := runOn(t, d, "import", "olist", folder)
		require.ErrorContains(t, err, importer.OlistLeadsFile)
		directory := viewer.With(t.Context(), viewer.NewDirectory())
		require.Zero(t, d.Client.Organization.Query().CountX(directory), "a missing file changes nothing")

		write(importer.OlistLeadsFile, "mql_id,first_contact_date,landing_page_id,origin\n"+
			"lead1,2018-01-10,page-one-aaaa,social\nlead2,2018-01-11,page-two-bbbb,\n")
		write(importer.OlistDealsFile, "mql_id,seller_id,won_date,business_segment,lead_type,declared_monthly_revenue\n"+
			"lead1,s1,2018-01-20 10:00:00,pet,online_medium,1000.0\n")
		out, err := runOn(t, d, "import", "olist", folder)
		require.NoError(t, err)
		require.Contains(t, out, "sign in as owner@olist.example with the password ")
		require.Contains(t, out, "lead conversions     2, all new\n")
		require.Contains(t, out, "sale conversions     1, all new\n")
		// 15 for each lead; 300 and 10 % of 1,000 for the deal.
		require.Contains(t, out, "430.00 BRL in 4 commissions\n")

		out, err = runOn(t, d, "import", "olist", folder)
		require.NoError(t, err)
		require.NotContains(t, out, "password")
		require.Contains(t, out, "sale conversions     1, all there before\n")
		_, err = runOn(t, d, "verify")
		require.NoError(t, err)
		_, err = runOn(t, d, "replay")
		require.NoError(t, err)
	})
}
