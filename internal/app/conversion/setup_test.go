package conversion_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/enrollmentday"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/app/ledger"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// start is the instant at which every test begins.
var start = time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)

// evaluated notes whose tiers were to be evaluated.
type evaluated struct{ calls [][]string }

func (e *evaluated) Evaluate(_ context.Context, _ *ent.Tx, _ string, ids []string, _ time.Time) error {
	e.calls = append(e.calls, ids)
	return nil
}

// bundle is a program in EUR and Berlin time with event types, stages and one
// plan; its partners are approved 90 days before start.
type bundle struct {
	*testkit.Book
	t       *testing.T
	clock   *clock.Fake
	tiers   *evaluated
	service *conversion.Service
	// admin may do everything here, reader nothing; stranger is another
	// organization's admin.
	admin, reader, stranger context.Context
	plan                    *ent.Plan
	n                       int
}

func setup(t *testing.T, d *testkit.Database, incentives ...commission.Incentive) *bundle {
	t.Helper()
	book := testkit.NewBook(t, d, "acme", start)
	other := testkit.NewBook(t, d, "other", start)
	b := &bundle{Book: book, t: t, clock: clock.NewFake(start), tiers: &evaluated{}}
	b.service = conversion.New(d.Client, b.clock, b.tiers)
	b.admin, b.reader = book.Member("admin", viewer.Admin), book.Member("reader", viewer.ReadOnly)
	b.stranger = other.Member("stranger", viewer.Owner)
	b.Program = b.Program.Update().SetTimeZone("Europe/Berlin").SaveX(b.System())
	for key, flags := range map[string][2]bool{"lead": {true, false}, "sale": {false, true}, "attendance": {}} {
		b.Client.EventType.Create().SetCreatedAt(start).SetProgramID(b.Program.ID).SetKey(key).SetName(key).
			SetIsLead(flags[0]).SetIsSale(flags[1]).SaveX(b.System())
	}
	for i, s := range referral.DefaultStages() {
		b.Client.Stage.Create().SetCreatedAt(start).SetProgramID(b.Program.ID).SetKey(s.Key).SetName(s.Name).
			SetPosition(i + 1).SetKind(s.Kind).SetProbability(s.Probability).SaveX(b.System())
	}
	if len(incentives) == 0 {
		incentives = []commission.Incentive{percent("10")}
	}
	b.plan = b.newPlan("Standard", start.AddDate(-2, 0, 0), incentives...)
	b.Program = b.Program.Update().SetPlanID(b.plan.ID).SaveX(b.System())
	return b
}

// newPlan makes a plan with one version.
func (b *bundle) newPlan(name string, from time.Time, incentives ...commission.Incentive) *ent.Plan {
	b.t.Helper()
	p := b.Client.Plan.Create().SetCreatedAt(start.AddDate(-2, 0, 0)).SetProgramID(b.Program.ID).SetName(name).SaveX(b.System())
	b.newVersion(p, 1, from, commission.AppliesToAll, incentives...)
	return p
}

func (b *bundle) newVersion(p *ent.Plan, number int, from time.Time, to commission.AppliesTo, incentives ...commission.Incentive) {
	b.t.Helper()
	v := b.Client.PlanVersion.Create().SetCreatedAt(b.clock.Now()).SetProgramID(b.Program.ID).SetPlanID(p.ID).
		SetNumber(number).SetEffectiveFrom(from).SetAppliesTo(to).SetCreatedBy("test").SaveX(b.System())
	for i, one := range incentives {
		require.Empty(b.t, one.Terms.Problems())
		b.Client.Incentive.Create().SetCreatedAt(start).SetProgramID(b.Program.ID).SetPlanVersionID(v.ID).SetKey(one.Key).
			SetName(one.Key).SetPosition(i + 1).SetTrigger(one.Trigger).SetTerms(one.Terms).SaveX(b.System())
	}
}

// percent pays a part of each sale.
func percent(rate string) commission.Incentive {
	r, err := money.ParsePercent(rate)
	if err != nil {
		panic(err)
	}
	return commission.Incentive{Key: "pct_sale", Trigger: "sale", Terms: commission.Terms{
		Structure: commission.Structure{Kind: commission.StructurePercent, Rate: r},
	}}
}

func flat(trigger string, minor int64, limits commission.Limits) commission.Incentive {
	amount := money.New(minor, "EUR")
	return commission.Incentive{Key: "flat_" + trigger, Trigger: trigger, Terms: commission.Terms{
		Structure: commission.Structure{Kind: commission.StructureFlat, Flat: &amount}, Limits: limits,
	}}
}

// partner is an approved enrollment with a link and a code of its name.
type partner struct {
	*ent.Enrollment
	link *ent.Link
}

