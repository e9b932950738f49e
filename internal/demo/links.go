package demo

import (
	"context"
	"fmt"
	"time"

	"github.com/rapporthq/rapport/internal/app/partner"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/domain/destination"
)

// planLinks notes what a program says of all its links, and links that are unlike
// most: one whose campaign is over, and one with a host of its own that was given up.
func (t *teller) planLinks() {
	t.at(t.between(20), "say what links tell the statistics", func(ctx context.Context) error {
		_, err := t.Programs.Update(ctx, t.affiliate.program.ID, program.UpdateInput{LinkSettings: program.LinkSettings{
			QueryParameters: []string{"via", "ref", "empfehlung"},
			UTM:             &destination.UTM{Source: "{partner}", Medium: "partner"},
			UTMTemplates: []*destination.Template{
				{Name: "Newsletter", UTM: destination.UTM{Source: "{partner}", Medium: "email", Campaign: "{name}"}},
				{Name: "Social", UTM: destination.UTM{Source: "{partner}", Medium: "social", Content: "{code}"}},
			},
		}})
		return err
	})
	t.at(t.between(21), "give the program a short domain", func(ctx context.Context) error {
		_, err := t.Partners.AddShortDomain(ctx, partner.ShortDomainInput{ProgramID: t.affiliate.program.ID, Host: "go." + vendorDomain})
		return err
	})
	t.at(t.between(40), "make a link for a campaign", func(ctx context.Context) error {
		link, err := t.client.Link.Get(ctx, t.affiliate.actor("nordlicht").links[0])
		if err != nil {
			return fmt.Errorf("load the link: %w", err)
		}
		code, name, to := "nordlicht-herbst", "Herbstaktion", "https://www."+vendorDomain+"/herbst"
		ends := t.between(90)
		_, err = t.Partners.CreateLink(ctx, partner.LinkCreateInput{
			EnrollmentID: link.EnrollmentID, Code: &code, Name: &name, Destination: &to, ExpiresAt: &ends,
			Fallback: new("https://www." + vendorDomain + "/preise"), SubIDs: []string{"herbst"},
			UTM: &destination.UTM{Medium: "email", Campaign: "{name}"},
		})
		return err
	})
	t.at(t.between(41).Add(time.Hour), "make a link to a shop that is given up", func(ctx context.Context) error {
		link, err := t.client.Link.Get(ctx, t.affiliate.actor("nordlicht").links[0])
		if err != nil {
			return fmt.Errorf("load the link: %w", err)
		}
		const shop = "shop.bluebay.example"
		allow := func(hosts ...string) error {
			_, err := t.Programs.Update(ctx, t.affiliate.program.ID, program.UpdateInput{AllowedHosts: append([]string{"*." + vendorDomain}, hosts...)})
			return err
		}
		if err := allow(shop); err != nil {
			return err
		}
		code, to := "nordlicht-shop", "https://"+shop+"/geschenke"
		if _, err := t.Partners.CreateLink(ctx, partner.LinkCreateInput{EnrollmentID: link.EnrollmentID, Code: &code, Destination: &to}); err != nil {
			return err
		}
		return allow()
	})
}
