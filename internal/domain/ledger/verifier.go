package ledger

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Book is everything that must agree: the rows, the payouts and what was
// written about them. It must be closed: usually one program, whole.
type Book struct {
	Commissions  []Commission
	Payouts      []Payout
	Transactions []Transaction
}

// Verify returns every broken invariant of the book, ordered by code and row;
// none means that rows and postings agree to the last minor unit.
func Verify(b Book) []Violation {
	v := NewVerifier(b.Payouts)
	of := map[string][]Transaction{}
	for _, t := range b.Transactions {
		of[t.CommissionID] = append(of[t.CommissionID], t)
	}
	for _, c := range b.Commissions {
		v.Row(c, of[c.ID])
		delete(of, c.ID)
	}
	for _, list := range of {
		v.Stray(list)
	}
	return v.Violations()
}

// Verifier checks a book row by row: it keeps sums of accounts and payouts, and
// nothing of a row that it has seen.
type Verifier struct {
	found     []Violation
	payout    map[string]Payout
	have      map[Account]int64
	want      map[Account]int64
	inTransit map[string]int64
	paidOut   map[string]int64
	touched   map[string]bool
}

// NewVerifier begins a book with all its payouts.
func NewVerifier(payouts []Payout) *Verifier {
	v := &Verifier{
		found: []Violation{}, payout: make(map[string]Payout, len(payouts)),
		have: map[Account]int64{}, want: map[Account]int64{},
		inTransit: map[string]int64{}, paidOut: map[string]int64{}, touched: map[string]bool{},
	}
	for _, p := range payouts {
		v.payout[p.ID] = p
	}
	return v
}

// Row takes a commission with all transactions that name it.
func (v *Verifier) Row(c Commission, list []Transaction) {
	v.transactions(list)
	v.commission(c, list)
}

// Stray takes transactions that name a commission that does not exist.
func (v *Verifier) Stray(list []Transaction) {
	for _, t := range list {
		v.report(CommissionUnknown, t.Key, "there is no commission %q", t.CommissionID)
	}
	v.transactions(list)
}

// Violations ends the book: it compares the sums and returns every broken
// invariant, ordered by code and row.
func (v *Verifier) Violations() []Violation {
	v.payouts()
	v.accounts()
	slices.SortFunc(v.found, func(x, y Violation) int {
		return cmp.Or(cmp.Compare(x.Code, y.Code), cmp.Compare(x.Row, y.Row), cmp.Compare(x.Detail, y.Detail))
	})
	return slices.Compact(v.found)
}

func (v *Verifier) report(code Code, row, format string, args ...any) {
	v.found = append(v.found, Violation{Code: code, Row: row, Detail: fmt.Sprintf(format, args...)})
}

// knownPayout reports whether the payout exists, and blames row if not.
func (v *Verifier) knownPayout(id, row string) bool {
	if _, known := v.payout[id]; known {
		return true
	}
	v.report(PayoutUnknown, row, "there is no payout %q", id)
	return false
}

// transactions checks each on its own and sums what they say. A key names its
// commission, so that those of one commission are all that can have one key.
func (v *Verifier) transactions(list []Transaction) {
	keys := map[string]bool{}
	for _, t := range list {
		err := t.Validate()
		if err == nil && !strings.HasPrefix(t.Key, "commission:"+t.CommissionID+":") {
			err = ErrNoKey
		}
		if err != nil {
			v.report(BadTransaction, t.Key, "%v", err)
		}
		if keys[t.Key] {
			v.report(DuplicateKey, t.Key, "another transaction has the same key")
		}
		keys[t.Key] = true
		if t.PayoutID != "" {
			v.knownPayout(t.PayoutID, t.Key)
		}
		for _, p := range t.Postings {
			v.post(t.Key, p)
		}
	}
}

// post adds one posting to the sums of accounts and payouts.
func (v *Verifier) post(key string, p Posting) {
	v.have[p.From] -= p.Minor
	v.have[p.To] += p.Minor
	for _, side := range []struct {
		account, other Account
		minor          int64
	}{{p.From, p.To, -p.Minor}, {p.To, p.From, p.Minor}} {
		if side.account.Kind != Transit {
			continue
		}
		id := side.account.PayoutID
		v.knownPayout(id, key)
		v.touched[id] = true
		v.inTransit[id] += side.minor
		if side.other.Kind == World {
			v.paidOut[id] -= side.minor
		}
	}
}

