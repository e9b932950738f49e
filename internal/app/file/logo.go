package file

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	entfile "github.com/rapporthq/rapport/ent/file"
	entpartner "github.com/rapporthq/rapport/ent/partner"
	entprogram "github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// logoHost is the host under which the directory of routes knows logos: everybody may
// see one by its id, and no link can have it.
const logoHost = "logos:"

// LogoURL is where everybody sees the logo; nil without one.
func LogoURL(fileID *string) *string {
	if fileID == nil {
		return nil
	}
	address := "/logos/" + *fileID
	return &address
}

// SetProgramLogo gives a program a logo that was uploaded for it, or takes it away if
// fileID is nil; the one before is removed. It asks for PROGRAM_MANAGE.
//
// Errors: NOT_FOUND for the program and for the file; IN_USE for another's logo.
func (s *Service) SetProgramLogo(ctx context.Context, programID string, fileID *string) (*ent.Program, error) {
	if _, err := viewer.Require(ctx, viewer.ProgramManage); err != nil {
		return nil, err
	}
	var out *ent.Program
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		row, err := tx.Program.Query().Where(entprogram.ID(programID), db.ForUpdate).Only(ctx)
		if ent.IsNotFound(err) {
			return apperr.New(apperr.NotFoundCode, "There is no program with this id.", "programId")
		}
		if err != nil {
			return fmt.Errorf("load the program: %w", err)
		}
		if err := s.replaceLogo(ctx, tx, row.LogoID, fileID, nil); err != nil {
			return err
		}
		update := row.Update().ClearLogoID()
		if fileID != nil {
			update = row.Update().SetLogoID(*fileID)
		}
		if out, err = update.Save(ctx); err != nil {
			return fmt.Errorf("set the logo: %w", err)
		}
		return event.Record(ctx, tx, s.clock.Now(), event.Fact{Kind: "program.logo_changed", SubjectID: programID})
	}, db.Repeatable())
	if err != nil {
		return nil, err
	}
	return out.Unwrap(), nil
}

// SetPartnerLogo is SetProgramLogo for a partner. A partner's owners ask for their own
// with OWN_TEAM_MANAGE, the vendor with PARTNER_MANAGE.
//
// Errors: NOT_FOUND for the partner and for the file; IN_USE for another's logo.
func (s *Service) SetPartnerLogo(ctx context.Context, partnerID string, fileID *string) (*ent.Partner, error) {
	if _, err := mayUpload(ctx, entfile.PurposeLOGO, true); err != nil {
		return nil, err
	}
	var out *ent.Partner
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		row, err := tx.Partner.Query().Where(entpartner.ID(partnerID), db.ForUpdate).Only(ctx)
		if ent.IsNotFound(err) {
			return apperr.New(apperr.NotFoundCode, "There is no partner with this id.", "partnerId")
		}
		if err != nil {
			return fmt.Errorf("load the partner: %w", err)
		}
		if err := s.replaceLogo(ctx, tx, row.LogoID, fileID, &row.ID); err != nil {
			return err
		}
		update := row.Update().ClearLogoID()
		if fileID != nil {
			update = row.Update().SetLogoID(*fileID)
		}
		if out, err = update.Save(ctx); err != nil {
			return fmt.Errorf("set the logo: %w", err)
		}
		return event.Record(ctx, tx, s.clock.Now(), event.Fact{Kind: "partner.logo_changed", SubjectID: partnerID, PartnerID: partnerID})
	}, db.Repeatable())
	if err != nil {
		return nil, err
	}
	return out.Unwrap(), nil
}

// replaceLogo puts the new logo in the directory and removes the old one.
func (s *Service) replaceLogo(ctx context.Context, tx *ent.Tx, old, next, partnerID *string) error {
	if old != nil && next != nil && *old == *next {
		return nil
	}
	if next != nil {
		if err := s.publish(ctx, tx, *next, partnerID); err != nil {
			return err
		}
	}
	if old == nil {
		return nil
	}
	row, err := tx.File.Get(ctx, *old)
	if ent.IsNotFound(err) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("load the old logo: %w", err)
	}
	return s.remove(ctx, tx, row)
}

// publish makes an uploaded picture one that everybody may see.
func (s *Service) publish(ctx context.Context, tx *ent.Tx, fileID string, partnerID *string) error {
	of := entfile.PartnerIDIsNil()
	if partnerID != nil {
		of = entfile.PartnerID(*partnerID)
	}
	row, err := tx.File.Query().Where(entfile.ID(fileID), entfile.PurposeEQ(entfile.PurposeLOGO), of, db.ForUpdate).Only(ctx)
	switch {
	case ent.IsNotFound(err):
		return apperr.New(apperr.NotFoundCode, "There is no such picture. Upload it again.", "fileId")
	case err != nil:
		return fmt.Errorf("load the logo: %w", err)
	case row.AttachedAt != nil:
		return apperr.New(apperr.InUse, "This picture is a logo already. Upload it again.", "fileId")
	}
	now := s.clock.Now()
	if err := row.Update().SetAttachedAt(now).Exec(ctx); err != nil {
		return fmt.Errorf("use the logo: %w", err)
	}
	err = tx.Route.Create().SetCreatedAt(now).SetHost(logoHost).SetCode(row.ID).SetOwnerID(row.OrganizationID).SetLinkID(row.ID).Exec(ctx)
	if err != nil {
		return fmt.Errorf("publish the logo: %w", err)
	}
	return nil
}
