package payout_test

import (
	"io"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/event"
	"github.com/rapporthq/rapport/internal/app/payout"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/money"
	domain "github.com/rapporthq/rapport/internal/domain/payout"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func TestRunFile(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ben := b.Enroll("ben")
		b.Pay(ben, "EUR")
		b.due(b.ada, 5000, "EUR")
		b.due(ben, 700, "EUR")
		run := b.run(t, "march")
		fin := b.Member("fin", viewer.Finance)
		var out strings.Builder
		require.ErrorIs(t, b.payouts.RunFile(fin, run.ID, domain.FileCSV, &out), apperr.ErrNotFound, "a draft has none")
		_, err := b.payouts.RunApprove(fin, run.ID)
		require.NoError(t, err)

		require.NoError(t, b.payouts.RunFile(fin, run.ID, domain.FileCSV, &out))
		require.Equal(t, "the file", out.String())
		require.Len(t, b.bank.transfers, 2)
		first := b.bank.transfers[0]
		require.Equal(t, "2026-000001", first.Number)
		require.Equal(t, "ada", first.PartnerName)
		require.Equal(t, "DE89370400440532013000", first.Account)
		require.Equal(t, "Holder of EUR", first.Holder)
		require.Equal(t, int64(5000), first.Amount.Minor)
		require.Equal(t, "acme 2026-000001", first.Reference)
		require.Equal(t, 1, b.Client.Event.Query().Where(event.Kind("payout_run.file_downloaded")).CountX(b.System()))

		_, err = b.payouts.RunSubmit(fin, run.ID)
		require.NoError(t, err)
		payouts := b.payoutsOf(t, run)
		_, _, err = b.payouts.MarkPaid(fin, []string{payouts[0].ID})
		require.NoError(t, err)
		require.NoError(t, b.payouts.RunFile(fin, run.ID, domain.FileCSV, &out))
		require.Len(t, b.bank.transfers, 1, "what is paid is not handed over again")
		_, _, err = b.payouts.MarkPaid(fin, []string{payouts[1].ID})
		require.NoError(t, err)

		b.bank.transfers = nil
		require.ErrorIs(t, b.payouts.RunFile(fin, run.ID, domain.FileCSV, &out), apperr.ErrNotFound, "nothing is left to pay")
		stranger := testkit.NewBook(t, d, "other", today).Member("eve", viewer.Owner)
		require.ErrorIs(t, b.payouts.RunFile(stranger, run.ID, domain.FileCSV, &out), apperr.ErrNotFound)
		require.ErrorIs(t, b.payouts.RunFile(b.Member("ro", viewer.ReadOnly), run.ID, domain.FileCSV, &out), apperr.ErrForbidden)
		require.ErrorIs(t, b.payouts.RunFile(b.Partner(b.ada, viewer.Owner), run.ID, domain.FileCSV, &out), apperr.ErrForbidden)
		require.ErrorIs(t, b.payouts.RunFile(t.Context(), run.ID, domain.FileCSV, &out), apperr.ErrUnauthenticated)
		require.Nil(t, b.bank.transfers)
	})
}

// account gives an enrollment's partner an account of its own for the currency.
func (b *bundle) account(t *testing.T, e *ent.Enrollment, currency money.Currency, holder, account string) {
	t.Helper()
	require.NoError(t, b.Client.PayoutMethod.Create().SetCreatedAt(today).SetPartnerID(e.PartnerID).SetKind("MANUAL").
		SetCurrency(currency).SetAccountHolder(holder).SetAccountNumber(account).Exec(b.System()))
}

func TestFilesOfParagraph8(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		fin := b.Member("fin", viewer.Finance)
		b.due(b.ada, 5000, "EUR")
		for name, account := range map[string]string{
			"ben": "20-00-00 55779911", "cat": "KW81CBKU0000000000001234560101", "dan": "DE02120300000000202051",
		} {
			e := b.Enroll(name)
			holder := name
			if name == "dan" {
				holder = "株式会社"
			}
			b.account(t, e, "EUR", holder, account)
			b.due(e, 100, "EUR")
		}
		b.Pay(b.ada, "USD")
		b.due(b.ada, 300, "USD")
		run := b.run(t, "march")
		obstacles := func() [2]domain.Obstacle {
			fresh := b.Client.PayoutRun.GetX(b.System(), run.ID)
			files, err := b.payouts.Files(fin, fresh)
			require.NoError(t, err)
			require.Equal(t, [2]domain.FileKind{domain.FileCSV, domain.FileSEPA}, [2]domain.FileKind{files[0].Kind, files[1].Kind})
			return [2]domain.Obstacle{files[0].Obstacle, files[1].Obstacle}
		}
		require.Equal(t, [2]domain.Obstacle{domain.ObstacleState, domain.ObstacleState}, obstacles())
		_, err := b.payouts.RunApprove(fin, run.ID)
		require.NoError(t, err)
		require.Equal(t, [2]domain.Obstacle{"", domain.ObstaclePayer}, obstacles())
		require.ErrorIs(t, b.payouts.RunFile(fin, run.ID, domain.FileSEPA, io.Discard), apperr.ErrNotFound)
		require.NoError(t, b.Program.Update().SetPayerName("Acme GmbH").SetPayerAccountNumber("DE02120300000000202051").Exec(b.System()))
		require.Equal(t, [2]domain.Obstacle{"", ""}, obstacles())

		files, err := b.payouts.Files(b.Member("ro", viewer.ReadOnly), b.Client.PayoutRun.GetX(b.System(), run.ID))
		require.NoError(t, err)
		require.Equal(t, 5, files[0].PayoutCount)
		require.Empty(t, files[0].Excluded)
		require.Equal(t, 1, files[1].PayoutCount)
		got := map[string]domain.FileReason{}
		for _, x := range files[1].Excluded {
			got[x.Payout.AccountHolder] = x.Reason
		}
		require.Equal(t, map[string]domain.FileReason{
			"ben": domain.FileNoIBAN, "cat": domain.FileOutsideSEPA, "株式会社": domain.FileUnreadable, "Holder of USD": domain.FileNotEuro,
		}, got)

		b.clock.Advance(4 * 24 * time.Hour)
		require.NoError(t, b.payouts.RunFile(fin, run.ID, domain.FileSEPA, io.Discard))
		order := b.bank.order
		require.Equal(t, strings.ToUpper(strings.ReplaceAll(run.ID, "_", "-")), order.MessageID)
		require.Equal(t, today, order.CreatedAt, "the run's approval, however often the file is made")
		require.Equal(t, time.Date(2026, 3, 16, 0, 0, 0, 0, time.UTC), order.ExecuteOn, "the 14th is a Saturday")
		require.Equal(t, []domain.Transfer{{
			Number: "2026-000001", Amount: money.New(5000, "EUR"), Account: "DE89370400440532013000", Holder: "Holder of EUR",
			PartnerName: "ada", Reference: "acme 2026-000001",
		}}, order.Transfers)
		require.NoError(t, b.payouts.RunFile(fin, run.ID, domain.FileSEPA, io.Discard))
		require.Equal(t, order, b.bank.order, "the same file again")

		_, err = b.payouts.RunSubmit(fin, run.ID)
		require.NoError(t, err)
		_, _, err = b.payouts.MarkPaid(fin, []string{b.payoutsOf(t, run)[0].ID})
		require.NoError(t, err)
		require.Equal(t, [2]domain.Obstacle{"", domain.ObstacleNothing}, obstacles())
		_, err = b.payouts.Files(b.Partner(b.ada, viewer.Owner), run)
		require.ErrorIs(t, err, apperr.ErrForbidden)
	})
}

