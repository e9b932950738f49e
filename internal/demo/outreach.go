package demo

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/rapporthq/rapport/ent"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/app/landing"
	"github.com/rapporthq/rapport/internal/app/referral"
	"github.com/rapporthq/rapport/internal/app/tracking"
	"github.com/rapporthq/rapport/internal/domain/engagement"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
)

// planProspects has the vendor send prospects to partners of the affiliate program:
// one of each status.
func (t *teller) planProspects() {
	t.pass(86, "nordlicht", referral.SendInput{
		Company: "Tanzhaus Altona", ContactName: new("Beate Rohde"), Email: new("rohde@tanzhaus-altona.example"), Country: new("DE"), Value: new(euros("6500.00")),
		Message: new("They need a new website before they can take bookings online."),
	}, true, &referral.ReportInput{Outcome: domain.ReciprocalWon, Value: new(euros("7200.00")), Note: new("Website and photo shoot. Thank you!")})
	t.pass(90, "praxiswerk", referral.SendInput{
		Company: "MVZ Lindenhof", Email: new("verwaltung@mvz-lindenhof.example"), Phone: new("+49 40 555 0190"), Country: new("DE"),
		Message: new("They merge two practices and asked for an adviser."),
	}, true, &referral.ReportInput{Outcome: domain.ReciprocalLost, Note: new("They do it themselves.")})
	t.pass(94, "nordlicht", referral.SendInput{
		Company: "Keramikwerkstatt Söl", ContactName: new("Jule Sörensen"), Email: new("jule@keramik-soel.example"), Country: new("DE"), Value: new(euros("3000.00")),
	}, true, nil)
	t.pass(98, "nordlicht", referral.SendInput{
		Company: "Segelschule Schlei", ContactName: new("Hauke Petersen"), Phone: new("+49 4642 555 07"), Country: new("DE"), Value: new(euros("4800.00")),
		Message: new("Wants a site in three languages by April."),
	}, false, nil)
	declined := t.pass(92, "rousselle", referral.SendInput{Company: "Maison Verdier", Email: new("bonjour@verdier.example"), Country: new("FR")}, false, nil)
	t.own(93, "rousselle", "decline a prospect", func(ctx context.Context) error {
		_, err := t.Referrals.DeclineProspect(ctx, *declined, domain.DeclineNoCapacity, new("We are full until summer."))
		return err
	})
}

// pass notes that a prospect is sent, taken and reported on.
func (t *teller) pass(at int, handle string, in referral.SendInput, isTaken bool, report *referral.ReportInput) *string {
	id := new("")
	in.HasConsent = true
	t.stand("send "+in.Company, at, t.affiliate, handle, func(ctx context.Context, enrollmentID string) error {
		in.EnrollmentID = enrollmentID
		out, err := t.Referrals.Send(as(ctx, t.owner), in)
		if err == nil {
			*id = out.ID
		}
		return err
	})
	if isTaken {
		t.own(at+1, handle, "take "+in.Company, func(ctx context.Context) error {
			_, err := t.Referrals.TakeProspect(ctx, *id, nil)
			return err
		})
	}
	if report != nil {
		t.own(at+5, handle, "report "+in.Company, func(ctx context.Context) error {
			_, err := t.Referrals.ReportProspect(ctx, *id, *report)
			return err
		})
	}
	return id
}

// planLanding publishes a page for the links of the affiliate program; two people
// write into its form, one of them twice.
func (t *teller) planLanding() {
	t.at(t.between(84), "publish the landing page", func(ctx context.Context) error {
		_, err := t.Landing.Set(as(ctx, t.owner), t.affiliate.program.ID, landing.PageInput{
			IsPublished: true, Language: landing.English, Title: "Fewer phone calls, more appointments",
			Body: "**{partner}** recommends {program}: booking, reminders and payments for studios and practices.\n\n" +
				"- Customers book themselves, day and night\n- Reminders by text message, so that fewer forget\n- Ready in an afternoon\n\n" +
				"Leave your address, and we show you around in twenty minutes.",
			Button: "Show me around", Consent: "Tidewise may write to me about my request and tell the partner who sent me here that I asked.",
			Thanks: "We write to you within one working day.",
		})
		return err
	})
	t.fill(96, "nordlicht", landing.SendInput{Name: "Svea Matthiesen", Email: "svea@fischbraeu.example", Company: "Fischbräu Kurse", Message: "We give 30 courses a month. Can participants pay when they book?"})
	t.fill(97, "nordlicht", landing.SendInput{Name: "Svea Matthiesen", Email: "Svea@fischbraeu.example", Company: "Fischbräu Kurse", Message: "One more thing: do you offer vouchers?"})
	t.fill(98, "kalenderliebe", landing.SendInput{Name: "Oskar Lindner", Email: "oskar@lindner-physio.example"})
}

