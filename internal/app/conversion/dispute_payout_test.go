package conversion_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	entpayout "github.com/rapporthq/rapport/ent/payout"
	appcommission "github.com/rapporthq/rapport/internal/app/commission"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/app/payout"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// payable is a sale of 60 days ago whose commission is approved; its partner can be
// paid.
func (b *bundle) payable(p partner, customer string) *ent.Conversion {
	b.t.Helper()
	of := b.record(b.input("sale", customer, byCode(p.link.Code), at(start.AddDate(0, 0, -60))))
	b.clock.Advance(time.Minute)
	_, err := appcommission.New(b.Client, b.clock).ReleaseDue(b.System(), 100)
	require.NoError(b.t, err)
	return of
}

// payOut makes a run of what is due, which goes as far as sent says.
func (b *bundle) payOut(key string, sent bool) *ent.PayoutRun {
	b.t.Helper()
	b.clock.Advance(time.Minute)
	s, finance := payout.New(b.Client, b.clock, b.service, payout.Writers{}), b.Member("fin", viewer.Finance)
	run, err := s.RunCreate(finance, payout.RunCreateInput{ProgramID: b.Program.ID, IdempotencyKey: key})
	require.NoError(b.t, err)
	if sent {
		_, err = s.RunApprove(b.Member("ann", viewer.Owner), run.ID)
		require.NoError(b.t, err)
		_, err = s.RunSubmit(finance, run.ID)
		require.NoError(b.t, err)
	}
	b.clock.Advance(time.Minute)
	return run
}

func TestWhatComesBackFromAPayoutWaitsForItsDispute(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada := b.partner("ada")
		b.Pay(ada.Enrollment, "EUR")
		of, other := b.payable(ada, "c1"), b.payable(ada, "c2")
		run := b.payOut("first", false)
		one := b.dispute(disputed(of, "dp_1", demanding("40")))
		require.Equal(t, []string{"10.00 IN_PAYOUT", "10.00 IN_PAYOUT"}, b.statuses(), "what is in a payout goes its way")
		b.clock.Advance(time.Minute)
		payouts, commissions := payout.New(b.Client, b.clock, b.service, payout.Writers{}), appcommission.New(b.Client, b.clock)
		_, err := payouts.RunCancel(b.Member("fin", viewer.Finance), run.ID)
		require.NoError(t, err)
		require.Equal(t, []string{"10.00 ON_HOLD", "10.00 APPROVED"}, b.statuses(), "§4: it comes back while it is disputed")
		row := b.Client.Commission.Query().Order(ent.Asc(entcommission.FieldSequence), ent.Asc(entcommission.FieldID)).AllX(b.System())[0]
		require.Equal(t, []any{of.ID, commission.ReasonDisputed("dp_1")}, []any{*row.ConversionID, row.StatusReason})
		b.sound()
		b.replayed()

		b.clock.Advance(time.Minute)
		_, err = commissions.Release(b.admin, []string{row.ID})
		requireError(t, err, apperr.WrongState, "ids", "0")
		require.ErrorContains(t, err, "dispute dp_1")
		require.Equal(t, commission.StatusOnHold, b.Client.Commission.GetX(b.System(), row.ID).Status)
		next := b.payOut("second", true)
		require.Equal(t, []string{"10.00 ON_HOLD", "10.00 IN_PAYOUT"}, b.statuses(), "it is in no other payout")
		two := b.dispute(disputed(other, "dp_2"))
		b.clock.Advance(time.Minute)
		_, _, err = payouts.MarkFailed(b.Member("fin", viewer.Finance), b.Client.Payout.Query().Where(entpayout.RunID(next.ID)).OnlyX(b.System()).ID, "Account closed.")
		require.NoError(t, err)
		require.Equal(t, []string{"10.00 ON_HOLD", "10.00 ON_HOLD"}, b.statuses(), "also when it did not arrive")
		b.sound()
		b.replayed()

		b.clock.Advance(time.Minute)
		b.decided(one, commission.DisputeWon)
		require.Equal(t, []string{"10.00 APPROVED", "10.00 ON_HOLD"}, b.statuses(), "won, it is payable again")
		b.clock.Advance(time.Minute)
		b.decided(two, commission.DisputeLost)
		require.Equal(t, []string{"10.00 APPROVED", "10.00 REVERSED", "-10.00 REVERSED"}, b.statuses())
		b.sound()
		b.replayed()
	})
}

