package conversion_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/domain/commission"
)

// compare requires that the stored commissions are the lines of the model, and
// takes over states that no fact changed.
func (o *oracle) compare(states bool) {
	o.l.t.Helper()
	rows := o.l.Client.Commission.Query().Order(ent.Asc("sequence", "id")).AllX(o.l.System())
	if !states {
		o.takeStates(rows)
	}
	fresh := map[string][]*ent.Commission{}
	for _, row := range rows {
		if o.matched[row.ID] == nil && row.Kind != commission.KindAdjustment {
			fresh[o.rowKey(row)] = append(fresh[o.rowKey(row)], row)
		}
	}
	want := map[string][]*oLine{}
	for _, line := range o.lines {
		if line.stored == nil {
			want[o.lineKey(line)] = append(want[o.lineKey(line)], line)
		}
	}
	o.same(told(want), told(fresh))
	for key, list := range want {
		for i, line := range list {
			line.stored = fresh[key][i]
			o.matched[line.stored.ID] = line
		}
	}
	if states {
		o.compareStates(rows)
	}
}

func told[T any](lists map[string][]T) []string {
	var out []string
	for key, list := range lists {
		for range list {
			out = append(out, key)
		}
	}
	return out
}

// same requires the same lines, and shows those that only one side has, with the
// terms in force.
func (o *oracle) same(model, engine []string) {
	o.l.t.Helper()
	left := slices.Clone(engine)
	var only []string
	for _, one := range model {
		if at := slices.Index(left, one); at >= 0 {
			left = slices.Delete(left, at, at+1)
		} else {
			only = append(only, one)
		}
	}
	if len(only)+len(left) > 0 {
		slices.Sort(only)
		slices.Sort(left)
		o.l.noted("%s", o.book(slices.Concat(only, left)))
		require.Fail(o.l.t, "the model differs", "only the model has\n%s\nonly the engine has\n%s\nterms\n%s",
			strings.Join(only, "\n"), strings.Join(left, "\n"), o.spelled(slices.Concat(only, left)))
	}
}

// spelled are the terms of the incentives that the lines name.
func (o *oracle) spelled(lines []string) string {
	var out []string
	for _, row := range o.l.Client.Incentive.Query().WithPlanVersion().Order(ent.Asc("plan_version_id", "position")).AllX(o.l.System()) {
		if slices.ContainsFunc(lines, func(s string) bool { return strings.Contains(s, " "+row.Key+" ") }) {
			text, err := json.Marshal(row.Terms)
			require.NoError(o.l.t, err)
			v := row.Edges.PlanVersion
			out = append(out, fmt.Sprint(v.PlanID, " v", v.Number, " from ", v.EffectiveFrom.UTC(), " ", v.AppliesTo, " ", row.Key, " ", row.Trigger, " ", string(text)))
		}
	}
	return strings.Join(out, "\n")
}

// lineKey and rowKey say everything that must be equal.
func (o *oracle) lineKey(line *oLine) string {
	of := ""
	if line.original != nil {
		of = "of " + o.shortKey(line.original.conv, line.original.enrollment, line.original.key, line.original.kind, line.original.amount)
	}
	program := "no rate"
	if line.program != nil {
		program = strconv.FormatInt(*line.program, 10)
	}
	return fmt.Sprint(o.shortKey(line.conv, line.enrollment, line.key, line.kind, line.amount), " ", line.currency, " ", line.quantity, " ", of,
		" in program ", program, " release ", line.releaseAt.UTC())
}

func (o *oracle) shortKey(c *oConv, enrollment, key string, kind commission.Kind, amount int64) string {
	return fmt.Sprint(c.ExternalID, " ", enrollment, " ", key, " ", kind, " ", amount)
}

func (o *oracle) rowKey(row *ent.Commission) string {
	line := &oLine{
		conv: o.byID[*row.ConversionID], enrollment: row.EnrollmentID, key: row.IncentiveKey, kind: row.Kind, amount: row.AmountMinor,
		currency: row.Currency, quantity: row.UnitQuantity, program: row.ProgramMinor, releaseAt: row.ReleaseAt,
	}
	if row.OriginalID != nil {
		of := row.QueryOriginal().OnlyX(o.l.System())
		line.original = &oLine{conv: o.byID[*of.ConversionID], enrollment: of.EnrollmentID, key: of.IncentiveKey, kind: of.Kind, amount: of.AmountMinor}
	}
	return o.lineKey(line)
}

func (o *oracle) compareStates(rows []*ent.Commission) {
	var want, is []string
	for _, row := range rows {
		if line := o.matched[row.ID]; line != nil {
			key := o.lineKey(line) + " "
			want, is = append(want, key+string(line.status)), append(is, key+string(row.Status))
		}
	}
	o.same(want, is)
}

// takeStates takes over what people, payouts and the clock did.
func (o *oracle) takeStates(rows []*ent.Commission) {
	slices.SortFunc(rows, func(a, b *ent.Commission) int { return cmp.Compare(a.ID, b.ID) })
	for _, row := range rows {
		line := o.matched[row.ID]
		if line == nil {
			continue
		}
		if row.Status == commission.StatusOnHold && line.status != row.Status && o.isDisputed(line.conv) {
			line.heldFrom = line.status
		}
		if line.status != commission.StatusReversed {
			line.status = row.Status
		}
	}
}

// takeReturned takes over which rows came back from a payout: if credit was moved
// meanwhile, the move is made again, which is a fact (ADR 6).
func (o *oracle) takeReturned() {
	for id, line := range o.matched {
		if line.status != commission.StatusInPayout {
			continue
		}
		row := o.l.Client.Commission.GetX(o.l.System(), id)
		if row.Status != commission.StatusInPayout && row.Status != commission.StatusPaid {
			line.status = commission.StatusApproved
			if o.isDisputed(line.conv) {
				line.heldFrom, line.status = line.status, row.Status
			}
		}
	}
}

// book tells what the model holds of the incentives that the lines name.
func (o *oracle) book(lines []string) string {
	var out []string
	for _, line := range o.lines {
		if slices.ContainsFunc(lines, func(s string) bool { return strings.Contains(s, " "+line.key+" ") }) {
			out = append(out, fmt.Sprint("    ", o.lineKey(line), " ", line.status, " ", line.credit, " ", line.bonus.at))
		}
	}
	for _, c := range o.convs {
		for _, m := range c.measured {
			out = append(out, fmt.Sprint("    ", c.ExternalID, " refunded ", c.refunded(), " of ", c.AmountMinor, " ", c.Currency, " measures ", m.scope(), " ",
				m.base.RatString(), " × ", m.credit.FloatString(4)))
		}
	}
	return strings.Join(out, "\n")
}
