package demo

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/customer"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/app/referral"
	"github.com/rapporthq/rapport/internal/app/tracking"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// step is how much of the story is told at once: what happened in it is
// recorded together at its end, as a vendor's system that reports in batches.
const step = 72 * time.Hour

// releaseBatch is how many commissions one call releases.
const releaseBatch = 1000

// tell goes through the story, step by step.
func (t *teller) tell(ctx context.Context) error {
	for from := t.from; from.Before(t.to); from = from.Add(step) {
		if err := ctx.Err(); err != nil {
			return err
		}
		until := from.Add(step)
		if until.After(t.to) {
			until = t.to
		}
		if err := t.perform(ctx, until); err != nil {
			return err
		}
		t.clock.Set(until)
		if err := t.release(as(ctx, t.system)); err != nil {
			return err
		}
		for _, s := range []*scene{t.affiliate, t.agency} {
			if err := t.record(as(ctx, t.system), s, s.take(until)); err != nil {
				return fmt.Errorf("record the days until %s: %w", until.Format(time.DateOnly), err)
			}
		}
	}
	return nil
}

// perform does what members do before until, each at its instant.
func (t *teller) perform(ctx context.Context, until time.Time) error {
	for len(t.acts) > 0 && t.acts[0].at.Before(until) {
		one := t.acts[0]
		t.acts = t.acts[1:]
		t.clock.Set(one.at)
		if err := one.do(as(ctx, t.owner)); err != nil {
			return fmt.Errorf("%s: %w", one.name, err)
		}
	}
	return nil
}

// release makes payable what was held long enough, as the clock's job does.
func (t *teller) release(ctx context.Context) error {
	for {
		released, err := t.Commissions.ReleaseDue(ctx, releaseBatch)
		if err != nil {
			return fmt.Errorf("release commissions: %w", err)
		}
		if released < releaseBatch {
			return nil
		}
	}
}

// take takes the beats before until.
func (s *scene) take(until time.Time) []beat {
	n := 0
	for n < len(s.beats) && s.beats[n].at.Before(until) {
		n++
	}
	taken := s.beats[:n]
	s.beats = s.beats[n:]
	return taken
}

// record records beats in the order in which one can follow from another:
// clicks, leads, moves, sales, refunds.
func (t *teller) record(ctx context.Context, s *scene, beats []beat) error {
	if err := t.recordClicks(ctx, s, beats); err != nil {
		return err
	}
	if err := t.recordConversions(ctx, s, beats, "lead"); err != nil {
		return err
	}
	if err := t.moveReferrals(ctx, s, beats); err != nil {
		return err
	}
	if err := t.recordConversions(ctx, s, beats, "sale"); err != nil {
		return err
	}
	for _, one := range beats {
		if one.refund != nil {
			if err := t.recordRefund(ctx, s, one.at, *one.refund); err != nil {
				return err
			}
		}
	}
	return nil
}

func (t *teller) recordClicks(ctx context.Context, s *scene, beats []beat) error {
	var clicks []tracking.PastClick
	for _, one := range beats {
		v := one.visit
		if v == nil {
			continue
		}
		links := s.cast[v.role].links
		past := tracking.PastClick{
			Key: v.key, LinkID: links[v.link%len(links)], Visitor: v.visitor, OccurredAt: one.at, Referrer: v.referrer, UserAgent: v.agent,
		}
		past.Sub[0] = v.sub
		clicks = append(clicks, past)
	}
	if len(clicks) == 0 {
		return nil
	}
	done, err := t.Tracking.RecordPast(ctx, clicks)
	if err != nil {
		return fmt.Errorf("record clicks: %w", err)
	}
	for i, one := range clicks {
		t.clicks[one.Key] = done.ClickIDs[i]
	}
	return nil
}

// recordConversions records the beats of one event type.
func (t *teller) recordConversions(ctx context.Context, s *scene, beats []beat, kind string) error {
	var inputs []conversion.RecordInput
	for _, one := range beats {
		if one.report != nil && one.report.kind == kind {
			inputs = append(inputs, t.input(s, one.at, *one.report))
		}
	}
	if len(inputs) == 0 {
		return nil
	}
	outcomes, err := t.Conversions.RecordBatch(ctx, inputs)
	if err != nil {
		return err
	}
	for i, one := range outcomes {
		if len(one.Errors) > 0 {
			return fmt.Errorf("record %s %s: %w", kind, inputs[i].ExternalID, one.Errors)
		}
		t.conversions[inputs[i].ExternalID] = one.Recorded.Conversion.ID
	}
	return nil
}

// input is a report as the vendor's system sends it.
func (t *teller) input(s *scene, at time.Time, r report) conversion.RecordInput {
	in := conversion.RecordInput{
		ProgramID: s.program.ID, Type: r.kind, ExternalID: r.id, OccurredAt: &at, Source: conversion.SourceDemo,
		Customer: conversion.CustomerInput{
			ExternalID: r.who.externalID, Email: &r.who.email, Name: &r.who.name, Company: &r.who.company, Country: &r.who.country,
		},
	}
	if r.minor > 0 {
		in.Amount = s.input(r.minor, r.currency)
	}
	if r.tax > 0 {
		in.Tax = new(s.input(r.tax, r.currency).Amount)
	}
	if r.setup > 0 {
		item := func(category string, minor int64) conversion.ItemInput {
			return conversion.ItemInput{ProductID: new("tidewise-" + category), Category: &category, Amount: s.input(minor, r.currency).Amount}
		}
		in.Items = []conversion.ItemInput{item("subscription", r.minor-r.tax-r.setup), item("onboarding", r.setup)}
	}
	if id := t.clicks[r.visit]; id != "" {
		in.ClickID = &id
	}
	if r.word != "" {
		in.Code = &r.word
	}
	return in
}

// moveReferrals moves referrals by hand, each at its instant.
func (t *teller) moveReferrals(ctx context.Context, s *scene, beats []beat) error {
	until := t.clock.Now()
	defer t.clock.Set(until)
	for _, one := range beats {
		if one.move == nil {
			continue
		}
		row, err := t.client.Referral.Query().Where(
			entreferral.ProgramID(s.program.ID), entreferral.HasCustomerWith(customer.ExternalID(one.move.who.externalID)),
		).Only(ctx)
		if ent.IsNotFound(err) {
			continue // nobody had credit for the lead
		}
		if err != nil {
			return fmt.Errorf("find the referral: %w", err)
		}
		in := referral.MoveInput{StageID: s.stages[one.move.stage]}
		if one.move.reason != "" {
			in.Reason = &one.move.reason
		}
		t.clock.Set(one.at)
		if _, err := t.Referrals.Move(as(ctx, t.owner), row.ID, in); err != nil {
			return fmt.Errorf("move the referral of %s: %w", one.move.who.externalID, err)
		}
	}
	return nil
}

func (t *teller) recordRefund(ctx context.Context, s *scene, at time.Time, r refund) error {
	_, err := t.Conversions.Refund(ctx, conversion.RefundInput{
		ConversionID: t.conversions[r.of], ExternalID: r.id, OccurredAt: &at, Reason: &r.reason,
		Amount: s.input(r.minor, r.currency),
	})
	if err != nil {
		return fmt.Errorf("refund %s: %w", r.of, err)
	}
	return nil
}

// input writes minor units of a currency, the program's if it is empty.
func (s *scene) input(minor int64, currency money.Currency) *money.Input {
	m := money.New(minor, cmp.Or(currency, s.program.Currency))
	return &money.Input{Amount: m.Amount(), CurrencyCode: string(m.Currency)}
}
