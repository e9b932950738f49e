package landing_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/app/landing"
	apptier "github.com/rapporthq/rapport/internal/app/tier"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/domain/tier"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

var now = time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC)

// leads records the leads of landing pages.
type leads struct{ conversions *conversion.Service }

func (l leads) RecordLead(ctx context.Context, tx *ent.Tx, lead landing.Lead) (*ent.Conversion, error) {
	recorded, err := l.conversions.RecordIn(ctx, tx, conversion.RecordInput{
		ProgramID: lead.ProgramID, Type: lead.Type, ExternalID: lead.ExternalID, ClickID: &lead.ClickID, Source: conversion.SourceLanding,
		Customer: conversion.CustomerInput{ExternalID: lead.ExternalID, Email: &lead.Email, Name: &lead.Name, Company: &lead.Company},
	})
	if err != nil {
		return nil, err
	}
	return recorded.Conversion, nil
}

// drawn says what would be drawn.
type drawn struct{}

func (drawn) Form(p landing.Page) (string, error)   { return "form of " + p.PartnerName, nil }
func (drawn) Thanks(p landing.Page) (string, error) { return "thanks of " + p.PartnerName, nil }

// forgotten notes of which referrals what was told is to be forgotten, unless it fails.
type forgotten struct {
	referralIDs []string
	failure     error
}

func (f *forgotten) Forget(_ context.Context, _ *ent.Tx, referralIDs []string) error {
	f.referralIDs = append(f.referralIDs, referralIDs...)
	return f.failure
}

type bundle struct {
	*testkit.Book
	notices     *forgotten
	landings    *landing.Service
	conversions *conversion.Service
	ada         *ent.Enrollment
	link        *ent.Link
}

func setup(t *testing.T, d *testkit.Database) *bundle {
	t.Helper()
	c := clock.NewFake(now)
	b := &bundle{Book: testkit.NewBook(t, d, "acme", now), notices: &forgotten{}}
	b.conversions = conversion.New(d.Client, c, apptier.New(d.Client, c))
	b.landings = landing.New(d.Client, c, []byte("a secret of the installation"), leads{b.conversions}, drawn{}, b.notices)
	ctx := b.System()
	b.Program.Update().SetTouchPriority([]attribution.Kind{attribution.KindClick}).ExecX(ctx)
	b.ada = b.Enroll("ada")
	b.Client.EnrollmentChange.Create().SetCreatedAt(now).SetPartnerID(b.ada.PartnerID).SetEnrollmentID(b.ada.ID).
		SetToStatus("APPROVED").SetActor("test").SetSequence(0).ExecX(ctx)
	b.Client.Stage.Create().SetCreatedAt(now).SetProgramID(b.Program.ID).SetKey("submitted").SetName("Submitted").SetKind(referral.Open).
		SetProbability(10).SetPosition(1).SaveX(ctx)
	b.Client.Tier.Create().SetCreatedAt(now).SetProgramID(b.Program.ID).SetRank(1).SetName("Partner").SetWindow(tier.Window{Kind: tier.Lifetime}).
		SetRequirements([]tier.Requirement{}).SetBenefits([]string{}).SaveX(ctx)
	b.link = b.Client.Link.Create().SetCreatedAt(now).SetProgramID(b.Program.ID).SetEnrollmentID(b.ada.ID).SetPartnerID(b.ada.PartnerID).
		SetCode("ada").SetDestination("https://example.com").SaveX(ctx)
	return b
}

func (b *bundle) leadType() {
	b.Client.EventType.Create().SetCreatedAt(now).SetProgramID(b.Program.ID).SetKey("lead").SetName("Lead").SetIsLead(true).SaveX(b.System())
}

func (b *bundle) owner() context.Context { return b.Member("ann", viewer.Owner) }

func (b *bundle) place() landing.Place {
	return landing.Place{OrganizationID: b.OrganizationID, ProgramID: b.Program.ID, EnrollmentID: b.ada.ID, PartnerID: b.ada.PartnerID, LinkID: b.link.ID}
}

func words() landing.PageInput {
	return landing.PageInput{IsPublished: true, Language: landing.German, Title: "Hello", Button: "Send", Consent: "You may write to me."}
}

