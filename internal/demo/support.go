package demo

import (
	"context"
	"fmt"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/click"
	entconversion "github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/ent/unknowncode"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/app/partner"
)

// planSupport notes what support has to do: codes that nobody has, and
// customers whose click becomes known late.
func (t *teller) planSupport() {
	for i, code := range []string{"nordlcht", "nordlcht", "nordlcht", "bude-15", "brightwter", "brightwter", "sommer-aktion"} {
		t.at(t.between(50+6*i).Add(3*time.Hour), "open the unknown code "+code, func(ctx context.Context) error {
			to, err := t.Tracking.Resolve(ctx, "", code)
			if err != nil {
				return err
			}
			return t.Tracking.Note(ctx, to, code)
		})
	}
	t.at(t.between(75), "give a misspelt code to its link", func(ctx context.Context) error {
		row, err := t.client.UnknownCode.Query().Where(unknowncode.Code("bude-15")).Only(ctx)
		if ent.IsNotFound(err) {
			return nil
		}
		if err != nil {
			return err
		}
		_, _, err = t.Partners.ResolveUnknownCode(ctx, row.ID, partner.UnknownCodeResolveInput{LinkID: t.affiliate.cast[1].links[0]})
		return err
	})
	t.at(t.between(79), "learn late which click brought a customer", t.identify)
}

// unattributed is the latest lead of the affiliate program that nobody has
// credit for; nil if there is none.
func (t *teller) unattributed(ctx context.Context) (*ent.Conversion, error) {
	row, err := t.client.Conversion.Query().Where(
		entconversion.ProgramID(t.affiliate.program.ID), entconversion.Type("lead"), entconversion.Not(entconversion.HasCredits()),
	).WithCustomer().Order(ent.Desc(entconversion.FieldOccurredAt, entconversion.FieldID)).First(ctx)
	if ent.IsNotFound(err) {
		return nil, nil //nolint:nilnil // a small story may have none
	}
	if err != nil {
		return nil, fmt.Errorf("find an unattributed lead: %w", err)
	}
	return row, nil
}

// identify tells which click an unattributed customer came by.
func (t *teller) identify(ctx context.Context) error {
	row, err := t.unattributed(ctx)
	if row == nil || err != nil {
		return err
	}
	seen, err := t.client.Click.Query().Where(
		click.ProgramID(row.ProgramID), click.OccurredAtLT(row.OccurredAt), click.IsBot(false), click.IsDuplicate(false),
	).Order(ent.Desc(click.FieldOccurredAt, click.FieldID)).First(ctx)
	if err != nil {
		return fmt.Errorf("find the click: %w", err)
	}
	_, err = t.Conversions.Identify(ctx, conversion.IdentifyInput{
		ProgramID: row.ProgramID, Customer: conversion.CustomerInput{ExternalID: row.Edges.Customer.ExternalID}, ClickID: &seen.ID,
	})
	return err
}
