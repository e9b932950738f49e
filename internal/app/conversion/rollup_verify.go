package conversion

import (
	"context"
	"fmt"
	"hash/fnv"
	"slices"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/ent/decision"
	"github.com/rapporthq/rapport/ent/enrollmentday"
	"github.com/rapporthq/rapport/ent/enrollmentmonth"
	"github.com/rapporthq/rapport/ent/incentivetotal"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/ent/stagechange"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/metric"
	"github.com/rapporthq/rapport/internal/domain/money"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/viewer"
)

// heldAtOnce is how many rows of rollups are compared in one pass over the facts.
const heldAtOnce = 200_000

// VerifyRollups compares the daily and monthly figures of a program and what was counted for
// its incentives with the facts, the decisions in force and the commissions, and
// names each row that differs, also one that is missing. It reads some hundred facts
// at a time, as often as there are 200,000 rows to compare, so that its memory does
// not grow with the program. It asks for AUDIT_READ; a program that the viewer does
// not see is apperr.ErrNotFound. Give it the client of a read-only transaction if
// others write meanwhile.
func VerifyRollups(ctx context.Context, client *ent.Client, programID string) ([]db.FigureDifference, error) {
	if _, err := viewer.Require(ctx, viewer.AuditRead); err != nil {
		return nil, err
	}
	return verifyRollups(ctx, client, programID, heldAtOnce)
}

