package conversion_test

import (
	"strconv"
	"testing"

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
	for seed := uint64(1); seed <= 8; seed++ {
		t.Run("seed "+strconv.FormatUint(seed, 10), func(t *testing.T) {
			t.Parallel()
			testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
				l := newLife(t, d, seed)
				for range 45 {
					l.step()
				}
				before := l.lines()
				for _, p := range l.Client.Plan.Query().AllX(l.System()) {
					l.simulateItself(p)
				}
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
// force.
func (l *life) simulateItself(p *ent.Plan) {
	l.t.Helper()
	versions := p.QueryVersions().Order(ent.Asc(planversion.FieldNumber)).AllX(l.System())
	for i, v := range versions {
		from, to := v.EffectiveFrom, l.clock.Now().AddDate(1, 0, 0)
		if i < len(versions)-1 {
			to = versions[i+1].EffectiveFrom
		}
		incentives, err := program.Incentives(l.System(), l.Client, v.ID)
		require.NoError(l.t, err)
		sim, err := l.service.SimulateDraft(l.System(), conversion.SimulateInput{
			ProgramID: l.Program.ID, PlanID: p.ID, StartsAt: from, EndsAt: to,
		}, program.Draft{AppliesTo: v.AppliesTo, Incentives: incentives})
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
	}
}
