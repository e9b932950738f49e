package conversion

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/commissionchange"
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

// rowKey finds a commission by what it is for; originalID is for reversals.
type rowKey struct {
	conversionID string
	sequence     int64
	kind         commission.Kind
	enrollmentID string
	incentiveID  string
	originalID   string
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
	key := rowKey{conversionID: *row.ConversionID, sequence: row.Sequence, kind: row.Kind, enrollmentID: row.EnrollmentID}
	if row.IncentiveID != nil {
		key.incentiveID = *row.IncentiveID
	}
	if row.OriginalID != nil {
		key.originalID = *row.OriginalID
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

// compareEarned compares a line with the stored row, which it returns.
func (r *replay) compareEarned(q question, line commission.Line) *ent.Commission {
	row := r.stored.take(rowKey{
		conversionID: q.fact.ID, sequence: q.known.sequence, kind: commission.KindEarned,
		enrollmentID: line.EnrollmentID, incentiveID: line.IncentiveID,
	})
	r.compareRow(Difference{
		ConversionID: q.fact.ID, Sequence: q.known.sequence, What: string(commission.KindEarned), EnrollmentID: line.EnrollmentID,
		Derived: rowText(line.Amount, line.ReleaseAt),
	}, row)
	return row
}

// compareReversal compares a negative row with the stored one.
func (r *replay) compareReversal(of *ent.Conversion, line *earned, one commission.Reversal, sequence int64) {
	var row *ent.Commission
	if line.row != nil {
		row = r.stored.take(reversalKey(of, line, sequence))
	}
	r.compareRow(Difference{
		ConversionID: of.ID, Sequence: sequence, What: string(commission.KindReversal), EnrollmentID: line.EnrollmentID,
		Derived: rowText(one.Amount, one.ReleaseAt),
	}, row)
}

func reversalKey(of *ent.Conversion, line *earned, sequence int64) rowKey {
	return rowKey{
		conversionID: of.ID, sequence: sequence, kind: commission.KindReversal,
		enrollmentID: line.EnrollmentID, incentiveID: line.IncentiveID, originalID: line.row.ID,
	}
}

func (r *replay) compareRow(d Difference, row *ent.Commission) {
	r.report.Commissions++
	if row != nil {
		d.Stored = rowText(money.New(row.AmountMinor, row.Currency), row.ReleaseAt)
	}
	if d.Derived != d.Stored {
		r.differ(d)
	}
}

func rowText(amount money.Money, releaseAt time.Time) string {
	return amount.String() + " released " + releaseAt.UTC().Format(time.RFC3339Nano)
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
			Stored: rowText(money.New(row.AmountMinor, row.Currency), row.ReleaseAt),
		})
	}
	slices.SortFunc(list, func(a, b Difference) int {
		return cmp.Or(cmp.Compare(a.Sequence, b.Sequence), cmp.Compare(a.What, b.What), cmp.Compare(a.EnrollmentID, b.EnrollmentID),
			cmp.Compare(a.Stored, b.Stored))
	})
	r.report.Differences = append(r.report.Differences, list...)
}

// states finds where the stored row of each line stood when the fact with this
// number was recorded: people and the clock move them, so that is a fact.
func (r *replay) states(ctx context.Context, of *ent.Conversion, lines []*earned, sequence int64, at time.Time) ([]commission.Status, error) {
	ids := map[string]bool{}
	for _, line := range lines {
		if line.row != nil {
			ids[line.row.ID] = true
		}
	}
	before, after := map[string]commission.Status{}, map[string]commission.Status{}
	for part := range slices.Chunk(slices.Sorted(maps.Keys(ids)), chunk) {
		changes, err := r.client.CommissionChange.Query().
			Where(commissionchange.CommissionIDIn(part...), commissionchange.CreatedAtLTE(at)).
			Order(ent.Asc(commissionchange.FieldCreatedAt), ent.Asc(commissionchange.FieldID)).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("load changes of commissions: %w", err)
		}
		for _, change := range changes {
			to := commission.Status(change.ToStatus)
			if change.CreatedAt.Before(at) {
				before[change.CommissionID], after[change.CommissionID] = to, to
			} else if to != commission.StatusReversed {
				after[change.CommissionID] = to
			}
		}
	}
	out := make([]commission.Status, len(lines))
	for i, line := range lines {
		out[i] = commission.StatusPending
		if line.row != nil {
			row := r.stored.rows[reversalKey(of, line, sequence)]
			out[i] = choose(before[line.row.ID], after[line.row.ID], line, row, at)
		}
	}
	return out, nil
}

// choose takes the state after all changes of the instant itself, unless the
// stored reversal can only have been made before them: a clock may stand still.
func choose(before, after commission.Status, line *earned, reversal *ent.Commission, at time.Time) commission.Status {
	if after == "" {
		return commission.StatusPending
	}
	if before == "" || before == after {
		return after
	}
	isHeld := func(s commission.Status) bool { return s == commission.StatusPending || s == commission.StatusOnHold }
	switch {
	case reversal == nil && !after.CanMoveTo(commission.StatusReversed) || isHeld(before) == isHeld(after):
		return after
	case reversal != nil && isHeld(before) && reversal.ReleaseAt.Equal(line.ReleaseAt) && !line.ReleaseAt.Equal(at):
		return before
	default:
		return after
	}
}

// placed and place turn the place of a line in its list into an id and back.
func placed(i int) string { return strconv.Itoa(i) }

func place(id string) int {
	i, err := strconv.Atoi(id)
	if err != nil {
		return 0
	}
	return i
}
