package db

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollmentday"
	"github.com/rapporthq/rapport/ent/enrollmentmonth"
	"github.com/rapporthq/rapport/internal/id"
)

// Figure is what is to be added to a figure of an enrollment on one local day.
type Figure struct {
	OrganizationID, ProgramID, PartnerID, EnrollmentID, Metric string
	// Day is a date such as 2026-01-31.
	Day                string
	Count, AmountMinor int64
}

// FigureDifference is a row of a rollup that says something else than the facts.
type FigureDifference struct {
	// Row names it: what it is of, and its day, hour or month.
	Row string
	// Detail is a sentence with both figures.
	Detail string
}

// MonthOf is the month of a day, such as 2026-01.
func MonthOf(day string) string { return day[:len("2006-01")] }

// AddFigures adds to the figures of days and to those of their months, in one
// statement each for some hundred rows; rows that are missing are made. Nothing
// else writes either table, so that a month is always the sum of its days.
func AddFigures(ctx context.Context, tx *ent.Tx, now time.Time, figures []Figure) error {
	err := figureInsert(enrollmentday.Table, enrollmentday.FieldDay, "end", now, sumFigures(figures)).Exec(ctx, tx)
	if err != nil {
		return err
	}
	months := slices.Clone(figures)
	for i := range months {
		months[i].Day = MonthOf(months[i].Day)
	}
	return figureInsert(enrollmentmonth.Table, enrollmentmonth.FieldMonth, "enm", now, sumFigures(months)).Exec(ctx, tx)
}

// sumFigures adds up what belongs to one row and leaves out what is nothing, in
// one order everywhere, so that two writers never wait for each other.
func sumFigures(figures []Figure) []Figure {
	sorted := slices.Clone(figures)
	slices.SortStableFunc(sorted, order)
	var out []Figure
	for _, f := range sorted {
		if last := len(out) - 1; last >= 0 && order(out[last], f) == 0 {
			out[last].Count += f.Count
			out[last].AmountMinor += f.AmountMinor
			continue
		}
		out = append(out, f)
	}
	return slices.DeleteFunc(out, func(f Figure) bool { return f.Count == 0 && f.AmountMinor == 0 })
}

func order(a, b Figure) int {
	return cmp.Or(cmp.Compare(a.EnrollmentID, b.EnrollmentID), cmp.Compare(a.Metric, b.Metric), cmp.Compare(a.Day, b.Day))
}

// figureInsert is for one of the two tables, which differ in the name of the column
// of their day or month.
func figureInsert(table, period, prefix string, now time.Time, figures []Figure) Insert {
	insert := Insert{
		Table: table,
		Columns: []string{
			enrollmentday.FieldID, enrollmentday.FieldCreatedAt, enrollmentday.FieldOrganizationID, enrollmentday.FieldProgramID,
			enrollmentday.FieldPartnerID, enrollmentday.FieldEnrollmentID, enrollmentday.FieldMetric, period,
			enrollmentday.FieldCount, enrollmentday.FieldAmountMinor,
		},
		OnConflict: `("organization_id", "enrollment_id", "metric", "` + period + `") DO UPDATE SET ` +
			`"count" = "` + table + `"."count" + excluded."count", ` +
			`"amount_minor" = "` + table + `"."amount_minor" + excluded."amount_minor"`,
	}
	for _, f := range figures {
		insert.Rows = append(insert.Rows, []any{
			id.New(prefix, now), now, f.OrganizationID, f.ProgramID, f.PartnerID, f.EnrollmentID, f.Metric, f.Day, f.Count, f.AmountMinor,
		})
	}
	return insert
}
