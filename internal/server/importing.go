package server

import (
	"context"
	"crypto/rand"
	"fmt"
	"maps"
	"os"
	"slices"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/organization"
	"github.com/rapporthq/rapport/internal/app/account"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/app/importer"
	"github.com/rapporthq/rapport/internal/app/partner"
	"github.com/rapporthq/rapport/internal/app/tracking"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/viewer"
)

// importOlist is the command import olist DIR. It goes into the organization
// that there is, or makes one.
func importOlist(ctx context.Context, i *installation, arguments []string) error {
	funnel, problems, err := importer.ReadOlist(os.DirFS(arguments[0]))
	if err != nil {
		return fmt.Errorf("read %s: %w", arguments[0], err)
	}
	organizationID, err := importInto(ctx, i)
	if err != nil {
		return err
	}
	s := i.services
	service := importer.New(i.client, i.clock, s.programs, pastPartners{i}, pastClicks{s.tracking}, pastConversions{s.conversions})
	report, err := service.ApplyOlist(viewer.With(ctx, viewer.NewSystem(organizationID)),
		importer.OlistOptions{Funnel: funnel, Problems: problems}, i.stdout)
	if err != nil {
		return err
	}
	_, err = report.WriteTo(i.stdout)
	return err
}

// importInto returns the organization to import into: the oldest, or in an empty
// database a new one, whose owner's password is printed.
func importInto(ctx context.Context, i *installation) (string, error) {
	found, err := i.client.Organization.Query().Order(organization.ByCreatedAt(), organization.ByID()).
		FirstID(viewer.With(ctx, viewer.NewDirectory()))
	if err == nil {
		return found, nil
	}
	if !ent.IsNotFound(err) {
		return "", fmt.Errorf("look for an organization: %w", err)
	}
	owner := account.OrganizationCreateInput{Name: "Olist", OwnerName: "Owner", Email: "owner@olist.example", Password: rand.Text()}
	made, err := i.services.accounts.Found(ctx, owner)
	if err != nil {
		return "", err
	}
	i.say("The database was empty. Its organization is %s now; sign in as %s with the password %s\n", owner.Name, owner.Email, owner.Password)
	return made.Organization.ID, nil
}

// pastPartners takes partners in as of the instant at which the other system
// did.
type pastPartners struct{ i *installation }

// Enroll makes the partner, approved, with its link.
func (p pastPartners) Enroll(ctx context.Context, in importer.NewPartner) error {
	s := p.i.services
	service := partner.New(p.i.client, clock.NewFake(in.ApprovedAt), p.i.settings.PublicURL, s.accounts, s.tiers)
	_, _, err := service.Create(ctx, partner.CreateInput{
		ProgramID: in.ProgramID, Name: in.Name, Email: in.Email, LinkCode: &in.LinkCode,
	})
	return err
}

type pastClicks struct{ service *tracking.Service }

// RecordPast records clicks by the use case.
func (c pastClicks) RecordPast(ctx context.Context, clicks []importer.PastClick) ([]string, int, error) {
	in := make([]tracking.PastClick, len(clicks))
	for i, one := range clicks {
		in[i] = tracking.PastClick{Key: one.Key, LinkID: one.LinkID, OccurredAt: one.OccurredAt}
	}
	done, err := c.service.RecordPast(ctx, in)
	return done.ClickIDs, done.Recorded, err
}

type pastConversions struct{ service *conversion.Service }

// RecordBatch records conversions by the use case.
func (c pastConversions) RecordBatch(ctx context.Context, batch []importer.Conversion) ([]importer.Outcome, error) {
	in := make([]conversion.RecordInput, len(batch))
	for i, one := range batch {
		in[i] = conversion.RecordInput{
			ProgramID: one.ProgramID, Type: one.Type, ExternalID: one.ExternalID, OccurredAt: &batch[i].OccurredAt, Amount: one.Amount,
			Customer: conversion.CustomerInput{ExternalID: one.CustomerID}, Source: conversion.SourceImport,
		}
		if one.ClickID != "" {
			in[i].ClickID = &batch[i].ClickID
		}
		for _, key := range slices.Sorted(maps.Keys(one.Metadata)) {
			in[i].Metadata = append(in[i].Metadata, conversion.AttributeInput{Key: key, Value: one.Metadata[key]})
		}
	}
	outcomes, err := c.service.RecordBatch(ctx, in)
	out := make([]importer.Outcome, len(outcomes))
	for i, one := range outcomes {
		out[i] = importer.Outcome{IsRepeated: one.Recorded != nil && one.Recorded.Repeated, Errors: one.Errors}
	}
	return out, err
}
