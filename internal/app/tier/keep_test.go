package tier_test

import (
	"context"
	"fmt"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/app/program"
	apptier "github.com/rapporthq/rapport/internal/app/tier"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/metric"
	"github.com/rapporthq/rapport/internal/domain/tier"
	"github.com/rapporthq/rapport/internal/testkit"
)

func TestKeep(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b, _, gold := climbed(t, d, tier.DemotionStep)
		keep, err := b.service.Keep(b.owner, b.row(t, b.ada))
		require.NoError(t, err)
		require.Equal(t, []any{gold.ID, true}, []any{keep.Tier.ID, keep.IsEarned})
		require.Equal(t, []int64{5, 5, 0}, []int64{keep.Requirements[0].Value, keep.Requirements[0].Threshold, keep.Requirements[0].Missing})
		require.Equal(t, berlin(t, "2026-04-01 00:00"), keep.EndsAt, "the review period")
		b.night(t, "2026-07-01 02:00")
		keep, err = b.service.Keep(b.owner, b.row(t, b.ada))
		require.NoError(t, err)
		require.False(t, keep.IsEarned)
		require.Equal(t, int64(5), keep.Requirements[0].Missing)
		require.Equal(t, berlin(t, "2026-07-31 00:00"), keep.EndsAt, "the grace")

		_, err = b.service.Keep(b.stranger, b.row(t, b.ada))
		require.ErrorIs(t, err, apperr.ErrNotFound)
		_, err = b.service.Keep(b.owner, b.enroll(t, "bob"))
		require.ErrorIs(t, err, apperr.ErrNotFound, "the entry tier cannot be lost")
		_, err = b.service.Keep(b.owner, &ent.Enrollment{ProgramID: b.program.ID})
		require.ErrorIs(t, err, apperr.ErrNotFound)
		_, err = b.service.Pin(b.owner, b.ada.ID, apptier.PinInput{TierID: gold.ID, Reason: "x"})
		require.NoError(t, err)
		_, err = b.service.Keep(b.owner, b.row(t, b.ada))
		require.ErrorIs(t, err, apperr.ErrNotFound, "pinned")
	})
}

func TestPreview(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b, silver, gold := climbed(t, d, tier.DemotionEarned)
		entry := *b.ada.TierID
		bob := b.enroll(t, "bob")
		b.day(t, bob, "2026-03-01", metric.Wins, 1, 0)
		b.enroll(t, "cyd")
		drafts := func(silverWins, goldWins string) []program.TierDraft {
			name := "Diamond"
			return []program.TierDraft{
				{TierID: &entry},
				{TierID: &silver.ID, Content: program.TierInput{Requirements: []program.TierRequirementInput{asks(tier.WonReferrals, silverWins)}}},
				{TierID: &gold.ID, Content: program.TierInput{Requirements: []program.TierRequirementInput{asks(tier.WonReferrals, goldWins)}}},
				{Content: program.TierInput{Name: &name, Requirements: []program.TierRequirementInput{asks(tier.WonReferrals, "90")}}},
			}
		}
		got, err := b.service.Preview(b.owner, b.program.ID, drafts("1", "6"))
		require.NoError(t, err)
		var counts [][4]any
		for _, one := range got {
			counts = append(counts, [4]any{one.Name, one.PartnerCount, one.WouldMoveUpCount(), one.WouldMoveDownCount()})
		}
		require.Equal(t, [][4]any{{"Partner", 1, 0, 0}, {"Silver", 2, 1, 1}, {"Gold", 0, 0, 0}, {"Diamond", 0, 0, 0}}, counts)
		require.Equal(t, []string{bob.ID}, ids(got[1].WouldMoveUp(1)))
		require.Equal(t, []string{b.ada.ID}, ids(got[1].WouldMoveDown(100)))
		require.Empty(t, got[1].WouldMoveDown(0))
		require.Nil(t, got[3].Tier)
		require.Equal(t, "Gold", b.standing(t, b.ada), "nothing is saved")

		_, err = b.service.Preview(b.owner, b.program.ID, nil)
		requireMistake(t, err, apperr.Blank, "tiers")
		wrong := drafts("x", "6")
		_, err = b.service.Preview(b.owner, b.program.ID, wrong)
		requireMistake(t, err, apperr.Invalid, "tiers", "1", "content", "requirements", "0", "threshold")
		_, err = b.service.Preview(b.owner, b.program.ID, []program.TierDraft{{TierID: &entry}, {TierID: &entry}})
		requireMistake(t, err, apperr.NotFoundCode, "tiers", "1", "tierId")
		_, err = b.service.Preview(b.stranger, b.program.ID, drafts("1", "6"))
		require.ErrorIs(t, err, apperr.ErrNotFound)
	})
}

func ids(of []*ent.Enrollment) []string {
	out := make([]string, len(of))
	for i, one := range of {
		out[i] = one.ID
	}
	return out
}

func TestAPreviewOfManyPartnersAsksNoMoreThanOfOne(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	silver := b.tier(t, "Silver", tier.CalendarMonth, asks(tier.ActiveCustomers, "2"), asks(tier.WonReferrals, "1"), asks(tier.ConversionRate, "1"),
		asks(tier.StrategicPoints, "1"), asks(tier.Certifications, "1"))
	drafts := []program.TierDraft{{TierID: b.ada.TierID}, {TierID: &silver.ID}}
	var queries atomic.Int64
	b.Client.Intercept(ent.InterceptFunc(func(next ent.Querier) ent.Querier {
		return ent.QuerierFunc(func(ctx context.Context, q ent.Query) (ent.Value, error) {
			queries.Add(1)
			return next.Query(ctx, q)
		})
	}))
	_, err := b.service.Preview(b.owner, b.program.ID, drafts)
	require.NoError(t, err)
	one := queries.Load()
	require.LessOrEqual(t, one, int64(12))
	for i := range 5 {
		b.enroll(t, fmt.Sprint("partner", i))
	}
	queries.Store(0)
	got, err := b.service.Preview(b.owner, b.program.ID, drafts)
	require.NoError(t, err)
	require.Equal(t, one, queries.Load())
	require.Equal(t, 6, got[0].PartnerCount)
}
