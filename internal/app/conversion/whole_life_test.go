package conversion_test

import (
	"fmt"
	"strings"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/ent/incentivetotal"
	entpayout "github.com/rapporthq/rapport/ent/payout"
	"github.com/rapporthq/rapport/ent/payoutrun"
	appcommission "github.com/rapporthq/rapport/internal/app/commission"
	"github.com/rapporthq/rapport/internal/app/payout"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	domain "github.com/rapporthq/rapport/internal/domain/payout"
	"github.com/rapporthq/rapport/internal/viewer"
)

// decideCommissions has somebody hold, release or reject one.
func (l *life) decideCommissions() {
	s := appcommission.New(l.Client, l.clock)
	var err error
	switch l.IntN(4) {
	case 0, 1:
		list := l.standing(commission.StatusPending, commission.StatusApproved)
		if len(list) > 0 {
			one := pick(l, list...)
			l.noted("hold %s", one.ID)
			_, err = s.Hold(l.admin, []string{one.ID}, "looks odd")
		}
	case 2:
		list := l.standing(commission.StatusOnHold)
		if len(list) > 0 {
			one := pick(l, list...)
			l.noted("release %s", one.ID)
			if _, err = s.Release(l.admin, []string{one.ID}); l.isWide {
				err = nil // Nobody releases what a dispute stopped.
			}
		}
	default:
		list := l.standing(commission.StatusPending)
		if len(list) > 0 {
			one := pick(l, list...)
			l.noted("reject %s", one.ID)
			_, err = s.Reject(l.admin, []string{one.ID}, "not ours")
		}
	}
	require.NoError(l.t, err)
}

// due approves what is due.
func (l *life) due() {
	n, err := appcommission.New(l.Client, l.clock).ReleaseDue(l.System(), 1000)
	require.NoError(l.t, err)
	l.noted("%d are due", n)
}

// payOut makes a run of what is payable.
func (l *life) payOut() {
	s := payout.New(l.Client, l.clock, l.service, payout.Writers{})
	run, err := s.RunCreate(l.Member("fin", viewer.Finance), payout.RunCreateInput{
		ProgramID: l.Program.ID, IdempotencyKey: fmt.Sprint("run-", len(l.log)),
	})
	if err != nil {
		return // Nothing is payable.
	}
	l.noted("run %s", run.ID)
	l.runs = append(l.runs, run)
}

// settleRun pays a run, or gives it up.
func (l *life) settleRun() {
	open := l.Client.PayoutRun.Query().Where(payoutrun.ProgramID(l.Program.ID), payoutrun.StatusEQ(domain.RunDraft)).
		Order(ent.Asc(payoutrun.FieldID)).AllX(l.System())
	if len(open) == 0 {
		return
	}
	run, s := pick(l, open...), payout.New(l.Client, l.clock, l.service, payout.Writers{})
	finance, owner := l.Member("fin", viewer.Finance), l.Member("ann", viewer.Owner)
	ids := l.Client.Payout.Query().Where(entpayout.RunID(run.ID)).IDsX(l.System())
	if l.IntN(2) == 0 {
		l.noted("cancel %s", run.ID)
		_, err := s.RunCancel(finance, run.ID)
		require.NoError(l.t, err)
		return
	}
	l.noted("pay %s", run.ID)
	_, err := s.RunApprove(owner, run.ID)
	require.NoError(l.t, err)
	_, err = s.RunSubmit(finance, run.ID)
	require.NoError(l.t, err)
	_, _, err = s.MarkPaid(finance, ids)
	require.NoError(l.t, err)
}

// recruit names somebody's recruiter.
func (l *life) recruit() {
	a, b := pick(l, 0, 1), 2
	row := l.Client.Enrollment.GetX(l.System(), l.people[a].ID)
	if row.RecruiterID == nil {
		l.noted("%s was recruited by %s", row.ID, l.people[b].ID)
		row.Update().SetRecruiterID(l.people[b].ID).ExecX(l.System())
	}
}

