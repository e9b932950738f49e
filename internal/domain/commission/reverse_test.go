package commission_test

import (
	"encoding/json"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

var (
	releaseAt  = sale.AddDate(0, 0, 30)
	refundedAt = sale.AddDate(0, 0, 5)
)

// earned is a line of so much in a state.
func earned(minor int64, status commission.Status) commission.Reversible {
	return commission.Reversible{ID: "com_1", EnrollmentID: "ada", Amount: money.New(minor, "EUR"), Status: status, ReleaseAt: releaseAt}
}

// refunds of a sale of so much.
func refunds(refundable int64, amounts ...int64) commission.Refunds {
	return commission.Refunds{Refundable: money.New(refundable, "EUR"), AmountsMinor: amounts, At: refundedAt}
}

func TestReverse(t *testing.T) {
	t.Parallel()
	before := func(r commission.Reversible, reversed, refunded int64) commission.Reversible {
		r.ReversedMinor, r.RefundedBeforeMinor = reversed, refunded
		return r
	}
	for _, tc := range []struct {
		name    string
		line    commission.Reversible
		refunds commission.Refunds
		amount  int64
		status  commission.Status
		free    time.Time
		closes  bool
	}{
		{
			name: "§4 a third is a third, rounded", line: earned(1000, "PENDING"), refunds: refunds(300, 100),
			amount: -333, status: "PENDING", free: releaseAt,
		},
		{
			name: "§4 the second third is the difference to what is reversed", line: before(earned(1000, "PENDING"), 333, 0),
			refunds: refunds(300, 100, 100), amount: -334, status: "PENDING", free: releaseAt,
		},
		{
			name: "§4 the last third leaves exactly zero", line: before(earned(1000, "PENDING"), 667, 0),
			refunds: refunds(300, 100, 100, 100), amount: -333, status: "PENDING", free: releaseAt, closes: true,
		},
		{
			name: "§4 on hold reverses as pending", line: earned(1000, "ON_HOLD"), refunds: refunds(300, 300),
			amount: -1000, status: "PENDING", free: releaseAt, closes: true,
		},
		{
			name: "§4 approved reverses at once", line: earned(1000, "APPROVED"), refunds: refunds(300, 300),
			amount: -1000, status: "APPROVED", free: refundedAt, closes: true,
		},
		{
			name: "§4 what is in a payout stays in it", line: earned(1000, "IN_PAYOUT"), refunds: refunds(300, 300),
			amount: -1000, status: "APPROVED", free: refundedAt,
		},
		{
			name: "§4 paid rows never change", line: earned(1000, "PAID"), refunds: refunds(300, 150),
			amount: -500, status: "APPROVED", free: refundedAt,
		},
		{
			name: "§4 of an amount of 0 any refund is a full one", line: earned(1500, "APPROVED"), refunds: refunds(0, 0),
			amount: -1500, status: "APPROVED", free: refundedAt, closes: true,
		},
		{
			name: "§4 more than everything is everything", line: earned(1000, "PAID"), refunds: refunds(300, 400),
			amount: -1000, status: "APPROVED", free: refundedAt,
		},
		{
			name: "§4 a line made after some refunds reverses in proportion to what was left", line: before(earned(100, "PENDING"), 0, 200),
			refunds: refunds(300, 200, 50), amount: -50, status: "PENDING", free: releaseAt,
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			rows := commission.Reverse([]commission.Reversible{tc.line}, tc.refunds)
			require.Len(t, rows, 1)
			require.Equal(t, money.New(tc.amount, "EUR"), rows[0].Amount)
			require.Equal(t, commission.KindReversal, rows[0].Kind)
			require.Equal(t, "com_1", rows[0].LineID)
			require.Equal(t, "ada", rows[0].EnrollmentID)
			require.Equal(t, tc.status, rows[0].Status)
			require.Equal(t, tc.free, rows[0].ReleaseAt)
			require.Equal(t, tc.closes, rows[0].Closes)
		})
	}
}

func TestReverseMakesNoRow(t *testing.T) {
	t.Parallel()
	done := earned(1000, "PENDING")
	done.ReversedMinor = 500
	for _, tc := range []struct {
		name    string
		line    commission.Reversible
		refunds commission.Refunds
	}{
		{"without a refund", earned(1000, "PENDING"), refunds(300)},
		{"of a rejected line", earned(1000, "REJECTED"), refunds(300, 300)},
		{"of a reversed line", earned(1000, "REVERSED"), refunds(300, 300)},
		{"of a line of nothing", earned(0, "PENDING"), refunds(300, 300)},
		{"when the share rounds to nothing", earned(1, "PENDING"), refunds(300, 100)},
		{"when as much is reversed already", done, refunds(300, 150)},
		{"when even more is reversed already", done, refunds(300, 10)},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			require.Empty(t, commission.Reverse([]commission.Reversible{tc.line}, tc.refunds))
		})
	}
}

