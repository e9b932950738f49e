package program_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/testkit"
)

func TestUpdateOfThePayer(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		p, err := b.service.Update(b.owner, b.program.ID, program.UpdateInput{NeedsTaxForm: ptr(true), PayerInput: program.PayerInput{
			PayerName: ptr(" Acme GmbH "), PayerAddress: ptr("Straße 1\nKöln "), PayerTaxNumber: ptr("DE1"),
			PayerAccountNumber: ptr("de89 3704 0044 0532 0130 00"), PayerBankCode: ptr("cobadeff xxx"),
		}})
		require.NoError(t, err)
		require.True(t, p.NeedsTaxForm)
		require.Equal(t, []string{"Acme GmbH", "Straße 1\nKöln", "DE1", "DE89370400440532013000", "COBADEFFXXX"},
			[]string{p.PayerName, p.PayerAddress, p.PayerTaxNumber, p.PayerAccountNumber, p.PayerBankCode})
		_, err = b.service.Update(b.owner, b.program.ID, program.UpdateInput{PayerInput: program.PayerInput{
			PayerName: ptr(strings.Repeat("n", 121)), PayerAddress: ptr(strings.Repeat("a", 501)), PayerTaxNumber: ptr(strings.Repeat("t", 61)),
			PayerAccountNumber: ptr("DE88370400440532013000"), PayerBankCode: ptr("COBA"),
		}})
		requireMistakes(t, err, at(apperr.TooLong, "input", "payerName"), at(apperr.TooLong, "input", "payerAddress"),
			at(apperr.TooLong, "input", "payerTaxNumber"), at(apperr.Invalid, "input", "payerAccountNumber"),
			at(apperr.Invalid, "input", "payerBankCode"))
		p, err = b.service.Update(b.owner, b.program.ID, program.UpdateInput{NeedsTaxForm: ptr(false), PayerInput: program.PayerInput{
			PayerName: ptr(""), PayerAccountNumber: ptr(""), PayerBankCode: ptr(""),
		}})
		require.NoError(t, err)
		require.Empty(t, p.PayerName+p.PayerAccountNumber+p.PayerBankCode)
		require.Equal(t, "DE1", p.PayerTaxNumber, "what is not named stays")
		require.False(t, p.NeedsTaxForm)
	})
}
