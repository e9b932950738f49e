package partner_test

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/internal/app/partner"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func TestLinks(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		e := b.partner(t, "ada")
		mine := b.as(t, e, viewer.Staff)
		made, err := b.service.CreateLink(mine, partner.LinkCreateInput{
			EnrollmentID: e.ID, Code: ptr(" Spring.Sale-26_x "), Name: ptr(" Spring "), Destination: ptr("https://ACME.example:443/spring?x=1#top"),
		})
		require.NoError(t, err)
		require.Equal(t, []any{"spring.sale-26_x", "Spring", "https://ACME.example:443/spring?x=1#top", false, e.PartnerID},
			[]any{made.Code, made.Name, made.Destination, made.IsMain, made.PartnerID})
		plain, err := b.service.CreateLink(b.owner, partner.LinkCreateInput{EnrollmentID: e.ID})
		require.NoError(t, err)
		require.Equal(t, []string{"ada2", "https://acme.example"}, []string{plain.Code, plain.Destination})

		renamed, err := b.service.UpdateLink(mine, made.ID, partner.LinkUpdateInput{Code: ptr("Summer"), Name: ptr("")})
		require.NoError(t, err)
		require.Equal(t, []string{"summer", ""}, []string{renamed.Code, renamed.Name})
		renamed, err = b.service.UpdateLink(b.owner, made.ID, partner.LinkUpdateInput{Code: ptr("autumn"), WindowDays: ptr(365)})
		require.NoError(t, err)
		require.Equal(t, 365, *renamed.WindowDays)
		former, err := b.service.FormerCodes(mine, renamed)
		require.NoError(t, err)
		require.ElementsMatch(t, []string{"spring.sale-26_x", "summer"}, former)
		_, err = b.service.UpdateLink(mine, plain.ID, partner.LinkUpdateInput{Code: ptr("SUMMER")})
		requireMistakes(t, err, at(apperr.Taken, "input", "code"))
		renamed, err = b.service.UpdateLink(mine, made.ID, partner.LinkUpdateInput{Code: ptr("summer")})
		require.NoError(t, err, "a link may go back to a code it had")
		require.Equal(t, "summer", renamed.Code)
		former, err = b.service.FormerCodes(mine, renamed)
		require.NoError(t, err)
		require.ElementsMatch(t, []string{"spring.sale-26_x", "autumn"}, former)

		archived, err := b.service.ArchiveLink(mine, made.ID)
		require.NoError(t, err)
		require.True(t, start.Equal(*archived.ArchivedAt))
		owner, err := archived.Enrollment(mine)
		require.NoError(t, err)
		require.Equal(t, e.ID, owner.ID)
		_, err = b.service.ArchiveLink(mine, made.ID)
		requireMistakes(t, err, at(apperr.WrongState, "id"))
		_, err = b.service.CreateLink(b.owner, partner.LinkCreateInput{EnrollmentID: e.ID, Code: ptr("autumn")})
		requireMistakes(t, err, at(apperr.Taken, "input", "code"))
	})
}

