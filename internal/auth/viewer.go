package auth

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/ent/member"
	"github.com/rapporthq/rapport/ent/partneruser"
	"github.com/rapporthq/rapport/internal/viewer"
)

// viewerOf returns who sits in a session. If the seat is gone, it is Nobody: the
// person has to sign in again.
func (s *Sessions) viewerOf(ctx context.Context, row *ent.Session) (viewer.Viewer, error) {
	if row.SeatOrganizationID == nil {
		return viewer.Viewer{}, nil
	}
	v := viewer.Viewer{
		OrganizationID: *row.SeatOrganizationID, UserID: row.UserID, Name: row.Edges.User.Name, SessionID: row.ID,
	}
	system := viewer.With(ctx, viewer.NewSystem(v.OrganizationID))
	switch {
	case row.MemberID != nil:
		seat, err := s.client.Member.Query().
			Where(member.ID(*row.MemberID), member.UserID(row.UserID)).Only(system)
		if err != nil {
			return gone(err)
		}
		v.Kind, v.Role = viewer.Member, seat.Role
	case row.PartnerUserID != nil:
		seat, err := s.client.PartnerUser.Query().
			Where(partneruser.ID(*row.PartnerUserID), partneruser.UserID(row.UserID)).Only(system)
		if err != nil {
			return gone(err)
		}
		v.Kind, v.Role, v.PartnerID = viewer.Partner, seat.Role, seat.PartnerID
		if v.ProgramIDs, err = programsOf(system, s.client, seat.PartnerID); err != nil {
			return viewer.Viewer{}, err
		}
	default:
		return viewer.Viewer{}, nil
	}
	return v, nil
}

// gone turns the lack of the seat's row into Nobody.
func gone(err error) (viewer.Viewer, error) {
	if ent.IsNotFound(err) {
		return viewer.Viewer{}, nil
	}
	return viewer.Viewer{}, fmt.Errorf("read the seat: %w", err)
}

// programsOf lists the programs in which the partner is enrolled, whatever
// became of it: who was rejected may still read by which program.
func programsOf(ctx context.Context, client *ent.Client, partnerID string) ([]string, error) {
	ids, err := client.Enrollment.Query().
		Where(enrollment.PartnerID(partnerID)).
		Order(enrollment.ByProgramID()).
		Select(enrollment.FieldProgramID).
		Strings(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the partner's programs: %w", err)
	}
	return ids, nil
}
