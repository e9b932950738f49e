package tracking_test

import (
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/tracking"
	"github.com/rapporthq/rapport/internal/testkit"
)

// restored is a directory that knows what the file says, and a service that goes by
// it.
func restored(t *testing.T, b bundle, path string) (*tracking.Service, *tracking.Directory) {
	t.Helper()
	directory := tracking.NewDirectory(b.Client, slog.New(slog.DiscardHandler))
	require.NoError(t, directory.Restore(path))
	service := tracking.New(b.Client, b.clock, []byte("a secret of the installation"))
	service.UseDirectory(directory)
	return service, directory
}

func TestSnapshotLeadsAsTheDirectory(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	addLink(t, b.Book, b.ada, "new", "https://shop.example.com/new", "old", "older")
	addLink(t, b.Book, b.Enroll("bea"), "bea", "https://shop.example.com/ü?a=b")
	other := testkit.NewBook(t, b.Database, "other", start.Add(time.Hour))
	addLink(t, other, other.Enroll("eve"), "eve", "https://other.example.com/")
	f := follow(t, b)
	path := filepath.Join(t.TempDir(), "links")
	require.NoError(t, f.directory.Save(path))
	require.NoError(t, f.directory.Save(path), "over the earlier one")
	files, err := os.ReadDir(filepath.Dir(path))
	require.NoError(t, err)
	require.Len(t, files, 1, "nothing is left beside it")

	f.away.Store(true) // for all who share the client
	service, directory := restored(t, b, path)
	require.Equal(t, f.directory.Len(), directory.Len())
	for _, code := range []string{"ada", "new", "old", "older", "bea", "eve", "Bea."} {
		want, err := f.Resolve(t.Context(), "", code)
		require.NoError(t, err)
		require.True(t, want.Known(), code)
		got, err := service.Resolve(t.Context(), "", code)
		require.NoError(t, err)
		require.Equal(t, want, got, code)
	}
	unknown, err := service.Resolve(t.Context(), "", "nobody-knows-this")
	require.NoError(t, err)
	require.Equal(t, "https://example.com", unknown.URL, "the oldest program is known, too")

	again := filepath.Join(t.TempDir(), "again")
	require.NoError(t, directory.Save(again))
	_, same := restored(t, b, again)
	require.Equal(t, directory.Len(), same.Len())
}

// What the database does not have any more is forgotten with the first reading.
func TestLoadForgetsWhatIsGone(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	f := follow(t, b)
	path := filepath.Join(t.TempDir(), "links")
	require.NoError(t, f.directory.Save(path))
	empty := setup(t, testkit.Open(t))
	service, directory := restored(t, empty, path)
	to, err := service.Resolve(t.Context(), "", "ada")
	require.NoError(t, err)
	require.Equal(t, b.link.ID, to.LinkID)
	require.NoError(t, directory.Load(t.Context()))
	to, err = service.Resolve(t.Context(), "", "ada")
	require.NoError(t, err)
	require.Equal(t, empty.link.ID, to.LinkID)
	require.Equal(t, 1, directory.Len())
}

func TestRestoreRefuses(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	f := follow(t, b)
	path := filepath.Join(t.TempDir(), "links")
	require.ErrorIs(t, f.directory.Restore(path), os.ErrNotExist)
	require.NoError(t, f.directory.Save(path))
	whole, err := os.ReadFile(path)
	require.NoError(t, err)
	for i := range whole {
		broken := append([]byte(nil), whole...)
		broken[i] ^= 0x20
		require.NoError(t, os.WriteFile(path, broken, 0o600))
		require.ErrorIs(t, f.directory.Restore(path), tracking.ErrSnapshot, "byte %d", i)
		require.NoError(t, os.WriteFile(path, whole[:i], 0o600))
		require.ErrorIs(t, f.directory.Restore(path), tracking.ErrSnapshot, "cut at %d", i)
	}
	require.Equal(t, 1, f.directory.Len(), "nothing changed")
	require.ErrorContains(t, f.directory.Save(filepath.Join(path, "below a file")), "save the links")
}

// What Run knows is in the file when it ends, and what changed while it ran.
func TestRunKeepsASnapshot(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	f := follow(t, b)
	path := filepath.Join(t.TempDir(), "links")
	isWarm, err := f.directory.KeepIn(path, "this database")
	require.NoError(t, err)
	require.False(t, isWarm, "there is no file yet")
	stop := f.run(t)
	require.Eventually(t, func() bool { _, err := os.Stat(path); return err == nil }, 5*time.Second, time.Millisecond)
	b.Client.Link.UpdateOne(b.link).SetDestination("https://shop.example.com/summer").ExecX(b.System())
	f.news.tell(map[string][]string{b.OrganizationID: {b.link.ID}}, false)
	require.Eventually(t, func() bool { return f.leads(t, "ada") == b.link.ID+" https://shop.example.com/summer" }, 5*time.Second, time.Millisecond)
	stop()

	f.away.Store(true)
	next := tracking.NewDirectory(b.Client, slog.New(slog.DiscardHandler))
	isWarm, err = next.KeepIn(path, "another database")
	require.ErrorIs(t, err, tracking.ErrSnapshot)
	require.False(t, isWarm)
	isWarm, err = next.KeepIn(path, "this database")
	require.NoError(t, err)
	require.True(t, isWarm)
	service := tracking.New(b.Client, b.clock, []byte("a secret of the installation"))
	service.UseDirectory(next)
	to, err := service.Resolve(t.Context(), "", "ada")
	require.NoError(t, err)
	require.Equal(t, "https://shop.example.com/summer", to.URL)
}

// FuzzSnapshot: whatever a file says, with a sum that is right, nothing panics.
func FuzzSnapshot(f *testing.F) {
	f.Add([]byte{0, 0})
	f.Add([]byte{1, 1, 'o', 1, 'p', 1, 'u', 0, 0, 1, 0, 1, 'c', 1, 1, 1, 'e', 1, 'p', 1, 'l', 1, 'd', 0})
	f.Add([]byte{2, 1})
	f.Add([]byte{0, 9, 0, 0})
	f.Fuzz(func(t *testing.T, body []byte) {
		directory := tracking.NewDirectory(nil, slog.New(slog.DiscardHandler))
		if err := directory.RestoreBody(body); err != nil {
			require.ErrorIs(t, err, tracking.ErrSnapshot)
		}
	})
}