func TestLinksRefuse(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada, bob := b.partner(t, "ada"), b.partner(t, "bob")
		mine, link := b.as(t, ada, viewer.Owner), b.mainLink(t, ada)
		theirs := b.mainLink(t, bob)
		before := b.state(t)

		_, err := b.service.CreateLink(mine, partner.LinkCreateInput{EnrollmentID: ada.ID, Code: ptr("été"), Name: ptr(strings.Repeat("n", 121))})
		requireMistakes(t, err, at(apperr.Invalid, "input", "code"), at(apperr.TooLong, "input", "name"))
		_, err = b.service.CreateLink(mine, partner.LinkCreateInput{EnrollmentID: ada.ID, Destination: ptr("https://evil.example")})
		requireMistakes(t, err, at(apperr.Invalid, "input", "destination"))
		_, err = b.service.CreateLink(mine, partner.LinkCreateInput{EnrollmentID: ada.ID, Code: ptr("BOB")})
		requireMistakes(t, err, at(apperr.Taken, "input", "code"))
		_, err = b.service.UpdateLink(b.owner, link.ID, partner.LinkUpdateInput{
			Code: ptr("x"), Name: ptr(strings.Repeat("n", 121)), WindowDays: ptr(0),
		})
		requireMistakes(t, err, at(apperr.TooSmall, "input", "code"), at(apperr.TooLong, "input", "name"), at(apperr.TooSmall, "input", "windowDays"))
		_, err = b.service.UpdateLink(b.owner, link.ID, partner.LinkUpdateInput{WindowDays: ptr(366)})
		requireMistakes(t, err, at(apperr.TooLarge, "input", "windowDays"))
		_, err = b.service.UpdateLink(mine, link.ID, partner.LinkUpdateInput{Code: ptr("bob"), Destination: ptr("")})
		requireMistakes(t, err, at(apperr.Blank, "input", "destination"), at(apperr.Taken, "input", "code"))
		_, err = b.service.UpdateLink(mine, link.ID, partner.LinkUpdateInput{WindowDays: ptr(30)})
		require.ErrorIs(t, err, apperr.ErrForbidden)

		create := func(ctx context.Context, enrollmentID string) error {
			_, err := b.service.CreateLink(ctx, partner.LinkCreateInput{EnrollmentID: enrollmentID})
			return err
		}
		requireMistakes(t, create(mine, bob.ID), at(apperr.NotFoundCode, "input", "enrollmentId"))
		requireMistakes(t, create(b.stranger, ada.ID), at(apperr.NotFoundCode, "input", "enrollmentId"))
		for _, call := range []func(ctx context.Context, id string) error{
			func(ctx context.Context, id string) error {
				_, err := b.service.UpdateLink(ctx, id, partner.LinkUpdateInput{Code: ptr("stolen")})
				return err
			},
			func(ctx context.Context, id string) error { _, err := b.service.ArchiveLink(ctx, id); return err },
		} {
			require.ErrorIs(t, call(mine, theirs.ID), apperr.ErrNotFound)
			require.ErrorIs(t, call(b.stranger, link.ID), apperr.ErrNotFound)
			require.ErrorIs(t, call(b.readOnly, link.ID), apperr.ErrForbidden)
			require.ErrorIs(t, call(t.Context(), link.ID), apperr.ErrUnauthenticated)
		}
		require.ErrorIs(t, create(b.readOnly, ada.ID), apperr.ErrForbidden)
		require.Equal(t, before, b.state(t))

		require.NoError(t, b.Client.Enrollment.UpdateOneID(ada.ID).SetStatus(enrollment.StatusSUSPENDED).Exec(b.owner))
		requireMistakes(t, create(mine, ada.ID), at(apperr.WrongState, "input", "enrollmentId"))
		requireMistakes(t, create(b.owner, ada.ID), at(apperr.WrongState, "input", "enrollmentId"))
		_, err = b.service.UpdateLink(mine, link.ID, partner.LinkUpdateInput{Name: ptr("Mine")})
		requireMistakes(t, err, at(apperr.WrongState, "id"))
		require.Equal(t, before, b.state(t))
		_, err = b.service.UpdateLink(b.owner, link.ID, partner.LinkUpdateInput{Name: ptr("Theirs")})
		require.NoError(t, err, "members may")
	})
}

func TestDestinations(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	_, err := b.programs.Update(b.owner, b.program.ID, program.UpdateInput{
		SiteURL: ptr("http://acme.example:3000"), AllowedHosts: []string{"docs.friend.example", "*.wild.example"},
	})
	require.NoError(t, err)
	e := b.partner(t, "ada")
	for destination, want := range map[string]apperr.Code{
		"http://acme.example:3000/a":                         "",
		"https://acme.example/a b":                           apperr.Invalid,
		"https://acme.example":                               "",
		"https://ACME.example/ä?ü":                           "",
		"https://acme.example:8080":                          apperr.Invalid,
		"https://docs.friend.example/x":                      "",
		"https://docs.friend.example:3000/x":                 apperr.Invalid,
		"https://friend.example":                             apperr.Invalid,
		"https://a.wild.example":                             "",
		"https://a.b.wild.example":                           "",
		"https://wild.example":                               apperr.Invalid,
		"https://.wild.example":                              apperr.Invalid,
		"https://evilwild.example":                           apperr.Invalid,
		"https://acme.example.evil.example":                  apperr.Invalid,
		"https://acme.example@evil.example":                  apperr.Invalid,
		"https://u:p@acme.example":                           apperr.Invalid,
		"https://evil.example\\@acme.example":                apperr.Invalid,
		"https://acme.example\\.evil.example":                apperr.Invalid,
		"https://acme.example/\r\nSet-Cookie:":               apperr.Invalid,
		"https://acme.example/\x00":                          apperr.Invalid,
		"//acme.example":                                     apperr.Invalid,
		"/path":                                              apperr.Invalid,
		"javascript:alert(1)//acme.example":                  apperr.Invalid,
		"ftp://acme.example":                                 apperr.Invalid,
		"https:acme.example":                                 apperr.Invalid,
		"":                                                   apperr.Blank,
		"https://acme.example/" + strings.Repeat("a", 2_000): apperr.TooLong,
	} {
		_, err := b.service.CreateLink(b.owner, partner.LinkCreateInput{EnrollmentID: e.ID, Destination: &destination})
		if want == "" {
			require.NoError(t, err, destination)
			continue
		}
		require.Error(t, err, destination)
		requireMistakes(t, err, at(want, "input", "destination"))
	}
}

