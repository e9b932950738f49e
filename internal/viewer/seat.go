package viewer

// Seat is a place where a person may sit: a membership of an organization, or
// a place at a partner of it. Exactly one of MemberID and PartnerUserID is set.
type Seat struct {
	OrganizationID string
	MemberID       string
	PartnerUserID  string
}

// ID is the id of the row that gives the seat.
func (s Seat) ID() string {
	if s.MemberID != "" {
		return s.MemberID
	}
	return s.PartnerUserID
}
