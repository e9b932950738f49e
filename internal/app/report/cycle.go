package report

import (
	"context"
	"fmt"
	"time"

	"entgo.io/ent/dialect/sql"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/predicate"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/ent/stagechange"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
)

// SalesCycle is how long it took from opening to winning.
type SalesCycle struct {
	Period   Period
	WonCount int
	// Median and Average are nil if none was won.
	Median, Average *domain.Days
	Stages          []StageDuration
}

// StageDuration is how long referrals were on a stage that they left.
type StageDuration struct {
	Stage *ent.Stage
	Count int
	// Median is nil if it was never left.
	Median *domain.Days
}

// opening is when a referral was opened, and how it ended.
type opening struct {
	ID       string     `json:"id"`
	StageID  string     `json:"stage_id"`
	OpenedAt time.Time  `json:"opened_at"`
	ClosedAt *time.Time `json:"closed_at"`
}

// leaving is a move between stages.
type leaving struct {
	ReferralID string    `json:"referral_id"`
	From       *string   `json:"from_stage_id"`
	To         string    `json:"to_stage_id"`
	At         time.Time `json:"occurred_at"`
}

// cycle measures the referrals that were won within the days, and the stages that
// were left within them.
func (s *Service) cycle(ctx context.Context, of []predicate.Referral, stages []*ent.Stage, within days) (SalesCycle, error) {
	out := SalesCycle{Period: within.period(), Stages: []StageDuration{}}
	var opened []opening
	// What was closed before the period left no stage within it.
	err := s.client.Referral.Query().Where(of...).
		Where(entreferral.OpenedAtLT(within.end), entreferral.Or(entreferral.ClosedAtIsNil(), entreferral.ClosedAtGTE(within.start))).
		Select(entreferral.FieldID, entreferral.FieldStageID, entreferral.FieldOpenedAt, entreferral.FieldClosedAt).Scan(ctx, &opened)
	if err != nil {
		return out, fmt.Errorf("load openings: %w", err)
	}
	isWon := map[string]bool{}
	for _, id := range idsOf(stages, domain.Won) {
		isWon[id] = true
	}
	starts, took := make(map[string]time.Time, len(opened)), []time.Duration{}
	for _, one := range opened {
		starts[one.ID] = one.OpenedAt
		if isWon[one.StageID] && one.ClosedAt != nil && within.holds(*one.ClosedAt) {
			took = append(took, max(0, one.ClosedAt.Sub(one.OpenedAt)))
		}
	}
	out.WonCount = len(took)
	out.Average, out.Median = known(domain.Average(took)), known(domain.Median(took))
	stays, err := s.stays(ctx, of, within, starts)
	if err != nil {
		return out, err
	}
	for _, one := range stages {
		if one.Kind == domain.Open && (one.ArchivedAt == nil || len(stays[one.ID]) > 0) {
			out.Stages = append(out.Stages, StageDuration{Stage: one, Count: len(stays[one.ID]), Median: known(domain.Median(stays[one.ID]))})
		}
	}
	return out, nil
}

// stays returns the lengths of the stays that ended within the days, by stage.
func (s *Service) stays(ctx context.Context, of []predicate.Referral, within days, starts map[string]time.Time) (map[string][]time.Duration, error) {
	var moves []leaving
	err := s.client.StageChange.Query().Where(stagechange.OccurredAtLT(within.end), stagechange.FromStageIDNotNil(), ofReferrals(of)).
		Order(ent.Asc(stagechange.FieldReferralID, stagechange.FieldOccurredAt, stagechange.FieldID)).
		Select(stagechange.FieldReferralID, stagechange.FieldFromStageID, stagechange.FieldToStageID, stagechange.FieldOccurredAt).
		Scan(ctx, &moves)
	if err != nil {
		return nil, fmt.Errorf("load the ways of referrals: %w", err)
	}
	out := map[string][]time.Duration{}
	for len(moves) > 0 {
		n := 1
		for n < len(moves) && moves[n].ReferralID == moves[0].ReferralID {
			n++
		}
		if start, known := starts[moves[0].ReferralID]; known {
			for _, left := range domain.Stays(wayOf(start, moves[:n])) {
				if within.holds(left.At) {
					out[left.StageID] = append(out[left.StageID], left.For)
				}
			}
		}
		moves = moves[n:]
	}
	return out, nil
}

// wayOf is the way of one referral: opened on the stage that it left first.
func wayOf(start time.Time, moves []leaving) []domain.Entered {
	way := make([]domain.Entered, 0, len(moves)+1)
	way = append(way, domain.Entered{StageID: *moves[0].From, At: start})
	for _, one := range moves {
		way = append(way, domain.Entered{StageID: one.To, At: one.At})
	}
	return way
}

// ofReferrals narrows moves to those of the referrals; ent's own predicate would
// look at every referral of every organization.
func ofReferrals(of []predicate.Referral) predicate.StageChange {
	return func(q *sql.Selector) {
		referrals := sql.Dialect(q.Dialect()).Table(entreferral.Table)
		ids := sql.Dialect(q.Dialect()).Select(referrals.C(entreferral.FieldID)).From(referrals)
		ids.Where(sql.ColumnsEQ(referrals.C(entreferral.FieldOrganizationID), q.C(stagechange.FieldOrganizationID)))
		for _, p := range of {
			p(ids)
		}
		q.Where(sql.In(q.C(stagechange.FieldReferralID), ids))
	}
}

// holds reports whether an instant is within the days.
func (d days) holds(at time.Time) bool { return !at.Before(d.start) && at.Before(d.end) }

// known is nil for what there is none of.
func known(of domain.Days, ok bool) *domain.Days {
	if !ok {
		return nil
	}
	return &of
}
