package demo

import (
	"context"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/stage"
	enttier "github.com/rapporthq/rapport/ent/tier"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/domain/tier"
)

// scene is a program of the demo with its plot.
type scene struct {
	*plot
	program *ent.Program
	beats   []beat
	// cast are the partners that are there, by the position of their role.
	cast map[int]*actor
	// stages are the ids of the pipeline's stages by their keys.
	stages map[string]string
	// group is the one that newcomers enter; empty for none.
	group string
}

// actor is a role that has entered.
type actor struct {
	role       role
	enrollment *ent.Enrollment
	// links are the ids of the links; the first is the main one.
	links []string
}

// programs makes both programs with their plans, tiers and groups.
func (t *teller) programs(ctx context.Context, scale float64) error {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		return err
	}
	newYork, err := time.LoadLocation("America/New_York")
	if err != nil {
		return err
	}
	affiliate, agency := plots(berlin, newYork, scale)
	t.affiliate, t.agency = &scene{plot: affiliate, cast: map[int]*actor{}}, &scene{plot: agency, cast: map[int]*actor{}}
	ctx = as(ctx, t.owner)
	if err := t.setUpAffiliates(ctx); err != nil {
		return err
	}
	if err := t.setUpAgencies(ctx); err != nil {
		return err
	}
	for _, s := range []*scene{t.affiliate, t.agency} {
		rows, err := t.client.Stage.Query().Where(stage.ProgramID(s.program.ID), stage.ArchivedAtIsNil()).All(ctx)
		if err != nil {
			return err
		}
		s.stages = map[string]string{}
		for _, row := range rows {
			s.stages[row.Key] = row.ID
		}
	}
	return nil
}

// plots returns the plots of both programs; scale shrinks them.
func plots(berlin, newYork *time.Location, scale float64) (affiliate, agency *plot) {
	day := 24 * time.Hour
	affiliate = &plot{
		key: "eu", zone: berlin, roles: affiliates, clicks: int(4400 * scale),
		countries: []string{"DE", "DE", "DE", "DE", "DE", "DE", "AT", "AT", "CH", "NL", "FR", "IT", "PL", "SE", "ES"},
		leadRate:  0.29, wonRate: 0.1, moveRate: 0.22, refundRate: 0.03, decision: 9 * day,
		prices: []int64{2900, 2900, 2900, 2900, 7900, 7900, 7900, 19900}, renewal: 1, churn: 0.07, vat: 19, home: "DE",
	}
	agency = &plot{
		key: "us", zone: newYork, isAgency: true, roles: agencies, clicks: int(950 * scale),
		countries: []string{"US", "US", "US", "US", "US", "US", "CA", "CA", "MX"},
		leadRate:  0.24, wonRate: 0.26, moveRate: 0.85, refundRate: 0.04, decision: 34 * day,
		prices: []int64{240000, 360000, 360000, 480000, 720000, 1200000}, renewal: 12, churn: 0.2,
	}
	return affiliate, agency
}

// setUpAffiliates makes the program for affiliates.
func (t *teller) setUpAffiliates(ctx context.Context) error {
	p, err := t.Programs.Create(ctx, program.CreateInput{
		Name: "Tidewise Partners", Currency: "EUR", TimeZone: new("Europe/Berlin"), SiteURL: "https://www." + vendorDomain,
	})
	if err != nil {
		return err
	}
	standard, err := t.Programs.CreatePlan(ctx, p.ID, program.PlanCreateInput{Name: "Standard", Version: terms("",
		bonus("Sign-up bonus", "3", "EUR"), share("Subscription share", "20", 12))})
	if err != nil {
		return err
	}
	gold, err := t.Programs.CreatePlan(ctx, p.ID, program.PlanCreateInput{Name: "Gold", Version: terms("",
		bonus("Sign-up bonus", "5", "EUR"), share("Subscription share", "30", 18))})
	if err != nil {
		return err
	}
	creators, err := t.Programs.CreatePlan(ctx, p.ID, program.PlanCreateInput{Name: "Creators", Version: terms("",
		bonus("Sign-up bonus", "8", "EUR"), share("Subscription share", "15", 12))})
	if err != nil {
		return err
	}
	group, err := t.Programs.CreateGroup(ctx, p.ID, program.GroupInput{Name: new("Creators"), PlanID: &creators.ID, PayoutMinimum: new("50")})
	if err != nil {
		return err
	}
	t.affiliate.program, t.affiliate.group = p, group.ID
	if err := t.ladder(ctx, p, []rung{
		{name: "Deckhand", color: "#7a8794"},
		{name: "Mate", color: "#3d8b8b", asks: revenue("400"), benefits: []string{"Co-branded landing page"}},
		{name: "Skipper", color: "#c08a1e", asks: revenue("1500"), planID: gold.ID, benefits: []string{"30 % for 18 months", "Direct line to product"}},
		{name: "Admiral", color: "#6b4fbb", asks: append(won("25"), revenue("15000")...), planID: gold.ID, benefits: []string{"30 % for 18 months", "Early access", "Joint case study"}},
	}, tier.Window{Kind: tier.RollingDays, Days: 365}); err != nil {
		return err
	}
	t.at(t.between(55), "a better standard plan", func(ctx context.Context) error {
		return t.revise(ctx, standard.ID, terms("25 % instead of 20 %, to keep up with the market",
			bonus("Sign-up bonus", "4", "EUR"), share("Subscription share", "25", 12)))
	})
	t.at(t.between(82), "a limit to the sign-up bonus", func(ctx context.Context) error {
		in := terms("No bonus for sign-ups outside of the markets that we serve; new customers only",
			bonus("Sign-up bonus", "4", "EUR"), share("Subscription share", "25", 12))
		in.AppliesTo = new(commission.AppliesToNew)
		in.Incentives[0].Conditions = &program.IncentiveConditionInput{
			Attribute: new("customer.country"), Operator: new(commission.OperatorIn), Values: []string{"DE", "AT", "CH", "NL", "FR", "IT"},
		}
		return t.revise(ctx, standard.ID, in)
	})
	_, err = t.Programs.Update(ctx, p.ID, program.UpdateInput{
		Description: new("Recommend Tidewise, the calm booking calendar for studios and practices, and earn with every customer you bring."),
		Terms:       new("Pay once a month from 25 EUR. No bidding on our name. Say that you earn by your recommendation."),
		AccentColor: new("#1f7a8c"), WindowDays: new(60), HoldDays: new(30), AllowedHosts: []string{"*." + vendorDomain},
		PayoutMinimum: new("25"), PayoutDay: new(5), FourEyesLimit: new("2000"), PlanID: &standard.ID,
	})
	return err
}

