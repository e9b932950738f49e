package fraud

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/fraudreview"
	entprogram "github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/fraud"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

const (
	// maxIDs is how many reviews one call decides.
	maxIDs = 100
	// maxReason bounds a reason, in characters.
	maxReason = 500
)

// Clear says that reviews are about false positives, at most 100, all or none. What
// they hold goes on where it would be by now; what lost credit to a rule is decided
// again as of its own instant. Unpaid commissions move, paid ones never (rules
// §2.7). Nobody but members reads the reason. It asks for FRAUD_REVIEW. User
// errors: NOT_FOUND and NOT_PENDING at ids.<index>; BLANK and TOO_LONG at ids and
// input.reason.
func (s *Service) Clear(ctx context.Context, ids []string, reason string) ([]*ent.FraudReview, error) {
	return s.decide(ctx, ids, reason, func(tx *ent.Tx, rows []*ent.FraudReview, why string) error {
		for _, row := range rows {
			if err := s.conversions.ClearReview(ctx, tx, row.ID, why); err != nil {
				return err
			}
		}
		return nil
	})
}

// Confirm says that reviews are about fraud, at most 100, all or none. That is
// final: what is neither paid nor about to be of the partner's commissions of the
// conversion is rejected, and credit that a rule took stays taken. Errors as Clear.
func (s *Service) Confirm(ctx context.Context, ids []string, reason string) ([]*ent.FraudReview, error) {
	return s.decide(ctx, ids, reason, func(tx *ent.Tx, rows []*ent.FraudReview, why string) error {
		for _, row := range rows {
			if err := s.confirm(ctx, tx, row, why); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *Service) confirm(ctx context.Context, tx *ent.Tx, row *ent.FraudReview, why string) error {
	// What was decided is a fact with a number: what is decided later looks at it.
	p, err := tx.Program.UpdateOneID(row.ProgramID).AddSequence(1).Save(ctx)
	if err != nil {
		return fmt.Errorf("take a number of the program's sequence: %w", err)
	}
	ids, err := tx.Commission.Query().Where(
		entcommission.ConversionID(row.ConversionID), entcommission.EnrollmentID(row.EnrollmentID), entcommission.OriginalIDIsNil(),
		entcommission.KindNEQ(commission.KindRecruiter),
	).IDs(ctx)
	if err != nil {
		return fmt.Errorf("load the commissions under review: %w", err)
	}
	if err := s.commissions.RefuseFraud(ctx, tx, ids); err != nil {
		return err
	}
	now := s.clock.Now()
	err = tx.FraudReview.UpdateOneID(row.ID).SetStatus(fraud.StatusConfirmed).SetDecidedSequence(p.Sequence).
		SetDecidedAt(now).SetDecidedBy(viewer.From(ctx).Actor()).SetReason(why).Exec(ctx)
	if err != nil {
		return fmt.Errorf("confirm the fraud review: %w", err)
	}
	return event.Record(ctx, tx, now, event.Fact{Kind: "fraud.confirmed", SubjectID: row.ID})
}

// decide loads the reviews, has do decide those that are open, and returns them in
// the order of the ids.
func (s *Service) decide(
	ctx context.Context, ids []string, reason string, do func(tx *ent.Tx, rows []*ent.FraudReview, why string) error,
) ([]*ent.FraudReview, error) {
	if _, err := viewer.Require(ctx, viewer.FraudReview); err != nil {
		return nil, err
	}
	why, err := check(ids, reason)
	if err != nil {
		return nil, err
	}
	var out []*ent.FraudReview
	err = db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		rows, err := open(ctx, tx, ids)
		if err != nil {
			return err
		}
		if err := do(tx, rows, why); err != nil {
			return err
		}
		if out, err = tx.FraudReview.Query().Where(fraudreview.IDIn(ids...)).All(ctx); err != nil {
			return fmt.Errorf("load fraud reviews: %w", err)
		}
		return nil
	}, db.Repeatable())
	if err != nil {
		return nil, err
	}
	slices.SortFunc(out, func(a, b *ent.FraudReview) int { return slices.Index(ids, a.ID) - slices.Index(ids, b.ID) })
	for i := range out {
		out[i] = out[i].Unwrap()
	}
	return out, nil
}

// check returns the reason, or what is wrong with the request.
func check(ids []string, reason string) (string, error) {
	reason = strings.TrimSpace(reason)
	var errs apperr.Errors
	if len(ids) == 0 {
		errs.Add(apperr.Blank, "Name at least one review.", "ids")
	}
	if len(ids) > maxIDs {
		errs.Add(apperr.TooLong, "At most 100 reviews are decided at once.", "ids")
	}
	if reason == "" {
		errs.Add(apperr.Blank, "Say why; your team reads it later.", "input", "reason")
	}
	if utf8.RuneCountInString(reason) > maxReason {
		errs.Add(apperr.TooLong, "The reason is at most 500 characters long.", "input", "reason")
	}
	return reason, errs.OrNil()
}

// open locks the programs of the reviews and returns the reviews, each once and in
// the order in which their conversions were decided, or says which are not open.
func open(ctx context.Context, tx *ent.Tx, ids []string) ([]*ent.FraudReview, error) {
	programs, err := tx.FraudReview.Query().Where(fraudreview.IDIn(ids...)).
		Unique(true).Select(fraudreview.FieldProgramID).Strings(ctx)
	if err != nil {
		return nil, fmt.Errorf("find the programs of fraud reviews: %w", err)
	}
	_, err = tx.Program.Query().Where(entprogram.IDIn(programs...), db.ForUpdate).Order(ent.Asc(entprogram.FieldID)).IDs(ctx)
	if err != nil {
		return nil, fmt.Errorf("lock programs: %w", err)
	}
	rows, err := tx.FraudReview.Query().Where(fraudreview.IDIn(ids...)).
		Order(ent.Asc(fraudreview.FieldProgramID, fraudreview.FieldSequence, fraudreview.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load fraud reviews: %w", err)
	}
	var errs apperr.Errors
	for i, id := range ids {
		at := slices.IndexFunc(rows, func(r *ent.FraudReview) bool { return r.ID == id })
		switch {
		case at < 0:
			errs.Add(apperr.NotFoundCode, "There is no review with this id.", "ids", strconv.Itoa(i))
		case rows[at].Status != fraud.StatusOpen:
			errs.Add(apperr.NotPending, "This was decided already: "+string(rows[at].Status)+".", "ids", strconv.Itoa(i))
		}
	}
	return rows, errs.OrNil()
}
