package payout

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/partner"
	"github.com/rapporthq/rapport/ent/payoutmethod"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/money"
	domain "github.com/rapporthq/rapport/internal/domain/payout"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// The longest texts of a method, in characters.
const (
	longestHolder  = 120
	longestAccount = 60
)

// MethodSetInput is how a partner wants to be paid by hand in a currency.
type MethodSetInput struct {
	PartnerID    string
	CurrencyCode money.Currency
	// AccountHolder is up to 120 characters.
	AccountHolder string
	// AccountNumber is an IBAN, whose check digits must fit, or a local number.
	AccountNumber string
	// BankCode is a BIC.
	BankCode *string
}

// normalized returns the input as it is kept.
func (in MethodSetInput) normalized() MethodSetInput {
	in.AccountHolder = strings.TrimSpace(in.AccountHolder)
	in.AccountNumber, _ = domain.NormalizeAccount(in.AccountNumber)
	code := ""
	if in.BankCode != nil {
		code = domain.NormalizeBankCode(*in.BankCode)
	}
	in.BankCode = &code
	return in
}

// Validate returns every mistake in the input.
func (in MethodSetInput) Validate() error {
	in = in.normalized()
	var problems apperr.Errors
	if !in.CurrencyCode.IsValid() {
		problems.Add(apperr.Invalid, "Say the currency as an ISO 4217 code, such as EUR.", "input", "currencyCode")
	}
	switch {
	case in.AccountHolder == "":
		problems.Add(apperr.Blank, "Say in whose name the account is.", "input", "accountHolder")
	case utf8.RuneCountInString(in.AccountHolder) > longestHolder:
		problems.Add(apperr.TooLong, "The account holder's name may have 120 characters at most.", "input", "accountHolder")
	}
	account, isIBAN := domain.NormalizeAccount(in.AccountNumber)
	switch {
	case account == "":
		problems.Add(apperr.Blank, "Give the IBAN or account number.", "input", "accountNumber")
	case len(account) > longestAccount:
		problems.Add(apperr.TooLong, "An account number may have 60 characters at most.", "input", "accountNumber")
	case isIBAN && !domain.IsIBAN(account):
		problems.Add(apperr.Invalid, "The check digits or the length of this IBAN do not fit. Compare it with the bank's letter.",
			"input", "accountNumber")
	case !isIBAN && !accountForm.MatchString(account):
		problems.Add(apperr.Invalid, "An account number has letters, digits, spaces, points, slashes and hyphens only.",
			"input", "accountNumber")
	}
	if *in.BankCode != "" && !domain.IsBankCode(*in.BankCode) {
		problems.Add(apperr.Invalid, "A BIC has 8 or 11 letters and digits, such as DEUTDEFF.", "input", "bankCode")
	}
	return problems.OrNil()
}

// MethodSet sets how a partner is paid by hand in a currency, for runs that are
// made from now on: a payout keeps the account it was made with. A partner may
// set its own methods. Errors: those of Validate, and NOT_FOUND for a partner
// that the viewer may not see.
func (s *Service) MethodSet(ctx context.Context, in MethodSetInput) (*ent.PayoutMethod, error) {
	v, err := requireEither(ctx, viewer.PayoutManage, viewer.OwnPayoutMethod)
	if err != nil {
		return nil, err
	}
	if err := in.Validate(); err != nil {
		return nil, err
	}
	in = in.normalized()
	var method *ent.PayoutMethod
	err = s.inTx(ctx, func(tx *ent.Tx) error {
		// Locked, so that two who set the same currency come one after the other.
		p, err := tx.Partner.Query().Where(partner.ID(in.PartnerID), db.ForUpdate).Only(ctx)
		if ent.IsNotFound(err) {
			return apperr.New(apperr.NotFoundCode, "There is no partner with this id.", "input", "partnerId")
		}
		if err != nil {
			return fmt.Errorf("load partner: %w", err)
		}
		method, err = s.saveMethod(ctx, tx, v, p, in)
		return err
	})
	if err != nil {
		return nil, err
	}
	return method.Unwrap(), nil
}

// saveMethod changes the partner's method for the currency, or makes it.
func (s *Service) saveMethod(
	ctx context.Context, tx *ent.Tx, v viewer.Viewer, p *ent.Partner, in MethodSetInput,
) (*ent.PayoutMethod, error) {
	now := s.clock.Now()
	method, err := tx.PayoutMethod.Query().
		Where(payoutmethod.PartnerID(p.ID), payoutmethod.CurrencyEQ(in.CurrencyCode)).Only(ctx)
	switch {
	case ent.IsNotFound(err):
		method, err = tx.PayoutMethod.Create().
			SetCreatedAt(now).SetOrganizationID(v.OrganizationID).SetPartnerID(p.ID).
			SetKind(payoutmethod.KindMANUAL).SetCurrency(in.CurrencyCode).
			SetAccountHolder(in.AccountHolder).SetAccountNumber(in.AccountNumber).SetBankCode(*in.BankCode).
			Save(ctx)
	case err == nil:
		method, err = method.Update().
			SetAccountHolder(in.AccountHolder).SetAccountNumber(in.AccountNumber).SetBankCode(*in.BankCode).
			Save(ctx)
	}
	if err != nil {
		return nil, fmt.Errorf("save payout method: %w", err)
	}
	return method, event.Record(ctx, tx, now, event.Fact{
		Kind: "payout_method.set", SubjectID: method.ID, PartnerID: p.ID,
		Data: map[string]string{"currency": string(in.CurrencyCode)},
	})
}

// requireEither asks a partner's people for one permission and everybody else
// for the other.
func requireEither(ctx context.Context, members, partners viewer.Permission) (viewer.Viewer, error) {
	if viewer.From(ctx).Kind == viewer.Partner {
		return viewer.Require(ctx, partners)
	}
	return viewer.Require(ctx, members)
}