// setUpAgencies makes the program for agencies.
func (t *teller) setUpAgencies(ctx context.Context) error {
	p, err := t.Programs.Create(ctx, program.CreateInput{
		Name: "Tidewise Agencies", Currency: "USD", TimeZone: new("America/New_York"), SiteURL: "https://business." + vendorDomain,
	})
	if err != nil {
		return err
	}
	agency, err := t.Programs.CreatePlan(ctx, p.ID, program.PlanCreateInput{Name: "Agency", Version: terms("",
		bonus("Qualified introduction", "40", "USD"), share("Contract share", "12", 24))})
	if err != nil {
		return err
	}
	premier, err := t.Programs.CreatePlan(ctx, p.ID, program.PlanCreateInput{Name: "Premier agency", Version: terms("",
		bonus("Qualified introduction", "60", "USD"), share("Contract share", "18", 24))})
	if err != nil {
		return err
	}
	t.agency.program = p
	if err := t.ladder(ctx, p, []rung{
		{name: "Registered", color: "#7a8794"},
		{name: "Select", color: "#3d8b8b", asks: won("2"), benefits: []string{"Sandbox account"}},
		{name: "Premier", color: "#c08a1e", asks: won("5"), planID: premier.ID, benefits: []string{"18 % for 24 months", "Co-marketing budget"}},
		{name: "Elite", color: "#6b4fbb", asks: append(won("25"), revenue("150000")...), planID: premier.ID, benefits: []string{"Named success manager", "Roadmap council"}},
	}, tier.Window{Kind: tier.Lifetime}); err != nil {
		return err
	}
	t.at(t.between(60), "a minimum for contracts", func(ctx context.Context) error {
		in := terms("Every contract pays at least 400 dollars",
			bonus("Qualified introduction", "40", "USD"), share("Contract share", "12", 24))
		in.Incentives[1].Min = &money.Input{Amount: "400", CurrencyCode: "USD"}
		return t.revise(ctx, agency.ID, in)
	})
	_, err = t.Programs.Update(ctx, p.ID, program.UpdateInput{
		Description: new("For agencies and consultants who bring Tidewise to clinics and studio chains."),
		AccentColor: new("#8c4a1f"), WindowDays: new(120), HoldDays: new(45), AllowedHosts: []string{"*." + vendorDomain},
		NeedsCommissionApproval: new(true), PayoutMinimum: new("100"), PayoutDay: new(10), FourEyesLimit: new("5000"), PlanID: &agency.ID,
	})
	return err
}

// rung is a tier, from the lowest.
type rung struct {
	name, color, planID string
	asks                []program.TierRequirementInput
	benefits            []string
}

// ladder makes the tiers of a program; the lowest is there already.
func (t *teller) ladder(ctx context.Context, p *ent.Program, rungs []rung, window tier.Window) error {
	entry, err := t.client.Tier.Query().Where(enttier.ProgramID(p.ID)).Only(ctx)
	if err != nil {
		return err
	}
	if _, err := t.Programs.UpdateTier(ctx, entry.ID, program.TierInput{Name: &rungs[0].name, Color: &rungs[0].color}); err != nil {
		return err
	}
	for _, one := range rungs[1:] {
		in := program.TierInput{
			Name: &one.name, Color: &one.color, Requirements: one.asks, Benefits: one.benefits,
			Window: &program.TierWindowInput{Kind: window.Kind},
		}
		if window.Days > 0 {
			in.Window.Days = &window.Days
		}
		if one.planID != "" {
			in.PlanID = &one.planID
		}
		if _, err := t.Programs.CreateTier(ctx, p.ID, in); err != nil {
			return err
		}
	}
	return nil
}
