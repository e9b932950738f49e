package web_test

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	entconversion "github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/ent/credit"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/app/landing"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
	"github.com/rapporthq/rapport/internal/web"
)

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

// page is a server whose program has a published landing page.
type page struct {
	bundle
	landings *landing.Service
}

func words() landing.PageInput {
	return landing.PageInput{
		IsPublished: true, Language: landing.English, Title: "{program} for friends of {partner}",
		Body:   "# Hello\n\n*{partner}* likes <script>alert(1)</script> us. [Evil](javascript:alert(1)) [Good](https://example.com) ![x](https://spy.example/x.png)",
		Button: "Send", Consent: "You may write to me.", Thanks: "We write **soon**.",
	}
}

func setupPage(t *testing.T, d *testkit.Database) page {
	t.Helper()
	var p page
	p.bundle = setup(t, d, func(deps *web.Deps) {
		forms, err := web.NewFormLimit()
		require.NoError(t, err)
		p.landings = landing.New(d.Client, deps.Clock, []byte("a secret of the installation"), leads{deps.Conversions}, web.LandingPages{}, nil)
		deps.Landing, deps.Forms = p.landings, forms
	})
	ctx := p.System()
	p.Client.EventType.Create().SetCreatedAt(start).SetProgramID(p.Program.ID).SetKey("lead").SetName("Lead").SetIsLead(true).SaveX(ctx)
	p.Client.Stage.Create().SetCreatedAt(start).SetProgramID(p.Program.ID).SetKey("submitted").SetName("Submitted").SetKind(referral.Open).
		SetProbability(10).SetPosition(1).SaveX(ctx)
	p.Program.Update().SetTouchPriority([]attribution.Kind{attribution.KindClick}).ExecX(ctx)
	p.Client.EnrollmentChange.Create().SetCreatedAt(start).SetPartnerID(p.ada.PartnerID).SetEnrollmentID(p.ada.ID).
		SetToStatus("APPROVED").SetActor("test").SetSequence(0).ExecX(ctx)
	p.set(t, words())
	return p
}

func (p page) set(t *testing.T, in landing.PageInput) {
	t.Helper()
	_, err := p.landings.Set(p.Member("ann", viewer.Admin), p.Program.ID, in)
	require.NoError(t, err)
}

const path = "/p/acme/ada"

var tokenForm = regexp.MustCompile(`name="form" value="([^"]*)"`)

func tokenOf(t *testing.T, r reply) string {
	t.Helper()
	found := tokenForm.FindStringSubmatch(r.body)
	require.Len(t, found, 2, r.body)
	return found[1]
}

// open opens the page and waits as long as a person does.
func (p page) open(t *testing.T) string {
	t.Helper()
	answer := p.send(t, request{path: path})
	require.Equal(t, http.StatusOK, answer.StatusCode)
	p.clock.Advance(4 * time.Second)
	return tokenOf(t, answer)
}

func filled(token string) url.Values {
	return url.Values{
		"form": {token}, "name": {"Jo Doe"}, "email": {"Jo@northwind.example"}, "company": {"Northwind"},
		"message": {"Hello\r\nthere"}, "consent": {"yes"}, "homepage": {""},
	}
}

func (p page) post(t *testing.T, form url.Values, change ...func(*request)) reply {
	t.Helper()
	one := request{
		method: http.MethodPost, path: path, body: form.Encode(),
		header: map[string]string{"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"},
	}
	for _, do := range change {
		do(&one)
	}
	return p.send(t, one)
}

func (p page) leads() []*ent.LandingLead {
	return p.Client.LandingLead.Query().Order(ent.Asc("created_at", "id")).AllX(p.System())
}

