package tracking

import (
	"context"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/organization"
	"github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/ent/unknowncode"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/viewer"
)

// maxUnknown is how many unknown codes of a program wait for somebody at most:
// anyone can open made-up addresses, and the table must not grow with them.
const maxUnknown = 10_000

// Note keeps a code that no link has for somebody to look at; to is what Resolve
// said of it. What no link can have is not kept. A visitor does not wait for it
// longer than for anything, nor suffer if it fails.
func (s *Service) Note(ctx context.Context, to Destination, code string) error {
	folded := foldings(code)
	if len(folded) == 0 {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, lookUpWithin)
	defer cancel()
	visitor := viewer.With(ctx, viewer.NewVisitor(to.OrganizationID))
	if err := s.note(visitor, to, folded[len(folded)-1], s.clock.Now()); err != nil {
		return failed("note an unknown code", err)
	}
	return nil
}

// oldestProgram returns the oldest program of the installation that is not
// archived, or apperr.ErrNotFound.
func (s *Service) oldestProgram(ctx context.Context) (*ent.Program, error) {
	organizations, err := s.client.Organization.Query().
		Order(organization.ByCreatedAt(), organization.ByID()).All(viewer.With(ctx, viewer.NewDirectory()))
	if err != nil {
		return nil, failed("list organizations", err)
	}
	var oldest *ent.Program
	for _, one := range organizations {
		if oldest != nil && !one.CreatedAt.Before(oldest.CreatedAt) {
			break // its programs are younger
		}
		p, err := s.client.Program.Query().Where(program.ArchivedAtIsNil()).
			Order(program.ByCreatedAt(), program.ByID()).First(viewer.With(ctx, viewer.NewVisitor(one.ID)))
		switch {
		case ent.IsNotFound(err):
		case err != nil:
			return nil, failed("look for the oldest program", err)
		case oldest == nil || p.CreatedAt.Before(oldest.CreatedAt):
			oldest = p
		}
	}
	if oldest == nil {
		return nil, apperr.ErrNotFound
	}
	return oldest, nil
}

// note counts one more opening of an unknown code.
func (s *Service) note(ctx context.Context, to Destination, code string, now time.Time) error {
	counted, err := s.count(ctx, to.ProgramID, code, now)
	if err != nil || counted {
		return err
	}
	waiting, err := s.client.UnknownCode.Query().
		Where(unknowncode.ProgramID(to.ProgramID), unknowncode.ResolvedAtIsNil()).Count(ctx)
	if err != nil || waiting >= maxUnknown {
		return err
	}
	err = s.client.UnknownCode.Create().SetCreatedAt(now).SetOrganizationID(to.OrganizationID).SetProgramID(to.ProgramID).
		SetCode(code).SetHits(1).SetSeenAt(now).Exec(ctx)
	if _, taken := db.IsUniqueViolation(err); taken { // somebody else opened it meanwhile
		_, err = s.count(ctx, to.ProgramID, code, now)
	}
	return err
}

// count adds a hit to the row of the code, and reports whether there is one.
func (s *Service) count(ctx context.Context, programID, code string, now time.Time) (bool, error) {
	rows, err := s.client.UnknownCode.Update().
		Where(unknowncode.ProgramID(programID), unknowncode.Code(code)).AddHits(1).SetSeenAt(now).Save(ctx)
	return rows > 0, err
}
