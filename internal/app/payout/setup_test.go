package payout_test

import (
	"io"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/app/conversion"
	appledger "github.com/rapporthq/rapport/internal/app/ledger"
	"github.com/rapporthq/rapport/internal/app/payout"
	"github.com/rapporthq/rapport/internal/app/tier"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/ledger"
	"github.com/rapporthq/rapport/internal/domain/money"
	domain "github.com/rapporthq/rapport/internal/domain/payout"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// today is when everything in these tests happens.
var today = time.Date(2026, 3, 10, 9, 0, 0, 0, time.UTC)

// bundle is a program with a partner who can be paid, and the use cases.
type bundle struct {
	*testkit.Book
	payouts *payout.Service
	clock   *clock.Fake
	ada     *ent.Enrollment
	bank    *bank
}

// bank keeps what was written.
type bank struct {
	transfers []domain.Transfer
	order     domain.Order
	statement domain.Statement
	language  string
}

func (b *bank) writers() payout.Writers {
	keep := func(form string) func(io.Writer, domain.Statement, string) error {
		return func(w io.Writer, s domain.Statement, language string) error {
			b.statement, b.language = s, language
			_, err := io.WriteString(w, form)
			return err
		}
	}
	return payout.Writers{
		CSV: func(w io.Writer, transfers []domain.Transfer) error {
			b.transfers = transfers
			_, err := io.WriteString(w, "the file")
			return err
		},
		SEPA: func(_ io.Writer, order domain.Order) error {
			b.order = order
			return nil
		},
		Page: keep("page"), PDF: keep("pdf"),
	}
}

func setup(t testing.TB, d *testkit.Database) *bundle {
	t.Helper()
	b := &bundle{Book: testkit.NewBook(t, d, "acme", today), clock: clock.NewFake(today), bank: &bank{}}
	b.payouts = b.service(d.Client)
	b.ada = b.Enroll("ada")
	b.Pay(b.ada, "EUR")
	return b
}

// service is the use cases on a client of the bundle's database.
func (b *bundle) service(client *ent.Client) *payout.Service {
	return payout.New(client, b.clock, conversion.New(client, b.clock, tier.New(client, b.clock)), b.bank.writers())
}

// due gives the enrollment an approved commission that can be paid.
func (b *bundle) due(e *ent.Enrollment, minor int64, currency money.Currency) *ent.Commission {
	return b.Earn(e, money.New(minor, currency), commission.StatusApproved, today.Add(-time.Hour))
}

// run makes a run of what is due.
func (b *bundle) run(t *testing.T, key string) *ent.PayoutRun {
	t.Helper()
	run, err := b.payouts.RunCreate(b.Member("fin", viewer.Finance), payout.RunCreateInput{
		ProgramID: b.Program.ID, IdempotencyKey: key,
	})
	require.NoError(t, err)
	return run
}

// sent makes a run of what is due and sends it.
func (b *bundle) sent(t *testing.T, key string) (*ent.PayoutRun, []*ent.Payout) {
	t.Helper()
	run := b.run(t, key)
	_, err := b.payouts.RunApprove(b.Member("ann", viewer.Owner), run.ID)
	require.NoError(t, err)
	run, err = b.payouts.RunSubmit(b.Member("fin", viewer.Finance), run.ID)
	require.NoError(t, err)
	return run, b.payoutsOf(t, run)
}

func (b *bundle) payoutsOf(t *testing.T, run *ent.PayoutRun) []*ent.Payout {
	t.Helper()
	rows, err := b.Client.PayoutRun.QueryPayouts(run).Order(ent.Asc("number")).All(b.System())
	require.NoError(t, err)
	return rows
}

// status returns where the commission stands now.
func (b *bundle) status(t *testing.T, row *ent.Commission) commission.Status {
	t.Helper()
	fresh, err := b.Client.Commission.Get(b.System(), row.ID)
	require.NoError(t, err)
	return fresh.Status
}

// problem is a mistake without its sentence.
type problem struct {
	code apperr.Code
	path []string
}

// requireProblems requires that err is made of exactly these mistakes.
func requireProblems(t *testing.T, err error, want ...problem) {
	t.Helper()
	list, ok := apperr.List(err)
	require.True(t, ok, "%v is not made of mistakes", err)
	got := make([]problem, len(list))
	for i, one := range list {
		require.NotEmpty(t, one.Message)
		got[i] = problem{one.Code, one.Field}
	}
	require.Equal(t, want, got)
}

func at(code apperr.Code, path ...string) problem { return problem{code, path} }

// reverse makes an approved row that takes back some of another.
func (b *bundle) reverse(t *testing.T, of *ent.Commission, minor int64) {
	t.Helper()
	ctx := b.System()
	require.NoError(t, db.InTx(ctx, b.Client, func(tx *ent.Tx) error {
		row, err := tx.Commission.Create().
			SetCreatedAt(today).SetProgramID(of.ProgramID).SetEnrollmentID(of.EnrollmentID).SetPartnerID(of.PartnerID).
			SetKind(commission.KindReversal).SetStatus(commission.StatusApproved).SetAmountMinor(minor).SetCurrency(of.Currency).
			SetOriginalID(of.ID).SetOccurredAt(today).SetReleaseAt(today.Add(-time.Hour)).SetStatusSince(today).
			SetExplanation(commission.Explanation{}).SetSequence(1).Save(ctx)
		if err != nil {
			return err
		}
		earned, err := ledger.Earned(appledger.Row(row, "", ""))
		if err != nil {
			return err
		}
		return appledger.Post(ctx, tx, today, earned)
	}))
}
