package referral

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/rapporthq/rapport/ent"
	entfile "github.com/rapporthq/rapport/ent/file"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// mostFiles is how many files a referral has at most, answers included, and a
// claim.
const mostFiles = 20

// Attach puts uploaded files to a referral, in every state of it: attachments stay
// open (rules §6). Putting the same file there again changes nothing. A partner
// asks with OWN_REFERRAL_OPEN, the vendor with REFERRAL_MANAGE.
//
// Errors: apperr.ErrNotFound; BLANK without files; NOT_FOUND for files that are not
// there, or not of this partner and side; IN_USE for those that belong to
// something; TOO_LONG for more than 20.
func (s *Service) Attach(ctx context.Context, referralID string, fileIDs []string) (*ent.Referral, error) {
	v, err := s.bringer(ctx)
	if err != nil {
		return nil, err
	}
	if len(fileIDs) == 0 {
		return nil, apperr.New(apperr.Blank, "Choose a file.", "fileIds")
	}
	var out *ent.Referral
	err = db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		row, err := lock(ctx, tx, referralID)
		if err != nil {
			return err
		}
		now := s.clock.Now()
		put := ofReferral(row, v, now, entfile.PurposeATTACHMENT)
		added, err := put.files(ctx, tx, fileIDs, "fileIds")
		out = row
		if err != nil || added == 0 {
			return err
		}
		return event.Record(ctx, tx, now, event.Fact{
			Kind: "referral.attached", SubjectID: row.ID, PartnerID: row.PartnerID, Data: map[string]string{"files": strconv.Itoa(added)},
		})
	}, db.Repeatable())
	if err != nil {
		return nil, err
	}
	return out.Unwrap(), nil
}

// putting says to what files are put, by whom.
type putting struct {
	purpose              entfile.Purpose
	programID, partnerID string
	referralID, claimID  *string
	by                   viewer.Viewer
	now                  time.Time
}

func ofReferral(r *ent.Referral, by viewer.Viewer, now time.Time, purpose entfile.Purpose) putting {
	return putting{purpose: purpose, programID: r.ProgramID, partnerID: r.PartnerID, referralID: &r.ID, by: by, now: now}
}

func ofClaim(c *ent.Claim, by viewer.Viewer, now time.Time) putting {
	return putting{purpose: entfile.PurposeEVIDENCE, programID: c.ProgramID, partnerID: c.PartnerID, claimID: &c.ID, by: by, now: now}
}

// files puts the files there and returns how many were new. Mistakes are at path,
// with the position of the file.
func (p putting) files(ctx context.Context, tx *ent.Tx, ids []string, path ...string) (int, error) {
	if len(ids) == 0 {
		return 0, nil
	}
	rows, err := tx.File.Query().Where(entfile.IDIn(ids...), db.ForUpdate).All(ctx)
	if err != nil {
		return 0, fmt.Errorf("load the files: %w", err)
	}
	var problems apperr.Errors
	var fresh []string
	for i, id := range ids {
		at := slices.IndexFunc(rows, func(row *ent.File) bool { return row.ID == id })
		switch {
		case at < 0 || !p.has(rows[at]) && !p.mayTake(rows[at]):
			problems.Add(apperr.NotFoundCode, "There is no such file. Upload it again.", append(slices.Clone(path), strconv.Itoa(i))...)
		case p.has(rows[at]) || slices.Contains(fresh, id):
		case rows[at].AttachedAt != nil:
			problems.Add(apperr.InUse, "This file belongs to something else. Upload it again.", append(slices.Clone(path), strconv.Itoa(i))...)
		default:
			fresh = append(fresh, id)
		}
	}
	if err := problems.OrNil(); err != nil {
		return 0, err
	}
	return len(fresh), p.put(ctx, tx, fresh, path...)
}

func (p putting) put(ctx context.Context, tx *ent.Tx, ids []string, path ...string) error {
	there := entfile.ReferralID(deref(p.referralID))
	if p.claimID != nil {
		there = entfile.ClaimID(*p.claimID)
	}
	before, err := tx.File.Query().Where(there, entfile.AttachedAtNotNil()).Count(ctx)
	if err != nil {
		return fmt.Errorf("count the files: %w", err)
	}
	if before+len(ids) > mostFiles {
		return apperr.New(apperr.TooLong, "There may be 20 files at most.", path...)
	}
	err = tx.File.Update().Where(entfile.IDIn(ids...)).SetAttachedAt(p.now).SetProgramID(p.programID).
		SetNillableReferralID(p.referralID).SetNillableClaimID(p.claimID).Exec(ctx)
	if err != nil {
		return fmt.Errorf("put the files: %w", err)
	}
	return nil
}

// mayTake reports whether a file is of the kind that is wanted, of the partner and
// of the side that puts it.
func (p putting) mayTake(row *ent.File) bool {
	return row.Purpose == p.purpose && deref(row.PartnerID) == p.partnerID && row.Side == sideOf(p.by)
}

func (p putting) has(row *ent.File) bool {
	return row.AttachedAt != nil && row.Purpose == p.purpose && deref(row.ReferralID) == deref(p.referralID) && deref(row.ClaimID) == deref(p.claimID)
}

// answers puts the files that answer questions to the referral, and lets go of those
// that did before.
func (p putting) answers(ctx context.Context, tx *ent.Tx, fields []*ent.SubmissionField, given map[string]string) error {
	var ids []string
	for _, field := range fields {
		id := given[field.Key]
		if field.Kind != domain.FieldFile || id == "" {
			continue
		}
		if _, err := p.files(ctx, tx, []string{id}, "input", "answers", field.Key); err != nil {
			return atQuestion(err)
		}
		ids = append(ids, id)
	}
	// What is not used any more is swept away as what was never used.
	err := tx.File.Update().Where(entfile.ReferralID(*p.referralID), entfile.PurposeEQ(entfile.PurposeANSWER), entfile.IDNotIn(ids...)).
		ClearAttachedAt().ClearReferralID().Exec(ctx)
	if err != nil {
		return fmt.Errorf("let go of files: %w", err)
	}
	return nil
}

// atQuestion drops the position of a file, since a question has one.
func atQuestion(err error) error {
	list, ok := apperr.List(err)
	if !ok {
		return err
	}
	var out apperr.Errors
	for _, one := range list {
		out.Add(one.Code, one.Message, one.Field[:min(len(one.Field), 3)]...)
	}
	return out
}

func sideOf(v viewer.Viewer) domain.Side {
	if v.Kind == viewer.Partner {
		return domain.ByPartner
	}
	return domain.ByVendor
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
