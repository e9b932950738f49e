package conversion_test

import (
	"math/big"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/binding"
	"github.com/rapporthq/rapport/ent/decision"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/ent/incentive"
	"github.com/rapporthq/rapport/ent/planversion"
	"github.com/rapporthq/rapport/ent/tiermove"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
)

// incentives of the plan that prices the conversion for the enrollment (§3), by
// position.
func (o *oracle) incentives(c *oConv, enrollmentID string, withLink bool) []commission.Incentive {
	version := o.version(o.plan(c, enrollmentID, withLink), c)
	if version == nil {
		return nil
	}
	list, ok := o.terms[version.ID]
	if !ok {
		for _, row := range o.l.Client.Incentive.Query().Where(incentive.PlanVersionID(version.ID)).
			Order(ent.Asc(incentive.FieldPosition)).AllX(o.l.System()) {
			list = append(list, commission.Incentive{ID: row.ID, Key: row.Key, Position: row.Position, Trigger: row.Trigger, Terms: row.Terms})
		}
		o.terms[version.ID] = list
	}
	return list
}

// plan: link override, else enrollment override, else that of the tier as of the
// conversion, else the group's, else the program's.
func (o *oracle) plan(c *oConv, enrollmentID string, withLink bool) string {
	ctx := o.l.System()
	of := o.l.Client.Enrollment.Query().Where(enrollment.ID(enrollmentID)).WithGroup().OnlyX(ctx)
	if withLink {
		if plan := o.linkPlan(c, enrollmentID); plan != "" {
			return plan
		}
	}
	if of.PlanID != nil {
		return *of.PlanID
	}
	moves := o.l.Client.TierMove.Query().Where(tiermove.EnrollmentID(enrollmentID), tiermove.CreatedAtLTE(c.OccurredAt), tiermove.SequenceLTE(o.now)).
		WithToTier().Order(ent.Desc(tiermove.FieldCreatedAt, tiermove.FieldSequence)).AllX(ctx)
	if len(moves) > 0 && moves[0].Edges.ToTier.PlanID != nil {
		return *moves[0].Edges.ToTier.PlanID
	}
	if of.Edges.Group != nil && of.Edges.Group.PlanID != nil {
		return *of.Edges.Group.PlanID
	}
	if o.l.Program.PlanID == nil {
		return ""
	}
	return *o.l.Program.PlanID
}

// linkPlan is the override of the link whose click earned the credit; of a stage, of
// the link by which the customer is bound to the referral's partner (ADR 6).
func (o *oracle) linkPlan(c *oConv, enrollmentID string) string {
	d := c.decision.Attribution
	if d.Outcome == attribution.OutcomeInherited || d.Outcome == attribution.OutcomeReferral {
		d = o.bindingDecision(c)
	}
	if d.Kind != attribution.KindClick {
		return ""
	}
	plan := ""
	for _, touch := range d.Touches {
		if touch.EnrollmentID == enrollmentID && touch.Verdict == attribution.VerdictCredited {
			link := o.l.Client.Link.GetX(o.l.System(), o.l.Client.Click.GetX(o.l.System(), touch.SourceID).LinkID)
			if link.PlanID != nil {
				plan = *link.PlanID
			}
		}
	}
	return plan
}

// bindingDecision is the decision that bound the customer, from which its later
// conversions have their credits; none if that was done by hand.
func (o *oracle) bindingDecision(c *oConv) attribution.Decision {
	ctx := o.l.System()
	by, err := o.l.Client.Binding.Query().Where(binding.CustomerID(c.CustomerID), binding.SequenceLTE(o.now)).
		Order(ent.Desc(binding.FieldSequence)).First(ctx)
	if err != nil {
		return attribution.Decision{}
	}
	row, err := o.l.Client.Decision.Query().Where(decision.ConversionID(by.ConversionID), decision.Sequence(by.Sequence)).Only(ctx)
	if err != nil {
		return attribution.Decision{}
	}
	return row.Attribution
}

