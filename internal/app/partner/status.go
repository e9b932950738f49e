package partner

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// step is one way in which a decision changes the state of an enrollment.
type step struct {
	from []enrollment.Status
	to   enrollment.Status
	// event is what happened.
	event string
	// refusal is why not, from every other state.
	refusal apperr.Error
}

// The decisions, and all ways between the states of an enrollment:
//
//	APPLIED ──approve──▶ APPROVED ◀──reinstate── REJECTED, SUSPENDED, BANNED
//	APPLIED ──reject───▶ REJECTED
//	APPROVED ─suspend──▶ SUSPENDED
//	everywhere ──ban───▶ BANNED
var (
	approving = step{
		[]enrollment.Status{enrollment.StatusAPPLIED},
		enrollment.StatusAPPROVED, "enrollment.approved",
		apperr.Error{Code: apperr.NotPending, Message: "This application was decided already."},
	}
	rejecting = step{
		[]enrollment.Status{enrollment.StatusAPPLIED},
		enrollment.StatusREJECTED, "enrollment.rejected",
		apperr.Error{Code: apperr.NotPending, Message: "This application was decided already."},
	}
	suspending = step{
		[]enrollment.Status{enrollment.StatusAPPROVED},
		enrollment.StatusSUSPENDED, "enrollment.suspended",
		apperr.Error{Code: apperr.WrongState, Message: "Only an approved partner can be suspended."},
	}
	banning = step{
		[]enrollment.Status{enrollment.StatusAPPLIED, enrollment.StatusAPPROVED, enrollment.StatusREJECTED, enrollment.StatusSUSPENDED},
		enrollment.StatusBANNED, "enrollment.banned",
		apperr.Error{Code: apperr.WrongState, Message: "This partner is banned already."},
	}
	reinstating = step{
		[]enrollment.Status{enrollment.StatusREJECTED, enrollment.StatusSUSPENDED, enrollment.StatusBANNED},
		enrollment.StatusAPPROVED, "enrollment.reinstated",
		apperr.Error{Code: apperr.WrongState, Message: "Only a rejected, suspended or banned partner can be reinstated."},
	}
)

// Approve approves a pending application: the partner enters the lowest tier and
// gets a first link. One that was decided is NOT_PENDING.
func (s *Service) Approve(ctx context.Context, id string) (*ent.Enrollment, error) {
	return s.decide(ctx, id, approving, "")
}

// Reject rejects a pending application and tells the reason. One that was
// decided is NOT_PENDING.
func (s *Service) Reject(ctx context.Context, id, reason string) (*ent.Enrollment, error) {
	if _, err := viewer.Require(ctx, viewer.PartnerManage); err != nil {
		return nil, err
	}
	if err := checkReason(reason); err != nil {
		return nil, err
	}
	return s.decide(ctx, id, rejecting, reason)
}

// Suspend pauses an approved enrollment; any other is WRONG_STATE.
func (s *Service) Suspend(ctx context.Context, id, reason string) (*ent.Enrollment, error) {
	if _, err := viewer.Require(ctx, viewer.PartnerManage); err != nil {
		return nil, err
	}
	if err := checkReason(reason); err != nil {
		return nil, err
	}
	return s.decide(ctx, id, suspending, reason)
}

// Ban excludes an enrollment, whatever its state; a banned one is WRONG_STATE.
func (s *Service) Ban(ctx context.Context, id, reason string) (*ent.Enrollment, error) {
	if _, err := viewer.Require(ctx, viewer.PartnerManage); err != nil {
		return nil, err
	}
	if err := checkReason(reason); err != nil {
		return nil, err
	}
	return s.decide(ctx, id, banning, reason)
}

// Reinstate lets a rejected, suspended or banned enrollment take part again; any
// other is WRONG_STATE. One that never took part enters as if approved.
func (s *Service) Reinstate(ctx context.Context, id string) (*ent.Enrollment, error) {
	return s.decide(ctx, id, reinstating, "")
}

