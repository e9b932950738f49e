package conversion

import (
	"cmp"
	"context"
	"slices"

	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// topUps makes the lines that earlier conversions get because this one lifted a
// total into a higher bracket (rules §3.4).
func (b *books) topUps(ctx context.Context, q question, a *answer, c cause) ([]child, error) {
	var made []child
	for _, line := range a.lines {
		if line.Rise == nil {
			continue
		}
		in, facts, err := b.topUpInput(ctx, q, a, line, c)
		if err != nil {
			return nil, err
		}
		if in.Totals, err = b.sums(ctx, commission.NeedsTopUp(in)); err != nil {
			return nil, err
		}
		for _, more := range commission.TopUps(in) {
			of := facts[more.ConversionID]
			more.Part = "by:" + q.fact.ID
			o, err := b.earn(of.conversion, of.label, more, c)
			if err != nil {
				return nil, err
			}
			made = append(made, child{o, of.conversion, of.label})
		}
	}
	return made, nil
}

// earlier is a conversion that may get a top-up.
type earlier struct {
	known
	label string
}

// topUpInput finds the earlier conversions of the period that the enrollment has
// credit for as it had when their lines were made.
func (b *books) topUpInput(ctx context.Context, q question, a *answer, line commission.Line, c cause) (commission.TopUpInput, map[string]earlier, error) {
	key := line.Rise.Key
	in := commission.TopUpInput{
		Rise: *line.Rise, EnrollmentID: line.EnrollmentID, PlanID: line.PlanID, PlanVersionID: line.PlanVersionID,
		Hold: *line.Explanation.Hold, Settings: a.pricing.Seen.Settings, Location: b.location,
	}
	incentives, err := b.incentivesOf(ctx, line.PlanVersionID)
	if err != nil {
		return in, nil, err
	}
	for _, one := range incentives {
		if one.ID == line.IncentiveID {
			in.Incentive = one
		}
	}
	p := pot{key.IncentiveKey, key.ScopeID, key.Period}
	if err := b.desk.fetch(ctx, lookup{pots: []pot{p}}); err != nil {
		return in, nil, err
	}
	list, ids := b.qualifying(p, q.fact.ID)
	if err := b.desk.stand(ctx, list, c); err != nil {
		return in, nil, err
	}
	facts, err := b.desk.factsOf(ctx, ids, line.EnrollmentID, c)
	if err != nil {
		return in, nil, err
	}
	of := map[string]earlier{}
	for _, o := range list {
		id := *o.row.ConversionID
		fact, ok := facts[id]
		isSame := ok && fact.share == o.row.Explanation.Credit && of[id].conversion == nil
		if !isSame || o.isSpent() || o.row.Status == commission.StatusRejected {
			continue
		}
		of[id] = earlier{fact, o.row.CustomerLabel}
		one := commission.Earlier{
			ConversionID: id, CustomerID: fact.conversion.CustomerID, OccurredAt: fact.conversion.OccurredAt.UTC(),
			Refunds: given(fact.conversion, fact.refunds, c.at), Credit: fact.share,
			Lines: b.inPot(p, id),
		}
		if base := o.row.Explanation.Base; base != nil {
			one.Base = *base
		}
		if fact.conversion.ProgramMinor != nil {
			amount := money.New(*fact.conversion.ProgramMinor, b.program.Currency)
			one.ProgramAmount = &amount
		}
		in.Earlier = append(in.Earlier, one)
	}
	// A conversion that was decided late has its line late; its place is its own.
	slices.SortFunc(in.Earlier, func(a, b commission.Earlier) int {
		return cmp.Compare(of[a.ConversionID].conversion.Sequence, of[b.ConversionID].conversion.Sequence)
	})
	return in, of, nil
}

// qualifying are the lines of a pot but for those of one conversion, and their
// conversions.
func (b *books) qualifying(p pot, but string) ([]*original, []string) {
	var list []*original
	var ids []string
	for _, o := range b.byPot[p] {
		if o.row.Kind == commission.KindEarned && *o.row.ConversionID != but {
			list = append(list, o)
			ids = append(ids, *o.row.ConversionID)
		}
	}
	return list, distinct(ids)
}

// inPot sums what a conversion has in a pot by currency, top-ups and reversals
// included: brackets may pay one amount and then a part. A bonus is for a total.
func (b *books) inPot(p pot, conversionID string) []money.Money {
	var sums []money.Money
	for _, o := range b.byPot[p] {
		if *o.row.ConversionID != conversionID || o.row.Kind == commission.KindBonus {
			continue
		}
		left := o.left()
		at := slices.IndexFunc(sums, func(sum money.Money) bool { return sum.Currency == left.Currency })
		if at < 0 {
			sums = append(sums, left)
		} else {
			sums[at].Minor += left.Minor
		}
	}
	return sums
}
