package notification

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/member"
	"github.com/rapporthq/rapport/ent/partneruser"
	"github.com/rapporthq/rapport/ent/user"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/notice"
	"github.com/rapporthq/rapport/internal/viewer"
)

// Leaving is what a link that ends mails is about.
type Leaving struct {
	// Label is what the kind of mail is called.
	Label    string
	Language notice.Language
}

// Leaving reads a link that ends mails. Anybody may ask who has it.
//
// Errors: apperr.ErrNotFound for a link that is not ours, or of somebody who is
// gone.
func (s *Service) Leaving(ctx context.Context, token string) (*Leaving, error) {
	of, people, err := s.leaver(ctx, token)
	if err != nil {
		return nil, err
	}
	language := people[0].language
	return &Leaving{Label: notice.WordsOf(notice.Kind(of.kind), language).Label, Language: language}, nil
}

// Leave ends the mails of a kind to a person, by the link in one of them; the app
// goes on telling. Of the digest it ends all that comes by it.
//
// Errors: those of Leaving.
func (s *Service) Leave(ctx context.Context, token string) error {
	of, people, err := s.leaver(ctx, token)
	if err != nil {
		return err
	}
	ctx = viewer.With(ctx, viewer.NewSystem(of.organizationID))
	return db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		chosen, err := loadChoices(ctx, tx.Client(), people)
		if err != nil {
			return err
		}
		for _, one := range people {
			for _, rule := range notice.Rules() {
				was := chosen.of(one, rule)
				ends := string(rule.Kind) == of.kind || of.kind == string(notice.Digest) && was.Mail == notice.Daily
				if !ends || was.Mail == notice.Never || one.partnerID != "" != (rule.Side == notice.Partner) {
					continue
				}
				in := &PreferenceInput{Kind: string(rule.Kind), InApp: was.InApp, Mail: notice.Never}
				if err := s.choose(ctx, tx, one.userID, one.partnerID, in); err != nil {
					return err
				}
			}
		}
		return nil
	}, db.Again(choiceIndex))
}

// LeaveToken is what the link that ends mails of a kind to a person of the viewer's
// organization ends with. It lets in nobody else, and only the system asks for it.
func (s *Service) LeaveToken(ctx context.Context, userID, kind string) string {
	return s.seals.sign(leaving{viewer.From(ctx).OrganizationID, userID, kind})
}

// leaver reads the token, and the seats of its person.
func (s *Service) leaver(ctx context.Context, token string) (leaving, []person, error) {
	of, isOurs := s.seals.read(token)
	if !isOurs {
		return of, nil, apperr.ErrNotFound
	}
	ctx = viewer.With(ctx, viewer.NewSystem(of.organizationID))
	who, err := s.client.User.Query().Where(user.ID(of.userID)).Only(ctx)
	if ent.IsNotFound(err) {
		return of, nil, apperr.ErrNotFound
	}
	if err != nil {
		return of, nil, fmt.Errorf("load the person: %w", err)
	}
	var people []person
	isMember, err := s.client.Member.Query().Where(member.UserID(who.ID)).Exist(ctx)
	if err != nil {
		return of, nil, fmt.Errorf("look for the membership: %w", err)
	}
	if isMember {
		people = append(people, personOf(who, viewer.Viewer{Kind: viewer.Member}))
	}
	seats, err := s.client.PartnerUser.Query().Where(partneruser.UserID(who.ID)).All(ctx)
	if err != nil {
		return of, nil, fmt.Errorf("load the seats: %w", err)
	}
	for _, seat := range seats {
		people = append(people, personOf(who, viewer.Viewer{Kind: viewer.Partner, PartnerID: seat.PartnerID}))
	}
	if len(people) == 0 {
		return of, nil, apperr.ErrNotFound
	}
	return of, people, nil
}
