package program

import (
	"context"
	"fmt"
	"regexp"
	"strings"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/eventtype"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/viewer"
)

// EventTypeCreateInput is a new kind of conversion.
type EventTypeCreateInput struct {
	Key    string
	Name   string
	IsLead *bool
	IsSale *bool
}

const (
	maxKey           = 60
	maxEventTypeName = 80
	eventTypeIndex   = "eventtype_organization_id_program_id_key"
)

var keyForm = regexp.MustCompile(`^[a-z0-9_]+$`)

// Validate names every mistake.
func (in EventTypeCreateInput) Validate() error {
	var errs apperr.Errors
	switch {
	case in.Key == "":
		errs.Add(apperr.Blank, "Give the key that conversions name.", "input", "key")
	case len(in.Key) > maxKey:
		errs.Add(apperr.TooLong, "The key is at most 60 characters long.", "input", "key")
	case !keyForm.MatchString(in.Key):
		errs.Add(apperr.Invalid, "Use lower-case letters, digits and _.", "input", "key")
	}
	checkText(&errs, in.Name, maxEventTypeName, "input", "name")
	return errs.OrNil()
}

// CreateEventType adds a kind of conversion to the program. A key that the
// program has is TAKEN, and so is isLead if another type opens referrals.
func (s *Service) CreateEventType(ctx context.Context, programID string, in EventTypeCreateInput) (*ent.EventType, error) {
	v, err := viewer.Require(ctx, viewer.ProgramManage)
	if err != nil {
		return nil, err
	}
	if err := in.Validate(); err != nil {
		return nil, err
	}
	var made *ent.EventType
	err = db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		now := s.clock.Now()
		if err := in.checkFree(ctx, tx, programID); err != nil {
			return err
		}
		made, err = tx.EventType.Create().SetCreatedAt(now).SetOrganizationID(v.OrganizationID).SetProgramID(programID).
			SetKey(in.Key).SetName(strings.TrimSpace(in.Name)).SetNillableIsLead(in.IsLead).SetNillableIsSale(in.IsSale).
			Save(ctx)
		if err != nil {
			return fmt.Errorf("create event type: %w", err)
		}
		return record(ctx, tx, now, "eventType.created", made.ID)
	})
	if err != nil {
		return nil, taken(err, eventTypeIndex, "The program has an event type with this key.", "input", "key")
	}
	return made.Unwrap(), nil
}

// checkFree locks the program and checks that its lead type is not given away
// already.
func (in EventTypeCreateInput) checkFree(ctx context.Context, tx *ent.Tx, programID string) error {
	if _, err := lock(ctx, tx, programID); err != nil {
		return err
	}
	if in.IsLead == nil || !*in.IsLead {
		return nil
	}
	found, err := tx.EventType.Query().Where(eventtype.ProgramID(programID), eventtype.IsLead(true)).Exist(ctx)
	if err != nil {
		return fmt.Errorf("look for the lead type: %w", err)
	}
	if found {
		return apperr.New(apperr.Taken, "Another event type opens referrals; at most one of a program does.", "input", "isLead")
	}
	return nil
}
