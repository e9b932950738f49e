package conversion

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/assignment"
	"github.com/rapporthq/rapport/ent/conversion"
	entcustomer "github.com/rapporthq/rapport/ent/customer"
	"github.com/rapporthq/rapport/ent/fraudreview"
	"github.com/rapporthq/rapport/ent/identification"
	"github.com/rapporthq/rapport/ent/rating"
	"github.com/rapporthq/rapport/ent/referralmatch"
	"github.com/rapporthq/rapport/ent/refund"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/fraud"
	"github.com/rapporthq/rapport/internal/viewer"
)

// Report is what a replay found.
type Report struct {
	// Conversions that were decided again, and Commissions that were derived
	// again, reversals included.
	Conversions, Commissions int
	// Differences in the order of the facts; empty if all is as it was.
	Differences []Difference
}

// Difference is one thing that is stored otherwise than it is derived.
type Difference struct {
	// ConversionID and Sequence say where: the conversion, and the number of the
	// fact that caused what differs.
	ConversionID string
	Sequence     int64
	// What is CREDITS, the kind of commission, or TOTAL for what was counted; a
	// total belongs to no conversion.
	What string
	// EnrollmentID is whose commission it is; empty for the others.
	EnrollmentID string
	// Derived and Stored say what each is; empty if there is none.
	Derived, Stored string
}

// window is how many conversions are replayed at a time.
const window = 500

// replay derives a program again. Facts are read a window at a time; what
// follows from them is kept in memory.
type replay struct {
	*books
	report Report
	// people is what follows for customers, and inForce the decisions that hold.
	people  map[string]*derived
	inForce map[string]decided
	refunds map[string][]*ent.Refund
	ratings map[string]*ent.Rating
	stored  stored
	// isClosed are the rows that were taken back in full and closed.
	isClosed map[string]bool
	// since is from when on touches of the window were loaded.
	since time.Time
	// here are the customers, and facts the conversions of the window.
	here  map[string]*customer
	facts map[string]*ent.Conversion
}

// derived is what a replay remembers of a customer between windows.
type derived struct {
	bound   *bound
	firstAt *time.Time
	// conversions are all of it, and open those that nobody has credit for, by
	// sequence.
	conversions, open []string
}

// decided is what holds of a decision.
type decided struct {
	credits  []attribution.Credit
	measured []commission.Measured
	// isByHand: a person decided. inheritedAt is from when on the customer was bound
	// to whom it inherited from; nil unless it inherited.
	isByHand    bool
	inheritedAt *time.Time
}

// Replay derives all credits and commissions of a program again, from the facts
// in the order in which they were recorded and the versions in force, and says
// what is stored otherwise. It writes nothing and reads one snapshot. What
// people and the clock did to commissions meanwhile (approve, reject, pay) is
// taken as a fact. It asks for AUDIT_READ; a program that the viewer does not
// see is apperr.ErrNotFound.
func (s *Service) Replay(ctx context.Context, programID string) (Report, error) {
	if _, err := viewer.Require(ctx, viewer.AuditRead); err != nil {
		return Report{}, err
	}
	var report Report
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		p, err := tx.Program.Get(ctx, programID)
		if ent.IsNotFound(err) {
			return apperr.ErrNotFound
		}
		if err != nil {
			return fmt.Errorf("load the program: %w", err)
		}
		k, err := learn(ctx, tx.Client(), p)
		if err != nil {
			return err
		}
		r := newReplay(k)
		if err := r.run(ctx); err != nil {
			return fmt.Errorf("replay: %w", err)
		}
		report = r.report
		return nil
	}, db.ReadOnly())
	return report, err
}

func newReplay(k *knowledge) *replay {
	r := &replay{
		people: map[string]*derived{}, inForce: map[string]decided{}, refunds: map[string][]*ent.Refund{},
		ratings: map[string]*ent.Rating{}, stored: newStored(), isClosed: map[string]bool{}, report: Report{Differences: []Difference{}},
	}
	r.books = newBooks(k, r)
	return r
}

