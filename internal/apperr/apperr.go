// Package apperr holds the errors that a person or a program may see. Every
// other error is internal: it is logged and leaves as INTERNAL (architecture
// B.5). The package imports nothing of the house, so that anyone may use it.
package apperr

import (
	"errors"
	"strings"
)

// Code is for programs. The list is closed here and mirrored by the GraphQL
// enum ErrorCode; a test keeps the two equal.
type Code string

// The families: value, lookup, state, money.
const (
	Blank               Code = "BLANK"
	Invalid             Code = "INVALID"
	TooLong             Code = "TOO_LONG"
	TooSmall            Code = "TOO_SMALL"
	TooLarge            Code = "TOO_LARGE"
	Taken               Code = "TAKEN"
	NotFoundCode        Code = "NOT_FOUND"
	NotPending          Code = "NOT_PENDING"
	WrongState          Code = "WRONG_STATE"
	AlreadyPaid         Code = "ALREADY_PAID"
	InUse               Code = "IN_USE"
	LastOwner           Code = "LAST_OWNER"
	FourEyes            Code = "FOUR_EYES"
	WrongPassword       Code = "WRONG_PASSWORD"
	Expired             Code = "EXPIRED"
	CurrencyMismatch    Code = "CURRENCY_MISMATCH"
	InsufficientBalance Code = "INSUFFICIENT_BALANCE"
	IdempotencyConflict Code = "IDEMPOTENCY_CONFLICT"
)

// Codes lists every code.
func Codes() []Code {
	return []Code{
		Blank, Invalid, TooLong, TooSmall, TooLarge, Taken, NotFoundCode, NotPending, WrongState, AlreadyPaid, InUse,
		LastOwner, FourEyes, WrongPassword, Expired, CurrencyMismatch, InsufficientBalance, IdempotencyConflict,
	}
}

// Error is one mistake in what was asked: what is wrong, where, and in one
// plain sentence what would be right.
type Error struct {
	// Code is for programs.
	Code Code
	// Field is the path in the input as sent, from the argument down
	// ("input", "tiers", "2", "upTo"); nil when it is about the whole.
	Field []string
	// Message is one plain English sentence for a person.
	Message string
}

// Error returns the path and the sentence.
func (e *Error) Error() string {
	if len(e.Field) == 0 {
		return e.Message
	}
	return strings.Join(e.Field, ".") + ": " + e.Message
}

// New makes one error; path is the field, from the argument down.
func New(code Code, message string, path ...string) *Error {
	return &Error{Code: code, Field: path, Message: message}
}

// Errors is every mistake found in one input.
type Errors []*Error

// Error joins the sentences.
func (e Errors) Error() string {
	parts := make([]string, len(e))
	for i, one := range e {
		parts[i] = one.Error()
	}
	return strings.Join(parts, "; ")
}

// Add appends one error.
func (e *Errors) Add(code Code, message string, path ...string) {
	*e = append(*e, New(code, message, path...))
}

// OrNil returns the list as an error, or nil if it is empty: the last line of
// every Validate.
func (e Errors) OrNil() error {
	if len(e) == 0 {
		return nil
	}
	return e
}

// Under returns err with every field path put below prefix, for inputs that
// hold other inputs. Errors that are not the caller's are returned unchanged.
func Under(err error, prefix ...string) error {
	list, ok := List(err)
	if !ok {
		return err
	}
	out := make(Errors, len(list))
	for i, one := range list {
		path := append(append([]string{}, prefix...), one.Field...)
		out[i] = &Error{Code: one.Code, Field: path, Message: one.Message}
	}
	return out
}

// List returns the mistakes in err, and whether err is made of mistakes only.
func List(err error) (Errors, bool) {
	var list Errors
	if errors.As(err, &list) {
		return list, true
	}
	var one *Error
	if errors.As(err, &one) {
		return Errors{one}, true
	}
	return nil, false
}

// The errors that leave at the top level, because no form can mend them.
var (
	// ErrUnauthenticated means that nobody is signed in.
	ErrUnauthenticated = errors.New("sign in first")
	// ErrForbidden means that the viewer's role or key lacks the permission.
	ErrForbidden = errors.New("your role does not permit this")
	// ErrNotFound means that there is no such row for this viewer; what
	// exists elsewhere looks the same.
	ErrNotFound = errors.New("there is nothing with this id")
	// ErrRateLimited means that too many attempts were made.
	ErrRateLimited = errors.New("too many attempts, wait a little")
)