func (b *bundle) partner(name string) partner {
	b.t.Helper()
	p := partner{Enrollment: b.Enroll(name)}
	b.change(p, "APPROVED", start.AddDate(0, 0, -90))
	p.link = b.Client.Link.Create().SetCreatedAt(start).SetProgramID(b.Program.ID).SetPartnerID(p.PartnerID).
		SetEnrollmentID(p.ID).SetCode(name).SetDestination("https://example.com").SaveX(b.System())
	b.Client.Code.Create().SetCreatedAt(start).SetProgramID(b.Program.ID).SetPartnerID(p.PartnerID).
		SetEnrollmentID(p.ID).SetWord(name).SetFolded(name).SaveX(b.System())
	return p
}

// change moves the enrollment to a status as of an instant.
func (b *bundle) change(p partner, status string, at time.Time) {
	b.t.Helper()
	ctx := b.System()
	require.NoError(b.t, db.InTx(ctx, b.Client, func(tx *ent.Tx) error {
		n, err := program.NextSequence(ctx, tx, b.Program.ID, 1)
		if err != nil {
			return err
		}
		return tx.EnrollmentChange.Create().SetCreatedAt(at).SetPartnerID(p.PartnerID).SetEnrollmentID(p.ID).
			SetToStatus(status).SetActor("test").SetSequence(n).Exec(ctx)
	}))
}

// click records that the visitor clicked the partner's link and returns its id.
func (b *bundle) click(p partner, visitorID string, at time.Time) string {
	b.t.Helper()
	return b.Client.Click.Create().SetCreatedAt(b.clock.Now()).SetProgramID(b.Program.ID).SetPartnerID(p.PartnerID).
		SetEnrollmentID(p.ID).SetLinkID(p.link.ID).SetVisitorID(visitorID).SetVisitorHash("h").SetOccurredAt(at).
		SetDestination("https://example.com").SetIsBot(false).SetIsDuplicate(false).SaveX(b.System()).ID
}

// input is a conversion of 100.00 EUR; the external id is new each time.
func (b *bundle) input(kind, customer string, with ...func(*conversion.RecordInput)) conversion.RecordInput {
	b.n++
	in := conversion.RecordInput{
		ProgramID: b.Program.ID, Type: kind, ExternalID: fmt.Sprintf("order-%d", b.n),
		Customer: conversion.CustomerInput{ExternalID: customer},
		Amount:   &money.Input{Amount: "100", CurrencyCode: "EUR"},
	}
	for _, change := range with {
		change(&in)
	}
	return in
}

func byCode(word string) func(*conversion.RecordInput) {
	return func(in *conversion.RecordInput) { in.Code = &word }
}

func byVisitor(id string) func(*conversion.RecordInput) {
	return func(in *conversion.RecordInput) { in.VisitorID = &id }
}

func at(t time.Time) func(*conversion.RecordInput) {
	return func(in *conversion.RecordInput) { in.OccurredAt = &t }
}

func amount(text, currency string) func(*conversion.RecordInput) {
	return func(in *conversion.RecordInput) {
		in.Amount = &money.Input{Amount: text, CurrencyCode: currency}
	}
}

func (b *bundle) record(in conversion.RecordInput) *ent.Conversion {
	b.t.Helper()
	out, err := b.service.Record(b.admin, in)
	require.NoError(b.t, err)
	require.False(b.t, out.Repeated)
	return out.Conversion
}

// line is what a commission row says.
type line struct {
	Enrollment string
	Kind       commission.Kind
	Status     commission.Status
	Minor      int64
}

// lines returns the commissions of the program in the order made.
func (b *bundle) lines() []line {
	b.t.Helper()
	rows := b.Client.Commission.Query().Where(entcommission.ProgramID(b.Program.ID)).
		Order(ent.Asc(entcommission.FieldSequence, entcommission.FieldKind, entcommission.FieldEnrollmentID, entcommission.FieldAmountMinor)).
		AllX(b.System())
	out := make([]line, len(rows))
	for i, row := range rows {
		out[i] = line{row.EnrollmentID, row.Kind, row.Status, row.AmountMinor}
	}
	return out
}

// figures returns the days of one enrollment and metric as "day count amount".
func (b *bundle) figures(p partner, metric string) []string {
	b.t.Helper()
	rows := b.Client.EnrollmentDay.Query().Where(enrollmentday.EnrollmentID(p.ID), enrollmentday.Metric(metric)).
		Order(ent.Asc(enrollmentday.FieldDay)).AllX(b.System())
	out := []string{}
	for _, row := range rows {
		out = append(out, fmt.Sprintf("%s %d %d", row.Day, row.Count, row.AmountMinor))
	}
	return out
}

// sound requires that the book balances.
func (b *bundle) sound() {
	b.t.Helper()
	violations, err := ledger.Verify(b.System(), b.Client, b.Program.ID)
	require.NoError(b.t, err)
	require.Empty(b.t, violations)
}

// requireError requires exactly one user error.
func requireError(t *testing.T, err error, code apperr.Code, path ...string) {
	t.Helper()
	list, ok := apperr.List(err)
	require.True(t, ok, "%v", err)
	require.Len(t, list, 1, "%v", err)
	require.Equal(t, code, list[0].Code)
	require.Equal(t, path, list[0].Field)
}