// newTerms makes another version of the plan; keys stay.
func (l *life) newTerms() {
	number := l.bundle.plan.QueryVersions().CountX(l.System()) + 1
	l.noted("version %d", number)
	l.newVersion(l.bundle.plan, number, l.clock.Now(), pick(l, commission.AppliesToAll, commission.AppliesToNew), l.plan()...)
}

// ban bans somebody for some time.
func (l *life) ban() {
	p := pick(l, l.people...)
	l.noted("ban %s", p.ID)
	l.change(p, "BANNED", l.clock.Now())
	l.clock.Advance(30 * time.Hour)
	l.change(p, "APPROVED", l.clock.Now())
}

// check requires what must always be so.
func (l *life) check() {
	l.t.Helper()
	l.withStages()
	l.unchanged()
	sums := map[string]int64{}
	for _, credit := range l.Client.Credit.Query().AllX(l.System()) {
		sums[credit.DecisionID] += credit.Ppm
	}
	for _, sum := range sums {
		require.Equal(l.t, int64(money.Whole), sum)
	}
	l.capsHold()
	l.bonusesOnce()
	l.sharesHold()
	l.measuresHold()
}

// sharesHold: what is not paid belongs to those who have credit, as they have it.
func (l *life) sharesHold() {
	ids := make([]string, len(l.sales))
	for i, of := range l.sales {
		ids[i] = of.ID
	}
	decisions, err := l.service.CurrentDecisions(l.admin, ids)
	require.NoError(l.t, err)
	for _, row := range l.Client.Commission.Query().Where(
		entcommission.KindIn(commission.KindEarned, commission.KindTopUp),
		entcommission.StatusIn(commission.StatusPending, commission.StatusOnHold, commission.StatusApproved),
	).AllX(l.System()) {
		left := row.AmountMinor
		for _, part := range row.QueryReversals().AllX(l.System()) {
			left += part.AmountMinor
		}
		if left != 0 {
			require.Contains(l.t, decisions[*row.ConversionID].Attribution.Credits,
				attribution.Credit{EnrollmentID: row.EnrollmentID, PPM: row.Explanation.Credit}, row.ID)
		}
	}
}

// measuresHold: what is measured is the sum of the decisions in force, net of
// refunds.
func (l *life) measuresHold() {
	want := map[string][2]int64{}
	for _, of := range l.sales {
		refunds := commission.Refunds{Refundable: of.Amount()}
		for _, r := range of.QueryRefunds().AllX(l.System()) {
			refunds.AmountsMinor = append(refunds.AmountsMinor, r.AmountMinor)
		}
		d := of.QueryDecisions().Order(ent.Desc("revision")).FirstX(l.System())
		for _, m := range d.Pricing.Measured {
			key, net := m.Key.IncentiveKey+" MEASURED:"+m.Key.ScopeID+":"+m.Key.Period, m.Net(refunds)
			want[key] = [2]int64{want[key][0] + net.Count, want[key][1] + net.Minor}
		}
	}
	for _, row := range l.Client.IncentiveTotal.Query().Where(incentivetotal.ScopeHasPrefix("MEASURED:")).AllX(l.System()) {
		key := row.IncentiveKey + " " + row.Scope
		expected := want[key]
		if l.isRated {
			expected[1] = row.SumMinor // Rates that came later are in no decision.
		}
		require.Equal(l.t, expected, [2]int64{row.Counted, row.SumMinor}, key)
		delete(want, key)
	}
	for key, sum := range want {
		require.Zero(l.t, sum, key)
	}
}