func (s *Service) decide(ctx context.Context, id string, way step, reason string) (*ent.Enrollment, error) {
	if _, err := viewer.Require(ctx, viewer.PartnerManage); err != nil {
		return nil, err
	}
	var decided *ent.Enrollment
	err := s.inTx(ctx, func(tx *ent.Tx) error {
		now := s.clock.Now()
		e, p, err := lockEnrollment(ctx, tx, id)
		if err != nil {
			return err
		}
		if !slices.Contains(way.from, e.Status) {
			return apperr.New(way.refusal.Code, way.refusal.Message, "id")
		}
		if e, err = change(ctx, tx, e, way, strings.TrimSpace(reason), now); err != nil {
			return err
		}
		if e.Status == enrollment.StatusAPPROVED {
			if e, err = s.admit(ctx, tx, p, e, nil, now); err != nil {
				return err
			}
		}
		decided = e
		return nil
	})
	if err != nil {
		return nil, err
	}
	return decided.Unwrap(), nil
}

// change takes an enrollment the way, and keeps it.
func change(ctx context.Context, tx *ent.Tx, e *ent.Enrollment, way step, reason string, at time.Time) (*ent.Enrollment, error) {
	update := tx.Enrollment.UpdateOne(e).SetStatus(way.to)
	switch way.to {
	case enrollment.StatusREJECTED:
		update.SetRejectReason(reason)
	case enrollment.StatusAPPROVED:
		update.ClearRejectReason()
		if e.ApprovedAt == nil {
			update.SetApprovedAt(at)
		}
	case enrollment.StatusAPPLIED, enrollment.StatusSUSPENDED, enrollment.StatusBANNED:
	}
	changed, err := update.Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("change enrollment: %w", err)
	}
	return changed, keep(ctx, tx, changed, kept{from: string(e.Status), event: way.event, reason: reason, at: at})
}

// kept is what is known of a change of state beside the state.
type kept struct {
	// from is empty for a new enrollment.
	from, event, reason string
	at                  time.Time
}

// keep writes how an enrollment came to the state that it has, as a row and as
// an event.
func keep(ctx context.Context, tx *ent.Tx, e *ent.Enrollment, k kept) error {
	sequence, err := program.NextSequence(ctx, tx, e.ProgramID, 1)
	if err != nil {
		return err
	}
	create := tx.EnrollmentChange.Create().SetCreatedAt(k.at).SetOrganizationID(e.OrganizationID).SetPartnerID(e.PartnerID).
		SetEnrollmentID(e.ID).SetToStatus(string(e.Status)).SetActor(viewer.From(ctx).Actor()).SetSequence(sequence)
	if k.from != "" {
		create.SetFromStatus(k.from)
	}
	if k.reason != "" {
		create.SetReason(k.reason)
	}
	if err := create.Exec(ctx); err != nil {
		return fmt.Errorf("keep the change of an enrollment: %w", err)
	}
	return event.Record(ctx, tx, k.at, event.Fact{Kind: k.event, SubjectID: e.ID, PartnerID: e.PartnerID})
}

// admit gives an approved enrollment what it needs to take part: the entry tier
// and a first link, with code if given. What it has it keeps.
func (s *Service) admit(ctx context.Context, tx *ent.Tx, p *ent.Program, e *ent.Enrollment, code *string, at time.Time) (*ent.Enrollment, error) {
	e, err := s.tiers.Enter(ctx, tx, e, at)
	if err != nil {
		return nil, fmt.Errorf("enter the first tier: %w", err)
	}
	hasLink, err := e.QueryLinks().Exist(ctx)
	if err != nil {
		return nil, fmt.Errorf("look for links: %w", err)
	}
	if hasLink {
		return e, nil
	}
	first := newLink{enrollment: e, destination: p.SiteURL, code: code, codePath: []string{"input", "linkCode"}, isMain: true}
	_, err = s.insertLink(ctx, tx, first, at)
	return e, err
}
