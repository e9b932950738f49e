package server

import (
	"context"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/app/landing"
)

// landingConversions records the leads of landing pages.
type landingConversions struct{ conversions *conversion.Service }

// RecordLead records the conversion of a form, in its transaction.
func (l landingConversions) RecordLead(ctx context.Context, tx *ent.Tx, lead landing.Lead) (*ent.Conversion, error) {
	recorded, err := l.conversions.RecordIn(ctx, tx, conversion.RecordInput{
		ProgramID: lead.ProgramID, Type: lead.Type, ExternalID: lead.ExternalID, ClickID: &lead.ClickID, Source: conversion.SourceLanding,
		Customer: conversion.CustomerInput{ExternalID: lead.ExternalID, Email: &lead.Email, Name: &lead.Name, Company: &lead.Company},
	})
	if err != nil {
		return nil, err
	}
	return recorded.Conversion, nil
}