// capsHold sums all lines, reversals included, as the caps of the latest terms
// that a line saw say.
func (l *life) capsHold() {
	rows := l.Client.Commission.Query().Where(entcommission.IncentiveKeyNEQ("")).AllX(l.System())
	type scope struct{ incentiveKey, kind, id, period string }
	sums := map[scope]int64{}
	for _, row := range rows {
		if row.ProgramMinor == nil {
			continue
		}
		for _, key := range commission.EarnedKeys(row.IncentiveKey, row.EnrollmentID, *row.CustomerID, row.OccurredAt, berlin) {
			sums[scope{key.IncentiveKey, string(key.Kind), key.ScopeID, key.Period}] += *row.ProgramMinor
		}
	}
	for _, row := range rows {
		for _, seen := range row.Explanation.Caps {
			// A cap clamps what it sees: with this line it is not passed.
			if seen.Reason == "" && seen.Cap.Currency == "EUR" && row.Currency == "EUR" && row.Kind != commission.KindReversal {
				require.LessOrEqual(l.t, seen.Before.Minor+row.AmountMinor, max(seen.Cap.Minor, seen.Before.Minor), "%+v of %s", seen, row.ID)
			}
		}
	}
	for key, sum := range sums {
		require.GreaterOrEqual(l.t, sum, int64(0), "%+v", key)
		if strings.HasPrefix(key.period, "QUARTER") || strings.HasPrefix(key.period, "YEAR") {
			continue // the sum of its months
		}
		stored := l.Client.IncentiveTotal.Query().Where(incentivetotal.IncentiveKey(key.incentiveKey),
			incentivetotal.Scope(key.kind+":"+key.id+":"+key.period)).AllX(l.System())
		if sum != 0 || len(stored) > 0 {
			require.Len(l.t, stored, 1, "%+v", key)
			require.Equal(l.t, sum, stored[0].SumMinor, "%+v", key)
		}
	}
}

var berlin = must(time.LoadLocation("Europe/Berlin"))

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// bonusesOnce: of each threshold of a period at most one bonus stands.
func (l *life) bonusesOnce() {
	seen := map[string]bool{}
	for _, row := range l.Client.Commission.Query().Where(entcommission.KindEQ(commission.KindBonus),
		entcommission.StatusNEQ(commission.StatusReversed)).AllX(l.System()) {
		key := row.EnrollmentID + row.IncentiveKey + row.Period + row.Part
		require.False(l.t, seen[key], key)
		seen[key] = true
	}
}

// nothingLeft: all was refunded, so that nothing stands but bonuses that were no
// longer held, what was refused, and what recruiters have of such bonuses.
func (l *life) nothingLeft() {
	rows := l.Client.Commission.Query().AllX(l.System())
	left, units := map[string]int64{}, map[string]int64{}
	byID := map[string]*ent.Commission{}
	for _, row := range rows {
		byID[row.ID] = row
		of := row.ID
		if row.OriginalID != nil {
			of = *row.OriginalID
		}
		left[of] += row.AmountMinor
		units[of] += row.UnitQuantity
	}
	for id := range left {
		row := byID[id]
		stays := row.Kind == commission.KindBonus || row.Status == commission.StatusRejected ||
			row.SourceID != nil && (byID[*row.SourceID].Kind == commission.KindBonus || byID[*row.SourceID].Status == commission.StatusRejected)
		if !stays {
			require.Zero(l.t, left[id], "%s %s %s", row.Kind, row.Status, id)
			require.Zero(l.t, units[id], "%s %s %s", row.Kind, row.Status, id)
		}
	}
}

// advance moves somebody's referral to a stage, as people do; what that records
// is refunded at the end like everything else.
func (l *life) advance() {
	rows := l.Client.Referral.Query().Order(ent.Asc("id")).AllX(l.System())
	if len(rows) == 0 {
		return
	}
	one, key := pick(l, rows...), pick(l, "qualified", "meeting", "proposal", "won", "lost")
	l.noted("%s moves to %s", one.ID, key)
	l.enter(one, key)
}

// withStages adds to what was recorded that referrals entered stages.
func (l *life) withStages() {
	known := map[string]bool{}
	for _, of := range l.sales {
		known[of.ID] = true
	}
	for _, of := range l.Client.Conversion.Query().Where(conversion.TypeHasPrefix("stage:")).Order(ent.Asc(conversion.FieldSequence)).AllX(l.System()) {
		if !known[of.ID] {
			l.sales = append(l.sales, of)
		}
	}
}
