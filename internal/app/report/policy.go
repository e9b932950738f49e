package report

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/ent/partner"
	"github.com/rapporthq/rapport/ent/payoutmethod"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/domain/payout"
)

// policyOf translates the settings of the program and of these enrollments,
// which have their groups loaded, as far as the viewer sees them.
func (s *Service) policyOf(ctx context.Context, p *ent.Program, enrollments []*ent.Enrollment) (payout.Policy, error) {
	zone, err := zoneOf(p)
	if err != nil {
		return payout.Policy{}, err
	}
	partners := make([]string, len(enrollments))
	for i, e := range enrollments {
		partners[i] = e.PartnerID
	}
	methods, err := s.client.PayoutMethod.Query().Where(payoutmethod.PartnerIDIn(partners...)).All(ctx)
	if err != nil {
		return payout.Policy{}, fmt.Errorf("load payout methods: %w", err)
	}
	waiting, err := s.withoutTaxForm(ctx, p, partners)
	if err != nil {
		return payout.Policy{}, err
	}
	byPartner := map[string]map[money.Currency]string{}
	for _, m := range methods {
		if byPartner[m.PartnerID] == nil {
			byPartner[m.PartnerID] = map[money.Currency]string{}
		}
		byPartner[m.PartnerID][m.Currency] = m.ID
	}
	policy := payout.Policy{
		Location: zone, DayOfMonth: p.PayoutDay,
		Minimums:       payout.Minimums{p.Currency: p.PayoutMinimumMinor},
		ManualApproval: p.NeedsCommissionApproval,
		Enrollments:    map[string]payout.Enrollment{},
	}
	for _, e := range enrollments {
		one := payout.Enrollment{
			ID: e.ID, Methods: byPartner[e.PartnerID], Banned: e.Status == enrollment.StatusBANNED,
			Minimums: minimums(p.Currency, e.PayoutMinimumMinor), NeedsTaxForm: waiting[e.PartnerID],
		}
		if e.Edges.Group != nil {
			one.GroupMinimums = minimums(p.Currency, e.Edges.Group.PayoutMinimumMinor)
		}
		policy.Enrollments[e.ID] = one
	}
	return policy, nil
}

func minimums(currency money.Currency, minor *int64) payout.Minimums {
	if minor == nil {
		return nil
	}
	return payout.Minimums{currency: *minor}
}

// withoutTaxForm returns which of the partners the program cannot pay because it
// wants a tax form of them.
func (s *Service) withoutTaxForm(ctx context.Context, p *ent.Program, partners []string) (map[string]bool, error) {
	out := map[string]bool{}
	if !p.NeedsTaxForm {
		return out, nil
	}
	ids, err := s.client.Partner.Query().Where(partner.IDIn(partners...), partner.TaxFormAtIsNil()).IDs(ctx)
	if err != nil {
		return nil, fmt.Errorf("look for missing tax forms: %w", err)
	}
	for _, id := range ids {
		out[id] = true
	}
	return out, nil
}
