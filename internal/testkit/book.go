package testkit

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/internal/app/ledger"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
	domain "github.com/rapporthq/rapport/internal/domain/ledger"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/viewer"
)

// Book is one organization with one program, for tests about money that need
// partners and commissions without the facts behind them.
type Book struct {
	*Database
	OrganizationID string
	// Program is in EUR and UTC, pays on the first of the month and has neither
	// a minimum payout nor a four-eyes limit.
	Program *ent.Program

	t   testing.TB
	now time.Time
}

// NewBook makes the organization slug with its program; rows are made at now.
func NewBook(t testing.TB, d *Database, slug string, now time.Time) *Book {
	t.Helper()
	directory := viewer.With(t.Context(), viewer.NewDirectory())
	organization, err := d.Client.Organization.Create().SetCreatedAt(now).SetName(slug).SetSlug(slug).Save(directory)
	require.NoError(t, err)
	b := &Book{Database: d, OrganizationID: organization.ID, t: t, now: now}
	b.Program, err = d.Client.Program.Create().
		SetCreatedAt(now).SetName(slug).SetSlug(slug).SetCurrency("EUR").SetSiteURL("https://example.com").
		SetTouchPriority([]attribution.Kind{}).SetAllowedHosts([]string{"shop.example.com"}).SetQueryParameters([]string{}).
		Save(b.System())
	require.NoError(t, err)
	return b
}

// System is the context of a job of the organization.
func (b *Book) System() context.Context {
	return viewer.With(b.t.Context(), viewer.NewSystem(b.OrganizationID))
}

// Member is the context of a member; the user's id is made of the name.
func (b *Book) Member(name string, role viewer.Role) context.Context {
	return viewer.With(b.t.Context(), viewer.Viewer{
		Kind: viewer.Member, OrganizationID: b.OrganizationID, UserID: "usr_" + name, Name: name, Role: role,
	})
}

// Partner is the context of a person of the enrollment's partner.
func (b *Book) Partner(e *ent.Enrollment, role viewer.Role) context.Context {
	return viewer.With(b.t.Context(), viewer.Viewer{
		Kind: viewer.Partner, OrganizationID: b.OrganizationID, UserID: "usr_" + e.PartnerID, Name: "partner", Role: role,
		PartnerID: e.PartnerID, ProgramIDs: []string{e.ProgramID},
	})
}

// Enroll makes a partner with an approved enrollment. Their ids are made of the
// name, so that they sort as the names do.
func (b *Book) Enroll(name string) *ent.Enrollment {
	b.t.Helper()
	partner, err := b.Client.Partner.Create().
		SetID("par_" + b.Program.Slug + "_" + name).SetCreatedAt(b.now).SetName(name).SetEmail(name + "@example.com").SetTags([]string{}).Save(b.System())
	require.NoError(b.t, err)
	e, err := b.Client.Enrollment.Create().
		SetID("enr_" + b.Program.Slug + "_" + name).
		SetCreatedAt(b.now).SetProgramID(b.Program.ID).SetPartnerID(partner.ID).
		SetStatus(enrollment.StatusAPPROVED).SetApprovedAt(b.now).Save(b.System())
	require.NoError(b.t, err)
	return e
}

// Pay gives the enrollment's partner a payout method in the currency.
func (b *Book) Pay(e *ent.Enrollment, currency money.Currency) *ent.PayoutMethod {
	b.t.Helper()
	method, err := b.Client.PayoutMethod.Create().
		SetCreatedAt(b.now).SetPartnerID(e.PartnerID).SetKind("MANUAL").SetCurrency(currency).
		SetAccountHolder("Holder of " + string(currency)).SetAccountNumber("DE89370400440532013000").Save(b.System())
	require.NoError(b.t, err)
	return method
}

// Earn gives the enrollment a commission without a conversion, PENDING, ON_HOLD
// from there, or APPROVED, and posts it. It is a reversal if it is negative.
func (b *Book) Earn(e *ent.Enrollment, amount money.Money, status commission.Status, releaseAt time.Time) *ent.Commission {
	b.t.Helper()
	kind := commission.KindEarned
	if amount.Minor < 0 {
		kind = commission.KindReversal
	}
	var row *ent.Commission
	ctx := b.System()
	require.NoError(b.t, db.InTx(ctx, b.Client, func(tx *ent.Tx) (err error) {
		row, err = tx.Commission.Create().
			SetCreatedAt(b.now).SetProgramID(e.ProgramID).SetEnrollmentID(e.ID).SetPartnerID(e.PartnerID).
			SetKind(kind).SetStatus(status).SetAmountMinor(amount.Minor).SetCurrency(amount.Currency).
			SetOccurredAt(b.now).SetReleaseAt(releaseAt).SetStatusSince(b.now).
			SetExplanation(commission.Explanation{}).SetSequence(1).Save(ctx)
		if err != nil {
			return fmt.Errorf("save commission: %w", err)
		}
		earned, err := domain.Earned(ledger.Row(row, domain.StatePending, ""))
		if err != nil {
			return err
		}
		if status == commission.StatusOnHold {
			err := tx.CommissionChange.Create().SetCreatedAt(b.now).SetPartnerID(e.PartnerID).SetCommissionID(row.ID).
				SetFromStatus(string(commission.StatusPending)).SetToStatus(string(status)).SetActor("test").Exec(ctx)
			if err != nil {
				return err
			}
		}
		return ledger.Post(ctx, tx, b.now, earned)
	}))
	return row.Unwrap()
}

// Verify requires that rows and postings of the program agree.
func (b *Book) Verify() {
	b.t.Helper()
	violations, err := ledger.Verify(b.System(), b.Client, b.Program.ID)
	require.NoError(b.t, err)
	require.Empty(b.t, violations)
}
