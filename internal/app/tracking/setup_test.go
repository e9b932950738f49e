package tracking_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/click"
	"github.com/rapporthq/rapport/internal/app/tracking"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/testkit"
)

// start is the instant at which every test begins.
var start = time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC)

// firefox is the user agent of a person.
const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"

// bundle is a program whose partner Ada has the link "ada".
type bundle struct {
	*testkit.Book
	clock   *clock.Fake
	service *tracking.Service
	ada     *ent.Enrollment
	link    *ent.Link
}

func setup(t *testing.T, d *testkit.Database) bundle {
	t.Helper()
	b := bundle{Book: testkit.NewBook(t, d, "acme", start), clock: clock.NewFake(start)}
	b.service = tracking.New(d.Client, b.clock, []byte("a secret of the installation"))
	b.ada = b.Enroll("ada")
	b.link = addLink(t, b.Book, b.ada, "ada", "https://shop.example.com/spring?color=red#top")
	return b
}

// addLink gives the enrollment a link, and the directory its codes.
func addLink(t *testing.T, b *testkit.Book, e *ent.Enrollment, code, destination string, former ...string) *ent.Link {
	t.Helper()
	row, err := b.Client.Link.Create().SetCreatedAt(start).SetProgramID(e.ProgramID).SetEnrollmentID(e.ID).
		SetPartnerID(e.PartnerID).SetCode(code).SetDestination(destination).Save(b.System())
	require.NoError(t, err)
	for _, one := range append(former, code) {
		err := b.Client.Route.Create().SetCreatedAt(start).SetOwnerID(b.OrganizationID).SetCode(one).SetLinkID(row.ID).
			Exec(b.System())
		require.NoError(t, err)
	}
	return row
}

// person is a visit by a person at the address.
func person(address string) tracking.Visit {
	return tracking.Visit{RemoteAddress: address, UserAgent: firefox}
}

// click opens the code as the visit says.
func (b bundle) click(t *testing.T, code string, v tracking.Visit) tracking.Clicked {
	t.Helper()
	to, err := b.service.Resolve(t.Context(), "", code)
	require.NoError(t, err)
	clicked, err := b.service.Click(t.Context(), to, v)
	require.NoError(t, err)
	return clicked
}

// row reads the click with the id.
func (b bundle) row(t *testing.T, id string) *ent.Click {
	t.Helper()
	row, err := b.Client.Click.Query().Where(click.ID(id)).Only(b.System())
	require.NoError(t, err)
	return row
}
