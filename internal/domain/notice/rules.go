package notice

// What a use case asks of a member who acts on what is told, in the words of
// internal/viewer; a test compares them.
const (
	referralManage = "REFERRAL_MANAGE"
	partnerManage  = "PARTNER_MANAGE"
	payoutManage   = "PAYOUT_MANAGE"
	payoutApprove  = "PAYOUT_APPROVE"
	memberManage   = "MEMBER_MANAGE"
)

// The fields that several kinds have.
var (
	company = Field{"company", Text}
	partner = Field{"partner", Text}
	until   = Field{"until", Day}
	reason  = Field{"reason", Long}
	order   = Field{"order", Text}
	person  = Field{"person", Text}
	amount  = Field{"amount", Amount}
	count   = Field{"count", Count}
	number  = Field{"number", Text}
	tier    = Field{"tier", Text}
	stage   = Field{"stage", Text}
	task    = Field{"task", Text}
	outcome = Field{"outcome", Word}
	deed    = Field{"deed", Word}
)

// rules is the table: what the vendor is told, then what partners are.
var rules = []Rule{
	{
		Kind: "submission.received", Events: []string{"referral.submitted"}, Side: Vendor, OthersOnly: true, Needs: referralManage,
		Topic: Referrals, Mail: AtOnce, Door: ReferralDoor, Fields: []Field{company, partner},
	},
	{
		Kind: "submission.answered", Events: []string{"referral.resubmitted"}, Side: Vendor, OthersOnly: true, Needs: referralManage,
		Topic: Referrals, Mail: AtOnce, Door: ReferralDoor, Fields: []Field{company, partner},
	},
	{
		Kind: "note.from_partner", Events: []string{"referral.noted"}, Side: Vendor, OthersOnly: true, Needs: referralManage,
		Topic: Referrals, Mail: Daily, Door: ReferralDoor, Fields: []Field{company, partner, {"note", Long}},
	},
	{
		Kind: "referral.moved_by_partner", Events: []string{"referral.moved", "referral.won", "referral.lost", "referral.reopened"},
		Side: Vendor, OthersOnly: true, Needs: referralManage,
		Topic: Referrals, Mail: Daily, Door: ReferralDoor, Fields: []Field{company, partner, stage},
	},
	{
		Kind: "task.from_partner", Events: []string{"referral_task.added"}, Side: Vendor, OthersOnly: true, Needs: referralManage,
		Topic: Referrals, Mail: Daily, Door: ReferralDoor, Fields: []Field{company, partner, task, until},
	},
	{
		Kind: "task.done_by_partner", Events: []string{"referral_task.done"}, Side: Vendor, OthersOnly: true, Needs: referralManage,
		Topic: Referrals, Mail: Daily, Door: ReferralDoor, Fields: []Field{company, partner, task, until},
	},
	{
		Kind: "task.changed_by_partner", Events: []string{"referral_task.changed", "referral_task.reopened", "referral_task.deleted"},
		Side: Vendor, OthersOnly: true, Needs: referralManage,
		Topic: Referrals, Mail: Daily, Door: ReferralDoor, Fields: []Field{company, partner, deed, task, until},
	},
	{
		Kind: "files.from_partner", Events: []string{"referral.attached"}, Side: Vendor, OthersOnly: true, Needs: referralManage,
		Topic: Referrals, Mail: Daily, Door: ReferralDoor, Fields: []Field{company, partner, count},
	},
	{
		Kind: "extension.requested", Events: []string{"extension.requested"}, Side: Vendor, Needs: referralManage,
		Topic: Referrals, Mail: AtOnce, Door: ReferralDoor, Fields: []Field{company, partner, {"days", Count}, reason},
	},
	{
		Kind: "protection.over", Events: []string{"referral.unprotected"}, Side: Vendor, Needs: referralManage,
		Topic: Referrals, Mail: Never, Door: ReferralDoor, Fields: []Field{company, partner},
	},
	{
		// Anybody can send a form, and again: a mail for each would be anybody's to cause.
		Kind: "landing.lead", Events: []string{"landing.lead_sent"}, Side: Vendor, Needs: referralManage,
		Topic: Referrals, Mail: Daily, Door: LeadDoor, Fields: []Field{partner},
	},
	{
		Kind: "reciprocal.accepted", Events: []string{"reciprocal.accepted"}, Side: Vendor, OthersOnly: true, Needs: referralManage,
		Topic: Referrals, Mail: Daily, Door: ReciprocalDoor, Fields: []Field{company, partner, {"note", Long}},
	},
	{
		Kind: "reciprocal.declined", Events: []string{"reciprocal.declined"}, Side: Vendor, OthersOnly: true, Needs: referralManage,
		Topic: Referrals, Mail: AtOnce, Door: ReciprocalDoor, Fields: []Field{company, partner, {"reason", Word}, {"note", Long}},
	},
	{
		Kind: "reciprocal.won", Events: []string{"reciprocal.won"}, Side: Vendor, OthersOnly: true, Needs: referralManage,
		Topic: Referrals, Mail: AtOnce, Door: ReciprocalDoor, Fields: []Field{company, partner, amount},
	},
	{
		Kind: "reciprocal.lost", Events: []string{"reciprocal.lost"}, Side: Vendor, OthersOnly: true, Needs: referralManage,
		Topic: Referrals, Mail: Daily, Door: ReciprocalDoor, Fields: []Field{company, partner},
	},
	{
		Kind: "reciprocal.corrected", Events: []string{"reciprocal.corrected"}, Side: Vendor, Needs: referralManage,
		Topic: Referrals, Mail: Never, Door: ReciprocalDoor, Fields: []Field{company, partner, outcome, reason},
	},
	{
		Kind: "claim.opened", Events: []string{"claim.opened"}, Side: Vendor, Needs: referralManage,
		Topic: Claims, Mail: AtOnce, Door: ClaimDoor, Fields: []Field{partner, order, until},
	},
	{
		Kind: "claim.answered", Events: []string{"claim.answered"}, Side: Vendor, Needs: referralManage,
		Topic: Claims, Mail: AtOnce, Door: ClaimDoor, Fields: []Field{partner, order, until},
	},
	{
		Kind: "claim.overdue", Events: []string{"claim.overdue"}, Side: Vendor, Needs: referralManage,
		Topic: Claims, Mail: AtOnce, Door: ClaimDoor, Fields: []Field{partner, order, until},
	},
	{
		Kind: "application.received", Events: []string{"enrollment.applied"}, Side: Vendor, OthersOnly: true, Needs: partnerManage,
		Topic: Partnership, Mail: AtOnce, Door: PartnerDoor, Fields: []Field{partner},
	},
	{
		Kind: "payout_run.waiting", Events: []string{"payout_run.created"}, Side: Vendor, Needs: payoutApprove,
		Topic: Money, Mail: AtOnce, Door: RunDoor, Fields: []Field{count},
	},
	{
		Kind: "payout.returned", Events: []string{"payout.failed"}, Side: Vendor, Needs: payoutManage,
		Topic: Money, Mail: Daily, Door: RunDoor, Fields: []Field{partner, number, amount, reason},
	},
	{
		Kind: "member.joined", Events: []string{"invitation.accepted"}, Side: Vendor, Needs: memberManage,
		Topic: People, Mail: Never, Door: MemberDoor, Fields: []Field{person},
	},

	{
		Kind: "submission.accepted", Events: []string{"referral.accepted"}, Side: Partner, OthersOnly: true,
		Topic: Referrals, Mail: AtOnce, Door: ReferralDoor, Fields: []Field{company, until},
	},
	{
		Kind: "submission.rejected", Events: []string{"referral.rejected"}, Side: Partner, OthersOnly: true,
		Topic: Referrals, Mail: AtOnce, Door: ReferralDoor, Fields: []Field{company, {"reason", Word}},
	},
	{
		Kind: "submission.questioned", Events: []string{"referral.questioned"}, Side: Partner, OthersOnly: true,
		Topic: Referrals, Mail: AtOnce, Door: ReferralDoor, Fields: []Field{company, {"question", Long}},
	},
	{
		Kind: "note.from_vendor", Events: []string{"referral.noted"}, Side: Partner, OthersOnly: true,
		Topic: Referrals, Mail: AtOnce, Door: ReferralDoor, Fields: []Field{company, {"note", Long}},
	},
	{
		Kind: "task.from_vendor", Events: []string{"referral_task.added"}, Side: Partner, OthersOnly: true,
		Topic: Referrals, Mail: AtOnce, Door: ReferralDoor, Fields: []Field{company, task, until},
	},
	{
		Kind: "task.done_by_vendor", Events: []string{"referral_task.done"}, Side: Partner, OthersOnly: true,
		Topic: Referrals, Mail: Daily, Door: ReferralDoor, Fields: []Field{company, task, until},
	},
	{
		Kind: "task.changed_by_vendor", Events: []string{"referral_task.changed", "referral_task.reopened", "referral_task.deleted"},
		Side: Partner, OthersOnly: true,
		Topic: Referrals, Mail: Daily, Door: ReferralDoor, Fields: []Field{company, deed, task, until},
	},
	{
		Kind: "files.from_vendor", Events: []string{"referral.attached"}, Side: Partner, OthersOnly: true,
		Topic: Referrals, Mail: Daily, Door: ReferralDoor, Fields: []Field{company, count},
	},
	{
		Kind: "landing.referral", Events: []string{"landing.lead_sent"}, Side: Partner,
		Topic: Referrals, Mail: Daily, Door: ReferralDoor,
	},
	{
		Kind: "referral.moved", Events: []string{"referral.moved", "referral.reopened"}, Side: Partner, OthersOnly: true,
		Topic: Referrals, Mail: Daily, Door: ReferralDoor, Fields: []Field{company, stage},
	},
	{
		Kind: "referral.won", Events: []string{"referral.won"}, Side: Partner, OthersOnly: true,
		Topic: Referrals, Mail: AtOnce, Door: ReferralDoor, Fields: []Field{company, stage},
	},
	{
		Kind: "referral.lost", Events: []string{"referral.lost"}, Side: Partner, OthersOnly: true,
		Topic: Referrals, Mail: Daily, Door: ReferralDoor, Fields: []Field{company, stage},
	},
	{
		Kind: "protection.ends_soon", Events: []string{"referral.reminded"}, Side: Partner,
		Topic: Referrals, Mail: AtOnce, Door: ReferralDoor, Fields: []Field{company, until},
	},
	{
		Kind: "protection.ended", Events: []string{"referral.unprotected"}, Side: Partner,
		Topic: Referrals, Mail: AtOnce, Door: ReferralDoor, Fields: []Field{company},
	},
	{
		Kind: "extension.approved", Events: []string{"extension.approved"}, Side: Partner,
		Topic: Referrals, Mail: AtOnce, Door: ReferralDoor, Fields: []Field{company, until},
	},
	{
		Kind: "extension.declined", Events: []string{"extension.declined"}, Side: Partner,
		Topic: Referrals, Mail: AtOnce, Door: ReferralDoor, Fields: []Field{company, until, {"answer", Long}},
	},
	{
		Kind: "reciprocal.sent", Events: []string{"reciprocal.sent"}, Side: Partner, OthersOnly: true,
		Topic: Referrals, Mail: AtOnce, Door: ReciprocalDoor, Fields: []Field{company, {"note", Long}},
	},
	{
		Kind: "reciprocal.corrected_by_vendor", Events: []string{"reciprocal.corrected"}, Side: Partner, OthersOnly: true,
		Topic: Referrals, Mail: AtOnce, Door: ReciprocalDoor, Fields: []Field{company, outcome, reason},
	},
	{
		Kind: "claim.questioned", Events: []string{"claim.questioned"}, Side: Partner,
		Topic: Claims, Mail: AtOnce, Door: ClaimDoor, Fields: []Field{order, {"question", Long}},
	},
	{
		Kind: "claim.upheld", Events: []string{"claim.upheld"}, Side: Partner,
		Topic: Claims, Mail: AtOnce, Door: ClaimDoor, Fields: []Field{order, {"answer", Long}},
	},
	{
		Kind: "claim.declined", Events: []string{"claim.declined"}, Side: Partner,
		Topic: Claims, Mail: AtOnce, Door: ClaimDoor, Fields: []Field{order, {"reason", Word}, {"answer", Long}},
	},
	{
		Kind: "application.approved", Events: []string{"enrollment.approved"}, Side: Partner,
		Topic: Partnership, Mail: AtOnce, Door: HomeDoor,
	},
	{
		Kind: "application.rejected", Events: []string{"enrollment.rejected"}, Side: Partner,
		Topic: Partnership, Mail: AtOnce, Door: HomeDoor, Fields: []Field{reason},
	},
	{
		Kind: "membership.suspended", Events: []string{"enrollment.suspended"}, Side: Partner,
		Topic: Partnership, Mail: AtOnce, Door: HomeDoor,
	},
	{
		Kind: "membership.reinstated", Events: []string{"enrollment.reinstated"}, Side: Partner,
		Topic: Partnership, Mail: AtOnce, Door: HomeDoor,
	},
	{
		Kind: "membership.ended", Events: []string{"enrollment.banned"}, Side: Partner,
		Topic: Partnership, Mail: AtOnce, Door: HomeDoor,
	},
	{
		Kind: "tier.changed", Events: []string{"enrollment.tierMoved"}, Side: Partner,
		Topic: Partnership, Mail: AtOnce, Door: TermsDoor, Fields: []Field{tier},
	},
	{
		Kind: "tier.demotion_announced", Events: []string{"enrollment.demotionWarned"}, Side: Partner,
		Topic: Partnership, Mail: AtOnce, Door: HomeDoor, Fields: []Field{tier, until},
	},
	{
		Kind: "tier.demotion_withdrawn", Events: []string{"enrollment.demotionWithdrawn"}, Side: Partner,
		Topic: Partnership, Mail: Daily, Door: HomeDoor, Fields: []Field{tier},
	},
	{
		Kind: "payout.paid", Events: []string{"payout.paid"}, Side: Partner,
		Topic: Money, Mail: AtOnce, Door: PayoutDoor, Fields: []Field{number, amount},
	},
	{
		Kind: "payout.failed", Events: []string{"payout.failed"}, Side: Partner,
		Topic: Money, Mail: AtOnce, Door: PayoutDoor, Fields: []Field{number, amount, reason},
	},
	{
		Kind: "commission.earned", Events: []string{"commission.earned"}, Side: Partner, IsSum: true,
		Topic: Money, Mail: Daily, Door: EarningsDoor, Fields: []Field{count, amount},
	},
	{
		Kind: "commission.released", Events: []string{"commission.approved"}, Side: Partner, IsSum: true,
		Topic: Money, Mail: Daily, Door: PayableDoor, Fields: []Field{count, amount},
	},
	{
		Kind: "commission.lost", Events: []string{"commission.rejected", "commission.reversed"}, Side: Partner, IsSum: true,
		Topic: Money, Mail: Daily, Door: LostDoor, Fields: []Field{count, amount},
	},
	{
		Kind: "teammate.joined", Events: []string{"invitation.accepted"}, Side: Partner,
		Topic: People, Mail: Never, Door: TeamDoor, Fields: []Field{person},
	},
}