func TestReversalExplainsItself(t *testing.T) {
	t.Parallel()
	line := earned(1000, "PENDING")
	line.ReversedMinor = 333
	data, err := json.Marshal(commission.Reverse([]commission.Reversible{line}, refunds(300, 100, 100))[0].Explanation)
	require.NoError(t, err)
	require.JSONEq(t, `{
		"line": {"minor": "1000", "currency": "EUR"},
		"refundable": {"minor": "300", "currency": "EUR"}, "refunded": {"minor": "200", "currency": "EUR"},
		"exact": {"minor": "2000/3", "currency": "EUR"},
		"totalReversed": {"minor": "667", "currency": "EUR"}, "reversedBefore": {"minor": "333", "currency": "EUR"}
	}`, string(data))
}

func TestWithdrawTakesBackWhatIsUnpaid(t *testing.T) {
	t.Parallel()
	var lines []commission.Reversible
	for _, status := range commission.Status("").Values() {
		line := earned(1000, commission.Status(status))
		line.ID, line.ReversedMinor = status, 400
		lines = append(lines, line)
	}
	rows := commission.Withdraw(lines, refundedAt)
	require.Len(t, rows, 3)
	for i, want := range []struct {
		id     string
		status commission.Status
	}{{"PENDING", "PENDING"}, {"APPROVED", "APPROVED"}, {"ON_HOLD", "PENDING"}} {
		require.Equal(t, want.id, rows[i].LineID)
		require.Equal(t, want.status, rows[i].Status)
		require.Equal(t, money.New(-600, "EUR"), rows[i].Amount)
		require.True(t, rows[i].Closes)
		require.Nil(t, rows[i].Explanation.Refunded)
	}
}

func TestFullRefundInAnyCutsEndsAtZero(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		line := earned(rapid.Int64Range(1, 1<<60).Draw(t, "line"), "PENDING")
		made := line
		cuts := rapid.SliceOfN(rapid.Int64Range(1, 1<<50), 1, 12).Draw(t, "cuts")
		var refundable int64
		for _, cut := range cuts {
			refundable += cut
		}
		// A second line is made after some of the refunds.
		late := rapid.IntRange(0, len(cuts)-1).Draw(t, "late")
		second := earned(rapid.Int64Range(1, 1<<60).Draw(t, "second"), "PENDING")
		second.ID = "com_2"
		for _, cut := range cuts[:late] {
			second.RefundedBeforeMinor += cut
		}
		for i := range cuts {
			lines := []*commission.Reversible{&line}
			if i >= late {
				lines = append(lines, &second)
			}
			for _, one := range lines {
				for _, row := range commission.Reverse([]commission.Reversible{*one}, refunds(refundable, cuts[:i+1]...)) {
					require.Negative(t, row.Amount.Minor)
					one.ReversedMinor -= row.Amount.Minor
				}
				require.LessOrEqual(t, one.ReversedMinor, one.Amount.Minor)
			}
		}
		require.Equal(t, made.Amount.Minor, line.ReversedMinor)
		require.Equal(t, second.Amount.Minor, second.ReversedMinor)
	})
}

// part is a bonus of so much at a threshold.
func part(id string, at int64, status commission.Status) commission.Reversible {
	line := earned(500, status)
	line.ID, line.Kind, line.Part = id, commission.KindBonus, "at:"+strconv.FormatInt(at, 10)
	return line
}

func TestLoseBonuses(t *testing.T) {
	t.Parallel()
	released := part("released", 10, "ON_HOLD")
	released.ReleaseAt = refundedAt
	clamped := part("clamped", 10, "PENDING")
	clamped.Amount.Minor = 0
	other := part("other", 10, "PENDING")
	other.Kind = commission.KindEarned
	all := []commission.Reversible{
		part("above", 11, "PENDING"), part("at", 9, "PENDING"), part("held", 10, "ON_HOLD"), released, part("approved", 10, "APPROVED"),
		part("paid", 10, "PAID"), part("rejected", 10, "REJECTED"), part("reversed", 10, "REVERSED"), clamped, other,
	}
	rows := commission.LoseBonuses(all, 9, refundedAt)
	var ids []string
	for _, row := range rows {
		ids = append(ids, row.LineID)
		require.True(t, row.Closes)
		require.Equal(t, commission.StatusPending, row.Status)
		require.Equal(t, releaseAt, row.ReleaseAt)
	}
	require.Equal(t, []string{"above", "held", "clamped"}, ids, "§3.5 while it is still held; later it stays")
	require.Equal(t, money.New(-500, "EUR"), rows[0].Amount)
	require.True(t, rows[2].Amount.IsZero())

	ids = nil
	for _, row := range commission.WithdrawBonuses(all, 9, refundedAt) {
		ids = append(ids, row.LineID)
		require.True(t, row.Closes)
	}
	require.Equal(t, []string{"above", "held", "released", "approved", "clamped"}, ids, "§2.7 all that is unpaid, nothing or not")
}

