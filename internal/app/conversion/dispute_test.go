package conversion_test

import (
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/event"
	appcommission "github.com/rapporthq/rapport/internal/app/commission"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/metric"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// disputed is an input about a conversion.
func disputed(of *ent.Conversion, id string, with ...func(*conversion.DisputeInput)) conversion.DisputeInput {
	in := conversion.DisputeInput{ConversionID: of.ID, ExternalID: id}
	for _, change := range with {
		change(&in)
	}
	return in
}

func demanding(text string) func(*conversion.DisputeInput) {
	return func(in *conversion.DisputeInput) { in.Amount = &money.Input{Amount: text, CurrencyCode: "EUR"} }
}

func (b *bundle) dispute(in conversion.DisputeInput) *ent.Dispute {
	b.t.Helper()
	out, err := b.service.OpenDispute(b.admin, in)
	require.NoError(b.t, err)
	require.False(b.t, out.Repeated)
	return out.Dispute
}

func (b *bundle) decided(d *ent.Dispute, outcome commission.DisputeStatus) *ent.Dispute {
	b.t.Helper()
	foretold, err := b.service.EffectOfClosing(b.admin, d.ID, outcome)
	require.NoError(b.t, err)
	before := b.Client.Commission.Query().IDsX(b.System())
	out, err := b.service.CloseDispute(b.admin, d.ID, outcome)
	require.NoError(b.t, err)
	b.asForetold(foretold, out.Dispute, before)
	return out.Dispute
}

// asForetold requires that closing did what was foretold, and nothing else.
func (b *bundle) asForetold(foretold *conversion.DisputeEffect, closed *ent.Dispute, before []string) {
	b.t.Helper()
	var refund *money.Money
	if closed.RefundID != nil {
		amount := b.Client.Refund.GetX(b.System(), *closed.RefundID).Amount()
		refund = &amount
	}
	require.Equal(b.t, refund, foretold.Refund)
	taken, want := map[string]int64{}, map[string]int64{}
	for _, one := range foretold.TakenBack {
		taken[one.Commission.ID] += one.Amount.Minor
	}
	for _, row := range b.Client.Commission.Query().Where(entcommission.IDNotIn(before...)).AllX(b.System()) {
		want[*row.OriginalID] -= row.AmountMinor
	}
	require.Equal(b.t, want, taken)
	for _, one := range foretold.Released {
		require.Equal(b.t, one.Status, b.Client.Commission.GetX(b.System(), one.Commission.ID).Status)
	}
}

// approve makes a commission payable, as the clock does.
func (b *bundle) approve(row *ent.Commission) {
	b.t.Helper()
	_, err := appcommission.New(b.Client, b.clock).Approve(b.admin, []string{row.ID})
	require.NoError(b.t, err)
}

// statuses are the amounts and states of all commissions, in the order made.
func (b *bundle) statuses() []string {
	rows := b.Client.Commission.Query().Order(ent.Asc(entcommission.FieldSequence), ent.Asc(entcommission.FieldID)).AllX(b.System())
	out := []string{}
	for _, row := range rows {
		out = append(out, money.New(row.AmountMinor, row.Currency).Amount()+" "+string(row.Status))
	}
	return out
}

func TestADisputeThatIsWonLetsCommissionsGoOn(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada := b.partner("ada")
		of := b.record(b.input("sale", "c1", byCode("ada")))
		b.clock.Advance(time.Minute)
		one := b.dispute(disputed(of, "dp_1"))
		require.Equal(t, int64(10_000), one.AmountMinor, "all that is left")
		row := b.Client.Commission.Query().OnlyX(b.Partner(ada.Enrollment, viewer.Owner))
		require.Equal(t, []string{"ON_HOLD", commission.ReasonDisputed("dp_1")}, []string{string(row.Status), row.StatusReason}, "§4: the partner reads why")
		b.sound()
		b.clock.Advance(time.Minute)
		two := b.dispute(disputed(of, "dp_2", demanding("20")))
		b.clock.Advance(time.Minute)
		b.decided(one, commission.DisputeWon)
		row = b.Client.Commission.GetX(b.System(), row.ID)
		require.Equal(t, []string{"ON_HOLD", commission.ReasonDisputed("dp_2")}, []string{string(row.Status), row.StatusReason}, "another dispute is open")
		b.clock.Advance(time.Minute)
		closed := b.decided(two, commission.DisputeWon)
		require.NotNil(t, closed.ClosedAt)
		require.Equal(t, []string{"10.00 PENDING"}, b.statuses())
		require.Equal(t, 2, b.Client.Event.Query().Where(event.Kind("dispute.won")).CountX(b.System()))
		again, err := b.service.CloseDispute(b.admin, one.ID, commission.DisputeWon)
		require.NoError(t, err, "a retry is harmless")
		require.Equal(t, []any{true, one.ID, of.ID}, []any{again.Repeated, again.Dispute.ID, again.Conversion.ID})
		_, err = b.service.CloseDispute(b.admin, one.ID, commission.DisputeLost)
		requireError(t, err, apperr.NotPending, "id")
		require.Zero(t, b.Client.Refund.Query().CountX(b.System()))
		b.sound()
		b.replayed()
	})
}

