package report_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func TestLinkHistories(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		link, other := b.link(t, b.ada, "ada"), b.link(t, b.ben, "ben")
		b.click(t, link, today, "")
		b.click(t, link, today.Add(-time.Minute), "bot")
		b.click(t, link, today.Add(-47*time.Hour), "")
		b.click(t, link, today.Add(-49*time.Hour), "")
		b.click(t, link, today.AddDate(0, 0, -29), "")
		b.click(t, link, today.AddDate(0, 0, -31), "")
		b.click(t, link, today.Add(2*time.Minute), "") // clocks differ

		found, err := b.report.LinkHistories(b.Member("owner", viewer.Owner), []string{link.ID, other.ID, "lnk_01k00000000000000000000000"})
		require.NoError(t, err)
		require.Len(t, found, 2)
		require.Len(t, found[link.ID].ClicksByDay, 30)
		require.Len(t, found[link.ID].ClicksByHour, 48)
		require.Equal(t, map[int]int{0: 1, 27: 2, 29: 2}, filled(found[link.ID].ClicksByDay))
		require.Equal(t, map[int]int{0: 1, 47: 2}, filled(found[link.ID].ClicksByHour))
		require.Empty(t, filled(found[other.ID].ClicksByDay))

		own, err := b.report.LinkHistories(b.Partner(b.ada, viewer.Owner), []string{link.ID, other.ID})
		require.NoError(t, err)
		require.Len(t, own, 1, "another partner's link is not told")
		require.Contains(t, own, link.ID)
	})
}

// filled are the values that are not 0, by their place.
func filled(values []int) map[int]int {
	out := map[int]int{}
	for i, value := range values {
		if value != 0 {
			out[i] = value
		}
	}
	return out
}
