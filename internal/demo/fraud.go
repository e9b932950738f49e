package demo

import (
	"context"
	"fmt"
	"time"

	"github.com/rapporthq/rapport/ent/fraudreview"
	"github.com/rapporthq/rapport/internal/app/conversion"
	appfraud "github.com/rapporthq/rapport/internal/app/fraud"
	"github.com/rapporthq/rapport/internal/app/tracking"
	"github.com/rapporthq/rapport/internal/domain/fraud"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// planFraud has the team set rules against fraud, and four sales look wrong: one is
// flagged, one held, one blocked, and one was cleared.
func (t *teller) planFraud() {
	t.at(t.ago(30), "set the rules against fraud", func(ctx context.Context) error {
		hold, block := fraud.ModeHold, fraud.ModeBlock
		_, err := t.Frauds.SetRules(as(ctx, t.owner), t.affiliate.program.ID, appfraud.RulesInput{Rules: []appfraud.RuleInput{
			{Kind: fraud.KindBannedReferrer, Mode: &hold, Hosts: []string{"*.couponfinder.example"}},
			{Kind: fraud.KindPaidSearch, Mode: &block},
		}})
		return err
	})
	word, address := "NORDLICHT", "mia+test@nordlicht.example"
	t.odd(9, "own", "", tracking.Visit{}, func(in *conversion.RecordInput) { in.Code, in.Customer.Email = &word, &address })
	t.odd(8, "coupons", "buchungsbude", tracking.Visit{Referrer: "https://deals.couponfinder.example/slotwise"}, nil)
	t.odd(7, "advertised", "praxiswerk", tracking.Visit{Query: "gclid=EAIaIQobChMI"}, nil)
	t.odd(20, "cleared", "nordlicht", tracking.Visit{Query: "gclid=CjwKCAjw"}, nil)
	t.at(t.ago(17), "clear a review", func(ctx context.Context) error {
		id := t.conversions["odd-cleared"]
		review, err := t.client.FraudReview.Query().Where(fraudreview.ConversionID(id)).OnlyID(as(ctx, t.system))
		if err != nil {
			return fmt.Errorf("find the review: %w", err)
		}
		_, err = t.Frauds.Clear(as(ctx, t.finance), []string{review}, "We had asked them to run this campaign for the trade fair.")
		return err
	})
}

// odd is a sale that looks wrong, days before the end: by a click on the partner's
// link, if one is named.
func (t *teller) odd(days int, name, handle string, v tracking.Visit, with func(*conversion.RecordInput)) {
	t.at(t.ago(days), "record an odd sale", func(ctx context.Context) error {
		in := conversion.RecordInput{
			ProgramID: t.affiliate.program.ID, Type: "sale", ExternalID: "odd-" + name, Source: conversion.SourceDemo,
			Customer: conversion.CustomerInput{ExternalID: t.affiliate.key + "-odd-" + name},
			Amount:   &money.Input{Amount: "348.00", CurrencyCode: "EUR"},
		}
		if handle != "" {
			clicked, err := t.comeBy(ctx, handle, v)
			if err != nil {
				return err
			}
			in.ClickID = &clicked
			t.clock.Advance(7 * time.Minute)
		}
		if with != nil {
			with(&in)
		}
		done, err := t.Conversions.Record(ctx, in)
		if err != nil {
			return err
		}
		t.conversions["odd-"+name] = done.Conversion.ID
		return nil
	})
}

// comeBy has somebody open a partner's first link, and returns the click.
func (t *teller) comeBy(ctx context.Context, handle string, v tracking.Visit) (string, error) {
	link, err := t.client.Link.Get(as(ctx, t.system), t.affiliate.actor(handle).links[0])
	if err != nil {
		return "", fmt.Errorf("load the link: %w", err)
	}
	to, err := t.Tracking.Lookup(ctx, "", link.Code)
	if err != nil {
		return "", err
	}
	v.RemoteAddress = "198.51.100.23"
	v.UserAgent = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15"
	clicked, err := t.Tracking.Click(ctx, to, v)
	return clicked.ClickID, err
}
