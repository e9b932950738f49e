package conversion

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/ent/credit"
	"github.com/rapporthq/rapport/ent/decision"
	"github.com/rapporthq/rapport/ent/predicate"
	appledger "github.com/rapporthq/rapport/internal/app/ledger"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/ledger"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// fetch loads and locks commissions, so that nobody approves, holds or pays them
// meanwhile, and the partners behind them. The clock is read again after it, so
// that the order of instants is the order in which rows changed.
func (w *work) fetch(ctx context.Context, of lookup) error {
	var wanted []predicate.Commission
	once := func(key string, where predicate.Commission) {
		if !w.fetched[key] {
			w.fetched[key] = true
			wanted = append(wanted, where)
		}
	}
	for _, id := range of.conversionIDs {
		if !w.isNew[id] {
			once("conversion:"+id, entcommission.ConversionID(id))
		}
	}
	for _, p := range of.pots {
		once(fmt.Sprint("pot:", p), entcommission.And(entcommission.EnrollmentID(p.enrollmentID),
			entcommission.IncentiveKey(p.incentiveKey), entcommission.Period(p.period)))
	}
	for _, id := range of.sourceIDs {
		if !w.isFresh[id] {
			once("source:"+id, entcommission.SourceID(id))
		}
	}
	for part := range slices.Chunk(wanted, chunk) {
		if err := w.lock(ctx, entcommission.Or(part...)); err != nil {
			return err
		}
	}
	return nil
}

// lock loads rows and puts them on the shelf. Those that lie there already are
// as they were left.
func (w *work) lock(ctx context.Context, where predicate.Commission) error {
	rows, err := w.client.Commission.Query().Where(where, db.ForUpdate).Order(ent.Asc(entcommission.FieldID)).All(ctx)
	if err != nil {
		return fmt.Errorf("lock commissions: %w", err)
	}
	if len(rows) == 0 {
		return nil
	}
	w.now = w.clock.Now()
	held, err := appledger.HeldFrom(ctx, w.client, rows)
	if err != nil {
		return err
	}
	maps.Copy(w.heldFrom, held)
	ids := make([]string, len(rows))
	for i, row := range rows {
		ids[i] = row.EnrollmentID
	}
	w.add(rows...)
	return w.meet(ctx, ids)
}

// loadPaid finds the bonuses that the enrollment has in the period: taking one
// back always closes it. It looks for those of all enrollments known by then,
// which others of this transaction will ask for.
func (w *work) loadPaid(ctx context.Context, p pot) ([]int64, error) {
	if list, ok := w.bonuses[p]; ok {
		return list, nil
	}
	ids := []string{p.enrollmentID}
	for id := range w.enrollments {
		one := pot{p.incentiveKey, id, p.period}
		if _, ok := w.bonuses[one]; !ok {
			w.bonuses[one], ids = nil, append(ids, id)
		}
	}
	w.bonuses[p] = nil
	for part := range slices.Chunk(distinct(ids), chunk) {
		rows, err := w.client.Commission.Query().Where(
			entcommission.EnrollmentIDIn(part...), entcommission.IncentiveKey(p.incentiveKey), entcommission.Period(p.period),
			entcommission.KindEQ(commission.KindBonus), entcommission.StatusNEQ(commission.StatusReversed),
		).Select(entcommission.FieldEnrollmentID, entcommission.FieldPart).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("load bonuses: %w", err)
		}
		for _, row := range rows {
			if at, ok := commission.ThresholdOf(row.Part); ok {
				one := pot{p.incentiveKey, row.EnrollmentID, p.period}
				w.bonuses[one] = append(w.bonuses[one], at)
			}
		}
	}
	return w.bonuses[p], nil
}

func (w *work) factsOf(ctx context.Context, ids []string, enrollmentID string, _ cause) (map[string]known, error) {
	out := map[string]known{}
	for _, row := range w.conversions {
		out[row.ID] = known{conversion: row}
	}
	for part := range slices.Chunk(missingFrom(out, ids), chunk) {
		rows, err := w.client.Conversion.Query().Where(conversion.IDIn(part...)).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("load earlier conversions: %w", err)
		}
		if err := withRatings(ctx, w.client, rows...); err != nil {
			return nil, err
		}
		refunds, err := refundsOf(ctx, w.client, part...)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			out[row.ID] = known{conversion: row, refunds: refunds[row.ID]}
		}
	}
	return out, w.shares(ctx, ids, enrollmentID, out)
}

// shares fills in what the decisions in force credit to the enrollment; those of
// this transaction are not written yet.
func (w *work) shares(ctx context.Context, ids []string, enrollmentID string, into map[string]known) error {
	set := func(id string, ppm money.PPM) {
		one := into[id]
		one.share = ppm
		into[id] = one
	}
	for part := range slices.Chunk(missingFrom(w.decided, ids), chunk) {
		rows, err := w.client.Credit.Query().Where(credit.ConversionIDIn(part...), credit.EnrollmentID(enrollmentID),
			credit.HasDecisionWith(decision.OrganizationID(w.viewer.OrganizationID), inForce)).All(ctx)
		if err != nil {
			return fmt.Errorf("load credits in force: %w", err)
		}
		for _, row := range rows {
			set(row.ConversionID, money.PPM(row.Ppm))
		}
	}
	for _, id := range ids {
		for _, one := range w.decided[id] {
			if one.EnrollmentID == enrollmentID {
				set(id, one.PPM)
			}
		}
	}
	return nil
}

// stand has nothing to do: rows are locked, so that they stand as they are.
func (w *work) stand(context.Context, []*original, cause) error { return nil }

// put takes a new row in: its first state and its posting.
func (w *work) put(row *ent.Commission) error {
	row.ID = w.newID("com")
	posting, err := ledger.Earned(appledger.Row(row, "", ""))
	if err != nil {
		return fmt.Errorf("post a new commission: %w", err)
	}
	w.commissions = append(w.commissions, row)
	w.isFresh[row.ID] = true
	w.isAtOnce[row.ID] = row.Status == commission.StatusApproved
	w.postings = append(w.postings, posting)
	w.changed(row, "", row.Status, "")
	w.affected[row.EnrollmentID] = true
	if row.OriginalID != nil {
		w.note("commission.reversed", row.ID, row.PartnerID)
	} else {
		w.note("commission.earned", row.ID, row.PartnerID)
	}
	return nil
}

// closed moves the original and its reversals to REVERSED together.
func (w *work) closed(o *original) error {
	for _, row := range o.all() {
		posting, err := ledger.Reversed(appledger.Row(row, w.heldFrom[row.ID], ""))
		if err != nil {
			return fmt.Errorf("post a reversed commission: %w", err)
		}
		w.postings = append(w.postings, posting)
		w.changed(row, row.Status, commission.StatusReversed, "")
		if !w.isFresh[row.ID] {
			w.closedIDs = append(w.closedIDs, row.ID)
		}
	}
	return nil
}
