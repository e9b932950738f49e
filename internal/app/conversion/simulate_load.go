package conversion

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/assignment"
	"github.com/rapporthq/rapport/ent/click"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/conversion"
	entcustomer "github.com/rapporthq/rapport/ent/customer"
	"github.com/rapporthq/rapport/ent/decision"
	"github.com/rapporthq/rapport/ent/incentive"
	"github.com/rapporthq/rapport/ent/planversion"
	"github.com/rapporthq/rapport/ent/rating"
	"github.com/rapporthq/rapport/ent/refund"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
)

// simulation derives the commissions of a program again with a draft. Facts,
// decisions and commissions are read whole, each table once; what follows is
// kept in memory.
type simulation struct {
	*books
	in    SimulateInput
	draft program.Draft
	// drafted are the plan's versions with the draft, and saved those it has.
	drafted, saved []version

	steps   []*happening
	facts   map[string]*ent.Conversion
	people  map[string]*customer
	refunds map[string][]*ent.Refund
	// clicks are those behind credits; none if no condition asks for them.
	clicks map[string]*ent.Click
	// inForce is what holds of each conversion, then those that follow.
	inForce map[string]priced
	// rows are the commissions with the draft, and isClosed those that were
	// taken back in full and closed.
	rows     []*ent.Commission
	isClosed map[string]bool
	stored   filed
}

// happening is what was recorded by one number of the program's sequence.
type happening struct {
	sequence   int64
	decisions  []*ent.Decision
	refund     *ent.Refund
	rating     *ent.Rating
	assignment *ent.Assignment
}

// priced is what holds of a decision with the draft.
type priced struct {
	stored   *ent.Decision
	measured []commission.Measured
	unpaid   []commission.Explanation
	// isOfPlan reports that the plan priced it, then or with the draft.
	isOfPlan bool
}

// held is what holds until it is moved.
func (p priced) held() decided {
	out := decided{measured: p.measured}
	if p.stored != nil {
		out.credits = p.stored.Attribution.Credits
	}
	return out
}

// draftID is the id of the draft's version in memory.
const draftID = "draft"

func newSimulation(k *knowledge, in SimulateInput, draft program.Draft) *simulation {
	s := &simulation{
		in: in, draft: draft, facts: map[string]*ent.Conversion{}, people: map[string]*customer{},
		refunds: map[string][]*ent.Refund{}, clicks: map[string]*ent.Click{}, inForce: map[string]priced{},
		isClosed: map[string]bool{}, stored: newFiled(),
	}
	s.books = newBooks(k, s)
	return s
}

// load reads everything, each table once.
func (s *simulation) load(ctx context.Context) error {
	if err := s.loadPlans(ctx); err != nil {
		return err
	}
	if err := s.loadPeople(ctx); err != nil {
		return err
	}
	byNumber := map[int64]*happening{}
	at := func(sequence int64) *happening {
		if byNumber[sequence] == nil {
			byNumber[sequence] = &happening{sequence: sequence}
			s.steps = append(s.steps, byNumber[sequence])
		}
		return byNumber[sequence]
	}
	enrollmentIDs, err := s.loadDecisions(ctx, at)
	if err != nil {
		return err
	}
	if err := s.loadFactsAfter(ctx, at); err != nil {
		return err
	}
	slices.SortFunc(s.steps, func(a, b *happening) int { return cmp.Compare(a.sequence, b.sequence) })
	for _, one := range s.steps {
		// Of several that one fact decided, the first recorded came first.
		slices.SortFunc(one.decisions, func(a, b *ent.Decision) int {
			return cmp.Compare(s.facts[a.ConversionID].Sequence, s.facts[b.ConversionID].Sequence)
		})
	}
	if err := s.stored.load(ctx, s.client, s.program.ID); err != nil {
		return err
	}
	for _, row := range s.stored.byID {
		enrollmentIDs = append(enrollmentIDs, row.EnrollmentID)
	}
	return s.meet(ctx, distinct(enrollmentIDs))
}

// loadPlans reads all versions of all plans, and adds the draft.
func (s *simulation) loadPlans(ctx context.Context) error {
	versions, err := s.client.PlanVersion.Query().Where(planversion.ProgramID(s.program.ID)).All(ctx)
	if err != nil {
		return fmt.Errorf("load plan versions: %w", err)
	}
	for _, row := range versions {
		s.versions[row.PlanID] = append(s.versions[row.PlanID], version{
			commission.Version{ID: row.ID, Number: row.Number, EffectiveFrom: row.EffectiveFrom, AppliesTo: row.AppliesTo}, row.CreatedAt,
		})
		s.incentives[row.ID] = []commission.Incentive{}
	}
	rows, err := s.client.Incentive.Query().Where(incentive.ProgramID(s.program.ID)).
		Order(ent.Asc(incentive.FieldPosition), ent.Asc(incentive.FieldID)).All(ctx)
	if err != nil {
		return fmt.Errorf("load incentives: %w", err)
	}
	for _, row := range rows {
		s.incentives[row.PlanVersionID] = append(s.incentives[row.PlanVersionID], commission.Incentive{
			ID: row.ID, Key: row.Key, Name: row.Name, Position: row.Position, Trigger: row.Trigger, Terms: row.Terms,
		})
	}
	for i, one := range s.draft.Incentives {
		one.ID = fmt.Sprint(draftID, "_", i+1)
		s.incentives[draftID] = append(s.incentives[draftID], one)
	}
	s.saved = s.versions[s.in.PlanID]
	for _, v := range s.saved {
		if v.EffectiveFrom.Before(s.in.StartsAt) {
			s.drafted = append(s.drafted, v)
		}
	}
	// Number 0 is before all others: whatever a decision knew, it knows the draft.
	s.drafted = append(s.drafted, version{
		commission.Version{ID: draftID, Number: 0, EffectiveFrom: s.in.StartsAt, AppliesTo: s.draft.AppliesTo}, time.Time{},
	})
	return nil
}

