package partner_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	entlink "github.com/rapporthq/rapport/ent/link"
	"github.com/rapporthq/rapport/internal/app/partner"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/destination"
	"github.com/rapporthq/rapport/internal/testkit"
)

func mistakesIn(done *partner.ImportedLinks) []string {
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

func TestImportLinks(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada, bob := b.partner(t, "ada"), b.partner(t, "bob")
		_, err := b.service.CreateCode(b.owner, partner.CodeCreateInput{EnrollmentID: bob.ID, Word: "BOB10"})
		require.NoError(t, err)
		file := "\ufeffPartner;Code;Destination;Name;utm_campaign;sub1;sub2;Expires;Fallback;problem\n" +
			"ADA@example.com;Spring;https://acme.example/spring;Spring;{name};mail;;2026-12-31;https://acme.example/over;\n" +
			ada.ID + ";;;No code;;;;;;\n" +
			bob.PartnerID + ";;;'=1+1;;;;2026-05-01T10:00:00+02:00;;dropped\n" +
			"bob10;by-code;;;;;;;;\n" +
			"ada;by-link;;;;;;;;\n" +
			ada.ID + ";;;No code;;;;;;\n" + // the same twice
			"nobody@example.com;x-1;;;;;;;;\n" +
			"ada;spring;https://acme.example/other;;;;;;;\n" + // as line 2, and not the same
			"ada;x;https://evil.example;;{email};;;2026-01-01;//evil.example;\n" +
			"ada;y-1;;;;;;soon;;\n" +
			";y-2;;;;;;;;\n" +
			"too;few\n"
		run := func(dry bool) *partner.ImportedLinks {
			done, err := b.service.ImportLinks(b.owner, partner.LinkImportInput{ProgramID: b.program.ID, CSV: file, DryRun: dry})
			require.NoError(t, err)
			return done
		}
		wrong := []string{
			"8 partner NOT_FOUND", "9 code TAKEN", "10 code TOO_SMALL", "10 utm_campaign INVALID", "10 destination INVALID",
			"10 fallback INVALID", "10 expires TOO_SMALL", "11 expires INVALID", "12 partner BLANK", "13 - INVALID",
		}
		before := b.Client.Link.Query().CountX(b.owner)
		tried := run(true)
		require.ElementsMatch(t, wrong, mistakesIn(tried))
		require.Equal(t, []int{12, 5, 1}, []int{tried.Rows, tried.Created, tried.Repeated})
		require.Equal(t, before, b.Client.Link.Query().CountX(b.owner), "a trial makes nothing")
		done := run(false)
		require.ElementsMatch(t, wrong, mistakesIn(done))
		require.Equal(t, []int{12, 5, 1}, []int{done.Rows, done.Created, done.Repeated})
		row := b.Client.Link.Query().Where(entlink.Code("spring")).OnlyX(b.owner)
		require.Equal(t, []any{"https://acme.example/spring", "Spring", destination.UTM{Campaign: "{name}"}, []string{"mail"}, "https://acme.example/over"},
			[]any{row.Destination, row.Name, row.Utm, row.Subs, row.Fallback})
		require.Equal(t, time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC), row.ExpiresAt.UTC(), "the day counts to its end")
		require.Equal(t, ada.ID, row.EnrollmentID)
		named := b.Client.Link.Query().Where(entlink.Name("=1+1")).OnlyX(b.owner)
		require.Equal(t, bob.ID, named.EnrollmentID)
		require.Equal(t, bob.ID, b.Client.Link.Query().Where(entlink.Code("by-code")).OnlyX(b.owner).EnrollmentID)
		require.Equal(t, ada.ID, b.Client.Link.Query().Where(entlink.Code("by-link")).OnlyX(b.owner).EnrollmentID)

		b.clock.Advance(400 * 24 * time.Hour)
		again := run(false)
		require.Equal(t, []int{12, 0, 6}, []int{again.Rows, again.Created, again.Repeated}, "also after they have expired")
		require.Equal(t, before+5, b.Client.Link.Query().CountX(b.owner))
	})
}

func TestImportLinksOfOthers(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	ada := b.partner(t, "ada")
	const head = "partner,code\n"
	for file, code := range map[string]apperr.Code{
		"": apperr.Blank, "code\nx": apperr.Invalid, "partner,colour\n": apperr.Invalid, "partner,partner\n": apperr.Invalid,
		head + "\"open": apperr.Invalid, strings.Repeat("x", 2<<20+1): apperr.TooLong, head + strings.Repeat("ada,\n", 5001): apperr.TooLong,
	} {
		_, err := b.service.ImportLinks(b.owner, partner.LinkImportInput{ProgramID: b.program.ID, CSV: file})
		requireMistakes(t, err, at(code, "input", "csv"))
	}
	_, err := b.service.ImportLinks(b.stranger, partner.LinkImportInput{ProgramID: b.program.ID, CSV: head})
	requireMistakes(t, err, at(apperr.NotFoundCode, "input", "programId"))
	_, err = b.service.ImportLinks(b.readOnly, partner.LinkImportInput{ProgramID: b.program.ID, CSV: head})
	require.ErrorIs(t, err, apperr.ErrForbidden)

	other := b.newProgram(t, "Other Friends")
	done, err := b.service.ImportLinks(b.owner, partner.LinkImportInput{ProgramID: other.ID, CSV: head + ada.ID + ",x-1\nada@example.com,x-2\nada,x-3\n"})
	require.NoError(t, err)
	require.Equal(t, []string{"2 partner NOT_FOUND", "3 partner NOT_FOUND", "4 partner NOT_FOUND"}, mistakesIn(done), "of another program")
	_, err = b.service.Suspend(b.owner, ada.ID, "A pause.")
	require.NoError(t, err)
	done, err = b.service.ImportLinks(b.owner, partner.LinkImportInput{ProgramID: b.program.ID, CSV: head + ada.ID + ",x-1\n"})
	require.NoError(t, err)
	require.Equal(t, []string{"2 partner WRONG_STATE"}, mistakesIn(done))
}

func TestImportLinksManyAtOnce(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	b.partner(t, "ada")
	var file strings.Builder
	file.WriteString("partner,code,name\n")
	for n := range 450 {
		fmt.Fprintf(&file, "ada@example.com,,Number %d\n", n)
	}
	for _, want := range [][]int{{450, 0}, {0, 450}} {
		done, err := b.service.ImportLinks(b.owner, partner.LinkImportInput{ProgramID: b.program.ID, CSV: file.String()})
		require.NoError(t, err)
		require.Equal(t, want, []int{done.Created, done.Repeated})
	}
}
