package referral

import (
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/money"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
)

// SendInput is a prospect that the vendor sends to a partner.
type SendInput struct {
	EnrollmentID string
	// Company is needed, and one of Email and Phone.
	Company     string
	ContactName *string
	Email       *string
	Phone       *string
	Country     *string
	Website     *string
	Message     *string
	// Value is in the program's currency.
	Value *money.Input
	// HasConsent: the prospect agreed to being passed on.
	HasConsent bool
}

// ReportInput is what became of a prospect.
type ReportInput struct {
	// Outcome is WON or LOST.
	Outcome domain.ReciprocalStatus
	// Value is in the program's currency: needed for WON, absent for LOST.
	Value *money.Input
	Note  *string
}

// CorrectInput is what a report should have said.
type CorrectInput struct {
	Status domain.ReciprocalStatus
	Value  *money.Input
	// Reason is 1 to 500 characters.
	Reason string
}

// sent is a prospect in one form: trimmed, and ready to be stored.
type sent struct {
	company, contactName, email, phone, country, website, message string
	value                                                         *money.Money
}

// Validate returns every mistake that shows in the input alone.
func (in SendInput) Validate() error {
	_, problems := in.read()
	return problems.OrNil()
}

func (in SendInput) read() (sent, apperr.Errors) {
	r := &reader{}
	s := sent{
		company: r.text(&in.Company, longestName, "company"), contactName: r.text(in.ContactName, longestName, "contactName"),
		email: r.text(in.Email, longestEmail, "email"), phone: r.text(in.Phone, longestPhone, "phone"), country: r.country(in.Country),
		website: r.text(in.Website, longestSite, "website"), message: r.text(in.Message, longestMessage, "message"),
		value: r.amount(in.Value, "value"),
	}
	if in.EnrollmentID == "" {
		r.Add(apperr.Blank, "Choose a partner.", "input", "enrollmentId")
	}
	if s.company == "" {
		r.Add(apperr.Blank, "Say which company it is, or who.", "input", "company")
	}
	if s.email != "" && domain.NormalizeEmail(s.email) == "" {
		r.Add(apperr.Invalid, "This is no e-mail address.", "input", "email")
	}
	if s.email == "" && s.phone == "" {
		r.Add(apperr.Blank, "Give an e-mail address or a phone number.", "input", "email")
	}
	if !in.HasConsent {
		r.Add(apperr.Blank, "The prospect has to agree to being passed on.", "input", "hasConsent")
	}
	return s, r.Errors
}

// Validate returns every mistake that shows in the input alone.
func (in ReportInput) Validate() error {
	_, _, problems := in.read()
	return problems.OrNil()
}

func (in ReportInput) read() (value *money.Money, note string, problems apperr.Errors) {
	r := &reader{}
	value, note = r.won(in.Outcome, in.Value), r.text(in.Note, longestQuestion, "note")
	if in.Outcome != domain.ReciprocalWon && in.Outcome != domain.ReciprocalLost {
		r.Add(apperr.Invalid, "Say whether it was won or lost.", "input", "outcome")
	}
	return value, note, r.Errors
}

// Validate returns every mistake that shows in the input alone.
func (in CorrectInput) Validate() error {
	_, _, problems := in.read()
	return problems.OrNil()
}

func (in CorrectInput) read() (value *money.Money, reason string, problems apperr.Errors) {
	r := &reader{}
	value, reason = r.won(in.Status, in.Value), r.text(&in.Reason, longestReason, "reason")
	if reason == "" {
		r.Add(apperr.Blank, "Say why; the partner reads it.", "input", "reason")
	}
	return value, reason, r.Errors
}

// won reads what was won: only what is WON has a value, and always one.
func (r *reader) won(s domain.ReciprocalStatus, given *money.Input) *money.Money {
	switch {
	case s == domain.ReciprocalWon && given == nil:
		r.Add(apperr.Blank, "Say what it was worth.", "input", "value")
	case s != domain.ReciprocalWon && given != nil:
		r.Add(apperr.Invalid, "Only what was won has a value.", "input", "value")
	}
	return r.amount(given, "value")
}

// inCurrency refuses an amount in another currency than the program's.
func inCurrency(value *money.Money, c money.Currency) error {
	if value != nil && value.Currency != c {
		return apperr.New(apperr.CurrencyMismatch, "The amount must be in "+string(c)+", the program's currency.", "input", "value", "currencyCode")
	}
	return nil
}
