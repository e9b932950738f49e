package payout_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/domain/payout"
)

func TestSEPARefusal(t *testing.T) {
	t.Parallel()
	good := payout.Transfer{Amount: money.New(1, "EUR"), Account: "DE89370400440532013000", Holder: "Ada"}
	tests := []struct {
		name   string
		change func(x *payout.Transfer)
		want   payout.FileReason
	}{
		{"a payout in euro to an IBAN is in the file", func(*payout.Transfer) {}, ""},
		{"so is one with a BIC", func(x *payout.Transfer) { x.BankCode = "COBADEFFXXX" }, ""},
		{"the largest amount of SEPA is", func(x *payout.Transfer) { x.Amount.Minor = 99_999_999_999 }, ""},
		{"a cent more is not", func(x *payout.Transfer) { x.Amount.Minor = 100_000_000_000 }, payout.FileTooLarge},
		{"another currency is not", func(x *payout.Transfer) { x.Amount.Currency = "CHF" }, payout.FileNotEuro},
		{"a local number is not", func(x *payout.Transfer) { x.Account = "12345678" }, payout.FileNoIBAN},
		{"an IBAN with wrong digits is not", func(x *payout.Transfer) { x.Account = "DE88370400440532013000" }, payout.FileNoIBAN},
		{"an IBAN outside SEPA is not", func(x *payout.Transfer) { x.Account = "KW81CBKU0000000000001234560101" }, payout.FileOutsideSEPA},
		{"a bank code that is no BIC is not", func(x *payout.Transfer) { x.BankCode = "37040044" }, payout.FileBankCode},
		{"a name that no bank reads is not", func(x *payout.Transfer) { x.Holder = "株式会社" }, payout.FileUnreadable},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			one := good
			tt.change(&one)
			require.Equal(t, tt.want, one.SEPARefusal())
		})
	}
}

func TestIBAN(t *testing.T) {
	t.Parallel()
	for account, want := range map[string]bool{
		"DE89370400440532013000": true, "NO9386011117947": true, "MT84MALT011000012345MTLCAST001S": true,
		"KW81CBKU0000000000001234560101": true, "GB82WEST12345698765432": true,
		"DE89370400440532013001": false, "DE8937040044053201300": false, "": false, "DE": false, "de89370400440532013000": false,
	} {
		require.Equal(t, want, payout.IsIBAN(account), account)
	}
	// The check digits of 21 digits fit, but Germany has 22.
	require.False(t, payout.IsIBAN("DE35370400440532013"), "a German IBAN that is short")
	require.False(t, payout.CanSendSEPA("Acme", "", ""))
	require.True(t, payout.CanSendSEPA("Acme", "DE89370400440532013000", ""))
	require.False(t, payout.CanSendSEPA("Acme", "DE89370400440532013000", "x"))
}

func TestNormalizeAccount(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]struct {
		account string
		isIBAN  bool
	}{
		" de89 3704 0044 0532 0130 00 ":   {"DE89370400440532013000", true},
		"DE00 1234":                       {"DE001234", true}, // too short to be one, and meant as one
		"SE45500000000583982574660000000": {"SE45500000000583982574660000000", true},
		"US12 3456":                       {"US12 3456", false}, // no country of SEPA
		" 12-34.56/7 ":                    {"12-34.56/7", false},
		"DE":                              {"DE", false},
		"":                                {"", false},
	} {
		account, isIBAN := payout.NormalizeAccount(text)
		require.Equal(t, want.account, account, text)
		require.Equal(t, want.isIBAN, isIBAN, text)
	}
}

