// Package payout pays partners: it sets how they are paid, makes runs of what is
// due, and takes each run from draft to the last settled payout (rules §8). Who
// is paid how much is decided by internal/domain/payout, the postings by
// internal/domain/ledger. It sends nothing itself: money moves by the file that
// a person hands to a bank.
package payout

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/payoutrun"
	entprogram "github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/db"
	domain "github.com/rapporthq/rapport/internal/domain/payout"
	"github.com/rapporthq/rapport/internal/event"
)

// Writers write files in the forms that banks and people read.
type Writers struct {
	// CSV writes a table of transfers.
	CSV func(w io.Writer, transfers []domain.Transfer) error
	// SEPA writes a credit transfer initiation.
	SEPA func(w io.Writer, order domain.Order) error
	// Page and PDF write a statement, in a language of Languages.
	Page func(w io.Writer, s domain.Statement, language string) error
	PDF  func(w io.Writer, s domain.Statement, language string) error
}

// Conversions is told of commissions that came back from payouts.
type Conversions interface {
	// Returned makes moves of credit again that were made while the commissions,
	// which are APPROVED now, were in a payout, and stops what a dispute would have
	// stopped. They are of one program, whose row is locked.
	Returned(ctx context.Context, tx *ent.Tx, commissionIDs []string) error
}

// Service holds the use cases of payouts.
type Service struct {
	client      *ent.Client
	clock       clock.Clock
	conversions Conversions
	writers     Writers
}

// New returns the use cases on client.
func New(client *ent.Client, c clock.Clock, conversions Conversions, writers Writers) *Service {
	return &Service{client: client, clock: c, conversions: conversions, writers: writers}
}

// inTx runs fn in a transaction that is tried again when it lost a race.
func (s *Service) inTx(ctx context.Context, fn func(tx *ent.Tx) error) error {
	return db.InTx(ctx, s.client, fn, db.Repeatable())
}

// lockRun loads the run as the viewer may see it and locks its row, so that a
// run makes one move at a time. Missing is apperr.ErrNotFound.
func lockRun(ctx context.Context, tx *ent.Tx, id string) (*ent.PayoutRun, error) {
	run, err := tx.PayoutRun.Query().Where(payoutrun.ID(id), db.ForUpdate).Only(ctx)
	if err != nil {
		return nil, missing(err, "load payout run")
	}
	return run, nil
}

// lockRunAndProgram is lockRun for a move that gives commissions back. The lock
// of the program comes first, as it does where credit is moved.
func lockRunAndProgram(ctx context.Context, tx *ent.Tx, id string) (*ent.PayoutRun, error) {
	run, err := tx.PayoutRun.Get(ctx, id)
	if err != nil {
		return nil, missing(err, "load payout run")
	}
	if _, err := tx.Program.Query().Where(entprogram.ID(run.ProgramID), db.ForUpdate).OnlyID(ctx); err != nil {
		return nil, fmt.Errorf("lock program: %w", err)
	}
	return lockRun(ctx, tx, id)
}

// refuse returns WRONG_STATE if the run cannot go to next.
func refuse(run *ent.PayoutRun, next domain.RunStatus) error {
	if sentence := run.Status.Refusal(next); sentence != "" {
		return apperr.New(apperr.WrongState, sentence, "id")
	}
	return nil
}

// missing turns ent's "not found" into apperr.ErrNotFound and wraps the rest.
func missing(err error, doing string) error {
	if ent.IsNotFound(err) {
		return apperr.ErrNotFound
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// recordRun notes what happened to a run.
func recordRun(ctx context.Context, tx *ent.Tx, at time.Time, run *ent.PayoutRun, verb string) error {
	return event.Record(ctx, tx, at, event.Fact{
		Kind: "payout_run." + verb, SubjectID: run.ID, Data: map[string]string{"programId": run.ProgramID},
	})
}
