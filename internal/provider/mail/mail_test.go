package mail_test

import (
	"bufio"
	"context"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net"
	netmail "net/mail"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/notice"
	"github.com/rapporthq/rapport/internal/provider/mail"
)

// server is a small mail server on the loopback: it takes what it is given, and
// answers to RCPT what the test wants.
type server struct {
	address string
	rcpt    string

	mu   sync.Mutex
	from []string
	to   []string
	got  []string
}

func listen(t *testing.T, rcpt string) *server {
	t.Helper()
	l, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	s := &server{address: l.Addr().String(), rcpt: rcpt}
	var serving sync.WaitGroup
	serving.Go(func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			// A client that gives up may leave its end open.
			stop := context.AfterFunc(t.Context(), func() { _ = c.Close() })
			serving.Go(func() {
				defer stop()
				s.talk(c)
			})
		}
	})
	t.Cleanup(func() {
		_ = l.Close()
		serving.Wait()
	})
	return s
}

// talk speaks as much SMTP as one mail needs.
func (s *server) talk(c net.Conn) {
	defer func() { _ = c.Close() }()
	lines := bufio.NewReader(c)
	say := func(line string) { _, _ = io.WriteString(c, line+"\r\n") }
	say("220 ready")
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			return
		}
		line = strings.TrimSpace(line)
		switch verb, _, _ := strings.Cut(strings.ToUpper(line), " "); verb {
		case "EHLO", "HELO", "NOOP", "RSET":
			say("250 localhost")
		case "MAIL":
			s.note(&s.from, line)
			say("250 ok")
		case "RCPT":
			s.note(&s.to, line)
			say(s.rcpt)
		case "DATA":
			say("354 go on")
			var b strings.Builder
			for {
				part, err := lines.ReadString('\n')
				if err != nil {
					return
				}
				if part == ".\r\n" {
					break
				}
				b.WriteString(strings.TrimPrefix(part, "."))
			}
			s.note(&s.got, b.String())
			say("250 taken")
		case "QUIT":
			say("221 bye")
			return
		default:
			say("502 no")
		}
	}
}

func (s *server) note(list *[]string, what string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	*list = append(*list, what)
}

func message() notice.Message {
	return notice.Message{
		ID: "mai_1@tide.example", Sender: `Tide & Söhne, GmbH`, To: "ada@example.com", Subject: "Grüße: 5 € für Ada",
		Text: "Guten Tag\n.\nEnde", HTML: "<p>Guten Tag</p>", Unsubscribe: "https://tide.example/unsubscribe/" + strings.Repeat("abc", 60),
	}
}

func dial(t *testing.T, address string) *mail.Server {
	t.Helper()
	s, err := mail.New(address, "partners@tide.example")
	require.NoError(t, err)
	return s
}

func TestAMailArrivesWhole(t *testing.T) {
	t.Parallel()
	s := listen(t, "250 ok")
	out := dial(t, "smtp://"+s.address+"?tls=none")
	require.Equal(t, "partners@tide.example", out.Address())
	require.NoError(t, out.Send(t.Context(), message()))
	require.Len(t, s.got, 1)
	require.True(t, strings.HasPrefix(s.from[0], "MAIL FROM:<partners@tide.example>"), s.from[0])
	require.True(t, strings.HasPrefix(s.to[0], "RCPT TO:<ada@example.com>"), s.to[0])

	read, err := netmail.ReadMessage(strings.NewReader(s.got[0]))
	require.NoError(t, err)
	h := read.Header
	from, err := netmail.ParseAddress(h.Get("From"))
	require.NoError(t, err)
	require.Equal(t, &netmail.Address{Name: `Tide & Söhne, GmbH`, Address: "partners@tide.example"}, from)
	subject, err := new(mime.WordDecoder).DecodeHeader(h.Get("Subject"))
	require.NoError(t, err)
	require.Equal(t, "Grüße: 5 € für Ada", subject)
	require.Equal(t, "<mai_1@tide.example>", h.Get("Message-Id"))
	require.Equal(t, "<"+message().Unsubscribe+">", h.Get("List-Unsubscribe"))
	require.Equal(t, "List-Unsubscribe=One-Click", h.Get("List-Unsubscribe-Post"))
	require.Equal(t, "auto-generated", h.Get("Auto-Submitted"))

	kind, parameters, err := mime.ParseMediaType(h.Get("Content-Type"))
	require.NoError(t, err)
	require.Equal(t, "multipart/alternative", kind)
	parts := multipart.NewReader(read.Body, parameters["boundary"])
	for _, want := range []string{"Guten Tag\r\n.\r\nEnde", "<p>Guten Tag</p>"} {
		part, err := parts.NextRawPart()
		require.NoError(t, err)
		content, err := io.ReadAll(quotedprintable.NewReader(part))
		require.NoError(t, err)
		require.Equal(t, want, strings.TrimSpace(string(content)))
	}
}

