package tracking

import (
	"context"
	"math"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/ent/identification"
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

// lateCustomers are those who have a conversion that was recorded after the first of
// the clicks occurred, and who were identified by one of the clicks or its visitor.
// It begins with the conversions, which are few: clicks are here within the second.
func lateCustomers(ctx context.Context, tx *ent.Tx, programID string, facts []*fact) ([]string, error) {
	since := facts[0].OccurredAt // they are in order of time
	recent, err := convertedSince(ctx, tx, programID, since)
	if err != nil || len(recent) == 0 {
		return nil, err
	}
	clicks, visitors := map[string]bool{}, map[string]bool{}
	for _, f := range facts {
		clicks[f.ID], visitors[f.VisitorID] = true, true
	}
	var out []string
	for part := range slices.Chunk(recent, pastChunk) {
		found, err := tx.Identification.Query().Where(identification.CustomerIDIn(part...)).
			Select(identification.FieldCustomerID, identification.FieldClickID, identification.FieldVisitorID).All(ctx)
		if err != nil {
			return nil, failed("look for identified visitors", err)
		}
		for _, one := range found {
			if clicks[one.ClickID] || visitors[one.VisitorID] {
				out = append(out, one.CustomerID)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// convertedSince are the customers of the program's conversions that were recorded
// since then, each once. They are read from the last one back, as far as needed.
func convertedSince(ctx context.Context, tx *ent.Tx, programID string, since time.Time) ([]string, error) {
	var out []string
	for before := int64(math.MaxInt64); ; {
		rows, err := tx.Conversion.Query().Where(conversion.ProgramID(programID), conversion.SequenceLT(before)).
			Order(ent.Desc(conversion.FieldSequence)).Limit(pastChunk).
			Select(conversion.FieldCustomerID, conversion.FieldCreatedAt, conversion.FieldSequence).All(ctx)
		if err != nil {
			return nil, failed("look for their conversions", err)
		}
		for _, row := range rows {
			if row.CreatedAt.Before(since) {
				rows = nil
				break
			}
			out, before = append(out, row.CustomerID), row.Sequence
		}
		if len(rows) < pastChunk {
			slices.Sort(out)
			return slices.Compact(out), nil
		}
	}
}
