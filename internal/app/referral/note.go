package referral

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// Write adds a note to a referral that both sides read; it is open in every
// state. A partner asks with OWN_REFERRAL_OPEN, the vendor with REFERRAL_MANAGE.
//
// Errors: apperr.ErrNotFound; BLANK and TOO_LONG for the text.
func (s *Service) Write(ctx context.Context, referralID, text string) (*ent.ReferralNote, error) {
	v, err := s.bringer(ctx)
	if err != nil {
		return nil, err
	}
	r := &reader{}
	text = r.text(&text, longestMessage, "text")
	if text == "" {
		r.Add(apperr.Blank, "Write something.", "input", "text")
	}
	if err := r.OrNil(); err != nil {
		return nil, err
	}
	side := domain.ByVendor
	if v.Kind == viewer.Partner {
		side = domain.ByPartner
	}
	var out *ent.ReferralNote
	err = db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		row, err := tx.Referral.Get(ctx, referralID)
		if err != nil {
			return missing(err, "load the referral")
		}
		now := s.clock.Now()
		out, err = tx.ReferralNote.Create().SetCreatedAt(now).SetProgramID(row.ProgramID).SetPartnerID(row.PartnerID).
			SetReferralID(row.ID).SetSide(side).SetActor(v.Actor()).SetText(text).Save(ctx)
		if err != nil {
			return fmt.Errorf("save the note: %w", err)
		}
		return event.Record(ctx, tx, now, event.Fact{Kind: "referral.noted", SubjectID: row.ID, PartnerID: row.PartnerID})
	}, db.Repeatable())
	if err != nil {
		return nil, err
	}
	return out.Unwrap(), nil
}
