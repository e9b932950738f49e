package notification

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	entnotification "github.com/rapporthq/rapport/ent/notification"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/notice"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/id"
)

// Tell tells people of an event, as the system: a notification for each who is
// concerned, and a mail for each who wants one at once. Who did it is not told,
// and nobody is told twice, however often it is called.
func (s *Service) Tell(ctx context.Context, args event.Tell) error {
	return db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		row, err := tx.Event.Get(ctx, args.EventID)
		if err != nil {
			return fmt.Errorf("load the event: %w", err)
		}
		about, err := s.compose(ctx, tx.Client(), row)
		if err != nil {
			return fmt.Errorf("tell of %s: %w", row.Kind, err)
		}
		if about == nil {
			return nil
		}
		told, err := tx.Notification.Query().Where(entnotification.EventID(row.ID)).Select(entnotification.FieldUserID).Strings(ctx)
		if err != nil {
			return fmt.Errorf("look for who was told: %w", err)
		}
		known := map[string]bool{row.Actor: true}
		for _, userID := range told {
			known[userID] = true
		}
		for _, rule := range notice.For(row.Kind, args.By) {
			if !about.fits(rule) {
				continue
			}
			if err := s.tellBy(ctx, tx, rule, about, known); err != nil {
				return err
			}
		}
		return nil
	}, db.Repeatable())
}

// tellBy tells all whom the rule names and who are not known to be told.
func (s *Service) tellBy(ctx context.Context, tx *ent.Tx, rule notice.Rule, about *story, known map[string]bool) error {
	people, err := audience(ctx, tx.Client(), rule, about.partnerID)
	if err != nil {
		return err
	}
	chosen, err := loadChoices(ctx, tx.Client(), people)
	if err != nil {
		return err
	}
	words := newWording(s, tx.Client())
	for _, one := range people {
		if known[one.userID] {
			continue
		}
		known[one.userID] = true
		wants := chosen.of(one, rule)
		if !wants.InApp && wants.Mail == notice.Never {
			continue
		}
		create := about.notification(tx, rule, one)
		if wants.Mail == notice.AtOnce {
			if err := s.mailOne(ctx, tx, words, rule, about, one); err != nil {
				return err
			}
			create.SetMailedAt(s.clock.Now())
		}
		if err := create.Exec(ctx); err != nil {
			return fmt.Errorf("save the notification: %w", err)
		}
	}
	return nil
}

// notification is the row that tells one person.
func (a *story) notification(tx *ent.Tx, rule notice.Rule, to person) *ent.NotificationCreate {
	data := map[string]string{"slug": a.programSlug}
	for _, field := range notice.Placeholders(rule.Kind) {
		if value := a.values[field.Name]; value != "" {
			data[field.Name] = value
		}
	}
	// Its id has the instant of the event, so that lists are in the order of what
	// happened, whoever tells of it first.
	create := tx.Notification.Create().SetID(id.New("ntf", a.at)).SetCreatedAt(a.at).SetUserID(to.userID).SetPartnerID(to.partnerID).SetEventID(a.eventID).
		SetKind(string(rule.Kind)).SetSubjectID(a.rowFor(rule)).SetData(data)
	if a.programID != "" {
		create.SetProgramID(a.programID)
	}
	return create
}
