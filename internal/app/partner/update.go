package partner

import (
	"context"
	"fmt"
	"strings"

	"github.com/rapporthq/rapport/ent"
	entpartner "github.com/rapporthq/rapport/ent/partner"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/viewer"
)

// UpdateInput is what may change of a partner. Nil means unchanged, empty text
// clears.
type UpdateInput struct {
	Name    *string
	Email   *string
	Country *string
	Website *string
	// LegalName (up to 120 characters), Address (in lines, up to 500) and
	// TaxNumber (up to 60) name who is paid, on statements made from now on.
	LegalName *string
	Address   *string
	TaxNumber *string
	// The rest is for members only.
	Type  *string
	Tags  []string
	Notes *string
}

// Validate names every mistake.
func (in UpdateInput) Validate() error {
	var errs apperr.Errors
	if in.Name != nil {
		checkText(&errs, *in.Name, maxName, "input", "name")
	}
	if in.Email != nil {
		checkEmail(&errs, *in.Email, "input", "email")
	}
	if in.Type != nil {
		checkText(&errs, *in.Type, maxType, "input", "type")
	}
	checkCountry(&errs, in.Country, "input", "country")
	checkWebsite(&errs, in.Website, "input", "website")
	checkTags(&errs, in.Tags, "input", "tags")
	in.checkLegal(&errs)
	checkOptional(&errs, in.Notes, maxNotes, "input", "notes")
	return errs.OrNil()
}

// Update changes a partner. The owners among a partner's own people may change
// its name, e-mail, country, site and who is paid, and nothing else (apperr.ErrForbidden).
func (s *Service) Update(ctx context.Context, id string, in UpdateInput) (*ent.Partner, error) {
	v, err := requireOwn(ctx, viewer.PartnerManage, viewer.OwnTeamManage)
	if err != nil {
		return nil, err
	}
	if v.Kind == viewer.Partner && (in.Type != nil || in.Tags != nil || in.Notes != nil) {
		return nil, apperr.ErrForbidden
	}
	if err := in.Validate(); err != nil {
		return nil, err
	}
	var changed *ent.Partner
	err = s.inTx(ctx, func(tx *ent.Tx) error {
		old, err := tx.Partner.Query().Where(entpartner.ID(id), db.ForUpdate).Only(ctx)
		if err != nil {
			return missing(err, "load partner", "")
		}
		update := tx.Partner.UpdateOne(old)
		in.set(update)
		fields := update.Mutation().Fields()
		if changed, err = update.Save(ctx); err != nil {
			return fmt.Errorf("update partner: %w", err)
		}
		return record(ctx, tx, s.clock.Now(), "partner.updated", id, id, fields...)
	})
	if err != nil {
		return nil, err
	}
	return changed.Unwrap(), nil
}

func (in UpdateInput) set(update *ent.PartnerUpdateOne) {
	if in.Name != nil {
		update.SetName(strings.TrimSpace(*in.Name))
	}
	if in.Email != nil {
		update.SetEmail(normalizeEmail(*in.Email))
	}
	if in.Country != nil {
		update.SetCountry(strings.ToUpper(*in.Country))
	}
	if in.Type != nil {
		update.SetType(strings.TrimSpace(*in.Type))
	}
	if in.Tags != nil {
		update.SetTags(trimmed(in.Tags))
	}
	in.setLegal(update)
	update.SetNillableWebsite(in.Website).SetNillableNotes(in.Notes)
}
