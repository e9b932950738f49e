package demo

import (
	"context"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/stage"
	enttier "github.com/rapporthq/rapport/ent/tier"
	"github.com/rapporthq/rapport/internal/app/program"
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
	// agreed is the plan of the partner who has one by agreement; empty for none.
	agreed string
	// deals are the customers whose story is told on purpose.
	deals []deal
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
	t.affiliate, t.agency = &scene{plot: affiliate, cast: map[int]*actor{}, deals: affiliateDeals}, &scene{plot: agency, cast: map[int]*actor{}, deals: agencyDeals}
	ctx = as(ctx, t.owner)
	standard, err := t.setUpAffiliates(ctx)
	if err != nil {
		return err
	}
	contract, err := t.setUpAgencies(ctx)
	if err != nil {
		return err
	}
	t.planVersions(standard, contract)
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

// revenue asks for an amount of net revenue, in the program's currency.
func revenue(amount string) []program.TierRequirementInput {
	return []program.TierRequirementInput{asks(tier.NetRevenue, amount)}
}

// won asks for a number of referrals that were won.
func won(count string) []program.TierRequirementInput {
	return []program.TierRequirementInput{asks(tier.WonReferrals, count)}
}

// plots returns the plots of both programs; scale shrinks them.
func plots(berlin, newYork *time.Location, scale float64) (affiliate, agency *plot) {
	day := 24 * time.Hour
	affiliate = &plot{
		key: "eu", zone: berlin, roles: affiliates, clicks: int(4400 * scale),
		countries: []string{"DE", "DE", "DE", "DE", "DE", "DE", "AT", "AT", "CH", "NL", "FR", "IT", "PL", "SE", "ES", "GB", "US"},
		leadRate:  0.29, wonRate: 0.1, moveRate: 0.22, refundRate: 0.03, decision: 9 * day,
		prices: []int64{2900, 2900, 2900, 2900, 7900, 7900, 7900, 19900}, renewal: 1, churn: 0.07, vat: 19, home: "DE",
		abroad: map[string]foreign{"GB": {"GBP", 900}, "US": {"USD", 1100}, "SE": {"SEK", 11000}, "PL": {"PLN", 4300}},
		setups: 0.15, setup: 9900,
	}
	agency = &plot{
		key: "us", zone: newYork, isAgency: true, roles: agencies, clicks: int(950 * scale),
		countries: []string{"US", "US", "US", "US", "US", "US", "CA", "CA", "MX"},
		leadRate:  0.24, wonRate: 0.26, moveRate: 0.85, refundRate: 0.04, decision: 34 * day,
		prices: []int64{240000, 360000, 360000, 480000, 720000, 1200000}, renewal: 12, churn: 0.2,
	}
	return affiliate, agency
}

// setUpAffiliates makes the program for affiliates, and returns its standard plan.
func (t *teller) setUpAffiliates(ctx context.Context) (*ent.Plan, error) {
	p, err := t.Programs.Create(ctx, program.CreateInput{
		Name: "Tidewise Partners", Currency: "EUR", TimeZone: new("Europe/Berlin"), SiteURL: "https://www." + vendorDomain,
	})
	if err != nil {
		return nil, err
	}
	plans, err := t.newPlans(ctx, p, []string{"Standard", "Gold", "Admiral", "Creators", "Praxiswerk"},
		standardTerms("", "3", "20"), goldTerms(), admiralTerms(), creatorTerms(), agreedTerms())
	if err != nil {
		return nil, err
	}
	standard, gold, admiral, creators := plans[0], plans[1], plans[2], plans[3]
	group, err := t.Programs.CreateGroup(ctx, p.ID, program.GroupInput{Name: new("Creators"), PlanID: &creators.ID, PayoutMinimum: new("50")})
	if err != nil {
		return nil, err
	}
	t.affiliate.program, t.affiliate.group, t.affiliate.agreed = p, group.ID, plans[4].ID
	if err := t.ladder(ctx, p, []rung{
		{name: "Deckhand", color: "#7a8794"},
		{name: "Mate", color: "#3d8b8b", asks: revenue("400"), benefits: []string{"Co-branded landing page"}},
		{name: "Skipper", color: "#c08a1e", asks: revenue("1500"), planID: gold.ID, benefits: []string{"30 % for 18 months", "Direct line to product"}},
		{
			name: "Admiral", color: "#6b4fbb", planID: admiral.ID, benefits: []string{"Up to 36 % for 24 months", "Early access", "Joint case study"},
			asks: append(won("25"), asks(tier.NetRevenue, "15000"), asks(tier.StrategicPoints, "100"), asks(tier.Certifications, "1")),
		},
	}, tier.Window{Kind: tier.RollingDays, Days: 365}); err != nil {
		return nil, err
	}
	_, err = t.Programs.Update(ctx, p.ID, program.UpdateInput{
		Description: new("Recommend Tidewise, the calm booking calendar for studios and practices, and earn with every customer you bring."),
		Terms:       new("Pay once a month from 25 EUR. No bidding on our name. Say that you earn by your recommendation."),
		AccentColor: new("#1f7a8c"), WindowDays: new(60), HoldDays: new(30), AllowedHosts: []string{"*." + vendorDomain},
		PayoutMinimum: new("25"), PayoutDay: new(5), FourEyesLimit: new("500"), PlanID: &standard.ID,
		TierReview: new(tier.ReviewMonth), TierDemotion: new(tier.DemotionStep), TierGraceDays: new(45), NeedsTaxForm: new(true),
		ContactEmail: new("partners@" + vendorDomain), PayerInput: payer("Tidewise GmbH", "Am Sandtorkai 99\n20457 Hamburg\nGermany", "DE999999990"),
	})
	return standard, err
}

// setUpAgencies makes the program for agencies, and returns its standard plan.
func (t *teller) setUpAgencies(ctx context.Context) (*ent.Plan, error) {
	p, err := t.Programs.Create(ctx, program.CreateInput{
		Name: "Tidewise Agencies", Currency: "USD", TimeZone: new("America/New_York"), SiteURL: "https://business." + vendorDomain,
	})
	if err != nil {
		return nil, err
	}
	plans, err := t.newPlans(ctx, p, []string{"Agency", "Premier agency", "Elite agency"},
		agencyTerms("", "40", "12"), agencyTerms("", "60", "18"), eliteTerms())
	if err != nil {
		return nil, err
	}
	agency, premier, elite := plans[0], plans[1], plans[2]
	t.agency.program = p
	if err := t.ladder(ctx, p, []rung{
		{name: "Registered", color: "#7a8794"},
		{name: "Select", color: "#3d8b8b", asks: won("2"), benefits: []string{"Sandbox account"}},
		{name: "Premier", color: "#c08a1e", asks: won("5"), planID: premier.ID, benefits: []string{"18 % for 24 months", "Co-marketing budget"}},
		{
			name: "Elite", color: "#6b4fbb", planID: elite.ID, benefits: []string{"Named success manager", "Roadmap council"},
			asks: append(won("25"), asks(tier.NetRevenue, "150000"), asks(tier.Certifications, "2")),
		},
	}, tier.Window{Kind: tier.Lifetime}); err != nil {
		return nil, err
	}
	_, err = t.Programs.Update(ctx, p.ID, program.UpdateInput{
		Description: new("For agencies and consultants who bring Tidewise to clinics and studio chains."),
		AccentColor: new("#8c4a1f"), WindowDays: new(120), HoldDays: new(45), AllowedHosts: []string{"*." + vendorDomain},
		NeedsCommissionApproval: new(true), PayoutMinimum: new("100"), PayoutDay: new(10), FourEyesLimit: new("5000"), PlanID: &agency.ID,
		ContactEmail: new("agencies@" + vendorDomain), NeedsTaxForm: new(true), PayerInput: payer("Tidewise Inc.", "1 Example Plaza\nBoston, MA 02110\nUSA", "00-9999999"),
	})
	return agency, err
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
