// Package program makes and changes programs: their settings, event types,
// groups, tiers, plans and the versions of plans. It also reads the plan in
// force, for those who price. It computes no money and moves no enrollment.
package program

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/plan"
	entprogram "github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/event"
)

// Tiers evaluates the enrollments of a program again, after its tiers changed.
type Tiers interface {
	EvaluateProgram(ctx context.Context, programID string) error
}

// Service holds the use cases of programs.
type Service struct {
	client *ent.Client
	clock  clock.Clock
	tiers  Tiers
}

// New returns the use cases on client.
func New(client *ent.Client, c clock.Clock, tiers Tiers) *Service {
	return &Service{client: client, clock: c, tiers: tiers}
}

// lock loads the program as the viewer may see it and locks its row, so that
// what is counted or ordered within a program is changed by one at a time.
// Missing is apperr.ErrNotFound.
func lock(ctx context.Context, tx *ent.Tx, id string) (*ent.Program, error) {
	p, err := tx.Program.Query().Where(entprogram.ID(id), db.ForUpdate).Only(ctx)
	if err != nil {
		return nil, missing(err, "load program")
	}
	return p, nil
}

// missing turns ent's "not found" into apperr.ErrNotFound and wraps the rest.
func missing(err error, doing string) error {
	if ent.IsNotFound(err) {
		return apperr.ErrNotFound
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// usablePlan checks that the plan can be chosen in the program: it is there
// and not archived. The plan's row is locked, so that it is not archived at the
// same time. Problems are errors of the field path.
func usablePlan(ctx context.Context, tx *ent.Tx, programID, planID string, path ...string) error {
	p, err := tx.Plan.Query().Where(plan.ID(planID), plan.ProgramID(programID), db.ForUpdate).Only(ctx)
	switch {
	case ent.IsNotFound(err):
		return apperr.New(apperr.NotFoundCode, "The program has no plan with this id.", path...)
	case err != nil:
		return fmt.Errorf("load plan: %w", err)
	case p.ArchivedAt != nil:
		return apperr.New(apperr.WrongState, "This plan is archived. Choose another one.", path...)
	}
	return nil
}

// taken turns the violation of a unique index into TAKEN at path.
func taken(err error, index, message string, path ...string) error {
	if name, ok := db.IsUniqueViolation(err); ok && name == index {
		return apperr.New(apperr.Taken, message, path...)
	}
	return err
}

// record notes what happened to a row of the program. Fields are the names of
// what changed, if that is worth knowing.
func record(ctx context.Context, tx *ent.Tx, at time.Time, kind, subjectID string, fields ...string) error {
	var data map[string]string
	if len(fields) > 0 {
		data = map[string]string{"fields": strings.Join(fields, ",")}
	}
	return event.Record(ctx, tx, at, event.Fact{Kind: kind, SubjectID: subjectID, Data: data})
}
