package graph

import (
	"context"
	"time"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/fraudreview"
	"github.com/rapporthq/rapport/graph/model"
	appfraud "github.com/rapporthq/rapport/internal/app/fraud"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/fraud"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// shownRules are the rules of a program with how much each found of late.
func (r *Resolver) shownRules(ctx context.Context, of *ent.Program) (*model.FraudRules, error) {
	rules := of.FraudRules.Complete()
	out := &model.FraudRules{Version: rules.Version, Rules: []*model.FraudRule{}}
	since := r.Clock.Now().Add(-30 * 24 * time.Hour)
	for _, rule := range rules.Rules {
		count, err := r.Client.FraudReview.Query().Where(fraudreview.ProgramID(of.ID), fraudreview.CreatedAtGTE(since),
			fraudreview.KindsContains("|"+string(rule.Kind)+"|")).Count(ctx)
		if err != nil {
			return nil, err
		}
		hosts := rule.Hosts
		if hosts == nil {
			hosts = []string{}
		}
		out.Rules = append(out.Rules, &model.FraudRule{
			Kind: rule.Kind, Mode: rule.Mode, Hosts: hosts, ReviewCount: count,
			Clicks: positive(rule.Clicks), Minutes: positive(rule.Minutes), Seconds: positive(rule.Seconds),
		})
	}
	return out, nil
}

// positive is nil for 0.
func positive(n int) *int {
	if n <= 0 {
		return nil
	}
	return &n
}

// shownSignals are what a review found.
func shownSignals(list []fraud.Signal) []*model.FraudSignal {
	out := make([]*model.FraudSignal, len(list))
	for i, s := range list {
		e := s.Evidence
		one := &model.FraudSignal{
			Kind: s.Kind, Mode: s.Mode, Domain: text(e.Domain), Host: text(e.Host), Pattern: text(e.Pattern),
			Parameter: text(e.Parameter), Minutes: positive(e.Minutes),
		}
		if s.Kind == fraud.KindClickBurst || s.Kind == fraud.KindFastConversion {
			count, limit := int(e.Count), int(e.Limit)
			one.Count, one.Limit = &count, &limit
		}
		out[i] = one
	}
	return out
}

// shownFraudEffect is what clearing a review would do.
func (r *Resolver) shownFraudEffect(ctx context.Context, of *appfraud.Effect) (*model.FraudClearEffect, error) {
	out := &model.FraudClearEffect{ConversionCount: of.Conversions, Released: []*money.Money{}}
	for _, one := range of.Released {
		out.Released = append(out.Released, &one)
	}
	var err error
	shown := func(list []appfraud.Sum) []*model.FraudShift {
		shifts := []*model.FraudShift{}
		for _, one := range list {
			partner, failed := r.Client.Partner.Get(ctx, one.PartnerID)
			if failed != nil {
				err = failed
				return nil
			}
			shifts = append(shifts, &model.FraudShift{Partner: partner, Amount: &one.Amount})
		}
		return shifts
	}
	out.Earned, out.TakenBack, out.StaysPaid = shown(of.Earned), shown(of.TakenBack), shown(of.StaysPaid)
	return out, err
}

func (r *Resolver) reviewsByConversion(ctx context.Context, ids []string) (map[string][]*ent.FraudReview, error) {
	found, err := r.Client.FraudReview.Query().Where(fraudreview.ConversionIDIn(ids...)).Order(ent.Asc(fraudreview.FieldID)).All(ctx)
	return below(found, err, func(one *ent.FraudReview) string { return one.ConversionID })
}

// reviewOf is the review of an enrollment's part; nil if there is none.
func reviewOf(list []*ent.FraudReview, enrollmentID string) *ent.FraudReview {
	for _, one := range list {
		if one.EnrollmentID == enrollmentID {
			return one
		}
	}
	return nil
}

// stoppable are the commissions of conversions that are neither paid nor about to be,
// nor gone.
func (r *Resolver) stoppable(ctx context.Context, ids []string) (map[string][]*ent.Commission, error) {
	found, err := r.Client.Commission.Query().Where(entcommission.ConversionIDIn(ids...), entcommission.KindNEQ(commission.KindRecruiter),
		entcommission.StatusIn(commission.StatusPending, commission.StatusApproved, commission.StatusOnHold)).
		Order(ent.Asc(entcommission.FieldID)).All(ctx)
	return below(found, err, func(one *ent.Commission) string { return *one.ConversionID })
}

// stakeOf adds up what can still be stopped of an enrollment's commissions.
func stakeOf(rows []*ent.Commission, enrollmentID string) []*money.Money {
	out := []*money.Money{}
	at := map[money.Currency]*money.Money{}
	for _, row := range rows {
		if row.EnrollmentID != enrollmentID || row.UnitKind != commission.UnitCash {
			continue
		}
		if at[row.Currency] == nil {
			sum := money.New(0, row.Currency)
			at[row.Currency] = &sum
			out = append(out, &sum)
		}
		at[row.Currency].Minor += row.AmountMinor
	}
	return out
}
