package file

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/rapporthq/rapport/ent"
	entfile "github.com/rapporthq/rapport/ent/file"
	entpartner "github.com/rapporthq/rapport/ent/partner"
	entprogram "github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/ent/route"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/viewer"
)

// Open reads a file for the viewer, who closes it: both sides read what was put to
// something of theirs; what belongs to nothing yet is read by who uploaded it. It asks
// for OWN_READ or REFERRAL_READ, of members for logos PROGRAM_READ or PARTNER_READ.
// Everything else is apperr.ErrNotFound.
func (s *Service) Open(ctx context.Context, id string) (*ent.File, io.ReadCloser, error) {
	if viewer.From(ctx).Kind == viewer.Nobody {
		return nil, nil, apperr.ErrUnauthenticated
	}
	row, err := s.client.File.Get(ctx, id)
	if err != nil {
		return nil, nil, missing(err, "load the file")
	}
	if err := mayRead(ctx, row); err != nil {
		return nil, nil, err
	}
	if row.AttachedAt == nil && row.UploadedBy != viewer.From(ctx).Actor() {
		return nil, nil, apperr.ErrNotFound
	}
	return s.open(ctx, row)
}

// Logo reads the picture that is a program's or partner's logo now, for everybody; what
// is none, or none any more, is apperr.ErrNotFound.
func (s *Service) Logo(ctx context.Context, id string) (*ent.File, io.ReadCloser, error) {
	found, err := s.client.Route.Query().Where(route.Host(logoHost), route.Code(id)).Only(viewer.With(ctx, viewer.NewDirectory()))
	if err != nil {
		return nil, nil, missing(err, "look for the logo")
	}
	ctx = viewer.With(ctx, viewer.NewVisitor(found.OwnerID))
	row, err := s.client.File.Query().Where(entfile.ID(id), entfile.PurposeEQ(entfile.PurposeLOGO), entfile.AttachedAtNotNil()).Only(ctx)
	if err != nil {
		return nil, nil, missing(err, "load the logo")
	}
	isUsed, err := s.client.Program.Query().Where(entprogram.LogoID(id)).Exist(ctx)
	if err == nil && !isUsed {
		isUsed, err = s.client.Partner.Query().Where(entpartner.LogoID(id)).Exist(ctx)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("look for whose logo it is: %w", err)
	}
	if !isUsed {
		return nil, nil, apperr.ErrNotFound
	}
	return s.open(ctx, row)
}

func (s *Service) open(ctx context.Context, row *ent.File) (*ent.File, io.ReadCloser, error) {
	content, err := s.store.Open(ctx, keyOf(row))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, apperr.ErrNotFound
	}
	if err != nil {
		return nil, nil, fmt.Errorf("open the file: %w", err)
	}
	return row, content, nil
}