func TestADisputeThatIsLostIsARefund(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.partner("ada")
		of := b.record(b.input("sale", "c1", byCode("ada")))
		b.clock.Advance(time.Minute)
		row := b.Client.Commission.Query().OnlyX(b.System())
		one := b.dispute(disputed(of, "dp_1", demanding("40")))
		b.clock.Advance(time.Minute)
		lost := b.decided(one, commission.DisputeLost)
		require.NotNil(t, lost.RefundID)
		refund := b.Client.Refund.GetX(b.System(), *lost.RefundID)
		require.Equal(t, []any{"dp_1", int64(4000)}, []any{refund.ExternalID, refund.AmountMinor})
		require.Equal(t, []string{"10.00 PENDING", "-4.00 PENDING"}, b.statuses(), "§4: the rest returns")
		b.sound()
		b.clock.Advance(time.Minute)
		two := b.dispute(disputed(of, "dp_2"))
		require.Equal(t, int64(6000), two.AmountMinor, "what is left caps the amount")
		b.clock.Advance(time.Minute)
		_, err := b.service.Refund(b.admin, conversion.RefundInput{
			ConversionID: of.ID, ExternalID: "r1", Amount: &money.Input{Amount: "50", CurrencyCode: "EUR"},
		})
		require.NoError(t, err, "a refund while it is disputed")
		b.sound()
		b.clock.Advance(time.Minute)
		lost = b.decided(two, commission.DisputeLost)
		require.Equal(t, int64(1000), b.Client.Refund.GetX(b.System(), *lost.RefundID).AmountMinor, "only what was left")
		require.Equal(t, commission.StatusReversed, b.Client.Commission.GetX(b.System(), row.ID).Status, "§4: a full refund ends at exactly zero")
		b.sound()
		b.replayed()
	})
}

func TestADisputeHoldsWhatIsApprovedAndLeavesWhatIsPaid(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.partner("ada")
		of := b.record(b.input("sale", "c1", byCode("ada"), at(start.AddDate(0, 0, -60))))
		b.clock.Advance(time.Minute)
		b.approve(b.Client.Commission.Query().OnlyX(b.System()))
		b.clock.Advance(time.Minute)
		one := b.dispute(disputed(of, "dp_1", demanding("40")))
		require.Equal(t, []string{"10.00 ON_HOLD"}, b.statuses())
		b.clock.Advance(time.Minute)
		_, err := b.service.Refund(b.admin, conversion.RefundInput{
			ConversionID: of.ID, ExternalID: "r1", Amount: &money.Input{Amount: "10", CurrencyCode: "EUR"},
		})
		require.NoError(t, err)
		require.Equal(t, []string{"10.00 ON_HOLD", "-1.00 PENDING"}, b.statuses())
		b.clock.Advance(time.Minute)
		b.decided(one, commission.DisputeLost)
		require.Equal(t, []string{"10.00 APPROVED", "-1.00 APPROVED", "-4.00 APPROVED"}, b.statuses(), "what was taken back is approved with it")
		b.sound()
		b.replayed()

		b.clock.Advance(time.Minute)
		two := b.dispute(disputed(of, "dp_2"))
		b.clock.Advance(time.Minute)
		ben := b.partner("ben")
		_, err = b.service.Assign(b.admin, of.ID, conversion.AssignInput{
			Credits: []conversion.CreditInput{{EnrollmentID: ben.ID, Percentage: "100"}}, Reason: "Ben brought them.",
		})
		require.NoError(t, err)
		row := b.Client.Commission.Query().Where(entcommission.EnrollmentID(ben.ID), entcommission.OriginalIDIsNil()).OnlyX(b.System())
		require.Equal(t, commission.StatusOnHold, row.Status, "what is made for a disputed conversion waits, too")
		b.sound()
		b.clock.Advance(time.Minute)
		b.decided(two, commission.DisputeWon)
		require.Equal(t, commission.StatusPending, b.Client.Commission.GetX(b.System(), row.ID).Status)
		b.sound()
		b.replayed()
	})
}