// fill notes that somebody opens the page of a partner's first link and sends the form.
func (t *teller) fill(at int, handle string, in landing.SendInput) {
	in.HasConsent = true
	t.stand("fill a form", at, t.affiliate, handle, func(ctx context.Context, _ string) error {
		link, err := t.client.Link.Get(as(ctx, t.system), t.affiliate.actor(handle).links[0])
		if err != nil {
			return fmt.Errorf("load the link: %w", err)
		}
		to, err := t.Tracking.Lookup(ctx, "", link.Code)
		if err != nil {
			return err
		}
		place := landing.Place{OrganizationID: to.OrganizationID, ProgramID: to.ProgramID, EnrollmentID: to.EnrollmentID, PartnerID: to.PartnerID, LinkID: to.LinkID}
		page, err := t.Landing.Open(ctx, place, t.affiliate.program.Slug)
		if err != nil {
			return err
		}
		clicked, err := t.Tracking.Click(ctx, to, tracking.Visit{
			RemoteAddress: "192.0.2." + strconv.Itoa(at), UserAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
		})
		if err != nil {
			return err
		}
		token, err := t.Landing.Issue(place, *page, clicked.ClickID)
		if err != nil {
			return err
		}
		t.clock.Advance(time.Minute)
		form, err := t.Landing.Read(place, token)
		if err != nil {
			return fmt.Errorf("read the form: %w", err)
		}
		_, err = t.Landing.Send(ctx, place, form, in)
		return err
	})
}

// planWebinars has customers of several partners register for two webinars, of whom
// most attend.
func (t *teller) planWebinars() {
	t.webinar(93, "Booking day for studios", 14, 3)
	t.webinar(97, "No-shows: what helps", 10, 2)
}

// webinar notes who registers and attends; every so many stays away.
func (t *teller) webinar(at int, name string, guests, away int) {
	t.at(t.between(at), "hold "+name, func(ctx context.Context) error {
		ctx = as(ctx, t.system)
		rows, err := t.client.Referral.Query().Where(entreferral.ProgramID(t.affiliate.program.ID), entreferral.CustomerIDNotNil()).
			WithCustomer().Order(ent.Desc(entreferral.FieldOpenedAt, entreferral.FieldID)).Limit(guests).All(ctx)
		if err != nil {
			return fmt.Errorf("look for guests: %w", err)
		}
		var in []conversion.RecordInput
		now := t.clock.Now()
		for i, row := range rows {
			say := func(kind string, at time.Time, minutes *int) {
				in = append(in, conversion.RecordInput{
					ProgramID: row.ProgramID, Type: kind, ExternalID: name + " " + strconv.Itoa(i), OccurredAt: &at, Occasion: &name, Minutes: minutes,
					Customer: conversion.CustomerInput{ExternalID: row.Edges.Customer.ExternalID}, Source: conversion.SourceDemo,
				})
			}
			say(engagement.Registration, now.AddDate(0, 0, -2), nil)
			if i%away == away-1 {
				continue
			}
			say(engagement.Attendance, now.Add(-time.Hour), new(25+7*i%36))
			if i%4 == 0 {
				say(engagement.Engagement, now.Add(-30*time.Minute), nil)
			}
		}
		outcomes, err := t.Conversions.RecordBatch(ctx, in)
		if err != nil {
			return err
		}
		for _, one := range outcomes {
			if len(one.Errors) > 0 {
				return fmt.Errorf("record a guest: %w", one.Errors)
			}
		}
		return nil
	})
}
