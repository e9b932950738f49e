package notice

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

// SendError is why a mail was not sent.
type SendError struct {
	// Reason is one plain sentence, without addresses and credentials.
	Reason string
	// IsFinal means that another attempt would fail, too.
	IsFinal bool
	// Err is the cause.
	Err error
}

// Error returns the reason.
func (f *SendError) Error() string { return f.Reason }

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
