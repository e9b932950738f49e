package demo

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"

	"github.com/rapporthq/rapport/internal/app/partner"
	"github.com/rapporthq/rapport/internal/app/payout"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// home is where companies of a country are, and the form of its account
// numbers: each n is a digit. The banks do not exist.
type home struct {
	streets, city, country, account string
}

var homes = map[string]home{
	"DE": {"Lindenweg Hafenstraße Gartenallee", "20099 Hamburg", "Germany", "99999999nnnnnnnnnn"},
	"AT": {"Rosengasse Mühlweg", "1070 Wien", "Austria", "99999nnnnnnnnnnn"},
	"CH": {"Seestrasse Bergweg", "8002 Zürich", "Switzerland", "99999nnnnnnnnnnnn"},
	"FR": {"Allée-des-Tilleuls", "69003 Lyon", "France", "9999999999nnnnnnnnnnnnn"},
	"IT": {"Via-dei-Mulini", "20121 Milano", "Italy", "X9999999999nnnnnnnnnnnn"},
	"NL": {"Molenpad", "1016 Amsterdam", "Netherlands", "TESTnnnnnnnnnn"},
	"BE": {"Rue-du-Moulin", "1000 Bruxelles", "Belgium", "999nnnnnnnnn"},
	"SE": {"Hamngatan", "111 47 Stockholm", "Sweden", "999nnnnnnnnnnnnnnnnn"},
	"PL": {"Lipowa", "31-001 Kraków", "Poland", "99999999nnnnnnnnnnnnnnnn"},
	"ES": {"Calle-del-Olmo", "46001 Valencia", "Spain", "99999999nnnnnnnnnnnn"},
	"IE": {"Mill Lane", "Dublin 2", "Ireland", "TEST999999nnnnnnnn"},
	"PT": {"Rua-do-Moinho", "1100 Lisboa", "Portugal", "99999999nnnnnnnnnnnnn"},
	"NO": {"Havnegata", "0150 Oslo", "Norway", "9999nnnnnnn"},
	"DK": {"Havnegade", "1058 København", "Denmark", "9999nnnnnnnnnn"},
	"CZ": {"Lipová", "110 00 Praha", "Czechia", "9999nnnnnnnnnnnnnnnn"},
	"SI": {"Lipova", "1000 Ljubljana", "Slovenia", "99999nnnnnnnnnn"},
	"GB": {"Mill-Street", "London SE1 2BN", "United Kingdom", "TEST999999nnnnnnnn"},
	"US": {"Example-Avenue", "Springfield", "USA", "999999999/nnnnnnnnn"},
	"CA": {"Example-Road", "Toronto", "Canada", "999999999/nnnnnnnnn"},
	"MX": {"Calle-Ejemplo", "Puebla", "Mexico", "999999999/nnnnnnnnn"},
}

// payer is who pays, on statements and in files for the bank.
func payer(name, address, taxNumber string) program.PayerInput {
	account := checked("DE", "999999990000000001")
	return program.PayerInput{
		PayerName: &name, PayerAddress: &address, PayerTaxNumber: &taxNumber, PayerAccountNumber: &account,
		PayerBankCode: new(bankCode("DE")),
	}
}

// openAccount says how the partner is paid, and who that is.
func (t *teller) openAccount(ctx context.Context, a *actor, s *scene) error {
	id, one := a.enrollment.PartnerID, a.role
	if one.known != "" { // The company is known; a European one has an account in each world.
		return t.pay(ctx, id, s.program.Currency, one, homes["US"].newAccount(t.random, "US"), nil)
	}
	at := homes[one.country]
	streets := strings.Fields(at.streets)
	address := fmt.Sprintf("%s %d\n%s", strings.ReplaceAll(pick(t.random, streets), "-", " "), 1+t.random.IntN(120), at.city)
	_, err := t.Partners.Update(as(ctx, t.owner), id, partner.UpdateInput{
		LegalName: new(one.name + legalForms[one.country]), Address: &address, TaxNumber: new(taxNumber(t.random, one.country)),
	})
	if err != nil {
		return err
	}
	if !one.formless {
		if _, err := t.Partners.ConfirmTaxForm(ctx, id, true); err != nil {
			return err
		}
	}
	if err := t.pay(ctx, id, s.program.Currency, one, at.newAccount(t.random, one.country), codeOf(one.country)); err != nil {
		return err
	}
	if one.handle != s.roles[0].handle || s.isAgency {
		return nil
	}
	// The first affiliate sells abroad too.
	if err := t.pay(ctx, id, "GBP", one, homes["GB"].newAccount(t.random, "GB"), codeOf("GB")); err != nil {
		return err
	}
	return t.pay(ctx, id, "USD", one, homes["US"].newAccount(t.random, "US"), nil)
}

// pay sets the account of a partner in a currency.
func (t *teller) pay(ctx context.Context, id string, currency money.Currency, one role, account string, bank *string) error {
	_, err := t.Payouts.MethodSet(ctx, payout.MethodSetInput{
		PartnerID: id, CurrencyCode: currency, AccountHolder: one.name, AccountNumber: account, BankCode: bank,
	})
	return err
}

// legalForms are what the legal names end in.
var legalForms = map[string]string{
	"DE": " GmbH", "AT": " GmbH", "CH": " GmbH", "FR": " SARL", "IT": " S.r.l.", "NL": " B.V.", "BE": " SRL", "SE": " AB",
	"PL": " sp. z o.o.", "ES": " S.L.", "IE": " Ltd.", "PT": " Lda.", "NO": " AS", "DK": " ApS", "CZ": " s.r.o.", "SI": " d.o.o.",
	"US": " LLC", "CA": " Inc.", "MX": " S.A.",
}

// taxNumber makes up a number that nobody was given.
func taxNumber(r *rand.Rand, country string) string {
	if country == "US" || country == "CA" || country == "MX" {
		return fmt.Sprintf("00-%07d", r.IntN(10_000_000))
	}
	return fmt.Sprintf("%s9999%05d", country, r.IntN(100_000))
}

// newAccount makes up an account number: an IBAN in the countries that have it.
func (p home) newAccount(r *rand.Rand, country string) string {
	var digits strings.Builder
	for _, c := range p.account {
		if c == 'n' {
			c = rune('0' + r.IntN(10))
		}
		digits.WriteRune(c)
	}
	if codeOf(country) == nil {
		return digits.String()
	}
	return checked(country, digits.String())
}

// checked returns the IBAN of an account, with the right check digits.
func checked(country, account string) string {
	rest := 0
	for _, c := range account + country + "00" {
		if c >= 'A' {
			rest = (rest*100 + int(c-'A') + 10) % 97
			continue
		}
		rest = (rest*10 + int(c-'0')) % 97
	}
	check := strconv.Itoa(98 - rest)
	return country + strings.Repeat("0", 2-len(check)) + check + account
}

// codeOf is the code of the bank; nil outside of the IBAN's world.
func codeOf(country string) *string {
	if country == "US" || country == "CA" || country == "MX" {
		return nil
	}
	return new(bankCode(country))
}

// bankCode is a code for tests: such have a 0 at the end.
func bankCode(country string) string { return "TEST" + country + "X0" }
