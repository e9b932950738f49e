package ledger_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/ledger"
	"github.com/rapporthq/rapport/internal/domain/money"
)

func account(kind ledger.Kind) ledger.Account {
	a := ledger.Account{Kind: kind, ProgramID: program, Currency: "EUR"}
	switch kind {
	case ledger.Pending, ledger.Payable:
		a.EnrollmentID = "enr_ada"
	case ledger.Transit:
		a.PayoutID = "pay_1"
	case ledger.Brand, ledger.World:
	}
	return a
}

func inState(state, heldFrom ledger.State, minor int64) ledger.Commission {
	c := pendingRow("com_1", "enr_ada", minor, "EUR")
	c.State, c.HeldFrom = state, heldFrom
	if state == ledger.StateInPayout || state == ledger.StatePaid {
		c.PayoutID = "pay_1"
	}
	return c
}

func intoPayout(c ledger.Commission) (ledger.Transaction, error) { return ledger.InPayout(c, "pay_1") }

func TestMovesOfParagraph5(t *testing.T) {
	t.Parallel()
	type move = func(ledger.Commission) (ledger.Transaction, error)
	tests := []struct {
		name            string
		move            move
		state, heldFrom ledger.State
		path            []ledger.Kind
		key             string
	}{
		{"earned goes from brand to pending", ledger.Earned, ledger.StatePending, "", []ledger.Kind{ledger.Brand, ledger.Pending}, "commission:com_1:earned"},
		{"earned and payable at once goes through pending", ledger.Earned, ledger.StateApproved, "", []ledger.Kind{ledger.Brand, ledger.Pending, ledger.Payable}, "commission:com_1:earned"},
		{"earned and held at once is pending", ledger.Earned, ledger.StateOnHold, ledger.StatePending, []ledger.Kind{ledger.Brand, ledger.Pending}, "commission:com_1:earned"},
		{"approved goes from pending to payable", ledger.Approved, ledger.StatePending, "", []ledger.Kind{ledger.Pending, ledger.Payable}, "commission:com_1:approved"},
		{"approved at its release goes from pending to payable", ledger.Approved, ledger.StateOnHold, ledger.StatePending, []ledger.Kind{ledger.Pending, ledger.Payable}, "commission:com_1:approved"},
		{"in payout goes from payable to transit", intoPayout, ledger.StateApproved, "", []ledger.Kind{ledger.Payable, ledger.Transit}, "commission:com_1:in_payout:pay_1"},
		{"paid goes from transit to the world", ledger.Paid, ledger.StateInPayout, "", []ledger.Kind{ledger.Transit, ledger.World}, "commission:com_1:paid:pay_1"},
		{"failed or cancelled goes from transit to payable", ledger.Returned, ledger.StateInPayout, "", []ledger.Kind{ledger.Transit, ledger.Payable}, "commission:com_1:returned:pay_1"},
		{"rejected while pending goes back to brand", ledger.Rejected, ledger.StatePending, "", []ledger.Kind{ledger.Pending, ledger.Brand}, "commission:com_1:rejected"},
		{"rejected while payable goes back to brand", ledger.Rejected, ledger.StateApproved, "", []ledger.Kind{ledger.Payable, ledger.Brand}, "commission:com_1:rejected"},
		{"rejected while held goes back from where it was held", ledger.Rejected, ledger.StateOnHold, ledger.StateApproved, []ledger.Kind{ledger.Payable, ledger.Brand}, "commission:com_1:rejected"},
		{"reversed while pending goes back to brand", ledger.Reversed, ledger.StatePending, "", []ledger.Kind{ledger.Pending, ledger.Brand}, "commission:com_1:reversed"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			for _, minor := range []int64{1250, -1250} {
				var want []ledger.Posting
				for i := 1; i < len(tt.path); i++ {
					p := ledger.Posting{From: account(tt.path[i-1]), To: account(tt.path[i]), Minor: 1250}
					if minor < 0 {
						p.From, p.To = p.To, p.From
					}
					want = append(want, p)
				}
				got, err := tt.move(inState(tt.state, tt.heldFrom, minor))
				require.NoError(t, err)
				require.Equal(t, want, got.Postings)
				require.Equal(t, tt.key, got.Key)
				require.Equal(t, "com_1", got.CommissionID)
				require.Equal(t, money.Currency("EUR"), got.Currency)
			}
			empty, err := tt.move(inState(tt.state, tt.heldFrom, 0))
			require.NoError(t, err)
			require.True(t, empty.Empty())
			require.Equal(t, tt.key, empty.Key)
		})
	}
}

