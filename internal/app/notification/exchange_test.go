package notification_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	entnotification "github.com/rapporthq/rapport/ent/notification"
	"github.com/rapporthq/rapport/internal/app/notification"
	"github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/id"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// task makes one of the side's, and returns the fact of it.
func (b *bundle) task(side referral.Side) event.Fact {
	row := b.Client.ReferralTask.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetPartnerID(b.ada.PartnerID).
		SetReferralID(b.prospect.ID).SetSide(side).SetTitle("Send the offer").SetDueDay("2026-03-14").SetMadeBy("x").SaveX(b.System())
	return event.Fact{
		Kind: "referral_task.added", SubjectID: b.prospect.ID, PartnerID: b.ada.PartnerID,
		Data: map[string]string{"task": row.ID, "side": string(side)},
	}
}

// lead makes what a form on ada's landing page makes: with a referral of the partner
// who has the credit, which came from source.
func (b *bundle) lead(email string, credited *ent.Enrollment, source string) (*ent.LandingLead, *ent.Referral) {
	ctx := b.System()
	customer := b.Client.Customer.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetExternalID("person " + email).SaveX(ctx)
	made := b.Client.Conversion.Create().SetCreatedAt(b.clock.Now()).SetProgramID(b.Program.ID).SetType("lead").SetExternalID(email).
		SetCustomerID(customer.ID).SetSource("LANDING").SetOccurredAt(today).SetAmountMinor(0).SetCurrency("EUR").
		SetFingerprint("x").SetSequence(int64(len(email))).SetOrdinal(0).SaveX(ctx)
	opened := b.Client.Referral.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetEnrollmentID(credited.ID).
		SetPartnerID(credited.PartnerID).SetStageID(b.prospect.StageID).SetStatus(referral.Accepted).SetSource(source).
		SetName(email).SetCustomerID(customer.ID).SetCurrency("EUR").SetOpenedAt(today).SetStageSince(today).SaveX(ctx)
	return b.written(email, made.ID), opened
}

// written is what a form on ada's landing page leaves of the conversion it made.
func (b *bundle) written(email, conversionID string) *ent.LandingLead {
	formID := id.New("frm", b.clock.Now())
	link := b.Client.Link.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetEnrollmentID(b.ada.ID).SetPartnerID(b.ada.PartnerID).
		SetCode(formID).SetDestination("https://acme.example").SaveX(b.System())
	return b.Client.LandingLead.Create().SetCreatedAt(b.clock.Now()).SetProgramID(b.Program.ID).SetPartnerID(b.ada.PartnerID).
		SetEnrollmentID(b.ada.ID).SetLinkID(link.ID).SetName("Jo North").SetEmail(email).SetConsent("Yes.").
		SetConversionID(conversionID).SetFormID(formID).SaveX(b.System())
}

// passedOn is a prospect that the vendor sent to ada, who won it.
func (b *bundle) passedOn() *ent.ReciprocalReferral {
	return b.Client.ReciprocalReferral.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetPartnerID(b.ada.PartnerID).
		SetEnrollmentID(b.ada.ID).SetStatus(referral.ReciprocalWon).SetCompany("Southwind").SetMessage("They need it in May.").
		SetCurrency("EUR").SetSentBy("x").SetDeclineReason(referral.DeclineNoCapacity).SetNote("Thank you.").SetWonMinor(1200_00).SaveX(b.System())
}

// paths lists where those who were told look, by the kind.
func (b *bundle) paths() map[string]string {
	out := map[string]string{}
	for _, row := range b.Client.Notification.Query().Order(ent.Asc(entnotification.FieldID)).AllX(b.System()) {
		out[row.Kind] = notification.Path(row)
	}
	return out
}

func TestATaskIsToldToTheOtherSide(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, false)
		b.happens(b.of("mia", b.ada), b.task(referral.ByPartner))
		b.happens(b.as("owner", viewer.Owner), b.task(referral.ByVendor))
		require.Empty(t, b.told(), "what a side puts on its own list")

		b.happens(b.of("mia", b.ada), b.task(referral.ByVendor))
		require.Equal(t, []string{"owner: ada asks you to do something about North wind *GmbH*"}, b.told())
		b.happens(b.as("owner", viewer.Owner), b.task(referral.ByPartner))
		require.Equal(t, []string{
			"max: acme asks you to do something about North wind *GmbH*",
			"mia: acme hat eine Aufgabe für Sie zu North wind *GmbH*",
			"owner: ada asks you to do something about North wind *GmbH*",
		}, b.told())
		require.Contains(t, b.mails()[0].Text, "due on 14 Mar 2026:\n\n> Send the offer")
		require.Equal(t, map[string]string{
			"task.from_partner": "/console/" + b.Program.ID + "/referrals?show=" + b.prospect.ID,
			"task.from_vendor":  "/portal/referrals/" + b.prospect.ID + "?program=acme",
		}, b.paths())

		gone := b.task(referral.ByPartner)
		b.Client.ReferralTask.DeleteOneID(gone.Data["task"]).ExecX(b.System())
		b.happens(b.as("owner", viewer.Owner), gone)
		require.Len(t, b.told(), 3, "a task that was deleted at once")
	})
}

