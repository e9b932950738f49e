package partner

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	entgroup "github.com/rapporthq/rapport/ent/group"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/viewer"
)

// CreateInput is a new partner, enrolled and approved at once.
type CreateInput struct {
	ProgramID string
	Name      string
	Email     string
	Type      *string
	Country   *string
	Website   *string
	Tags      []string
	GroupID   *string
	LinkCode  *string
}

// Validate names every mistake that can be seen without the program.
func (in CreateInput) Validate() error {
	var errs apperr.Errors
	checkText(&errs, in.Name, maxName, "input", "name")
	checkEmail(&errs, in.Email, "input", "email")
	if in.Type != nil {
		checkText(&errs, *in.Type, maxType, "input", "type")
	}
	checkCountry(&errs, in.Country, "input", "country")
	checkWebsite(&errs, in.Website, "input", "website")
	checkTags(&errs, in.Tags, "input", "tags")
	checkCode(&errs, in.LinkCode, "input", "linkCode")
	return errs.OrNil()
}

// Create makes a partner and enrolls it in a program, approved, on the entry
// tier and with a first link. An unknown program or group is NOT_FOUND, a code
// that any link has or had TAKEN.
func (s *Service) Create(ctx context.Context, in CreateInput) (*ent.Partner, *ent.Enrollment, error) {
	v, err := viewer.Require(ctx, viewer.PartnerManage)
	if err != nil {
		return nil, nil, err
	}
	if err := in.Validate(); err != nil {
		return nil, nil, err
	}
	var made *ent.Partner
	var enrolled *ent.Enrollment
	err = s.inTx(ctx, func(tx *ent.Tx) error {
		now := s.clock.Now()
		p, err := lockProgram(ctx, tx, in.ProgramID, "input", "programId")
		if err != nil {
			return err
		}
		create := newPartner(tx, v.OrganizationID, in.Name, in.Email, now).SetTags(trimmed(in.Tags)).SetNillableType(in.Type)
		if made, err = describe(create, in.Country, in.Website).Save(ctx); err != nil {
			return fmt.Errorf("create partner: %w", err)
		}
		if err := record(ctx, tx, now, "partner.created", made.ID, made.ID); err != nil {
			return err
		}
		enrolled, err = s.enroll(ctx, tx, newEnrollment{program: p, partner: made, groupID: in.GroupID, linkCode: in.LinkCode}, now)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	return made.Unwrap(), enrolled.Unwrap(), nil
}

// newPartner begins a partner without tags.
func newPartner(tx *ent.Tx, organizationID, name, email string, at time.Time) *ent.PartnerCreate {
	return tx.Partner.Create().SetCreatedAt(at).SetOrganizationID(organizationID).
		SetName(strings.TrimSpace(name)).SetEmail(normalizeEmail(email)).SetTags([]string{})
}

// describe sets what may be left out of a partner.
func describe(create *ent.PartnerCreate, country, website *string) *ent.PartnerCreate {
	if country != nil {
		create.SetCountry(strings.ToUpper(*country))
	}
	return create.SetNillableWebsite(website)
}

// newEnrollment is a partner that a member enrolls.
type newEnrollment struct {
	program           *ent.Program
	partner           *ent.Partner
	groupID, linkCode *string
}

// enroll makes an approved enrollment in a program whose row is locked.
func (s *Service) enroll(ctx context.Context, tx *ent.Tx, n newEnrollment, at time.Time) (*ent.Enrollment, error) {
	if n.groupID != nil {
		if err := checkGroup(ctx, tx, n.program.ID, *n.groupID); err != nil {
			return nil, err
		}
	}
	e, err := tx.Enrollment.Create().SetCreatedAt(at).SetOrganizationID(n.program.OrganizationID).SetPartnerID(n.partner.ID).
		SetProgramID(n.program.ID).SetStatus(enrollment.StatusAPPROVED).SetApprovedAt(at).SetNillableGroupID(n.groupID).
		SetSource("MEMBER").Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("create enrollment: %w", err)
	}
	if err := keep(ctx, tx, e, kept{event: approving.event, at: at}); err != nil {
		return nil, err
	}
	return s.admit(ctx, tx, n.program, e, n.linkCode, at)
}

// checkGroup checks that the program has the group of input.groupId.
func checkGroup(ctx context.Context, tx *ent.Tx, programID, groupID string) error {
	found, err := tx.Group.Query().Where(entgroup.ID(groupID), entgroup.ProgramID(programID)).Exist(ctx)
	if err != nil {
		return fmt.Errorf("load group: %w", err)
	}
	if !found {
		return apperr.New(apperr.NotFoundCode, "The program has no group with this id.", "input", "groupId")
	}
	return nil
}