// loadPeople reads conversions and customers.
func (s *simulation) loadPeople(ctx context.Context) error {
	facts, err := s.client.Conversion.Query().Where(conversion.ProgramID(s.program.ID)).All(ctx)
	if err != nil {
		return fmt.Errorf("load conversions: %w", err)
	}
	for _, row := range facts {
		s.facts[row.ID] = row
	}
	people, err := s.client.Customer.Query().Where(entcustomer.ProgramID(s.program.ID)).All(ctx)
	if err != nil {
		return fmt.Errorf("load customers: %w", err)
	}
	for _, row := range people {
		s.people[row.ID] = newCustomer(row)
	}
	return nil
}

// loadDecisions reads how conversions were decided, and returns the enrollments
// with credit and their recruiters.
func (s *simulation) loadDecisions(ctx context.Context, at func(int64) *happening) ([]string, error) {
	rows, err := s.client.Decision.Query().Where(decision.ProgramID(s.program.ID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load decisions: %w", err)
	}
	var enrollmentIDs, clickIDs []string
	for _, row := range rows {
		one := at(row.Sequence)
		one.decisions = append(one.decisions, row)
		enrollmentIDs = append(enrollmentIDs, enrollmentsOf(row.Attribution.Credits)...)
		for _, use := range row.Pricing.Recruiters {
			enrollmentIDs = append(enrollmentIDs, use.RecruiterID)
		}
		for _, t := range row.Attribution.Touches {
			if t.Kind == attribution.KindClick && t.Verdict == attribution.VerdictCredited {
				clickIDs = append(clickIDs, t.SourceID)
			}
		}
	}
	if !s.asksForSubs() {
		return enrollmentIDs, nil
	}
	for part := range slices.Chunk(distinct(clickIDs), chunk) {
		found, err := s.client.Click.Query().Where(click.IDIn(part...)).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("load the clicks behind credits: %w", err)
		}
		for _, row := range found {
			s.clicks[row.ID] = row
		}
	}
	return enrollmentIDs, nil
}

// asksForSubs reports whether a condition looks at what only clicks tell.
func (s *simulation) asksForSubs() bool {
	var asks func(c commission.Condition) bool
	asks = func(c commission.Condition) bool {
		return strings.HasPrefix(c.Attribute, "link.sub") || slices.ContainsFunc(c.Conditions, asks)
	}
	for _, list := range s.incentives {
		for _, one := range list {
			if one.Terms.Conditions != nil && asks(*one.Terms.Conditions) {
				return true
			}
		}
	}
	return false
}

// loadFactsAfter reads what happened to conversions after they were recorded.
func (s *simulation) loadFactsAfter(ctx context.Context, at func(int64) *happening) error {
	refunds, err := s.client.Refund.Query().Where(refund.ProgramID(s.program.ID)).All(ctx)
	if err != nil {
		return fmt.Errorf("load refunds: %w", err)
	}
	for _, row := range refunds {
		at(row.Sequence).refund = row
	}
	ratings, err := s.client.Rating.Query().Where(rating.ProgramID(s.program.ID)).All(ctx)
	if err != nil {
		return fmt.Errorf("load ratings: %w", err)
	}
	for _, row := range ratings {
		at(row.Sequence).rating = row
	}
	assignments, err := s.client.Assignment.Query().Where(assignment.ProgramID(s.program.ID)).All(ctx)
	if err != nil {
		return fmt.Errorf("load assignments: %w", err)
	}
	for _, row := range assignments {
		at(row.Sequence).assignment = row
	}
	return nil
}

// filed is what was paid: commissions without their explanations, which few are
// asked for.
type filed struct {
	byID  map[string]*ent.Commission
	byKey map[rowKey]*ent.Commission
	// rejected says of each conversion and enrollment whether all that they had
	// was rejected.
	rejected map[pair]bool
	// changes are the states of commissions over time; nil until they are asked
	// for.
	changes map[string][]*ent.CommissionChange
}

// pair is a conversion and an enrollment.
type pair struct{ conversionID, enrollmentID string }

func newFiled() filed {
	return filed{byID: map[string]*ent.Commission{}, byKey: map[rowKey]*ent.Commission{}, rejected: map[pair]bool{}}
}

func (f *filed) load(ctx context.Context, client *ent.Client, programID string) error {
	columns := slices.DeleteFunc(slices.Clone(entcommission.Columns), func(c string) bool { return c == entcommission.FieldExplanation })
	rows, err := client.Commission.Query().Where(entcommission.ProgramID(programID), entcommission.ConversionIDNotNil()).
		Order(ent.Asc(entcommission.FieldID)).Select(columns...).All(ctx)
	if err != nil {
		return fmt.Errorf("load commissions: %w", err)
	}
	for _, row := range rows {
		f.byID[row.ID], f.byKey[keyByIncentive(row)] = row, row
		of := pair{*row.ConversionID, row.EnrollmentID}
		all, known := f.rejected[of]
		f.rejected[of] = row.Status == commission.StatusRejected && (all || !known)
	}
	return nil
}

// keyByIncentive finds a commission by what it is for, in whatever version.
func keyByIncentive(row *ent.Commission) rowKey {
	key := keyOf(row)
	key.incentiveID = row.IncentiveKey
	return key
}
