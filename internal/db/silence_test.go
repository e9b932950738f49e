package db_test

import (
	"context"
	neturl "net/url"
	"strings"
	"testing"
	"time"

	"entgo.io/ent/dialect"
	"github.com/Shopify/toxiproxy/v2"
	"github.com/rs/zerolog"
	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/testkit"
)

// TestSilentNetwork: the server takes all that is said and says nothing. Who asks with a
// context is not held when it ends, whatever is being done, and afterwards all is well.
func TestSilentNetwork(t *testing.T) {
	t.Parallel()
	for _, name := range testkit.Dialects(t) {
		if name != dialect.Postgres {
			continue
		}
		u, err := neturl.Parse(testkit.Empty(t, name).URL)
		require.NoError(t, err)
		wire := toxiproxy.NewProxy(toxiproxy.NewServer(toxiproxy.NewMetricsContainer(nil), zerolog.Nop()), "database", "127.0.0.1:0", u.Host)
		require.NoError(t, wire.Start())
		t.Cleanup(wire.Stop)
		u.Host = wire.Listen
		d, err := db.Open(t.Context(), u.String())
		require.NoError(t, err)
		t.Cleanup(func() { require.NoError(t, d.Close()) })

		// A context that ends when all was said harms nobody.
		for range 3 {
			ctx, end := context.WithCancel(t.Context())
			_, err := d.SQL.ExecContext(ctx, "SELECT $1::int", 1)
			require.NoError(t, err)
			var one int
			require.NoError(t, d.SQL.QueryRowContext(ctx, "SELECT $1::int", 1).Scan(&one))
			require.Equal(t, 1, one)
			end()
		}
		ctx, end := context.WithCancel(t.Context())
		tx, err := d.SQL.BeginTx(ctx, nil)
		require.NoError(t, err)

		_, err = wire.Toxics.AddToxicJson(strings.NewReader(`{"type": "timeout", "attributes": {"timeout": 0}}`))
		require.NoError(t, err)
		hold := time.AfterFunc(50*time.Millisecond, end)
		defer hold.Stop()
		require.Error(t, tx.Commit())
		for _, ask := range []func(ctx context.Context) error{
			func(ctx context.Context) error { return d.SQL.PingContext(ctx) },
			func(ctx context.Context) error { _, err := d.SQL.ExecContext(ctx, "SELECT $1::int", 1); return err },
			func(ctx context.Context) error { return d.SQL.QueryRowContext(ctx, "SELECT $1::int", 1).Err() },
			func(ctx context.Context) error { _, err := d.SQL.BeginTx(ctx, nil); return err },
		} {
			short, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
			require.Error(t, ask(short))
			cancel()
		}

		wire.Toxics.ResetToxics(t.Context())
		require.Eventually(t, func() bool { return d.SQL.PingContext(t.Context()) == nil }, time.Minute, 10*time.Millisecond)
	}
}
