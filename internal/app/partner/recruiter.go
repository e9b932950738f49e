package partner

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/viewer"
)

// SetRecruiter says who recruited an enrollment: another enrollment of the program
// that is approved. It is set once and holds for what is recorded from then on
// (rules §3.8). It asks for PARTNER_MANAGE. An enrollment that the viewer does not
// see is apperr.ErrNotFound. User errors: WRONG_STATE at id if a recruiter is set;
// at input.recruiterId NOT_FOUND for an enrollment of another program, INVALID for
// itself or one that it recruited, directly or not, and WRONG_STATE for one that
// is not approved.
func (s *Service) SetRecruiter(ctx context.Context, id, recruiterID string) (*ent.Enrollment, error) {
	if _, err := viewer.Require(ctx, viewer.PartnerManage); err != nil {
		return nil, err
	}
	var changed *ent.Enrollment
	err := s.inTx(ctx, func(tx *ent.Tx) error {
		e, _, err := lockEnrollment(ctx, tx, id)
		if err != nil {
			return err
		}
		if e.RecruiterID != nil {
			return apperr.New(apperr.WrongState, "This partner has a recruiter, who stays.", "id")
		}
		if err := checkRecruiter(ctx, tx, e, recruiterID); err != nil {
			return err
		}
		if changed, err = tx.Enrollment.UpdateOne(e).SetRecruiterID(recruiterID).Save(ctx); err != nil {
			return fmt.Errorf("set the recruiter: %w", err)
		}
		return record(ctx, tx, s.clock.Now(), "enrollment.recruited", id, e.PartnerID, enrollment.FieldRecruiterID)
	})
	if err != nil {
		return nil, err
	}
	return changed.Unwrap(), nil
}

// checkRecruiter refuses who cannot have recruited the enrollment. The program's
// row is locked, so that two cannot recruit each other at once.
func checkRecruiter(ctx context.Context, tx *ent.Tx, e *ent.Enrollment, recruiterID string) error {
	path := []string{"input", "recruiterId"}
	recruiter, err := tx.Enrollment.Query().
		Where(enrollment.ID(recruiterID), enrollment.ProgramID(e.ProgramID)).Only(ctx)
	if err != nil {
		return missing(err, "load the recruiter", "The program has no enrollment with this id.", path...)
	}
	if recruiter.Status != enrollment.StatusAPPROVED {
		return apperr.New(apperr.WrongState, "Only an approved partner can be a recruiter.", path...)
	}
	for above := recruiter; ; {
		if above.ID == e.ID {
			return apperr.New(apperr.Invalid, "A partner cannot recruit itself, or whoever recruited it.", path...)
		}
		if above.RecruiterID == nil {
			return nil
		}
		if above, err = tx.Enrollment.Get(ctx, *above.RecruiterID); err != nil {
			return fmt.Errorf("load the recruiter's recruiter: %w", err)
		}
	}
}
