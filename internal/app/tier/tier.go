// Package tier moves enrollments between the tiers of their program: it
// measures what the tiers ask for, lets domain/tier decide, and keeps every
// move as a row. Pins, floors, points and certifications, which a person gives,
// are here too. It changes no tier; app/program does.
package tier

import (
	"context"
	"fmt"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/predicate"
	entprogram "github.com/rapporthq/rapport/ent/program"
	enttier "github.com/rapporthq/rapport/ent/tier"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/domain/tier"
)

// Service holds the use cases of tiers.
type Service struct {
	client *ent.Client
	clock  clock.Clock
}

// New returns the use cases on client.
func New(client *ent.Client, c clock.Clock) *Service {
	return &Service{client: client, clock: c}
}

// ladder is a program with its tiers, lowest first.
type ladder struct {
	program *ent.Program
	zone    *time.Location
	rows    []*ent.Tier
	tiers   []tier.Tier
	policy  tier.Policy
}

// loadLadder reads a program's tiers, with db.ForUpdate among the predicates
// under a lock, so that moves in one program wait for each other. A program that
// the viewer does not see is apperr.ErrNotFound.
func loadLadder(ctx context.Context, client *ent.Client, programID string, lock ...predicate.Program) (*ladder, error) {
	p, err := client.Program.Query().Where(entprogram.ID(programID)).Where(lock...).Only(ctx)
	if err != nil {
		return nil, missing(err, "load program")
	}
	zone, err := time.LoadLocation(p.TimeZone)
	if err != nil {
		return nil, fmt.Errorf("load the time zone of program %s: %w", p.ID, err)
	}
	rows, err := client.Tier.Query().Where(enttier.ProgramID(p.ID)).Order(ent.Asc(enttier.FieldRank)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load tiers: %w", err)
	}
	l := &ladder{
		program: p, zone: zone, rows: rows, tiers: make([]tier.Tier, len(rows)),
		policy: tier.Policy{Review: p.TierReview, Demotion: p.TierDemotion, GraceDays: p.TierGraceDays, Location: zone},
	}
	for i, row := range rows {
		l.tiers[i] = tier.Tier{ID: row.ID, Rank: row.Rank, Requirements: tier.Requirements{
			Mode: row.Mode, Window: row.Window, Requirements: row.Requirements,
		}}
	}
	return l, nil
}

// row returns the tier with this id, or nil.
func (l *ladder) row(id string) *ent.Tier {
	for _, row := range l.rows {
		if row.ID == id {
			return row
		}
	}
	return nil
}

// missing turns ent's "not found" into apperr.ErrNotFound and wraps the rest.
func missing(err error, doing string) error {
	if ent.IsNotFound(err) {
		return apperr.ErrNotFound
	}
	return fmt.Errorf("%s: %w", doing, err)
}
