package commission_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/ent/event"
	"github.com/rapporthq/rapport/internal/app/commission"
	appledger "github.com/rapporthq/rapport/internal/app/ledger"
	"github.com/rapporthq/rapport/internal/apperr"
	domain "github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/ledger"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// adjustment is an input of an amount in EUR with a key.
func (b *bundle) adjustment(amount, key string, with ...func(*commission.AdjustInput)) commission.AdjustInput {
	in := commission.AdjustInput{
		EnrollmentID: b.ada.ID, Amount: money.Input{Amount: amount, CurrencyCode: "EUR"}, Reason: " Trade fair ", IdempotencyKey: key,
	}
	for _, change := range with {
		change(&in)
	}
	return in
}

func held(in *commission.AdjustInput) { in.IsHeld = true }

// balance is what lies in one account of ada's.
func (b *bundle) balance(t *testing.T, kind ledger.Kind) int64 {
	t.Helper()
	balances, err := appledger.Balances(b.System(), b.Client, b.Program.ID, b.ada.ID)
	require.NoError(t, err)
	return balances[ledger.Account{Kind: kind, ProgramID: b.Program.ID, Currency: "EUR", EnrollmentID: b.ada.ID}]
}

func TestAdjust(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		out, err := b.service.Adjust(b.finance, b.adjustment("25.50", "a"))
		require.NoError(t, err)
		require.False(t, out.Repeated)
		row := out.Commission
		_, err = row.QueryEnrollment().Only(b.System())
		require.NoError(t, err, "the row is unwrapped")
		require.Equal(t, domain.KindAdjustment, row.Kind)
		require.Equal(t, domain.StatusApproved, row.Status, "§4: without a hold it may be paid at once")
		require.Equal(t, "25.50 EUR", row.Amount().String())
		require.Equal(t, "Trade fair", row.Note)
		require.Nil(t, row.ConversionID)
		require.Equal(t, start, row.ReleaseAt.UTC())
		require.Equal(t, int64(2550), b.balance(t, ledger.Payable))
		change := b.lastChange(row)
		require.Equal(t, []string{"", "APPROVED", "usr_finance", "Trade fair"},
			[]string{change.FromStatus, change.ToStatus, change.Actor, change.Reason}, "§4: who, when, why")

		taken, err := b.service.Adjust(b.finance, b.adjustment("-40", "b", held))
		require.NoError(t, err)
		require.Equal(t, domain.StatusPending, taken.Commission.Status)
		require.Equal(t, start.AddDate(0, 0, 30), taken.Commission.ReleaseAt.UTC(), "the program's hold")
		require.Equal(t, int64(-4000), b.balance(t, ledger.Pending))
		later := start.AddDate(0, 0, 3)
		own, err := b.service.Adjust(b.finance, b.adjustment("1", "c", held, func(in *commission.AdjustInput) { in.ReleaseAt = &later }))
		require.NoError(t, err)
		require.Equal(t, later, own.Commission.ReleaseAt.UTC())
		b.Verify()

		b.clock.Advance(31 * 24 * time.Hour)
		n, err := b.service.ReleaseDue(b.System(), 100)
		require.NoError(t, err)
		require.Equal(t, 2, n)
		require.Equal(t, int64(2550-4000+100), b.balance(t, ledger.Payable), "§4: a negative balance is carried forward")
		_, err = b.service.Reject(b.finance, []string{row.ID}, "A mistake.")
		require.NoError(t, err)
		b.Verify()

		seen := b.Client.Commission.Query().Where(entcommission.Kind(domain.KindAdjustment)).AllX(b.theirs)
		require.Len(t, seen, 3, "the partner sees its own")
		require.Equal(t, 3, b.Client.Event.Query().Where(event.Kind("commission.adjusted")).CountX(b.theirs))
	})
}

func TestAdjustRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		past, far := start, start.AddDate(10, 0, 1)
		applied := b.Enroll("applied")
		applied.Update().SetStatus(enrollment.StatusAPPLIED).SaveX(b.System())
		tests := map[string]struct {
			change func(*commission.AdjustInput)
			code   apperr.Code
			path   []string
		}{
			"no enrollment":         {func(in *commission.AdjustInput) { in.EnrollmentID = "" }, apperr.Blank, []string{"input", "enrollmentId"}},
			"an unknown enrollment": {func(in *commission.AdjustInput) { in.EnrollmentID = "enr_x" }, apperr.NotFoundCode, []string{"input", "enrollmentId"}},
			"an applicant":          {func(in *commission.AdjustInput) { in.EnrollmentID = applied.ID }, apperr.WrongState, []string{"input", "enrollmentId"}},
			"nothing":               {func(in *commission.AdjustInput) { in.Amount.Amount = "0.00" }, apperr.Invalid, []string{"input", "amount", "amount"}},
			"no number":             {func(in *commission.AdjustInput) { in.Amount.Amount = "+5" }, apperr.Invalid, []string{"input", "amount", "amount"}},
			"too many digits":       {func(in *commission.AdjustInput) { in.Amount.Amount = "0.001" }, apperr.Invalid, []string{"input", "amount", "amount"}},
			"too much":              {func(in *commission.AdjustInput) { in.Amount.Amount = "-99999999999999.99" }, apperr.TooLarge, []string{"input", "amount", "amount"}},
			"no currency":           {func(in *commission.AdjustInput) { in.Amount.CurrencyCode = "EURO" }, apperr.Invalid, []string{"input", "amount", "currencyCode"}},
			"no reason":             {func(in *commission.AdjustInput) { in.Reason = " " }, apperr.Blank, []string{"input", "reason"}},
			"a long reason":         {func(in *commission.AdjustInput) { in.Reason = strings.Repeat("x", 501) }, apperr.TooLong, []string{"input", "reason"}},
			"no key":                {func(in *commission.AdjustInput) { in.IdempotencyKey = "" }, apperr.Blank, []string{"input", "idempotencyKey"}},
			"a long key":            {func(in *commission.AdjustInput) { in.IdempotencyKey = strings.Repeat("x", 101) }, apperr.TooLong, []string{"input", "idempotencyKey"}},
			"a release, not held":   {func(in *commission.AdjustInput) { in.ReleaseAt = &far }, apperr.Invalid, []string{"input", "releaseAt"}},
			"a release now":         {func(in *commission.AdjustInput) { in.IsHeld, in.ReleaseAt = true, &past }, apperr.TooSmall, []string{"input", "releaseAt"}},
			"a release far away":    {func(in *commission.AdjustInput) { in.IsHeld, in.ReleaseAt = true, &far }, apperr.TooLarge, []string{"input", "releaseAt"}},
		}
		for name, test := range tests {
			t.Log(name)
			_, err := b.service.Adjust(b.finance, b.adjustment("5", "k", test.change))
			requireError(t, err, test.code, test.path...)
		}
		_, err := b.service.Adjust(b.stranger, b.adjustment("5", "k"))
		requireError(t, err, apperr.NotFoundCode, "input", "enrollmentId")
		_, err = b.service.Adjust(b.reader, b.adjustment("5", "k"))
		require.ErrorIs(t, err, apperr.ErrForbidden)
		_, err = b.service.Adjust(b.theirs, b.adjustment("5", "k"))
		require.ErrorIs(t, err, apperr.ErrForbidden)
		_, err = b.service.Adjust(t.Context(), b.adjustment("5", "k"))
		require.ErrorIs(t, err, apperr.ErrUnauthenticated)
		require.Zero(t, b.Client.Commission.Query().CountX(b.System()))
		require.Zero(t, b.Client.Program.GetX(b.System(), b.Program.ID).Sequence, "not even a number is taken")
	})
}

func TestARepeatedAdjustmentChangesNothing(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		made := make([]string, 6)
		var wait sync.WaitGroup
		for i := range made {
			wait.Go(func() {
				out, err := b.service.Adjust(b.finance, b.adjustment("5", "same"))
				if err == nil {
					made[i] = out.Commission.ID
				}
			})
		}
		wait.Wait()
		for _, one := range made {
			require.Equal(t, made[0], one)
		}
		require.NotEmpty(t, made[0])
		b.clock.Advance(time.Hour)
		again, err := b.service.Adjust(b.finance, b.adjustment("5.00", "same"))
		require.NoError(t, err)
		require.True(t, again.Repeated)
		require.Equal(t, 1, b.Client.Commission.Query().CountX(b.System()))
		_, err = b.service.Adjust(b.finance, b.adjustment("6", "same"))
		requireError(t, err, apperr.IdempotencyConflict, "input", "idempotencyKey")
		require.Equal(t, int64(500), b.balance(t, ledger.Payable))
		b.Verify()
	})
}