func TestWhatComesBackAfterItsDisputeIsPayable(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada, ben := b.partner("ada"), b.partner("ben")
		b.Pay(ada.Enrollment, "EUR")
		of := b.payable(ada, "c1")
		run := b.payOut("first", false)
		one := b.dispute(disputed(of, "dp_1", demanding("40")))
		b.clock.Advance(time.Minute)
		b.decided(one, commission.DisputeLost)
		require.Equal(t, []string{"10.00 IN_PAYOUT", "-4.00 APPROVED"}, b.statuses(), "§4: what is in a payout stays, the part is taken in the next")
		b.dispute(disputed(of, "dp_2"))
		require.Equal(t, []string{"10.00 IN_PAYOUT", "-4.00 ON_HOLD"}, b.statuses())
		b.clock.Advance(time.Minute)
		_, err := b.service.Assign(b.admin, of.ID, conversion.AssignInput{
			Credits: []conversion.CreditInput{{EnrollmentID: ben.ID, Percentage: "100"}}, Reason: "Ben brought them.",
		})
		require.NoError(t, err)
		b.clock.Advance(time.Minute)
		_, err = payout.New(b.Client, b.clock, b.service, payout.Writers{}).RunCancel(b.Member("fin", viewer.Finance), run.ID)
		require.NoError(t, err)
		rows := b.Client.Commission.Query().Order(ent.Asc(entcommission.FieldSequence), ent.Asc(entcommission.FieldID)).AllX(b.System())
		for _, row := range rows {
			left := money.New(row.AmountMinor, row.Currency).Amount() + " " + string(row.Status)
			if row.EnrollmentID == ada.ID {
				require.Equal(t, commission.StatusReversed, row.Status, "§2.7: the move that was made meanwhile takes it: %s", left)
			} else {
				require.Contains(t, []commission.Status{commission.StatusOnHold, commission.StatusPending, commission.StatusApproved}, row.Status, left)
			}
		}
		b.sound()
		b.replayed()
	})
}

// recruited is a program in which bob recruited ada and has 20 % of what she earns;
// the child is ada's commission, and the part is bob's.
func recruited(t *testing.T, d *testkit.Database) (b *bundle, of *ent.Conversion, child, part func() *ent.Commission) {
	t.Helper()
	share := percent("20")
	share.Key, share.Trigger = "recruiter", commission.TriggerCommissionEarned
	b = setup(t, d, percent("10"), share)
	ada, bob := b.partner("ada"), b.partner("bob")
	ada.Update().SetRecruiterID(bob.ID).ExecX(b.System())
	b.Pay(ada.Enrollment, "EUR")
	b.Pay(bob.Enrollment, "EUR")
	of = b.payable(ada, "c1")
	find := func(kind commission.Kind) func() *ent.Commission {
		return func() *ent.Commission {
			for _, row := range b.Client.Commission.Query().Order(ent.Asc(entcommission.FieldSequence), ent.Asc(entcommission.FieldID)).AllX(b.System()) {
				if row.Kind == kind {
					return row
				}
			}
			return nil
		}
	}
	return b, of, find(commission.KindEarned), find(commission.KindRecruiter)
}

func TestARecruitersPartIsStoppedAndRejectedWithItsCommission(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b, of, child, part := recruited(t, d)
		s := appcommission.New(b.Client, b.clock)
		b.clock.Advance(time.Minute)
		_, err := s.Hold(b.admin, []string{child().ID}, "looks odd")
		require.NoError(t, err)
		require.Equal(t, []string{"10.00 ON_HOLD", "2.00 ON_HOLD"}, b.statuses(), "§3.8: hold of the child holds the part")
		require.Equal(t, []string{"looks odd", commission.ReasonRecruitedHeld}, []string{child().StatusReason, part().StatusReason}, "why is not the recruiter's affair")
		b.sound()
		b.clock.Advance(time.Minute)
		b.refund(of, "50")
		require.Equal(t, []string{"10.00 ON_HOLD", "2.00 ON_HOLD", "-5.00 PENDING", "-1.00 PENDING"}, b.statuses())
		b.clock.Advance(time.Minute)
		_, err = s.Release(b.admin, []string{child().ID})
		require.NoError(t, err)
		require.Equal(t, []string{"10.00 APPROVED", "2.00 APPROVED", "-5.00 APPROVED", "-1.00 APPROVED"}, b.statuses(), "and release releases it, with what was taken back")
		b.sound()

		b.clock.Advance(time.Minute)
		_, err = s.Hold(b.admin, []string{part().ID}, "ask bob")
		require.NoError(t, err)
		require.Equal(t, commission.StatusApproved, child().Status, "the part alone is stopped alone")
		_, err = s.Hold(b.admin, []string{child().ID}, "looks odd")
		require.NoError(t, err)
		b.clock.Advance(time.Minute)
		_, err = s.Release(b.admin, []string{child().ID})
		require.NoError(t, err)
		require.Equal(t, []any{commission.StatusOnHold, "ask bob"}, []any{part().Status, part().StatusReason}, "what somebody stopped for another reason stays")

		b.clock.Advance(time.Minute)
		_, err = s.Reject(b.admin, []string{child().ID}, "a test order")
		require.NoError(t, err)
		require.Equal(t, []string{"10.00 REJECTED", "2.00 REJECTED", "-5.00 REJECTED", "-1.00 REJECTED"}, b.statuses(), "what is unpaid is rejected with it")
		require.Equal(t, []string{"a test order", commission.ReasonRecruitedRejected}, []string{child().StatusReason, part().StatusReason})
		b.sound()
		b.replayed()
		b.refund(of, "50")
		require.Len(t, b.statuses(), 4, "§4: what was rejected is not reversed")
		b.sound()
		b.replayed()
	})
}

