package importer

import (
	"context"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/link"
	entplan "github.com/rapporthq/rapport/ent/plan"
	entprogram "github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/ent/route"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// The program of the funnel.
const (
	olistName   = "Olist"
	olistSlug   = "olist"
	olistZone   = "America/Sao_Paulo"
	olistSite   = "https://olist.com"
	olistPlan   = "Olist"
	olistWindow = 180
	olistHold   = 30
	// olistMail is a domain that never receives mail: the files name no addresses.
	olistMail = "@olist.invalid"
)

// olistProgram finds the program of the funnel, or makes it with its plan. What
// is there is left as it is, so that an admin's later changes stay.
func (s *Service) olistProgram(ctx context.Context, since time.Time) (*ent.Program, error) {
	p, err := s.client.Program.Query().Where(entprogram.Slug(olistSlug)).Only(ctx)
	switch {
	case ent.IsNotFound(err):
		slug, zone := olistSlug, olistZone
		p, err = s.programs.Create(ctx, program.CreateInput{
			Name: olistName, Slug: &slug, Currency: string(olistCurrency), TimeZone: &zone, SiteURL: olistSite,
		})
		if err != nil {
			return nil, failed("make the program", err)
		}
	case err != nil:
		return nil, failed("look for the program", err)
	case p.Currency != olistCurrency:
		return nil, fmt.Errorf("the organization has a program %q in %s; the funnel is in %s", olistSlug, p.Currency, olistCurrency)
	}
	if p.PlanID != nil {
		return p, nil
	}
	plan, err := s.client.Plan.Query().Where(entplan.ProgramID(p.ID), entplan.Name(olistPlan)).Only(ctx)
	if ent.IsNotFound(err) {
		plan, err = s.programs.CreatePlan(ctx, p.ID, olistTerms(since))
	}
	if err != nil {
		return nil, failed("make the plan", err)
	}
	model, window, hold := attribution.ModelLast, olistWindow, olistHold
	p, err = s.programs.Update(ctx, p.ID, program.UpdateInput{
		AttributionModel: &model, WindowDays: &window, HoldDays: &hold, PlanID: &plan.ID,
	})
	if err != nil {
		return nil, failed("set the program up", err)
	}
	return p, nil
}

// olistTerms are the terms of the funnel, in force since before its first fact.
func olistTerms(since time.Time) program.PlanCreateInput {
	yes, above, rate := true, commission.OperatorGT, "10"
	brl := func(amount string) *money.Input {
		return &money.Input{Amount: amount, CurrencyCode: string(olistCurrency)}
	}
	attribute := "conversion.amount"
	return program.PlanCreateInput{Name: olistPlan, Version: program.PlanVersionInput{
		EffectiveFrom: &since,
		Incentives: []program.IncentiveInput{
			{Name: "Qualified lead", Trigger: "lead", Flat: brl("15.00"), FirstOnly: &yes},
			{Name: "Closed deal", Trigger: "sale", Flat: brl("300.00")},
			{Name: "Share of the declared monthly revenue", Trigger: "sale", Percentage: &rate, Conditions: &program.IncentiveConditionInput{
				Attribute: &attribute, Operator: &above, Values: []string{"0"},
			}},
		},
	}}
}

// olistLinks returns the link of each landing page, and how many of the pages'
// partners are new. Partners take part since before the first fact.
func (s *Service) olistLinks(ctx context.Context, p *ent.Program, pages []string, since time.Time, progress io.Writer) (links map[string]string, made int, err error) {
	if links, err = s.linksByCode(ctx, p.ID, pages); err != nil {
		return nil, 0, err
	}
	for _, page := range pages {
		if links[page] != "" {
			continue
		}
		err := s.partners.Enroll(ctx, NewPartner{
			ProgramID: p.ID, Name: pageName(page), Email: page + olistMail, LinkCode: page, ApprovedAt: since,
		})
		if err != nil {
			return nil, 0, failed("make the partner of landing page "+page, err)
		}
		if made++; made%100 == 0 {
			say(progress, "partners: %d made", made)
		}
	}
	if made > 0 {
		if links, err = s.linksByCode(ctx, p.ID, pages); err != nil {
			return nil, 0, err
		}
	}
	for _, page := range pages {
		if links[page] == "" {
			return nil, 0, fmt.Errorf("the code of landing page %s belongs to no link of the program", page)
		}
	}
	return links, made, nil
}

// linksByCode returns the ids of the program's links that have or had the codes.
func (s *Service) linksByCode(ctx context.Context, programID string, codes []string) (map[string]string, error) {
	links := make(map[string]string, len(codes))
	for part := range slices.Chunk(codes, batch) {
		routes, err := s.client.Route.Query().Where(route.CodeIn(part...)).All(ctx)
		if err != nil {
			return nil, failed("look for codes", err)
		}
		ids := make([]string, len(routes))
		for i, one := range routes {
			ids[i] = one.LinkID
		}
		ours, err := s.client.Link.Query().Where(link.ProgramID(programID), link.IDIn(ids...)).IDs(ctx)
		if err != nil {
			return nil, failed("look for links", err)
		}
		for _, one := range routes {
			if slices.Contains(ours, one.LinkID) {
				links[one.Code] = one.LinkID
			}
		}
	}
	return links, nil
}
