package server

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/testkit"
)

func TestImportRates(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		file := filepath.Join(t.TempDir(), "rates.csv")
		write := func(content string) { require.NoError(t, os.WriteFile(file, []byte(content), 0o600)) }
		write("currency,day,rate,source\nUSD,2026-01-30,0.924,ECB\nGBP,2026-01-30,1.15,\n")
		_, err := runOn(t, d, "import", "rates", file+".not")
		require.ErrorContains(t, err, "no such file")
		_, err = runOn(t, d, "import", "rates", file)
		require.EqualError(t, err, "there is no program yet")

		acme := testkit.NewBook(t, d, "acme", start)
		out, err := runOn(t, d, "import", "rates", file)
		require.NoError(t, err)
		require.Equal(t, "acme ("+acme.Program.ID+"): 2 rates, and 0 conversions got their amount in EUR by them\n", out)
		require.Equal(t, 2, acme.Client.ExchangeRate.Query().CountX(acme.System()))
		out, err = runOn(t, d, "import", "rates", file, "acme")
		require.NoError(t, err, "again changes nothing")
		require.Contains(t, out, "2 rates")
		require.Equal(t, 2, acme.Client.ExchangeRate.Query().CountX(acme.System()))

		write("currency,day,rate\nUSD,2026-01-31,0.92\nEUR,2026-01-31,1\nXXQ,2026-01-31,x\nUSD,2026-02-30,0.9\nUSD,2026-01-31\n")
		out, err = runOn(t, d, "import", "rates", file)
		require.ErrorIs(t, err, errNothingImported)
		require.Equal(t, ""+
			file+":3: currency: The program is in EUR itself and needs no rate for it.\n"+
			file+":4: currency: This is not an ISO 4217 currency code, such as USD.\n"+
			file+":4: rate: Write a plain decimal number with at most 12 digits before and 10 after the point, such as 0.9215.\n"+
			file+":5: day: Write a calendar day such as 2026-01-31.\n"+
			file+":6: This line has 2 columns, the first has 3.\n", out)
		require.Equal(t, 2, acme.Client.ExchangeRate.Query().CountX(acme.System()), "nothing is half-written")
		write("day,rate\n2026-01-31,1\n")
		_, err = runOn(t, d, "import", "rates", file)
		require.EqualError(t, err, "read "+file+": The first line must name the columns currency, day and rate.")

		write("currency;day;rate\nUSD;2026-01-31;0.92\n")
		other := testkit.NewBook(t, d, "other", start)
		_, err = runOn(t, d, "import", "rates", file)
		require.EqualError(t, err, "say which program, there are acme ("+acme.Program.ID+"), other ("+other.Program.ID+")")
		_, err = runOn(t, d, "import", "rates", file, "nobody")
		require.ErrorContains(t, err, `there is no program "nobody"; there are acme (`)
		_, err = runOn(t, d, "import", "rates", file, other.Program.ID)
		require.NoError(t, err)
		require.Equal(t, 1, other.Client.ExchangeRate.Query().CountX(other.System()))
		require.Equal(t, 2, acme.Client.ExchangeRate.Query().CountX(acme.System()))
	})
}