func TestLandingPageMakesALead(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		p := setupPage(t, d)
		answer := p.send(t, request{path: path + "?sub1=fair"})
		require.Equal(t, http.StatusOK, answer.StatusCode)
		require.Less(t, len(answer.body), 15_000)
		require.Equal(t, "no-store", answer.Header.Get("Cache-Control"))
		policy := answer.Header.Get("Content-Security-Policy")
		require.Contains(t, policy, "default-src 'none'")
		require.Contains(t, policy, "frame-ancestors 'none'")
		require.NotContains(t, policy, "script-src")
		require.Contains(t, answer.body, "<h1>acme for friends of ada</h1>")
		require.Contains(t, answer.body, "<em>ada</em> likes")
		for _, evil := range []string{"<script", "javascript:", "spy.example", "<h1>Hello"} {
			require.NotContains(t, answer.body, evil)
		}
		clicks := p.clicks(t)
		require.Len(t, clicks, 1)
		require.Equal(t, []any{"fair", false, answer.Cookies()[0].Value}, []any{clicks[0].Sub1, clicks[0].IsBot, clicks[0].VisitorID})
		p.clock.Advance(time.Minute)
		sent := p.post(t, filled(tokenOf(t, answer)))
		require.Equal(t, http.StatusOK, sent.StatusCode, sent.body)
		require.Contains(t, sent.body, "<strong>soon</strong>")
		require.NotContains(t, sent.body, "<form")
		list := p.leads()
		require.Len(t, list, 1)
		lead := list[0]
		require.Equal(t, []string{"Jo Doe", "Jo@northwind.example", "Northwind", "Hello\nthere", "You may write to me.", p.link.ID, p.ada.ID},
			[]string{lead.Name, lead.Email, lead.Company, lead.Message, lead.Consent, lead.LinkID, lead.EnrollmentID})
		require.Equal(t, start.Add(time.Minute), lead.CreatedAt.UTC())
		of := p.Client.Conversion.GetX(p.System(), lead.ConversionID)
		require.Equal(t, []string{"lead", "LANDING", clicks[0].ID}, []string{of.Type, of.Source, of.ClickID})
		require.True(t, strings.HasPrefix(of.ExternalID, "landing:"))
		require.NotContains(t, of.ExternalID, "northwind", "the id tells nobody the address")
		credit := p.Client.Credit.Query().Where(credit.ConversionID(lead.ConversionID)).OnlyX(p.System())
		require.Equal(t, p.ada.ID, credit.EnrollmentID)
		opened := p.Client.Referral.Query().OnlyX(p.System())
		require.Equal(t, []string{"LANDING", "Northwind", p.ada.ID}, []string{opened.Source, opened.Name, opened.EnrollmentID})
	})
}

func TestLandingFormSentTwiceIsOneLead(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		p := setupPage(t, d)
		token := p.open(t)
		answers := make([]reply, 5)
		var wait sync.WaitGroup
		for i := range answers {
			wait.Go(func() { answers[i] = p.post(t, filled(token)) })
		}
		wait.Wait()
		for _, one := range answers {
			require.Equal(t, http.StatusOK, one.StatusCode, one.body)
		}
		require.Len(t, p.leads(), 1)
		require.Equal(t, 1, p.Client.Conversion.Query().Where(entconversion.Type("lead")).CountX(p.System()))
		changed := filled(token)
		changed.Set("message", "Something else")
		again := p.post(t, changed)
		require.Equal(t, http.StatusUnprocessableEntity, again.StatusCode)
		require.Contains(t, again.body, "was sent before")
		require.Contains(t, again.body, "Something else")
		changed.Set("form", tokenOf(t, again))
		p.clock.Advance(4 * time.Second)
		require.Equal(t, http.StatusOK, p.post(t, changed).StatusCode)
		require.Len(t, p.leads(), 2)
	})
}

func TestOnePersonIsOneLead(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		p := setupPage(t, d)
		tokens := []string{p.open(t), p.open(t), p.open(t)}
		var wait sync.WaitGroup
		for i, token := range tokens {
			form := filled(token)
			form.Set("email", []string{"jo@northwind.example", "JO@northwind.example", " jo@northwind.example "}[i])
			wait.Go(func() { p.post(t, form) })
		}
		wait.Wait()
		list := p.leads()
		require.Len(t, list, 3, "what was written is kept")
		for _, one := range list {
			require.Equal(t, list[0].ConversionID, one.ConversionID)
		}
		require.Equal(t, 1, p.Client.Conversion.Query().Where(entconversion.Type("lead")).CountX(p.System()))
		require.Equal(t, 1, p.Client.Customer.Query().CountX(p.System()))
	})
}

