// Command migratediff writes the next migration of each dialect: what leads from
// the existing ones to the tables of ent/schema. It is run by make
// migrate-diff name=…, and needs a PostgreSQL server in TEST_POSTGRES_URL. Its
// output is to be read before it is committed; it never changes a file.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"entgo.io/ent/dialect"

	"github.com/rapporthq/rapport/ent/migrate"
	"github.com/rapporthq/rapport/internal/db"
)

var validName = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)

func main() {
	name := flag.String("name", "", "what the migration does, in lower_case_words")
	folder := flag.String("dir", "internal/db/migrations", "where the migrations are")
	flag.Parse()
	if err := run(context.Background(), os.Stdout, *name, *folder); err != nil {
		_, _ = fmt.Fprintln(os.Stderr, "migrate-diff:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, out io.Writer, name, folder string) error {
	if !validName.MatchString(name) {
		return errors.New("say what it does: make migrate-diff name=add_links")
	}
	changes := map[string][]string{}
	total := 0
	for _, d := range []string{dialect.SQLite, dialect.Postgres} {
		statements, err := diff(ctx, d)
		if err != nil {
			return fmt.Errorf("%s: %w", d, err)
		}
		changes[d] = statements
		total += len(statements)
	}
	if total == 0 {
		_, _ = fmt.Fprintln(out, "the migrations already lead to ent/schema; nothing written")
		return nil
	}
	for d, statements := range changes {
		path, err := write(d, name, folder, statements)
		if err != nil {
			return err
		}
		_, _ = fmt.Fprintf(out, "wrote %s (%d statements); read it before you commit it\n", path, len(statements))
	}
	return nil
}

func diff(ctx context.Context, dialectName string) (statements []string, err error) {
	migrated, closeMigrated, err := empty(ctx, dialectName)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, closeMigrated()) }()
	scratch, closeScratch, err := empty(ctx, dialectName)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, closeScratch()) }()
	if _, err := db.Migrate(ctx, migrated); err != nil {
		return nil, err
	}
	return db.Diff(ctx, migrated, scratch, migrate.Tables)
}

// empty opens a database without tables, and returns what removes it.
func empty(ctx context.Context, dialectName string) (*db.DB, func() error, error) {
	var url string
	var remove func() error
	if dialectName == dialect.Postgres {
		server := os.Getenv("TEST_POSTGRES_URL")
		if server == "" {
			return nil, nil, errors.New("TEST_POSTGRES_URL is not set; run it by make migrate-diff")
		}
		fresh, drop, err := db.Temporary(ctx, server, "")
		if err != nil {
			return nil, nil, err
		}
		url, remove = fresh, func() error { return drop(ctx) }
	} else {
		folder, err := os.MkdirTemp("", "rapport")
		if err != nil {
			return nil, nil, err
		}
		url, remove = "sqlite://"+filepath.Join(folder, "empty.db"), func() error { return os.RemoveAll(folder) }
	}
	d, err := db.Open(ctx, url)
	if err != nil {
		return nil, nil, errors.Join(err, remove())
	}
	return d, func() error { return errors.Join(d.Close(), remove()) }, nil
}

// write makes the next file. A dialect without changes gets one too, so that
// the numbers of both stay the same.
func write(dialectName, name, folder string, statements []string) (string, error) {
	known, err := db.Migrations(dialectName)
	if err != nil {
		return "", err
	}
	sub := "sqlite"
	if dialectName == dialect.Postgres {
		sub = "postgres"
	}
	content := "-- Nothing to do on this dialect.\n"
	if len(statements) > 0 {
		content = strings.Join(statements, ";\n") + ";\n"
	}
	path := filepath.Join(folder, sub, fmt.Sprintf("%04d_%s.sql", len(known)+1, name))
	if _, err := os.Stat(path); err == nil {
		return "", fmt.Errorf("%s exists already", path)
	}
	return path, os.WriteFile(path, []byte(content), 0o644)
}