func TestThresholdOf(t *testing.T) {
	t.Parallel()
	at, ok := commission.ThresholdOf("at:120")
	require.True(t, ok)
	require.Equal(t, int64(120), at)
	for _, text := range []string{"", "120", "at:", "at:x", "at:1.5"} {
		_, ok = commission.ThresholdOf(text)
		require.False(t, ok, text)
	}
}

func TestReverseRecruited(t *testing.T) {
	t.Parallel()
	line := earned(63, "PENDING")
	line.Kind = commission.KindRecruiter
	source := money.New(500, "USD")
	rows := func(reversed int64) []commission.Reversal {
		return commission.ReverseRecruited([]commission.RecruiterLine{{Line: line, Source: source, SourceReversedMinor: reversed}}, refundedAt)
	}
	require.Empty(t, rows(0))
	require.Equal(t, money.New(-21, "EUR"), rows(167)[0].Amount, "§3.8 63 × 167 / 500")
	line.ReversedMinor = 21
	last := rows(500)[0]
	require.Equal(t, money.New(-42, "EUR"), last.Amount, "§3.8 a full reversal of the child takes all of its part")
	require.True(t, last.Closes)
	line.Status = commission.StatusPaid
	require.Equal(t, commission.StatusApproved, rows(500)[0].Status)
}

func TestARefundLeavesBonusesAndRecruitersToTheirOwnRules(t *testing.T) {
	t.Parallel()
	lines := []commission.Reversible{earned(100, "PENDING"), part("bonus", 10, "PENDING"), earned(300, "PENDING"), earned(400, "APPROVED"), earned(500, "APPROVED")}
	for i, kind := range []commission.Kind{"", commission.KindBonus, commission.KindRecruiter, commission.KindTopUp, commission.KindAdjustment} {
		lines[i].ID, lines[i].Kind = string(rune('a'+i)), kind
	}
	ids := func(rows []commission.Reversal) (out []string) {
		for _, row := range rows {
			out = append(out, row.LineID)
		}
		return out
	}
	require.Equal(t, []string{"a", "d"}, ids(commission.Reverse(lines, refunds(300, 300))), "§3.5, §3.8, §4")
	require.Equal(t, []string{"a", "b", "d"}, ids(commission.Withdraw(lines, refundedAt)), "§2.7 a bonus is of the old credits too")
}

func TestReversalsOfUnitsAndOfForeignMoney(t *testing.T) {
	t.Parallel()
	line := earned(0, "APPROVED")
	line.Unit = &commission.Unit{Kind: commission.UnitPoints, Name: "Stars", Quantity: 5}
	row := commission.Reverse([]commission.Reversible{line}, refunds(300, 150))[0]
	require.Equal(t, &commission.Unit{Kind: commission.UnitPoints, Name: "Stars", Quantity: -3}, row.Unit, "§4 5 × ½, rounded away from zero")
	require.Equal(t, &commission.UnitReversed{Quantity: 5, Exact: "5/2", TotalReversed: 3}, row.Explanation.Unit)
	require.False(t, row.Closes)
	line.ReversedQuantity = 3
	row = commission.Reverse([]commission.Reversible{line}, refunds(300, 300))[0]
	require.Equal(t, int64(-2), row.Unit.Quantity)
	require.True(t, row.Closes)

	foreign := earned(1000, "PENDING")
	foreign.ProgramAmount = &money.Money{Minor: 899, Currency: "USD"}
	var sum int64
	for i := range 3 {
		row = commission.Reverse([]commission.Reversible{foreign}, refunds(300, []int64{100, 100, 100}[:i+1]...))[0]
		foreign.ReversedMinor -= row.Amount.Minor
		sum += row.ProgramAmount.Minor
	}
	require.Equal(t, int64(-899), sum, "§3.7 caps see a full reversal as exactly zero")
}