func verifyRollups(ctx context.Context, client *ent.Client, programID string, held int) ([]db.FigureDifference, error) {
	p, err := client.Program.Get(ctx, programID)
	if ent.IsNotFound(err) {
		return nil, apperr.ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("load the program: %w", err)
	}
	days, err := client.EnrollmentDay.Query().Where(enrollmentday.ProgramID(programID)).Count(ctx)
	if err != nil {
		return nil, fmt.Errorf("count daily figures: %w", err)
	}
	months, err := client.EnrollmentMonth.Query().Where(enrollmentmonth.ProgramID(programID)).Count(ctx)
	if err != nil {
		return nil, fmt.Errorf("count monthly figures: %w", err)
	}
	counted, err := client.IncentiveTotal.Query().Where(incentivetotal.ProgramID(programID)).Count(ctx)
	if err != nil {
		return nil, fmt.Errorf("count totals: %w", err)
	}
	k, err := learn(ctx, client, p)
	if err != nil {
		return nil, err
	}
	var out []db.FigureDifference
	passes := uint64((days+months+counted)/held) + 1
	for pass := range passes {
		a := newAudit(k, pass, passes)
		if err := a.derive(ctx); err != nil {
			return nil, err
		}
		found, err := a.compare(ctx)
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	return out, nil
}

// audit adds up what a part of the rollups must say, by the code that adds to them.
type audit struct {
	// sums is a page of facts; nothing of it is written.
	sums         *work
	pass, passes uint64
	// days has months, too.
	days   map[dayKey]figure
	totals map[totalKey]total
}

func newAudit(k *knowledge, pass, passes uint64) *audit {
	return &audit{
		sums: &work{books: newBooks(k, nil), writes: newWrites()}, pass: pass, passes: passes,
		days: map[dayKey]figure{}, totals: map[totalKey]total{},
	}
}

// isMine reports whether a row is compared in this pass.
func (a *audit) isMine(texts ...string) bool {
	h := fnv.New64a()
	for _, text := range texts {
		_, _ = h.Write([]byte(text))
		_, _ = h.Write([]byte{0})
	}
	return h.Sum64()%a.passes == a.pass
}

// keep takes what a page added up to.
func (a *audit) keep() {
	for day, f := range a.sums.days {
		for _, key := range []dayKey{day, day.month()} {
			if a.isMine(key.enrollmentID, key.metric, key.day) {
				a.days[key] = a.days[key].plus(f)
			}
		}
	}
	for key, t := range a.sums.totals.added {
		if a.isMine(key.key, key.scope) {
			a.totals[key] = a.totals[key].plus(t)
		}
	}
	a.sums.totals, a.sums.days, a.sums.affected = newTotals(), map[dayKey]figure{}, map[string]bool{}
}

// derive reads all facts, a page at a time.
func (a *audit) derive(ctx context.Context) error {
	for last := int64(0); ; {
		rows, err := a.sums.client.Conversion.Query().Where(conversion.ProgramID(a.sums.program.ID), conversion.SequenceGT(last)).
			Order(ent.Asc(conversion.FieldSequence)).Limit(chunk).All(ctx)
		if err != nil {
			return fmt.Errorf("load conversions: %w", err)
		}
		if len(rows) == 0 {
			return a.wins(ctx)
		}
		if err := a.conversions(ctx, rows); err != nil {
			return err
		}
		a.keep()
		last = rows[len(rows)-1].Sequence
	}
}

// conversions adds a page of conversions with all that follows from them.
func (a *audit) conversions(ctx context.Context, rows []*ent.Conversion) error {
	ids := make([]string, len(rows))
	for i, row := range rows {
		ids[i] = row.ID
	}
	client := a.sums.client
	refunds, err := refundsOf(ctx, client, ids...)
	if err != nil {
		return err
	}
	ratings, err := ratingsOf(ctx, client, ids...)
	if err != nil {
		return err
	}
	decisions, err := client.Decision.Query().Where(decision.ConversionIDIn(ids...)).Order(ent.Desc(decision.FieldRevision)).All(ctx)
	if err != nil {
		return fmt.Errorf("load decisions: %w", err)
	}
	byID := map[string]*ent.Conversion{}
	for _, row := range rows {
		countCustomer(a.sums.totals, row)
		if by := ratings[row.ID]; by != nil && row.ProgramMinor == nil {
			overlay(row, by)
		}
		byID[row.ID] = row
	}
	isPast := map[string]bool{}
	for _, d := range decisions {
		if err := a.decision(ctx, byID[d.ConversionID], d, ratings[d.ConversionID], refunds[d.ConversionID], isPast[d.ConversionID]); err != nil {
			return err
		}
		isPast[d.ConversionID] = true
	}
	return a.commissions(ctx, ids)
}

// decision adds what a conversion counts for by the decision in force. One of the
// past left only when something was measured last.
func (a *audit) decision(ctx context.Context, of *ent.Conversion, d *ent.Decision, by *ent.Rating, refunds []*ent.Refund, isPast bool) error {
	for _, m := range d.Pricing.Measured {
		at := m.At.UTC()
		a.sums.totals.add(sumKey(m.Key), total{lastAt: &at})
	}
	if isPast {
		return nil
	}
	measured := d.Pricing.Measured
	if by != nil && by.Sequence > d.Sequence {
		var err error
		if measured, err = ratedMeasures(ctx, a.sums.client, of, d, by, a.sums.program.Currency); err != nil {
			return err
		}
	}
	a.sums.measure(measured, given(of, refunds, of.CreatedAt), 1)
	a.sums.countConversion(of, refunds, d.Attribution.Credits, 1)
	return nil
}

// commissions adds what limits, caps and budgets count of the conversions' rows.
func (a *audit) commissions(ctx context.Context, conversionIDs []string) error {
	columns := slices.DeleteFunc(slices.Clone(entcommission.Columns), func(c string) bool { return c == entcommission.FieldExplanation })
	rows, err := a.sums.client.Commission.Query().Where(entcommission.ConversionIDIn(conversionIDs...)).
		Order(ent.Asc(entcommission.FieldID)).Select(columns...).All(ctx)
	if err != nil {
		return fmt.Errorf("load commissions: %w", err)
	}
	s := newShelf()
	s.add(rows...)
	for _, row := range rows {
		a.sums.countEarned(row, valueOf(row.ProgramMinor))
		if row.OriginalID != nil {
			continue
		}
		a.sums.countLine(row, commission.Line{Kind: row.Kind, Amount: money.New(row.AmountMinor, row.Currency), Unit: unitOf(row)})
		if o := s.byID[row.ID]; row.Kind == commission.KindEarned && len(o.reversals) > 0 && o.isEmpty() {
			a.sums.totals.add(limitKey(limitOf(row)), total{counted: -1})
		}
	}
	return nil
}

// wins adds the referrals that were won, on the days on which they were.
func (a *audit) wins(ctx context.Context) error {
	stages, err := a.sums.loadStages(ctx)
	if err != nil {
		return err
	}
	isWon := map[string]bool{}
	for _, one := range stages {
		isWon[one.ID] = one.Kind == domain.Won
	}
	for last := ""; ; {
		rows, err := a.sums.client.Referral.Query().Where(entreferral.ProgramID(a.sums.program.ID), entreferral.IDGT(last)).
			Order(ent.Asc(entreferral.FieldID)).Limit(chunk).Select(entreferral.FieldEnrollmentID).All(ctx)
		if err != nil {
			return fmt.Errorf("load referrals: %w", err)
		}
		if len(rows) == 0 {
			return nil
		}
		enrollments, ids := map[string]string{}, make([]string, len(rows))
		for i, row := range rows {
			enrollments[row.ID], ids[i] = row.EnrollmentID, row.ID
		}
		changes, err := a.sums.client.StageChange.Query().Where(stagechange.ReferralIDIn(ids...)).
			Order(ent.Asc(stagechange.FieldCreatedAt), ent.Asc(stagechange.FieldID)).All(ctx)
		if err != nil {
			return fmt.Errorf("load moves of referrals: %w", err)
		}
		before := map[string]*ent.StageChange{}
		for _, change := range changes {
			enrollmentID, was := enrollments[change.ReferralID], before[change.ReferralID]
			if was != nil && isWon[was.ToStageID] {
				a.sums.count(enrollmentID, metric.Wins, was.OccurredAt, figure{count: -1})
			}
			if isWon[change.ToStageID] {
				a.sums.count(enrollmentID, metric.Wins, change.OccurredAt, figure{count: 1})
			}
			before[change.ReferralID] = change
		}
		a.keep()
		last = rows[len(rows)-1].ID
	}
}

// compare reads the rows of this pass and takes those that were derived out; what
// is left has no row.
func (a *audit) compare(ctx context.Context) ([]db.FigureDifference, error) {
	var out []db.FigureDifference
	differ := func(row, facts, stored string) {
		if facts != stored {
			out = append(out, db.FigureDifference{Row: row, Detail: fmt.Sprintf("the facts say %s, the row says %s", orNothing(facts), orNothing(stored))})
		}
	}
	err := pagesOfFigures(ctx, a.sums.client, a.sums.program.ID, func(key dayKey, f figure) {
		if a.isMine(key.enrollmentID, key.metric, key.day) {
			differ(key.text(), a.days[key].text(), f.text())
			delete(a.days, key)
		}
	})
	if err != nil {
		return nil, err
	}
	for _, key := range sortedKeys(a.days) {
		differ(key.text(), a.days[key].text(), "")
	}
	err = pagesOfTotals(ctx, a.sums.client, a.sums.program.ID, func(key totalKey, t total) {
		if a.isMine(key.key, key.scope) {
			differ(key.text(), totalText(a.totals[key]), totalText(t))
			delete(a.totals, key)
		}
	})
	for _, key := range sortedKeys(a.totals) {
		differ(key.text(), totalText(a.totals[key]), "")
	}
	return out, err
}

// pagesOfFigures calls with for all rows of days and of months of a program.
func pagesOfFigures(ctx context.Context, client *ent.Client, programID string, with func(dayKey, figure)) error {
	for last := ""; ; {
		rows, err := client.EnrollmentDay.Query().Where(enrollmentday.ProgramID(programID), enrollmentday.IDGT(last)).
			Order(ent.Asc(enrollmentday.FieldID)).Limit(chunk).All(ctx)
		if err != nil {
			return fmt.Errorf("load daily figures: %w", err)
		}
		for _, row := range rows {
			with(dayKey{row.EnrollmentID, row.Metric, row.Day}, figure{row.Count, row.AmountMinor})
			last = row.ID
		}
		if len(rows) == 0 {
			break
		}
	}
	for last := ""; ; {
		rows, err := client.EnrollmentMonth.Query().Where(enrollmentmonth.ProgramID(programID), enrollmentmonth.IDGT(last)).
			Order(ent.Asc(enrollmentmonth.FieldID)).Limit(chunk).All(ctx)
		if err != nil {
			return fmt.Errorf("load monthly figures: %w", err)
		}
		for _, row := range rows {
			with(dayKey{row.EnrollmentID, row.Metric, row.Month}, figure{row.Count, row.AmountMinor})
			last = row.ID
		}
		if len(rows) == 0 {
			return nil
		}
	}
}

func orNothing(text string) string {
	if text == "" {
		return "nothing"
	}
	return text
}

// text writes what was counted; nothing if that is nothing.
func (f figure) text() string {
	if f == (figure{}) {
		return ""
	}
	return fmt.Sprintf("%d and %d", f.count, f.amountMinor)
}
