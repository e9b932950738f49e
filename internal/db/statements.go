package db

import (
	"container/list"
	"context"
	"database/sql/driver"
	"errors"

	"github.com/lib/pq"
)

// lib/pq prepares every query with parameters anew, which costs a round trip
// and a parse. The wrapper below keeps prepared statements per connection: a
// connection serves one caller at a time, so there is nothing to lock, and a
// transaction finds the statements of its connection.
const (
	// cachedStatements is how many a connection keeps; the least used goes.
	cachedStatements = 200
	// longestCached in bytes: longer queries are bulk inserts, seldom the same.
	longestCached = 8 << 10
	// rememberedOnce is how many queries seen once are remembered. A query is
	// kept when it comes a second time, so that one-offs displace nothing.
	rememberedOnce = 1000
)

// pqConn is what a connection of lib/pq can do; the wrapper passes all of it on.
type pqConn interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.QueryerContext
	driver.Pinger
	driver.SessionResetter
	driver.Validator
	driver.NamedValueChecker
}

type cachingConnector struct{ driver.Connector }

// Connect opens one connection, with an empty cache.
func (c cachingConnector) Connect(ctx context.Context) (driver.Conn, error) {
	ctx, way := withLine(ctx)
	way.watch(ctx)
	conn, err := c.Connector.Connect(ctx)
	way.rest()
	if err != nil {
		return nil, err
	}
	inner, ok := conn.(pqConn)
	if !ok {
		return nil, errors.New("the PostgreSQL driver lacks an interface that the statement cache needs")
	}
	return &cachingConn{pqConn: inner, line: way, once: map[string]bool{}, kept: map[string]*list.Element{}, order: list.New()}, nil
}

type cachingConn struct {
	pqConn
	line  *line
	once  map[string]bool
	kept  map[string]*list.Element
	order *list.List // of *statement, the most recently used first
	inTx  bool
	// txContext is that of the transaction which runs, or of the last one.
	txContext context.Context //nolint:containedctx // Commit and Rollback get none.
}

type statement struct {
	driver.Stmt
	query string
}

// QueryContext runs a query, through a kept statement if there is one.
func (c *cachingConn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	s, err := c.statement(ctx, query, len(args))
	if err != nil {
		return nil, err
	}
	c.line.watch(ctx)
	rows, err := c.query(ctx, s, query, args)
	if all, ok := rows.(pqRows); ok && err == nil {
		return watchedRows{pqRows: all, line: c.line}, nil
	}
	c.line.rest()
	return rows, err
}

func (c *cachingConn) query(ctx context.Context, s *statement, query string, args []driver.NamedValue) (driver.Rows, error) {
	if s == nil {
		return c.pqConn.QueryContext(ctx, query, args)
	}
	rows, err := s.Stmt.(driver.StmtQueryContext).QueryContext(ctx, args)
	if err != nil && c.stale(err, s) {
		return c.pqConn.QueryContext(ctx, query, args)
	}
	return rows, err
}

// ExecContext runs a statement, through a kept one if there is one.
func (c *cachingConn) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	s, err := c.statement(ctx, query, len(args))
	if err != nil {
		return nil, err
	}
	c.line.watch(ctx)
	defer c.line.rest()
	if s == nil {
		return c.pqConn.ExecContext(ctx, query, args)
	}
	result, err := s.Stmt.(driver.StmtExecContext).ExecContext(ctx, args)
	if err != nil && c.stale(err, s) {
		return c.pqConn.ExecContext(ctx, query, args)
	}
	return result, err
}

// statement returns the kept statement of query, keeping it now if it came
// before; nil means that it should be run without.
func (c *cachingConn) statement(ctx context.Context, query string, args int) (*statement, error) {
	if args == 0 || len(query) > longestCached {
		return nil, nil //nolint:nilnil // "run it without" is an answer, not a missing row
	}
	if element, ok := c.kept[query]; ok {
		c.order.MoveToFront(element)
		return element.Value.(*statement), nil
	}
	if !c.once[query] {
		if len(c.once) >= rememberedOnce {
			clear(c.once)
		}
		c.once[query] = true
		return nil, nil //nolint:nilnil // as above
	}
	prepared, err := c.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	if c.order.Len() >= cachedStatements {
		c.forget(c.order.Back().Value.(*statement))
	}
	delete(c.once, query)
	s := &statement{Stmt: prepared, query: query}
	c.kept[query] = c.order.PushFront(s)
	return s, nil
}

// forget drops a statement here and on the server. An error in closing is of no
// use to the caller: a broken connection is found by the next query.
func (c *cachingConn) forget(s *statement) {
	if element, ok := c.kept[s.query]; ok {
		c.order.Remove(element)
		delete(c.kept, s.query)
		_ = s.Close()
	}
}

// stale reports whether err means that the kept statement no longer fits the
// server: its result type changed with the tables, or a DISCARD dropped it. It
// is then forgotten. Inside a transaction the damage is done, and the caller
// must see the error; outside the query may be run again without.
func (c *cachingConn) stale(err error, s *statement) bool {
	failure := pq.As(err, "0A000", "26000")
	if failure == nil {
		return false
	}
	c.forget(s)
	return !c.inTx
}

// PrepareContext prepares a statement.
func (c *cachingConn) PrepareContext(ctx context.Context, query string) (driver.Stmt, error) {
	c.line.watch(ctx)
	defer c.line.rest()
	return c.pqConn.PrepareContext(ctx, query)
}

// Ping asks for a sign of life.
func (c *cachingConn) Ping(ctx context.Context) error {
	c.line.watch(ctx)
	defer c.line.rest()
	return c.pqConn.Ping(ctx)
}

// BeginTx notes that a transaction runs.
func (c *cachingConn) BeginTx(ctx context.Context, opts driver.TxOptions) (driver.Tx, error) {
	c.line.watch(ctx)
	defer c.line.rest()
	tx, err := c.pqConn.BeginTx(ctx, opts)
	if err != nil {
		return nil, err
	}
	c.inTx, c.txContext = true, ctx
	return cachingTx{Tx: tx, conn: c}, nil
}

type cachingTx struct {
	driver.Tx
	conn *cachingConn
}

// Commit ends the transaction.
func (t cachingTx) Commit() error {
	t.conn.inTx = false
	t.conn.line.watch(t.conn.txContext)
	defer t.conn.line.rest()
	return t.Tx.Commit()
}

// Rollback ends the transaction.
func (t cachingTx) Rollback() error {
	t.conn.inTx = false
	t.conn.line.watch(t.conn.txContext)
	defer t.conn.line.rest()
	return t.Tx.Rollback()
}
