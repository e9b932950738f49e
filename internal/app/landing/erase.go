package landing

import (
	"context"
	"fmt"
	"strings"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/ent/landinglead"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// The source of referrals that a form opened, and what such a referral is called
// when its person is forgotten.
const (
	source = "LANDING"
	erased = "Erased"
)

// Erase forgets a person who wrote into landing pages: all it wrote in the program,
// its details with the customer and the referral that came of it, and the
// notifications and mails in which somebody was told of that referral. Facts without
// a person stay, and so do commissions with the name under which they were earned,
// which are books. It asks for REFERRAL_MANAGE.
//
// Errors: apperr.ErrNotFound.
func (s *Service) Erase(ctx context.Context, leadID string) error {
	if _, err := viewer.Require(ctx, viewer.ReferralManage); err != nil {
		return err
	}
	return db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		row, err := tx.LandingLead.Get(ctx, leadID)
		if err != nil {
			return missing(err, "load the lead")
		}
		of, err := tx.Conversion.Query().Where(conversion.ID(row.ConversionID)).WithCustomer().Only(ctx)
		if err != nil {
			return fmt.Errorf("load the lead's conversion: %w", err)
		}
		if _, err := tx.LandingLead.Delete().Where(landinglead.ConversionID(of.ID)).Exec(ctx); err != nil {
			return fmt.Errorf("erase what was written: %w", err)
		}
		if who := of.Edges.Customer; strings.HasPrefix(who.ExternalID, personPrefix) {
			if err := s.forget(ctx, tx, who); err != nil {
				return err
			}
		}
		return event.Record(ctx, tx, s.clock.Now(), event.Fact{Kind: "landing.lead_erased", SubjectID: leadID})
	}, db.Repeatable())
}

// forget empties a customer that a form made, and the referral that the form opened,
// and has what was told of it forgotten.
func (s *Service) forget(ctx context.Context, tx *ent.Tx, who *ent.Customer) error {
	err := who.Update().ClearEmail().ClearName().ClearCompany().ClearEmailKey().ClearEmailDomain().ClearCompanyKey().Exec(ctx)
	if err != nil {
		return fmt.Errorf("empty the customer: %w", err)
	}
	ids, err := tx.Referral.Query().Where(entreferral.CustomerID(who.ID), entreferral.Source(source)).IDs(ctx)
	if err != nil {
		return fmt.Errorf("look for the referral: %w", err)
	}
	err = tx.Referral.Update().Where(entreferral.IDIn(ids...)).SetName(erased).
		ClearCompany().ClearEmail().ClearContactName().ClearPhone().ClearEmailKey().ClearEmailDomain().ClearCompanyKey().Exec(ctx)
	if err != nil {
		return fmt.Errorf("empty the referral: %w", err)
	}
	return s.notices.Forget(ctx, tx, ids)
}
