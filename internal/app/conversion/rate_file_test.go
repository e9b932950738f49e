package conversion

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// FuzzRateFile: whatever file of rates arrives is read or refused in words, and
// every row and mistake stands on a line of it.
func FuzzRateFile(f *testing.F) {
	for _, seed := range []string{
		"currency,day,rate\nUSD,2026-01-31,0.924\n", "\ufeffcurrency;day;rate;source\r\nUSD;2026-01-31;0,924;ECB\r\n",
		"rate,day,currency\n\n\n1,2,3\n1,2\n", "currency,day,rate\n\"USD\n\",2026-01-31,1\n", "currency,currency,day,rate\na,b,c,d\n", "\"", ",", "",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, file string) {
		in, lines, problems, err := readRateFile(file)
		if err != nil {
			require.Empty(t, in)
			return
		}
		require.Len(t, lines, len(in))
		require.LessOrEqual(t, len(in), maxRateRows)
		last := strings.Count(file, "\n") + 1
		for _, line := range lines {
			require.True(t, line > 1 && line <= last, "line %d of %d", line, last)
		}
		for _, problem := range problems {
			require.True(t, problem.Line > 1 && problem.Line <= last)
			require.NotEmpty(t, problem.Message)
		}
		rates, errs := readRates(in, RateByFile, func(int) []string { return nil })
		require.LessOrEqual(t, len(rates), len(in))
		for _, mistake := range errs {
			require.NotEmpty(t, mistake.Field)
		}
	})
}
