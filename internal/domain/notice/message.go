package notice

import (
	"slices"
	"strconv"
	"strings"
)

// Message is a mail on its way.
type Message struct {
	// ID is the same at every attempt: a mail server or reader that has it already
	// may know it again by that.
	ID string
	// Sender is the name that stands beside the sender's address.
	Sender string
	// To is one address.
	To      string
	Subject string
	Text    string
	HTML    string
	// Unsubscribe is where a reader ends mails of this kind by one click; empty if
	// nobody may.
	Unsubscribe string
}

// FailureReason says in a code why a mail was not sent: it holds no addresses and
// no credentials, and is told in the reader's language.
type FailureReason string

// The reasons.
const (
	Unreachable      FailureReason = "UNREACHABLE"
	TryLater         FailureReason = "TRY_LATER"
	RecipientRefused FailureReason = "RECIPIENT_REFUSED"
	SenderRefused    FailureReason = "SENDER_REFUSED"
	NotTaken         FailureReason = "NOT_TAKEN"
	Misconfigured    FailureReason = "MISCONFIGURED"
	Unwritable       FailureReason = "UNWRITABLE"
)

// FailureReasons lists every reason.
func FailureReasons() []FailureReason {
	return []FailureReason{Unreachable, TryLater, RecipientRefused, SenderRefused, NotTaken, Misconfigured, Unwritable}
}

// Failure is why the last attempt to send a mail failed.
type Failure struct {
	Reason FailureReason
	// ServerCode is the number with which the mail server answered; nil if it did
	// not.
	ServerCode *int
}

// String is the failure as it is stored, such as "RECIPIENT_REFUSED 550".
func (f Failure) String() string {
	if f.ServerCode == nil {
		return string(f.Reason)
	}
	return string(f.Reason) + " " + strconv.Itoa(*f.ServerCode)
}

// ParseFailure reads what String wrote; nil for nothing. What it does not know was
// not taken for an unknown reason.
func ParseFailure(stored string) *Failure {
	if stored == "" {
		return nil
	}
	reason, number, _ := strings.Cut(stored, " ")
	out := &Failure{Reason: FailureReason(reason)}
	if !slices.Contains(FailureReasons(), out.Reason) {
		return &Failure{Reason: NotTaken}
	}
	if code, err := strconv.Atoi(number); err == nil {
		out.ServerCode = &code
	}
	return out
}

// SendError is why a mail was not sent.
type SendError struct {
	Failure
	// IsFinal means that another attempt would fail, too.
	IsFinal bool
	// Err is the cause.
	Err error
}

// Error returns the reason, and not the cause: that may hold addresses.
func (f *SendError) Error() string { return "the mail was not sent: " + f.String() }

// Unwrap returns the cause.
func (f *SendError) Unwrap() error { return f.Err }

// Invitation is what a mail of invitation says.
type Invitation struct {
	// ID is the invitation's.
	ID string
	// Email and Locale are of the person who is invited.
	Email, Locale string
	// Inviter is the name of who invites; empty for a key.
	Inviter string
	// PartnerID is nil for a member of the organization.
	PartnerID *string
	// Address is where invitations are accepted, with a slash at the end; Token
	// follows it and lets in whoever has it.
	Address, Token string
	// Until is the last day, as 2026-01-31.
	Until string
}
