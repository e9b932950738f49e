package demo

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	enttier "github.com/rapporthq/rapport/ent/tier"
	"github.com/rapporthq/rapport/internal/app/account"
	"github.com/rapporthq/rapport/internal/app/partner"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/viewer"
)

// plan makes up the beats of both programs and notes what members do.
func (t *teller) plan() {
	for _, s := range []*scene{t.affiliate, t.agency} {
		s.beats = append(s.write(t.random, t.from, t.to), s.tellDeals(t.to)...)
		slices.SortStableFunc(s.beats, func(a, b beat) int { return a.at.Compare(b.at) })
		for i := range s.roles {
			t.at(s.joined(i, t.from, t.to), "enter "+s.roles[i].handle, func(ctx context.Context) error { return t.enter(ctx, s, i) })
		}
		t.planPayouts(s)
	}
	t.planPortal()
	t.planTrouble()
	t.planHolds()
	t.planRates()
	t.planStanding()
	t.planSubmissions()
	t.planLogos()
	t.planPipeline()
	t.planProspects()
	t.planLanding()
	t.planWebinars()
	t.planDesk()
	t.planFraud()
	t.planRewards()
	t.planSupport()
	t.planLinks()
	t.planApplications()
	slices.SortStableFunc(t.acts, func(a, b act) int { return a.at.Compare(b.at) })
}

// enter brings a role into its program, with links, a code and an account.
func (t *teller) enter(ctx context.Context, s *scene, i int) error {
	one := s.roles[i]
	e, err := t.enroll(ctx, s, one)
	if err != nil {
		return err
	}
	main, err := e.QueryLinks().Only(ctx)
	if err != nil {
		return fmt.Errorf("load the main link: %w", err)
	}
	a := &actor{role: one, enrollment: e, links: []string{main.ID}}
	for _, name := range one.campaigns {
		code := one.handle + "-" + strings.ToLower(strings.ReplaceAll(name, " ", "-"))
		link, err := t.Partners.CreateLink(ctx, partner.LinkCreateInput{EnrollmentID: e.ID, Name: &name, Code: &code})
		if err != nil {
			return err
		}
		a.links = append(a.links, link.ID)
	}
	if one.word != "" {
		if err := t.handCodes(ctx, e, one); err != nil {
			return err
		}
	}
	s.cast[i] = a
	if err := t.agree(ctx, s, a); err != nil || one.unpaid {
		return err
	}
	return t.openAccount(as(ctx, t.finance), a, s)
}

// handCodes gives a partner its word, and what customers get by it; one also had a
// word for a season, which nobody may use any more.
func (t *teller) handCodes(ctx context.Context, e *ent.Enrollment, one role) error {
	in := partner.CodeCreateInput{EnrollmentID: e.ID, Word: one.word}
	switch one.word {
	case "BUDE15":
		percentage, months := "15", 3
		in.Discount = &partner.DiscountInput{Percentage: &percentage, Months: &months}
	case "BRIGHTWATER":
		minimum := "50.00"
		in.Discount = &partner.DiscountInput{Amount: &money.Input{Amount: "20.00", CurrencyCode: "USD"}, Minimum: &minimum}
	}
	if _, err := t.Partners.CreateCode(ctx, in); err != nil || one.word != "BUDE15" {
		return err
	}
	percentage, end := "25", t.clock.Now().AddDate(0, 1, 0)
	_, err := t.Partners.CreateCode(ctx, partner.CodeCreateInput{
		EnrollmentID: e.ID, Word: "HERBST25", Discount: &partner.DiscountInput{Percentage: &percentage}, ExpiresAt: &end,
	})
	return err
}

// agree notes what was agreed with a partner: who brought them, and a plan of
// their own.
func (t *teller) agree(ctx context.Context, s *scene, a *actor) error {
	if a.role.recruiter != "" {
		if _, err := t.Partners.SetRecruiter(ctx, a.enrollment.ID, s.actor(a.role.recruiter).enrollment.ID); err != nil {
			return err
		}
	}
	if a.role.handle != agreedWith {
		return nil
	}
	_, err := t.Partners.UpdateEnrollment(ctx, a.enrollment.ID, partner.EnrollmentUpdateInput{PlanID: &s.agreed})
	return err
}

// actor is the partner of a handle, who has entered.
func (s *scene) actor(handle string) *actor {
	return s.cast[slices.IndexFunc(s.roles, func(one role) bool { return one.handle == handle })]
}

