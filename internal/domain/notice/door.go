package notice

// Door is a place at which one looks at what is told.
type Door int

// The doors.
const (
	HomeDoor Door = iota
	ReferralDoor
	ClaimDoor
	PartnerDoor
	RunDoor
	MemberDoor
	TermsDoor
	PayoutDoor
	EarningsDoor
	PayableDoor
	LostDoor
	TeamDoor
	LeadDoor
	ReciprocalDoor
)

// Place is what an address is made of.
type Place struct {
	// ProgramID and ProgramSlug name the program; both may be empty.
	ProgramID, ProgramSlug string
	// RowID is the row that it is about.
	RowID string
}

// Path is where a side looks at it: a path of the installation.
func (r Rule) Path(p Place) string {
	if r.Side == Vendor {
		return consolePath(r.Door, p)
	}
	path, parameter := portalPath(r.Door, p)
	switch {
	case p.ProgramSlug == "":
		if parameter != "" {
			return path + "?" + parameter
		}
		return path
	case parameter != "":
		return path + "?program=" + p.ProgramSlug + "&" + parameter
	default:
		return path + "?program=" + p.ProgramSlug
	}
}

func consolePath(d Door, p Place) string {
	if p.ProgramID == "" {
		return "/console"
	}
	base := "/console/" + p.ProgramID
	switch d {
	case ReferralDoor:
		return base + "/referrals?show=" + p.RowID
	case ClaimDoor:
		return base + "/claims?show=" + p.RowID
	case PartnerDoor:
		return base + "/partners/" + p.RowID
	case RunDoor:
		return base + "/payouts/" + p.RowID
	case MemberDoor:
		return base + "/members"
	case LeadDoor:
		return base + "/landing?view=leads&show=" + p.RowID
	case ReciprocalDoor:
		return base + "/reciprocal?show=" + p.RowID
	case HomeDoor, TermsDoor, PayoutDoor, EarningsDoor, PayableDoor, LostDoor, TeamDoor:
	}
	return base
}

func portalPath(d Door, p Place) (path, parameter string) {
	switch d {
	case ReferralDoor:
		return "/portal/referrals/" + p.RowID, ""
	case ClaimDoor:
		return "/portal/claims", ""
	case TermsDoor:
		return "/portal/terms", ""
	case PayoutDoor:
		return "/portal/payouts/" + p.RowID, ""
	case EarningsDoor:
		return "/portal/earnings", ""
	case PayableDoor:
		return "/portal/earnings", "status=APPROVED"
	case LostDoor:
		return "/portal/earnings", "status=REJECTED,REVERSED"
	case TeamDoor:
		return "/portal/settings", "tab=team"
	case ReciprocalDoor:
		return "/portal/received", ""
	case HomeDoor, PartnerDoor, RunDoor, MemberDoor, LeadDoor:
	}
	return "/portal", ""
}
