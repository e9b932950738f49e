// Package partner holds what can be done with partners: applications and their
// approval, enrollments, links and codes. Members act on all of their
// organization, a partner's people on their own. It computes no money and
// decides no tier.
package partner

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	entprogram "github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// Accounts finds or makes the person behind an application.
type Accounts interface {
	// SignUpPartner checks the password of the account of email, or prepares a
	// new account; enter gives the account in a transaction. Its user errors are
	// at the fields of the application.
	SignUpPartner(ctx context.Context, email, name, password, locale string) (
		enter func(ctx context.Context, tx *ent.Tx) (*ent.User, error), err error)
}

// Tiers moves enrollments between tiers, in the caller's transaction.
type Tiers interface {
	// Enter puts an enrollment without a tier on the entry tier.
	Enter(ctx context.Context, tx *ent.Tx, e *ent.Enrollment, at time.Time) (*ent.Enrollment, error)
	// MoveByHand moves an enrollment; its user errors are at input.tierId and
	// input.reason.
	MoveByHand(ctx context.Context, tx *ent.Tx, e *ent.Enrollment, tierID, reason string, at time.Time) (*ent.Enrollment, error)
}

// Service holds the use cases. It is safe for concurrent use.
type Service struct {
	client    *ent.Client
	clock     clock.Clock
	publicURL string
	accounts  Accounts
	tiers     Tiers
}

// New returns the use cases on client. The publicURL is where people reach the
// server.
func New(client *ent.Client, c clock.Clock, publicURL string, accounts Accounts, tiers Tiers) *Service {
	return &Service{client: client, clock: c, publicURL: strings.TrimSuffix(publicURL, "/"), accounts: accounts, tiers: tiers}
}

// rounds is how often inTx runs what lost a race for a unique value: each round
// somebody wins it, so that only a crowd can lose them all.
const rounds = 10

// inTx runs fn in a transaction, and again if a row that fn looked for in vain
// was made meanwhile by somebody else: the next run finds it and says TAKEN, or
// takes another value. So fn only sets variables that the next run sets again.
func (s *Service) inTx(ctx context.Context, fn func(tx *ent.Tx) error) error {
	for round := 1; ; round++ {
		err := db.InTx(ctx, s.client, fn)
		if _, lost := db.IsUniqueViolation(err); !lost || round == rounds {
			return err
		}
	}
}

// lockProgram loads a program as the viewer may see it and locks its row. It
// comes before every other lock, as it does where conversions are recorded. A
// missing program is NOT_FOUND at path, or apperr.ErrNotFound without one.
func lockProgram(ctx context.Context, tx *ent.Tx, id string, path ...string) (*ent.Program, error) {
	p, err := tx.Program.Query().Where(entprogram.ID(id), db.ForUpdate).Only(ctx)
	if err != nil {
		return nil, missing(err, "load program", "There is no program with this id.", path...)
	}
	return p, nil
}

// lockEnrollment loads an enrollment and its program, whose lock makes changes
// of its enrollments wait for each other. Path is as in lockProgram.
func lockEnrollment(ctx context.Context, tx *ent.Tx, id string, path ...string) (*ent.Enrollment, *ent.Program, error) {
	e, err := tx.Enrollment.Get(ctx, id)
	if err != nil {
		return nil, nil, missing(err, "load enrollment", "There is no enrollment with this id.", path...)
	}
	p, err := lockProgram(ctx, tx, e.ProgramID)
	if err != nil {
		return nil, nil, err
	}
	if e, err = tx.Enrollment.Query().Where(enrollment.ID(id), db.ForUpdate).Only(ctx); err != nil {
		return nil, nil, fmt.Errorf("lock enrollment: %w", err)
	}
	return e, p, nil
}

// missing turns ent's "not found" into NOT_FOUND at path, or apperr.ErrNotFound
// without one, and wraps the rest.
func missing(err error, doing, message string, path ...string) error {
	switch {
	case !ent.IsNotFound(err):
		return fmt.Errorf("%s: %w", doing, err)
	case len(path) == 0:
		return apperr.ErrNotFound
	default:
		return apperr.New(apperr.NotFoundCode, message, path...)
	}
}

// requireOwn asks a partner's viewer for own and everybody else for permission.
func requireOwn(ctx context.Context, permission, own viewer.Permission) (viewer.Viewer, error) {
	if viewer.From(ctx).Kind == viewer.Partner {
		permission = own
	}
	return viewer.Require(ctx, permission)
}

// record notes what happened to a row of the partner.
func record(ctx context.Context, tx *ent.Tx, at time.Time, kind, subjectID, partnerID string, fields ...string) error {
	fact := event.Fact{Kind: kind, SubjectID: subjectID, PartnerID: partnerID}
	if len(fields) > 0 {
		fact.Data = map[string]string{"fields": strings.Join(fields, ",")}
	}
	return event.Record(ctx, tx, at, fact)
}
