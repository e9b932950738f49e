package filestore_test

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/filestore"
)

// each runs a test on every kind of store.
func each(t *testing.T, test func(t *testing.T, s filestore.Store)) {
	t.Helper()
	t.Run("disk", func(t *testing.T) {
		t.Parallel()
		test(t, filestore.NewDisk(filepath.Join(t.TempDir(), "files")))
	})
	t.Run("s3", func(t *testing.T) {
		t.Parallel()
		fake := startBucket(t, "partner-files")
		test(t, fake.open(t, "partner-files"))
	})
}

const key = "org_1/fil_1"

func TestWhatIsPutIsThere(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, s filestore.Store) {
		_, err := s.Open(t.Context(), key)
		require.ErrorIs(t, err, fs.ErrNotExist)
		require.NoError(t, s.Check(t.Context()))
		put := func(content string) {
			require.NoError(t, s.Put(t.Context(), key, strings.NewReader(content), int64(len(content))))
		}
		put("Minutes of the meeting.")
		require.Equal(t, "Minutes of the meeting.", read(t, s))
		put("")
		require.Empty(t, read(t, s), "the new content replaces the old")
		large := strings.Repeat("rapport ", 1<<17)
		put(large)
		require.Equal(t, large, read(t, s))
		require.NoError(t, s.Delete(t.Context(), key))
		_, err = s.Open(t.Context(), key)
		require.ErrorIs(t, err, fs.ErrNotExist)
		require.NoError(t, s.Delete(t.Context(), key), "a repeat changes nothing")
	})
}

func TestKeysAreNoPaths(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, s filestore.Store) {
		for _, bad := range []string{"", "/etc/passwd", "../secret", "a/../../b", "a//b", "a/", "A", "a.b", `a\b`, "a/b/c/d/e"} {
			require.ErrorContains(t, s.Put(t.Context(), bad, strings.NewReader("x"), 1), "is no key", bad)
			_, err := s.Open(t.Context(), bad)
			require.ErrorContains(t, err, "is no key", bad)
			require.ErrorContains(t, s.Delete(t.Context(), bad), "is no key", bad)
		}
	})
}

func TestHalfAFileIsNone(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, s filestore.Store) {
		broken := io.MultiReader(strings.NewReader("half"), failing{})
		require.Error(t, s.Put(t.Context(), key, broken, 100))
		require.Error(t, s.Put(t.Context(), key, strings.NewReader("short"), 100))
		_, err := s.Open(t.Context(), key)
		require.ErrorIs(t, err, fs.ErrNotExist)
	})
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errors.New("the line broke") }

func TestDiskLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "files")
	s := filestore.NewDisk(folder)
	require.NoError(t, s.Put(t.Context(), key, strings.NewReader("x"), 1))
	require.Error(t, s.Put(t.Context(), key, failing{}, 1))
	require.Equal(t, "x", read(t, s), "what was there stays")
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	require.Len(t, entries, 1, "no temporary file")
	info, err := os.Stat(filepath.Join(folder, "org_1", "fil_1"))
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), info.Mode())
}

func TestDiskThatCannotBeWrittenTo(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "a-file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	require.Error(t, filestore.NewDisk(file).Check(t.Context()))
}

func TestBucketThatIsNotThere(t *testing.T) {
	t.Parallel()
	fake := startBucket(t, "partner-files")
	require.ErrorContains(t, fake.open(t, "another").Check(t.Context()), `there is no bucket "another"`)
	_, err := filestore.NewS3(filestore.Bucket{Endpoint: "http://%"})
	require.Error(t, err)
}

func TestBucketHasAPrefixAndSignedRequests(t *testing.T) {
	t.Parallel()
	fake := startBucket(t, "partner-files")
	s := fake.open(t, "partner-files")
	require.NoError(t, s.Put(t.Context(), key, strings.NewReader("x"), 1))
	require.Equal(t, []string{"live/" + key}, fake.names())
	for _, one := range fake.signatures() {
		require.Contains(t, one, "Credential=key-id/", "every request is signed")
		require.NotContains(t, one, "very-secret")
	}
}

func read(t *testing.T, s filestore.Store) string {
	t.Helper()
	r, err := s.Open(t.Context(), key)
	require.NoError(t, err)
	var out bytes.Buffer
	_, err = io.Copy(&out, r)
	require.NoError(t, err)
	require.NoError(t, r.Close())
	return out.String()
}
