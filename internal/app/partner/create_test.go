package partner_test

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/internal/app/partner"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func TestCreate(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		group, err := b.programs.CreateGroup(b.owner, b.program.ID, program.GroupInput{Name: ptr("Agencies")})
		require.NoError(t, err)
		p, e, err := b.service.Create(b.owner, partner.CreateInput{
			ProgramID: b.program.ID, Name: " Ada Lovelace ", Email: "Ada@Example.com", Type: ptr("AGENCY"), Country: ptr("gb"),
			Website: ptr("https://ada.example"), Tags: []string{" vip ", "vip", "uk"}, GroupID: &group.ID, LinkCode: ptr("Ada.L"),
		})
		require.NoError(t, err)
		require.Equal(t, []string{"Ada Lovelace", "ada@example.com", "AGENCY", "GB", "https://ada.example"},
			[]string{p.Name, p.Email, p.Type, p.Country, p.Website})
		require.Equal(t, []string{"vip", "uk"}, p.Tags)
		require.Equal(t, enrollment.StatusAPPROVED, e.Status)
		require.True(t, start.Equal(*e.ApprovedAt))
		require.Equal(t, group.ID, *e.GroupID)
		entry, err := e.Tier(b.owner)
		require.NoError(t, err, "the entity is usable after the transaction")
		require.Equal(t, "Partner", entry.Name)
		l := b.mainLink(t, e)
		require.Equal(t, []string{"ada.l", "https://acme.example"}, []string{l.Code, l.Destination})
		require.Equal(t, []string{">APPROVED "}, b.changes(t, e))
		require.Equal(t, "https://partners.example/r/ada.l", b.service.LinkURL(b.program, l.Code))
	})
}

func TestCreateMakesAFreeCodeOfTheName(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	codes := []string{}
	for _, name := range []string{"Ada Lovelace", "ada-lovelace", "ADA  LOVELACE", "Jo", "Žž", "Admin", strings.Repeat("abc ", 30)} {
		_, e, err := b.service.Create(b.owner, partner.CreateInput{ProgramID: b.program.ID, Name: name, Email: "a@example.com"})
		require.NoError(t, err)
		codes = append(codes, b.mainLink(t, e).Code)
	}
	require.Equal(t, []string{
		"ada-lovelace", "ada-lovelace2", "ada-lovelace3", "partner-jo", "partner", "admin2", strings.Repeat("abc-", 9) + "abc",
	}, codes)
}

func TestCreateGivesEachItsOwnCodeWhateverRaces(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		second := b.newProgram(t, "Second")
		failures := make([]error, 4)
		var wait sync.WaitGroup
		for i := range failures {
			wait.Go(func() {
				in := b.newPartner("Ada")
				if i%2 == 1 { // another program, so that its lock does not help
					in.ProgramID = second.ID
				}
				_, _, failures[i] = b.service.Create(b.owner, in)
			})
		}
		wait.Wait()
		require.Equal(t, make([]error, 4), failures)
		codes, err := b.Client.Link.Query().Select("code").Strings(b.owner)
		require.NoError(t, err)
		require.ElementsMatch(t, []string{"ada", "ada2", "ada3", "ada4"}, codes)
	})
}

func TestCreateRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada := b.partner(t, "ada")
		theirs, err := b.programs.Create(b.stranger, program.CreateInput{Name: "Theirs", Currency: "EUR", SiteURL: "https://x.example"})
		require.NoError(t, err)
		group, err := b.programs.CreateGroup(b.stranger, theirs.ID, program.GroupInput{Name: ptr("Theirs")})
		require.NoError(t, err)
		before := b.state(t)
		for name, one := range map[string]struct {
			change func(in *partner.CreateInput)
			want   []mistake
		}{
			"nothing given": {
				func(in *partner.CreateInput) {
					in.Name, in.Email, in.Type, in.LinkCode, in.Tags = "", "", ptr(""), ptr(""), []string{""}
				},
				[]mistake{
					at(apperr.Blank, "input", "name"), at(apperr.Blank, "input", "email"), at(apperr.Blank, "input", "type"),
					at(apperr.Blank, "input", "tags", "0"), at(apperr.Blank, "input", "linkCode"),
				},
			},
			"nonsense": {
				func(in *partner.CreateInput) {
					in.Email, in.Country, in.Website, in.LinkCode = "ada at home", ptr("XX"), ptr("ada.example"), ptr("a b c")
				},
				[]mistake{
					at(apperr.Invalid, "input", "email"), at(apperr.Invalid, "input", "country"), at(apperr.Invalid, "input", "website"),
					at(apperr.Invalid, "input", "linkCode"),
				},
			},
			"too long": {
				func(in *partner.CreateInput) {
					in.Name, in.Email, in.Type = strings.Repeat("n", 121), strings.Repeat("e", 250)+"@example.com", ptr(strings.Repeat("t", 41))
					in.Website, in.Tags = ptr("https://a.example/"+strings.Repeat("w", 500)), slices.Repeat([]string{"t"}, 21)
					in.LinkCode = ptr(strings.Repeat("c", 81))
				},
				[]mistake{
					at(apperr.TooLong, "input", "name"), at(apperr.TooLong, "input", "email"), at(apperr.TooLong, "input", "type"),
					at(apperr.TooLong, "input", "website"), at(apperr.TooLong, "input", "tags"), at(apperr.TooLong, "input", "linkCode"),
				},
			},
			"a code of 2 characters": {func(in *partner.CreateInput) { in.LinkCode = ptr("ab") }, []mistake{at(apperr.TooSmall, "input", "linkCode")}},
			"a code of dots":         {func(in *partner.CreateInput) { in.LinkCode = ptr("a..") }, []mistake{at(apperr.Invalid, "input", "linkCode")}},
			"a code of lines":        {func(in *partner.CreateInput) { in.LinkCode = ptr("---") }, []mistake{at(apperr.Invalid, "input", "linkCode")}},
			"a reserved code":        {func(in *partner.CreateInput) { in.LinkCode = ptr("Admin") }, []mistake{at(apperr.Taken, "input", "linkCode")}},
			"a code in other case":   {func(in *partner.CreateInput) { in.LinkCode = ptr("ADA") }, []mistake{at(apperr.Taken, "input", "linkCode")}},
			"an unknown program":     {func(in *partner.CreateInput) { in.ProgramID = "prg_none" }, []mistake{at(apperr.NotFoundCode, "input", "programId")}},
			"another's program":      {func(in *partner.CreateInput) { in.ProgramID = theirs.ID }, []mistake{at(apperr.NotFoundCode, "input", "programId")}},
			"another's group":        {func(in *partner.CreateInput) { in.GroupID = &group.ID }, []mistake{at(apperr.NotFoundCode, "input", "groupId")}},
		} {
			in := b.newPartner("New")
			one.change(&in)
			_, _, err := b.service.Create(b.owner, in)
			require.Error(t, err, name)
			requireMistakes(t, err, one.want...)
		}
		b.requireMembersOnly(t, ada, func(ctx context.Context) error {
			_, _, err := b.service.Create(ctx, b.newPartner("New"))
			return err
		})
		require.Equal(t, before, b.state(t))

		in := b.newPartner("New")
		in.ProgramID, in.LinkCode = theirs.ID, ptr("ada")
		_, _, err = b.service.Create(b.stranger, in)
		requireMistakes(t, err, at(apperr.Taken, "input", "linkCode"))
	})
}

