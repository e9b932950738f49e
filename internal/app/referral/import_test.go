package referral_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/internal/app/referral"
	"github.com/rapporthq/rapport/internal/apperr"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// mistake is a row error as a test reads it: the line, the column and the code.
func mistakesIn(done *referral.Imported) []string {
	out := []string{}
	for _, one := range done.Errors {
		column := "-"
		if one.Column != nil {
			column = *one.Column
		}
		out = append(out, fmt.Sprintf("%d %s %s", one.Line, column, one.Code))
	}
	return out
}

func TestImport(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		require.NoError(t, b.referrals.SetFields(b.admin(), b.Program.ID, []referral.FieldInput{
			{Key: "seats", Label: "Seats", Kind: domain.FieldNumber, IsRequired: true},
			{Key: "contract", Label: "Contract", Kind: domain.FieldFile, IsRequired: true},
		}))
		file := "\ufeffCompany;Email;Estimate;Currency;Consent;External_ID;seats;expected_close\n" +
			"Northwind;jo@northwind.example;12000.50;eur;yes;n-1;20;2026-06-30\n" +
			"Fabrikam;;;;yes;n-2;5;\n" + // no way to reach them
			"Contoso;jo@contoso.example;a lot;EUR;no;n-3;many;soon\n" +
			"Adatum;jo@adatum.example;;;x;;7;\n" +
			"too;few\n" +
			"Northwind two;kim@northwind.example;;;ja;n-1;20;\n"
		run := func(dry bool) *referral.Imported {
			done, err := b.referrals.Import(b.partner(b.ada), referral.ImportInput{ProgramID: b.Program.ID, CSV: file, DryRun: dry})
			require.NoError(t, err)
			return done
		}
		wrong := []string{
			"3 email BLANK", "4 estimate INVALID", "4 expected_close INVALID", "4 consent BLANK", "6 - INVALID", "7 external_id IDEMPOTENCY_CONFLICT",
		}
		before := b.Client.Referral.Query().CountX(b.System())
		tried := run(true)
		require.ElementsMatch(t, wrong, mistakesIn(tried))
		require.Equal(t, []int{6, 2, 0}, []int{tried.Rows, tried.Submitted, tried.Repeated})
		require.Empty(t, tried.Conflicts, "a partner is told of no conflict")
		require.Equal(t, before, b.Client.Referral.Query().CountX(b.System()), "a trial submits nothing")
		done := run(false)
		require.ElementsMatch(t, wrong, mistakesIn(done))
		require.Equal(t, []int{6, 2, 0}, []int{done.Rows, done.Submitted, done.Repeated})
		row := b.Client.Referral.Query().Where(entreferral.ExternalID("n-1")).OnlyX(b.System())
		require.Equal(t, []any{"Northwind", int64(12_000_50), "2026-06-30", "20", domain.Submitted},
			[]any{row.Company, *row.EstimateMinor, row.ExpectedClose, row.Answers["seats"], row.Status})
		again := run(false)
		require.Equal(t, []int{6, 0, 2}, []int{again.Rows, again.Submitted, again.Repeated}, "also without an id of its own")
		require.Equal(t, before+2, b.Client.Referral.Query().CountX(b.System()))
	})
}

// The vendor imports for a partner, and sees what rows may be the same as, those of the
// file included.
func TestImportForAPartner(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		bob := b.Enroll("bob")
		b.submit(t, bob, b.introduced("Northwind", "jo@northwind.example"))
		in := referral.ImportInput{ProgramID: b.Program.ID, EnrollmentID: &b.ada.ID, DryRun: true, CSV: "company,email,consent\n" +
			"Somebody,jo@northwind.example,true\nNobody,kim@fabrikam.example,true\nFabrikam,lee@fabrikam.example,true\n"}
		want := []referral.RowConflict{
			{Line: 2, Company: "Somebody", Kinds: []domain.ConflictKind{domain.SameEmail, domain.SameDomain}},
			{Line: 4, Company: "Fabrikam", Kinds: []domain.ConflictKind{domain.SameDomain}},
		}
		for _, in.DryRun = range []bool{true, false} {
			done, err := b.referrals.Import(b.admin(), in)
			require.NoError(t, err)
			require.Equal(t, want, done.Conflicts)
			require.Equal(t, 3, done.Submitted)
		}
		require.Equal(t, 3, b.Client.Referral.Query().Where(entreferral.EnrollmentID(b.ada.ID), entreferral.Source("SUBMISSION")).CountX(b.System()))
	})
}

func TestImportRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		other := testkit.NewBook(t, d, "other", today)
		foreign := other.Enroll("eve")
		const head = "company,email,consent\n"
		try := func(ctx context.Context, in referral.ImportInput) error {
			if in.ProgramID == "" {
				in.ProgramID = b.Program.ID
			}
			_, err := b.referrals.Import(ctx, in)
			return err
		}
		ada := b.partner(b.ada)
		for file, code := range map[string]apperr.Code{
			"": apperr.Blank, "company,email\nN,j@n.example": apperr.Invalid, "email,consent\n": apperr.Invalid, "company,consent,colour\n": apperr.Invalid,
			"company,company,consent\n": apperr.Invalid, head + "\"open": apperr.Invalid, strings.Repeat("x", 1<<20+1): apperr.TooLong,
			head + strings.Repeat("N,j@n.example,yes\n", 1001): apperr.TooLong,
		} {
			requireProblem(t, try(ada, referral.ImportInput{CSV: file}), code, "input", "csv")
		}
		requireProblem(t, try(ada, referral.ImportInput{ProgramID: other.Program.ID, CSV: head}), apperr.NotFoundCode, "input", "programId")
		requireProblem(t, try(b.admin(), referral.ImportInput{CSV: head}), apperr.Blank, "input", "enrollmentId")
		requireProblem(t, try(b.admin(), referral.ImportInput{CSV: head, EnrollmentID: &foreign.ID}), apperr.NotFoundCode, "input", "enrollmentId")
		require.ErrorIs(t, try(b.Member("max", viewer.ReadOnly), referral.ImportInput{CSV: head}), apperr.ErrForbidden)
		// A partner that names somebody else's enrollment imports its own.
		bob := b.Enroll("bob")
		require.NoError(t, try(ada, referral.ImportInput{CSV: head + "N,j@n.example,yes\n", EnrollmentID: &bob.ID}))
		require.Zero(t, b.Client.Referral.Query().Where(entreferral.EnrollmentID(bob.ID)).CountX(b.System()))
		b.Program.Update().SetArchivedAt(today).ExecX(b.System())
		requireProblem(t, try(ada, referral.ImportInput{CSV: head}), apperr.WrongState, "input", "programId")
	})
}

// A file of a thousand rows is done while a person waits.
func TestImportOfAThousandRows(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	var file strings.Builder
	file.WriteString("company,email,consent,external_id\n")
	for i := range 1000 {
		fmt.Fprintf(&file, "Company %d,jo@company-%d.example,yes,id-%d\n", i, i, i)
	}
	for _, dry := range []bool{true, false} {
		done, err := b.referrals.Import(b.partner(b.ada), referral.ImportInput{ProgramID: b.Program.ID, CSV: file.String(), DryRun: dry})
		require.NoError(t, err)
		require.Equal(t, 1000, done.Submitted)
	}
}
