package payout

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/payoutline"
	appledger "github.com/rapporthq/rapport/internal/app/ledger"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/ledger"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/viewer"
)

// chunk is how many rows one statement writes or names.
const chunk = 500

// errMoved means that a commission is not where its payout left it.
var errMoved = errors.New("a commission is not in the state that its payout says")

// inPayout is a commission with the payout that it is in or enters.
type inPayout struct {
	row      commissionRow
	payoutID string
}

// entry is the commission as the ledger knows it.
func (r inPayout) entry(programID string) ledger.Commission {
	c := ledger.Commission{
		ID: r.row.ID, ProgramID: programID, EnrollmentID: r.row.EnrollmentID,
		Amount: money.New(r.row.AmountMinor, r.row.Currency), State: ledger.State(r.row.Status),
	}
	if r.row.Status == commission.StatusInPayout {
		c.PayoutID = r.payoutID
	}
	return c
}

// move is one step of commissions in the life of a payout.
type move struct {
	from, to commission.Status
	// reason is why; the partner sees it. Empty if there is nothing to say.
	reason string
	// post returns the postings of one commission and the payout it is in or
	// enters.
	post func(row ledger.Commission, payoutID string) (ledger.Transaction, error)
}

// moveRows moves the commissions of a program, notes each change and posts it.
func moveRows(ctx context.Context, tx *ent.Tx, at time.Time, programID string, rows []inPayout, m move) error {
	for part := range slices.Chunk(rows, chunk) {
		if err := moveChunk(ctx, tx, at, part, m); err != nil {
			return err
		}
	}
	for part := range slices.Chunk(rows, chunk) {
		transactions := make([]ledger.Transaction, len(part))
		for i, one := range part {
			t, err := m.post(one.entry(programID), one.payoutID)
			if err != nil {
				return fmt.Errorf("post a commission: %w", err)
			}
			transactions[i] = t
		}
		if err := appledger.Post(ctx, tx, at, transactions...); err != nil {
			return err
		}
	}
	return nil
}

func moveChunk(ctx context.Context, tx *ent.Tx, at time.Time, rows []inPayout, m move) error {
	v := viewer.From(ctx)
	ids := make([]string, len(rows))
	changes := make([]*ent.CommissionChangeCreate, len(rows))
	for i, one := range rows {
		ids[i] = one.row.ID
		changes[i] = tx.CommissionChange.Create().
			SetCreatedAt(at).SetOrganizationID(v.OrganizationID).SetPartnerID(one.row.PartnerID).
			SetCommissionID(one.row.ID).SetFromStatus(string(m.from)).SetToStatus(string(m.to)).
			SetActor(v.Actor()).SetReason(m.reason)
	}
	n, err := tx.Commission.Update().
		Where(entcommission.IDIn(ids...), entcommission.StatusEQ(m.from)).
		SetStatus(m.to).SetStatusSince(at).ClearStatusReason().Save(ctx)
	if err != nil {
		return fmt.Errorf("move commissions to %s: %w", m.to, err)
	}
	if n != len(rows) {
		return fmt.Errorf("move commissions to %s: %w", m.to, errMoved)
	}
	if err := tx.CommissionChange.CreateBulk(changes...).Exec(ctx); err != nil {
		return fmt.Errorf("note changes of commissions: %w", err)
	}
	return nil
}

// rowsOf returns the commissions of the payouts, locked.
func rowsOf(ctx context.Context, tx *ent.Tx, payouts []*ent.Payout) ([]inPayout, error) {
	var lines []*ent.PayoutLine
	for part := range slices.Chunk(payouts, chunk) {
		some, err := tx.PayoutLine.Query().
			Where(payoutline.PayoutIDIn(payoutIDs(part)...), payoutline.IsLive(true)).
			Order(payoutline.ByCommissionID()).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("load payout lines: %w", err)
		}
		lines = append(lines, some...)
	}
	var out []inPayout
	for part := range slices.Chunk(lines, chunk) {
		payoutOf := map[string]string{}
		ids := make([]string, len(part))
		for i, line := range part {
			ids[i] = line.CommissionID
			payoutOf[line.CommissionID] = line.PayoutID
		}
		rows, err := scanRows(ctx,
			tx.Commission.Query().Where(entcommission.IDIn(ids...), db.ForUpdate).Order(entcommission.ByID()))
		if err != nil {
			return nil, fmt.Errorf("load commissions of payouts: %w", err)
		}
		for _, row := range rows {
			out = append(out, inPayout{row: row, payoutID: payoutOf[row.ID]})
		}
	}
	return out, nil
}

// giveBack returns every commission of the payouts to APPROVED, so that a later
// run can pay it, unless its credit was moved to others meanwhile or its customer
// disputes the conversion. The payouts are
// of one run, locked by lockRunAndProgram.
func (s *Service) giveBack(ctx context.Context, tx *ent.Tx, at time.Time, payouts []*ent.Payout, reason string) error {
	if len(payouts) == 0 {
		return nil
	}
	rows, err := rowsOf(ctx, tx, payouts)
	if err != nil {
		return err
	}
	for part := range slices.Chunk(payouts, chunk) {
		err := tx.PayoutLine.Update().
			Where(payoutline.PayoutIDIn(payoutIDs(part)...), payoutline.IsLive(true)).SetIsLive(false).Exec(ctx)
		if err != nil {
			return fmt.Errorf("let go of payout lines: %w", err)
		}
	}
	err = moveRows(ctx, tx, at, payouts[0].ProgramID, rows, move{
		from: commission.StatusInPayout, to: commission.StatusApproved, reason: reason,
		post: func(row ledger.Commission, _ string) (ledger.Transaction, error) { return ledger.Returned(row) },
	})
	if err != nil {
		return err
	}
	ids := make([]string, len(rows))
	for i, one := range rows {
		ids[i] = one.row.ID
	}
	return s.conversions.Returned(ctx, tx, ids)
}

func payoutIDs(payouts []*ent.Payout) []string {
	ids := make([]string, len(payouts))
	for i, p := range payouts {
		ids[i] = p.ID
	}
	return ids
}
