package tier_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	entmove "github.com/rapporthq/rapport/ent/tiermove"
	"github.com/rapporthq/rapport/internal/app/program"
	apptier "github.com/rapporthq/rapport/internal/app/tier"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/tier"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// start is half past midnight on 1 March in Berlin, and still February in UTC.
var start = time.Date(2026, 2, 28, 23, 30, 0, 0, time.UTC)

// bundle is a program in euros and Berlin time with the tiers Partner, Silver
// and Gold, and one approved partner on the entry tier.
type bundle struct {
	*testkit.Database
	clock    *clock.Fake
	service  *apptier.Service
	programs *program.Service
	owner    context.Context
	stranger context.Context
	program  *ent.Program
	ada      *ent.Enrollment
	facts    int
}

func setup(t *testing.T, d *testkit.Database) *bundle {
	t.Helper()
	return setupNamed(t, d, "acme")
}

// setupNamed is setup for a test that needs several organizations.
func setupNamed(t *testing.T, d *testkit.Database, slug string) *bundle {
	t.Helper()
	b := &bundle{Database: d, clock: clock.NewFake(start)}
	b.service = apptier.New(d.Client, b.clock)
	b.programs = program.New(d.Client, b.clock, b.service)
	b.owner, b.stranger = b.organization(t, slug), b.organization(t, slug+"-other")
	zone := "Europe/Berlin"
	var err error
	b.program, err = b.programs.Create(b.owner, program.CreateInput{Name: "Acme", Currency: "EUR", TimeZone: &zone, SiteURL: "https://acme.example"})
	require.NoError(t, err)
	b.ada = b.enroll(t, "ada")
	return b
}

func (b *bundle) organization(t *testing.T, slug string) context.Context {
	t.Helper()
	row, err := b.Client.Organization.Create().SetCreatedAt(start).SetName(slug).SetSlug(slug).
		Save(viewer.With(t.Context(), viewer.NewDirectory()))
	require.NoError(t, err)
	return viewer.With(t.Context(), viewer.Viewer{Kind: viewer.Member, OrganizationID: row.ID, UserID: "usr_" + slug, Role: viewer.Owner})
}

// enroll makes an approved partner and lets it enter.
func (b *bundle) enroll(t *testing.T, name string) *ent.Enrollment {
	t.Helper()
	partner, err := b.Client.Partner.Create().SetCreatedAt(start).SetName(name).SetEmail(name + "@example.com").SetTags([]string{}).Save(b.owner)
	require.NoError(t, err)
	e, err := b.Client.Enrollment.Create().SetCreatedAt(start).SetProgramID(b.program.ID).SetPartnerID(partner.ID).
		SetStatus(enrollment.StatusAPPROVED).SetApprovedAt(b.clock.Now()).Save(b.owner)
	require.NoError(t, err)
	b.inTx(t, func(tx *ent.Tx) error {
		entered, err := b.service.Enter(b.owner, tx, e, b.clock.Now())
		if err == nil {
			e = entered.Unwrap()
		}
		return err
	})
	return e
}

func (b *bundle) inTx(t *testing.T, fn func(tx *ent.Tx) error) {
	t.Helper()
	require.NoError(t, db.InTx(b.owner, b.Client, fn))
}

// tier adds a tier above the others.
func (b *bundle) tier(t *testing.T, name string, window tier.WindowKind, asked ...program.TierRequirementInput) *ent.Tier {
	t.Helper()
	made, err := b.programs.CreateTier(b.owner, b.program.ID, program.TierInput{
		Name: &name, Window: &program.TierWindowInput{Kind: window}, Requirements: asked,
	})
	require.NoError(t, err)
	return made
}

func asks(kind tier.Kind, threshold string) program.TierRequirementInput {
	return program.TierRequirementInput{Kind: kind, Threshold: threshold}
}

// day adds to a daily figure of the enrollment, and to that of the month.
func (b *bundle) day(t *testing.T, e *ent.Enrollment, day, metric string, count, minor int64) {
	t.Helper()
	b.inTx(t, func(tx *ent.Tx) error { return b.count(tx, e, day, metric, count, minor) })
}

// count is day in a transaction.
func (b *bundle) count(tx *ent.Tx, e *ent.Enrollment, day, metric string, count, minor int64) error {
	return db.AddFigures(b.owner, tx, start, []db.Figure{{
		OrganizationID: e.OrganizationID, ProgramID: e.ProgramID, PartnerID: e.PartnerID, EnrollmentID: e.ID,
		Metric: metric, Day: day, Count: count, AmountMinor: minor,
	}})
}

func (b *bundle) evaluate(t *testing.T, ids ...string) {
	t.Helper()
	b.inTx(t, func(tx *ent.Tx) error {
		return b.service.Evaluate(b.owner, tx, b.program.ID, ids, b.clock.Now())
	})
}

