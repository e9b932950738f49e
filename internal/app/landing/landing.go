// Package landing serves the page that each link of a program has: its text, the
// form on it, and the leads that come by it. What a page looks like is the business
// of internal/web; what a lead is worth that of conversions.
//
//	page.go     the text, and its preview
//	open.go     what a visitor of a link sees
//	form.go     the signed form
//	send.go     a form becomes a lead
//	erase.go    a person is forgotten
package landing

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
)

// Lead is what a form says, for the conversion that is made of it.
type Lead struct {
	ProgramID string
	// Type is the program's event type that opens referrals.
	Type string
	// ExternalID is the person's, as customer and as conversion.
	ExternalID           string
	Email, Name, Company string
	// ClickID is the visit of the link.
	ClickID string
}

// Conversions records a lead in the transaction of the form.
type Conversions interface {
	RecordLead(ctx context.Context, tx *ent.Tx, lead Lead) (*ent.Conversion, error)
}

// Renderer draws pages.
type Renderer interface {
	// Form is the page with an empty form that leads nowhere.
	Form(p Page) (string, error)
	// Thanks is the page after the form was sent.
	Thanks(p Page) (string, error)
}

// Notices are what people were told.
type Notices interface {
	// Forget removes what was told of the referrals, in the transaction that erases
	// the person whom they named.
	Forget(ctx context.Context, tx *ent.Tx, referralIDs []string) error
}

// Service holds the use cases.
type Service struct {
	client      *ent.Client
	clock       clock.Clock
	secret      []byte
	conversions Conversions
	renderer    Renderer
	notices     Notices
}

// New returns the use cases on client. The secret is the installation's: forms are
// signed with keys made of it.
func New(client *ent.Client, c clock.Clock, secret []byte, conversions Conversions, renderer Renderer, notices Notices) *Service {
	return &Service{client: client, clock: c, secret: secret, conversions: conversions, renderer: renderer, notices: notices}
}

// missing turns ent's "not found" into apperr.ErrNotFound and wraps the rest.
func missing(err error, doing string) error {
	if ent.IsNotFound(err) {
		return apperr.ErrNotFound
	}
	return fmt.Errorf("%s: %w", doing, err)
}