func TestNoValueMakesAHeader(t *testing.T) {
	t.Parallel()
	s := listen(t, "250 ok")
	out := dial(t, "smtp://"+s.address+"?tls=none")
	for name, change := range map[string]func(*notice.Message, string){
		"subject":     func(m *notice.Message, evil string) { m.Subject = evil },
		"sender":      func(m *notice.Message, evil string) { m.Sender = evil },
		"recipient":   func(m *notice.Message, evil string) { m.To = "ada@example.com" + evil },
		"id":          func(m *notice.Message, evil string) { m.ID = evil },
		"unsubscribe": func(m *notice.Message, evil string) { m.Unsubscribe = evil },
	} {
		for _, evil := range []string{"a\r\nBcc: eve@example.com", "a\nBcc: eve@example.com", "a\rBcc: eve@example.com", "a\x00b"} {
			m := message()
			change(&m, evil)
			failure := &notice.SendError{}
			require.ErrorAs(t, out.Send(t.Context(), m), &failure, "%s %q", name, evil)
			require.True(t, failure.IsFinal, name)
			require.Equal(t, notice.Unwritable, failure.Reason, name)
		}
	}
	require.Empty(t, s.got)
}

func TestFailuresSayWhy(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		rcpt, reason string
		isFinal      bool
	}{
		"unknown":    {"550 5.1.1 nobody <ada@example.com> here", "RECIPIENT_REFUSED 550", true},
		"greylisted": {"451 4.7.1 later", "TRY_LATER 451", false},
	} {
		s := listen(t, c.rcpt)
		failure := &notice.SendError{}
		require.ErrorAs(t, dial(t, "smtp://"+s.address+"?tls=none").Send(t.Context(), message()), &failure, name)
		require.Equal(t, c.reason, failure.String(), name)
		require.Equal(t, c.isFinal, failure.IsFinal, name)
	}
	l, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	require.NoError(t, l.Close())
	failure := &notice.SendError{}
	require.ErrorAs(t, dial(t, "smtp://user:hunter2@"+l.Addr().String()).Send(t.Context(), message()), &failure)
	require.Equal(t, "UNREACHABLE", failure.String())
	require.False(t, failure.IsFinal)
	require.NotContains(t, errors.Unwrap(failure).Error(), "hunter2")
}

func TestTLSIsDemanded(t *testing.T) {
	t.Parallel()
	s := listen(t, "250 ok") // it offers no STARTTLS
	require.Error(t, dial(t, "smtp://"+s.address).Send(t.Context(), message()))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	require.Error(t, dial(t, "smtps://"+s.address).Send(ctx, message()))
	require.Empty(t, s.got)
	require.Empty(t, s.from, "not even the envelope travels without TLS")
}

func TestAddressesOfServers(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"smtps://mail.example.com", "smtp://a%40b:p%3Ass@mail.example.com:2525", "smtp://localhost?tls=none"} {
		_, err := mail.New(address, "a@example.com")
		require.NoError(t, err, address)
	}
	for _, address := range []string{"", "smtp://", "smtp://u:hunter2@h:x"} {
		_, err := mail.New(address, "a@example.com")
		require.Error(t, err, address)
		require.NotContains(t, err.Error(), "hunter2")
	}
}
