package db

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	neturl "net/url"
	"strings"

	"github.com/lib/pq"
)

// Temporary makes a database on the PostgreSQL server that url names, for tests
// and for make migrate-diff: empty, or a copy of template, to which nobody may
// be connected. It returns the URL of the new database and what removes it,
// together with whoever is still connected.
func Temporary(ctx context.Context, url, template string) (string, func(context.Context) error, error) {
	parsed, err := neturl.Parse(url)
	if err != nil {
		return "", nil, fmt.Errorf("read the server's URL: %w", err)
	}
	name := "rapport_" + strings.ToLower(rand.Text())
	create := "CREATE DATABASE " + pq.QuoteIdentifier(name)
	if template != "" {
		create += " TEMPLATE " + pq.QuoteIdentifier(template)
	}
	if err := OnServer(ctx, url, create); err != nil {
		return "", nil, fmt.Errorf("create a temporary database: %w", err)
	}
	parsed.Path = "/" + name
	drop := func(ctx context.Context) error {
		return OnServer(ctx, url, "DROP DATABASE IF EXISTS "+pq.QuoteIdentifier(name)+" WITH (FORCE)")
	}
	return parsed.String(), drop, nil
}

// OnServer runs one statement that may not stand in a transaction, over a
// connection of its own.
func OnServer(ctx context.Context, url, statement string) (err error) {
	server, err := Open(ctx, url)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, server.Close()) }()
	_, err = server.SQL.ExecContext(ctx, statement)
	return err
}