func TestUpdate(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada, bob := b.partner(t, "ada"), b.partner(t, "bob")
		p, err := b.service.Update(b.owner, ada.PartnerID, partner.UpdateInput{
			Name: ptr("Ada & Co"), Email: ptr("Office@Ada.example"), Type: ptr("AGENCY"), Country: ptr("fr"), Website: ptr("https://ada.example"),
			Tags: []string{"vip"}, Notes: ptr("Likes tea."),
		})
		require.NoError(t, err)
		require.Equal(t, []string{"Ada & Co", "office@ada.example", "AGENCY", "FR", "https://ada.example", "Likes tea."},
			[]string{p.Name, p.Email, p.Type, p.Country, p.Website, p.Notes})
		require.Equal(t, []string{"vip"}, p.Tags)
		enrollments, err := p.QueryEnrollments().Count(b.owner)
		require.NoError(t, err)
		require.Equal(t, 1, enrollments)

		mine := b.as(t, ada, viewer.Owner)
		p, err = b.service.Update(mine, ada.PartnerID, partner.UpdateInput{Name: ptr("Ada"), Country: ptr(""), Website: ptr("")})
		require.NoError(t, err)
		require.Equal(t, []string{"Ada", "", "", "Likes tea."}, []string{p.Name, p.Country, p.Website, p.Notes})

		before := b.state(t)
		for _, in := range []partner.UpdateInput{{Type: ptr("X")}, {Tags: []string{}}, {Notes: ptr("x")}} {
			_, err = b.service.Update(mine, ada.PartnerID, in)
			require.ErrorIs(t, err, apperr.ErrForbidden)
		}
		change := func(ctx context.Context, id string) error {
			_, err := b.service.Update(ctx, id, partner.UpdateInput{Name: ptr("Stolen")})
			return err
		}
		require.ErrorIs(t, change(mine, bob.PartnerID), apperr.ErrNotFound)
		require.ErrorIs(t, change(b.stranger, ada.PartnerID), apperr.ErrNotFound)
		require.ErrorIs(t, change(b.as(t, ada, viewer.Staff), ada.PartnerID), apperr.ErrForbidden)
		require.ErrorIs(t, change(b.readOnly, ada.PartnerID), apperr.ErrForbidden)
		require.ErrorIs(t, change(t.Context(), ada.PartnerID), apperr.ErrUnauthenticated)
		_, err = b.service.Update(b.owner, ada.PartnerID, partner.UpdateInput{
			Name: ptr(""), Email: ptr("a@b"), Type: ptr(""), Country: ptr("D"), Website: ptr("https://u:p@a.example"), Tags: []string{strings.Repeat("t", 41)},
			Notes: ptr(strings.Repeat("n", 10_001)),
		})
		requireMistakes(t, err, at(apperr.Blank, "input", "name"), at(apperr.Invalid, "input", "email"), at(apperr.Blank, "input", "type"),
			at(apperr.Invalid, "input", "country"), at(apperr.Invalid, "input", "website"), at(apperr.TooLong, "input", "tags", "0"),
			at(apperr.TooLong, "input", "notes"))
		require.Equal(t, before, b.state(t))
		names, err := b.Client.Partner.Query().Select("name").Strings(b.owner)
		require.NoError(t, err)
		require.ElementsMatch(t, []string{"Ada", "bob"}, names)
	})
}
