package conversion

import (
	"context"

	"github.com/rapporthq/rapport/internal/domain/commission"
)

// loseBonuses takes bonuses back whose thresholds the totals of these measures no
// longer reach, while they are held (rules §3.5). If a conversion was moved away
// by hand, movedID, the bonuses it reached go back until they are paid (§2.7).
func (b *books) loseBonuses(ctx context.Context, measured []commission.Measured, movedID string, c cause) error {
	for _, m := range measured {
		p := pot{m.Key.IncentiveKey, m.Key.ScopeID, m.Key.Period}
		if paid, err := b.thresholds(ctx, p); err != nil || len(paid) == 0 {
			if err != nil {
				return err
			}
			continue
		}
		if err := b.losePot(ctx, m.Key, p, movedID, c); err != nil {
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
