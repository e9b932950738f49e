package testkit_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/testkit"
)

func TestEachDialect(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		applied, err := db.Migrate(t.Context(), d.DB)
		require.NoError(t, err)
		require.Empty(t, applied, "the template is migrated already")

		other := testkit.Open(t)
		_, err = d.SQL.ExecContext(t.Context(), "CREATE TABLE only_here (id integer)")
		require.NoError(t, err)
		_, err = other.SQL.ExecContext(t.Context(), "SELECT id FROM only_here")
		require.Error(t, err, "each test has a database of its own")
	})
}
