package demo

import (
	"bytes"
	"context"
	"fmt"
	"image/color"

	entfile "github.com/rapporthq/rapport/ent/file"
	"github.com/rapporthq/rapport/internal/app/file"
	"github.com/rapporthq/rapport/internal/app/referral"
)

// planLogos gives a face to both programs, and to the partners of the sign-ins.
func (t *teller) planLogos() {
	teal, ink, indigo, blue := color.NRGBA{31, 122, 140, 255}, color.NRGBA{16, 61, 74, 255}, color.NRGBA{62, 58, 128, 255}, color.NRGBA{24, 90, 157, 255}
	t.programLogo(t.affiliate, teal)
	t.programLogo(t.agency, ink)
	for _, one := range []struct {
		scene  *scene
		handle string
		ground color.NRGBA
		drawn  shape
	}{{t.affiliate, "nordlicht", indigo, star}, {t.agency, "brightwater", blue, drop}} {
		t.stand("draw a logo", 60, one.scene, one.handle, func(ctx context.Context, _ string) error {
			of := one.scene.actor(one.handle).enrollment.PartnerID
			content, err := logo(one.ground, one.drawn)
			if err != nil {
				return err
			}
			id, err := t.upload(ctx, entfile.PurposeLOGO, &of, one.handle+".png", content)
			if err == nil {
				_, err = t.Files.SetPartnerLogo(ctx, of, &id)
			}
			return err
		})
	}
}

func (t *teller) programLogo(s *scene, ground color.NRGBA) {
	t.at(t.between(30), "draw the logo of "+s.key, func(ctx context.Context) error {
		content, err := logo(ground, waves)
		if err != nil {
			return err
		}
		id, err := t.upload(ctx, entfile.PurposeLOGO, nil, "tidewise.png", content)
		if err == nil {
			_, err = t.Files.SetProgramLogo(ctx, s.program.ID, &id)
		}
		return err
	})
}

// planAttachments puts a file of each side to a referral.
func (t *teller) planAttachments(id *string) {
	t.own(92, "nordlicht", "attach a table", func(ctx context.Context) error {
		return t.attach(ctx, *id, nil, "Rooms and opening hours.csv", []byte("House,Room,Opens,Closes\nFörde,Treatment 1,08:00,19:00\nFörde,Treatment 2,08:00,19:00\nHafen,Treatment 1,07:00,17:00\n"))
	})
	t.stand("attach an offer", 93, t.affiliate, "nordlicht", func(ctx context.Context, _ string) error {
		return t.attach(ctx, *id, &t.affiliate.actor("nordlicht").enrollment.PartnerID, "Offer for two houses.pdf", document("Offer for Reha-Zentrum Fördeblick",
			"One calendar for both houses", "24 therapists, 12 months", "EUR 14,400.00 a year"))
	})
}

func (t *teller) attach(ctx context.Context, referralID string, partnerID *string, name string, content []byte) error {
	id, err := t.upload(ctx, entfile.PurposeATTACHMENT, partnerID, name, content)
	if err == nil {
		_, err = t.Referrals.Attach(ctx, referralID, []string{id})
	}
	return err
}

// upload keeps a file as whom ctx says; partnerID is nil for what a partner uploads,
// and for a program's logo.
func (t *teller) upload(ctx context.Context, purpose entfile.Purpose, partnerID *string, name string, content []byte) (string, error) {
	row, err := t.Files.Upload(ctx, file.UploadInput{Purpose: purpose, Name: name, PartnerID: partnerID, Content: bytes.NewReader(content)})
	if err != nil {
		return "", fmt.Errorf("upload %s: %w", name, err)
	}
	return row.ID, nil
}

// floorPlan answers the question for a plan of the house.
func (t *teller) floorPlan(ctx context.Context) (referral.Answer, error) {
	id, err := t.upload(ctx, entfile.PurposeANSWER, nil, "Floor plan.pdf", document("Reha-Zentrum Fördeblick, second house",
		"Ground floor: reception, treatment rooms 1 to 4", "First floor: treatment rooms 5 to 9, gym", "It opens in spring."))
	return referral.Answer{Key: "plan", Value: id}, err
}
