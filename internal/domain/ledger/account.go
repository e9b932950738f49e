package ledger

import (
	"fmt"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// Kind is what an account is for.
type Kind string

// The five kinds; the table in the package comment says what each holds.
const (
	Brand   Kind = "BRAND"
	Pending Kind = "PENDING"
	Payable Kind = "PAYABLE"
	Transit Kind = "TRANSIT"
	World   Kind = "WORLD"
)

// Values lists every kind, for the schema.
func (Kind) Values() []string {
	return []string{string(Brand), string(Pending), string(Payable), string(Transit), string(World)}
}

// Account names one account. It is a comparable value, so that it can key a
// map. EnrollmentID is set for PENDING and PAYABLE only, PayoutID for TRANSIT
// only.
type Account struct {
	Kind         Kind
	ProgramID    string
	Currency     money.Currency
	EnrollmentID string
	PayoutID     string
}

// Key returns the account as text, unique among all accounts:
// "PAYABLE:<program>:<currency>:<enrollment>".
func (a Account) Key() string {
	key := string(a.Kind) + ":" + a.ProgramID + ":" + string(a.Currency)
	if owner := a.EnrollmentID + a.PayoutID; owner != "" {
		key += ":" + owner
	}
	return key
}

// Validate returns ErrBadAccount unless the account has exactly the parts that
// its kind needs.
func (a Account) Validate() error {
	wantsEnrollment := a.Kind == Pending || a.Kind == Payable
	wantsPayout := a.Kind == Transit
	isKnown := wantsEnrollment || wantsPayout || a.Kind == Brand || a.Kind == World
	if !isKnown || a.ProgramID == "" || a.Currency == "" ||
		(a.EnrollmentID != "") != wantsEnrollment || (a.PayoutID != "") != wantsPayout {
		return fmt.Errorf("account %s: %w", a.Key(), ErrBadAccount)
	}
	return nil
}
