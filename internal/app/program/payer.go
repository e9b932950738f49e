package program

import (
	"strings"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/payout"
)

// The longest texts about the payer, in characters.
const (
	maxAddress   = 500
	maxTaxNumber = 60
)

// PayerInput is who pays, on statements and in bank files. Nil means unchanged,
// empty text clears.
type PayerInput struct {
	// PayerName is the legal name, up to 120 characters.
	PayerName *string
	// PayerAddress is in lines, up to 500 characters.
	PayerAddress *string
	// PayerTaxNumber is up to 60 characters.
	PayerTaxNumber *string
	// PayerAccountNumber is an IBAN, whose check digits must fit.
	PayerAccountNumber *string
	// PayerBankCode is a BIC.
	PayerBankCode *string
}

func (in PayerInput) checkPayer(errs *apperr.Errors) {
	for _, one := range []struct {
		text    *string
		longest int
		field   string
	}{
		{in.PayerName, maxName, "payerName"},
		{in.PayerAddress, maxAddress, "payerAddress"},
		{in.PayerTaxNumber, maxTaxNumber, "payerTaxNumber"},
	} {
		if one.text != nil {
			checkLength(errs, strings.TrimSpace(*one.text), one.longest, "input", one.field)
		}
	}
	if in.PayerAccountNumber != nil {
		account, _ := payout.NormalizeAccount(*in.PayerAccountNumber)
		if account != "" && !payout.IsIBAN(account) {
			errs.Add(apperr.Invalid, "Give an IBAN. Its check digits or its length do not fit.", "input", "payerAccountNumber")
		}
	}
	if in.PayerBankCode != nil {
		code := payout.NormalizeBankCode(*in.PayerBankCode)
		if code != "" && !payout.IsBankCode(code) {
			errs.Add(apperr.Invalid, "A BIC has 8 or 11 letters and digits, such as DEUTDEFF.", "input", "payerBankCode")
		}
	}
}

func (in PayerInput) setPayer(update *ent.ProgramUpdateOne) {
	if in.PayerName != nil {
		update.SetPayerName(strings.TrimSpace(*in.PayerName))
	}
	if in.PayerAddress != nil {
		update.SetPayerAddress(strings.TrimSpace(*in.PayerAddress))
	}
	if in.PayerTaxNumber != nil {
		update.SetPayerTaxNumber(strings.TrimSpace(*in.PayerTaxNumber))
	}
	if in.PayerAccountNumber != nil {
		account, _ := payout.NormalizeAccount(*in.PayerAccountNumber)
		update.SetPayerAccountNumber(account)
	}
	if in.PayerBankCode != nil {
		update.SetPayerBankCode(payout.NormalizeBankCode(*in.PayerBankCode))
	}
}