// enroll makes the partner, or enrolls an affiliate who is known.
func (t *teller) enroll(ctx context.Context, s *scene, one role) (*ent.Enrollment, error) {
	if one.known != "" {
		known := slices.IndexFunc(affiliates, func(r role) bool { return r.handle == one.known })
		return t.Partners.CreateEnrollment(ctx, partner.EnrollmentCreateInput{
			ProgramID: s.program.ID, PartnerID: t.affiliate.cast[known].enrollment.PartnerID, LinkCode: &one.handle,
		})
	}
	in := partner.CreateInput{
		ProgramID: s.program.ID, Name: one.name, Email: "hello@" + one.domain(), Type: &one.kind, Country: &one.country,
		Website: new("https://www." + one.domain()), LinkCode: &one.handle,
	}
	if one.kind == "CREATOR" && s.group != "" {
		in.GroupID = &s.group
		in.Tags = []string{"creator"}
	}
	_, e, err := t.Partners.Create(ctx, in)
	return e, err
}

func (r role) domain() string { return r.handle + ".example" }

// planPortal lets the first partner of each program sign in, and makes the
// vendor's open invitation and key.
func (t *teller) planPortal() {
	for _, s := range []*scene{t.affiliate, t.agency} {
		t.at(t.from.Add(30*time.Hour), "invite a partner to the portal", func(ctx context.Context) error {
			a := s.cast[0]
			email := plain(strings.Fields(a.role.contact)[0]) + "@" + a.role.domain()
			_, err := t.invite(ctx, account.InvitationCreateInput{
				Email: email, Role: viewer.Owner, PartnerID: &a.enrollment.PartnerID,
			}, a.role.contact)
			t.signIns = append(t.signIns, SignIn{
				"Partner in " + s.program.Name + ": " + a.role.name, email, password,
			})
			return err
		})
	}
	t.at(t.between(88), "make a key for the vendor's shop", func(ctx context.Context) error {
		_, _, err := t.Accounts.APIKeyCreate(ctx, account.APIKeyCreateInput{
			Name: "Billing system", Scopes: []viewer.Permission{viewer.ConversionRecord, viewer.ConversionRead},
		})
		return err
	})
	t.at(t.to.Add(-20*time.Hour), "invite a colleague", func(ctx context.Context) error {
		_, _, err := t.Accounts.InvitationCreate(ctx, account.InvitationCreateInput{
			Email: "marie@" + vendorDomain, Role: viewer.ReadOnly,
		})
		return err
	})
}

// planTrouble suspends two partners, bans one and lifts one by hand.
func (t *teller) planTrouble() {
	status := func(s *scene, handle string, at int, name string, do func(ctx context.Context, id string) error) {
		i := slices.IndexFunc(s.roles, func(one role) bool { return one.handle == handle })
		when := t.between(at)
		if when.Day() < 15 {
			when = when.AddDate(0, 0, 15-when.Day()) // runs are under way at the beginning of a month
		}
		t.at(when, name, func(ctx context.Context) error { return do(ctx, s.cast[i].enrollment.ID) })
	}
	status(t.affiliate, "ilcalendario", 80, "suspend a partner", func(ctx context.Context, id string) error {
		_, err := t.Partners.Suspend(ctx, id, "Bids on our name in search ads; paused until that stops.")
		return err
	})
	status(t.affiliate, "fahrschultipps", 86, "ban a partner", func(ctx context.Context, id string) error {
		_, err := t.Partners.Ban(ctx, id, "Sign-ups with made-up addresses, twice after a warning.")
		return err
	})
	status(t.agency, "secondshift", 91, "suspend an agency", func(ctx context.Context, id string) error {
		_, err := t.Partners.Suspend(ctx, id, "The agency asked for a break.")
		return err
	})
	lift := func(s *scene, handle string, at, rank int, reason string) {
		status(s, handle, at, "lift "+handle+" by hand", func(ctx context.Context, id string) error {
			to, err := t.client.Tier.Query().Where(enttier.ProgramID(s.program.ID), enttier.Rank(rank)).Only(ctx)
			if err != nil {
				return err
			}
			_, err = t.Partners.UpdateEnrollment(ctx, id, partner.EnrollmentUpdateInput{TierID: &to.ID, Reason: &reason})
			return err
		})
	}
	lift(t.affiliate, "yogaloft", 45, 3, "Opens its network of 40 studios to us.")
}

// planApplications lets strangers apply: some were refused, some wait.
func (t *teller) planApplications() {
	apply := func(one applicant, at time.Time) {
		t.at(at, one.handle+" applies", func(ctx context.Context) error {
			_, err := t.Partners.Apply(ctx, partner.ApplyInput{
				ProgramID: t.affiliate.program.ID, Name: one.name, ContactName: one.contact, Email: "hello@" + one.handle + ".example",
				Password: password, Country: &one.country, Website: new("https://" + one.handle + ".example"),
				Message: &one.message, AcceptsTerms: new(true),
			}, "de")
			return err
		})
	}
	for i, one := range refused {
		at := t.between(60 + 15*i)
		apply(one, at)
		t.at(at.Add(26*time.Hour), "refuse "+one.handle, func(ctx context.Context) error {
			return t.refuse(ctx, one)
		})
	}
	for i, one := range waiting {
		apply(one, t.to.Add(-time.Duration(1+2*i)*30*time.Hour))
	}
}
