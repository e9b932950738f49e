package tracking_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/tracking"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/testkit"
)

func TestResolve(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		bob := b.Enroll("bob")
		renamed := addLink(t, b.Book, bob, "bob", "https://shop.example.com/b", "bobby", "b.")
		_, err := b.Client.Link.UpdateOne(renamed).SetArchivedAt(start).Save(b.System())
		require.NoError(t, err)

		for name, one := range map[string]struct{ code, leadsTo string }{
			"the code leads to its destination":                  {"ada", b.link.Destination},
			"upper and lower case are the same":                  {"ADA", b.link.Destination},
			"punctuation at the end does not count":              {"ada).", b.link.Destination},
			"spaces around it do not count":                      {" ada ", b.link.Destination},
			"a former code of an archived link leads":            {"Bobby", renamed.Destination},
			"punctuation counts if a link has it":                {"B.", renamed.Destination},
			"a code that nobody has leads to the program's site": {"eve", b.Program.SiteURL},
			"bytes that are no text lead to the program's site":  {"\xff\x00", b.Program.SiteURL},
			"a code that is too long leads to the site":          {strings.Repeat("x", 500), b.Program.SiteURL},
			"an empty code leads to the site":                    {"", b.Program.SiteURL},
		} {
			to, err := b.service.Resolve(t.Context(), "go.example.com", one.code)
			require.NoError(t, err, name)
			require.Equal(t, one.leadsTo, to.URL, name)
			require.Equal(t, one.leadsTo != b.Program.SiteURL, to.Known(), name)
		}

		to, err := b.service.Lookup(t.Context(), "", "ADA.")
		require.NoError(t, err)
		require.Equal(t, tracking.Destination{
			OrganizationID: b.OrganizationID, ProgramID: b.Program.ID, EnrollmentID: b.ada.ID, PartnerID: b.ada.PartnerID,
			LinkID: b.link.ID, Code: "ada", URL: b.link.Destination, AccentColor: b.Program.AccentColor,
		}, to)
		_, err = b.service.Lookup(t.Context(), "", "nobody")
		require.ErrorIs(t, err, apperr.ErrNotFound)
	})
}

func TestNoteKeepsUnknownCodes(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		younger := testkit.NewBook(t, d, "younger", start.Add(time.Hour))
		for _, code := range []string{"Eve", "eve.", "EVE", "mallory", "\x00"} {
			b.clock.Advance(time.Minute)
			to, err := b.service.Resolve(t.Context(), "", code)
			require.NoError(t, err)
			require.NoError(t, b.service.Note(t.Context(), to, code))
		}
		_, err := b.service.Resolve(t.Context(), "", "trent")
		require.NoError(t, err)

		rows, err := b.Client.UnknownCode.Query().All(b.System())
		require.NoError(t, err)
		hits := map[string]int64{}
		for _, row := range rows {
			hits[row.Code] = row.Hits
			require.Equal(t, b.Program.ID, row.ProgramID)
			if row.Code == "eve" {
				require.Equal(t, start.Add(time.Minute), clock.Normalize(row.CreatedAt))
				require.Equal(t, start.Add(3*time.Minute), clock.Normalize(row.SeenAt))
			}
		}
		require.Equal(t, map[string]int64{"eve": 3, "mallory": 1}, hits)
		theirs, err := d.Client.UnknownCode.Query().Count(younger.System())
		require.NoError(t, err)
		require.Zero(t, theirs, "the oldest program keeps them")

		_, err = d.Client.Program.UpdateOne(b.Program).SetArchivedAt(start).Save(b.System())
		require.NoError(t, err)
		to, err := b.service.Resolve(t.Context(), "", "eve")
		require.NoError(t, err)
		require.Equal(t, younger.Program.ID, to.ProgramID, "archived programs take no part")
	})
}

func TestResolveWithoutProgram(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		service := tracking.New(d.Client, clock.NewFake(start), []byte("secret"))
		_, err := service.Resolve(t.Context(), "", "ada")
		require.ErrorIs(t, err, apperr.ErrNotFound)
	})
}
