package demo

import (
	"context"
	"fmt"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/incentive"
	"github.com/rapporthq/rapport/ent/planversion"
	"github.com/rapporthq/rapport/internal/app/program"
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

// bonus pays an amount for a lead, once per customer.
func bonus(name, amount, currency string) program.IncentiveInput {
	return program.IncentiveInput{
		Name: name, Trigger: "lead", Flat: &money.Input{Amount: amount, CurrencyCode: currency}, FirstOnly: new(true),
	}
}

// share pays a percentage of what a customer pays in the first months.
func share(name, rate string, months int) program.IncentiveInput {
	return program.IncentiveInput{Name: name, Trigger: "sale", Percentage: &rate, MaxMonths: &months}
}

// revenue asks for an amount of net revenue, in the program's currency.
func revenue(amount string) []program.TierRequirementInput {
	return []program.TierRequirementInput{{Kind: tier.NetRevenue, Threshold: amount}}
}

// won asks for a number of referrals that were won.
func won(count string) []program.TierRequirementInput {
	return []program.TierRequirementInput{{Kind: tier.WonReferrals, Threshold: count}}
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
