package account

import (
	"context"
	"fmt"

	entsql "entgo.io/ent/dialect/sql"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/member"
	"github.com/rapporthq/rapport/ent/organization"
	"github.com/rapporthq/rapport/ent/partneruser"
	"github.com/rapporthq/rapport/internal/viewer"
)

// Seat is a place where the viewer may sit.
type Seat struct {
	// ID is what SeatSwitch wants.
	ID string
	// OrganizationName is the organization's.
	OrganizationName string
	// PartnerName is nil for a member.
	PartnerName *string
	// Role in the seat.
	Role viewer.Role
	// IsCurrent reports whether the viewer sits here now.
	IsCurrent bool

	seat      viewer.Seat
	partnerID string
}

// Seats lists the seats of the person who asks: members before people of
// partners, older organizations before younger. It is empty for keys and for nobody.
func (s *Service) Seats(ctx context.Context) ([]Seat, error) {
	v := viewer.From(ctx)
	if v.UserID == "" || v.SessionID == "" {
		return []Seat{}, nil
	}
	seats, err := s.seatsOf(ctx, v.UserID)
	if err != nil {
		return nil, err
	}
	for i, one := range seats {
		// A person has at most one seat of either kind in the same place.
		seats[i].IsCurrent = one.seat.OrganizationID == v.OrganizationID &&
			((v.Kind == viewer.Member && one.seat.MemberID != "") ||
				(v.Kind == viewer.Partner && one.partnerID == v.PartnerID))
	}
	return seats, nil
}

// seatsOf lists the seats of a person. The directory says in which organizations
// they are, then each organization is asked on its own.
func (s *Service) seatsOf(ctx context.Context, userID string) ([]Seat, error) {
	organizations, err := s.client.Organization.Query().
		Where(seating(userID)).
		Order(organization.ByCreatedAt(), organization.ByID()).
		All(asDirectory(ctx))
	if err != nil {
		return nil, fmt.Errorf("find the organizations of the person: %w", err)
	}
	members, partners := []Seat{}, []Seat{}
	for _, o := range organizations {
		system := entering(ctx, o.ID, userID)
		asMember, err := s.client.Member.Query().Where(member.UserID(userID)).All(system)
		if err != nil {
			return nil, fmt.Errorf("find the memberships of the person: %w", err)
		}
		for _, m := range asMember {
			members = append(members, memberSeat(o, m))
		}
		atPartners, err := s.client.PartnerUser.Query().Where(partneruser.UserID(userID)).
			Order(partneruser.ByCreatedAt(), partneruser.ByID()).WithPartner().All(system)
		if err != nil {
			return nil, fmt.Errorf("find the partners of the person: %w", err)
		}
		for _, p := range atPartners {
			partners = append(partners, partnerSeat(o, p))
		}
	}
	return append(members, partners...), nil
}

func memberSeat(o *ent.Organization, m *ent.Member) Seat {
	return Seat{
		ID: m.ID, OrganizationName: o.Name, Role: m.Role,
		seat: viewer.Seat{OrganizationID: o.ID, MemberID: m.ID},
	}
}

func partnerSeat(o *ent.Organization, p *ent.PartnerUser) Seat {
	return Seat{
		ID: p.ID, OrganizationName: o.Name, PartnerName: &p.Edges.Partner.Name, Role: p.Role,
		seat: viewer.Seat{OrganizationID: o.ID, PartnerUserID: p.ID}, partnerID: p.PartnerID,
	}
}

// seating holds for the organizations in which the person has a seat. It reads
// nothing of the seats but that they are there.
func seating(userID string) func(*entsql.Selector) {
	return func(selector *entsql.Selector) {
		of := func(table string) *entsql.Predicate {
			seats := entsql.Dialect(selector.Dialect()).Table(table)
			return entsql.In(selector.C(organization.FieldID),
				entsql.Select(seats.C(member.FieldOrganizationID)).From(seats).
					Where(entsql.EQ(seats.C(member.FieldUserID), userID)))
		}
		selector.Where(entsql.Or(of(member.Table), of(partneruser.Table)))
	}
}
