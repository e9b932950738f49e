package server

import (
	"fmt"
	"io"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/testkit"
)

// Each tenth link is that of another partner, and every one leads elsewhere.
const (
	copyLinks = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
		INSERT INTO links (id, created_at, organization_id, partner_id, code, destination, program_id, enrollment_id)
		SELECT printf('lnk_%026d', i), created_at, organization_id, printf('par_%026d', i / 10), printf('somebody-%07d', i),
			printf('https://shop.example.com/products/%07d?utm_source=somebody', i), program_id, printf('enr_%026d', i / 10) FROM n, links WHERE code = 'ada'`
	copyRoutes = `INSERT INTO routes (id, created_at, host, code, owner_id, link_id)
		SELECT 'rou' || substr(id, 4), created_at, '', code, organization_id, id FROM links WHERE code LIKE 'somebody-%'`
)

// linksInMemory is what the directory of so many links keeps in use, in bytes, and how
// long it took to load. Nobody else may be at work.
func linksInMemory(t testing.TB, links int) (inUse uint64, took time.Duration) {
	t.Helper()
	d := testkit.Open(t)
	linkToKill(t, d)
	makeLinks(t, d, links)
	i := install(t, d, clock.System{}, io.Discard)
	way, err := openClicks(t.Context(), i)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, way.log.Close()) })
	before := heapInUse()
	begun := time.Now()
	require.NoError(t, way.directory.Load(t.Context()))
	took = time.Since(begun)
	after := heapInUse()
	require.Equal(t, links+1, way.directory.Len())
	runtime.KeepAlive(way)
	return after - min(after, before), took
}

// makeLinks copies the link "ada".
func makeLinks(t testing.TB, d *testkit.Database, links int) {
	t.Helper()
	pen, err := d.SQL.Conn(t.Context())
	require.NoError(t, err)
	defer func() { require.NoError(t, pen.Close()) }()
	_, err = pen.ExecContext(t.Context(), "PRAGMA foreign_keys = off") // their partners need not be there
	require.NoError(t, err)
	_, err = pen.ExecContext(t.Context(), copyLinks, links)
	require.NoError(t, err)
	_, err = pen.ExecContext(t.Context(), copyRoutes)
	require.NoError(t, err)
	_, err = pen.ExecContext(t.Context(), "PRAGMA foreign_keys = on")
	require.NoError(t, err)
}

// heapInUse is what is in use when all garbage is collected.
func heapInUse() uint64 {
	runtime.GC()
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}

// TestLinksTakeLittleMemory is a tenth of the million that must fit into 400 MB. It is
// not parallel, so that nobody else takes memory.
func TestLinksTakeLittleMemory(t *testing.T) {
	inUse, took := linksInMemory(t, 100_000)
	t.Logf("%.1f MB, loaded in %s", float64(inUse)/1e6, took)
	require.NotZero(t, inUse)
	require.Less(t, inUse, uint64(40e6))
}

// BenchmarkSpeedOfDirectory loads a million links.
func BenchmarkSpeedOfDirectory(b *testing.B) {
	table := newSpeeds("Directory of links")
	inUse, took := linksInMemory(b, 1_000_000)
	table.atMost("MB in use with 1,000,000 links", float64(inUse)/1e6, 400, fmt.Sprintf("loaded from SQLite in %.1f s", took.Seconds()))
	table.print(b)
}
