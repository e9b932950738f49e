package conversion_test

import (
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/planversion"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/testkit"
)

// §9: whatever happened, with brackets, bonuses, caps, units, recruiters,
// refunds, moves by hand and people who hold and reject, a draft that says what
// the version in force says changes nothing for anybody.
func TestSimulatingWhatIsInForceChangesNothing(t *testing.T) {
	t.Parallel()
	for seed := uint64(1); seed <= 12; seed++ {
		t.Run("seed "+strconv.FormatUint(seed, 10), func(t *testing.T) {
			t.Parallel()
			testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
				l := newLife(t, d, seed)
				for range 45 {
					l.step()
				}
				before := l.lines()
				conversions := 0
				for _, p := range l.Client.Plan.Query().AllX(l.System()) {
					conversions += l.simulateItself(p)
				}
				require.Positive(t, conversions)
				require.Equal(t, before, l.lines(), "a simulation writes nothing")
				l.giveAllBack()
				for _, p := range l.Client.Plan.Query().AllX(l.System()) {
					l.simulateItself(p)
				}
			})
		})
	}
}

// simulateItself tries each version of a plan in the time in which it is in
// force, and returns how many conversions it looked at.
func (l *life) simulateItself(p *ent.Plan) int {
	l.t.Helper()
	versions := p.QueryVersions().Order(ent.Asc(planversion.FieldNumber)).AllX(l.System())
	conversions := 0
	for i, v := range versions {
		from, to := v.EffectiveFrom, l.clock.Now().AddDate(1, 0, 0)
		if i > 0 {
			// The clock of the test stands still: what was recorded at the instant
			// of a version may not have known it.
			from = from.Add(time.Microsecond)
		}
		if i < len(versions)-1 {
			to = versions[i+1].EffectiveFrom
		}
		incentives, err := program.Incentives(l.System(), l.Client, v.ID)
		require.NoError(l.t, err)
		in := conversion.SimulateInput{ProgramID: l.Program.ID, PlanID: p.ID, StartsAt: from, EndsAt: to}
		sim, err := l.service.SimulateDraft(l.System(), in, program.Draft{AppliesTo: v.AppliesTo, Incentives: incentives})
		require.NoError(l.t, err)
		for _, sum := range sim.Sums {
			require.Equal(l.t, sum.Paid, sum.WouldPay)
		}
		for _, one := range sim.Partners {
			require.Zero(l.t, one.ChangedConversionCount)
			for _, sum := range one.Sums {
				require.True(l.t, sum.Difference().IsZero(), "%+v", sum)
			}
		}
		require.Empty(l.t, sim.Conversions)
		require.Equal(l.t, sim.Then, sim.WithDraft)
		require.Zero(l.t, sim.ChangedPartnerCount())
		conversions += sim.ConversionCount
	}
	return conversions
}
