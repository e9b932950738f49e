package commission

import (
	"context"
	"fmt"
	"slices"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	entprogram "github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/id"
)

// lockPrograms locks the programs of the commissions, which comes before the lock
// of commissions wherever rows are made.
func lockPrograms(ctx context.Context, tx *ent.Tx, ids []string) error {
	programIDs, err := tx.Commission.Query().Where(entcommission.IDIn(ids...)).
		Unique(true).Select(entcommission.FieldProgramID).Strings(ctx)
	if err != nil {
		return fmt.Errorf("find the programs of commissions: %w", err)
	}
	_, err = tx.Program.Query().Where(entprogram.IDIn(programIDs...), db.ForUpdate).Order(ent.Asc(entprogram.FieldID)).IDs(ctx)
	if err != nil {
		return fmt.Errorf("lock programs: %w", err)
	}
	return nil
}

// isInPayout reports whether the row is paid or about to be.
func isInPayout(row *ent.Commission) bool {
	return row.Status == commission.StatusInPayout || row.Status == commission.StatusPaid
}

// isOpen reports whether the row and all that takes parts of it back can be
// rejected.
func (m *moving) isOpen(row *ent.Commission) bool {
	return row.Status.CanMoveTo(commission.StatusRejected) && !slices.ContainsFunc(m.parts[row.ID], isInPayout)
}

// takeShares takes what recruiters were paid of rejected commissions, or are about
// to be, back by rows of their own: APPROVED at once, and in the next payout. They
// belong to no conversion: what a person decided follows from no fact.
func (m *moving) takeShares(ctx context.Context, ids []string, rejected []move) error {
	for _, of := range rejected {
		for _, share := range m.shares[of.row.ID] {
			isDone := share.Status == commission.StatusRejected || share.Status == commission.StatusReversed
			if isDone || m.isOpen(share) || slices.Contains(ids, share.ID) {
				continue
			}
			if err := m.takeShare(ctx, share); err != nil {
				return err
			}
		}
	}
	return nil
}

// takeShare takes back what is left of a recruiter's part.
func (m *moving) takeShare(ctx context.Context, share *ent.Commission) error {
	minor, programMinor := share.AmountMinor, share.ProgramMinor
	for _, part := range m.parts[share.ID] {
		minor += part.AmountMinor
		if programMinor != nil && part.ProgramMinor != nil {
			left := *programMinor + *part.ProgramMinor
			programMinor = &left
		}
	}
	if minor <= 0 {
		return nil
	}
	if programMinor != nil {
		taken := -*programMinor
		programMinor = &taken
	}
	p, err := m.tx.Program.UpdateOneID(share.ProgramID).AddSequence(1).Save(ctx)
	if err != nil {
		return fmt.Errorf("take a number of the program's sequence: %w", err)
	}
	create := m.tx.Commission.Create().
		SetID(id.New("com", m.now)).SetCreatedAt(m.now).SetOrganizationID(share.OrganizationID).SetPartnerID(share.PartnerID).
		SetProgramID(share.ProgramID).SetEnrollmentID(share.EnrollmentID).SetOriginalID(share.ID).SetNillableIncentiveID(share.IncentiveID).
		SetConversionType(share.ConversionType).SetCustomerLabel(share.CustomerLabel).
		SetKind(commission.KindReversal).SetStatus(commission.StatusApproved).SetStatusReason(commission.ReasonRecruitedRejected).
		SetAmountMinor(-minor).SetCurrency(share.Currency).SetNillableProgramMinor(programMinor).
		SetOccurredAt(share.OccurredAt).SetReleaseAt(m.now).SetStatusSince(m.now).
		SetExplanation(commission.Explanation{EnrollmentID: share.EnrollmentID}).SetSequence(p.Sequence)
	_, err = book(ctx, m.tx, create, commission.ReasonRecruitedRejected, "commission.reversed")
	return err
}
