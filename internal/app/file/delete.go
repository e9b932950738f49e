package file

import (
	"context"
	"fmt"
	"strings"

	"github.com/rapporthq/rapport/ent"
	entfile "github.com/rapporthq/rapport/ent/file"
	"github.com/rapporthq/rapport/ent/submissiondraft"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// CanDelete reports whether the viewer may delete the file now: one that belongs to
// nothing yet and was uploaded by the viewer, or an attachment of the viewer's side.
// Answers change with the submission, evidence stays, and logos are replaced.
func CanDelete(v viewer.Viewer, row *ent.File) bool {
	needed := viewer.ReferralManage
	if v.Kind == viewer.Partner {
		needed = viewer.OwnReferralOpen
	}
	if row.AttachedAt == nil {
		return row.UploadedBy == v.Actor()
	}
	return row.Purpose == entfile.PurposeATTACHMENT && row.Side == sideOf(v) && v.Can(needed)
}

// Delete removes a file, and its bytes soon after.
//
// Errors: apperr.ErrNotFound, also for what somebody else is uploading; WRONG_STATE for
// what stays, and for what the other side attached.
func (s *Service) Delete(ctx context.Context, id string) error {
	v := viewer.From(ctx)
	if v.Kind == viewer.Nobody {
		return apperr.ErrUnauthenticated
	}
	return db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		row, err := tx.File.Query().Where(entfile.ID(id), db.ForUpdate).Only(ctx)
		if err != nil {
			return missing(err, "load the file")
		}
		if err := mayRead(ctx, row); err != nil {
			return err
		}
		switch {
		case CanDelete(v, row):
		case row.AttachedAt == nil:
			return apperr.ErrNotFound
		case row.Side != sideOf(v):
			return apperr.New(apperr.WrongState, "The other side put this file here. Only it can remove it.", "id")
		default:
			return apperr.New(apperr.WrongState, "This file stays: it answers a question, shows why something is yours, or is a logo.", "id")
		}
		if err := s.remove(ctx, tx, row); err != nil || row.ReferralID == nil {
			return err
		}
		fact := event.Fact{Kind: "referral.detached", SubjectID: *row.ReferralID}
		if row.PartnerID != nil {
			fact.PartnerID = *row.PartnerID
		}
		return event.Record(ctx, tx, s.clock.Now(), fact)
	}, db.Repeatable())
}

// draftKept is for how many days of rest a draft keeps the files that it names.
const draftKept = 30

// Sweep removes at most this many files that have belonged to nothing for a day, with
// their bytes, and returns how many; those that a draft of the last month names stay.
// It is done by a job.
func (s *Service) Sweep(ctx context.Context, most int) (int, error) {
	removed := 0
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		removed = 0
		now := s.clock.Now()
		rows, err := tx.File.Query().Where(entfile.AttachedAtIsNil(), entfile.CreatedAtLTE(now.Add(-Kept)), db.ForUpdate).
			Order(ent.Asc(entfile.FieldCreatedAt, entfile.FieldID)).All(ctx)
		if err != nil || len(rows) == 0 {
			return wrapped(err, "look for files to sweep")
		}
		bodies, err := tx.SubmissionDraft.Query().Where(submissiondraft.UpdatedAtGT(now.AddDate(0, 0, -draftKept))).
			Select(submissiondraft.FieldBody).Strings(ctx)
		if err != nil {
			return fmt.Errorf("load drafts: %w", err)
		}
		named := strings.Join(bodies, "\n")
		for _, row := range rows {
			if removed == most || strings.Contains(named, row.ID) {
				continue
			}
			if err := s.remove(ctx, tx, row); err != nil {
				return err
			}
			removed++
		}
		return nil
	}, db.Repeatable())
	return removed, err
}

func wrapped(err error, doing string) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", doing, err)
}