func (b *bundle) send(t *testing.T, email string) *ent.LandingLead {
	t.Helper()
	page, err := b.landings.Open(t.Context(), b.place(), "ACME")
	require.NoError(t, err)
	token, err := b.landings.Issue(b.place(), *page, "")
	require.NoError(t, err)
	form, err := b.landings.Read(b.place(), token)
	require.ErrorIs(t, err, landing.ErrTooQuick)
	lead, err := b.landings.Send(t.Context(), b.place(), form, landing.SendInput{Name: "Jo", Email: email, Company: "Northwind", HasConsent: true})
	require.NoError(t, err)
	return lead
}

func requireProblem(t *testing.T, err error, code apperr.Code, path ...string) {
	t.Helper()
	list, ok := apperr.List(err)
	require.True(t, ok, "%v is not made of mistakes", err)
	require.Len(t, list, 1)
	require.Equal(t, code, list[0].Code)
	require.Equal(t, path, list[0].Field)
}

func TestSet(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		_, err := b.landings.Set(b.owner(), b.Program.ID, words())
		requireProblem(t, err, apperr.WrongState, "input", "isPublished")
		b.leadType()
		for name, c := range map[string]struct {
			spoil func(*landing.PageInput)
			code  apperr.Code
			field string
		}{
			"no title":     {func(in *landing.PageInput) { in.Title = " " }, apperr.Blank, "title"},
			"long title":   {func(in *landing.PageInput) { in.Title = strings.Repeat("x", 121) }, apperr.TooLong, "title"},
			"long body":    {func(in *landing.PageInput) { in.Body = strings.Repeat("x", 10_001) }, apperr.TooLong, "body"},
			"no button":    {func(in *landing.PageInput) { in.Button = "" }, apperr.Blank, "button"},
			"long button":  {func(in *landing.PageInput) { in.Button = strings.Repeat("x", 61) }, apperr.TooLong, "button"},
			"no consent":   {func(in *landing.PageInput) { in.Consent = "" }, apperr.Blank, "consent"},
			"long consent": {func(in *landing.PageInput) { in.Consent = strings.Repeat("x", 501) }, apperr.TooLong, "consent"},
			"long thanks":  {func(in *landing.PageInput) { in.Thanks = strings.Repeat("x", 2001) }, apperr.TooLong, "thanks"},
		} {
			in := words()
			c.spoil(&in)
			_, err := b.landings.Set(b.owner(), b.Program.ID, in)
			require.Error(t, err, name)
			requireProblem(t, err, c.code, "input", c.field)
			_, err = b.landings.Preview(b.owner(), b.Program.ID, in)
			requireProblem(t, err, c.code, "input", c.field)
		}
		first, err := b.landings.Set(b.owner(), b.Program.ID, words())
		require.NoError(t, err)
		require.Equal(t, landing.German, landing.LanguageOf(first))
		in := words()
		in.Title = "Good\n day\x00"
		second, err := b.landings.Set(b.owner(), b.Program.ID, in)
		require.NoError(t, err)
		require.Equal(t, []string{first.ID, "Good day"}, []string{second.ID, second.Title}, "there is one page, and its title is one line")
		b.Program.Update().SetArchivedAt(now).ExecX(b.System())
		_, err = b.landings.Set(b.owner(), b.Program.ID, words())
		requireProblem(t, err, apperr.WrongState, "input", "isPublished")
	})
}

func TestOthersHaveNoPart(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.leadType()
		_, err := b.landings.Set(b.owner(), b.Program.ID, words())
		require.NoError(t, err)
		lead := b.send(t, "jo@northwind.example")
		rival := testkit.NewBook(t, d, "rival", now).Member("eve", viewer.Owner)
		_, err = b.landings.Set(rival, b.Program.ID, words())
		requireProblem(t, err, apperr.NotFoundCode, "programId")
		_, err = b.landings.Preview(rival, b.Program.ID, words())
		requireProblem(t, err, apperr.NotFoundCode, "programId")
		require.ErrorIs(t, b.landings.Erase(rival, lead.ID), apperr.ErrNotFound)
		for _, ctx := range []context.Context{b.Partner(b.ada, viewer.Owner), b.Member("fin", viewer.Finance)} {
			_, err = b.landings.Set(ctx, b.Program.ID, words())
			require.ErrorIs(t, err, apperr.ErrForbidden)
			_, err = b.landings.Preview(ctx, b.Program.ID, words())
			require.ErrorIs(t, err, apperr.ErrForbidden)
			require.ErrorIs(t, b.landings.Erase(ctx, lead.ID), apperr.ErrForbidden)
		}
		_, err = b.Client.LandingLead.Query().All(b.Partner(b.ada, viewer.Owner))
		require.Error(t, err, "what a visitor wrote is the vendor's")
		require.Equal(t, 1, b.Client.LandingLead.Query().CountX(b.System()))
		drawn, err := b.landings.Preview(b.owner(), b.Program.ID, words())
		require.NoError(t, err)
		require.Equal(t, []string{"form of ada", "thanks of ada"}, []string{*drawn.HTML, *drawn.ThanksHTML})
	})
}

