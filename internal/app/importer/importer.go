// Package importer brings facts of other systems in, through the ordinary use
// cases: reading a source is pure (bytes to rows with line numbers and
// problems), applying it may be repeated and changes nothing the second time,
// because every fact carries the source's own id. It decides and computes
// nothing.
package importer

import (
	"context"
	"fmt"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// Programs makes the program; *program.Service does.
type Programs interface {
	Create(ctx context.Context, in program.CreateInput) (*ent.Program, error)
	Update(ctx context.Context, id string, in program.UpdateInput) (*ent.Program, error)
	CreatePlan(ctx context.Context, programID string, in program.PlanCreateInput) (*ent.Plan, error)
}

// Partners makes a partner with an approved enrollment and one link, which
// leads to the program's site.
type Partners interface {
	Enroll(ctx context.Context, in NewPartner) error
}

// NewPartner is a partner that another system had.
type NewPartner struct {
	ProgramID string
	Name      string
	Email     string
	// LinkCode is the code of its link.
	LinkCode string
	// ApprovedAt is since when the partner takes part: clicks before are not
	// credited. The partner and its history are recorded as of this instant.
	ApprovedAt time.Time
}

// Clicks records clicks of the past, at most 1,000 at once; a known key changes
// nothing.
type Clicks interface {
	// RecordPast returns the ids of the clicks in the order of the input, and how
	// many of them are new.
	RecordPast(ctx context.Context, clicks []PastClick) (clickIDs []string, recorded int, err error)
}

// PastClick is a click that another system saw.
type PastClick struct {
	// Key is the other system's own id of the click.
	Key        string
	LinkID     string
	OccurredAt time.Time
}

// Conversions records conversions, at most 1,000 at once; a known external id
// changes nothing.
type Conversions interface {
	// RecordBatch returns one outcome per conversion in the order of the input.
	RecordBatch(ctx context.Context, batch []Conversion) ([]Outcome, error)
}

// Conversion is what a customer did, as another system reports it.
type Conversion struct {
	ProgramID, Type, ExternalID string
	// CustomerID is the other system's id of the customer.
	CustomerID string
	OccurredAt time.Time
	// Amount is none if nil.
	Amount *money.Input
	// Metadata is the other system's own attributes.
	Metadata map[string]string
	// ClickID is the click that led to it, empty if unknown.
	ClickID string
}

// Outcome is what became of a conversion: recorded, repeated, or the mistakes in
// it.
type Outcome struct {
	IsRepeated bool
	Errors     apperr.Errors
}

// Service holds the importers.
type Service struct {
	client      *ent.Client
	clock       clock.Clock
	programs    Programs
	partners    Partners
	clicks      Clicks
	conversions Conversions
}

// New returns the importers, which read through client and write through the
// use cases.
func New(client *ent.Client, c clock.Clock, programs Programs, partners Partners, clicks Clicks, conversions Conversions) *Service {
	return &Service{client: client, clock: c, programs: programs, partners: partners, clicks: clicks, conversions: conversions}
}

// batch is how many facts are handed to a use case at once.
const batch = 1000

// failed wraps an error with what was being done.
func failed(doing string, err error) error { return fmt.Errorf("%s: %w", doing, err) }
