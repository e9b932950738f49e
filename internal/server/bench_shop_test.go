package server

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	_ "github.com/rapporthq/rapport/ent/runtime" // hooks and policies of the schema
	"github.com/rapporthq/rapport/internal/app/account"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/auth"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/tier"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// benchPartners is how many partners the program has.
const benchPartners = 200

// benchDays is over how many days the first conversions are spread.
const benchDays = 180

// benchBegin is when the program begins: a year before its first conversion, so
// that there is room for the copies.
var benchBegin = time.Date(2025, time.January, 1, 0, 0, 0, 0, time.UTC)

// shop is the whole product on one database, as make run serves it, with a
// program and a vendor who reports conversions by an API key.
type shop struct {
	*installation
	b         *testing.B
	url       string
	handler   http.Handler
	now       *clock.Fake
	key       string
	programID string
	links     []string
	random    *rand.Rand
	// customers are named c-0 to c-<customers-1>, and c-<n>-<k> for each of
	// the copies.
	customers, copies int
	serial            int
}

// openShop opens the product on the database; like is another shop on the same
// data, or nil.
func openShop(b *testing.B, url string, like *shop) *shop {
	b.Helper()
	database, err := db.Open(b.Context(), url)
	require.NoError(b, err)
	b.Cleanup(func() { _ = database.Close() })
	s := &shop{b: b, url: url, now: clock.NewFake(benchBegin), random: rand.New(rand.NewPCG(1, 2))}
	if like != nil {
		s.now, s.key, s.programID, s.links = clock.NewFake(like.now.Now()), like.key, like.programID, like.links
		s.customers, s.copies, s.serial = like.customers, like.copies, like.serial
	}
	opened := &testkit.Database{DB: database, Client: ent.NewClient(ent.Driver(database.Driver())), URL: url}
	s.installation = install(b, opened, s.now, b.Output())
	s.handler, err = newHandler(s.installation)
	require.NoError(b, err)
	return s
}

// send posts a body that must be answered by 200, and returns the answer with
// the time it took.
func (s *shop) send(target string, body []byte) (*httptest.ResponseRecorder, time.Duration) {
	s.b.Helper()
	request := httptest.NewRequestWithContext(s.b.Context(), http.MethodPost, target, strings.NewReader(string(body)))
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set(auth.RequestHeader, "1")
	request.Header.Set("Authorization", "Bearer "+s.key)
	answer := httptest.NewRecorder()
	begun := time.Now()
	s.handler.ServeHTTP(answer, request)
	took := time.Since(begun)
	require.Equal(s.b, http.StatusOK, answer.Code, answer.Body.String())
	return answer, took
}

// furnish makes the organization with its key, the program with a plan of three
// incentives and three tiers, and the partners.
func (s *shop) furnish() {
	s.b.Helper()
	owner := s.owner()
	p, err := s.services.programs.Create(owner, program.CreateInput{Name: "Main", Currency: "EUR", TimeZone: new("UTC"), SiteURL: "https://example.com/"})
	require.NoError(s.b, err)
	s.programID = p.ID
	s.graph(`mutation($p: ID!, $i: PlanCreateInput!) { it: planCreate(programId: $p, input: $i) { plan { id } userErrors { message } } }`,
		vars{"p": p.ID, "i": vars{"name": "Standard", "version": vars{"incentives": benchIncentives()}}})
	plan, err := s.client.Plan.Query().Only(owner)
	require.NoError(s.b, err)
	_, err = s.services.programs.Update(owner, p.ID, program.UpdateInput{PlanID: &plan.ID})
	require.NoError(s.b, err)
	// Everybody will have the second tier, and nobody the third.
	for _, one := range []struct{ name, revenue, wins string }{{"Gold", "1000", "1"}, {"Platinum", "90000000", "900000"}} {
		all, window := tier.All, program.TierWindowInput{Kind: tier.RollingDays, Days: new(365)}
		_, err := s.services.programs.CreateTier(owner, p.ID, program.TierInput{
			Name: &one.name, Mode: &all, Window: &window, Color: new("#c08a1e"), Benefits: []string{},
			Requirements: []program.TierRequirementInput{
				{Kind: tier.NetRevenue, Threshold: one.revenue}, {Kind: tier.WonReferrals, Threshold: one.wins},
			},
		})
		require.NoError(s.b, err)
	}
	for n := range benchPartners {
		s.graph(`mutation($i: PartnerCreateInput!) { it: partnerCreate(input: $i) { partner { id } userErrors { message } } }`,
			vars{"i": vars{"programId": p.ID, "name": fmt.Sprintf("Partner %d", n), "email": fmt.Sprintf("partner%d@example.com", n)}})
	}
	s.links, err = s.client.Link.Query().IDs(owner)
	require.NoError(s.b, err)
	require.Len(s.b, s.links, benchPartners)
}

// benchIncentives is a plan: leads, a percentage of sales, a bonus for large ones.
func benchIncentives() []vars {
	euros := func(amount string) vars { return vars{"amount": amount, "currencyCode": "EUR"} }
	return []vars{
		{"name": "Lead", "trigger": "lead", "flat": euros("15.00"), "firstOnly": true},
		{"name": "Sale", "trigger": "sale", "percentage": "10", "maxMonths": 12, "max": euros("500.00")},
		{"name": "Large order", "trigger": "sale", "flat": euros("25.00"), "conditions": vars{
			"attribute": "conversion.amount", "operator": "GTE", "values": []string{"500"},
		}},
	}
}

// graph posts an operation whose one field is called "it" and must succeed, and
// returns the time it took.
func (s *shop) graph(operation string, variables vars) time.Duration {
	s.b.Helper()
	body, err := json.Marshal(map[string]any{"query": operation, "variables": variables})
	require.NoError(s.b, err)
	answer, took := s.send("/graphql", body)
	var said struct {
		Data   struct{ It struct{ UserErrors []any } }
		Errors []any
	}
	require.NoError(s.b, json.Unmarshal(answer.Body.Bytes(), &said))
	require.Empty(s.b, said.Errors, answer.Body.String())
	require.Empty(s.b, said.Data.It.UserErrors, answer.Body.String())
	return took
}

// owner founds the organization unless it is there, and returns its owner.
func (s *shop) owner() context.Context {
	s.b.Helper()
	ctx := s.b.Context()
	directory := viewer.With(ctx, viewer.NewDirectory())
	if s.key == "" {
		_, err := s.services.accounts.Found(ctx, account.OrganizationCreateInput{Name: "Acme", OwnerName: "Owner", Email: "owner@example.com", Password: password})
		require.NoError(s.b, err)
	}
	organization, err := s.client.Organization.Query().Only(directory)
	require.NoError(s.b, err)
	user, err := s.client.User.Query().Only(directory)
	require.NoError(s.b, err)
	owner := viewer.With(ctx, viewer.Viewer{
		Kind: viewer.Member, OrganizationID: organization.ID, UserID: user.ID, Name: "Owner", Role: viewer.Owner,
	})
	if s.key == "" {
		_, s.key, err = s.services.accounts.APIKeyCreate(owner, account.APIKeyCreateInput{Name: "all", Scopes: viewer.MemberScopes()})
		require.NoError(s.b, err)
	}
	return owner
}
