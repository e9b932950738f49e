package ledger

import "fmt"

// Earned books a new row, in the state in which it is stored: PENDING, ON_HOLD,
// or APPROVED for one that is payable at once (no Approved follows then). Call
// it once for every row.
func Earned(c Commission) (Transaction, error) {
	switch c.Place() {
	case Pending:
		return c.move("earned", "", Brand, Pending)
	case Payable:
		return c.move("earned", "", Brand, Pending, Payable)
	case Brand, Transit, World:
	}
	return Transaction{}, wrongState(c, "earned")
}

// Approved books that a row became payable. The row is PENDING, or ON_HOLD and
// held while PENDING.
func Approved(c Commission) (Transaction, error) {
	if c.Place() != Pending {
		return Transaction{}, wrongState(c, "approved")
	}
	return c.move("approved", "", Pending, Payable)
}

// InPayout books that an APPROVED row became part of the payout, which happens
// when the payout is drafted.
func InPayout(c Commission, payoutID string) (Transaction, error) {
	if c.State != StateApproved || payoutID == "" {
		return Transaction{}, wrongState(c, "in_payout")
	}
	c.PayoutID = payoutID
	return c.move("in_payout", payoutID, Payable, Transit)
}

// Paid books that the payout of an IN_PAYOUT row was paid.
func Paid(c Commission) (Transaction, error) {
	if c.State != StateInPayout || c.PayoutID == "" {
		return Transaction{}, wrongState(c, "paid")
	}
	return c.move("paid", c.PayoutID, Transit, World)
}

// Returned books that the payout of an IN_PAYOUT row failed or was cancelled:
// the row is APPROVED again.
func Returned(c Commission) (Transaction, error) {
	if c.State != StateInPayout || c.PayoutID == "" {
		return Transaction{}, wrongState(c, "returned")
	}
	return c.move("returned", c.PayoutID, Transit, Payable)
}

// Rejected books that a row was rejected. The row is PENDING, APPROVED or
// ON_HOLD.
func Rejected(c Commission) (Transaction, error) { return c.takeBack("rejected") }

// Reversed books that nothing is left of a row before payment. The row is
// PENDING, APPROVED or ON_HOLD. Reverse the original and its negative rows
// together (see the package comment).
func Reversed(c Commission) (Transaction, error) { return c.takeBack("reversed") }

// Place returns the account kind in which the row's amount lies: BRAND when it
// was rejected or reversed, empty for a state that the ledger does not know.
func (c Commission) Place() Kind {
	state := c.State
	if state == StateOnHold {
		state = c.HeldFrom
		if state != StatePending && state != StateApproved {
			return ""
		}
	}
	switch state {
	case StatePending:
		return Pending
	case StateApproved:
		return Payable
	case StateInPayout:
		return Transit
	case StatePaid:
		return World
	case StateRejected, StateReversed:
		return Brand
	case StateOnHold:
		return ""
	}
	return ""
}

// takeBack moves the row from where it lies to the vendor.
func (c Commission) takeBack(verb string) (Transaction, error) {
	place := c.Place()
	if place != Pending && place != Payable {
		return Transaction{}, wrongState(c, verb)
	}
	return c.move(verb, "", place, Brand)
}

// move makes the postings along the path, each turned round for a negative row.
func (c Commission) move(verb, payoutID string, path ...Kind) (Transaction, error) {
	t := Transaction{
		Key:          "commission:" + c.ID + ":" + verb,
		Currency:     c.Amount.Currency,
		CommissionID: c.ID,
		PayoutID:     payoutID,
	}
	if payoutID != "" {
		t.Key += ":" + payoutID
	}
	if c.Amount.IsZero() {
		return t, nil
	}
	// The smallest int64 has no positive twin: it stays negative and
	// NewTransaction refuses it.
	for i := 1; i < len(path); i++ {
		p := Posting{From: c.account(path[i-1]), To: c.account(path[i]), Minor: c.Amount.Minor}
		if p.Minor < 0 {
			p = Posting{From: p.To, To: p.From, Minor: -p.Minor}
		}
		t.Postings = append(t.Postings, p)
	}
	return NewTransaction(t)
}

// account returns the row's account of a kind.
func (c Commission) account(kind Kind) Account {
	a := Account{Kind: kind, ProgramID: c.ProgramID, Currency: c.Amount.Currency}
	switch kind {
	case Pending, Payable:
		a.EnrollmentID = c.EnrollmentID
	case Transit:
		a.PayoutID = c.PayoutID
	case Brand, World:
	}
	return a
}

func wrongState(c Commission, verb string) error {
	return fmt.Errorf("commission %q %s while %s: %w", c.ID, verb, c.State, ErrWrongState)
}