func TestLandingFormAsksAgainAndKeepsWhatWasTyped(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		p := setupPage(t, d)
		token := p.open(t)
		for name, c := range map[string]struct {
			spoil func(url.Values)
			says  string
		}{
			"no name":        {func(f url.Values) { f.Set("name", " ") }, "Say who you are."},
			"long name":      {func(f url.Values) { f.Set("name", strings.Repeat("x", 121)) }, "120 characters"},
			"no address":     {func(f url.Values) { f.Set("email", "") }, "so that we can answer"},
			"a bad address":  {func(f url.Values) { f.Set("email", "jo") }, "It looks like name@example.com"},
			"a long address": {func(f url.Values) { f.Set("email", strings.Repeat("x", 250)+"@a.example") }, "254 characters"},
			"long company":   {func(f url.Values) { f.Set("company", strings.Repeat("x", 121)) }, "120 characters"},
			"long message":   {func(f url.Values) { f.Set("message", strings.Repeat("x", 4001)) }, "4000 characters"},
			"no consent":     {func(f url.Values) { f.Del("consent") }, "Without your agreement"},
			"a full trap":    {func(f url.Values) { f.Set("homepage", "https://spam.example") }, "people do not see"},
			"a forged token": {func(f url.Values) { f.Set("form", token[:len(token)-2]+"xx") }, "open for a long time"},
			"no token":       {func(f url.Values) { f.Del("form") }, "open for a long time"},
		} {
			form := filled(token)
			c.spoil(form)
			answer := p.post(t, form, func(r *request) { r.address = fmt.Sprintf("198.51.100.%d:1", len(name)) })
			require.Equal(t, http.StatusUnprocessableEntity, answer.StatusCode, name)
			require.Contains(t, answer.body, c.says, name)
			require.Contains(t, answer.body, "Hello\nthere"[:5], name)
			require.NotContains(t, answer.body, "spam.example", name)
		}
		require.Empty(t, p.leads())
		require.Equal(t, http.StatusOK, p.post(t, filled(token), func(r *request) { r.address = "203.0.113.5:1" }).StatusCode)
	})
}

func TestLandingFormIsNeitherTooQuickNorTooOld(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		p := setupPage(t, d)
		token := tokenOf(t, p.send(t, request{path: path}))
		quick := p.post(t, filled(token))
		require.Equal(t, http.StatusUnprocessableEntity, quick.StatusCode)
		require.Contains(t, quick.body, "very quick")
		require.Contains(t, quick.body, `action="#form" id="form"`, "what is wrong stands at the form: the answer opens there")
		require.Contains(t, quick.body, `value="Jo Doe"`)
		p.clock.Advance(24 * time.Hour)
		old := p.post(t, filled(token))
		require.Equal(t, http.StatusUnprocessableEntity, old.StatusCode)
		require.Contains(t, old.body, "open for a long time")
		require.Empty(t, p.leads())
		p.clock.Advance(3 * time.Second)
		require.Equal(t, http.StatusOK, p.post(t, filled(tokenOf(t, old))).StatusCode)
		require.Equal(t, 1, p.Client.Credit.Query().Where(credit.ConversionID(p.leads()[0].ConversionID)).CountX(p.System()), "the visit of the first form holds")
	})
}

func TestLandingFormOfAnotherLinkOrSiteIsRefused(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		p := setupPage(t, d)
		p.addLink(t, "other", "https://shop.example.com/")
		token := p.open(t)
		elsewhere := p.post(t, filled(token), func(r *request) { r.path = "/p/acme/other" })
		require.Equal(t, http.StatusUnprocessableEntity, elsewhere.StatusCode)
		foreign := p.post(t, filled(token), func(r *request) { r.header["Sec-Fetch-Site"] = "cross-site" })
		require.Equal(t, http.StatusUnprocessableEntity, foreign.StatusCode)
		require.Empty(t, p.leads())
	})
}

func TestLandingWordsThatChangeAreAskedAgain(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		p := setupPage(t, d)
		token := p.open(t)
		in := words()
		in.Consent = "You may call me."
		p.set(t, in)
		answer := p.post(t, filled(token))
		require.Equal(t, http.StatusUnprocessableEntity, answer.StatusCode)
		require.Contains(t, answer.body, "have changed")
		require.NotContains(t, answer.body, " checked")
		p.clock.Advance(4 * time.Second)
		require.Equal(t, http.StatusOK, p.post(t, filled(tokenOf(t, answer))).StatusCode)
		require.Equal(t, "You may call me.", p.leads()[0].Consent)
	})
}
