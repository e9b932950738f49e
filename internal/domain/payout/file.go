package payout

import (
	"time"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// FileKind is a form in which a run is handed to a bank.
type FileKind string

// The forms.
const (
	// FileCSV is a table for any bank, with every payout of the run.
	FileCSV FileKind = "CSV"
	// FileSEPA is a credit transfer initiation, ISO 20022 pain.001, for payouts
	// in euro to accounts in SEPA.
	FileSEPA FileKind = "SEPA"
)

// Values lists the forms.
func (FileKind) Values() []string { return []string{string(FileCSV), string(FileSEPA)} }

// Obstacle is why a run has no file of a kind.
type Obstacle string

// The obstacles, in the order in which they are looked for.
const (
	// ObstacleState: the run is not approved yet, or completed or cancelled.
	ObstacleState Obstacle = "NOT_APPROVED"
	// ObstaclePayer: the program does not say from which account in SEPA, and in
	// whose name, it pays.
	ObstaclePayer Obstacle = "PAYER_INCOMPLETE"
	// ObstacleNothing: no payout that is still to be paid can be in it.
	ObstacleNothing Obstacle = "NOTHING_TO_PAY"
)

// Values lists the obstacles.
func (Obstacle) Values() []string {
	return []string{string(ObstacleState), string(ObstaclePayer), string(ObstacleNothing)}
}

// FileReason is why a payout is not in a file.
type FileReason string

// The reasons, in the order in which they are looked for.
const (
	FileNotEuro     FileReason = "NOT_EURO"
	FileNoIBAN      FileReason = "NOT_AN_IBAN"
	FileOutsideSEPA FileReason = "OUTSIDE_SEPA"
	FileBankCode    FileReason = "BANK_CODE_INVALID"
	FileTooLarge    FileReason = "AMOUNT_TOO_LARGE"
	FileUnreadable  FileReason = "NAME_UNREADABLE"
)

// Values lists the reasons.
func (FileReason) Values() []string {
	return []string{
		string(FileNotEuro), string(FileNoIBAN), string(FileOutsideSEPA), string(FileBankCode),
		string(FileTooLarge), string(FileUnreadable),
	}
}

// The bounds of SEPA credit transfers: the largest amount in cents, and the
// longest texts in characters.
const (
	mostCents        = 999_999_999_99
	LongestName      = 70
	LongestReference = 140
)

// Transfer is one payment of a file.
type Transfer struct {
	// Number is the payout's number, as on its statement.
	Number string
	Amount money.Money
	// Account is an IBAN or a local number; BankCode is a BIC, or empty.
	Account  string
	BankCode string
	// Holder is who the bank knows.
	Holder string
	// PartnerName is the partner's name.
	PartnerName string
	// Reference is what the receiver reads on the bank statement.
	Reference string
}

// Order is a SEPA file: one payer, one day, many transfers.
type Order struct {
	// MessageID is the same for every file of a run, so that a bank that got one
	// refuses the second: at most 35 basic characters.
	MessageID string
	CreatedAt time.Time
	// ExecuteOn is a day on which banks settle.
	ExecuteOn time.Time
	// PayerName, PayerAccount and PayerBankCode are as CanSendSEPA wants them.
	PayerName     string
	PayerAccount  string
	PayerBankCode string
	// Transfers have no SEPARefusal, and there is one at least.
	Transfers []Transfer
}

// SEPARefusal returns why the transfer cannot be in a SEPA file; empty if it can.
func (t Transfer) SEPARefusal() FileReason {
	switch {
	case t.Amount.Currency != "EUR":
		return FileNotEuro
	case !IsIBAN(t.Account):
		return FileNoIBAN
	case !IsSEPA(t.Account):
		return FileOutsideSEPA
	case t.BankCode != "" && !IsBankCode(t.BankCode):
		return FileBankCode
	case t.Amount.Minor > mostCents:
		return FileTooLarge
	case !hasLetter(Latin(t.Holder, LongestName)):
		return FileUnreadable
	}
	return ""
}

// CanSendSEPA reports whether these are enough to pay by SEPA: a readable name,
// an account in SEPA, and a BIC or none.
func CanSendSEPA(name, account, bankCode string) bool {
	return hasLetter(Latin(name, LongestName)) && IsSEPA(account) && (bankCode == "" || IsBankCode(bankCode))
}