func TestWhatHappensToATaskIsToldToTheOtherSide(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, false)
		of := func(kind string, side, other referral.Side) event.Fact {
			fact := b.task(side)
			fact.Kind, fact.Data["due"] = "referral_task."+kind, "2026-03-15"
			if other != "" {
				fact.Data["otherSide"] = string(other)
			}
			return fact
		}
		for _, kind := range []string{"done", "changed", "reopened", "deleted"} {
			b.happens(b.of("mia", b.ada), of(kind, referral.ByPartner, ""))
			b.happens(b.as("owner", viewer.Owner), of(kind, referral.ByVendor, ""))
		}
		require.Empty(t, b.told(), "what a side does on its own list")

		for _, kind := range []string{"done", "changed", "reopened"} {
			b.happens(b.of("mia", b.ada), of(kind, referral.ByPartner, referral.ByVendor))
			b.clock.Advance(time.Minute)
		}
		gone := of("deleted", referral.ByVendor, referral.ByPartner)
		b.Client.ReferralTask.DeleteOneID(gone.Data["task"]).ExecX(b.System())
		b.happens(b.of("mia", b.ada), gone)
		require.Equal(t, []string{
			"owner: ada finished a task about North wind *GmbH*", "owner: ada changed a task about North wind *GmbH*",
			"owner: ada reopened a task about North wind *GmbH*", "owner: ada deleted a task about North wind *GmbH*",
		}, b.told(), "no colleague of hers, and not she herself")
		last := b.Client.Notification.Query().Order(ent.Desc(entnotification.FieldID)).FirstX(b.System())
		require.Equal(t, "2026-03-15", last.Data["until"], "the day of what is gone")
		require.Empty(t, last.Data["task"])

		b.happens(b.as("owner", viewer.Owner), of("done", referral.ByVendor, referral.ByPartner))
		b.clock.Advance(time.Minute)
		b.happens(b.as("owner", viewer.Owner), of("changed", referral.ByPartner, ""))
		require.Equal(t, []string{
			"max: acme finished a task about North wind *GmbH*", "max: acme changed a task about North wind *GmbH*",
			"mia: acme hat eine Aufgabe zu North wind *GmbH* erledigt", "mia: acme hat eine Aufgabe zu North wind *GmbH* geändert",
		}, b.told()[:4])
		require.Empty(t, b.mails(), "they wait for the morning")
	})
}

func TestAnOverdueClaimIsToldToWhoMayDecide(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, false)
		row := b.Client.Claim.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetPartnerID(b.ada.PartnerID).SetEnrollmentID(b.ada.ID).
			SetStatus(referral.ClaimOpen).SetOrderID("A-7").SetDay("2026-02-01").SetEvidence("x").SetDueAt(today).SaveX(b.System())
		b.happens(b.System(), event.Fact{Kind: "claim.overdue", SubjectID: row.ID, PartnerID: b.ada.PartnerID})
		require.Equal(t, []string{"owner: The claim of ada about A-7 is overdue"}, b.told())
		require.Contains(t, b.mails()[0].Text, "was due by 2 Mar 2026")
		require.Equal(t, "/console/"+b.Program.ID+"/claims?show="+row.ID, b.paths()["claim.overdue"])
	})
}

func TestFilesAreToldToTheOtherSide(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, false)
		fact := event.Fact{Kind: "referral.attached", SubjectID: b.prospect.ID, PartnerID: b.ada.PartnerID, Data: map[string]string{"files": "2"}}
		b.happens(b.of("mia", b.ada), fact)
		require.Equal(t, []string{"owner: ada attached something to North wind *GmbH*"}, b.told())
		b.happens(b.as("owner", viewer.Owner), fact)
		require.Len(t, b.told(), 3, "and both of the partner")
		require.Equal(t, "2", b.Client.Notification.Query().Where(entnotification.Kind("files.from_vendor")).FirstX(b.System()).Data["count"])
		require.Empty(t, b.mails(), "they wait for the morning")
	})
}

