package db_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/testkit"
)

func TestParametersInTheirOrderLoseTheirNames(t *testing.T) {
	t.Parallel()
	for query, want := range map[string]string{
		`INSERT INTO t VALUES ($1, $2)`:        `INSERT INTO t VALUES (?, ?)`,
		`SELECT 1 WHERE a = $1 AND b IN ($2)`:  `SELECT 1 WHERE a = ? AND b IN (?)`,
		`SELECT 1 WHERE a = $2 AND b = $1`:     `SELECT 1 WHERE a = $2 AND b = $1`,
		`SELECT 1 WHERE a = $1 OR b = $1 + $2`: `SELECT 1 WHERE a = $1 OR b = $1 + $2`,
		`SELECT '$' WHERE a = $1 AND b = $2`:   `SELECT '$' WHERE a = $1 AND b = $2`,
		`SELECT 1 WHERE a = ? AND b = ?`:       `SELECT 1 WHERE a = ? AND b = ?`,
		`SELECT 1 WHERE a = $10 AND b = $2`:    `SELECT 1 WHERE a = $10 AND b = $2`,
	} {
		require.Equal(t, want, db.Unnamed(query, 2))
	}
}

func TestOurOwnSQLTakesParametersInAnyOrder(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		require.NoError(t, db.InTx(t.Context(), d.Client, func(tx *ent.Tx) error {
			for query, want := range map[string]int{
				"SELECT CAST($1 AS integer) - CAST($2 AS integer)": 3, "SELECT CAST($2 AS integer) - CAST($1 AS integer)": -3,
			} {
				rows, err := tx.QueryContext(t.Context(), query, 5, 2)
				require.NoError(t, err)
				require.True(t, rows.Next())
				var got int
				require.NoError(t, rows.Scan(&got))
				require.Equal(t, want, got)
				require.NoError(t, rows.Close())
			}
			return nil
		}))
	})
}
