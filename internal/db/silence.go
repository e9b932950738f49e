package db

import (
	"context"
	"database/sql/driver"
	"net"
	"sync"
	"time"
)

// lib/pq tells the server when a context ends, and then waits for the server's last
// word, however long that takes: a network that has fallen silent would hold the caller
// for ever. The line below ends by itself then.

// lastWord is how long the server may take to say that it stopped what it was asked.
const lastWord = time.Second

// line is what a connection speaks through. One caller at a time uses it.
type line struct {
	mu   sync.Mutex
	conn net.Conn
	// unwatch ends the watching that goes on; nil if none does.
	unwatch func()
}

// watch breaks the line soon after ctx ended, until rest.
func (l *line) watch(ctx context.Context) {
	l.rest()
	if ctx.Done() == nil {
		return
	}
	told := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(told)
		l.until(time.Now().Add(lastWord)) //nolint:forbidigo // The deadline of a socket goes by the machine's time.
	})
	l.unwatch = func() {
		if !stop() { // it ended when all was said, or the connection is of no use any more
			<-told
			l.until(time.Time{})
		}
	}
}

// rest ends the watching.
func (l *line) rest() {
	if l.unwatch != nil {
		l.unwatch()
		l.unwatch = nil
	}
}

// until sets when the line breaks; never, if it is zero.
func (l *line) until(deadline time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.conn != nil {
		_ = l.conn.SetDeadline(deadline)
	}
}

// pqRows is what rows of lib/pq can do.
type pqRows interface {
	driver.Rows
	driver.RowsNextResultSet
	driver.RowsColumnTypeDatabaseTypeName
	driver.RowsColumnTypeLength
	driver.RowsColumnTypePrecisionScale
	driver.RowsColumnTypeScanType
}

// watchedRows are rows on a line that is watched until they are closed.
type watchedRows struct {
	pqRows
	line *line
}

// Close ends the rows.
func (r watchedRows) Close() error {
	defer r.line.rest()
	return r.pqRows.Close()
}

// lineKey is the context's key of the line that is being made.
type lineKey struct{}

// withLine is a context whose connection is made on the line.
func withLine(ctx context.Context) (context.Context, *line) {
	l := new(line)
	return context.WithValue(ctx, lineKey{}, l), l
}

// lineDialer makes connections, and tells those who asked for a line.
type lineDialer struct{ net.Dialer }

// DialContext connects.
func (d *lineDialer) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	conn, err := d.Dialer.DialContext(ctx, network, address)
	if l, ok := ctx.Value(lineKey{}).(*line); ok && err == nil {
		l.mu.Lock()
		l.conn = conn
		l.mu.Unlock()
	}
	return conn, err
}

// DialTimeout is what lib/pq asks of a dialer, and does not call.
func (d *lineDialer) DialTimeout(network, address string, timeout time.Duration) (net.Conn, error) {
	ctx, cancel := context.WithTimeout(context.Background(), timeout)
	defer cancel()
	return d.DialContext(ctx, network, address)
}
