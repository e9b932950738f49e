package partner_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollmentchange"
	"github.com/rapporthq/rapport/internal/app/account"
	"github.com/rapporthq/rapport/internal/app/partner"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/app/tier"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/auth"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

const (
	publicURL = "https://partners.example"
	password  = "correct horse battery"
)

// start is the instant at which every test begins.
var start = time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC)

// bundle is an organization with its owner and one program in euros.
type bundle struct {
	*testkit.Database
	clock    *clock.Fake
	service  *partner.Service
	programs *program.Service
	// owner and stranger own two organizations; readOnly belongs to the first.
	owner, stranger, readOnly context.Context
	program                   *ent.Program
}

func setup(t *testing.T, d *testkit.Database) *bundle {
	t.Helper()
	b := &bundle{Database: d, clock: clock.NewFake(start)}
	attempts, err := auth.NewAttempts(b.clock)
	require.NoError(t, err)
	accounts := account.New(d.Client, b.clock, publicURL, account.Doors{
		Passwords: auth.NewPasswords(), Tokens: auth.Tokens{}, Sessions: auth.NewSessions(d.Client, b.clock), Attempts: attempts,
	})
	tiers := tier.New(d.Client, b.clock)
	b.programs = program.New(d.Client, b.clock, tiers)
	b.service = partner.New(d.Client, b.clock, publicURL+"/", accounts, tiers)
	b.owner, b.stranger = b.organization(t, "acme"), b.organization(t, "other")
	reader := viewer.From(b.owner)
	reader.Role = viewer.ReadOnly
	b.readOnly = viewer.With(t.Context(), reader)
	b.program = b.newProgram(t, "Acme Friends")
	return b
}

func (b *bundle) organization(t *testing.T, slug string) context.Context {
	t.Helper()
	row, err := b.Client.Organization.Create().SetCreatedAt(start).SetName(slug).SetSlug(slug).
		Save(viewer.With(t.Context(), viewer.NewDirectory()))
	require.NoError(t, err)
	return viewer.With(t.Context(), viewer.Viewer{Kind: viewer.Member, OrganizationID: row.ID, UserID: "usr_" + slug, Role: viewer.Owner})
}

func (b *bundle) newProgram(t *testing.T, name string) *ent.Program {
	t.Helper()
	p, err := b.programs.Create(b.owner, program.CreateInput{Name: name, Currency: "EUR", SiteURL: "https://acme.example"})
	require.NoError(t, err)
	return p
}

// partner makes a partner with an approved enrollment and a first link.
func (b *bundle) partner(t *testing.T, name string) *ent.Enrollment {
	t.Helper()
	_, e, err := b.service.Create(b.owner, b.newPartner(name))
	require.NoError(t, err)
	return e
}

func (b *bundle) newPartner(name string) partner.CreateInput {
	return partner.CreateInput{ProgramID: b.program.ID, Name: name, Email: name + "@example.com"}
}

// as is the context of a person of the enrollment's partner.
func (b *bundle) as(t *testing.T, e *ent.Enrollment, role viewer.Role) context.Context {
	t.Helper()
	return viewer.With(t.Context(), viewer.Viewer{
		Kind: viewer.Partner, OrganizationID: e.OrganizationID, PartnerID: e.PartnerID, UserID: "usr_of_partner", Role: role,
		ProgramIDs: []string{e.ProgramID},
	})
}

func (b *bundle) application() partner.ApplyInput {
	return partner.ApplyInput{
		ProgramID: b.program.ID, Name: "Grace Hopper GmbH", ContactName: "Grace", Email: " Grace@Hopper.example ", Password: password,
		Country: ptr("de"), Website: ptr("https://hopper.example"), Message: ptr("I write about ships."),
	}
}

func (b *bundle) apply(t *testing.T) *partner.Application {
	t.Helper()
	made, err := b.service.Apply(t.Context(), b.application(), "de")
	require.NoError(t, err)
	return made
}

// mainLink returns the first link of the enrollment.
func (b *bundle) mainLink(t *testing.T, e *ent.Enrollment) *ent.Link {
	t.Helper()
	l, err := e.QueryLinks().Only(b.owner)
	require.NoError(t, err)
	require.True(t, l.IsMain)
	return l
}

// changes returns the states through which the enrollment went.
func (b *bundle) changes(t *testing.T, e *ent.Enrollment) []string {
	t.Helper()
	rows, err := b.Client.EnrollmentChange.Query().Where(enrollmentchange.EnrollmentID(e.ID)).
		Order(ent.Asc(enrollmentchange.FieldSequence)).All(b.owner)
	require.NoError(t, err)
	out := make([]string, len(rows))
	for i, row := range rows {
		out[i] = row.FromStatus + ">" + row.ToStatus + " " + row.Reason
	}
	return out
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

// requireMembersOnly requires that call refuses who may not ask at all.
func (b *bundle) requireMembersOnly(t *testing.T, e *ent.Enrollment, call func(ctx context.Context) error) {
	t.Helper()
	require.ErrorIs(t, call(b.readOnly), apperr.ErrForbidden)
	require.ErrorIs(t, call(b.as(t, e, viewer.Owner)), apperr.ErrForbidden)
	require.ErrorIs(t, call(t.Context()), apperr.ErrUnauthenticated)
}

// state is everything that a refused call must not change.
func (b *bundle) state(t *testing.T) []int {
	t.Helper()
	count := func(n int, err error) int {
		require.NoError(t, err)
		return n
	}
	directory := viewer.With(t.Context(), viewer.NewDirectory())
	return []int{
		count(b.Client.Event.Query().Count(b.owner)), count(b.Client.Partner.Query().Count(b.owner)),
		count(b.Client.Enrollment.Query().Count(b.owner)), count(b.Client.EnrollmentChange.Query().Count(b.owner)),
		count(b.Client.Link.Query().Count(b.owner)), count(b.Client.Code.Query().Count(b.owner)),
		count(b.Client.TierMove.Query().Count(b.owner)), count(b.Client.PartnerUser.Query().Count(b.owner)),
		count(b.Client.Route.Query().Count(directory)), count(b.Client.User.Query().Count(directory)),
	}
}