// step is one fact in the order of the sequence.
type step struct {
	sequence       int64
	conversion     *ent.Conversion
	identification *ent.Identification
	refund         *ent.Refund
	assignment     *ent.Assignment
	rating         *ent.Rating
	match          *ent.ReferralMatch
	// review is one that was cleared, and of which a rule had blocked a touch.
	review *ent.FraudReview
}

// identified is the customer that was identified, by a browser or as the prospect
// of a referral, and when that was recorded.
func (s step) identified() (customerID string, at time.Time) {
	if s.match != nil {
		return s.match.CustomerID, s.match.CreatedAt
	}
	return s.identification.CustomerID, s.identification.CreatedAt
}

// run takes the facts window by window.
func (r *replay) run(ctx context.Context) error {
	for low := int64(0); ; {
		conversions, err := r.client.Conversion.Query().
			Where(conversion.ProgramID(r.program.ID), conversion.SequenceGT(low)).
			Order(ent.Asc(conversion.FieldSequence)).Limit(window).All(ctx)
		if err != nil {
			return fmt.Errorf("load conversions: %w", err)
		}
		high := int64(math.MaxInt64)
		if len(conversions) == window {
			high = conversions[window-1].Sequence
		}
		steps, err := r.steps(ctx, conversions, low, high)
		if err != nil {
			return err
		}
		if err := r.prepare(ctx, steps); err != nil {
			return err
		}
		for _, one := range steps {
			if err := r.take(ctx, one); err != nil {
				return err
			}
		}
		if high == math.MaxInt64 {
			r.leftovers()
			return r.compareTotals(ctx)
		}
		low = high
	}
}

// steps are all facts of the window in order.
func (r *replay) steps(ctx context.Context, conversions []*ent.Conversion, low, high int64) ([]step, error) {
	var steps []step
	for _, row := range conversions {
		steps = append(steps, step{sequence: row.Sequence, conversion: row})
	}
	identifications, err := r.client.Identification.Query().Where(identification.ProgramID(r.program.ID),
		identification.SequenceGT(low), identification.SequenceLTE(high)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load identifications: %w", err)
	}
	for _, row := range identifications {
		steps = append(steps, step{sequence: row.Sequence, identification: row})
	}
	refunds, err := r.client.Refund.Query().Where(refund.ProgramID(r.program.ID),
		refund.SequenceGT(low), refund.SequenceLTE(high)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load refunds: %w", err)
	}
	for _, row := range refunds {
		steps = append(steps, step{sequence: row.Sequence, refund: row})
	}
	assignments, err := r.client.Assignment.Query().Where(assignment.ProgramID(r.program.ID),
		assignment.SequenceGT(low), assignment.SequenceLTE(high)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load assignments: %w", err)
	}
	for _, row := range assignments {
		steps = append(steps, step{sequence: row.Sequence, assignment: row})
	}
	ratings, err := r.client.Rating.Query().Where(rating.ProgramID(r.program.ID),
		rating.SequenceGT(low), rating.SequenceLTE(high)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load ratings: %w", err)
	}
	for _, row := range ratings {
		steps = append(steps, step{sequence: row.Sequence, rating: row})
	}
	matches, err := r.client.ReferralMatch.Query().Where(referralmatch.ProgramID(r.program.ID),
		referralmatch.SequenceGT(low), referralmatch.SequenceLTE(high)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load matches with referrals: %w", err)
	}
	for _, row := range matches {
		steps = append(steps, step{sequence: row.Sequence, match: row})
	}
	reviews, err := r.client.FraudReview.Query().Where(fraudreview.ProgramID(r.program.ID),
		fraudreview.DecidedSequenceGT(low), fraudreview.DecidedSequenceLTE(high),
		fraudreview.StatusEQ(fraud.StatusCleared), fraudreview.ModeEQ(fraud.ModeBlock)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load cleared fraud reviews: %w", err)
	}
	for _, row := range reviews {
		steps = append(steps, step{sequence: *row.DecidedSequence, review: row})
	}
	slices.SortFunc(steps, func(a, b step) int { return cmp.Compare(a.sequence, b.sequence) })
	return steps, nil
}