// points makes a row of something else than money.
func (b *bundle) points(quantity int64, status domain.Status, of *ent.Commission) *ent.Commission {
	kind := domain.KindEarned
	create := b.Client.Commission.Create()
	if of != nil {
		kind = domain.KindReversal
		create.SetOriginalID(of.ID)
	}
	return create.SetCreatedAt(start).SetProgramID(b.Program.ID).SetEnrollmentID(b.ada.ID).SetPartnerID(b.ada.PartnerID).
		SetKind(kind).SetStatus(status).SetAmountMinor(0).SetCurrency("EUR").
		SetUnitKind(domain.UnitPoints).SetUnitName("Miles").SetUnitQuantity(quantity).
		SetOccurredAt(start).SetReleaseAt(start).SetStatusSince(start).SetExplanation(domain.Explanation{}).SetSequence(1).SaveX(b.System())
}

func TestFulfill(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		miles := b.points(100, domain.StatusApproved, nil)
		back := b.points(-30, domain.StatusApproved, miles)
		rows, err := b.service.Fulfill(b.finance, []string{miles.ID})
		require.NoError(t, err)
		require.Equal(t, []domain.Status{domain.StatusPaid}, []domain.Status{rows[0].Status})
		require.Equal(t, []domain.Status{domain.StatusPaid, domain.StatusPaid}, b.states(miles, back), "what was taken back goes with it")
		require.Equal(t, 2, b.Client.Event.Query().Where(event.Kind("commission.fulfilled")).CountX(b.theirs))
		require.Zero(t, b.Client.LedgerTransaction.Query().CountX(b.System()), "§8: no money")
		b.Verify()
	})
}

func TestFulfillRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		good, pending := b.points(5, domain.StatusApproved, nil), b.points(5, domain.StatusPending, nil)
		done, cash := b.points(5, domain.StatusPaid, nil), b.earn(100, domain.StatusApproved, 0)
		for _, test := range []struct {
			row  *ent.Commission
			code apperr.Code
		}{{pending, apperr.WrongState}, {done, apperr.AlreadyPaid}, {cash, apperr.WrongState}, {&ent.Commission{ID: "com_x"}, apperr.NotFoundCode}} {
			_, err := b.service.Fulfill(b.finance, []string{good.ID, test.row.ID})
			requireError(t, err, test.code, "ids", "1")
		}
		_, err := b.service.Fulfill(b.finance, nil)
		requireError(t, err, apperr.Blank, "ids")
		_, err = b.service.Fulfill(b.finance, make([]string, 101))
		requireError(t, err, apperr.TooLong, "ids")
		_, err = b.service.Fulfill(b.stranger, []string{good.ID})
		requireError(t, err, apperr.NotFoundCode, "ids", "0")
		for _, ctx := range []func() error{
			func() error { _, err := b.service.Fulfill(b.reader, []string{good.ID}); return err },
			func() error { _, err := b.service.Fulfill(b.theirs, []string{good.ID}); return err },
		} {
			require.ErrorIs(t, ctx(), apperr.ErrForbidden)
		}
		require.Equal(t, domain.StatusApproved, b.states(good)[0], "all or none")
		b.Verify()
	})
}

// TestAdjustmentsRaceWithTheirKeys lets different adjustments run at once: the
// account holds all of them.
func TestAdjustmentsRaceWithTheirKeys(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		errs := make([]error, 8)
		var wait sync.WaitGroup
		for i := range errs {
			wait.Go(func() {
				_, errs[i] = b.service.Adjust(b.Member("finance", viewer.Finance), b.adjustment("-1", string(rune('a'+i))))
			})
		}
		wait.Wait()
		for _, err := range errs {
			require.NoError(t, err)
		}
		require.Equal(t, int64(-800), b.balance(t, ledger.Payable))
		b.Verify()
	})
}
