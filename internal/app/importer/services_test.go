package importer_test

import (
	"context"
	"slices"
	"strings"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/app/importer"
	"github.com/rapporthq/rapport/internal/app/partner"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/app/tier"
	"github.com/rapporthq/rapport/internal/app/tracking"
	"github.com/rapporthq/rapport/internal/clock"
)

// newService wires the importers to the real use cases, as the server does.
func newService(client *ent.Client, c clock.Clock) *importer.Service {
	tiers := tier.New(client, c)
	return importer.New(client, c, program.New(client, c, tiers), partners{client, tiers},
		clicks{tracking.New(client, c, []byte("a secret of the installation"))}, conversions{conversion.New(client, c, tiers)})
}

// partners enrolls with a clock that stands at the instant of approval.
type partners struct {
	client *ent.Client
	tiers  *tier.Service
}

func (p partners) Enroll(ctx context.Context, in importer.NewPartner) error {
	_, _, err := partner.New(p.client, clock.NewFake(in.ApprovedAt), "https://go.example.com", nil, p.tiers).
		Create(ctx, partner.CreateInput{ProgramID: in.ProgramID, Name: in.Name, Email: in.Email, LinkCode: &in.LinkCode})
	return err
}

type clicks struct{ service *tracking.Service }

func (c clicks) RecordPast(ctx context.Context, past []importer.PastClick) ([]string, int, error) {
	in := make([]tracking.PastClick, len(past))
	for i, one := range past {
		in[i] = tracking.PastClick{Key: one.Key, LinkID: one.LinkID, OccurredAt: one.OccurredAt}
	}
	done, err := c.service.RecordPast(ctx, in)
	return done.ClickIDs, done.Recorded, err
}

type conversions struct{ service *conversion.Service }

func (c conversions) RecordBatch(ctx context.Context, batch []importer.Conversion) ([]importer.Outcome, error) {
	in := make([]conversion.RecordInput, len(batch))
	for i, one := range batch {
		in[i] = conversion.RecordInput{
			ProgramID: one.ProgramID, Type: one.Type, ExternalID: one.ExternalID, OccurredAt: &one.OccurredAt, Amount: one.Amount,
			Customer: conversion.CustomerInput{ExternalID: one.CustomerID}, Source: conversion.SourceImport,
		}
		if one.ClickID != "" {
			in[i].ClickID = &one.ClickID
		}
		for key, value := range one.Metadata {
			in[i].Metadata = append(in[i].Metadata, conversion.AttributeInput{Key: key, Value: value})
		}
		slices.SortFunc(in[i].Metadata, func(a, b conversion.AttributeInput) int { return strings.Compare(a.Key, b.Key) })
	}
	outcomes, err := c.service.RecordBatch(ctx, in)
	out := make([]importer.Outcome, len(outcomes))
	for i, one := range outcomes {
		out[i] = importer.Outcome{IsRepeated: one.Recorded != nil && one.Recorded.Repeated, Errors: one.Errors}
	}
	return out, err
}