func TestMovesRefuseWrongStates(t *testing.T) {
	t.Parallel()
	type move = func(ledger.Commission) (ledger.Transaction, error)
	held := ledger.StateOnHold
	tests := []struct {
		name            string
		move            move
		state, heldFrom ledger.State
	}{
		{"a row in a payout is not new", ledger.Earned, ledger.StateInPayout, ""},
		{"a rejected row is not new", ledger.Earned, ledger.StateRejected, ""},
		{"an unknown state is not new", ledger.Earned, "LOST", ""},
		{"an approved row is not approved again", ledger.Approved, ledger.StateApproved, ""},
		{"a row held while approved is not approved again", ledger.Approved, held, ledger.StateApproved},
		{"a row held from nowhere is not approved", ledger.Approved, held, ""},
		{"a row held from hold is not approved", ledger.Approved, held, held},
		{"a pending row goes into no payout", intoPayout, ledger.StatePending, ""},
		{"a held row goes into no payout", intoPayout, held, ledger.StateApproved},
		{"a row in a payout goes into no other", intoPayout, ledger.StateInPayout, ""},
		{"an approved row is not paid outside a payout", ledger.Paid, ledger.StateApproved, ""},
		{"a paid row is not paid again", ledger.Paid, ledger.StatePaid, ""},
		{"a paid row does not return", ledger.Returned, ledger.StatePaid, ""},
		{"a row in a payout is not rejected", ledger.Rejected, ledger.StateInPayout, ""},
		{"a paid row is not reversed", ledger.Reversed, ledger.StatePaid, ""},
		{"a reversed row is not reversed again", ledger.Reversed, ledger.StateReversed, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := tt.move(inState(tt.state, tt.heldFrom, 100))
			require.ErrorIs(t, err, ledger.ErrWrongState)
			require.Equal(t, ledger.Transaction{}, got)
		})
	}
	t.Run("a payout without id takes no row", func(t *testing.T) {
		t.Parallel()
		_, err := ledger.InPayout(inState(ledger.StateApproved, "", 100), "")
		require.ErrorIs(t, err, ledger.ErrWrongState)
	})
	t.Run("an amount without a positive twin is refused", func(t *testing.T) {
		t.Parallel()
		_, err := ledger.Earned(inState(ledger.StatePending, "", math.MinInt64))
		require.ErrorIs(t, err, ledger.ErrNotPositive)
	})
}

func TestNewTransactionRefuses(t *testing.T) {
	t.Parallel()
	good := func() ledger.Transaction {
		return ledger.Transaction{
			Key: "k", Currency: "EUR", CommissionID: "com_1",
			Postings: []ledger.Posting{
				{From: account(ledger.Brand), To: account(ledger.Pending), Minor: 5},
				{From: account(ledger.Pending), To: account(ledger.Payable), Minor: 5},
			},
		}
	}
	_, err := ledger.NewTransaction(good())
	require.NoError(t, err)
	tests := []struct {
		name  string
		spoil func(*ledger.Transaction)
		want  error
	}{
		{"no key", func(x *ledger.Transaction) { x.Key = "" }, ledger.ErrNoKey},
		{"no commission", func(x *ledger.Transaction) { x.CommissionID = "" }, ledger.ErrNoKey},
		{"no postings", func(x *ledger.Transaction) { x.Postings = nil }, ledger.ErrEmpty},
		{"a posting of nothing", func(x *ledger.Transaction) { x.Postings[0].Minor = 0 }, ledger.ErrNotPositive},
		{"a negative posting", func(x *ledger.Transaction) { x.Postings[1].Minor = -5 }, ledger.ErrNotPositive},
		{"another currency on one side", func(x *ledger.Transaction) { x.Postings[0].To.Currency = "USD" }, ledger.ErrMixed},
		{"another program on one side", func(x *ledger.Transaction) { x.Postings[0].To.ProgramID = "prg_2" }, ledger.ErrMixed},
		{"another currency than the transaction", func(x *ledger.Transaction) { x.Currency = "USD" }, ledger.ErrMixed},
		{"two programs", func(x *ledger.Transaction) {
			x.Postings[1].From.ProgramID, x.Postings[1].To.ProgramID = "prg_2", "prg_2"
		}, ledger.ErrMixed},
		{"from an account to itself", func(x *ledger.Transaction) { x.Postings[0].From = x.Postings[0].To }, ledger.ErrSameAccount},
		{"an unknown kind", func(x *ledger.Transaction) { x.Postings[0].From.Kind = "BANK" }, ledger.ErrBadAccount},
		{"no program", func(x *ledger.Transaction) { x.Postings[0].From.ProgramID = "" }, ledger.ErrBadAccount},
		{"no currency", func(x *ledger.Transaction) { x.Postings[0].From.Currency = "" }, ledger.ErrBadAccount},
		{"pending of nobody", func(x *ledger.Transaction) { x.Postings[0].To.EnrollmentID = "" }, ledger.ErrBadAccount},
		{"brand of somebody", func(x *ledger.Transaction) { x.Postings[0].From.EnrollmentID = "enr_ada" }, ledger.ErrBadAccount},
		{"payable of a payout", func(x *ledger.Transaction) { x.Postings[1].To.PayoutID = "pay_1" }, ledger.ErrBadAccount},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			x := good()
			tt.spoil(&x)
			got, err := ledger.NewTransaction(x)
			require.ErrorIs(t, err, tt.want)
			require.Equal(t, ledger.Transaction{}, got)
		})
	}
}

func TestAccountKey(t *testing.T) {
	t.Parallel()
	require.Equal(t, "BRAND:prg_1:EUR", account(ledger.Brand).Key())
	require.Equal(t, "PAYABLE:prg_1:EUR:enr_ada", account(ledger.Payable).Key())
	require.Equal(t, "TRANSIT:prg_1:EUR:pay_1", account(ledger.Transit).Key())
	require.Equal(t, []string{"BRAND", "PENDING", "PAYABLE", "TRANSIT", "WORLD"}, ledger.Kind("").Values())
}
