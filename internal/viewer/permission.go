package viewer

// Permission is one verb that a use case asks for.
type Permission string

// The permissions. The names are also the scopes of API keys.
const (
	OrganizationManage Permission = "ORGANIZATION_MANAGE"
	MemberManage       Permission = "MEMBER_MANAGE"
	APIKeyManage       Permission = "API_KEY_MANAGE"
	ProgramRead        Permission = "PROGRAM_READ"
	ProgramManage      Permission = "PROGRAM_MANAGE"
	PartnerRead        Permission = "PARTNER_READ"
	PartnerManage      Permission = "PARTNER_MANAGE"
	LinkManage         Permission = "LINK_MANAGE"
	ConversionRead     Permission = "CONVERSION_READ"
	ConversionRecord   Permission = "CONVERSION_RECORD"
	CommissionRead     Permission = "COMMISSION_READ"
	CommissionDecide   Permission = "COMMISSION_DECIDE"
	FraudReview        Permission = "FRAUD_REVIEW"
	PayoutRead         Permission = "PAYOUT_READ"
	PayoutManage       Permission = "PAYOUT_MANAGE"
	PayoutApprove      Permission = "PAYOUT_APPROVE"
	ReferralRead       Permission = "REFERRAL_READ"
	ReferralManage     Permission = "REFERRAL_MANAGE"
	ReportRead         Permission = "REPORT_READ"
	AuditRead          Permission = "AUDIT_READ"
	// The partner's own verbs.
	OwnRead         Permission = "OWN_READ"
	OwnLinkManage   Permission = "OWN_LINK_MANAGE"
	OwnReferralOpen Permission = "OWN_REFERRAL_OPEN"
	OwnPayoutMethod Permission = "OWN_PAYOUT_METHOD"
	OwnTeamManage   Permission = "OWN_TEAM_MANAGE"
	// The anonymous browser's verbs.
	ClickRecord  Permission = "CLICK_RECORD"
	ProgramApply Permission = "PROGRAM_APPLY"
)

// All lists every permission in a fixed order.
func All() []Permission {
	return []Permission{
		OrganizationManage, MemberManage, APIKeyManage, ProgramRead, ProgramManage, PartnerRead, PartnerManage, LinkManage,
		ConversionRead, ConversionRecord, CommissionRead, CommissionDecide, FraudReview, PayoutRead, PayoutManage, PayoutApprove,
		ReferralRead, ReferralManage, ReportRead, AuditRead,
		OwnRead, OwnLinkManage, OwnReferralOpen, OwnPayoutMethod, OwnTeamManage, ClickRecord, ProgramApply,
	}
}

var readOnly = []Permission{
	ProgramRead, PartnerRead, ConversionRead, CommissionRead, PayoutRead, ReferralRead, ReportRead,
}

var finance = append([]Permission{CommissionDecide, FraudReview, PayoutManage, PayoutApprove, AuditRead}, readOnly...)

var admin = append([]Permission{
	ProgramManage, PartnerManage, LinkManage, ConversionRecord, ReferralManage, APIKeyManage,
}, finance...)

var owner = append([]Permission{OrganizationManage, MemberManage}, admin...)

var partnerStaff = []Permission{OwnRead, OwnLinkManage, OwnReferralOpen}

var partnerOwner = append([]Permission{OwnPayoutMethod, OwnTeamManage}, partnerStaff...)

var visitor = []Permission{ClickRecord, ProgramApply}

// granted returns what the kind and role of v may do at most.
func granted(v Viewer) []Permission {
	switch v.Kind {
	case Member:
		return memberRole(v.Role)
	case Partner:
		if v.Role == Owner {
			return partnerOwner
		}
		return partnerStaff
	case Visitor:
		return visitor
	case System:
		return All()
	case Nobody, Directory:
		return nil
	}
	return nil
}

// MemberScopes lists the permissions that a key of the organization may hold.
func MemberScopes() []Permission { return append([]Permission{}, owner...) }

// covered says which permissions of members together are as much as a verb of a
// partner's.
var covered = map[Permission][]Permission{
	OwnRead:         {PartnerRead, CommissionRead, PayoutRead, ReferralRead},
	OwnLinkManage:   {LinkManage},
	OwnReferralOpen: {ReferralManage},
	OwnPayoutMethod: {PayoutManage},
	OwnTeamManage:   {PartnerManage},
}

// MayGive reports whether v may hand p on, to a key or a person: nobody gives
// what they do not have. A member has a partner's verb who has all that covers
// it.
func (v Viewer) MayGive(p Permission) bool {
	if v.Can(p) {
		return true
	}
	needed, isOwn := covered[p]
	if v.Kind != Member || !isOwn {
		return false
	}
	for _, one := range needed {
		if !v.Can(one) {
			return false
		}
	}
	return true
}

// MayGiveRole reports whether v may hand on all that the role of a kind of seat
// permits.
func (v Viewer) MayGiveRole(kind Kind, role Role) bool {
	for _, p := range granted(Viewer{Kind: kind, Role: role}) {
		if !v.MayGive(p) {
			return false
		}
	}
	return true
}

func memberRole(r Role) []Permission {
	switch r {
	case Owner:
		return owner
	case Admin:
		return admin
	case Finance:
		return finance
	case ReadOnly:
		return readOnly
	case Staff:
		return nil
	}
	return nil
}