// version in force at the instant of the conversion; if it is for new customers
// and this one was bound before, the one in force at the binding (ADR 6). Whom an
// admin took from everybody is bound to nobody.
func (o *oracle) version(planID string, c *oConv) *ent.PlanVersion {
	if planID == "" {
		return nil
	}
	ctx := o.l.System()
	all := o.l.Client.PlanVersion.Query().Where(planversion.PlanID(planID)).Order(ent.Asc(planversion.FieldNumber)).AllX(ctx)
	inForce := func(at time.Time) *ent.PlanVersion {
		var best *ent.PlanVersion
		for _, v := range all {
			if !v.EffectiveFrom.After(at) && (best == nil || !v.EffectiveFrom.Before(best.EffectiveFrom)) {
				best = v
			}
		}
		return best
	}
	v := inForce(c.OccurredAt)
	if v == nil || v.AppliesTo == commission.AppliesToAll {
		return v
	}
	bound := o.l.Client.Binding.Query().Where(binding.CustomerID(c.CustomerID), binding.SequenceLTE(o.now)).
		Order(ent.Desc(binding.FieldSequence)).AllX(ctx)
	if len(bound) > 0 && len(bound[0].Credits) > 0 && bound[0].BoundAt.Before(v.EffectiveFrom) {
		return inForce(bound[0].BoundAt)
	}
	return v
}

// oAsked is what conditions may look at: names to values.
type oAsked struct {
	o          *oracle
	c          *oConv
	enrollment string
	item       *commission.Item
}

// asksItems says whether the tree has conditions on products.
func asksItems(of commission.Condition) bool {
	return of.Attribute == "conversion.productId" || of.Attribute == "conversion.category" || slices.ContainsFunc(of.Conditions, asksItems)
}

// holds evaluates the tree (§3.3).
func (a oAsked) holds(of commission.Condition) bool {
	switch of.Match {
	case commission.MatchAll:
		return !slices.ContainsFunc(of.Conditions, func(one commission.Condition) bool { return !a.holds(one) })
	case commission.MatchAny:
		return slices.ContainsFunc(of.Conditions, a.holds)
	}
	is, ok := a.value(of.Attribute)
	return ok && compares(of.Operator, is, of.Values)
}

func compares(operator commission.Operator, is string, values []string) bool {
	switch operator {
	case commission.OperatorEQ, commission.OperatorIn:
		return slices.ContainsFunc(values, func(v string) bool { return same(is, v) })
	case commission.OperatorNE, commission.OperatorNotIn:
		return !slices.ContainsFunc(values, func(v string) bool { return same(is, v) })
	case commission.OperatorStartsWith:
		return strings.HasPrefix(is, values[0])
	case commission.OperatorEndsWith:
		return strings.HasSuffix(is, values[0])
	case commission.OperatorContains:
		return strings.Contains(is, values[0])
	default:
	}
	a, okA := new(big.Rat).SetString(is)
	b, okB := new(big.Rat).SetString(values[0])
	if !okA || !okB {
		return false
	}
	return map[commission.Operator]bool{
		commission.OperatorGT: a.Cmp(b) > 0, commission.OperatorGTE: a.Cmp(b) >= 0,
		commission.OperatorLT: a.Cmp(b) < 0, commission.OperatorLTE: a.Cmp(b) <= 0,
	}[operator]
}

// same: numbers are equal as numbers, text as it is written.
func same(a, b string) bool {
	x, okX := new(big.Rat).SetString(a)
	y, okY := new(big.Rat).SetString(b)
	return a == b || okX && okY && x.Cmp(y) == 0
}

// value of an attribute, and whether there is one.
func (a oAsked) value(name string) (string, bool) {
	given := func(s string) (string, bool) { return s, s != "" }
	switch name {
	case "conversion.amount":
		return a.c.amount(), true
	case "conversion.currency":
		return string(a.c.Currency), true
	case "conversion.type":
		return a.c.Type, true
	case "conversion.sequence":
		return strconv.Itoa(a.o.ordinal(a.c)), true
	case "conversion.productId", "conversion.category":
		switch {
		case a.item == nil:
			return "", false
		case name == "conversion.category":
			return given(a.item.Category)
		}
		return given(a.item.ProductID)
	case "customer.country":
		return given(a.o.l.Client.Customer.GetX(a.o.l.System(), a.c.CustomerID).Country)
	case "customer.isNew":
		return strconv.FormatBool(a.o.isNew(a.c)), true
	case "partner.tier":
		return a.o.tier(a.c, a.enrollment)
	}
	if key, ok := strings.CutPrefix(name, "conversion.metadata."); ok {
		return given(a.c.Metadata[key])
	}
	a.o.l.t.Fatalf("the model knows no %q", name)
	return "", false
}