// prepare loads what the window's steps need, each table once.
func (r *replay) prepare(ctx context.Context, steps []step) error {
	r.facts, r.here = map[string]*ent.Conversion{}, map[string]*customer{}
	var wanted, customerIDs, assigned []string
	for _, one := range steps {
		switch {
		case one.conversion != nil:
			r.facts[one.conversion.ID] = one.conversion
		case one.refund != nil:
			wanted = append(wanted, one.refund.ConversionID)
		case one.rating != nil:
			wanted = append(wanted, one.rating.ConversionID)
		case one.assignment != nil:
			assigned = append(assigned, enrollmentsOf(one.assignment.Credits)...)
			if one.assignment.ConversionID != nil {
				wanted = append(wanted, *one.assignment.ConversionID)
				continue
			}
			customerIDs = append(customerIDs, *one.assignment.CustomerID)
			if d := r.people[*one.assignment.CustomerID]; d != nil {
				wanted = append(wanted, d.conversions...)
			}
		case one.review != nil:
			customerIDs, wanted = append(customerIDs, one.review.CustomerID), append(wanted, one.review.ConversionID)
			if d := r.people[one.review.CustomerID]; d != nil {
				wanted = append(wanted, d.conversions...)
			}
		case one.identification != nil || one.match != nil:
			id, _ := one.identified()
			customerIDs = append(customerIDs, id)
			if d := r.people[id]; d != nil {
				wanted = append(wanted, d.open...)
			}
		}
	}
	if err := r.recall(ctx, wanted); err != nil {
		return err
	}
	r.since = latestInstant
	for _, row := range r.facts {
		customerIDs = append(customerIDs, row.CustomerID)
		if row.OccurredAt.Before(r.since) {
			r.since = row.OccurredAt
		}
	}
	r.since = r.since.Add(-memory)
	brought, err := r.broughtBy(ctx)
	if err != nil {
		return err
	}
	assigned = append(assigned, brought...)
	list, err := r.welcome(ctx, customerIDs)
	if err != nil {
		return err
	}
	if _, err := r.loadFacts(ctx, list, browsers{}, r.since); err != nil {
		return err
	}
	if err := r.acquaint(ctx, list, assigned, nil); err != nil {
		return err
	}
	return r.stored.load(ctx, r.client, steps)
}

// broughtBy are the enrollments whose referrals entered stages in the window.
func (r *replay) broughtBy(ctx context.Context) ([]string, error) {
	var ids, enrollmentIDs []string
	for _, row := range r.facts {
		if isStage(row) {
			ids = append(ids, row.ExternalID)
		}
	}
	err := r.loadBrought(ctx, ids)
	for _, id := range ids {
		enrollmentIDs = append(enrollmentIDs, r.brought[id])
	}
	return enrollmentIDs, err
}

// recall loads conversions of earlier windows.
func (r *replay) recall(ctx context.Context, ids []string) error {
	for part := range slices.Chunk(missingFrom(r.facts, ids), chunk) {
		rows, err := r.client.Conversion.Query().Where(conversion.IDIn(part...)).All(ctx)
		if err != nil {
			return fmt.Errorf("load earlier conversions: %w", err)
		}
		for _, row := range rows {
			if by := r.ratings[row.ID]; by != nil {
				overlay(row, by)
			}
			r.facts[row.ID] = row
		}
	}
	return nil
}

// welcome loads customers, with what has followed for them so far.
func (r *replay) welcome(ctx context.Context, ids []string) ([]*customer, error) {
	var list []*customer
	for part := range slices.Chunk(distinct(ids), chunk) {
		rows, err := r.client.Customer.Query().Where(entcustomer.IDIn(part...)).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("load customers: %w", err)
		}
		for _, row := range rows {
			c := newCustomer(row)
			d := r.people[row.ID]
			if d == nil {
				d = &derived{}
				r.people[row.ID] = d
			}
			c.bound, c.firstAt = d.bound, d.firstAt
			r.here[row.ID] = c
			list = append(list, c)
		}
	}
	return list, nil
}
