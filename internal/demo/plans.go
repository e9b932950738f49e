package demo

import (
	"context"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/domain/commission"
)

// voucher is what a new studio of some size brings besides money.
var voucher = program.UnitInput{Kind: commission.UnitGiftCard, Name: "Book voucher (25 EUR)", Quantity: 1}

// councilPoints are what agencies collect for seats in the roadmap council.
func councilPoints(quantity int) program.UnitInput {
	return program.UnitInput{Kind: commission.UnitPoints, Name: "Council points", Quantity: quantity}
}

// standardTerms are those of the affiliate program.
func standardTerms(note, signUp, rate string) program.PlanVersionInput {
	return terms(note, welcome("Sign-up bonus", euros(signUp), perMonth(euros("30"))), subscription(rate, 12, "600"),
		onboarding("40"), milestones(), campaign(), present("New studio", voucher, "100"), recruiting("10"))
}

// goldTerms are those of the third tier.
func goldTerms() program.PlanVersionInput {
	return terms("", welcome("Sign-up bonus", euros("5"), perMonth(euros("60"))), subscription("30", 18, "900"),
		onboarding("50"), milestones(), present("New studio", voucher, "100"), recruiting("10"))
}

// admiralTerms are those of the highest tier: the more in a month, the higher
// the part of what comes on top.
func admiralTerms() program.PlanVersionInput {
	return terms("", welcome("Sign-up bonus", euros("6"), nil), stairs("Subscription share", 24, program.BracketsInput{
		Mode: commission.BracketGraduated, Measure: commission.MeasureRevenue, Period: commission.PeriodMonth,
		Brackets: []program.BracketInput{bracket("30", "500"), bracket("33", "1500"), bracket("36", "")},
	}), milestones(), recruiting("12"))
}

// creatorTerms are those of the group of creators: many sales in a quarter lift
// the share of all of them.
func creatorTerms() program.PlanVersionInput {
	caps := perMonth(euros("40"))
	caps.Budget = &program.PeriodCapInput{Amount: euros("600"), Period: commission.PeriodQuarter}
	return terms("", welcome("Sign-up bonus", euros("8"), caps), stairs("Subscription share", 12, program.BracketsInput{
		Mode: commission.BracketRetroactive, Measure: commission.MeasureCount, Period: commission.PeriodQuarter,
		Brackets: []program.BracketInput{bracket("15", "5"), bracket("18", "12"), bracket("20", "")},
	}), present("New studio", voucher, "100"))
}

// agreedTerms are those that one partner has by agreement.
func agreedTerms() program.PlanVersionInput {
	return terms("As agreed with Dr. Voss", welcome("Sign-up bonus", euros("5"), nil), stairs("Practice share", 18, program.BracketsInput{
		Mode: commission.BracketForward, Measure: commission.MeasureCount, Period: commission.PeriodYear,
		Brackets: []program.BracketInput{bracket("22", "20"), bracket("26", "60"), bracket("30", "")},
	}), recruiting("10"))
}

// agencyTerms are those of the agency program.
func agencyTerms(note, introduction, rate string) program.PlanVersionInput {
	return terms(note, welcome("Qualified introduction", dollars(introduction), nil), share("Contract share", rate, 24),
		present("New contract", councilPoints(50), "1000"), recruiting("5"))
}

// eliteTerms are those of the agencies' highest tier.
func eliteTerms() program.PlanVersionInput {
	return terms("", welcome("Qualified introduction", dollars("80"), nil), stairs("Contract share", 24, program.BracketsInput{
		Mode: commission.BracketGraduated, Measure: commission.MeasureRevenue, Period: commission.PeriodQuarter,
		Brackets: []program.BracketInput{bracket("18", "10000"), bracket("20", "30000"), bracket("22", "")},
	}), present("New contract", councilPoints(100), "1000"), recruiting("5"))
}

// newPlans makes plans of a program, in order.
func (t *teller) newPlans(ctx context.Context, p *ent.Program, names []string, versions ...program.PlanVersionInput) ([]*ent.Plan, error) {
	made := make([]*ent.Plan, len(names))
	for i, name := range names {
		var err error
		if made[i], err = t.Programs.CreatePlan(ctx, p.ID, program.PlanCreateInput{Name: name, Version: versions[i]}); err != nil {
			return nil, err
		}
	}
	return made, nil
}

// planVersions notes how the terms change in the course of the story.
func (t *teller) planVersions(standard, agency *ent.Plan) {
	t.at(t.between(55), "a better standard plan", func(ctx context.Context) error {
		return t.revise(ctx, standard.ID, standardTerms("25 % instead of 20 %, to keep up with the market", "4", "25"))
	})
	t.at(t.between(82), "a limit to the sign-up bonus", func(ctx context.Context) error {
		in := standardTerms("No bonus for sign-ups outside of the markets that we serve; new customers only", "4", "25")
		in.AppliesTo = new(commission.AppliesToNew)
		in.Incentives[0].Conditions = when("customer.country", commission.OperatorIn, "DE", "AT", "CH", "NL", "FR", "IT", "GB")
		return t.revise(ctx, standard.ID, in)
	})
	t.at(t.between(60), "a minimum for contracts", func(ctx context.Context) error {
		in := agencyTerms("Every contract pays at least 400 dollars", "40", "12")
		in.Incentives[1].Min = new(dollars("400"))
		return t.revise(ctx, agency.ID, in)
	})
}
