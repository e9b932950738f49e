package tracking

import (
	"context"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/ent/identification"
	"github.com/rapporthq/rapport/ent/predicate"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/job"
)

// LateClicks says that clicks came into the database after a conversion of the
// person who clicked: what nobody has credit for is decided again.
type LateClicks struct {
	ProgramID string `json:"programId"`
	// CustomerIDs are those who clicked, at most pastChunk.
	CustomerIDs []string `json:"customerIds"`
}

// Kind of the job.
func (LateClicks) Kind() string { return "clicks.late" }

// tellLate makes the jobs for those of the clicks, recorded now, whose visitors
// were identified before as customers with conversions younger than the click.
func (s *Service) tellLate(ctx context.Context, tx *ent.Tx, rows []*fact, now time.Time) error {
	byProgram := map[string][]*fact{}
	for _, f := range rows {
		if !f.IsBot && f.OccurredAt.Before(now) {
			byProgram[f.ProgramID] = append(byProgram[f.ProgramID], f)
		}
	}
	for programID, facts := range byProgram {
		isLate, err := converted(ctx, tx, programID, facts[0].OccurredAt) // they are in order of time
		if err != nil {
			return err
		}
		if !isLate {
			continue
		}
		customers, err := lateCustomers(ctx, tx, programID, facts)
		if err != nil {
			return err
		}
		for part := range slices.Chunk(customers, pastChunk) {
			if _, err := job.Insert(ctx, tx, now, LateClicks{programID, part}, job.Options{}); err != nil {
				return err
			}
		}
	}
	return nil
}

// converted reports whether the program has a conversion that was recorded since
// then. Mostly it has none: clicks are here within the second.
func converted(ctx context.Context, tx *ent.Tx, programID string, since time.Time) (bool, error) {
	last, err := tx.Conversion.Query().Where(conversion.ProgramID(programID)).
		Order(ent.Desc(conversion.FieldSequence)).Select(conversion.FieldCreatedAt).First(ctx)
	if ent.IsNotFound(err) {
		return false, nil
	}
	if err != nil {
		return false, failed("look for the last conversion", err)
	}
	return !last.CreatedAt.Before(since), nil
}

// lateCustomers are the customers behind the visitors who have a conversion that
// was recorded after the first of the clicks occurred.
func lateCustomers(ctx context.Context, tx *ent.Tx, programID string, facts []*fact) ([]string, error) {
	var ids []string
	for part := range slices.Chunk(facts, pastChunk) {
		clicks, visitors := make([]string, len(part)), make([]string, len(part))
		for i, f := range part {
			clicks[i], visitors[i] = f.ID, f.VisitorID
		}
		found, err := tx.Identification.Query().Where(
			identification.ProgramID(programID),
			identification.Or(
				db.AnyOf[predicate.Identification](identification.FieldClickID, clicks),
				db.AnyOf[predicate.Identification](identification.FieldVisitorID, visitors)),
		).All(ctx)
		if err != nil {
			return nil, failed("look for identified visitors", err)
		}
		for _, one := range found {
			ids = append(ids, one.CustomerID)
		}
	}
	slices.Sort(ids)
	since := facts[0].OccurredAt // they are in order of time
	return withConversions(ctx, tx, slices.Compact(ids), since)
}

// withConversions returns those of the customers that have a conversion recorded
// since then.
func withConversions(ctx context.Context, tx *ent.Tx, customerIDs []string, since time.Time) ([]string, error) {
	var out []string
	for part := range slices.Chunk(customerIDs, pastChunk) {
		found, err := tx.Conversion.Query().Where(conversion.CustomerIDIn(part...), conversion.CreatedAtGTE(since)).
			Unique(true).Select(conversion.FieldCustomerID).Strings(ctx)
		if err != nil {
			return nil, failed("look for their conversions", err)
		}
		out = append(out, found...)
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}
