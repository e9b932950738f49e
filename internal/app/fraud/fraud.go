// Package fraud is what people do about signals of fraud: they set a program's
// rules, and decide reviews. Signals are found, and reviews opened, where
// conversions are decided (app/conversion); what fraud looks like is said by
// domain/fraud. It moves no credit and no commission itself.
package fraud

import (
	"context"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/clock"
)

// Conversions decides conversions again that a review cleared, in a transaction of
// the caller.
type Conversions interface {
	ClearReview(ctx context.Context, tx *ent.Tx, id, reason string) error
}

// Commissions rejects commissions of fraud that are neither paid nor about to be, in
// a transaction of the caller.
type Commissions interface {
	RefuseFraud(ctx context.Context, tx *ent.Tx, ids []string) error
}

// Service holds the use cases of fraud.
type Service struct {
	client      *ent.Client
	clock       clock.Clock
	conversions Conversions
	commissions Commissions
}

// New returns the use cases on client.
func New(client *ent.Client, c clock.Clock, conversions Conversions, commissions Commissions) *Service {
	return &Service{client: client, clock: c, conversions: conversions, commissions: commissions}
}
