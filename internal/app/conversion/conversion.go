// Package conversion is the heart: it records what customers do and what is
// given back, has domain/attribution decide who gets credit and
// domain/commission compute what it is worth, and writes the decision, the
// commissions and their postings in one transaction. Replay derives everything
// again by the same code and compares; so do quotes and simulations.
//
// How it works together:
//
//	record.go, batch.go, recording.go, ahead.go,
//	take.go, customer.go, decide.go, late.go        use cases: conversions are recorded, one or many
//	refund.go, dispute*.go, demand.go               money is given back, or wanted back
//	ident*.go, assign*.go, move.go, returned.go     credit is decided again, by what is learnt or by hand
//	rate*.go                                        exchange rates, and conversions that get one late
//	input.go, content.go, amount.go                 what is read of inputs, in one form
//	work.go, desk.go, load*.go                      one transaction: what is locked, loaded and cached
//	knowledge.go, answer.go, lens*.go, current.go   facts in, decision and lines out; no I/O but terms
//	books.go, shelf.go, totals.go                   what was derived so far, the same for recording and replaying
//	follow.go, topup.go, bonus.go, recruit.go       what follows from an answer
//	reverse.go                                      what is taken back
//	settle.go, pipeline.go, rollup*.go, writes.go   the rows, written in bulk, and the figures kept of them
//	stage.go                                        the fact that a referral entered a stage
//	replay*.go                                      the same facts and books, compared and not written
//	quote*.go                                       what a conversion would pay, asked before it happens
//	simulate*.go                                    a draft of a plan over the facts of a period, compared and not written
//
// Every fact takes the next number of its program's sequence under the lock of
// the program's row, so that the facts of one program are recorded one after the
// other, and what a fact causes carries its number.
package conversion

import (
	"context"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/clock"
)

// Tiers evaluates the tiers of enrollments after facts that may move them, in
// the transaction of the facts. at is when the facts were recorded.
type Tiers interface {
	Evaluate(ctx context.Context, tx *ent.Tx, programID string, enrollmentIDs []string, at time.Time) error
}

// Service holds the use cases of conversions, refunds and identifications.
type Service struct {
	client *ent.Client
	clock  clock.Clock
	tiers  Tiers
	// clicks is nil if clicks are in the database as soon as they are made.
	clicks Clicks
}

// New returns the use cases on client.
func New(client *ent.Client, c clock.Clock, tiers Tiers) *Service {
	return &Service{client: client, clock: c, tiers: tiers}
}

// AwaitClicks makes recording and identifying wait for the clicks that were made
// before, patience at most. It is called before the first use.
func (s *Service) AwaitClicks(clicks Clicks) { s.clicks = clicks }

// The sources of a conversion.
const (
	// SourceAPI is the plain HTTP API.
	SourceAPI = "API"
	// SourceGraphQL is the GraphQL API, the default.
	SourceGraphQL = "GRAPHQL"
	// SourceImport is an importer.
	SourceImport = "IMPORT"
	// SourceDemo is the demo.
	SourceDemo = "DEMO"
	// SourceStage is the pipeline: a referral entered a stage.
	SourceStage = "STAGE"
	// SourceLanding is the form of a landing page.
	SourceLanding = "LANDING"
)

// MaxBatch is how many conversions RecordBatch takes.
const MaxBatch = 1000

// future is how far in the future a fact may have occurred (rules §0).
const future = 5 * time.Minute
