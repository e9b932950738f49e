package notification

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	entnotification "github.com/rapporthq/rapport/ent/notification"
	"github.com/rapporthq/rapport/ent/predicate"
	entprogram "github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/notice"
)

const (
	// digestReach is how far back the daily mail looks for what was not told.
	digestReach = 48 * time.Hour
	// mostLines is how many lines a daily mail has.
	mostLines = 50
)

// sendDigests writes to each person what waits for the daily mail of the program.
// What is about no program comes with the organization's oldest.
func (s *Service) sendDigests(ctx context.Context, programID string, until time.Time) error {
	first, err := s.client.Program.Query().Order(ent.Asc(entprogram.FieldID)).FirstID(ctx)
	if err != nil {
		return fmt.Errorf("find the first program: %w", err)
	}
	whose := entnotification.ProgramID(programID)
	if first == programID {
		whose = entnotification.Or(whose, entnotification.ProgramIDIsNil())
	}
	waiting := []predicate.Notification{
		whose, entnotification.MailedAtIsNil(), entnotification.CreatedAtGT(until.Add(-digestReach)), entnotification.CreatedAtLTE(until),
	}
	rows, err := s.client.Notification.Query().Where(waiting...).Order(ent.Asc(entnotification.FieldCreatedAt, entnotification.FieldID)).All(ctx)
	if err != nil {
		return fmt.Errorf("look for what waits: %w", err)
	}
	bySeat := map[[2]string][]*ent.Notification{}
	var partners []string
	for _, row := range rows {
		seat := [2]string{row.UserID, orEmpty(row.PartnerID)}
		bySeat[seat] = append(bySeat[seat], row)
		partners = append(partners, seat[1])
	}
	if len(bySeat) == 0 {
		return nil
	}
	people, err := members(ctx, s.client)
	if err != nil {
		return err
	}
	slices.Sort(partners)
	others, err := peopleOf(ctx, s.client, slices.Compact(partners)...)
	if err != nil {
		return err
	}
	for _, one := range append(people, others...) {
		mine := bySeat[[2]string{one.userID, one.partnerID}]
		if len(mine) == 0 {
			continue
		}
		if err := s.sendDigest(ctx, programID, one, mine, until); err != nil {
			return err
		}
	}
	return nil
}

// sendDigest writes to one person, if there is anything that is to come daily.
func (s *Service) sendDigest(ctx context.Context, programID string, to person, waiting []*ent.Notification, until time.Time) error {
	return db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		chosen, err := loadChoices(ctx, tx.Client(), []person{to})
		if err != nil {
			return err
		}
		var ids, lines []string
		for _, row := range waiting {
			rule, found := notice.Find(notice.Kind(row.Kind))
			if !found || !to.concerns(rule) || chosen.of(to, rule).Mail != notice.Daily {
				continue
			}
			ids = append(ids, row.ID)
			lines = append(lines, "* "+notice.Link(Sentence(row, to.language), s.publicURL+Path(row)))
		}
		if len(ids) == 0 {
			return nil
		}
		// Whoever did this before has marked them.
		n, err := tx.Notification.Update().Where(entnotification.IDIn(ids...), entnotification.MailedAtIsNil()).SetMailedAt(s.clock.Now()).Save(ctx)
		if err != nil {
			return fmt.Errorf("mark what is told: %w", err)
		}
		if n != len(ids) {
			return nil
		}
		return s.postDigest(ctx, tx, programID, to, lines, until)
	}, db.Repeatable())
}

func (s *Service) postDigest(ctx context.Context, tx *ent.Tx, programID string, to person, lines []string, until time.Time) error {
	about := &story{zone: time.UTC, values: map[string]string{}}
	if err := about.in(ctx, tx.Client(), programID); err != nil {
		return err
	}
	name, err := organizationName(ctx, tx.Client())
	if err != nil {
		return err
	}
	side, home := notice.Vendor, "/console/"+programID+"/notifications"
	if to.partnerID != "" {
		side, home = notice.Partner, "/portal/notifications?program="+about.programSlug
	}
	if len(lines) > mostLines {
		lines = append(lines[:mostLines], "* …")
	}
	return s.post(ctx, tx, newWording(s, tx.Client()), letter{
		kind: notice.Digest, userID: to.userID, to: to.email, language: to.language,
		values: map[string]string{
			"name": to.name, "organization": name, "until": about.day(&until), "list": strings.Join(lines, "\n"), "link": s.publicURL + home,
		},
		below: s.foot(ctx, side, notice.Digest, to, programID),
		key:   digestKey(to.userID, to.partnerID, programID) + until.Format(time.RFC3339),
	})
}
