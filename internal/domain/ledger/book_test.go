package ledger_test

import (
	"github.com/rapporthq/rapport/internal/domain/ledger"
	"github.com/rapporthq/rapport/internal/domain/money"
)

const program = "prg_1"

// life plays moves on rows the way the use cases do: it asks the ledger, writes
// the transaction, then changes the row.
type life struct {
	rows    map[string]ledger.Commission
	payouts map[string]ledger.Payout
	written []ledger.Transaction
	order   []string
}

func newLife() *life {
	return &life{rows: map[string]ledger.Commission{}, payouts: map[string]ledger.Payout{}}
}

func (l *life) write(t ledger.Transaction, err error) error {
	if err == nil && !t.Empty() {
		l.written = append(l.written, t)
	}
	return err
}

func (l *life) earn(c ledger.Commission) error {
	l.order = append(l.order, c.ID)
	l.rows[c.ID] = c
	return l.write(ledger.Earned(c))
}

// move makes the transaction and then changes the row, unless it is refused.
func (l *life) move(id string, step func(ledger.Commission) (ledger.Transaction, error), to ledger.State) error {
	c := l.rows[id]
	if err := l.write(step(c)); err != nil {
		return err
	}
	c.State, c.HeldFrom = to, ""
	if to != ledger.StatePaid {
		c.PayoutID = ""
	}
	l.rows[id] = c
	return nil
}

func (l *life) hold(id string) {
	c := l.rows[id]
	c.HeldFrom, c.State = c.State, ledger.StateOnHold
	l.rows[id] = c
}

func (l *life) draft(id, payoutID string) error {
	c := l.rows[id]
	if err := l.write(ledger.InPayout(c, payoutID)); err != nil {
		return err
	}
	c.State, c.PayoutID = ledger.StateInPayout, payoutID
	l.rows[id] = c
	p := l.payouts[payoutID]
	p.ID, p.State = payoutID, ledger.PayoutDraft
	p.Amount = money.New(p.Amount.Minor+c.Amount.Minor, c.Amount.Currency)
	l.payouts[payoutID] = p
	return nil
}

// settle ends a payout as paid or failed, with every row in it.
func (l *life) settle(payoutID string, state ledger.PayoutState) error {
	for _, id := range l.order {
		if c := l.rows[id]; c.State != ledger.StateInPayout || c.PayoutID != payoutID {
			continue
		}
		step, to := ledger.Returned, ledger.StateApproved
		if state == ledger.PayoutPaid {
			step, to = ledger.Paid, ledger.StatePaid
		}
		if err := l.move(id, step, to); err != nil {
			return err
		}
	}
	p := l.payouts[payoutID]
	p.State = state
	l.payouts[payoutID] = p
	return nil
}

func (l *life) book() ledger.Book {
	b := ledger.Book{Transactions: l.written}
	for _, id := range l.order {
		b.Commissions = append(b.Commissions, l.rows[id])
	}
	for _, p := range l.payouts {
		b.Payouts = append(b.Payouts, p)
	}
	return b
}

func (l *life) postings() []ledger.Posting {
	var all []ledger.Posting
	for _, t := range l.written {
		all = append(all, t.Postings...)
	}
	return all
}

func pendingRow(id, enrollment string, minor int64, currency money.Currency) ledger.Commission {
	return ledger.Commission{
		ID: id, ProgramID: program, EnrollmentID: enrollment,
		Amount: money.New(minor, currency), State: ledger.StatePending,
	}
}
