package payout_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/payout"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func TestMethodSet(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		bic := "deutdeff"
		in := payout.MethodSetInput{
			PartnerID: b.ada.PartnerID, CurrencyCode: "USD", AccountHolder: " Ada Ltd ",
			AccountNumber: "gb82 west 1234 5698 7654 32", BankCode: &bic,
		}
		made, err := b.payouts.MethodSet(b.Member("fin", viewer.Finance), in)
		require.NoError(t, err)
		require.Equal(t, "Ada Ltd", made.AccountHolder)
		require.Equal(t, "GB82WEST12345698765432", made.AccountNumber)
		require.Equal(t, "DEUTDEFF", made.BankCode)
		require.Equal(t, today, made.CreatedAt)
		partner, err := made.QueryPartner().Only(b.System())
		require.NoError(t, err, "the method is unwrapped")
		require.Equal(t, b.ada.PartnerID, partner.ID)

		in.AccountNumber, in.BankCode = "1234-5678", nil
		changed, err := b.payouts.MethodSet(b.Partner(b.ada, viewer.Owner), in)
		require.NoError(t, err, "a partner sets its own")
		require.Equal(t, made.ID, changed.ID, "there is one per currency")
		require.Equal(t, "1234-5678", changed.AccountNumber)
		require.Empty(t, changed.BankCode)
		count, err := b.Client.Event.Query().Count(b.System())
		require.NoError(t, err)
		require.Equal(t, 2, count)
	})
}

func TestMethodSetRefusesStrangers(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ben := b.Enroll("ben")
		other := testkit.NewBook(t, d, "other", today)
		in := payout.MethodSetInput{
			PartnerID: b.ada.PartnerID, CurrencyCode: "EUR", AccountHolder: "Thief", AccountNumber: "1",
		}
		_, err := b.payouts.MethodSet(b.Partner(ben, viewer.Owner), in)
		requireProblems(t, err, at(apperr.NotFoundCode, "input", "partnerId"))
		_, err = b.payouts.MethodSet(other.Member("eve", viewer.Owner), in)
		requireProblems(t, err, at(apperr.NotFoundCode, "input", "partnerId"))
		_, err = b.payouts.MethodSet(b.Partner(b.ada, viewer.Staff), in)
		require.ErrorIs(t, err, apperr.ErrForbidden)
		_, err = b.payouts.MethodSet(b.Member("ro", viewer.ReadOnly), in)
		require.ErrorIs(t, err, apperr.ErrForbidden)
		_, err = b.payouts.MethodSet(t.Context(), in)
		require.ErrorIs(t, err, apperr.ErrUnauthenticated)

		kept, err := b.Client.PayoutMethod.Query().Only(b.System())
		require.NoError(t, err)
		require.Equal(t, "DE89370400440532013000", kept.AccountNumber)
	})
}

func TestMethodSetInputValidate(t *testing.T) {
	t.Parallel()
	long, bad := strings.Repeat("x", 121), "NOTABIC"
	tests := map[string]struct {
		change func(in *payout.MethodSetInput)
		want   problem
	}{
		"a currency must exist":               {func(in *payout.MethodSetInput) { in.CurrencyCode = "EUX" }, at(apperr.Invalid, "input", "currencyCode")},
		"a holder is needed":                  {func(in *payout.MethodSetInput) { in.AccountHolder = " " }, at(apperr.Blank, "input", "accountHolder")},
		"a holder has 120 characters":         {func(in *payout.MethodSetInput) { in.AccountHolder = long }, at(apperr.TooLong, "input", "accountHolder")},
		"an account is needed":                {func(in *payout.MethodSetInput) { in.AccountNumber = " " }, at(apperr.Blank, "input", "accountNumber")},
		"an account has 60 characters":        {func(in *payout.MethodSetInput) { in.AccountNumber = long[:61] }, at(apperr.TooLong, "input", "accountNumber")},
		"an IBAN with one digit wrong":        {func(in *payout.MethodSetInput) { in.AccountNumber = "DE89370400440532013001" }, at(apperr.Invalid, "input", "accountNumber")},
		"an IBAN with two digits swapped":     {func(in *payout.MethodSetInput) { in.AccountNumber = "DE89370400440532010300" }, at(apperr.Invalid, "input", "accountNumber")},
		"an account is no formula":            {func(in *payout.MethodSetInput) { in.AccountNumber = "=1+1" }, at(apperr.Invalid, "input", "accountNumber")},
		"a BIC has 8 or 11 characters":        {func(in *payout.MethodSetInput) { in.BankCode = &bad }, at(apperr.Invalid, "input", "bankCode")},
		"an IBAN of Norway, the shortest one": {func(in *payout.MethodSetInput) { in.AccountNumber = "NO9386011117947" }, problem{}},
		"an IBAN of Malta, with letters":      {func(in *payout.MethodSetInput) { in.AccountNumber = "MT84MALT011000012345MTLCAST001S" }, problem{}},
		"a local number":                      {func(in *payout.MethodSetInput) { in.AccountNumber = "20-00-00 55779911" }, problem{}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			in := payout.MethodSetInput{
				PartnerID: "par_1", CurrencyCode: "EUR", AccountHolder: "Ada", AccountNumber: "DE89370400440532013000",
			}
			test.change(&in)
			if test.want.code == "" {
				require.NoError(t, in.Validate())
				return
			}
			requireProblems(t, in.Validate(), test.want)
		})
	}
}

func TestMethodSetInputValidateCollects(t *testing.T) {
	t.Parallel()
	requireProblems(t, payout.MethodSetInput{}.Validate(),
		at(apperr.Invalid, "input", "currencyCode"), at(apperr.Blank, "input", "accountHolder"),
		at(apperr.Blank, "input", "accountNumber"))
}

func TestMaskAccount(t *testing.T) {
	t.Parallel()
	require.Equal(t, "•••• 3000", payout.MaskAccount("DE89370400440532013000"))
	require.Equal(t, "•••• 2345", payout.MaskAccount("12345"))
	require.Equal(t, "••••", payout.MaskAccount("1234"))
	require.Equal(t, "••••", payout.MaskAccount(""))
}