func TestDisputesRefuse(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.partner("ada")
		of := b.record(b.input("sale", "c1", byCode("ada")))
		early, late := start.AddDate(0, 0, -1), start.Add(time.Hour)
		tests := map[string]struct {
			in    conversion.DisputeInput
			code  apperr.Code
			field []string
		}{
			"no conversion":      {conversion.DisputeInput{ExternalID: "d"}, apperr.Blank, []string{"input", "conversionId"}},
			"an unknown one":     {conversion.DisputeInput{ConversionID: "cnv_x", ExternalID: "d"}, apperr.NotFoundCode, []string{"input", "conversionId"}},
			"no external id":     {disputed(of, ""), apperr.Blank, []string{"input", "externalId"}},
			"too much":           {disputed(of, "d", demanding("100.01")), apperr.InsufficientBalance, []string{"input", "amount"}},
			"nothing":            {disputed(of, "d", demanding("0")), apperr.TooSmall, []string{"input", "amount"}},
			"another currency":   {disputed(of, "d", func(in *conversion.DisputeInput) { in.Amount = &money.Input{Amount: "1", CurrencyCode: "USD"} }), apperr.CurrencyMismatch, []string{"input", "amount", "currencyCode"}},
			"before it happened": {disputed(of, "d", func(in *conversion.DisputeInput) { in.OpenedAt = &early }), apperr.TooSmall, []string{"input", "openedAt"}},
			"in the future":      {disputed(of, "d", func(in *conversion.DisputeInput) { in.OpenedAt = &late }), apperr.TooLarge, []string{"input", "openedAt"}},
		}
		for name, test := range tests {
			t.Log(name)
			_, err := b.service.OpenDispute(b.admin, test.in)
			requireError(t, err, test.code, test.field...)
		}
		_, err := b.service.OpenDispute(b.stranger, disputed(of, "d"))
		requireError(t, err, apperr.NotFoundCode, "input", "conversionId")
		_, err = b.service.OpenDispute(b.reader, disputed(of, "d"))
		require.ErrorIs(t, err, apperr.ErrForbidden)
		require.Zero(t, b.Client.Dispute.Query().CountX(b.System()))

		one := b.dispute(disputed(of, "dp_1", func(in *conversion.DisputeInput) { in.IdempotencyKey = "k" }))
		again, err := b.service.OpenDispute(b.admin, disputed(of, "dp_1", func(in *conversion.DisputeInput) { in.IdempotencyKey = "k" }))
		require.NoError(t, err)
		require.Equal(t, []any{true, one.ID}, []any{again.Repeated, again.Dispute.ID})
		_, err = b.service.OpenDispute(b.admin, disputed(of, "dp_1", demanding("5")))
		requireError(t, err, apperr.IdempotencyConflict, "input", "externalId")
		_, err = b.service.OpenDispute(b.admin, disputed(of, "dp_3", func(in *conversion.DisputeInput) { in.IdempotencyKey = "k" }))
		requireError(t, err, apperr.IdempotencyConflict, "input", "idempotencyKey")
		_, err = b.service.EffectOfClosing(b.admin, one.ID, commission.DisputeOpen)
		requireError(t, err, apperr.Invalid, "outcome")
		_, err = b.service.EffectOfClosing(b.stranger, one.ID, commission.DisputeWon)
		require.ErrorIs(t, err, apperr.ErrNotFound)
		_, err = b.service.EffectOfClosing(b.reader, one.ID, commission.DisputeWon)
		require.ErrorIs(t, err, apperr.ErrForbidden)
		_, err = b.service.CloseDispute(b.admin, one.ID, commission.DisputeOpen)
		requireError(t, err, apperr.Invalid, "outcome")
		_, err = b.service.CloseDispute(b.stranger, one.ID, commission.DisputeWon)
		require.ErrorIs(t, err, apperr.ErrNotFound)
		_, err = b.service.CloseDispute(b.reader, one.ID, commission.DisputeWon)
		require.ErrorIs(t, err, apperr.ErrForbidden)
		b.sound()
	})
}

