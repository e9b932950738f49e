package demo

import (
	"context"
	"time"

	entfile "github.com/rapporthq/rapport/ent/file"
	"github.com/rapporthq/rapport/ent/partneruser"
	"github.com/rapporthq/rapport/internal/app/referral"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/viewer"
)

// planSubmissions has partners of the affiliate program bring prospects by name: one
// is accepted and to be protected longer, two are about the same practice, one is
// asked about, one is rejected; and claim what they miss.
func (t *teller) planSubmissions() {
	s := t.affiliate
	t.at(t.between(80), "ask partners three questions", func(ctx context.Context) error {
		return t.Referrals.SetFields(ctx, s.program.ID, []referral.FieldInput{
			{Key: "software", Label: "What do they use today?", Hint: new("A product, paper, or the telephone."), Kind: domain.FieldText},
			{Key: "bookings", Label: "How many appointments a week?", Kind: domain.FieldNumber},
			{Key: "plan", Label: "A plan of the rooms", Hint: new("If they have one at hand."), Kind: domain.FieldFile},
		})
	})
	accepted := t.bring(88, "nordlicht", referral.SubmitInput{
		Company: "Reha-Zentrum Fördeblick", ContactName: new("Wiebke Harms"), Email: new("harms@foerdeblick.example"),
		Phone: new("+49 431 555 0142"), Country: new("DE"), Website: new("foerdeblick.example"), Estimate: new(euros("14400.00")),
		Message: new("They open a second house in spring and want one calendar for both."),
		Answers: []referral.Answer{{Key: "software", Value: "Paper"}, {Key: "bookings", Value: "420"}},
	}, t.floorPlan)
	t.planAttachments(accepted)
	t.at(t.between(89), "accept a submission", func(ctx context.Context) error {
		_, err := t.Referrals.Accept(ctx, *accepted, referral.AcceptInput{})
		return err
	})
	t.at(t.between(90), "write about a submission", func(ctx context.Context) error {
		_, err := t.Referrals.Write(ctx, *accepted, "We meet them on Thursday. Would you like to join?")
		return err
	})
	t.own(91, "nordlicht", "answer about a submission", func(ctx context.Context) error {
		_, err := t.Referrals.Write(ctx, *accepted, "Gladly, I know both owners.")
		return err
	})
	t.own(98, "nordlicht", "ask for a longer protection", func(ctx context.Context) error {
		_, err := t.Referrals.RequestExtension(ctx, *accepted, referral.ExtensionInput{Days: 60, Reason: "The second house opens in spring, and they decide then."})
		return err
	})
	rejected := t.bring(92, "retreatradar", referral.SubmitInput{
		Company: "Strandbar Westerkoog", Phone: new("+49 4651 555 019"), Country: new("DE"), Message: new("They take reservations by phone."),
	})
	t.at(t.between(93), "reject a submission", func(ctx context.Context) error {
		_, err := t.Referrals.Reject(ctx, *rejected, domain.RejectNotQualified)
		return err
	})
	t.bring(95, "praxiswerk", referral.SubmitInput{
		Company: "Gemeinschaftspraxis Kaiserallee", ContactName: new("Dr. Jonas Petri"), Email: new("petri@kaiserallee.example"), Country: new("DE"),
		Estimate: new(euros("9600.00")), ExpectedClose: new(t.to.AddDate(0, 2, 0).Format(time.DateOnly)),
	})
	t.bring(97, "nordlicht", referral.SubmitInput{
		Company: "Praxis an der Kaiserallee", Email: new("empfang@kaiserallee.example"), Country: new("DE"), Message: new("Met their office manager at the fair."),
	})
	asked := t.bring(96, "nordlicht", referral.SubmitInput{Company: "Logopädie Holmblick", Email: new("info@holmblick.example"), Country: new("DE")})
	t.at(t.between(97), "ask about a submission", func(ctx context.Context) error {
		_, err := t.Referrals.Ask(ctx, *asked, "How many therapists work there, and who decides?")
		return err
	})
	t.claim(94, "kleinekurse", "Waldorfwerkstatt signed up after my workshop on the 4th, I have the list of participants.", func(ctx context.Context, id string) error {
		_, err := t.Referrals.DeclineClaim(ctx, id, domain.DeclineNotFound, new("Nobody of this name has an account yet. Tell us when they have."))
		return err
	})
	t.claim(98, "nordlicht", "I introduced Yoga Birkenhof on the phone, they never clicked my link.", nil)
}

// own notes an act of a partner's own people.
func (t *teller) own(at int, handle, name string, do func(ctx context.Context) error) {
	t.stand(name, at, t.affiliate, handle, func(ctx context.Context, _ string) error {
		of := t.affiliate.actor(handle).enrollment
		v := viewer.Viewer{
			Kind: viewer.Partner, OrganizationID: t.system.OrganizationID, PartnerID: of.PartnerID,
			ProgramIDs: []string{of.ProgramID}, Role: viewer.Owner,
		}
		// Who has an account signs with it.
		person, err := t.client.PartnerUser.Query().Where(partneruser.PartnerID(of.PartnerID)).First(as(ctx, t.system))
		if err == nil {
			v.UserID = person.UserID
		}
		return do(as(ctx, v))
	})
}

// bring notes a submission; its id is known when it has happened. Files are uploaded
// by who submits, just before.
func (t *teller) bring(at int, handle string, in referral.SubmitInput, files ...func(ctx context.Context) (referral.Answer, error)) *string {
	id := new("")
	in.HasConsent = true
	t.own(at, handle, "submit "+in.Company, func(ctx context.Context) error {
		in.ProgramID = t.affiliate.program.ID
		for _, answer := range files {
			given, err := answer(ctx)
			if err != nil {
				return err
			}
			in.Answers = append(in.Answers, given)
		}
		out, err := t.Referrals.Submit(ctx, in)
		if err == nil {
			*id = out.Referral.ID
		}
		return err
	})
	return id
}

// claim notes a claim about a day shortly before, and what is decided a little later.
func (t *teller) claim(at int, handle, evidence string, decide func(ctx context.Context, id string) error) {
	id := ""
	t.own(at, handle, "claim", func(ctx context.Context) error {
		list, err := t.upload(ctx, entfile.PurposeEVIDENCE, nil, "Calls and participants.txt", []byte("Notes of the day, as I wrote them down:\n"+evidence+"\n"))
		if err != nil {
			return err
		}
		out, err := t.Referrals.Claim(ctx, referral.ClaimInput{
			ProgramID: t.affiliate.program.ID, CustomerEmail: new("m@affiliate-nobody.example"),
			Day: t.clock.Now().AddDate(0, 0, -3).Format(time.DateOnly), Evidence: evidence, FileIDs: []string{list},
		})
		if err == nil {
			id = out.ID
		}
		return err
	})
	if decide != nil {
		t.at(t.between(at+1), "decide a claim", func(ctx context.Context) error { return decide(ctx, id) })
	}
}
