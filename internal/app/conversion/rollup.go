package conversion

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/incentivetotal"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/metric"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/id"
)

// dayKey is one row of EnrollmentDay; with a month as its day, one of EnrollmentMonth.
type dayKey struct{ enrollmentID, metric, day string }

// text names the row.
func (k dayKey) text() string { return k.enrollmentID + " " + k.metric + " " + k.day }

// month is the row of the day's month.
func (k dayKey) month() dayKey { return dayKey{k.enrollmentID, k.metric, db.MonthOf(k.day)} }

// figure is such a row, or what is to be added to it.
type figure struct{ count, amountMinor int64 }

func (f figure) plus(o figure) figure {
	return figure{f.count + o.count, f.amountMinor + o.amountMinor}
}

// dayOf is the calendar day of the program.
func (k *knowledge) dayOf(at time.Time) string { return at.In(k.location).Format(time.DateOnly) }

// count adds to the figures of a day.
func (w *work) count(enrollmentID, metric string, at time.Time, more figure) {
	key := dayKey{enrollmentID, metric, w.dayOf(at)}
	w.days[key] = w.days[key].plus(more)
	w.affected[enrollmentID] = true
}

// countConversion adds the conversion to the figures of those with credit, or
// takes it from them: sign is 1 or -1. What was refunded of it goes along.
func (w *work) countConversion(row *ent.Conversion, refunds []*ent.Refund, credits []attribution.Credit, sign int64) {
	shares := share(valueOf(row.ProgramMinor), credits)
	isSale := w.isSale(row)
	for i, credit := range credits {
		w.count(credit.EnrollmentID, metric.Conversions(row.Type), row.OccurredAt, figure{count: sign})
		if isSale {
			w.count(credit.EnrollmentID, metric.Sales, row.OccurredAt, figure{count: sign})
		}
		if isSale && row.AmountMinor > 0 {
			w.count(credit.EnrollmentID, metric.Revenue, row.OccurredAt, figure{sign, sign * shares[i]})
		}
	}
	var before int64
	for _, refund := range refunds {
		w.countRefund(row, refund, before, credits, sign)
		before += refund.AmountMinor
	}
}

// isSale reports whether the conversion is revenue: what a lead or a stage of the
// pipeline is said to be worth is none, and would be counted twice.
func (w *work) isSale(row *ent.Conversion) bool {
	t := w.types[row.Type]
	return t != nil && t.IsSale
}

// countRefund adds one refund to the figures of those with credit; before is
// what had been refunded of the conversion.
func (w *work) countRefund(row *ent.Conversion, refund *ent.Refund, before int64, credits []attribution.Credit, sign int64) {
	if !w.isSale(row) {
		return
	}
	was := share(inProgram(row, before), credits)
	is := share(inProgram(row, before+refund.AmountMinor), credits)
	for i, credit := range credits {
		w.count(credit.EnrollmentID, metric.Refunds, refund.OccurredAt, figure{sign, sign * (is[i] - was[i])})
	}
}

// inProgram is a part of the conversion's amount in the program's currency.
func inProgram(row *ent.Conversion, minor int64) int64 {
	if row.ProgramMinor == nil || row.AmountMinor == 0 {
		return 0
	}
	parts := money.Split(*row.ProgramMinor, money.Weights(minor, row.AmountMinor-minor))
	if parts == nil {
		return 0
	}
	return parts[0]
}

// share cuts an amount by the credits; the parts sum to it.
func share(minor int64, credits []attribution.Credit) []int64 {
	weights := make([]int64, len(credits))
	for i, credit := range credits {
		weights[i] = int64(credit.PPM)
	}
	if parts := money.Split(minor, money.Weights(weights...)); parts != nil {
		return parts
	}
	return make([]int64, len(credits))
}

// flushRollups adds to the rows of days, of their months and of totals; rows that
// are missing are made.
func (w *work) flushRollups(ctx context.Context) error {
	figures := make([]db.Figure, 0, len(w.days))
	for key, f := range w.days {
		if e := w.enrollments[key.enrollmentID]; e != nil {
			figures = append(figures, db.Figure{
				OrganizationID: w.viewer.OrganizationID, ProgramID: w.program.ID, PartnerID: e.PartnerID, EnrollmentID: key.enrollmentID,
				Metric: key.metric, Day: key.day, Count: f.count, AmountMinor: f.amountMinor,
			})
		}
	}
	if err := db.AddFigures(ctx, w.tx, w.now, figures); err != nil {
		return err
	}
	rows := db.Insert{
		Table: incentivetotal.Table,
		Columns: []string{
			incentivetotal.FieldID, incentivetotal.FieldCreatedAt, incentivetotal.FieldOrganizationID, incentivetotal.FieldProgramID,
			incentivetotal.FieldIncentiveKey, incentivetotal.FieldScope,
			incentivetotal.FieldCounted, incentivetotal.FieldSumMinor, incentivetotal.FieldFirstAt, incentivetotal.FieldLastAt,
		},
		OnConflict: `("organization_id", "program_id", "incentive_key", "scope") DO UPDATE SET ` +
			`"counted" = "incentive_totals"."counted" + excluded."counted", ` +
			`"sum_minor" = "incentive_totals"."sum_minor" + excluded."sum_minor", ` +
			`"first_at" = CASE WHEN "incentive_totals"."first_at" IS NULL OR excluded."first_at" < "incentive_totals"."first_at" ` +
			`THEN excluded."first_at" ELSE "incentive_totals"."first_at" END, ` +
			`"last_at" = CASE WHEN "incentive_totals"."last_at" IS NULL OR excluded."last_at" > "incentive_totals"."last_at" ` +
			`THEN excluded."last_at" ELSE "incentive_totals"."last_at" END`,
	}
	for _, key := range sortedKeys(w.totals.added) {
		t := w.totals.added[key]
		if t == (total{}) {
			continue
		}
		rows.Rows = append(rows.Rows, []any{
			id.New("itt", w.now), w.now, w.viewer.OrganizationID, w.program.ID,
			key.key, key.scope, t.counted, t.sumMinor, orNull(t.firstAt), orNull(t.lastAt),
		})
	}
	return rows.Exec(ctx, w.tx)
}

func orNull(t *time.Time) any {
	if t == nil {
		return nil
	}
	return t.UTC()
}

// sortedKeys are the keys in one order everywhere, so that two writers never
// wait for each other. The text of each key is made once.
func sortedKeys[K comparable, V any](m map[K]V) []K {
	type named struct {
		key  K
		text string
	}
	list := make([]named, 0, len(m))
	for key := range m {
		list = append(list, named{key, orderOf(key)})
	}
	slices.SortFunc(list, func(a, b named) int { return cmp.Compare(a.text, b.text) })
	keys := make([]K, len(list))
	for i, one := range list {
		keys[i] = one.key
	}
	return keys
}

// orderOf is the text by which a key is ordered.
func orderOf(key any) string {
	switch k := key.(type) {
	case string:
		return k
	case totalKey:
		return k.text()
	case dayKey:
		return k.text()
	default:
		return fmt.Sprint(key)
	}
}