// TestDisputesAndRefundsRace closes one dispute from many sides while refunds come
// in: it is closed once, and no more is given back than there was.
func TestDisputesAndRefundsRace(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.partner("ada")
		of := b.record(b.input("sale", "c1", byCode("ada")))
		one := b.dispute(disputed(of, "dp_1", demanding("80")))
		var wait sync.WaitGroup
		closed := make([]*conversion.Disputed, 4)
		errs := make([]error, 4)
		for i := range errs {
			wait.Go(func() { closed[i], errs[i] = b.service.CloseDispute(b.admin, one.ID, commission.DisputeLost) })
			wait.Go(func() {
				_, _ = b.service.Refund(b.admin, conversion.RefundInput{
					ConversionID: of.ID, ExternalID: "r" + string(rune('0'+i)), Amount: &money.Input{Amount: "15", CurrencyCode: "EUR"},
				})
			})
		}
		wait.Wait()
		first := 0
		for i, err := range errs {
			require.NoError(t, err)
			require.Equal(t, commission.DisputeLost, closed[i].Dispute.Status)
			if !closed[i].Repeated {
				first++
			}
		}
		require.Equal(t, 1, first)
		total := int64(0)
		for _, row := range b.Client.Refund.Query().AllX(b.System()) {
			total += row.AmountMinor
		}
		require.LessOrEqual(t, total, int64(10_000))
		b.sound()
		b.replayed()
	})
}

// A rate that is given late counts in what a lost dispute takes back, whether it
// came before the dispute or while it was open.
func TestADisputeOfALateRatedConversion(t *testing.T) {
	t.Parallel()
	for name, isRatedFirst := range map[string]bool{"rated before": true, "rated while it is open": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
				b := setup(t, d, measuredSteps(t))
				ada := b.partner("ada")
				of := b.record(b.input("sale", "c1", byCode("ada"), amount("200", "USD")))
				give := func() {
					b.clock.Advance(time.Minute)
					_, err := b.service.SetRates(b.admin, b.Program.ID, rates("USD 2026-03-01 0.5"))
					require.NoError(t, err)
				}
				if isRatedFirst {
					give()
				}
				b.clock.Advance(time.Minute)
				one := b.dispute(conversion.DisputeInput{ConversionID: of.ID, ExternalID: "dp_1", Amount: &money.Input{Amount: "50", CurrencyCode: "USD"}})
				two := b.dispute(conversion.DisputeInput{ConversionID: of.ID, ExternalID: "dp_2"})
				if !isRatedFirst {
					give()
				}
				require.Equal(t, []string{"2026-03-10 1 10000"}, b.figures(ada, metric.Revenue), "a dispute alone changes no figure")
				require.Empty(t, b.figures(ada, metric.Refunds))
				b.clock.Advance(time.Minute)
				b.decided(one, commission.DisputeLost)
				require.Equal(t, []string{"2026-03-10 1 2500"}, b.figures(ada, metric.Refunds), "§0: by the rate given later")
				b.sound()
				b.replayed()
				b.clock.Advance(time.Minute)
				b.record(b.input("sale", "c2", byCode("ada")))
				require.Equal(t, int64(1000), b.lines()[2].Minor, "%v: §3.4 net of refunds 75.00 EUR were measured before, so the first bracket pays", b.lines())
				b.clock.Advance(time.Minute)
				b.decided(two, commission.DisputeLost)
				require.Equal(t, []string{"2026-03-10 2 10000"}, b.figures(ada, metric.Refunds), "§4: a full refund ends at the revenue")
				b.sound()
				b.replayed()
			})
		})
	}
}
