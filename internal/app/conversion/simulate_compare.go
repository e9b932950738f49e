package conversion

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// tally is what was and would be paid for something.
type tally struct {
	then, draft []money.Money
	// thenProgram and draftProgram are the sums in the program's currency, of
	// what has a rate.
	thenProgram, draftProgram int64
}

func (t *tally) add(row *ent.Commission, program int64, isDraft bool) {
	amount := money.New(row.AmountMinor, row.Currency)
	if isDraft {
		t.draft, t.draftProgram = addTo(t.draft, amount), t.draftProgram+program
		return
	}
	t.then, t.thenProgram = addTo(t.then, amount), t.thenProgram+program
}

// sums are both sides by currency, in one order; currencies of which nothing was
// or would be paid are left out.
func (t *tally) sums() []SimulatedSum {
	byCurrency := map[money.Currency]*SimulatedSum{}
	at := func(c money.Currency) *SimulatedSum {
		if byCurrency[c] == nil {
			byCurrency[c] = &SimulatedSum{Paid: money.New(0, c), WouldPay: money.New(0, c)}
		}
		return byCurrency[c]
	}
	for _, m := range t.then {
		at(m.Currency).Paid = m
	}
	for _, m := range t.draft {
		at(m.Currency).WouldPay = m
	}
	out := []SimulatedSum{}
	for _, c := range slices.Sorted(maps.Keys(byCurrency)) {
		if one := *byCurrency[c]; !one.Paid.IsZero() || !one.WouldPay.IsZero() {
			out = append(out, one)
		}
	}
	return out
}

// differs reports whether something would be paid otherwise.
func differs(sums []SimulatedSum) bool {
	return slices.ContainsFunc(sums, func(s SimulatedSum) bool { return s.Paid != s.WouldPay })
}

func (t *tally) change() int64 { return t.draftProgram - t.thenProgram }

// comparison is both sides, in all and by what they are for.
type comparison struct {
	all           tally
	byEnrollment  map[string]*tally
	byConversion  map[string]*tally
	byBoth        map[pair]*tally
	then, drafted map[string][]*ent.Commission
}

// compare sets what was paid against what the draft would have paid.
func (s *simulation) compare(ctx context.Context) (*Simulation, error) {
	c := &comparison{
		byEnrollment: map[string]*tally{}, byConversion: map[string]*tally{}, byBoth: map[pair]*tally{},
		then: map[string][]*ent.Commission{}, drafted: map[string][]*ent.Commission{},
	}
	for _, row := range sortedRows(s.stored.byID) {
		s.enter(c, c.then, row, false)
	}
	for _, row := range s.rows {
		s.enter(c, c.drafted, row, true)
	}
	out := &Simulation{
		ProgramID: s.program.ID, PlanID: s.in.PlanID, StartsAt: s.in.StartsAt, EndsAt: s.in.EndsAt, Sums: c.all.sums(),
	}
	s.count(out)
	out.Then, out.WithDraft = out.figures(c.all.thenProgram), out.figures(c.all.draftProgram)
	out.Partners = s.partners(c)
	out.Tiers = s.tiersOf(c, out.Partners)
	var err error
	out.Conversions, err = s.most(ctx, c)
	return out, err
}