func TestLatin(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, text, want string }{
		{"umlauts are two letters", "Jürgen Groß, Ärzte-Öl", "Juergen Gross, Aerzte-Oel"},
		{"accents are dropped", "Łukasz Žižka Çağlar Søren", "Lukasz Zizka Caglar Soren"},
		{"also those that stand behind their letter", "Rene\u0301", "Rene"},
		{"an accent that stands alone is nothing", "A \u0300 B", "A B"},
		{"Greek is spelled out", "Ψαρρού Ηλίας", "Psarroy Ilias"},
		{"Cyrillic is spelled out", "Живко Щерев", "Zhivko Shterev"},
		{"and is a plus, other signs are full stops", "A&B *1* 東", "A+B .1. ."},
		{"white space is one space", " a\t\n b ", "a b"},
		{"slashes stand alone and inside", "//a///b/", "a/b"},
		{"nothing stays nothing", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tt.want, payout.Latin(tt.text, 70))
		})
	}
	require.Equal(t, "ae", payout.Latin("ää", 3)[:2])
	rapid.Check(t, func(t *rapid.T) {
		longest := rapid.IntRange(0, 40).Draw(t, "longest")
		out := payout.Latin(rapid.String().Draw(t, "text"), longest)
		require.LessOrEqual(t, len(out), longest)
		require.Equal(t, out, payout.Latin(out, longest), "it is stable")
		require.Empty(t, strings.Trim(out, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-?:().,'+ "))
	})
}

func TestBankDay(t *testing.T) {
	t.Parallel()
	for day, want := range map[string]string{
		"2026-03-10": "2026-03-10", // a Tuesday
		"2026-03-14": "2026-03-16", // a Saturday
		"2026-04-03": "2026-04-07", // Good Friday; Easter Monday is the 6th
		"2026-05-01": "2026-05-04", // a Friday
		"2026-12-25": "2026-12-28", // a Friday, the 26th is a Saturday
		"2026-12-31": "2026-12-31",
		"2027-01-01": "2027-01-04",
		"2027-03-26": "2027-03-30",
		"2028-04-14": "2028-04-18",
	} {
		at, err := time.Parse(time.DateOnly, day)
		require.NoError(t, err)
		require.Equal(t, want, payout.BankDay(at).Format(time.DateOnly), day)
	}
}

func TestRowsOfNothingOfParagraph8(t *testing.T) {
	t.Parallel()
	cutoffAt := time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC)
	policy := payout.Policy{Enrollments: map[string]payout.Enrollment{
		"ada": {ID: "ada", Methods: map[money.Currency]string{"EUR": "m"}},
	}}
	alone := payout.NewPlan([]payout.Candidate{approved("c", "ada", 0)}, policy, cutoffAt)
	require.Empty(t, alone.Lines, "§8 rows of nothing never make a payout alone")
	require.Equal(t, payout.ReasonNothingDue, alone.Excluded[0].Reason)
	along := payout.NewPlan([]payout.Candidate{approved("c", "ada", 0), approved("d", "ada", 5)}, policy, cutoffAt)
	require.Equal(t, []string{"c", "d"}, along.Lines[0].CommissionIDs, "§8 they ride along with others")
}

func TestStatementSums(t *testing.T) {
	t.Parallel()
	row := func(kind string, minor int64, on payout.Day) payout.StatementRow {
		return payout.StatementRow{Kind: kind, Amount: money.New(minor, "EUR"), On: on}
	}
	s := payout.Statement{Sum: money.New(70, "EUR"), Rows: []payout.StatementRow{
		row("EARNED", 100, "2026-02-03"), row("REVERSAL", -40, "2026-01-31"), row("EARNED", 10, "2026-02-28"),
	}}
	require.Equal(t, []payout.StatementTotal{
		{Kind: "EARNED", Count: 2, Amount: money.New(110, "EUR")}, {Kind: "REVERSAL", Count: 1, Amount: money.New(-40, "EUR")},
	}, s.Totals([]string{"EARNED", "BONUS", "REVERSAL"}))
	first, last := s.Period()
	require.Equal(t, [2]payout.Day{"2026-01-31", "2026-02-28"}, [2]payout.Day{first, last})
	first, last = payout.Statement{}.Period()
	require.Empty(t, first+last)
	for status, want := range map[payout.Status][2]bool{
		payout.Draft: {false, false}, payout.Approved: {false, true}, payout.Processing: {false, true},
		payout.Paid: {false, true}, payout.Failed: {true, false}, payout.Cancelled: {true, false},
	} {
		s.Status = status
		require.Equal(t, want, [2]bool{s.IsVoid(), s.IsFinal()}, status)
	}
}
