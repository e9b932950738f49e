package report

import (
	"context"
	"fmt"
	"time"

	"entgo.io/ent/dialect/sql"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/predicate"
	entprogram "github.com/rapporthq/rapport/ent/program"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/ent/stage"
	"github.com/rapporthq/rapport/internal/domain/money"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/viewer"
)

// Forecast is what open referrals may bring, and how long winning took.
type Forecast struct {
	Program *ent.Program
	Rows    []domain.ForecastRow
	Totals  []domain.ForecastTotal
	Cycle   SalesCycle
}

// ReferralStageTotal is what stands on a stage.
type ReferralStageTotal struct {
	Stage  *ent.Stage
	Count  int
	Totals []domain.ForecastTotal
}

// standing is referrals on one stage, in one state, currency and place of the
// forecast: what SQL sums.
type standing struct {
	StageID  string         `json:"stage_id"`
	Status   domain.Status  `json:"status"`
	Currency money.Currency `json:"currency"`
	Place    string         `json:"place"`
	Count    int            `json:"count"`
	Valued   int            `json:"valued"`
	Minor    int64          `json:"minor"`
}

// Forecast returns what the accepted referrals on open stages may bring (rules
// §6), by the month of the day on which they may be won, in the program's zone,
// and how long it took to win those that were won in the period, by default the
// last 365 days. Members need REFERRAL_READ; a partner's is of its own rows.
//
// Errors: apperr.ErrNotFound; INVALID and TOO_LARGE for the period.
func (s *Service) Forecast(ctx context.Context, programID string, enrollmentID *string, won *Period) (*Forecast, error) {
	if err := reader(ctx, viewer.ReferralRead); err != nil {
		return nil, err
	}
	program, zone, err := s.inProgram(ctx, programID)
	if err != nil {
		return nil, err
	}
	now := s.clock.Now()
	if won == nil {
		won = &Period{StartsAt: now.AddDate(-1, 0, 0), EndsAt: now.Add(time.Microsecond)}
	}
	within, err := reportDays(*won, zone)
	if err != nil {
		return nil, err
	}
	of := []predicate.Referral{entreferral.ProgramID(program.ID)}
	if enrollmentID != nil {
		of = append(of, entreferral.EnrollmentID(*enrollmentID))
	}
	stages, err := s.client.Stage.Query().Where(stage.ProgramID(program.ID)).Order(stage.ByPosition(), stage.ByID()).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load stages: %w", err)
	}
	out := &Forecast{Program: program}
	if err := s.expect(ctx, out, of, stages, dayOf(now, zone)); err != nil {
		return nil, err
	}
	out.Cycle, err = s.cycle(ctx, of, stages, within)
	return out, err
}

// expect sums what is open into the forecast.
func (s *Service) expect(ctx context.Context, out *Forecast, of []predicate.Referral, stages []*ent.Stage, today string) error {
	open := s.client.Referral.Query().Where(of...).Where(
		entreferral.StatusEQ(domain.Accepted), entreferral.ClosedAtIsNil(), entreferral.StageIDIn(idsOf(stages, domain.Open)...))
	found, err := sumStanding(ctx, open, placeOf(today))
	if err != nil {
		return err
	}
	probabilities := map[string]int{}
	for _, one := range stages {
		probabilities[one.ID] = one.Probability
	}
	parts := make([]domain.Expected, len(found))
	for i, one := range found {
		parts[i] = one.expected(probabilities[one.StageID])
		parts[i].Kind, parts[i].StartsOn = domain.When(one.Place, today)
	}
	if out.Rows, err = domain.Forecast(parts); err != nil {
		return err
	}
	out.Totals, err = domain.Totals(parts)
	return err
}

// idsOf are the ids of the stages of a kind.
func idsOf(stages []*ent.Stage, kind domain.StageKind) []string {
	out := []string{}
	for _, one := range stages {
		if one.Kind == kind {
			out = append(out, one.ID)
		}
	}
	return out
}

// expected is the sum as the rules take it: only accepted referrals have a
// probability.
func (s standing) expected(probability int) domain.Expected {
	out := domain.Expected{
		Currency: s.Currency, Probability: probability, Count: s.Count, Unvalued: s.Count - s.Valued, Minor: s.Minor,
	}
	if s.Status == domain.Accepted {
		out.Weighed = s.Minor
	}
	return out
}

// placeOf is SQL for the day that says the place of a referral in the forecast:
// the first of the month, but of the current month today, a day before it for what
// is overdue, and nothing for what has no day.
func placeOf(today string) func(q *sql.Selector) string {
	return func(q *sql.Selector) string {
		day := q.C(entreferral.FieldExpectedClose)
		month := today[:len("2026-01")]
		return "CASE WHEN COALESCE(" + day + ", '') = '' THEN '' WHEN " + day + " < '" + today + "' THEN '0000-01-01'" +
			" WHEN substr(" + day + ", 1, 7) = '" + month + "' THEN '" + today + "' ELSE substr(" + day + ", 1, 7) || '-01' END"
	}
}

// sumStanding sums the referrals of a query by stage, state, currency and, if it
// is given, place.
func sumStanding(ctx context.Context, q *ent.ReferralQuery, place func(*sql.Selector) string) ([]standing, error) {
	var found []standing
	err := q.Modify(func(q *sql.Selector) {
		stageID, status, currency := q.C(entreferral.FieldStageID), q.C(entreferral.FieldStatus), q.C(entreferral.FieldCurrency)
		minor := q.C(entreferral.FieldEstimateMinor)
		q.Select(
			sql.As(stageID, "stage_id"), sql.As(status, "status"), sql.As(currency, "currency"),
			sql.As("COUNT(*)", "count"), sql.As("COUNT("+minor+")", "valued"), sql.As(wholeOf(minor), "minor"),
		).GroupBy(stageID, status, currency)
		if place != nil {
			q.AppendSelect(sql.As(place(q), "place")).GroupBy(place(q))
		}
	}).Scan(ctx, &found)
	if err != nil {
		return nil, fmt.Errorf("sum referrals: %w", err)
	}
	return found, nil
}

// ReferralTotals returns what stands on each live stage of a program, in order,
// of the referrals that narrow leaves. Members need REFERRAL_READ; a partner's
// totals are of its own rows. Missing is apperr.ErrNotFound.
func (s *Service) ReferralTotals(
	ctx context.Context, programID string, narrow func(*ent.ReferralQuery) *ent.ReferralQuery,
) ([]ReferralStageTotal, error) {
	if err := reader(ctx, viewer.ReferralRead); err != nil {
		return nil, err
	}
	if _, err := s.client.Program.Query().Where(entprogram.ID(programID)).Only(ctx); err != nil {
		return nil, missing(err, "load program")
	}
	stages, err := s.client.Stage.Query().Where(stage.ProgramID(programID), stage.ArchivedAtIsNil()).
		Order(stage.ByPosition(), stage.ByID()).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load stages: %w", err)
	}
	found, err := sumStanding(ctx, narrow(s.client.Referral.Query()), nil)
	if err != nil {
		return nil, err
	}
	out := make([]ReferralStageTotal, len(stages))
	for i, one := range stages {
		var parts []domain.Expected
		for _, sum := range found {
			if sum.StageID == one.ID {
				out[i].Count += sum.Count
				parts = append(parts, sum.expected(one.Probability))
			}
		}
		out[i].Stage = one
		if out[i].Totals, err = domain.Totals(parts); err != nil {
			return nil, err
		}
	}
	return out, nil
}
