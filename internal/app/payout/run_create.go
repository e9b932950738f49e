package payout

import (
	"context"
	"fmt"
	"slices"
	"time"
	"unicode/utf8"

	"github.com/rapporthq/rapport/ent"
	entprogram "github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/ledger"
	domain "github.com/rapporthq/rapport/internal/domain/payout"
	"github.com/rapporthq/rapport/internal/viewer"
)

// longestKey is the longest idempotency key, in characters.
const longestKey = 100

// RunCreateInput is a new payout run.
type RunCreateInput struct {
	ProgramID string
	// CutOffAt is now if nil; it may not be in the future.
	CutOffAt *time.Time
	// IdempotencyKey is 1 to 100 characters.
	IdempotencyKey string
}

// Validate returns every mistake in the input that shows without the database
// and the clock.
func (in RunCreateInput) Validate() error {
	var problems apperr.Errors
	if in.ProgramID == "" {
		problems.Add(apperr.Blank, "Say which program pays.", "input", "programId")
	}
	switch {
	case in.IdempotencyKey == "":
		problems.Add(apperr.Blank, "Give a key of your own, so that a repeated request makes one run.", "input", "idempotencyKey")
	case utf8.RuneCountInString(in.IdempotencyKey) > longestKey:
		problems.Add(apperr.TooLong, "An idempotency key may have 100 characters at most.", "input", "idempotencyKey")
	}
	return problems.OrNil()
}

// RunCreate makes a payout run from everything that is due at the cut-off: each
// commission enters its payout at once, so that no other run can take it. The
// same key with the same content returns the first run again.
//
// Errors: those of Validate; TOO_LARGE for a cut-off in the future; NOT_FOUND
// for the program; IDEMPOTENCY_CONFLICT; INSUFFICIENT_BALANCE if there is nobody
// to pay.
func (s *Service) RunCreate(ctx context.Context, in RunCreateInput) (*ent.PayoutRun, error) {
	v, err := viewer.Require(ctx, viewer.PayoutManage)
	if err != nil {
		return nil, err
	}
	if err := in.Validate(); err != nil {
		return nil, err
	}
	var run *ent.PayoutRun
	err = db.InTx(ctx, s.client, func(tx *ent.Tx) (err error) {
		run, err = s.createRun(ctx, tx, v, in)
		return err
	}, db.Keyed())
	if err != nil {
		return nil, err
	}
	return run.Unwrap(), nil
}

func (s *Service) createRun(
	ctx context.Context, tx *ent.Tx, v viewer.Viewer, in RunCreateInput,
) (*ent.PayoutRun, error) {
	// The lock of the program makes runs of one program come one after the
	// other, and repeated requests too.
	p, err := tx.Program.Query().Where(entprogram.ID(in.ProgramID), db.ForUpdate).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, apperr.New(apperr.NotFoundCode, "There is no program with this id.", "input", "programId")
	}
	if err != nil {
		return nil, fmt.Errorf("load program: %w", err)
	}
	if run, err := earlierRun(ctx, tx, in); run != nil || err != nil {
		return run, err
	}
	now := s.clock.Now()
	cutOffAt := now
	if in.CutOffAt != nil {
		cutOffAt = in.CutOffAt.UTC().Truncate(time.Microsecond)
	}
	if cutOffAt.After(now) {
		return nil, apperr.New(apperr.TooLarge, "The cut-off may not be in the future.", "input", "cutOffAt")
	}
	plan, err := loadPlan(ctx, tx, p, cutOffAt, true)
	if err != nil {
		return nil, err
	}
	if len(plan.Lines) == 0 {
		return nil, apperr.New(apperr.InsufficientBalance,
			"Nobody can be paid at this cut-off. The preview says for each partner why, and when that may change.")
	}
	run, err := tx.PayoutRun.Create().
		SetCreatedAt(now).SetOrganizationID(v.OrganizationID).SetProgramID(p.ID).SetCutOffAt(cutOffAt).
		SetStatus(domain.RunDraft).SetExclusions(plan.Excluded).SetCreatedBy(v.Actor()).
		Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("save payout run: %w", err)
	}
	if err := savePayouts(ctx, tx, now, p, run, plan); err != nil {
		return nil, err
	}
	if err := keepKey(ctx, tx, now, in, run); err != nil {
		return nil, err
	}
	return run, recordRun(ctx, tx, now, run, "created")
}

// savePayouts writes the payouts of the plan with their lines, and moves the
// commissions into them.
func savePayouts(
	ctx context.Context, tx *ent.Tx, now time.Time, p *ent.Program, run *ent.PayoutRun, plan *planned,
) error {
	p, err := p.Update().AddPayoutSequence(int64(len(plan.Lines))).Save(ctx)
	if err != nil {
		return fmt.Errorf("take payout numbers: %w", err)
	}
	location, err := time.LoadLocation(p.TimeZone)
	if err != nil {
		return fmt.Errorf("load the program's time zone: %w", err)
	}
	payer, err := payerOf(ctx, tx, p)
	if err != nil {
		return err
	}
	year, first := now.In(location).Year(), p.PayoutSequence-int64(len(plan.Lines))+1
	var rows []inPayout
	for start := 0; start < len(plan.Lines); start += chunk {
		part := plan.Lines[start:min(start+chunk, len(plan.Lines))]
		creates := make([]*ent.PayoutCreate, len(part))
		for i, line := range part {
			method := plan.methods[line.MethodID]
			creates[i] = tx.Payout.Create().
				SetCreatedAt(now).SetOrganizationID(p.OrganizationID).SetProgramID(p.ID).SetRunID(run.ID).
				SetEnrollmentID(line.EnrollmentID).SetPartnerID(method.PartnerID).
				SetNumber(fmt.Sprintf("%d-%06d", year, first+int64(start+i))).SetStatus(domain.Draft).
				SetAmountMinor(line.Amount.Minor).SetCurrency(line.Amount.Currency).
				SetAccountHolder(method.AccountHolder).SetAccountNumber(method.AccountNumber).
				SetBankCode(method.BankCode).
				SetPayer(payer).SetPayee(payeeOf(plan.enrollments[line.EnrollmentID].Edges.Partner))
		}
		payouts, err := tx.Payout.CreateBulk(creates...).Save(ctx)
		if err != nil {
			return fmt.Errorf("save payouts: %w", err)
		}
		for i, line := range part {
			for _, id := range line.CommissionIDs {
				rows = append(rows, inPayout{row: plan.commissions[id], payoutID: payouts[i].ID})
			}
		}
	}
	return enterPayouts(ctx, tx, now, p.ID, rows)
}

// enterPayouts makes the lines and moves the commissions to IN_PAYOUT. A unique
// index over the live lines is the last wall: a commission in another live
// payout fails here, whatever raced.
func enterPayouts(ctx context.Context, tx *ent.Tx, now time.Time, programID string, rows []inPayout) error {
	for part := range slices.Chunk(rows, chunk) {
		creates := make([]*ent.PayoutLineCreate, len(part))
		for i, one := range part {
			creates[i] = tx.PayoutLine.Create().
				SetCreatedAt(now).SetOrganizationID(viewer.From(ctx).OrganizationID).
				SetPartnerID(one.row.PartnerID).SetPayoutID(one.payoutID).SetCommissionID(one.row.ID)
		}
		if err := tx.PayoutLine.CreateBulk(creates...).Exec(ctx); err != nil {
			return fmt.Errorf("save payout lines: %w", err)
		}
	}
	return moveRows(ctx, tx, now, programID, rows, move{
		from: commission.StatusApproved, to: commission.StatusInPayout, post: ledger.InPayout,
	})
}
