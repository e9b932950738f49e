package graph

import (
	"context"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/binding"
	"github.com/rapporthq/rapport/ent/refund"
	"github.com/rapporthq/rapport/graph/model"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/viewer"
)

// maxPlain is how many rows a plain list holds at most.
const maxPlain = 50

// ownTouches returns the touches that the viewer may see: a partner its own,
// so that nothing leaks about the others.
func ownTouches(ctx context.Context, touches []attribution.TouchVerdict) ([]*attribution.TouchVerdict, error) {
	all := viewer.From(ctx).Kind != viewer.Partner
	out := make([]*attribution.TouchVerdict, 0, len(touches))
	for i := range touches {
		if !all {
			own, err := enrollmentOf(ctx, touches[i].EnrollmentID)
			if err != nil {
				return nil, err
			}
			if own == nil {
				continue
			}
		}
		out = append(out, &touches[i])
	}
	return out, nil
}

// pricing returns why each incentive paid or did not: what paid from the
// commissions, the rest from the decision.
func (r *Resolver) pricing(ctx context.Context, obj *ent.Conversion) ([]*commission.Explanation, error) {
	row, err := decisionOf(ctx, obj.ID)
	if err != nil {
		return nil, err
	}
	lines, err := obj.QueryCommissions().All(ctx)
	if err != nil {
		return nil, err
	}
	out := []*commission.Explanation{}
	for _, line := range lines {
		switch line.Kind {
		case commission.KindEarned, commission.KindBonus, commission.KindTopUp:
			out = append(out, &line.Explanation)
		case commission.KindReversal, commission.KindRecruiter, commission.KindAdjustment:
		}
	}
	return append(out, pointers(row.Pricing.Unpaid)...), nil
}

// planChoices returns which plan was asked for each credited enrollment.
func (r *Resolver) planChoices(ctx context.Context, obj *ent.Conversion) ([]*model.PlanChoice, error) {
	row, err := decisionOf(ctx, obj.ID)
	if err != nil {
		return nil, err
	}
	out := make([]*model.PlanChoice, 0, len(row.Pricing.Plans))
	for _, use := range row.Pricing.Plans {
		choice, err := r.planChoice(ctx, use)
		if err != nil {
			return nil, err
		}
		out = append(out, choice)
	}
	return out, nil
}

func (r *Resolver) planChoice(ctx context.Context, use commission.PlanUse) (*model.PlanChoice, error) {
	owner, err := enrollmentOf(ctx, use.EnrollmentID)
	if err != nil {
		return nil, err
	}
	out := &model.PlanChoice{Enrollment: owner, Candidates: []*model.PlanCandidate{}}
	for _, candidate := range use.Choice.Candidates {
		shown := &model.PlanCandidate{Source: string(candidate.Source)}
		if candidate.PlanID != "" {
			if shown.Plan, err = one[*ent.Plan](ctx, r.Client, candidate.PlanID); err != nil {
				return nil, err
			}
		}
		shown.IsWinner = use.Choice.Winner != nil && *use.Choice.Winner == candidate
		out.Candidates = append(out.Candidates, shown)
	}
	if use.PlanVersionID != "" {
		out.PlanVersion, err = one[*ent.PlanVersion](ctx, r.Client, use.PlanVersionID)
	}
	return out, err
}

// boundCredits returns who has credit for the customer's later conversions.
func (r *Resolver) boundCredits(ctx context.Context, obj *ent.Customer) ([]*ent.Credit, error) {
	row, err := r.Client.Binding.Query().Where(binding.CustomerID(obj.ID)).Order(ent.Desc(binding.FieldSequence)).First(ctx)
	if isMissing(err) {
		return []*ent.Credit{}, nil
	}
	if err != nil {
		return nil, err
	}
	out := make([]*ent.Credit, len(row.Credits))
	for i, c := range row.Credits {
		out[i] = &ent.Credit{EnrollmentID: c.EnrollmentID, Ppm: int64(c.PPM)}
	}
	return out, nil
}

// reversalExplanation says why a reversal has its amount: the refunds until
// then as part of what was refundable (rules §4).
func (r *Resolver) reversalExplanation(ctx context.Context, obj *ent.Commission) (*model.ReversalExplanation, error) {
	if obj.OriginalID == nil || obj.ConversionID == nil {
		return nil, nil
	}
	original, err := obj.QueryOriginal().Only(ctx)
	if err != nil {
		return nil, err
	}
	fact, err := obj.QueryConversion().Only(ctx)
	if err != nil {
		return nil, err
	}
	out := &model.ReversalExplanation{
		RefundedTotal:  &money.Money{Currency: fact.Currency},
		Refundable:     pointer(fact.Amount()),
		OriginalAmount: pointer(original.Amount()),
	}
	if obj.RefundID == nil {
		return out, nil
	}
	refunds, err := fact.QueryRefunds().Order(ent.Asc(refund.FieldSequence)).All(ctx)
	for _, one := range refunds {
		out.RefundedTotal.Minor += one.AmountMinor
		if one.ID == *obj.RefundID {
			out.RefundAmount = pointer(one.Amount())
			break
		}
	}
	return out, err
}

func pointer[T any](v T) *T { return &v }
