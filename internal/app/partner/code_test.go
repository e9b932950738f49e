package partner_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/app/partner"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/testkit"
)

func TestCodesThatGiveSomething(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada := b.partner(t, "ada")
		end := start.Add(24 * time.Hour)
		give := func(word string, discount *partner.DiscountInput, end *time.Time) (*ent.Code, error) {
			return b.service.CreateCode(b.owner, partner.CodeCreateInput{EnrollmentID: ada.ID, Word: word, Discount: discount, ExpiresAt: end})
		}
		part, err := give("ADA10", &partner.DiscountInput{Percentage: ptr("12.5"), Months: ptr(3), Minimum: ptr("50.00")}, &end)
		require.NoError(t, err)
		require.Equal(t, &partner.Discount{
			Percentage: ptr("12.5"), Months: ptr(3), Minimum: &money.Money{Minor: 5000, Currency: "EUR"},
		}, partner.DiscountOf(part))
		amount, err := give("ADA5", &partner.DiscountInput{Amount: &money.Input{Amount: "5", CurrencyCode: "USD"}, Minimum: ptr("20")}, nil)
		require.NoError(t, err)
		require.Equal(t, &partner.Discount{
			Amount: &money.Money{Minor: 500, Currency: "USD"}, Minimum: &money.Money{Minor: 2000, Currency: "USD"},
		}, partner.DiscountOf(amount))
		plain, err := give("ADA", nil, nil)
		require.NoError(t, err)
		require.Nil(t, partner.DiscountOf(plain))

		require.True(t, partner.CodeHolds(part, end.Add(-time.Microsecond)))
		require.False(t, partner.CodeHolds(part, end), "an end is the first instant at which it holds no more")
		terms, err := b.service.CodeTerms(b.owner, b.program.ID, " ada10 ")
		require.NoError(t, err)
		require.Equal(t, []any{"ADA10", true, partner.DiscountOf(part)}, []any{terms.Word, terms.IsValid, terms.Discount})
		b.clock.Advance(24 * time.Hour)
		terms, err = b.service.CodeTerms(b.owner, b.program.ID, "ADA10")
		require.NoError(t, err)
		require.False(t, terms.IsValid)
		_, err = b.service.CodeTerms(b.stranger, b.program.ID, "ADA10")
		require.ErrorIs(t, err, apperr.ErrNotFound)
		_, err = b.service.CodeTerms(b.readOnly, b.program.ID, "ADA10")
		require.ErrorIs(t, err, apperr.ErrForbidden)
	})
}

func TestCodesThatGiveNonsense(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	ada := b.partner(t, "ada")
	before := b.state(t)
	euros := func(amount string) *money.Input { return &money.Input{Amount: amount, CurrencyCode: "EUR"} }
	past := start.Add(-time.Second)
	for name, one := range map[string]struct {
		in    partner.CodeCreateInput
		wrong mistake
	}{
		"nothing":              {partner.CodeCreateInput{Discount: &partner.DiscountInput{}}, at(apperr.Blank, "input", "discount", "percentage")},
		"both":                 {partner.CodeCreateInput{Discount: &partner.DiscountInput{Percentage: ptr("1"), Amount: euros("1")}}, at(apperr.Invalid, "input", "discount", "amount")},
		"no part":              {partner.CodeCreateInput{Discount: &partner.DiscountInput{Percentage: ptr("0")}}, at(apperr.Invalid, "input", "discount", "percentage")},
		"more than the whole":  {partner.CodeCreateInput{Discount: &partner.DiscountInput{Percentage: ptr("100.1")}}, at(apperr.Invalid, "input", "discount", "percentage")},
		"no amount":            {partner.CodeCreateInput{Discount: &partner.DiscountInput{Amount: euros("0")}}, at(apperr.TooSmall, "input", "discount", "amount", "amount")},
		"an unknown currency":  {partner.CodeCreateInput{Discount: &partner.DiscountInput{Amount: &money.Input{Amount: "1", CurrencyCode: "XXX"}}}, at(apperr.Invalid, "input", "discount", "amount", "currencyCode")},
		"too many digits":      {partner.CodeCreateInput{Discount: &partner.DiscountInput{Amount: euros("1.234")}}, at(apperr.Invalid, "input", "discount", "amount", "amount")},
		"no months":            {partner.CodeCreateInput{Discount: &partner.DiscountInput{Percentage: ptr("1"), Months: ptr(0)}}, at(apperr.TooSmall, "input", "discount", "months")},
		"six years":            {partner.CodeCreateInput{Discount: &partner.DiscountInput{Percentage: ptr("1"), Months: ptr(61)}}, at(apperr.TooLarge, "input", "discount", "months")},
		"a minimum of words":   {partner.CodeCreateInput{Discount: &partner.DiscountInput{Percentage: ptr("1"), Minimum: ptr("some")}}, at(apperr.Invalid, "input", "discount", "minimum")},
		"an end in the past":   {partner.CodeCreateInput{ExpiresAt: &past}, at(apperr.TooSmall, "input", "expiresAt")},
		"an end at this point": {partner.CodeCreateInput{ExpiresAt: &start}, at(apperr.TooSmall, "input", "expiresAt")},
	} {
		one.in.EnrollmentID, one.in.Word = ada.ID, "ADA10"
		_, err := b.service.CreateCode(b.owner, one.in)
		t.Log(name)
		requireMistakes(t, err, one.wrong)
	}
	require.Equal(t, before, b.state(t))
}
