package db

import (
	"errors"
	"fmt"
	neturl "net/url"
	"os"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // registers the driver "sqlite"
)

// sqliteDSN turns a URL or path into what the driver wants, and makes the
// file's folder. Transactions are
// immediate, so that one that reads and then writes cannot lose the race for
// the lock (traps 6); times are text that sorts (traps 5); a commit is on disk
// when it returns. The one parameter of the URL that is kept is synchronous
// (off, normal, full), because a test's database need not survive a power cut.
func sqliteDSN(url string) (string, error) {
	path, query, _ := strings.Cut(url, "?")
	for _, scheme := range []string{"sqlite://", "sqlite:", "file://", "file:"} {
		if rest, ok := strings.CutPrefix(path, scheme); ok {
			path = rest
			break
		}
	}
	if strings.Contains(path, "://") {
		scheme, _, _ := strings.Cut(path, "://")
		return "", fmt.Errorf("the database URL has the unknown scheme %s; write postgres:// or sqlite://", scheme)
	}
	if path == "" || path == ":memory:" {
		return "", errors.New("a SQLite database must be a file: every connection would see its own memory")
	}
	parameters, err := neturl.ParseQuery(query)
	if err != nil {
		return "", fmt.Errorf("read the parameters of the database URL: %w", err)
	}
	synchronous := strings.ToUpper(parameters.Get("synchronous"))
	switch synchronous {
	case "":
		synchronous = "FULL"
	case "OFF", "NORMAL", "FULL":
	default:
		return "", errors.New("synchronous in the database URL must be off, normal or full")
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return "", fmt.Errorf("make the folder of the SQLite file: %w", err)
	}
	return path + "?" + strings.Join([]string{
		"_pragma=busy_timeout(5000)",
		"_pragma=journal_mode(WAL)",
		"_pragma=synchronous(" + synchronous + ")",
		"_pragma=foreign_keys(1)",
		"_txlock=immediate",
		"_time_format=sqlite",
		"_timezone=UTC",
	}, "&"), nil
}
