package sepa_test

import (
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/domain/payout"
	"github.com/rapporthq/rapport/internal/provider/sepa"
)

func order() payout.Order {
	return payout.Order{
		MessageID: "RUN-01M7X1H95DEXAMPLE0000000000", CreatedAt: time.Date(2026, 2, 27, 9, 30, 0, 123456000, time.UTC),
		ExecuteOn: time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC), PayerName: "Köln Software GmbH & Co. KG",
		PayerAccount: "DE89370400440532013000", PayerBankCode: "COBADEFFXXX",
		Transfers: []payout.Transfer{
			{
				Number: "2026-000001", Amount: money.New(9500, "EUR"), Account: "DE02120300000000202051", BankCode: "BYLADEM1001",
				Holder: "Łukasz Öztürk", Reference: "Köln Partners 2026-000001",
			},
			{
				Number: "2026-000002", Amount: money.New(1, "EUR"), Account: "FR1420041010050500013M02606",
				Holder: "//Μαρία // Παπαδοπούλου/", Reference: "Köln Partners – «Gold» 2026-000002",
			},
			{
				Number: "2026-000003", Amount: money.New(99999999999, "EUR"), Account: "MT84MALT011000012345MTLCAST001S",
				Holder: strings.Repeat("Ää ", 40), Reference: strings.Repeat("ß", 120) + " 2026-000003",
			},
		},
	}
}

func write(t require.TestingT, o payout.Order) string {
	var out strings.Builder
	require.NoError(t, sepa.Write(&out, o))
	return out.String()
}

func TestWrite(t *testing.T) {
	t.Parallel()
	got := write(t, order())
	if os.Getenv("RAPPORT_GOLDEN") == "1" {
		require.NoError(t, os.WriteFile("testdata/march.xml", []byte(got), 0o600))
	}
	want, err := os.ReadFile("testdata/march.xml")
	require.NoError(t, err)
	require.Equal(t, string(want), got)
	require.Equal(t, got, write(t, order()), "the same order gives the same bytes")
	require.NoError(t, readSchema(t).validate(got))
}

// The schema itself is tried: a file that is wrong in one place is found.
func TestSchemaRefuses(t *testing.T) {
	t.Parallel()
	s, good := readSchema(t), write(t, order())
	for name, swap := range map[string][2]string{
		"another version":            {"001.09", "001.03"},
		"no sum of all":              {"<CtrlSum>1000000095.00</CtrlSum>", ""},
		"an amount without currency": {` Ccy="EUR"`, ""},
		"an amount of nothing":       {">0.01<", ">0.00<"},
		"three digits of a cent":     {">0.01<", ">0.010<"},
		"another order":              {"<PmtMtd>TRF</PmtMtd>", ""},
		"a letter no bank reads":     {"Koeln", "Köln"},
		"an account with a space":    {"DE02120300000000202051", "DE02 120300000000202051"},
		"a bank code that is short":  {"BYLADEM1001", "BYLADEM"},
		"a day that is none":         {"2026-03-02", "2026-02-30"},
		"an id that is long":         {"EXAMPLE", "EXAMPLEEXAMPLE"},
		"more than is known":         {"<ChrgBr>", "<UltmtDbtr></UltmtDbtr><ChrgBr>"},
	} {
		require.Contains(t, good, swap[0], name)
		require.Error(t, s.validate(strings.ReplaceAll(good, swap[0], swap[1])), name)
	}
}

func TestWriteRefuses(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		change func(o *payout.Order)
		want   error
	}{
		"nobody to pay":           {func(o *payout.Order) { o.Transfers = nil }, sepa.ErrBadOrder},
		"an id with an underline": {func(o *payout.Order) { o.MessageID = "run_1" }, sepa.ErrBadOrder},
		"an id of 36 characters":  {func(o *payout.Order) { o.MessageID = strings.Repeat("x", 36) }, sepa.ErrBadOrder},
		"a payer without account": {func(o *payout.Order) { o.PayerAccount = "" }, sepa.ErrBadOrder},
		"a payer outside SEPA":    {func(o *payout.Order) { o.PayerAccount = "KW81CBKU0000000000001234560101" }, sepa.ErrBadOrder},
		"a payer without name":    {func(o *payout.Order) { o.PayerName = "株式会社" }, sepa.ErrBadOrder},
		"another currency":        {func(o *payout.Order) { o.Transfers[1].Amount.Currency = "USD" }, sepa.ErrBadTransfer},
		"an amount of nothing":    {func(o *payout.Order) { o.Transfers[1].Amount.Minor = 0 }, sepa.ErrBadTransfer},
		"more than a bank moves":  {func(o *payout.Order) { o.Transfers[1].Amount.Minor = 100_000_000_000 }, sepa.ErrBadTransfer},
		"a number twice":          {func(o *payout.Order) { o.Transfers[1].Number = "2026-000001" }, sepa.ErrBadTransfer},
		"a local account":         {func(o *payout.Order) { o.Transfers[1].Account = "20-00-00 55779911" }, sepa.ErrBadTransfer},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := order()
			test.change(&o)
			var out strings.Builder
			require.ErrorIs(t, sepa.Write(&out, o), test.want)
			require.Empty(t, out.String())
		})
	}
	t.Run("a writer that fails is told", func(t *testing.T) {
		t.Parallel()
		require.ErrorIs(t, sepa.Write(broken{}, order()), errBroken)
	})
}

var errBroken = errors.New("broken")

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errBroken }

// Whatever partners and programs are called, the file is valid, and its sums are
// those of its transfers.
func TestAnyFileIsValid(t *testing.T) {
	t.Parallel()
	s := readSchema(t)
	rapid.Check(t, func(t *rapid.T) {
		o := order()
		o.PayerName = "A" + rapid.String().Draw(t, "payer")
		o.Transfers = nil
		sum := int64(0)
		for i := range rapid.IntRange(1, 5).Draw(t, "transfers") {
			one := payout.Transfer{
				Number: "2026-00000" + string(rune('0'+i)), Amount: money.New(rapid.Int64Range(1, 99_999_999_999).Draw(t, "minor"), "EUR"),
				Account: "DE02120300000000202051", Holder: rapid.String().Draw(t, "holder"), Reference: rapid.String().Draw(t, "reference"),
			}
			if one.SEPARefusal() != "" {
				one.Holder = "Ada"
			}
			sum += one.Amount.Minor
			o.Transfers = append(o.Transfers, one)
		}
		file := write(t, o)
		require.NoError(t, s.validate(file))
		require.Equal(t, 2, strings.Count(file, "<CtrlSum>"+money.New(sum, "EUR").Amount()+"</CtrlSum>"))
	})
}
