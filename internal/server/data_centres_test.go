package server

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTheFileOfDataCentresIsReadAtTheStart(t *testing.T) {
	t.Parallel()
	none, err := dataCentres("")
	require.NoError(t, err)
	require.Zero(t, none.Len())

	path := filepath.Join(t.TempDir(), "ranges.txt")
	require.NoError(t, os.WriteFile(path, []byte("# hosters\n192.0.2.0/24\n2001:db8::/32 # lab\n"), 0o600))
	some, err := dataCentres(path)
	require.NoError(t, err)
	require.Equal(t, 2, some.Len())

	require.NoError(t, os.WriteFile(path, []byte("192.0.2.0/24\nexample.com\n"), 0o600))
	_, err = dataCentres(path)
	require.ErrorContains(t, err, "line 2")
	_, err = dataCentres(path + ".missing")
	require.ErrorIs(t, err, os.ErrNotExist)
}
