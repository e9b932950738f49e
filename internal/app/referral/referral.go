// Package referral takes what partners submit and moves prospects through the pipeline
// of a program (rules §6). What may follow is decided by internal/domain/referral;
// conversions open referrals, too.
package referral

import (
	"context"
	"fmt"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
)

// Tiers evaluates the tiers of enrollments after facts that may move them, in
// the transaction of the facts. at is when the facts were recorded.
type Tiers interface {
	Evaluate(ctx context.Context, tx *ent.Tx, programID string, enrollmentIDs []string, at time.Time) error
}

// Conversions records that a referral entered a stage, with what follows from
// it, in the transaction of the move.
type Conversions interface {
	EnterStage(ctx context.Context, tx *ent.Tx, r *ent.Referral, to *ent.Stage, at time.Time) error
	// Give gives all credit of a conversion to an enrollment by hand.
	Give(ctx context.Context, tx *ent.Tx, conversionID, enrollmentID, reason string) error
}

// Service holds the use cases of referrals.
type Service struct {
	client      *ent.Client
	clock       clock.Clock
	tiers       Tiers
	conversions Conversions
}

// New returns the use cases on client.
func New(client *ent.Client, c clock.Clock, tiers Tiers, conversions Conversions) *Service {
	return &Service{client: client, clock: c, tiers: tiers, conversions: conversions}
}

// missing turns ent's "not found" into apperr.ErrNotFound and wraps the rest.
func missing(err error, doing string) error {
	if ent.IsNotFound(err) {
		return apperr.ErrNotFound
	}
	return fmt.Errorf("%s: %w", doing, err)
}