// commission checks that the postings of the row leave it where its state says,
// and sums what the row says.
func (v *Verifier) commission(c Commission, list []Transaction) {
	place := c.Place()
	if !v.fits(c, place) {
		return
	}
	var postings []Posting
	for _, t := range list {
		postings = append(postings, t.Postings...)
	}
	if c.Amount.IsZero() {
		if len(postings) > 0 {
			v.report(CommissionPosted, c.ID, "%s has %d postings", c.Amount, len(postings))
		}
		return
	}
	want := map[Account]int64{}
	want[c.account(Brand)] -= c.Amount.Minor
	want[c.account(place)] += c.Amount.Minor
	for a, minor := range want {
		v.want[a] += minor
	}
	if len(postings) == 0 {
		v.report(CommissionUnposted, c.ID, "%s has no postings", c.Amount)
		return
	}
	compare(want, Balances(postings), func(a Account, want, have int64) {
		v.report(CommissionDiffers, c.ID, "its postings leave %d in %s, its state says %d", have, a.Key(), want)
	})
}

// fits reports whether state, hold, payout and unit of a row fit together, and
// blames the row if not.
func (v *Verifier) fits(c Commission, place Kind) bool {
	inPayout := place == Transit || place == World
	switch {
	case place == "":
		v.report(BadCommission, c.ID, "state %q and held from %q do not fit", c.State, c.HeldFrom)
	case c.IsUnit && (!c.Amount.IsZero() || c.PayoutID != "" || place == Transit):
		v.report(BadCommission, c.ID, "it is no money, but %s while %s in payout %q", c.Amount, c.State, c.PayoutID)
	case c.IsUnit:
		return true
	case inPayout != (c.PayoutID != ""):
		v.report(BadCommission, c.ID, "it is %s with a live line in payout %q", c.State, c.PayoutID)
	case !inPayout:
		return true
	default:
		// What is wrong with its payout is no reason to leave its amount out.
		v.fitsPayout(c)
		return true
	}
	return false
}

// fitsPayout blames a row whose payout is not where the row says.
func (v *Verifier) fitsPayout(c Commission) {
	if !v.knownPayout(c.PayoutID, c.ID) {
		return
	}
	p := v.payout[c.PayoutID]
	if p.Amount.Currency != c.Amount.Currency {
		v.report(BadCommission, c.ID, "it is in %s, its payout is not", c.Amount.Currency)
	}
	isPaid := p.State == PayoutPaid
	isOver := p.State == PayoutFailed || p.State == PayoutCancelled
	if isOver || isPaid != (c.State == StatePaid) {
		v.report(BadCommission, c.ID, "it is %s, its payout %s is %s", c.State, p.ID, p.State)
	}
}

// payouts checks each payout's amount against its transit account.
func (v *Verifier) payouts() {
	for _, p := range v.payout {
		wantTransit, wantWorld := int64(0), int64(0)
		switch p.State {
		case PayoutDraft, PayoutApproved, PayoutProcessing:
			wantTransit = p.Amount.Minor
		case PayoutPaid:
			wantWorld = p.Amount.Minor
		case PayoutFailed, PayoutCancelled:
		default:
			v.report(PayoutDiffers, p.ID, "state %q is not known", p.State)
			continue
		}
		if !v.touched[p.ID] && !p.Amount.IsZero() {
			v.report(PayoutUnposted, p.ID, "%s has no postings", p.Amount)
			continue
		}
		transit, world := v.inTransit[p.ID], v.paidOut[p.ID]
		if transit != wantTransit || world != wantWorld {
			v.report(PayoutDiffers, p.ID, "%d in transit and %d paid, while %s with %d", transit, world, p.State, p.Amount.Minor)
		}
	}
}

// accounts compares every account with the sum of its rows, and every program
// and currency with zero.
func (v *Verifier) accounts() {
	compare(v.want, v.have, func(a Account, want, have int64) {
		v.report(AccountDiffers, a.Key(), "its postings sum to %d, its commissions to %d", have, want)
	})
	sums := map[string]int64{}
	for a, minor := range v.have {
		sums[a.ProgramID+":"+string(a.Currency)] += minor
	}
	for row, sum := range sums {
		if sum != 0 {
			v.report(CurrencyNotZero, row, "its accounts sum to %d", sum)
		}
	}
}

// compare calls differs for every account in which the two disagree; absent is 0.
func compare(want, have map[Account]int64, differs func(a Account, want, have int64)) {
	for a, minor := range want {
		if have[a] != minor {
			differs(a, minor, have[a])
		}
	}
	for a, minor := range have {
		if _, both := want[a]; !both && minor != 0 {
			differs(a, 0, minor)
		}
	}
}
