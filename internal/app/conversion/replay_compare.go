package conversion

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/credit"
	"github.com/rapporthq/rapport/ent/decision"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// stored is what is in the database of the conversions met so far and was not
// derived yet. What is left at the end was never derived.
type stored struct {
	decisions map[decisionKey]*ent.Decision
	credits   map[string][]attribution.Credit
	rows      map[rowKey]*ent.Commission
	isLoaded  map[string]bool
}

type decisionKey struct {
	conversionID string
	sequence     int64
}

// rowKey finds a commission by what it is for; originalID is for reversals, and
// sourceID for parts of recruiters.
type rowKey struct {
	conversionID string
	sequence     int64
	kind         commission.Kind
	enrollmentID string
	incentiveID  string
	part         string
	originalID   string
	sourceID     string
}

func newStored() stored {
	return stored{
		decisions: map[decisionKey]*ent.Decision{}, credits: map[string][]attribution.Credit{},
		rows: map[rowKey]*ent.Commission{}, isLoaded: map[string]bool{},
	}
}

// load reads what is stored of the window's conversions.
func (s stored) load(ctx context.Context, client *ent.Client, steps []step) error {
	var ids []string
	for _, one := range steps {
		if one.conversion != nil {
			ids = append(ids, one.conversion.ID)
		}
	}
	return s.expect(ctx, client, ids)
}

// expect reads what is stored of conversions, once each.
func (s stored) expect(ctx context.Context, client *ent.Client, ids []string) error {
	for part := range slices.Chunk(missingFrom(s.isLoaded, ids), chunk) {
		for _, id := range part {
			s.isLoaded[id] = true
		}
		decisions, err := client.Decision.Query().Where(decision.ConversionIDIn(part...)).All(ctx)
		if err != nil {
			return fmt.Errorf("load stored decisions: %w", err)
		}
		for _, row := range decisions {
			s.decisions[decisionKey{row.ConversionID, row.Sequence}] = row
		}
		credits, err := client.Credit.Query().Where(credit.ConversionIDIn(part...)).All(ctx)
		if err != nil {
			return fmt.Errorf("load stored credits: %w", err)
		}
		for _, row := range credits {
			s.credits[row.DecisionID] = append(s.credits[row.DecisionID],
				attribution.Credit{EnrollmentID: row.EnrollmentID, PPM: money.PPM(row.Ppm)})
		}
		rows, err := client.Commission.Query().Where(entcommission.ConversionIDIn(part...)).All(ctx)
		if err != nil {
			return fmt.Errorf("load stored commissions: %w", err)
		}
		for _, row := range rows {
			s.rows[keyOf(row)] = row
		}
	}
	return nil
}

func keyOf(row *ent.Commission) rowKey {
	key := rowKey{
		conversionID: *row.ConversionID, sequence: row.Sequence, kind: row.Kind, enrollmentID: row.EnrollmentID, part: row.Part,
	}
	if row.IncentiveID != nil {
		key.incentiveID = *row.IncentiveID
	}
	if row.OriginalID != nil {
		key.originalID = *row.OriginalID
	}
	if row.SourceID != nil {
		key.sourceID = *row.SourceID
	}
	return key
}

// decision finds the stored one that the fact with this number caused.
func (s stored) decision(conversionID string, sequence int64) *ent.Decision {
	return s.decisions[decisionKey{conversionID, sequence}]
}

// take removes and returns a row, nil if there is none.
func (s stored) take(key rowKey) *ent.Commission {
	row := s.rows[key]
	delete(s.rows, key)
	return row
}

func (r *replay) differ(d Difference) { r.report.Differences = append(r.report.Differences, d) }

// compareCredits compares a decision with the stored credits.
func (r *replay) compareCredits(q question, d attribution.Decision) {
	derived, was := creditText(d.Credits), "no decision"
	if q.stored != nil {
		was = creditText(r.stored.credits[q.stored.ID])
		delete(r.stored.credits, q.stored.ID)
		delete(r.stored.decisions, decisionKey{q.fact.ID, q.known.sequence})
	}
	if derived != was {
		r.differ(Difference{ConversionID: q.fact.ID, Sequence: q.known.sequence, What: "CREDITS", Derived: derived, Stored: was})
	}
}

// creditText writes credits in one order.
func creditText(credits []attribution.Credit) string {
	if len(credits) == 0 {
		return "nobody"
	}
	parts := make([]string, len(credits))
	for i, c := range credits {
		parts[i] = c.EnrollmentID + " " + c.PPM.Percent() + " %"
	}
	slices.Sort(parts)
	return strings.Join(parts, ", ")
}

func (r *replay) compareRow(d Difference, row *ent.Commission) {
	r.report.Commissions++
	if row != nil {
		d.Stored = rowText(row)
	}
	if d.Derived != d.Stored {
		r.differ(d)
	}
}

// rowText writes what must be equal of a row.
func rowText(row *ent.Commission) string {
	what := row.Amount().String()
	if row.UnitKind != commission.UnitCash {
		what = fmt.Sprintf("%d %s", row.UnitQuantity, row.UnitName)
	}
	return what + " released " + row.ReleaseAt.UTC().Format(time.RFC3339Nano)
}

// leftovers reports what is stored and was not derived.
func (r *replay) leftovers() {
	var list []Difference
	for key, row := range r.stored.decisions {
		list = append(list, Difference{
			ConversionID: key.conversionID, Sequence: key.sequence, What: "CREDITS", Stored: creditText(row.Attribution.Credits),
		})
	}
	for key, row := range r.stored.rows {
		list = append(list, Difference{
			ConversionID: key.conversionID, Sequence: key.sequence, What: string(key.kind), EnrollmentID: key.enrollmentID,
			Stored: rowText(row),
		})
	}
	slices.SortFunc(list, func(a, b Difference) int {
		return cmp.Or(cmp.Compare(a.Sequence, b.Sequence), cmp.Compare(a.What, b.What), cmp.Compare(a.EnrollmentID, b.EnrollmentID),
			cmp.Compare(a.Stored, b.Stored))
	})
	r.report.Differences = append(r.report.Differences, list...)
}
