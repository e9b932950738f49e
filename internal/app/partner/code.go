package partner

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	entcode "github.com/rapporthq/rapport/ent/code"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/viewer"
)

// CodeCreateInput is a new code.
type CodeCreateInput struct {
	EnrollmentID string
	Word         string
	// Discount is what the customer gets who types it; nil for nothing.
	Discount *DiscountInput
	// ExpiresAt is when the code ends by itself; nil if it does not.
	ExpiresAt *time.Time
}

const (
	minWord = 3
	maxWord = 60
)

var wordForm = regexp.MustCompile(`^[A-Za-z0-9_-]+$`)

// Validate names every mistake.
func (in CodeCreateInput) Validate() error {
	var errs apperr.Errors
	switch word := strings.TrimSpace(in.Word); {
	case word == "":
		errs.Add(apperr.Blank, "Give the word.", "input", "word")
	case len(word) < minWord:
		errs.Add(apperr.TooSmall, "The word has at least 3 characters.", "input", "word")
	case len(word) > maxWord:
		errs.Add(apperr.TooLong, "The word has at most 60 characters.", "input", "word")
	case !wordForm.MatchString(word):
		errs.Add(apperr.Invalid, "Use letters, digits, - and _.", "input", "word")
	}
	in.Discount.check(&errs)
	return errs.OrNil()
}

// CreateCode makes a code of an approved enrollment (else WRONG_STATE). A word
// that the program has, archived or not and whatever its case, is TAKEN; an end
// that is not in the future is TOO_SMALL.
func (s *Service) CreateCode(ctx context.Context, in CodeCreateInput) (*ent.Code, error) {
	if _, err := viewer.Require(ctx, viewer.LinkManage); err != nil {
		return nil, err
	}
	if err := in.Validate(); err != nil {
		return nil, err
	}
	word := strings.TrimSpace(in.Word)
	var made *ent.Code
	err := s.inTx(ctx, func(tx *ent.Tx) error {
		now := s.clock.Now()
		e, p, err := loadApproved(ctx, tx, in.EnrollmentID)
		if err != nil {
			return err
		}
		taken, err := tx.Code.Query().Where(entcode.ProgramID(p.ID), entcode.Folded(strings.ToLower(word))).Exist(ctx)
		if err != nil {
			return fmt.Errorf("look for the word: %w", err)
		}
		if taken {
			return apperr.New(apperr.Taken, "The program has this code already, perhaps archived. Choose another word.", "input", "word")
		}
		create := tx.Code.Create().SetCreatedAt(now).SetOrganizationID(e.OrganizationID).SetPartnerID(e.PartnerID).
			SetProgramID(p.ID).SetEnrollmentID(e.ID).SetWord(word).SetFolded(strings.ToLower(word))
		if err := in.setTerms(create, p, now); err != nil {
			return err
		}
		if made, err = create.Save(ctx); err != nil {
			return fmt.Errorf("create code: %w", err)
		}
		return record(ctx, tx, now, "code.created", made.ID, e.PartnerID)
	})
	if err != nil {
		return nil, err
	}
	return made.Unwrap(), nil
}

// ArchiveCode archives a code: it credits no new conversions. An archived one is
// WRONG_STATE.
func (s *Service) ArchiveCode(ctx context.Context, id string) (*ent.Code, error) {
	if _, err := viewer.Require(ctx, viewer.LinkManage); err != nil {
		return nil, err
	}
	var archived *ent.Code
	err := s.inTx(ctx, func(tx *ent.Tx) error {
		now := s.clock.Now()
		c, err := tx.Code.Query().Where(entcode.ID(id), db.ForUpdate).Only(ctx)
		if err != nil {
			return missing(err, "load code", "")
		}
		if c.ArchivedAt != nil {
			return apperr.New(apperr.WrongState, "This code is archived already.", "id")
		}
		if archived, err = tx.Code.UpdateOne(c).SetArchivedAt(now).Save(ctx); err != nil {
			return fmt.Errorf("archive code: %w", err)
		}
		return record(ctx, tx, now, "code.archived", id, c.PartnerID)
	})
	if err != nil {
		return nil, err
	}
	return archived.Unwrap(), nil
}
