package ledger

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// PayoutState is the state of a payout; the words are those of payout.Status.
type PayoutState string

// The states of a payout.
const (
	PayoutDraft      PayoutState = "DRAFT"
	PayoutApproved   PayoutState = "APPROVED"
	PayoutProcessing PayoutState = "PROCESSING"
	PayoutPaid       PayoutState = "PAID"
	PayoutFailed     PayoutState = "FAILED"
	PayoutCancelled  PayoutState = "CANCELLED"
)

// Payout is what the ledger needs to know of a payout.
type Payout struct {
	ID     string
	State  PayoutState
	Amount money.Money
}

// Book is everything that must agree: the rows, the payouts and what was
// written about them. It must be closed: usually one program, whole.
type Book struct {
	Commissions  []Commission
	Payouts      []Payout
	Transactions []Transaction
}

// Code says which invariant is broken.
type Code string

// The invariants of rules §5, as their opposites.
const (
	// BadTransaction: it could not have been written by NewTransaction.
	BadTransaction Code = "BAD_TRANSACTION"
	// DuplicateKey: two transactions have one key.
	DuplicateKey Code = "DUPLICATE_KEY"
	// CurrencyNotZero: the accounts of a program and currency do not sum to zero.
	CurrencyNotZero Code = "CURRENCY_NOT_ZERO"
	// AccountDiffers: an account is not the sum of its commissions in that state.
	AccountDiffers Code = "ACCOUNT_DIFFERS"
	// CommissionDiffers: the postings of a commission leave it elsewhere than
	// its state says.
	CommissionDiffers Code = "COMMISSION_DIFFERS"
	// CommissionUnknown: a transaction for a commission that does not exist.
	CommissionUnknown Code = "COMMISSION_UNKNOWN"
	// CommissionUnposted: a commission with an amount and without postings.
	CommissionUnposted Code = "COMMISSION_UNPOSTED"
	// BadCommission: a commission whose state, hold and payout do not fit.
	BadCommission Code = "BAD_COMMISSION"
	// PayoutUnknown: a transaction or commission for a payout that does not exist.
	PayoutUnknown Code = "PAYOUT_UNKNOWN"
	// PayoutUnposted: a payout with an amount and without postings.
	PayoutUnposted Code = "PAYOUT_UNPOSTED"
	// PayoutDiffers: the postings of a payout are not what its state and amount say.
	PayoutDiffers Code = "PAYOUT_DIFFERS"
)

// Violation is one broken invariant.
type Violation struct {
	Code Code
	// Row names what is wrong: the id of a commission or payout, the key of a
	// transaction or account, or "<program>:<currency>".
	Row string
	// Detail is a sentence with the amounts, in minor units.
	Detail string
}

// Verify returns every broken invariant of the book, ordered by code and row;
// none means that rows and postings agree to the last minor unit.
func Verify(b Book) []Violation {
	v := newVerifier(b)
	v.transactions(b.Transactions)
	v.commissions(b.Commissions)
	v.payouts(b.Payouts)
	v.accounts()
	slices.SortFunc(v.found, func(x, y Violation) int {
		return cmp.Or(cmp.Compare(x.Code, y.Code), cmp.Compare(x.Row, y.Row), cmp.Compare(x.Detail, y.Detail))
	})
	return slices.Compact(v.found)
}

// verifier gathers what the postings say, and beside it what the rows say.
type verifier struct {
	found      []Violation
	commission map[string]bool
	payout     map[string]Payout
	have       map[Account]int64
	want       map[Account]int64
	byRow      map[string][]Posting
	inTransit  map[string]int64
	paidOut    map[string]int64
	touched    map[string]bool
}

func newVerifier(b Book) *verifier {
	v := &verifier{
		found:      []Violation{},
		commission: map[string]bool{}, payout: map[string]Payout{},
		have: map[Account]int64{}, want: map[Account]int64{},
		byRow:     map[string][]Posting{},
		inTransit: map[string]int64{}, paidOut: map[string]int64{}, touched: map[string]bool{},
	}
	for _, c := range b.Commissions {
		v.commission[c.ID] = true
	}
	for _, p := range b.Payouts {
		v.payout[p.ID] = p
	}
	return v
}

func (v *verifier) report(code Code, row, format string, args ...any) {
	v.found = append(v.found, Violation{Code: code, Row: row, Detail: fmt.Sprintf(format, args...)})
}

// knownPayout reports whether the payout exists, and blames row if not.
func (v *verifier) knownPayout(id, row string) bool {
	if _, known := v.payout[id]; known {
		return true
	}
	v.report(PayoutUnknown, row, "there is no payout %q", id)
	return false
}

// transactions checks each on its own and sums what they say.
func (v *verifier) transactions(list []Transaction) {
	keys := map[string]bool{}
	for _, t := range list {
		if err := t.Validate(); err != nil {
			v.report(BadTransaction, t.Key, "%v", err)
		}
		if keys[t.Key] {
			v.report(DuplicateKey, t.Key, "another transaction has the same key")
		}
		keys[t.Key] = true
		if !v.commission[t.CommissionID] {
			v.report(CommissionUnknown, t.Key, "there is no commission %q", t.CommissionID)
		}
		if t.PayoutID != "" {
			v.knownPayout(t.PayoutID, t.Key)
		}
		v.byRow[t.CommissionID] = append(v.byRow[t.CommissionID], t.Postings...)
		for _, p := range t.Postings {
			v.post(t.Key, p)
		}
	}
}

// post adds one posting to the sums of accounts and payouts.
func (v *verifier) post(key string, p Posting) {
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

// commissions checks that the postings of each row leave it where its state
// says, and sums what the rows say.
func (v *verifier) commissions(list []Commission) {
	for _, c := range list {
		place := c.Place()
		if place == "" || (place == Transit || place == World) != (c.PayoutID != "") {
			v.report(BadCommission, c.ID, "state %q, held from %q, payout %q do not fit", c.State, c.HeldFrom, c.PayoutID)
			continue
		}
		if c.PayoutID != "" && v.knownPayout(c.PayoutID, c.ID) && v.payout[c.PayoutID].Amount.Currency != c.Amount.Currency {
			v.report(BadCommission, c.ID, "it is in %s, its payout is not", c.Amount.Currency)
		}
		if c.Amount.IsZero() && len(v.byRow[c.ID]) == 0 {
			continue
		}
		want := map[Account]int64{}
		want[c.account(Brand)] -= c.Amount.Minor
		want[c.account(place)] += c.Amount.Minor
		for a, minor := range want {
			v.want[a] += minor
		}
		if len(v.byRow[c.ID]) == 0 {
			v.report(CommissionUnposted, c.ID, "%s has no postings", c.Amount)
			continue
		}
		compare(want, Balances(v.byRow[c.ID]), func(a Account, want, have int64) {
			v.report(CommissionDiffers, c.ID, "its postings leave %d in %s, its state says %d", have, a.Key(), want)
		})
	}
}

// payouts checks each payout's amount against its transit account.
func (v *verifier) payouts(list []Payout) {
	for _, p := range list {
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
func (v *verifier) accounts() {
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
