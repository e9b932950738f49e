package notification

import (
	"context"
	"fmt"
	"strconv"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/notificationpreference"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/notice"
	"github.com/rapporthq/rapport/internal/viewer"
)

// Preference is how the viewer is told of one kind.
type Preference struct {
	Kind  string
	Topic notice.Topic
	InApp bool
	Mail  notice.Timing
	// IsDaily means that it comes once a day at most.
	IsDaily   bool
	IsDefault bool
}

// Label is what the kind is called.
func (p *Preference) Label(in notice.Language) string {
	return notice.WordsOf(notice.Kind(p.Kind), in).Label
}

// PreferenceInput is a choice.
type PreferenceInput struct {
	Kind  string
	InApp bool
	Mail  notice.Timing
}

// mostChoices is how many kinds one request sets.
const mostChoices = 100

// seatOf is the viewer as somebody who may be told.
func seatOf(v viewer.Viewer) person {
	return person{userID: v.UserID, partnerID: v.PartnerID, can: v.Can}
}

// Preferences are the viewer's, of each kind that concerns its seat; none for a
// key.
func (s *Service) Preferences(ctx context.Context) ([]*Preference, error) {
	v := viewer.From(ctx)
	out := []*Preference{}
	if !isPerson(v) {
		return out, nil
	}
	rows, err := s.client.NotificationPreference.Query().All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load preferences: %w", err)
	}
	chosen := map[string]notice.Preference{}
	for _, row := range rows {
		chosen[row.Kind] = preferenceOf(row)
	}
	for _, rule := range notice.Rules() {
		if !seatOf(v).concerns(rule) {
			continue
		}
		is, found := chosen[string(rule.Kind)]
		if !found {
			is = rule.Default()
		}
		out = append(out, &Preference{
			Kind: string(rule.Kind), Topic: rule.Topic, InApp: is.InApp, Mail: is.Mail, IsDaily: rule.IsSum, IsDefault: is == rule.Default(),
		})
	}
	return out, nil
}

// SetPreferences sets how the viewer is told of some kinds; the others stay.
//
// Errors at preferences: TOO_LONG; at one of them: NOT_FOUND for a kind that does
// not concern the viewer, TAKEN for one that is named twice, INVALID for the
// timing.
func (s *Service) SetPreferences(ctx context.Context, in []*PreferenceInput) ([]*Preference, error) {
	v, err := reader(ctx)
	if err != nil {
		return nil, err
	}
	if err := checkChoices(v, in); err != nil {
		return nil, err
	}
	err = db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		for _, one := range in {
			if err := s.choose(ctx, tx, v.UserID, v.PartnerID, one); err != nil {
				return err
			}
		}
		return nil
	}, db.Again(choiceIndex))
	if err != nil {
		return nil, err
	}
	return s.Preferences(ctx)
}

// choiceIndex keeps one choice per person, seat and kind.
const choiceIndex = "notificationpreference_organization_id_user_id_partner_id_kind"

func checkChoices(v viewer.Viewer, in []*PreferenceInput) error {
	var errs apperr.Errors
	if len(in) > mostChoices {
		errs.Add(apperr.TooLong, "Set 100 kinds at most.", "preferences")
		return errs
	}
	seen := map[string]bool{}
	for i, one := range in {
		at := strconv.Itoa(i)
		rule, found := notice.Find(notice.Kind(one.Kind))
		switch {
		case !found || !seatOf(v).concerns(rule):
			errs.Add(apperr.NotFoundCode, "You are told of nothing of this kind.", "preferences", at, "kind")
		case seen[one.Kind]:
			errs.Add(apperr.Taken, "This kind is named twice.", "preferences", at, "kind")
		case !one.Mail.IsValid():
			errs.Add(apperr.Invalid, "Mails come at once, daily or never.", "preferences", at, "mail")
		}
		seen[one.Kind] = true
	}
	return errs.OrNil()
}

// choose saves one choice.
func (s *Service) choose(ctx context.Context, tx *ent.Tx, userID, partnerID string, in *PreferenceInput) error {
	n, err := tx.NotificationPreference.Update().
		Where(notificationpreference.UserID(userID), notificationpreference.PartnerID(partnerID), notificationpreference.Kind(in.Kind)).
		SetInApp(in.InApp).SetMail(notificationpreference.Mail(in.Mail)).Save(ctx)
	if err == nil && n == 0 {
		err = tx.NotificationPreference.Create().SetCreatedAt(s.clock.Now()).SetUserID(userID).SetPartnerID(partnerID).
			SetKind(in.Kind).SetInApp(in.InApp).SetMail(notificationpreference.Mail(in.Mail)).Exec(ctx)
	}
	if err != nil {
		return fmt.Errorf("save the preference: %w", err)
	}
	return nil
}
