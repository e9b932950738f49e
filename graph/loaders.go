package graph

import (
	"cmp"
	"context"
	"errors"
	"time"

	"github.com/vikstrous/dataloadgen"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/credit"
	"github.com/rapporthq/rapport/ent/decision"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/internal/app/report"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/destination"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/domain/referral"
)

// loaders ask once per level for what many rows of a page need. They live as
// long as one query, or one mutation of a request.
type loaders struct {
	enrollments *dataloadgen.Loader[string, *ent.Enrollment]
	tiers       *dataloadgen.Loader[string, *ent.Tier]
	decisions   *dataloadgen.Loader[string, *ent.Decision]
	links       *dataloadgen.Loader[string, report.LinkTotals]
	histories   *dataloadgen.Loader[string, *report.LinkHistory]
	targets     *dataloadgen.Loader[string, destination.Target]
	balances    *dataloadgen.Loader[string, []report.EnrollmentBalance]
	pipelines   *dataloadgen.Loader[string, []report.StageTotal]
	// reciprocities are what enrollments gave and received.
	reciprocities *dataloadgen.Loader[string, *referral.Reciprocity]
	totals        *dataloadgen.Loader[totalsKey, *report.EnrollmentTotals]
	runs          *dataloadgen.Loader[*ent.PayoutRun, report.RunFigures]
	earned        *dataloadgen.Loader[string, []money.Money]
	rows
}

// totalsKey is an enrollment in a period; the zero period is all time.
type totalsKey struct {
	enrollmentID string
	period       report.Period
}

type loadersKey struct{}

// batchWait is how long a loader waits for more keys, unless the resolver says
// otherwise.
const batchWait = 2 * time.Millisecond

func withLoaders(ctx context.Context, r *Resolver) context.Context {
	reports, wait := r.Services.Report, dataloadgen.WithWait(cmp.Or(r.BatchWait, batchWait))
	return context.WithValue(ctx, loadersKey{}, &loaders{
		enrollments:   dataloadgen.NewMappedLoader(r.enrollmentsByID, wait),
		tiers:         dataloadgen.NewMappedLoader(r.tiersByID, wait),
		decisions:     dataloadgen.NewMappedLoader(r.decisionsByConversion, wait),
		links:         dataloadgen.NewMappedLoader(reports.LinkTotals, wait),
		histories:     dataloadgen.NewMappedLoader(reports.LinkHistories, wait),
		targets:       dataloadgen.NewMappedLoader(r.Services.Partner.Targets, wait),
		balances:      dataloadgen.NewMappedLoader(reports.BalancesOf, wait),
		pipelines:     dataloadgen.NewMappedLoader(reports.PipelinesOf, wait),
		reciprocities: dataloadgen.NewMappedLoader(reports.ReciprocitiesOf, wait),
		totals:        dataloadgen.NewMappedLoader(r.totalsByEnrollment, wait),
		runs:          dataloadgen.NewMappedLoader(r.figuresByRun, wait),
		earned:        dataloadgen.NewMappedLoader(reports.EarnedByCustomer, wait),
		rows:          newRows(r, wait),
	})
}

// orNone returns what a loader found, or the zero value for a key that it
// knows nothing of.
func orNone[T any](found T, err error) (T, error) {
	if errors.Is(err, dataloadgen.ErrNotFound) {
		var none T
		return none, nil
	}
	return found, err
}

// totalsByEnrollment reads the totals of each period at once.
func (r *Resolver) totalsByEnrollment(
	ctx context.Context, keys []totalsKey,
) (map[totalsKey]*report.EnrollmentTotals, error) {
	byPeriod := map[report.Period][]string{}
	for _, key := range keys {
		byPeriod[key.period] = append(byPeriod[key.period], key.enrollmentID)
	}
	out := map[totalsKey]*report.EnrollmentTotals{}
	for period, ids := range byPeriod {
		var within *report.Period
		if period != (report.Period{}) {
			within = &period
		}
		found, err := r.Services.Report.TotalsOf(ctx, ids, within)
		if err != nil {
			return nil, err
		}
		for id, totals := range found {
			out[totalsKey{enrollmentID: id, period: period}] = totals
		}
	}
	return out, nil
}

func (r *Resolver) figuresByRun(ctx context.Context, runs []*ent.PayoutRun) (map[*ent.PayoutRun]report.RunFigures, error) {
	found, err := r.Services.Report.RunFigures(ctx, runs...)
	out := make(map[*ent.PayoutRun]report.RunFigures, len(runs))
	for _, run := range runs {
		out[run] = found[run.ID]
	}
	return out, err
}

func load(ctx context.Context) *loaders {
	l, _ := ctx.Value(loadersKey{}).(*loaders)
	return l
}

func (r *Resolver) enrollmentsByID(ctx context.Context, ids []string) (map[string]*ent.Enrollment, error) {
	rows, err := r.Client.Enrollment.Query().Where(enrollment.IDIn(ids...)).WithPartner().All(ctx)
	return under(rows, err, func(one *ent.Enrollment) string { return one.ID })
}

// decisionsByConversion returns the decision that holds of each conversion,
// with its credits.
func (r *Resolver) decisionsByConversion(ctx context.Context, ids []string) (map[string]*ent.Decision, error) {
	rows, err := r.Client.Decision.Query().
		Where(decision.ConversionIDIn(ids...)).
		Order(ent.Asc(decision.FieldRevision)).
		WithCredits(func(q *ent.CreditQuery) { q.Order(ent.Desc(credit.FieldPpm), ent.Asc(credit.FieldEnrollmentID)) }).
		All(ctx)
	if err != nil {
		return nil, err
	}
	out := make(map[string]*ent.Decision, len(rows))
	for _, row := range rows {
		out[row.ConversionID] = row
	}
	return out, nil
}

// enrollmentOf returns an enrollment by id, or nil if the viewer may not see
// it.
func enrollmentOf(ctx context.Context, rowID string) (*ent.Enrollment, error) {
	row, err := load(ctx).enrollments.Load(ctx, rowID)
	if isMissing(err) {
		return nil, nil
	}
	return row, err
}

// decisionOf returns the decision that holds for a conversion.
func decisionOf(ctx context.Context, conversionID string) (*ent.Decision, error) {
	row, err := load(ctx).decisions.Load(ctx, conversionID)
	if isMissing(err) {
		return nil, apperr.ErrNotFound
	}
	return row, err
}
