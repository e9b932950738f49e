package conversion

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/fraudreview"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/fraud"
)

// review opens a review for each enrollment that something was found against, or
// adds to one that is open.
func (w *work) review(of *ent.Conversion, c *customer, found *fraud.Screening, sequence int64) error {
	if found == nil {
		return nil
	}
	for _, v := range found.Verdicts {
		i := slices.IndexFunc(c.reviews, func(r *ent.FraudReview) bool {
			return r.ConversionID == of.ID && r.EnrollmentID == v.EnrollmentID
		})
		if i >= 0 {
			w.addToReview(c.reviews[i], v)
			continue
		}
		e := w.enrollments[v.EnrollmentID]
		if e == nil {
			return fmt.Errorf("review %s: the enrollment is not of this program", v.EnrollmentID)
		}
		row := &ent.FraudReview{
			ID: w.newID("frv"), ProgramID: w.program.ID, ConversionID: of.ID, CustomerID: of.CustomerID, EnrollmentID: e.ID,
			PartnerID: e.PartnerID, Mode: v.Mode, Holds: v.Holds, Status: fraud.StatusOpen, Kinds: kindsOf(v.Signals),
			Signals: v.Signals, RulesVersion: found.Rules.Version, Sequence: sequence,
		}
		c.reviews = append(c.reviews, row)
		w.reviews = append(w.reviews, row)
		w.note(reviewEvents[v.Mode], row.ID, "")
	}
	return nil
}

// reviewEvents are the events of reviews that are opened, by their mode.
var reviewEvents = map[fraud.Mode]string{
	fraud.ModeFlag: "fraud.flagged", fraud.ModeHold: "fraud.held", fraud.ModeBlock: "fraud.blocked",
}

// addToReview adds what was found later to a review that is not decided.
func (w *work) addToReview(row *ent.FraudReview, v fraud.Verdict) {
	if row.Status != fraud.StatusOpen {
		return
	}
	signals := slices.Clone(row.Signals)
	for _, one := range v.Signals {
		if !slices.Contains(signals, one) {
			signals = append(signals, one)
		}
	}
	mode := fraud.Stricter(row.Mode, v.Mode)
	holds := row.Holds || v.Holds
	if len(signals) == len(row.Signals) && mode == row.Mode && holds == row.Holds {
		return
	}
	row.Signals, row.Mode, row.Holds, row.Kinds = signals, mode, holds, kindsOf(signals)
	if !slices.Contains(w.reviews, row) && !slices.Contains(w.grownReviews, row) {
		w.grownReviews = append(w.grownReviews, row)
	}
}

// kindsOf writes the kinds as they are looked for.
func kindsOf(signals []fraud.Signal) string {
	var kinds []string
	for _, kind := range fraud.Kinds() {
		if slices.ContainsFunc(signals, func(s fraud.Signal) bool { return s.Kind == kind }) {
			kinds = append(kinds, string(kind))
		}
	}
	return "|" + strings.Join(kinds, "|") + "|"
}

// flushReviews writes new reviews, and those to which something was added.
func (w *work) flushReviews(ctx context.Context) error {
	rows := make([]*ent.FraudReviewCreate, len(w.reviews))
	for i, r := range w.reviews {
		rows[i] = w.tx.FraudReview.Create().
			SetID(r.ID).SetCreatedAt(w.now).SetOrganizationID(w.viewer.OrganizationID).SetProgramID(r.ProgramID).
			SetConversionID(r.ConversionID).SetCustomerID(r.CustomerID).SetEnrollmentID(r.EnrollmentID).SetPartnerID(r.PartnerID).
			SetMode(r.Mode).SetHolds(r.Holds).SetStatus(r.Status).SetKinds(r.Kinds).SetSignals(r.Signals).
			SetRulesVersion(r.RulesVersion).SetSequence(r.Sequence)
	}
	for _, r := range w.grownReviews {
		err := w.tx.FraudReview.UpdateOneID(r.ID).SetMode(r.Mode).SetHolds(r.Holds).SetKinds(r.Kinds).SetSignals(r.Signals).Exec(ctx)
		if err != nil {
			return fmt.Errorf("add to a fraud review: %w", err)
		}
	}
	return inBulk(ctx, "fraud reviews", rows, w.tx.FraudReview.CreateBulk)
}

// holdReviewed stops rows that are made now while a review has what they are made
// for wait. What recruiters have of them waits, too. It comes before disputes, so
// that the end of a dispute does not let them go.
func (w *work) holdReviewed(ctx context.Context) error {
	held := map[naturalKey]bool{}
	for _, r := range slices.Concat(w.reviews, w.grownReviews) {
		if r.Holds {
			held[naturalKey{r.ConversionID, r.EnrollmentID}] = true
		}
	}
	var earlier []string
	for _, row := range w.commissions {
		if row.OriginalID == nil && row.ConversionID != nil && !w.isNew[*row.ConversionID] {
			earlier = append(earlier, *row.ConversionID)
		}
	}
	for part := range slices.Chunk(distinct(earlier), chunk) {
		rows, err := w.client.FraudReview.Query().Where(fraudreview.ConversionIDIn(part...),
			fraudreview.StatusEQ(fraud.StatusOpen), fraudreview.Holds(true)).All(ctx)
		if err != nil {
			return fmt.Errorf("look for open fraud reviews: %w", err)
		}
		for _, r := range rows {
			held[naturalKey{r.ConversionID, r.EnrollmentID}] = true
		}
	}
	stopped := map[string]bool{}
	for _, row := range w.commissions {
		if row.OriginalID != nil || row.ConversionID == nil || row.Status != commission.StatusPending {
			continue
		}
		switch {
		case held[naturalKey{*row.ConversionID, row.EnrollmentID}]:
			stopped[row.ID] = true
			w.stop(row, commission.ReasonInReview)
		case row.SourceID != nil && stopped[*row.SourceID]:
			w.stop(row, commission.ReasonRecruitedHeld)
		}
	}
	return nil
}
