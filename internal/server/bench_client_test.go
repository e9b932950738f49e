package server

import (
	"bufio"
	"bytes"
	"fmt"
	"net"
	"strconv"

	"github.com/stretchr/testify/assert"
)

// client opens links over one connection. It does little else, because it takes its
// time from the server beside it: no redirect is followed, and no header is kept.
type client struct {
	r    *redirector
	conn net.Conn
	in   *bufio.Reader
	out  []byte
}

// connect returns a client of the server.
func (r *redirector) connect() *client {
	conn, err := new(net.Dialer).DialContext(r.b.Context(), "tcp", r.address)
	if !assert.NoError(r.b, err) {
		return nil
	}
	return &client{r: r, conn: conn, in: bufio.NewReader(conn)}
}

func (c *client) close() {
	if c != nil {
		_ = c.conn.Close()
	}
}

// open opens the link as somebody whom nobody saw before. It is false, and the
// benchmark fails, if the answer is no redirect.
func (c *client) open() bool {
	if c == nil {
		return false
	}
	n := c.r.sent.Add(1)
	c.out = fmt.Appendf(c.out[:0], "GET /r/ada HTTP/1.1\r\nHost: %s\r\nX-Forwarded-For: 10.%d.%d.%d\r\n"+
		"User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r\n\r\n", c.r.address, n>>16&255, n>>8&255, n&255)
	_, err := c.conn.Write(c.out)
	if !assert.NoError(c.r.b, err) {
		return false
	}
	return assert.NoError(c.r.b, c.read())
}

// read reads an answer, which must be a redirect.
func (c *client) read() error {
	status, err := c.in.ReadSlice('\n')
	if err != nil {
		return err
	}
	if !bytes.HasPrefix(status, []byte("HTTP/1.1 302 ")) {
		return fmt.Errorf("no redirect: %s", status)
	}
	body := 0
	for {
		line, err := c.in.ReadSlice('\n')
		if err != nil {
			return err
		}
		name, value, found := bytes.Cut(bytes.TrimSpace(line), []byte(": "))
		if !found {
			_, err := c.in.Discard(body)
			return err
		}
		if bytes.EqualFold(name, []byte("Content-Length")) {
			if body, err = strconv.Atoi(string(value)); err != nil {
				return err
			}
		}
	}
}
