package frontend_test

import (
	"io/fs"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/frontend"
)

func TestFiles(t *testing.T) {
	t.Parallel()

	t.Run("the page to serve is always in the binary", func(t *testing.T) {
		t.Parallel()
		page, err := fs.ReadFile(frontend.Files(), frontend.Page())
		require.NoError(t, err)
		require.Contains(t, string(page), "<title>Rapport</title>")
	})

	t.Run("the placeholder stays when the application is built", func(t *testing.T) {
		t.Parallel()
		_, err := fs.Stat(frontend.Files(), "placeholder.html")
		require.NoError(t, err)
	})
}