func TestCodes(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada := b.partner(t, "ada")
		made, err := b.service.CreateCode(b.owner, partner.CodeCreateInput{EnrollmentID: ada.ID, Word: " Ada-10_OFF "})
		require.NoError(t, err)
		require.Equal(t, []string{"Ada-10_OFF", "ada-10_off"}, []string{made.Word, made.Folded})
		second := b.newProgram(t, "Second")
		elsewhere, err := b.service.CreateEnrollment(b.owner, partner.EnrollmentCreateInput{ProgramID: second.ID, PartnerID: ada.PartnerID})
		require.NoError(t, err)
		_, err = b.service.CreateCode(b.owner, partner.CodeCreateInput{EnrollmentID: elsewhere.ID, Word: "ADA-10_off"})
		require.NoError(t, err, "a word is unique in its program")
		waiting := b.apply(t)

		before := b.state(t)
		create := func(ctx context.Context, enrollmentID, word string) error {
			_, err := b.service.CreateCode(ctx, partner.CodeCreateInput{EnrollmentID: enrollmentID, Word: word})
			return err
		}
		requireMistakes(t, create(b.owner, ada.ID, " "), at(apperr.Blank, "input", "word"))
		requireMistakes(t, create(b.owner, ada.ID, "ab"), at(apperr.TooSmall, "input", "word"))
		requireMistakes(t, create(b.owner, ada.ID, strings.Repeat("w", 61)), at(apperr.TooLong, "input", "word"))
		requireMistakes(t, create(b.owner, ada.ID, "10 %"), at(apperr.Invalid, "input", "word"))
		requireMistakes(t, create(b.owner, ada.ID, "ADA-10_OFF"), at(apperr.Taken, "input", "word"))
		requireMistakes(t, create(b.owner, "enr_none", "word"), at(apperr.NotFoundCode, "input", "enrollmentId"))
		requireMistakes(t, create(b.stranger, ada.ID, "word"), at(apperr.NotFoundCode, "input", "enrollmentId"))
		requireMistakes(t, create(b.owner, waiting.Enrollment.ID, "word"), at(apperr.WrongState, "input", "enrollmentId"))
		b.requireMembersOnly(t, ada, func(ctx context.Context) error { return create(ctx, ada.ID, "word") })
		archive := func(ctx context.Context) error { _, err := b.service.ArchiveCode(ctx, made.ID); return err }
		b.requireMembersOnly(t, ada, archive)
		require.ErrorIs(t, archive(b.stranger), apperr.ErrNotFound)
		require.Equal(t, before, b.state(t))

		archived, err := b.service.ArchiveCode(b.owner, made.ID)
		require.NoError(t, err)
		require.True(t, start.Equal(*archived.ArchivedAt))
		owner, err := archived.Enrollment(b.owner)
		require.NoError(t, err)
		require.Equal(t, ada.ID, owner.ID)
		requireMistakes(t, archive(b.owner), at(apperr.WrongState, "id"))
		requireMistakes(t, create(b.owner, ada.ID, "ada-10_off"), at(apperr.Taken, "input", "word"))
	})
}

func TestResolveUnknownCode(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada, bob := b.partner(t, "ada"), b.partner(t, "bob")
		unknown := func(code string) string {
			row, err := b.Client.UnknownCode.Create().SetCreatedAt(start).SetProgramID(b.program.ID).SetCode(code).SetHits(3).SetSeenAt(start).Save(b.owner)
			require.NoError(t, err)
			return row.ID
		}
		old, late := unknown("old-token"), unknown("bob")
		link := b.mainLink(t, ada)
		resolve := func(ctx context.Context, id, linkID string) error {
			_, _, err := b.service.ResolveUnknownCode(ctx, id, partner.UnknownCodeResolveInput{LinkID: linkID})
			return err
		}
		before := b.state(t)
		requireMistakes(t, resolve(b.owner, old, "lnk_none"), at(apperr.NotFoundCode, "input", "linkId"))
		requireMistakes(t, resolve(b.owner, late, link.ID), at(apperr.Taken, "id"))
		require.ErrorIs(t, resolve(b.owner, "unk_none", link.ID), apperr.ErrNotFound)
		require.ErrorIs(t, resolve(b.stranger, old, link.ID), apperr.ErrNotFound)
		b.requireMembersOnly(t, bob, func(ctx context.Context) error { return resolve(ctx, old, link.ID) })
		require.Equal(t, before, b.state(t))

		row, target, err := b.service.ResolveUnknownCode(b.owner, old, partner.UnknownCodeResolveInput{LinkID: link.ID})
		require.NoError(t, err)
		require.True(t, start.Equal(*row.ResolvedAt))
		require.Equal(t, link.ID, target.ID)
		former, err := b.service.FormerCodes(b.owner, target)
		require.NoError(t, err)
		require.Equal(t, []string{"old-token"}, former)
		requireMistakes(t, resolve(b.owner, old, link.ID), at(apperr.WrongState, "id"))
		_, err = b.service.CreateLink(b.owner, partner.LinkCreateInput{EnrollmentID: bob.ID, Code: ptr("old-token")})
		requireMistakes(t, err, at(apperr.Taken, "input", "code"))
	})
}
