package program_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// start is the instant at which every test begins.
var start = time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC)

// evaluations notes which programs were evaluated.
type evaluations struct{ programIDs []string }

func (e *evaluations) EvaluateProgram(_ context.Context, programID string) error {
	e.programIDs = append(e.programIDs, programID)
	return nil
}

// bundle is an organization with its owner and one program in euros.
type bundle struct {
	*testkit.Database
	clock     *clock.Fake
	service   *program.Service
	evaluated *evaluations
	// owner and stranger own two organizations; readOnly and partner belong to
	// the first.
	owner, stranger, readOnly, partner context.Context
	program                            *ent.Program
}

func setup(t *testing.T, d *testkit.Database) bundle {
	t.Helper()
	b := bundle{Database: d, clock: clock.NewFake(start), evaluated: &evaluations{}}
	b.service = program.New(d.Client, b.clock, b.evaluated)
	acme := b.organization(t, "acme")
	b.owner = as(t, viewer.Viewer{Kind: viewer.Member, OrganizationID: acme, UserID: "usr_owner", Role: viewer.Owner})
	b.readOnly = as(t, viewer.Viewer{Kind: viewer.Member, OrganizationID: acme, UserID: "usr_reader", Role: viewer.ReadOnly})
	b.stranger = as(t, viewer.Viewer{
		Kind: viewer.Member, OrganizationID: b.organization(t, "other"), UserID: "usr_stranger", Role: viewer.Owner,
	})
	var err error
	b.program, err = b.service.Create(b.owner, program.CreateInput{Name: "Acme Friends", Currency: "EUR", SiteURL: "https://acme.example"})
	require.NoError(t, err)
	b.partner = as(t, viewer.Viewer{
		Kind: viewer.Partner, OrganizationID: acme, PartnerID: "par_one", Role: viewer.Owner, ProgramIDs: []string{b.program.ID},
	})
	return b
}

func as(t *testing.T, v viewer.Viewer) context.Context {
	t.Helper()
	return viewer.With(t.Context(), v)
}

func (b bundle) organization(t *testing.T, slug string) string {
	t.Helper()
	row, err := b.Client.Organization.Create().SetCreatedAt(start).SetName("The " + slug).SetSlug(slug).
		Save(as(t, viewer.NewDirectory()))
	require.NoError(t, err)
	return row.ID
}

// plan makes a plan that pays 10 % of each sale.
func (b bundle) plan(t *testing.T, name string) *ent.Plan {
	t.Helper()
	p, err := b.service.CreatePlan(b.owner, b.program.ID, program.PlanCreateInput{
		Name: name, Version: program.PlanVersionInput{Incentives: []program.IncentiveInput{percent("Ten", "10")}},
	})
	require.NoError(t, err)
	return p
}

func percent(name, percentage string) program.IncentiveInput {
	return program.IncentiveInput{Name: name, Trigger: "sale", Percentage: &percentage}
}

func flat(name, amount, currency string) program.IncentiveInput {
	return program.IncentiveInput{Name: name, Trigger: "lead", Flat: &money.Input{Amount: amount, CurrencyCode: currency}}
}

// ptr returns a pointer to v.
func ptr[T any](v T) *T { return &v }

// mistake is a user error without its sentence.
type mistake struct {
	code apperr.Code
	path []string
}

func at(code apperr.Code, path ...string) mistake { return mistake{code, path} }

// requireMistakes requires that err is exactly these mistakes, each with a
// sentence.
func requireMistakes(t *testing.T, err error, want ...mistake) {
	t.Helper()
	list, ok := apperr.List(err)
	require.True(t, ok, "%v", err)
	got := make([]mistake, len(list))
	for i, one := range list {
		require.NotEmpty(t, one.Message)
		got[i] = mistake{one.Code, one.Field}
	}
	require.Equal(t, want, got)
}

// requireRefused requires that call refuses everybody who may not: the role,
// the partner, nobody, and another organization, to whom nothing is there.
func (b bundle) requireRefused(t *testing.T, call func(ctx context.Context) error) {
	t.Helper()
	require.ErrorIs(t, call(b.readOnly), apperr.ErrForbidden)
	require.ErrorIs(t, call(b.partner), apperr.ErrForbidden)
	require.ErrorIs(t, call(t.Context()), apperr.ErrUnauthenticated)
	require.ErrorIs(t, call(b.stranger), apperr.ErrNotFound)
}

// events counts what was recorded.
func (b bundle) events(t *testing.T) int {
	t.Helper()
	n, err := b.Client.Event.Query().Count(b.owner)
	require.NoError(t, err)
	return n
}
