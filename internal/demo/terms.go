package demo

import (
	"context"
	"fmt"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/incentive"
	"github.com/rapporthq/rapport/ent/planversion"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/domain/tier"
)

// terms is a version of a plan; no note if it is empty.
func terms(note string, incentives ...program.IncentiveInput) program.PlanVersionInput {
	in := program.PlanVersionInput{Incentives: incentives}
	if note != "" {
		in.Note = &note
	}
	return in
}

func euros(amount string) money.Input { return money.Input{Amount: amount, CurrencyCode: "EUR"} }

func dollars(amount string) money.Input { return money.Input{Amount: amount, CurrencyCode: "USD"} }

// welcome pays an amount for a lead, once per customer.
func welcome(name string, amount money.Input, caps *program.CapsInput) program.IncentiveInput {
	return program.IncentiveInput{Name: name, Trigger: "lead", Flat: &amount, FirstOnly: new(true), Caps: caps}
}

// share pays a percentage of what a customer pays in the first months.
func share(name, rate string, months int) program.IncentiveInput {
	return program.IncentiveInput{Name: name, Trigger: "sale", Percentage: &rate, MaxMonths: &months}
}

// stairs pays a percentage by how much an enrollment brought in a period.
func stairs(name string, months int, in program.BracketsInput) program.IncentiveInput {
	return program.IncentiveInput{Name: name, Trigger: "sale", MaxMonths: &months, Brackets: &in}
}

// bracket is one stair up to a bound, the last one without.
func bracket(rate, upTo string) program.BracketInput {
	in := program.BracketInput{Percentage: &rate}
	if upTo != "" {
		in.UpTo = &upTo
	}
	return in
}

// when is a comparison.
func when(attribute string, operator commission.Operator, values ...string) *program.IncentiveConditionInput {
	return &program.IncentiveConditionInput{Attribute: &attribute, Operator: &operator, Values: values}
}

// both is met if each of the conditions is.
func both(conditions ...*program.IncentiveConditionInput) *program.IncentiveConditionInput {
	in := &program.IncentiveConditionInput{Match: new(commission.MatchAll)}
	for _, one := range conditions {
		in.Conditions = append(in.Conditions, *one)
	}
	return in
}

// perMonth caps what one partner earns in a month.
func perMonth(amount money.Input) *program.CapsInput {
	return &program.CapsInput{PerPeriod: &program.PeriodCapInput{Amount: amount, Period: commission.PeriodMonth}}
}

// milestones pays for many sales in a year.
func milestones() program.IncentiveInput {
	return program.IncentiveInput{Name: "Milestones", Trigger: "sale", Bonus: &program.BonusInput{
		Measure: commission.MeasureCount, Period: commission.PeriodYear,
		Thresholds: []program.ThresholdInput{{At: "5", Amount: euros("25")}},
		Every:      &program.ThresholdInput{At: "10", Amount: euros("40")},
	}}
}

// either is the group of the two incentives of which one pays.
const either = "Subscription or onboarding"

// onboarding pays for the package that helps a customer begin, where that is
// more than the share of the subscription.
func onboarding(rate string) program.IncentiveInput {
	in := program.IncentiveInput{Name: "Onboarding package", Trigger: "sale", Percentage: &rate, ExclusiveGroup: new(either)}
	in.Conditions = when("conversion.category", commission.OperatorEQ, "onboarding")
	return in
}

// subscription is a share that the onboarding package is an alternative to.
func subscription(rate string, months int, atMost string) program.IncentiveInput {
	in := share("Subscription share", rate, months)
	in.ExclusiveGroup = new(either)
	in.Caps = &program.CapsInput{PerCustomer: new(euros(atMost))}
	return in
}

// campaign pays for large customers until its budget is spent.
func campaign() program.IncentiveInput {
	return program.IncentiveInput{
		Name: "Large studios", Trigger: "sale", Flat: new(euros("100")), FirstOnly: new(true),
		Conditions: when("conversion.amount", commission.OperatorGTE, "1000"),
		Caps:       &program.CapsInput{Budget: &program.PeriodCapInput{Amount: euros("250"), Period: commission.PeriodLifetime}},
	}
}

// present gives what is no money for the first sale to a customer of some size.
func present(name string, unit program.UnitInput, atLeast string) program.IncentiveInput {
	return program.IncentiveInput{
		Name: name, Trigger: "sale", Unit: &unit, FirstOnly: new(true),
		Conditions: both(when("conversion.sequence", commission.OperatorEQ, "1"), when("conversion.amount", commission.OperatorGTE, atLeast)),
	}
}

// recruiting pays a part of what recruited partners earn.
func recruiting(rate string) program.IncentiveInput {
	months := 12
	return program.IncentiveInput{Name: "Recruiting", Trigger: commission.TriggerCommissionEarned, Percentage: &rate, MaxMonths: &months}
}

// asks is one requirement of a tier.
func asks(kind tier.Kind, threshold string) program.TierRequirementInput {
	return program.TierRequirementInput{Kind: kind, Threshold: threshold}
}

// revise saves the next version of a plan. Incentives keep their identity by
// their names.
func (t *teller) revise(ctx context.Context, planID string, in program.PlanVersionInput) error {
	latest, err := t.client.PlanVersion.Query().Where(planversion.PlanID(planID)).
		Order(ent.Desc(planversion.FieldNumber)).First(ctx)
	if err != nil {
		return fmt.Errorf("load the latest version: %w", err)
	}
	rows, err := t.client.Incentive.Query().Where(incentive.PlanVersionID(latest.ID)).All(ctx)
	if err != nil {
		return fmt.Errorf("load incentives: %w", err)
	}
	for i := range in.Incentives {
		for _, row := range rows {
			if row.Name == in.Incentives[i].Name {
				in.Incentives[i].Key = &row.Key
			}
		}
	}
	_, err = t.Programs.SavePlanVersion(ctx, planID, in)
	return err
}

// between is the instant at which so many hundredths of the story have passed,
// in the morning.
func (t *teller) between(hundredths int) time.Time {
	at := t.from.Add(t.to.Sub(t.from) * time.Duration(hundredths) / 100)
	return at.Truncate(24 * time.Hour).Add(9 * time.Hour)
}

// ago is the morning so many days before the end of the story.
func (t *teller) ago(days int) time.Time { return t.to.AddDate(0, 0, -days).Add(9 * time.Hour) }
