package conversion_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/testkit"
)

func text(s string) *string { return &s }

// attributes makes n attributes.
func attributes(n int) []conversion.AttributeInput {
	out := make([]conversion.AttributeInput, n)
	for i := range out {
		out[i] = conversion.AttributeInput{Key: strings.Repeat("k", i+1), Value: "v"}
	}
	return out
}

func TestRecordRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.partner("ada")
		late := start.Add(5*time.Minute + time.Microsecond)
		type in = conversion.RecordInput
		for _, tc := range []struct {
			name string
			in   func(in *in)
			code apperr.Code
			path []string
		}{
			{"unknown program", func(i *in) { i.ProgramID = "prg_none" }, apperr.NotFoundCode, []string{"input", "programId"}},
			{"unknown type", func(i *in) { i.Type = "refund" }, apperr.NotFoundCode, []string{"input", "type"}},
			{"a stage", func(i *in) { i.Type = "stage:won" }, apperr.Invalid, []string{"input", "type"}},
			{"no external id", func(i *in) { i.ExternalID = "" }, apperr.Blank, []string{"input", "externalId"}},
			{"a long external id", func(i *in) { i.ExternalID = strings.Repeat("x", 201) }, apperr.TooLong, []string{"input", "externalId"}},
			{"an external id that no database holds", func(i *in) { i.ExternalID = "a\x00b" }, apperr.Invalid, []string{"input", "externalId"}},
			{"no customer", func(i *in) { i.Customer.ExternalID = " " }, apperr.Blank, []string{"input", "customer", "externalId"}},
			{"no address", func(i *in) { i.Customer.Email = text("ada") }, apperr.Invalid, []string{"input", "customer", "email"}},
			{"no country", func(i *in) { i.Customer.Country = text("Germany") }, apperr.Invalid, []string{"input", "customer", "country"}},
			{"in the future", func(i *in) { i.OccurredAt = &late }, apperr.TooLarge, []string{"input", "occurredAt"}},
			{"unknown currency", func(i *in) { i.Amount.CurrencyCode = "eur" }, apperr.Invalid, []string{"input", "amount", "currencyCode"}},
			{"negative amount", func(i *in) { i.Amount.Amount = "-0.01" }, apperr.TooSmall, []string{"input", "amount", "amount"}},
			{"exponent", func(i *in) { i.Amount.Amount = "1e3" }, apperr.Invalid, []string{"input", "amount", "amount"}},
			{"too many digits", func(i *in) { i.Amount.Amount = "1.005" }, apperr.Invalid, []string{"input", "amount", "amount"}},
			{"too large", func(i *in) { i.Amount.Amount = "99999999999999999999" }, apperr.TooLarge, []string{"input", "amount", "amount"}},
			{"tax above the amount", func(i *in) { i.Tax = text("100.01") }, apperr.TooLarge, []string{"input", "tax"}},
			{"tax and shipping above the amount", func(i *in) { i.Tax, i.Shipping = text("60"), text("40.01") }, apperr.TooLarge, []string{"input", "shipping"}},
			{"negative tax", func(i *in) { i.Tax = text("-1") }, apperr.TooSmall, []string{"input", "tax"}},
			{"discount that is no number", func(i *in) { i.Discount = text("ten") }, apperr.Invalid, []string{"input", "discount"}},
			{"tax of nothing", func(i *in) { i.Amount, i.Tax = nil, text("1") }, apperr.Blank, []string{"input", "amount"}},
			{"too many items", func(i *in) { i.Items = make([]conversion.ItemInput, 101) }, apperr.TooLong, []string{"input", "items"}},
			{"an item without amount", func(i *in) { i.Items = make([]conversion.ItemInput, 1) }, apperr.Invalid, []string{"input", "items", "0", "amount"}},
			{"too many attributes", func(i *in) { i.Metadata = attributes(51) }, apperr.TooLong, []string{"input", "metadata"}},
			{"an attribute twice", func(i *in) { i.Metadata = append(attributes(1), attributes(1)...) }, apperr.Taken, []string{"input", "metadata", "1", "key"}},
			{"a long value", func(i *in) { i.Metadata = []conversion.AttributeInput{{Key: "k", Value: strings.Repeat("v", 501)}} }, apperr.TooLong, []string{"input", "metadata", "0", "value"}},
			{"a long code", func(i *in) { i.Code = text(strings.Repeat("c", 61)) }, apperr.TooLong, []string{"input", "code"}},
		} {
			one := b.input("sale", "cus-1", byCode("ada"))
			tc.in(&one)
			_, err := b.service.Record(b.admin, one)
			requireError(t, err, tc.code, tc.path...)
		}
		_, err := b.service.Record(b.reader, b.input("sale", "cus-1"))
		require.ErrorIs(t, err, apperr.ErrForbidden)
		_, err = b.service.Record(b.stranger, b.input("sale", "cus-1"))
		requireError(t, err, apperr.NotFoundCode, "input", "programId")
		require.Zero(t, b.Client.Customer.Query().CountX(b.System()))
		require.Zero(t, b.Client.Conversion.Query().CountX(b.System()))

		b.Program.Update().SetArchivedAt(start).ExecX(b.System())
		_, err = b.service.Record(b.admin, b.input("sale", "cus-1"))
		requireError(t, err, apperr.WrongState, "input", "programId")
	})
}

func TestRecordNamesEveryMistake(t *testing.T) {
	t.Parallel()
	err := conversion.RecordInput{Amount: &money.Input{Amount: "1", CurrencyCode: "XXXX"}}.Validate()
	list, ok := apperr.List(err)
	require.True(t, ok)
	require.Len(t, list, 5)
}

func TestCustomerKeepsItsBounds(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	in := b.input("sale", "cus-1")
	in.Customer.Metadata, in.Customer.Name = attributes(50), text("Ada Lovelace")
	b.record(in)
	in = b.input("sale", "cus-1")
	in.Customer.Metadata = []conversion.AttributeInput{{Key: "one more", Value: "v"}}
	_, err := b.service.Record(b.admin, in)
	requireError(t, err, apperr.TooLong, "input", "customer", "metadata")
	in.Customer.Metadata, in.Customer.Company, in.Customer.Name = nil, text("Engines Ltd"), text("")
	b.record(in)
	row := b.Client.Customer.Query().OnlyX(b.System())
	require.Equal(t, []string{"Ada Lovelace", "Engines Ltd"}, []string{row.Name, row.Company})
}