func sortedRows(byID map[string]*ent.Commission) []*ent.Commission {
	out := make([]*ent.Commission, 0, len(byID))
	for _, row := range byID {
		out = append(out, row)
	}
	slices.SortFunc(out, func(a, b *ent.Commission) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

// enter counts a commission if its conversion is one of those looked at. What a
// person refused is paid on neither side.
func (s *simulation) enter(c *comparison, rows map[string][]*ent.Commission, row *ent.Commission, isDraft bool) {
	id := causeOf(row)
	of := s.facts[id]
	if of == nil || !s.isLookedAt(of) || s.isRejected(row) {
		return
	}
	rows[id] = append(rows[id], row)
	program := s.inProgram(row)
	c.all.add(row, program, isDraft)
	at(c.byEnrollment, row.EnrollmentID).add(row, program, isDraft)
	at(c.byConversion, id).add(row, program, isDraft)
	at(c.byBoth, pair{id, row.EnrollmentID}).add(row, program, isDraft)
}

func at[K comparable](m map[K]*tally, key K) *tally {
	if m[key] == nil {
		m[key] = &tally{}
	}
	return m[key]
}

// causeOf is the conversion that made the row: of a top-up the one that lifted
// the total.
func causeOf(row *ent.Commission) string {
	if id, ok := strings.CutPrefix(row.Part, "by:"); ok {
		return id
	}
	return *row.ConversionID
}

// inProgram is the row in the program's currency; 0 without a rate.
func (s *simulation) inProgram(row *ent.Commission) int64 {
	if row.ProgramMinor == nil && row.Currency == s.program.Currency {
		return row.AmountMinor
	}
	return valueOf(row.ProgramMinor)
}

// isLookedAt reports whether the draft would be, or the plan was, in force for
// the conversion.
func (s *simulation) isLookedAt(of *ent.Conversion) bool {
	return s.isInPeriod(of) && s.inForce[of.ID].isOfPlan
}

// count says how much was looked at, and what it brought.
func (s *simulation) count(out *Simulation) {
	won := map[string]bool{}
	out.Revenue = money.New(0, s.program.Currency)
	for _, of := range s.facts {
		if !s.isLookedAt(of) {
			continue
		}
		out.ConversionCount++
		t := s.types[of.Type]
		if t == nil || !t.IsSale || !s.inForce[of.ID].stored.IsAttributed {
			continue
		}
		won[of.CustomerID] = true
		out.Revenue.Minor += valueOf(of.ProgramMinor) - inProgram(of, sum(s.refunds[of.ID]))
	}
	out.WonCustomerCount = len(won)
}

// figures are the cost of one side.
func (out *Simulation) figures(cost int64) SimulatedFigures {
	currency := out.Revenue.Currency
	f := SimulatedFigures{Cost: money.New(cost, currency)}
	if n := int64(out.WonCustomerCount); n > 0 {
		// A part of what fits, fits.
		each, _ := money.RoundHalfAway(big.NewRat(cost, n))
		f.CostPerCustomer = &money.Money{Minor: each, Currency: currency}
	}
	if cost > 0 {
		ratio := big.NewRat(out.Revenue.Minor, cost).FloatString(2)
		f.ReturnRatio = &ratio
	}
	return f
}

// partners are those who were or would be paid something, those that change most
// first.
func (s *simulation) partners(c *comparison) []SimulatedPartner {
	changed := map[string]int{}
	for of, t := range c.byBoth {
		if differs(t.sums()) {
			changed[of.enrollmentID]++
		}
	}
	out := []SimulatedPartner{}
	for id, t := range c.byEnrollment {
		one := SimulatedPartner{EnrollmentID: id, Sums: t.sums(), ChangedConversionCount: changed[id], program: t.change()}
		if len(one.Sums) == 0 {
			continue
		}
		if e := s.enrollments[id]; e != nil && e.TierID != nil {
			one.tierID = *e.TierID
		}
		out = append(out, one)
	}
	slices.SortFunc(out, func(a, b SimulatedPartner) int {
		return cmp.Or(cmp.Compare(size(b.program), size(a.program)), cmp.Compare(b.ChangedConversionCount, a.ChangedConversionCount),
			cmp.Compare(a.EnrollmentID, b.EnrollmentID))
	})
	return out
}

func size(n int64) int64 { return max(n, -n) }

// tiersOf says how those on each tier fare. Tiers ask for revenue and customers,
// not for commissions, so that nobody moves.
func (s *simulation) tiersOf(c *comparison, partners []SimulatedPartner) []SimulatedTier {
	byTier, sums := map[string]*SimulatedTier{}, map[string]*tally{}
	for _, one := range partners {
		t := byTier[one.tierID]
		if t == nil {
			t = &SimulatedTier{TierID: one.tierID}
			byTier[one.tierID] = t
		}
		t.PartnerCount++
		switch {
		case one.program > 0:
			t.GainingCount++
		case one.program < 0:
			t.LosingCount++
		}
		into, from := at(sums, one.tierID), c.byEnrollment[one.EnrollmentID]
		for _, m := range from.then {
			into.then = addTo(into.then, m)
		}
		for _, m := range from.draft {
			into.draft = addTo(into.draft, m)
		}
	}
	out := []SimulatedTier{}
	for id, t := range byTier {
		t.Sums = sums[id].sums()
		out = append(out, *t)
	}
	rank := func(t SimulatedTier) int {
		if row := s.tiers[t.TierID]; row != nil {
			return row.Rank
		}
		return 0
	}
	slices.SortFunc(out, func(a, b SimulatedTier) int { return cmp.Compare(rank(a), rank(b)) })
	return out
}

// most are the conversions that differ most, with how they were computed.
func (s *simulation) most(ctx context.Context, c *comparison) ([]SimulatedConversion, error) {
	out := []SimulatedConversion{}
	for id, t := range c.byConversion {
		if sums := t.sums(); differs(sums) {
			out = append(out, SimulatedConversion{ConversionID: id, Sums: sums, program: t.change()})
		}
	}
	slices.SortFunc(out, func(a, b SimulatedConversion) int {
		return cmp.Or(cmp.Compare(size(b.program), size(a.program)), cmp.Compare(a.ConversionID, b.ConversionID))
	})
	out = out[:min(len(out), maxShown)]
	for i := range out {
		one := &out[i]
		then, err := s.explained(ctx, c.then[one.ConversionID])
		if err != nil {
			return nil, err
		}
		held := s.inForce[one.ConversionID]
		one.Then = append(explanations(then), held.stored.Pricing.Unpaid...)
		one.WithDraft = append(explanations(c.drafted[one.ConversionID]), held.unpaid...)
	}
	return out, nil
}

// explained reads commissions whole.
func (s *simulation) explained(ctx context.Context, rows []*ent.Commission) ([]*ent.Commission, error) {
	ids := make([]string, len(rows))
	for i, row := range rows {
		ids[i] = row.ID
	}
	out, err := s.client.Commission.Query().Where(entcommission.IDIn(ids...)).Order(ent.Asc(entcommission.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load explanations: %w", err)
	}
	return out, nil
}

// explanations of rows, but for those that only take back.
func explanations(rows []*ent.Commission) []commission.Explanation {
	out := []commission.Explanation{}
	for _, row := range rows {
		if row.Kind != commission.KindReversal {
			out = append(out, row.Explanation)
		}
	}
	return out
}
