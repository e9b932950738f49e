package notification_test

import (
	"time"

	"github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/domain/tier"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// subjectsOf makes a row of every kind that events are about, and returns a fact of
// each, by the noun of its kind, or by the kind of the rule where that is not enough.
func subjectsOf(b *bundle) map[string]event.Fact {
	ctx, partner := b.System(), b.ada.PartnerID
	b.Client.ReferralNote.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetPartnerID(partner).SetReferralID(b.prospect.ID).
		SetSide("PARTNER").SetActor("x").SetText("Call them.").SaveX(ctx)
	b.Client.ProtectionExtension.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetPartnerID(partner).SetReferralID(b.prospect.ID).
		SetDays(30).SetReason("They are slow.").SetStatus(referral.ExtensionOpen).SaveX(ctx)
	claim := b.Client.Claim.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetPartnerID(partner).SetEnrollmentID(b.ada.ID).
		SetStatus(referral.ClaimOpen).SetCustomerEmail("jo@north.example").SetDay("2026-01-05").SetEvidence("I was there.").SetDueAt(today).SaveX(ctx)
	run := b.Client.PayoutRun.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetCutOffAt(today).SetStatus("DRAFT").
		SetCreatedBy("x").SetExclusions(nil).SaveX(ctx)
	payout := b.Client.Payout.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetRunID(run.ID).SetEnrollmentID(b.ada.ID).
		SetPartnerID(partner).SetNumber("2026-1").SetStatus("PAID").SetAmountMinor(40_00).SetCurrency("EUR").
		SetAccountHolder("Ada").SetAccountNumber("DE89370400440532013000").SaveX(ctx)
	silver := b.Client.Tier.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetRank(1).SetName("Silver").
		SetWindow(tier.Window{Kind: tier.Lifetime}).SetRequirements([]tier.Requirement{}).SetBenefits([]string{}).SaveX(ctx)
	invited := b.Client.Invitation.Create().SetCreatedAt(today).SetEmail(b.people["finance"].Email).SetRole(viewer.Finance).
		SetTokenHash("a").SetInvitedBy("x").SetExpiresAt(today).SaveX(ctx)
	joined := b.Client.Invitation.Create().SetCreatedAt(today).SetEmail(b.people["owner"].Email).SetRole(viewer.Owner).
		SetTokenHash("b").SetInvitedBy("x").SetExpiresAt(today).SaveX(ctx)
	written, _ := b.lead("jo@north.example", b.ada, "LANDING")
	facts := map[string]event.Fact{
		"referral":   {SubjectID: b.prospect.ID, PartnerID: partner, Data: map[string]string{"to": "meeting"}},
		"extension":  {SubjectID: b.prospect.ID, PartnerID: partner},
		"claim":      {SubjectID: claim.ID, PartnerID: partner},
		"payout_run": {SubjectID: run.ID},
		"payout":     {SubjectID: payout.ID, PartnerID: partner},
		"enrollment": {SubjectID: b.ada.ID, PartnerID: partner, Data: map[string]string{"to": silver.ID, "at": today.Add(time.Hour).Format(time.RFC3339)}},
		"invitation": {SubjectID: invited.ID, PartnerID: partner},
		"landing":    {SubjectID: written.ID},
		"reciprocal": {SubjectID: b.passedOn().ID, PartnerID: partner, Data: map[string]string{"status": "LOST", "reason": "Called off."}},

		"task.from_partner":       b.task(referral.ByVendor),
		"task.from_vendor":        b.task(referral.ByPartner),
		"task.done_by_partner":    b.task(referral.ByVendor),
		"task.changed_by_partner": b.task(referral.ByVendor),
		"task.done_by_vendor":     b.task(referral.ByPartner),
		"task.changed_by_vendor":  b.task(referral.ByPartner),
		"files.from_partner":      {SubjectID: b.prospect.ID, PartnerID: partner, Data: map[string]string{"files": "2"}},
		"files.from_vendor":       {SubjectID: b.prospect.ID, PartnerID: partner, Data: map[string]string{"files": "2"}},
		"member.joined":           {SubjectID: joined.ID},
	}
	return facts
}
