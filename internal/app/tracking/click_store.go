package tracking

import (
	"context"
	"errors"
	"maps"
	"slices"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/clicklog"
	"github.com/rapporthq/rapport/ent/link"
	"github.com/rapporthq/rapport/ent/predicate"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/viewer"
)

// Batch is a piece of a click log, on its way into the database.
type Batch struct {
	// LogID names the log. Expected is how far it was stored, Next where it is
	// stored up to with this batch.
	LogID          string
	Expected, Next int64
	// Payloads are the records between, in their order.
	Payloads [][]byte
}

// Stored is what became of a batch.
type Stored struct {
	// Clicks were written, Duplicates of them repeat a counted click.
	Clicks, Duplicates int
	// Dropped cannot be written: their link is not in this database, or another
	// version of the program wrote them.
	Dropped int
}

// ErrMoved means that the log is not stored up to where the batch begins:
// somebody else stored it, or the database was restored. Nothing was written.
var ErrMoved = errors.New("the click log is stored up to another position")

// Position returns how far the log is stored; isKnown is false of a log that
// this database has never seen.
func (s *Service) Position(ctx context.Context, logID string) (position int64, isKnown bool, err error) {
	row, err := s.client.ClickLog.Query().Where(clicklog.ID(logID)).Only(viewer.With(ctx, viewer.NewDirectory()))
	switch {
	case ent.IsNotFound(err):
		return 0, false, nil
	case err != nil:
		return 0, false, failed("ask how far the clicks are stored", err)
	}
	return row.Position, true, nil
}

// Store writes the clicks of a batch and how far its log is stored, in one
// transaction: whatever is killed, each click is written once. A click is a
// duplicate if the same visitor has a counted one on the link within
// duplicateWithin, before or after, because the clicks of several processes come
// in any order.
func (s *Service) Store(ctx context.Context, b Batch) (Stored, error) {
	var facts []*fact
	dropped := 0
	for _, payload := range b.Payloads {
		f, err := decodeFact(payload)
		if err != nil {
			dropped++
			continue
		}
		facts = append(facts, f)
	}
	stored, err := s.storeAll(ctx, facts, func(tx *ent.Tx) error { return s.move(ctx, tx, b) })
	if err != nil {
		return Stored{}, err
	}
	stored.Dropped += dropped
	return stored, nil
}

// move says how far the log is stored now, if it was stored up to where the batch
// begins.
func (s *Service) move(ctx context.Context, tx *ent.Tx, b Batch) error {
	ctx = viewer.With(ctx, viewer.NewDirectory())
	moved, err := tx.ClickLog.Update().Where(clicklog.ID(b.LogID), clicklog.Position(b.Expected)).
		SetPosition(b.Next).SetMovedAt(s.clock.Now()).Save(ctx)
	if err != nil || moved == 1 {
		return err
	}
	now := s.clock.Now()
	err = tx.ClickLog.Create().SetID(b.LogID).SetCreatedAt(now).SetMovedAt(now).SetPosition(b.Next).Exec(ctx)
	if _, isKnown := db.IsUniqueViolation(err); isKnown {
		return ErrMoved
	}
	return err
}

// storeAll writes the clicks, and first does what guard does, in one transaction.
// Each fact is told what it repeats.
func (s *Service) storeAll(ctx context.Context, facts []*fact, guard func(tx *ent.Tx) error) (Stored, error) {
	byOrganization := map[string][]*fact{}
	for _, f := range facts {
		byOrganization[f.OrganizationID] = append(byOrganization[f.OrganizationID], f)
	}
	var out Stored
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		out = Stored{}
		if guard != nil {
			if err := guard(tx); err != nil {
				return err
			}
		}
		for _, id := range slices.Sorted(maps.Keys(byOrganization)) {
			if err := s.storeOwn(viewer.With(ctx, viewer.NewVisitor(id)), tx, byOrganization[id], &out); err != nil {
				return err
			}
		}
		return nil
	}, db.Repeatable())
	if err != nil {
		return Stored{}, err
	}
	return out, nil
}

// storeOwn writes the clicks of one organization.
func (s *Service) storeOwn(ctx context.Context, tx *ent.Tx, facts []*fact, out *Stored) error {
	links, err := lockLinks(ctx, tx, facts)
	if err != nil {
		return err
	}
	// The clock is read when the links are locked: what is visible later was
	// recorded later.
	now := s.clock.Now()
	rows := slices.DeleteFunc(slices.Clone(facts), func(f *fact) bool { return !f.isOf(links[f.LinkID]) })
	out.Dropped += len(facts) - len(rows)
	slices.SortStableFunc(rows, func(a, b *fact) int { return a.OccurredAt.Compare(b.OccurredAt) })
	if err := findRepeated(ctx, tx, rows); err != nil {
		return err
	}
	if err := insertClicks(ctx, tx, rows, now); err != nil {
		return err
	}
	out.Clicks += len(rows)
	for _, f := range rows {
		if f.isDuplicate {
			out.Duplicates++
		}
	}
	return s.tellLate(ctx, tx, rows, now)
}

// lockLinks locks the links of the clicks, so that of two clicks at once only one
// counts, and returns those that are there.
func lockLinks(ctx context.Context, tx *ent.Tx, facts []*fact) (map[string]*ent.Link, error) {
	ids := make([]string, len(facts))
	for i, f := range facts {
		ids[i] = f.LinkID
	}
	slices.Sort(ids)
	links := map[string]*ent.Link{}
	for part := range slices.Chunk(slices.Compact(ids), pastChunk) {
		found, err := tx.Link.Query().
			Where(db.AnyOf[predicate.Link](link.FieldID, part), db.ForUpdateOfNoKey).Order(link.ByID()).
			Select(link.FieldID, link.FieldOrganizationID, link.FieldProgramID, link.FieldEnrollmentID, link.FieldPartnerID).All(ctx)
		if err != nil {
			return nil, failed("lock the links", err)
		}
		for _, one := range found {
			links[one.ID] = one
		}
	}
	return links, nil
}

// isOf reports whether the click says of its link what the database says. Clicks
// have no foreign keys, because this is looked up anyway.
func (f *fact) isOf(l *ent.Link) bool {
	return l != nil && f.OrganizationID == l.OrganizationID && f.ProgramID == l.ProgramID &&
		f.EnrollmentID == l.EnrollmentID && f.PartnerID == l.PartnerID
}
