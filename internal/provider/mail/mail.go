// Package mail hands mails to a mail server by SMTP. It keeps nothing and tries
// once: who calls it tries again. TLS is demanded unless the address says that the
// server stands on this machine.
package mail

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"time"

	smtp "github.com/wneessen/go-mail"

	"github.com/rapporthq/rapport/internal/domain/notice"
)

// patience is how long one attempt may take.
const patience = 30 * time.Second

// Server is a mail server. Use New.
type Server struct {
	host    string
	from    string
	options []smtp.Option
}

// New returns the server at an address such as smtp://user:password@host:587 or
// smtps://…; smtp://…?tls=none speaks without TLS. Mails come from the address
// from. The errors do not repeat the address: it holds a password.
func New(address, from string) (*Server, error) {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" {
		return nil, errors.New("the address of the mail server cannot be read")
	}
	options := []smtp.Option{smtp.WithTimeout(patience)}
	port := 587
	switch {
	case u.Scheme == "smtps":
		port = 465
		options = append(options, smtp.WithSSL())
	case u.Query().Get("tls") == "none":
		port = 25
		options = append(options, smtp.WithTLSPolicy(smtp.NoTLS))
	default:
		options = append(options, smtp.WithTLSPolicy(smtp.TLSMandatory))
	}
	if given := u.Port(); given != "" {
		if port, err = strconv.Atoi(given); err != nil {
			return nil, errors.New("the port of the mail server cannot be read")
		}
	}
	options = append(options, smtp.WithPort(port))
	if name := u.User.Username(); name != "" {
		password, _ := u.User.Password()
		sort := smtp.SMTPAuthAutoDiscover
		if u.Query().Get("tls") == "none" {
			sort = smtp.SMTPAuthPlainNoEnc
		}
		options = append(options, smtp.WithSMTPAuth(sort), smtp.WithUsername(name), smtp.WithPassword(password))
	}
	return &Server{host: u.Hostname(), from: from, options: options}, nil
}

// Address is where mails come from.
func (s *Server) Address() string { return s.from }

// Send returns when the server has taken the mail, or a *notice.SendError.
func (s *Server) Send(ctx context.Context, m notice.Message) error {
	message, err := s.message(m)
	if err != nil {
		return failed(notice.Unwritable, true, err)
	}
	client, err := smtp.NewClient(s.host, s.options...)
	if err != nil {
		return failed(notice.Misconfigured, false, err)
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if err := client.DialAndSendWithContext(ctx, message); err != nil {
		return failure(err)
	}
	return nil
}

// message puts the mail together. Every value goes through go-mail's encoder;
// line breaks are refused before, because a header ends with one.
func (s *Server) message(m notice.Message) (*smtp.Msg, error) {
	for _, one := range []string{m.Sender, m.To, m.Subject, m.ID, m.Unsubscribe} {
		if one != notice.OneLine(one) {
			return nil, errors.New("a header has more than one line")
		}
	}
	out := smtp.NewMsg()
	if err := out.FromFormat(m.Sender, s.from); err != nil {
		return nil, fmt.Errorf("set the sender: %w", err)
	}
	if err := out.To(m.To); err != nil {
		return nil, fmt.Errorf("set the recipient: %w", err)
	}
	out.Subject(m.Subject)
	out.SetDate()
	out.SetMessageIDWithValue(m.ID)
	out.SetGenHeader("Auto-Submitted", "auto-generated")
	if m.Unsubscribe != "" {
		out.SetGenHeaderPreformatted("List-Unsubscribe", "<"+m.Unsubscribe+">")
		out.SetGenHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
	}
	out.SetBodyString(smtp.TypeTextPlain, m.Text)
	out.AddAlternativeString(smtp.TypeTextHTML, m.HTML)
	return out, nil
}

// failed is a failure without an answer of the server.
func failed(reason notice.FailureReason, isFinal bool, err error) error {
	return &notice.SendError{Failure: notice.Failure{Reason: reason}, IsFinal: isFinal, Err: err}
}

// failure says why the server did not take the mail; the server's own words may
// hold addresses, so they stay in the cause.
func failure(err error) error {
	var refusal *smtp.SendError
	if !errors.As(err, &refusal) {
		return failed(notice.Unreachable, false, err)
	}
	out := &notice.SendError{Failure: notice.Failure{Reason: notice.NotTaken}, Err: err}
	if code := refusal.ErrorCode(); code > 0 {
		out.ServerCode = &code
	}
	switch {
	case refusal.IsTemp():
		out.Reason = notice.TryLater
	case refusal.Reason == smtp.ErrSMTPRcptTo:
		out.Reason, out.IsFinal = notice.RecipientRefused, true
	case refusal.Reason == smtp.ErrSMTPMailFrom:
		out.Reason, out.IsFinal = notice.SenderRefused, true
	default:
		out.IsFinal = refusal.ErrorCode() >= 500
	}
	return out
}
