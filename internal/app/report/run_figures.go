package report

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	entpayout "github.com/rapporthq/rapport/ent/payout"
	entprogram "github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/internal/app/ledger"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/domain/payout"
	"github.com/rapporthq/rapport/internal/viewer"
)

// RunFigures are the sums of a payout run.
type RunFigures struct {
	// Totals are sums, by currency.
	Totals      []money.Money
	PayoutCount int
	// StatusCounts is in the order of the states' life; states without payouts
	// are not in it.
	StatusCounts []StatusCount
	// NeedsSecondPerson says whether its maker may not approve it.
	NeedsSecondPerson bool
	// IsMaker says whether the viewer made it, by hand or by a key.
	IsMaker bool
}

// StatusCount is how many payouts of a run are in a state.
type StatusCount struct {
	Status payout.Status
	Count  int
}

// RunFigures returns the figures of each of the runs, by id, in two queries, and
// one more for each key that made one and each foreign currency of a run with a
// four-eyes limit. It needs PAYOUT_READ and is for members.
func (s *Service) RunFigures(ctx context.Context, runs ...*ent.PayoutRun) (map[string]RunFigures, error) {
	v, err := viewer.Require(ctx, viewer.PayoutRead)
	if err != nil {
		return nil, err
	}
	me, err := ledger.PersonOf(ctx, s.client, v.Actor())
	if err != nil {
		return nil, err
	}
	runIDs, programs := make([]string, len(runs)), map[string]bool{}
	for i, run := range runs {
		runIDs[i] = run.ID
		programs[run.ProgramID] = true
	}
	programOf := map[string]*ent.Program{}
	rows, err := s.client.Program.Query().Where(entprogram.IDIn(keysOf(programs)...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load programs: %w", err)
	}
	for _, p := range rows {
		programOf[p.ID] = p
	}
	var sums []runSum
	err = s.client.Payout.Query().Where(entpayout.RunIDIn(runIDs...)).
		GroupBy(entpayout.FieldRunID, entpayout.FieldStatus, entpayout.FieldCurrency).
		Aggregate(ent.As(ent.Count(), "count"), whole(entpayout.FieldAmountMinor, "minor")).Scan(ctx, &sums)
	if err != nil {
		return nil, fmt.Errorf("sum payouts: %w", err)
	}
	out, people := map[string]RunFigures{}, map[string]string{}
	for _, run := range runs {
		f, due := figuresOf(run, sums)
		maker, isKnown := people[run.CreatedBy]
		if !isKnown {
			if maker, err = ledger.PersonOf(ctx, s.client, run.CreatedBy); err != nil {
				return nil, err
			}
			people[run.CreatedBy] = maker
		}
		f.IsMaker = maker == me
		if p := programOf[run.ProgramID]; p != nil {
			if f.NeedsSecondPerson, err = ledger.NeedsSecondPerson(ctx, s.client, run, p, due, maker, maker); err != nil {
				return nil, err
			}
		}
		out[run.ID] = f
	}
	return out, nil
}

// runSum is the payouts of a run in one state and currency.
type runSum struct {
	RunID    string         `json:"run_id"`
	Status   payout.Status  `json:"status"`
	Currency money.Currency `json:"currency"`
	Count    int            `json:"count"`
	Minor    int64          `json:"minor"`
}

// figuresOf returns the figures of a run, and its totals without the payouts that
// were cancelled.
func figuresOf(run *ent.PayoutRun, sums []runSum) (RunFigures, []money.Money) {
	totals, due, counts := map[money.Currency]int64{}, map[money.Currency]int64{}, map[payout.Status]int{}
	f := RunFigures{StatusCounts: []StatusCount{}}
	for _, sum := range sums {
		if sum.RunID == run.ID {
			totals[sum.Currency] += sum.Minor
			if sum.Status != payout.Cancelled {
				due[sum.Currency] += sum.Minor
			}
			counts[sum.Status] += sum.Count
			f.PayoutCount += sum.Count
		}
	}
	for _, status := range payout.Status("").Values() {
		if n := counts[payout.Status(status)]; n > 0 {
			f.StatusCounts = append(f.StatusCounts, StatusCount{Status: payout.Status(status), Count: n})
		}
	}
	f.Totals = moneyList(totals)
	return f, moneyList(due)
}
