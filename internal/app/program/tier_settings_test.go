package program_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/tier"
	"github.com/rapporthq/rapport/internal/testkit"
)

func TestUpdateSetsHowTiersAreReviewed(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		require.Equal(t, []any{tier.ReviewQuarter, tier.DemotionStep, 30}, []any{b.program.TierReview, b.program.TierDemotion, b.program.TierGraceDays})
		p, err := b.service.Update(b.owner, b.program.ID, program.UpdateInput{
			TierReview: ptr(tier.ReviewYear), TierDemotion: ptr(tier.DemotionEarned), TierGraceDays: ptr(0),
		})
		require.NoError(t, err)
		require.Equal(t, []any{tier.ReviewYear, tier.DemotionEarned, 0}, []any{p.TierReview, p.TierDemotion, p.TierGraceDays})
		for field, one := range map[string]struct {
			in   program.UpdateInput
			code apperr.Code
		}{
			"tierReview":    {program.UpdateInput{TierReview: ptr(tier.Review("WEEK"))}, apperr.Invalid},
			"tierDemotion":  {program.UpdateInput{TierDemotion: ptr(tier.Demotion("SOON"))}, apperr.Invalid},
			"tierGraceDays": {program.UpdateInput{TierGraceDays: ptr(366)}, apperr.TooLarge},
		} {
			_, err := b.service.Update(b.owner, b.program.ID, one.in)
			list, ok := apperr.List(err)
			require.True(t, ok, field)
			require.Equal(t, []any{one.code, []string{"input", field}}, []any{list[0].Code, list[0].Field})
		}
		_, err = b.service.Update(b.owner, b.program.ID, program.UpdateInput{TierGraceDays: ptr(-1)})
		list, ok := apperr.List(err)
		require.True(t, ok)
		require.Equal(t, apperr.TooSmall, list[0].Code)
	})
}
