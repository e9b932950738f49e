package attribution_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// anyCredits draws credits that may be nonsense: repeated, negative, nobody's, or
// not the whole.
func anyCredits(t *rapid.T, label string) []attribution.Credit {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) attribution.Credit {
		return attribution.Credit{
			EnrollmentID: rapid.SampledFrom([]string{"ada", "bob", "cyd", ""}).Draw(t, "enrollment"),
			PPM: money.PPM(rapid.OneOf(
				rapid.SampledFrom([]int64{0, 1, 250_000, 500_000, 1_000_000}), rapid.Int64(),
			).Draw(t, "ppm")),
		}
	}), 0, 4).Draw(t, label)
}

// hostileTouches are touches as no caller should give them: any instant, any
// window, kinds that do not exist, the same source twice.
func hostileTouches(t *rapid.T) []attribution.Touch {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) attribution.Touch {
		return attribution.Touch{
			Kind:               attribution.Kind(rapid.SampledFrom([]string{"SUBMISSION", "CODE", "CLICK", "", "OTHER"}).Draw(t, "kind")),
			EnrollmentID:       rapid.SampledFrom([]string{"ada", "bob"}).Draw(t, "enrollment"),
			At:                 time.Unix(rapid.Int64Range(-1<<33, 1<<33).Draw(t, "at"), 0).UTC(),
			SourceID:           rapid.SampledFrom([]string{"", "a", "b", "c"}).Draw(t, "source"),
			LinkWindowDays:     rapid.IntRange(-10, 400).Draw(t, "link window"),
			ApprovedAtTouch:    rapid.Bool().Draw(t, "approved"),
			BannedAtConversion: rapid.Bool().Draw(t, "banned"),
			Protected:          rapid.Bool().Draw(t, "protected"),
			ExcludedReason:     rapid.SampledFrom([]string{"", "SELF_REFERRAL"}).Draw(t, "excluded"),
		}
	}), 0, 10).Draw(t, "touches")
}

// decidesSoundly holds whatever Decide is given: it answers, credits sum to one or
// nothing, every touch has its verdict, and what is written down is what is read.
func decidesSoundly(t *rapid.T) {
	conversion := attribution.Conversion{
		OccurredAt: sale, Bound: anyCredits(t, "bound"), BoundBanned: rapid.Bool().Draw(t, "bound banned"),
		BoundAt: sale.Add(time.Duration(rapid.IntRange(-1, 1).Draw(t, "bound at")) * time.Hour),
	}
	if rapid.Bool().Draw(t, "by hand") {
		conversion.Override = &attribution.Override{Scope: attribution.ScopeConversion, Credits: anyCredits(t, "override"), At: sale}
	}
	settings := attribution.Settings{
		Model:        attribution.Model(rapid.SampledFrom([]string{"", "LAST", "FIRST", "LINEAR", "POSITION", "TIME_DECAY", "OTHER"}).Draw(t, "model")),
		WindowDays:   rapid.IntRange(-5, 1000).Draw(t, "window"),
		CreditScope:  attribution.CreditScope(rapid.SampledFrom([]string{"", "CUSTOMER", "CONVERSION"}).Draw(t, "scope")),
		HalfLifeDays: rapid.IntRange(-5, 100_000).Draw(t, "half-life"),
	}
	touches := hostileTouches(t)
	d := attribution.Decide(conversion, touches, settings)
	require.True(t, attribution.IsValidCredits(d.Credits), "§0 the credits sum to one or nothing: %v", d.Credits)
	require.Equal(t, d.IsAttributed(), d.Reason == "", "§2.6 who gets nothing is told why")
	require.Len(t, d.Touches, len(touches), "§3.9 every touch that was considered is listed")
	for _, touch := range d.Touches {
		require.Contains(t, attribution.Verdict("").Values(), string(touch.Verdict))
	}
	written, err := json.Marshal(d)
	require.NoError(t, err)
	var read attribution.Decision
	require.NoError(t, json.Unmarshal(written, &read))
	again, err := json.Marshal(read)
	require.NoError(t, err)
	require.Equal(t, string(written), string(again))
}

func TestDecideIsSoundWhateverItIsGiven(t *testing.T) {
	t.Parallel()
	rapid.Check(t, decidesSoundly)
}

func FuzzDecide(f *testing.F) {
	f.Fuzz(rapid.MakeFuzz(decidesSoundly))
}
