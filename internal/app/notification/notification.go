// Package notification tells people what happened: it makes notifications and
// mails of events, sends mails, and keeps who wants to be told how and in which
// words. What is told to whom is decided by internal/domain/notice. It must not
// know how a mail travels: that is the Sender's matter.
package notification

import (
	"context"
	"strings"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/domain/notice"
)

// Sender hands mails to a mail server.
type Sender interface {
	// Send returns when the server has taken the mail, or a *notice.SendError.
	Send(ctx context.Context, m notice.Message) error
	// Address is where mails come from.
	Address() string
}

// Service holds the use cases. It is safe for concurrent use.
type Service struct {
	client    *ent.Client
	clock     clock.Clock
	publicURL string
	// sender is nil if mails are kept.
	sender Sender
	seals  *seals
}

// New returns the use cases on client. The publicURL is where people reach the
// server; without a sender mails are kept. The secret is the installation's.
func New(client *ent.Client, c clock.Clock, publicURL string, sender Sender, secret []byte) (*Service, error) {
	made, err := newSeals(secret)
	if err != nil {
		return nil, err
	}
	return &Service{client: client, clock: c, publicURL: strings.TrimSuffix(publicURL, "/"), sender: sender, seals: made}, nil
}
