package tracking

import (
	"context"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

const (
	// pageSecretPrefix tells people what a secret is for.
	pageSecretPrefix = "rps_"
	pageSecretLength = 32
	pageKeyLength    = 18
)

// MakePageSecret lets pages of the program's site report what its server signed with
// the secret that is returned, this once; a former secret holds no more. It asks for
// PROGRAM_MANAGE and API_KEY_MANAGE, because whoever has the secret records as a key
// does. An archived program is WRONG_STATE; one that the viewer does not see is
// apperr.ErrNotFound.
func (s *Service) MakePageSecret(ctx context.Context, programID string) (secret string, p *ent.Program, err error) {
	key := make([]byte, pageKeyLength)
	_, _ = rand.Read(key) // It never fails: it would end the process.
	if p, err = s.setPageKey(ctx, programID, base64.RawURLEncoding.EncodeToString(key)); err != nil {
		return "", nil, err
	}
	secret, err = s.pageSecret(p)
	return secret, p, err
}

// RemovePageSecret ends that pages report. It asks for what MakePageSecret does; a
// program whose pages may not report is WRONG_STATE.
func (s *Service) RemovePageSecret(ctx context.Context, programID string) (*ent.Program, error) {
	return s.setPageKey(ctx, programID, "")
}

// setPageKey gives the program what its secret is derived of; empty takes it away.
func (s *Service) setPageKey(ctx context.Context, programID, key string) (*ent.Program, error) {
	if _, err := viewer.Require(ctx, viewer.ProgramManage); err != nil {
		return nil, err
	}
	if _, err := viewer.Require(ctx, viewer.APIKeyManage); err != nil {
		return nil, err
	}
	var changed *ent.Program
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		p, err := tx.Program.Query().Where(program.ID(programID), db.ForUpdate).Only(ctx)
		if ent.IsNotFound(err) {
			return apperr.ErrNotFound
		}
		if err != nil {
			return failed("load the program", err)
		}
		now, kind := s.clock.Now(), "program.page_secret_made"
		update := tx.Program.UpdateOne(p).SetSiteKey(key).SetSiteKeyAt(now)
		switch {
		case p.ArchivedAt != nil:
			return apperr.New(apperr.WrongState, "The program is archived.", "programId")
		case key == "" && p.SiteKey == "":
			return apperr.New(apperr.WrongState, "Pages of this program may not report.", "programId")
		case key == "":
			kind, update = "program.page_secret_removed", tx.Program.UpdateOne(p).ClearSiteKey().ClearSiteKeyAt()
		}
		if changed, err = update.Save(ctx); err != nil {
			return failed("change the program", err)
		}
		return event.Record(ctx, tx, now, event.Fact{Kind: kind, SubjectID: p.ID})
	})
	if err != nil {
		return nil, err
	}
	return changed.Unwrap(), nil
}

// pageSecret is derived of the installation's secret, so that a copy of the database
// signs nothing. It is empty while pages may not report.
func (s *Service) pageSecret(p *ent.Program) (string, error) {
	if p.SiteKey == "" {
		return "", nil
	}
	secret, err := hkdf.Key(sha256.New, s.secret, nil, "rapport page reports of "+p.ID+" "+p.SiteKey, pageSecretLength)
	if err != nil {
		return "", fmt.Errorf("derive the secret of pages: %w", err)
	}
	return pageSecretPrefix + base64.RawURLEncoding.EncodeToString(secret), nil
}
