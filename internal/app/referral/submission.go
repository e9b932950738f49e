package referral

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/money"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
)

// The longest texts of a submission, in characters.
const (
	longestName    = 120
	longestEmail   = 254
	longestPhone   = 40
	longestSite    = 200
	longestMessage = 4000
	longestAnswer  = 2000
	longestKey     = 40
	longestID      = 200
)

// mostAnswers is how many questions of a program a submission answers at most.
const mostAnswers = 50

// SubmitInput is a prospect that a partner brings: a warm introduction, or a deal
// that it registers.
type SubmitInput struct {
	ProgramID string
	// EnrollmentID says whose it is when the vendor submits; a partner submits its
	// own.
	EnrollmentID *string
	// Company is needed, and one of Email, Phone and Website.
	Company     string
	ContactName *string
	Email       *string
	Phone       *string
	Country     *string
	Website     *string
	Estimate    *money.Input
	// ExpectedClose is a day, as "2026-01-31".
	ExpectedClose *string
	Message       *string
	// Answers are to the program's own questions, by their keys.
	Answers []Answer
	// HasConsent: the prospect agreed to be named.
	HasConsent bool
	// ExternalID is the caller's own id, so that a repeat changes nothing.
	ExternalID *string
	// AttachmentIDs are files to put to it, at most 20.
	AttachmentIDs []string
	// isImport: it is a row of a table, which has no files.
	isImport bool
}

// Answer is an answer to one of the program's questions.
type Answer struct {
	Key   string
	Value string
}

// content is a submission in one form: trimmed, and ready to be stored. Its
// fingerprint is stored, so that the names and order of its fields stay.
type content struct {
	Company, ContactName, Email, Phone, Country, Website, ExpectedClose, Message string
	Estimate                                                                     *money.Money
	Answers                                                                      map[string]string
	Attachments                                                                  []string `json:",omitempty"`
}

// Validate returns every mistake that shows in the input alone.
func (in SubmitInput) Validate() error {
	_, problems := in.read()
	if in.ProgramID == "" {
		problems.Add(apperr.Blank, "Say in which program.", "input", "programId")
	}
	return problems.OrNil()
}

func (in SubmitInput) read() (content, apperr.Errors) {
	r := &reader{}
	c := content{
		Company:     r.text(&in.Company, longestName, "company"),
		ContactName: r.text(in.ContactName, longestName, "contactName"),
		Email:       r.text(in.Email, longestEmail, "email"),
		Phone:       r.text(in.Phone, longestPhone, "phone"),
		Website:     r.text(in.Website, longestSite, "website"),
		Country:     r.country(in.Country), ExpectedClose: r.day(in.ExpectedClose),
		Message: r.text(in.Message, longestMessage, "message"), Estimate: r.amount(in.Estimate, "estimate"), Answers: r.answers(in.Answers),
		Attachments: in.AttachmentIDs,
	}
	if len(in.AttachmentIDs) > mostFiles {
		r.Add(apperr.TooLong, "There may be 20 files at most.", "input", "attachmentIds")
	}
	r.text(in.ExternalID, longestID, "externalId")
	if c.Company == "" {
		r.Add(apperr.Blank, "Say which company it is, or who.", "input", "company")
	}
	if c.Email != "" && domain.NormalizeEmail(c.Email) == "" {
		r.Add(apperr.Invalid, "This is no e-mail address.", "input", "email")
	}
	if c.Email == "" && c.Phone == "" && c.Website == "" {
		r.Add(apperr.Blank, "Give an e-mail address, a phone number or a website.", "input", "email")
	}
	if !in.HasConsent {
		r.Add(apperr.Blank, "The prospect has to agree to be named.", "input", "hasConsent")
	}
	return c, r.Errors
}

// reader trims texts and gathers what is wrong with them.
type reader struct{ apperr.Errors }

func (r *reader) text(given *string, most int, field string) string {
	if given == nil {
		return ""
	}
	text := strings.TrimSpace(*given)
	if utf8.RuneCountInString(text) > most {
		r.Add(apperr.TooLong, "This may have "+strconv.Itoa(most)+" characters at most.", "input", field)
	}
	return text
}

func (r *reader) country(given *string) string {
	code := strings.ToUpper(r.text(given, longestName, "country"))
	isCode := len(code) == 2 && strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
	if code != "" && !isCode {
		r.Add(apperr.Invalid, "A country is two letters, such as DE.", "input", "country")
	}
	return code
}

func (r *reader) day(given *string) string {
	day := r.text(given, longestName, "expectedClose")
	if _, err := time.Parse(time.DateOnly, day); day != "" && err != nil {
		r.Add(apperr.Invalid, "A day is written as 2026-01-31.", "input", "expectedClose")
	}
	return day
}

func (r *reader) amount(given *money.Input, field string) *money.Money {
	if given == nil {
		return nil
	}
	amount, err := given.Parse()
	switch {
	case err != nil:
		r.Add(apperr.Invalid, "Write an amount as 1234.50, with the code of its currency.", "input", field, "amount")
	case amount.Minor < 0:
		r.Add(apperr.TooSmall, "This is not below 0.", "input", field, "amount")
	}
	return &amount
}

func (r *reader) answers(list []Answer) map[string]string {
	if len(list) > mostAnswers {
		r.Add(apperr.TooLong, "There are at most 50 answers.", "input", "answers")
		return nil
	}
	out := map[string]string{}
	for i, one := range list {
		value := strings.TrimSpace(one.Value)
		if utf8.RuneCountInString(value) > longestAnswer {
			r.Add(apperr.TooLong, "An answer may have 2000 characters at most.", "input", "answers", strconv.Itoa(i), "value")
		}
		if _, isTwice := out[one.Key]; isTwice || one.Key == "" || utf8.RuneCountInString(one.Key) > longestKey {
			r.Add(apperr.Invalid, "Answer each question once, by its key.", "input", "answers", strconv.Itoa(i), "key")
		}
		if value != "" {
			out[one.Key] = value
		}
	}
	return out
}

// isAnswer reports whether the value answers a question of the kind, and if not,
// the sentence that says what would.
func isAnswer(kind domain.FieldKind, options []string, value string) (ok bool, sentence string) {
	switch kind {
	case domain.FieldChoice:
		return slices.Contains(options, value), "Choose one of the answers."
	case domain.FieldNumber:
		_, err := strconv.ParseFloat(value, 64)
		plain := strings.Trim(value, "-.0123456789") == ""
		return err == nil && plain, "This is no number; write it as 1234.5."
	case domain.FieldDate:
		_, err := time.Parse(time.DateOnly, value)
		return err == nil, "A day is written as 2026-01-31."
	case domain.FieldConsent:
		return value == "true", "This has to be agreed to."
	case domain.FieldText, domain.FieldLongText, domain.FieldFile: // files are looked for when they are put to it
	}
	return true, ""
}