func TestARecruitersPaidPartOfARejectedCommissionIsTakenBack(t *testing.T) {
	t.Parallel()
	for name, isPaid := range map[string]bool{"paid": true, "in a payout": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
				b, of, child, part := recruited(t, d)
				s, payouts := appcommission.New(b.Client, b.clock), payout.New(b.Client, b.clock, b.service, payout.Writers{})
				b.clock.Advance(time.Minute)
				b.refund(of, "50")
				b.clock.Advance(time.Minute)
				_, err := s.Hold(b.admin, []string{child().ID}, "looks odd")
				require.NoError(t, err)
				_, err = s.Release(b.admin, []string{part().ID})
				require.NoError(t, err)
				run, finance := b.payOut("first", true), b.Member("fin", viewer.Finance)
				paid := b.Client.Payout.Query().Where(entpayout.RunID(run.ID)).OnlyX(b.System())
				if isPaid {
					_, _, err = payouts.MarkPaid(finance, []string{paid.ID})
					require.NoError(t, err)
				}
				b.clock.Advance(time.Minute)
				_, err = s.Reject(b.admin, []string{child().ID}, "a test order")
				require.NoError(t, err)
				at := map[bool]string{true: "PAID", false: "IN_PAYOUT"}[isPaid]
				require.Equal(t, []string{"10.00 REJECTED", "2.00 " + at, "-5.00 REJECTED", "-1.00 " + at, "-1.00 APPROVED"}, b.statuses(),
					"§4: paid rows never change; what is left is taken in the next payout")
				taken := b.Client.Commission.Query().Order(ent.Asc(entcommission.FieldSequence), ent.Asc(entcommission.FieldID)).AllX(b.System())[4]
				require.Equal(t, []any{part().ID, commission.KindReversal, int64(-100), part().PartnerID},
					[]any{*taken.OriginalID, taken.Kind, *taken.ProgramMinor, taken.PartnerID})
				b.sound()
				b.replayed()
				if !isPaid {
					b.clock.Advance(time.Minute)
					_, _, err = payouts.MarkFailed(finance, paid.ID, "Account closed.")
					require.NoError(t, err)
					require.Equal(t, []string{"10.00 REJECTED", "2.00 APPROVED", "-5.00 REJECTED", "-1.00 APPROVED", "-1.00 APPROVED"}, b.statuses(), "together they are nothing")
					b.sound()
					b.replayed()
				}
			})
		})
	}
}

func TestARecruitersPartThatComesBackWaitsForItsCommission(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b, _, child, part := recruited(t, d)
		s := appcommission.New(b.Client, b.clock)
		_, err := s.Hold(b.admin, []string{child().ID}, "looks odd")
		require.NoError(t, err)
		_, err = s.Release(b.admin, []string{part().ID})
		require.NoError(t, err)
		run := b.payOut("first", false)
		require.Equal(t, []string{"10.00 ON_HOLD", "2.00 IN_PAYOUT"}, b.statuses())
		_, err = payout.New(b.Client, b.clock, b.service, payout.Writers{}).RunCancel(b.Member("fin", viewer.Finance), run.ID)
		require.NoError(t, err)
		require.Equal(t, []string{"10.00 ON_HOLD", "2.00 ON_HOLD"}, b.statuses())
		b.sound()
		b.clock.Advance(time.Minute)
		_, err = s.Release(b.admin, []string{child().ID})
		require.NoError(t, err)
		require.Equal(t, []string{"10.00 APPROVED", "2.00 APPROVED"}, b.statuses())
		b.sound()
		b.replayed()
	})
}

// The recruiter's part of a top-up belongs to the conversion that caused the top-up;
// it waits with the top-up all the same.
func TestADisputeStopsTheRecruitersPartOfATopUp(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		share := percent("20")
		share.Key, share.Trigger = "recruiter", commission.TriggerCommissionEarned
		b := setup(t, d, steps(commission.BracketRetroactive, 1, "10", "20"), share)
		ada, bob := b.partner("ada"), b.partner("bob")
		ada.Update().SetRecruiterID(bob.ID).ExecX(b.System())
		first := b.record(b.input("sale", "c1", byCode("ada")))
		b.clock.Advance(time.Minute)
		b.record(b.input("sale", "c2", byCode("ada")))
		b.clock.Advance(time.Minute)
		one := b.dispute(disputed(first, "dp_1"))
		held := func() []string {
			out := []string{}
			for _, row := range b.Client.Commission.Query().Order(ent.Asc(entcommission.FieldAmountMinor)).AllX(b.System()) {
				if row.Status == commission.StatusOnHold {
					out = append(out, string(row.Kind)+" "+money.New(row.AmountMinor, row.Currency).Amount())
				}
			}
			return out
		}
		require.ElementsMatch(t, []string{"EARNED 10.00", "TOP_UP 10.00", "RECRUITER 2.00", "RECRUITER 2.00"}, held())
		b.sound()
		b.clock.Advance(time.Minute)
		b.decided(one, commission.DisputeWon)
		require.Empty(t, held())
		b.sound()
		b.replayed()
	})
}
