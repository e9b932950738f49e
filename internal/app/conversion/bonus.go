package conversion

import (
	"context"
	"slices"

	"github.com/rapporthq/rapport/internal/domain/commission"
)

// loseBonuses takes bonuses back whose thresholds the totals of these measures no
// longer reach, while they are held (rules §3.5). If a conversion was moved by hand,
// movedID, the bonuses that it reached go back until they are paid (§2.7), also of
// those who had credit before the last move.
func (b *books) loseBonuses(ctx context.Context, measured []commission.Measured, movedID string, c cause) error {
	var keys []commission.TotalKey
	for _, m := range measured {
		keys = append(keys, m.Key)
	}
	for _, o := range b.byConversion[movedID] {
		key := commission.TotalKey{
			IncentiveKey: o.row.IncentiveKey, Kind: commission.TotalMeasured, ScopeID: o.row.EnrollmentID, Period: o.row.Period,
		}
		if o.row.Kind == commission.KindBonus && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	for _, key := range keys {
		p := pot{key.IncentiveKey, key.ScopeID, key.Period}
		if paid, err := b.thresholds(ctx, p); err != nil || len(paid) == 0 {
			if err != nil {
				return err
			}
			continue
		}
		if err := b.losePot(ctx, key, p, movedID, c); err != nil {
			return err
		}
	}
	return nil
}

func (b *books) losePot(ctx context.Context, key commission.TotalKey, p pot, movedID string, c cause) error {
	if err := b.desk.fetch(ctx, lookup{pots: []pot{p}}); err != nil {
		return err
	}
	now, err := b.ruleTotals(ctx, []commission.TotalKey{key})
	if err != nil {
		return err
	}
	var list []*original
	for _, o := range b.byPot[p] {
		if o.row.Kind == commission.KindBonus && !o.isSpent() {
			list = append(list, o)
		}
	}
	if err := b.desk.stand(ctx, list, c); err != nil {
		return err
	}
	for _, o := range list {
		left := now[key].Minor
		if seen := o.row.Explanation.Total; seen != nil && seen.Measure == commission.MeasureCount {
			left = now[key].Count
		}
		one := b.reversibles([]*original{o}, nil)
		lose := commission.LoseBonuses
		if movedID == *o.row.ConversionID {
			lose = commission.WithdrawBonuses
		}
		rows := lose(one, left, c.at)
		if err := b.takeBack(ctx, []*original{o}, rows, c); err != nil {
			return err
		}
	}
	return nil
}
