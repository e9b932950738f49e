package conversion

import (
	"context"
	"fmt"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/plan"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/viewer"
)

// SimulateInput asks what a draft of a plan would have paid.
type SimulateInput struct {
	ProgramID, PlanID string
	Draft             DraftInput
	// StartsAt and EndsAt bound the period: start included, end not; at most
	// 1,096 days.
	StartsAt, EndsAt time.Time
}

// DraftInput is the content of a plan version that is not saved.
type DraftInput struct {
	// AppliesTo is everybody if nil.
	AppliesTo  *commission.AppliesTo
	Incentives []program.IncentiveInput
}

// maxSimulated is how long a simulated period is at most.
const maxSimulated = 1096 * 24 * time.Hour

// maxShown is how many conversions a simulation shows.
const maxShown = 10

// Simulation is what was paid in a period, and what the draft would have paid
// (rules §9).
type Simulation struct {
	ProgramID, PlanID string
	StartsAt, EndsAt  time.Time
	// ConversionCount is how many of the period the plan prices, then or with the
	// draft.
	ConversionCount int
	// WonCustomerCount is how many customers have an attributed sale among them,
	// and Revenue what their sales brought less refunds, in the program's
	// currency.
	WonCustomerCount int
	Revenue          money.Money
	// Then and WithDraft are the figures of both.
	Then, WithDraft SimulatedFigures
	// Sums of all, one per currency.
	Sums []SimulatedSum
	// Partners that were or would be paid something, those that change most
	// first.
	Partners []SimulatedPartner
	// Tiers on which they stand now, in the order of the ladder.
	Tiers []SimulatedTier
	// Conversions that differ most, at most ten.
	Conversions []SimulatedConversion
}

// PartnerCount is how many were or would be paid something.
func (s *Simulation) PartnerCount() int { return len(s.Partners) }

// ChangedPartnerCount is how many of them would be paid otherwise.
func (s *Simulation) ChangedPartnerCount() int {
	n := 0
	for _, one := range s.Partners {
		if differs(one.Sums) || one.ChangedConversionCount > 0 {
			n++
		}
	}
	return n
}

// SimulatedSum is what was and would be paid in one currency.
type SimulatedSum struct{ Paid, WouldPay money.Money }

// Difference is what would be paid more.
func (s SimulatedSum) Difference() money.Money {
	return money.New(s.WouldPay.Minor-s.Paid.Minor, s.Paid.Currency)
}

// SimulatedFigures is what commissions cost, in the program's currency.
type SimulatedFigures struct {
	// Cost sums the commissions; those without a rate are not in it.
	Cost money.Money
	// CostPerCustomer is the cost per won customer, rounded; nil without any.
	CostPerCustomer *money.Money
	// ReturnRatio is revenue per cost with two fraction digits; nil if the cost
	// is not above 0.
	ReturnRatio *string
}

// SimulatedPartner is what one enrollment was and would be paid.
type SimulatedPartner struct {
	EnrollmentID string
	Sums         []SimulatedSum
	// ChangedConversionCount is for how many it would be paid otherwise.
	ChangedConversionCount int
	// program is the difference in the program's currency, and tierID where it
	// stands.
	program int64
	tierID  string
}

// SimulatedTier is how many of those who stand on a tier are paid more or less.
type SimulatedTier struct {
	// TierID is empty for those without a tier.
	TierID string
	// PartnerCount is how many have commissions then or with the draft;
	// GainingCount of them are paid more, LosingCount less, in the program's
	// currency.
	PartnerCount, GainingCount, LosingCount int
	Sums                                    []SimulatedSum
}

// SimulatedConversion is one conversion then and with the draft.
type SimulatedConversion struct {
	ConversionID string
	Sums         []SimulatedSum
	// Then and WithDraft are how each incentive was computed.
	Then, WithDraft []commission.Explanation
	// program is the difference in the program's currency.
	program int64
}

// validate names the mistakes in the period.
func (in SimulateInput) validate() error {
	var errs apperr.Errors
	switch {
	case !in.EndsAt.After(in.StartsAt):
		errs.Add(apperr.Invalid, "The period must end after it starts.", "input", "period", "endsAt")
	case in.EndsAt.Sub(in.StartsAt) > maxSimulated:
		errs.Add(apperr.TooLarge, "A simulation covers at most 1,096 days.", "input", "period", "endsAt")
	}
	return errs.OrNil()
}

// Simulate runs the engine over the recorded facts with the draft in force in
// the period instead of the plan's versions, and says what differs (rules §9).
// Credits stay as they were decided, and what people decided of commissions
// stands. What was recorded before the period counts for brackets, limits and
// caps as it was. It writes nothing, reads one snapshot, and asks for
// PROGRAM_MANAGE, as saving the draft does. User errors: NOT_FOUND for the
// program and the plan; INVALID and TOO_LARGE for the period; those of
// program.SavePlanVersion below input.draft.
func (s *Service) Simulate(ctx context.Context, in SimulateInput) (*Simulation, error) {
	if _, err := viewer.Require(ctx, viewer.ProgramManage); err != nil {
		return nil, err
	}
	if err := in.validate(); err != nil {
		return nil, err
	}
	var out *Simulation
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		p, err := tx.Program.Get(ctx, in.ProgramID)
		if ent.IsNotFound(err) {
			return apperr.New(apperr.NotFoundCode, "There is no program with this id.", "input", "programId")
		}
		if err != nil {
			return fmt.Errorf("load the program: %w", err)
		}
		of, err := tx.Plan.Query().Where(plan.ID(in.PlanID), plan.ProgramID(p.ID)).Only(ctx)
		if ent.IsNotFound(err) {
			return apperr.New(apperr.NotFoundCode, "The program has no plan with this id.", "input", "planId")
		}
		if err != nil {
			return fmt.Errorf("load the plan: %w", err)
		}
		version := program.PlanVersionInput{AppliesTo: in.Draft.AppliesTo, Incentives: in.Draft.Incentives}
		draft, err := program.ReadDraft(ctx, tx.Client(), of, p.Currency, version, s.clock.Now(), "input", "draft")
		if err != nil {
			return err
		}
		k, err := learn(ctx, tx.Client(), p)
		if err != nil {
			return err
		}
		out, err = simulate(ctx, k, in, draft)
		return err
	}, db.ReadOnly())
	return out, err
}

// simulate loads the facts, runs them, and compares.
func simulate(ctx context.Context, k *knowledge, in SimulateInput, draft program.Draft) (*Simulation, error) {
	sim := newSimulation(k, in, draft)
	if err := sim.load(ctx); err != nil {
		return nil, fmt.Errorf("load the facts: %w", err)
	}
	for _, one := range sim.steps {
		if err := sim.take(ctx, one); err != nil {
			return nil, fmt.Errorf("simulate: %w", err)
		}
	}
	return sim.compare(ctx)
}