func TestALeadIsToldWithoutThePerson(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, false)
		visitor := viewer.With(t.Context(), viewer.NewVisitor(b.OrganizationID))
		row, opened := b.lead("jo@north.example", b.ada, "LANDING")
		b.happens(visitor, event.Fact{Kind: "landing.lead_sent", SubjectID: row.ID})
		first := []string{
			"max: Your landing page brought a new referral for acme",
			"mia: Ihre Landingpage hat eine neue Empfehlung für acme gebracht",
			"owner: A lead came by the landing page of ada",
		}
		require.Equal(t, first, b.told())
		require.Equal(t, map[string]string{
			"landing.lead":     "/console/" + b.Program.ID + "/landing?view=leads&show=" + row.ID,
			"landing.referral": "/portal/referrals/" + opened.ID + "?program=acme",
		}, b.paths())
		for _, one := range b.Client.Notification.Query().AllX(b.System()) {
			for _, value := range one.Data {
				require.NotContains(t, value, "North", "a person can be erased")
				require.NotContains(t, value, "jo@")
			}
		}

		b.clock.Advance(time.Hour)
		again := b.written("jo@north.example", row.ConversionID)
		b.happens(visitor, event.Fact{Kind: "landing.lead_sent", SubjectID: again.ID})
		require.Equal(t, append(first, "owner: A lead came by the landing page of ada"), b.told(), "what is written again is the vendor's to read")
		b.clock.Advance(time.Hour)
		other, _ := b.lead("kim@north.example", b.bob, "LANDING")
		b.happens(visitor, event.Fact{Kind: "landing.lead_sent", SubjectID: other.ID})
		require.Len(t, b.told(), 5, "no partner hears of a referral that is another's")
		b.clock.Advance(time.Hour)
		known, _ := b.lead("somebody@known.example", b.ada, "API")
		b.happens(visitor, event.Fact{Kind: "landing.lead_sent", SubjectID: known.ID})
		require.Len(t, b.told(), 6, "nor of one that was there before the form")
		b.Client.LandingLead.Delete().ExecX(b.System())
		b.happens(visitor, event.Fact{Kind: "landing.lead_sent", SubjectID: other.ID})
		require.Len(t, b.told(), 6, "who was erased")
	})
}

func TestProspectsThatTheVendorSends(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, false)
		fact := event.Fact{SubjectID: b.passedOn().ID, PartnerID: b.ada.PartnerID}
		fact.Kind = "reciprocal.sent"
		b.happens(b.as("owner", viewer.Owner), fact)
		require.Equal(t, []string{"max: acme sends you Southwind", "mia: acme sendet Ihnen Southwind"}, b.told())
		require.Contains(t, b.mails()[0].Text, "They need it in May.")
		for _, kind := range []string{"accepted", "declined", "won", "lost"} {
			fact.Kind = "reciprocal." + kind
			b.happens(b.of("mia", b.ada), fact)
			b.clock.Advance(time.Minute)
		}
		require.Equal(t, []string{
			"owner: ada takes Southwind", "owner: ada does not take Southwind", "owner: ada won Southwind", "owner: ada lost Southwind",
		}, b.told()[2:], "no colleague of hers, nobody who may not manage referrals")
		require.Equal(t, "/console/"+b.Program.ID+"/reciprocal?show="+fact.SubjectID, b.paths()["reciprocal.won"])
		require.Equal(t, "/portal/received?program=acme", b.paths()["reciprocal.sent"])
		require.Contains(t, b.mails()[2].Text, "They have no time for it.")
		require.Contains(t, b.mails()[3].Text, "It is worth 1,200.00\u00a0EUR.")
	})
}

func TestACorrectionIsToldToColleaguesAndThePartner(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, false)
		b.member("ann", viewer.Owner, "de")
		b.happens(b.as("owner", viewer.Owner), event.Fact{
			Kind: "reciprocal.corrected", SubjectID: b.passedOn().ID, PartnerID: b.ada.PartnerID,
			Data: map[string]string{"status": "LOST", "reason": "Called off."},
		})
		require.Equal(t, []string{
			"ann: Die Meldung von ada zu Southwind wurde berichtigt",
			"max: acme corrected what you reported about Southwind",
			"mia: acme hat Ihre Meldung zu Southwind berichtigt",
		}, b.told())
		require.Len(t, b.mails(), 2, "a colleague gets no mail unless she wants one")
		require.Contains(t, b.mails()[0].Text, "It now says: lost.\n\n> Called off.")
		require.Contains(t, b.mails()[1].Text, "Es steht nun auf: verloren.")
	})
}