// standing returns the name of the tier that the enrollment has.
func (b *bundle) standing(t *testing.T, e *ent.Enrollment) string {
	t.Helper()
	row, err := b.Client.Enrollment.Query().Where(enrollment.ID(e.ID)).WithTier().Only(b.owner)
	require.NoError(t, err)
	return row.Edges.Tier.Name
}

// moves returns the moves of the enrollment, oldest first.
func (b *bundle) moves(t *testing.T, e *ent.Enrollment) []*ent.TierMove {
	t.Helper()
	rows, err := b.Client.TierMove.Query().Where(entmove.EnrollmentID(e.ID)).Order(ent.Asc(entmove.FieldSequence)).All(b.owner)
	require.NoError(t, err)
	return rows
}

// customer makes a customer of the program.
func (b *bundle) customer(t *testing.T, externalID string) *ent.Customer {
	t.Helper()
	c, err := b.Client.Customer.Create().SetCreatedAt(start).SetProgramID(b.program.ID).SetExternalID(externalID).Save(b.owner)
	require.NoError(t, err)
	return c
}

// sale records a conversion of the customer, decided once for each of the
// enrollments, of which the last holds.
func (b *bundle) sale(t *testing.T, c *ent.Customer, at time.Time, decided ...*ent.Enrollment) {
	t.Helper()
	b.facts++
	id := c.ExternalID + at.Format(time.RFC3339Nano)
	row, err := b.Client.Conversion.Create().SetCreatedAt(start).SetProgramID(b.program.ID).SetCustomerID(c.ID).SetType("sale").
		SetExternalID(id).SetOccurredAt(at).SetAmountMinor(100).SetCurrency("EUR").SetFingerprint("f").SetSource("API").
		SetSequence(int64(1000 + b.facts)).SetOrdinal(1).Save(b.owner)
	require.NoError(t, err)
	for i, e := range decided {
		dec, err := b.Client.Decision.Create().SetCreatedAt(start).SetProgramID(b.program.ID).SetConversionID(row.ID).SetRevision(i + 1).
			SetIsAttributed(true).SetAttribution(attribution.Decision{}).SetPricing(commission.Pricing{}).SetSequence(1).Save(b.owner)
		require.NoError(t, err)
		require.NoError(t, b.Client.Credit.Create().SetCreatedAt(start).SetConversionID(row.ID).SetDecisionID(dec.ID).SetEnrollmentID(e.ID).
			SetPartnerID(e.PartnerID).SetPpm(1_000_000).Exec(b.owner))
	}
}

// click records a click of the enrollment.
func (b *bundle) click(t *testing.T, l *ent.Link, at time.Time, isBot, isDuplicate bool) {
	t.Helper()
	testkit.Click(b.owner, t, b.Client, l, at, isBot, isDuplicate)
}

func (b *bundle) link(t *testing.T, e *ent.Enrollment) *ent.Link {
	t.Helper()
	l, err := b.Client.Link.Create().SetCreatedAt(start).SetProgramID(b.program.ID).SetEnrollmentID(e.ID).SetPartnerID(e.PartnerID).
		SetCode(e.ID).SetDestination("https://acme.example").Save(b.owner)
	require.NoError(t, err)
	return l
}

// points grants points as a row.
func (b *bundle) points(t *testing.T, e *ent.Enrollment, n int64, at time.Time) {
	t.Helper()
	require.NoError(t, b.Client.PointGrant.Create().SetCreatedAt(at).SetProgramID(b.program.ID).SetEnrollmentID(e.ID).
		SetPartnerID(e.PartnerID).SetPoints(n).SetGrantedAt(at).SetReason("Fair.").SetActor("usr_acme").Exec(b.owner))
}

// certification grants a certification as a row.
func (b *bundle) certification(t *testing.T, e *ent.Enrollment, name string, since time.Time, expires, revoked *time.Time) {
	t.Helper()
	require.NoError(t, b.Client.Certification.Create().SetCreatedAt(since).SetProgramID(b.program.ID).SetEnrollmentID(e.ID).
		SetPartnerID(e.PartnerID).SetName(name).SetHeldSince(since).SetNillableExpiresAt(expires).SetNillableRevokedAt(revoked).
		SetActor("usr_acme").Exec(b.owner))
}

// requireMistake requires that err is one user error of this code and place.
func requireMistake(t *testing.T, err error, code apperr.Code, path ...string) {
	t.Helper()
	list, ok := apperr.List(err)
	require.True(t, ok, "%v", err)
	require.Len(t, list, 1)
	require.Equal(t, code, list[0].Code)
	require.Equal(t, path, list[0].Field)
	require.NotEmpty(t, list[0].Message)
}
