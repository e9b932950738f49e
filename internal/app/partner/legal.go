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

// The longest texts about who is paid, in characters.
const (
	maxAddress   = 500
	maxTaxNumber = 60
)

// checkLegal checks who is paid, on statements.
func (in UpdateInput) checkLegal(errs *apperr.Errors) {
	checkOptional(errs, in.LegalName, maxName, "input", "legalName")
	checkOptional(errs, in.Address, maxAddress, "input", "address")
	checkOptional(errs, in.TaxNumber, maxTaxNumber, "input", "taxNumber")
}

func (in UpdateInput) setLegal(update *ent.PartnerUpdateOne) {
	if in.LegalName != nil {
		update.SetLegalName(strings.TrimSpace(*in.LegalName))
	}
	if in.Address != nil {
		update.SetAddress(strings.TrimSpace(*in.Address))
	}
	if in.TaxNumber != nil {
		update.SetTaxNumber(strings.TrimSpace(*in.TaxNumber))
	}
}

// ConfirmTaxForm notes that the organization has the partner's tax form, or that
// it has it no longer. Confirming again keeps the first instant. It needs
// PAYOUT_MANAGE and is for members only. Missing is apperr.ErrNotFound.
func (s *Service) ConfirmTaxForm(ctx context.Context, id string, confirmed bool) (*ent.Partner, error) {
	if _, err := viewer.Require(ctx, viewer.PayoutManage); err != nil {
		return nil, err
	}
	var changed *ent.Partner
	err := s.inTx(ctx, func(tx *ent.Tx) error {
		p, err := tx.Partner.Query().Where(entpartner.ID(id), db.ForUpdate).Only(ctx)
		if err != nil {
			return missing(err, "load partner", "")
		}
		changed = p
		if confirmed == (p.TaxFormAt != nil) {
			return nil
		}
		now := s.clock.Now()
		update, kind := p.Update().ClearTaxFormAt(), "partner.tax_form_withdrawn"
		if confirmed {
			update, kind = p.Update().SetTaxFormAt(now), "partner.tax_form_confirmed"
		}
		if changed, err = update.Save(ctx); err != nil {
			return fmt.Errorf("save partner: %w", err)
		}
		return record(ctx, tx, now, kind, id, id)
	})
	if err != nil {
		return nil, err
	}
	return changed.Unwrap(), nil
}