func TestErase(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.leadType()
		_, err := b.landings.Set(b.owner(), b.Program.ID, words())
		require.NoError(t, err)
		lead := b.send(t, "jo@northwind.example")
		again, other := b.send(t, "JO@northwind.example"), b.send(t, "kim@southwind.example")
		who := b.Client.Conversion.GetX(b.System(), lead.ConversionID).CustomerID
		stage := b.Client.Stage.Query().OnlyX(b.System())
		opened := b.Client.Referral.Create().SetCreatedAt(now).SetProgramID(b.Program.ID).SetEnrollmentID(b.ada.ID).SetPartnerID(b.ada.PartnerID).
			SetStageID(stage.ID).SetStatus(referral.Accepted).SetSource("LANDING").SetName("Northwind").SetCompany("Northwind").SetEmail("jo@northwind.example").
			SetCurrency("EUR").SetCustomerID(who).SetOpenedAt(now).SetStageSince(now).SaveX(b.System())
		b.notices.failure = errors.New("no room")
		require.ErrorIs(t, b.landings.Erase(b.owner(), lead.ID), b.notices.failure)
		require.Equal(t, 3, b.Client.LandingLead.Query().CountX(b.System()), "all of it, or nothing")
		require.Equal(t, "Northwind", b.Client.Referral.GetX(b.System(), opened.ID).Name)
		b.notices.failure, b.notices.referralIDs = nil, nil
		require.NoError(t, b.landings.Erase(b.owner(), lead.ID))
		require.Equal(t, []string{other.ID}, b.Client.LandingLead.Query().IDsX(b.System()), "also what the person wrote again")
		require.ErrorIs(t, b.landings.Erase(b.owner(), again.ID), apperr.ErrNotFound)
		customer := b.Client.Customer.GetX(b.System(), who)
		require.Empty(t, customer.Email+customer.Name+customer.Company+customer.EmailKey+customer.EmailDomain+customer.CompanyKey)
		row := b.Client.Referral.Query().Where(entreferral.CustomerID(who)).OnlyX(b.System())
		require.Equal(t, []string{"Erased", "", ""}, []string{row.Name, row.Company, row.Email})
		require.Equal(t, []string{opened.ID}, b.notices.referralIDs, "what people were told of it goes, too")
		require.Equal(t, 2, b.Client.Customer.Query().CountX(b.System()))
		replayed, err := b.conversions.Replay(b.System(), b.Program.ID)
		require.NoError(t, err)
		require.Empty(t, replayed.Differences, "§10: the facts stay")
	})
}

// TestNobodyIsTakenForAnother: the address of a form is not proved, so that it moves
// no credit of a customer that the vendor reported.
func TestNobodyIsTakenForAnother(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.leadType()
		_, err := b.landings.Set(b.owner(), b.Program.ID, words())
		require.NoError(t, err)
		reported, err := b.conversions.Record(b.owner(), conversion.RecordInput{
			ProgramID: b.Program.ID, Type: "lead", ExternalID: "lead-1",
			Customer: conversion.CustomerInput{ExternalID: "customer-1", Email: new("jo@northwind.example"), Name: new("Josephine")},
		})
		require.NoError(t, err)
		lead := b.send(t, "jo@northwind.example")
		made := b.Client.Conversion.GetX(b.System(), lead.ConversionID)
		known := reported.Conversion.CustomerID
		require.NotEqual(t, known, made.CustomerID)
		require.Equal(t, "Josephine", b.Client.Customer.GetX(b.System(), known).Name)
	})
}