func TestStatementOfParagraph8(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		require.NoError(t, b.Program.Update().SetPayerName("Acme GmbH").SetPayerTaxNumber("DE1").SetTimeZone("Europe/Berlin").Exec(b.System()))
		require.NoError(t, b.Client.Partner.UpdateOneID(b.ada.PartnerID).SetLegalName("Ada Ltd").SetAddress("1 Road\nTown").
			SetCountry("GB").SetTaxNumber("GB1").Exec(b.System()))
		first := b.due(b.ada, 5000, "EUR")
		run, paid := b.sent(t, "march")
		fin := b.Member("fin", viewer.Finance)
		_, _, err := b.payouts.MarkPaid(fin, []string{paid[0].ID})
		require.NoError(t, err)

		second := b.due(b.ada, 2000, "EUR")
		b.reverse(t, first, -1000)
		b.reverse(t, second, -500)
		payouts := b.payoutsOf(t, b.run(t, "april"))
		require.NoError(t, b.Client.Partner.UpdateOneID(b.ada.PartnerID).SetLegalName("Other Ltd").Exec(b.System()))

		var out strings.Builder
		require.NoError(t, b.payouts.Statement(b.Partner(b.ada, viewer.Staff), payouts[0].ID, payout.FormPDF, "de", &out))
		require.Equal(t, "pdf", out.String())
		s := b.bank.statement
		require.Equal(t, "de", b.bank.language)
		require.Equal(t, domain.Party{Name: "Acme GmbH", TaxNumber: "DE1"}, s.Payer)
		require.Equal(t, domain.Party{Name: "Ada Ltd", Address: "1 Road\nTown", Country: "GB", TaxNumber: "GB1"}, s.Payee,
			"as it was when the run was made")
		require.Equal(t, "2026-000002", s.Number)
		require.Equal(t, domain.Day("2026-03-10"), s.IssuedOn)
		require.Equal(t, "•••• 3000", s.Account)
		require.Equal(t, money.New(500, "EUR"), s.Sum)
		require.Len(t, s.Rows, 3)
		originals := map[int64]*domain.Original{}
		var sum int64
		for _, row := range s.Rows {
			originals[row.Amount.Minor] = row.Original
			sum += row.Amount.Minor
		}
		require.Equal(t, s.Sum.Minor, sum, "every row is on it")
		require.Nil(t, originals[2000])
		require.Equal(t, "2026-000001", originals[-1000].Number, "it was paid by the statement before")
		require.Equal(t, int64(2000), s.Rows[originals[-500].Position-1].Amount.Minor, "it is on the same statement")
		require.Empty(t, s.PaidOn)

		require.NoError(t, b.payouts.Statement(fin, paid[0].ID, payout.FormPage, "fr", &out))
		require.Equal(t, "en", b.bank.language)
		require.Equal(t, domain.Day("2026-03-10"), b.bank.statement.PaidOn)

		ben := b.Enroll("ben")
		other := testkit.NewBook(t, d, "other", today).Member("eve", viewer.Owner)
		require.ErrorIs(t, b.payouts.Statement(b.Partner(ben, viewer.Owner), paid[0].ID, payout.FormPDF, "en", &out), apperr.ErrNotFound)
		require.ErrorIs(t, b.payouts.Statement(other, paid[0].ID, payout.FormPDF, "en", &out), apperr.ErrNotFound)
		require.ErrorIs(t, b.payouts.Statement(fin, run.ID, payout.FormPDF, "en", &out), apperr.ErrNotFound)
		require.ErrorIs(t, b.payouts.Statement(t.Context(), paid[0].ID, payout.FormPDF, "en", &out), apperr.ErrUnauthenticated)
	})
}
