package tier

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/viewer"
)

// batch is how many enrollments EvaluateProgram holds a transaction for.
const batch = 200

// Evaluate does with the enrollments, all of one program, what the rules say as
// of the instant (§7): it promotes at once who has earned a higher tier, keeps
// pins and floors, warns who has not earned the tier in a review period that is
// over, demotes when the grace is over, and withdraws warnings. Only approved
// enrollments move; ids of others are passed over. It runs in the transaction of
// the fact that changed the metrics, after they are written, and asks for no
// permission: that is the caller's. Evaluating twice changes nothing.
func (s *Service) Evaluate(ctx context.Context, tx *ent.Tx, programID string, enrollmentIDs []string, at time.Time) error {
	l, err := loadLadder(ctx, tx.Client(), programID, db.ForUpdate)
	if err != nil || len(l.rows) == 0 {
		return err
	}
	enrollments, err := tx.Enrollment.Query().
		Where(enrollment.IDIn(enrollmentIDs...), enrollment.ProgramID(programID), enrollment.StatusEQ(enrollment.StatusAPPROVED)).
		Order(ent.Asc(enrollment.FieldID)).All(ctx)
	if err != nil {
		return fmt.Errorf("load enrollments: %w", err)
	}
	outcomes, err := decide(ctx, tx.Client(), l, enrollments, at)
	if err != nil {
		return err
	}
	return apply(ctx, tx, enrollments, outcomes, at)
}

// EvaluateProgram evaluates every approved enrollment of the program as of now,
// some at a time, each group in a transaction of its own. It needs
// PROGRAM_MANAGE, which jobs have. A program that the viewer does not see is
// apperr.ErrNotFound.
func (s *Service) EvaluateProgram(ctx context.Context, programID string) error {
	if _, err := viewer.Require(ctx, viewer.ProgramManage); err != nil {
		return err
	}
	if _, err := s.client.Program.Get(ctx, programID); err != nil {
		return missing(err, "load program")
	}
	ids, err := s.client.Enrollment.Query().
		Where(enrollment.ProgramID(programID), enrollment.StatusEQ(enrollment.StatusAPPROVED)).
		Order(ent.Asc(enrollment.FieldID)).IDs(ctx)
	if err != nil {
		return fmt.Errorf("load enrollments: %w", err)
	}
	for chunk := range slices.Chunk(ids, batch) {
		err := db.InTx(ctx, s.client, func(tx *ent.Tx) error {
			return s.Evaluate(ctx, tx, programID, chunk, s.clock.Now())
		}, db.Repeatable())
		if err != nil {
			return fmt.Errorf("evaluate enrollments: %w", err)
		}
	}
	return nil
}
