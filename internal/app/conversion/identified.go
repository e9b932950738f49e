package conversion

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"

	"entgo.io/ent/dialect/sql"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/ent/decision"
	"github.com/rapporthq/rapport/ent/refund"
)

// identified records that a browser is the customer's, unless that is known, and
// decides the customer's unattributed conversions again (rules §2.6).
func (w *work) identified(ctx context.Context, c *customer, visitorID, clickID string, at time.Time, book *clickBook) error {
	if (visitorID == "" && clickID == "") || c.knows(visitorID, clickID) {
		return nil
	}
	sequence := w.next()
	c.identify(book, visitorID, clickID, sequence)
	w.identifications = append(w.identifications, w.tx.Identification.Create().
		SetCreatedAt(w.now).SetOrganizationID(w.viewer.OrganizationID).SetProgramID(w.program.ID).SetCustomerID(c.row.ID).
		SetVisitorID(visitorID).SetClickID(clickID).SetOccurredAt(at).SetSequence(sequence))
	if err := w.acquaint(ctx, []*customer{c}); err != nil {
		return err
	}
	return w.decideAgain(ctx, c, sequence)
}

// decideAgain decides the customer's unattributed conversions as of their own
// instants, in the order in which they were recorded.
func (w *work) decideAgain(ctx context.Context, c *customer, sequence int64) error {
	if err := w.loadOpen(ctx, c); err != nil {
		return err
	}
	open := c.open
	c.open = nil
	for _, s := range open {
		if oldest := s.row.OccurredAt.Add(-memory); oldest.Before(w.since) {
			if err := w.deepen(ctx, c, oldest); err != nil {
				return err
			}
		}
		q := question{fact: s.row, customer: c, known: w.known(sequence)}
		a, err := w.answer(ctx, q)
		if err != nil {
			return err
		}
		var refunds []*ent.Refund
		if !w.isNew[s.row.ID] {
			if refunds, err = w.refundsOf(ctx, s.row.ID); err != nil {
				return err
			}
		}
		if err := w.settle(ctx, s, q, a, refunds, w.cause(sequence)); err != nil {
			return err
		}
		if !a.decision.IsAttributed() {
			c.open = append(c.open, s)
			continue
		}
		if err := w.pipeline(ctx, s.row, c, a.decision); err != nil {
			return err
		}
		w.attributed = append(w.attributed, s.row.ID)
		w.note("conversion.attributed", s.row.ID, "")
	}
	return nil
}

// loadOpen finds the conversions of the customer that nobody has credit for and
// that nobody decided by hand.
func (w *work) loadOpen(ctx context.Context, c *customer) error {
	if c.isOpenLoaded {
		return nil
	}
	c.isOpenLoaded = true
	// The organization is named inside, too: indexes begin with it.
	rows, err := w.client.Decision.Query().
		Where(decision.IsAttributed(false), inForce, decision.HasConversionWith(
			conversion.OrganizationID(w.viewer.OrganizationID), conversion.CustomerID(c.row.ID))).
		Select(decision.FieldConversionID, decision.FieldRevision, decision.FieldAttribution).All(ctx)
	if err != nil {
		return fmt.Errorf("load the decisions that credit nobody: %w", err)
	}
	revisions := make(map[string]int, len(rows))
	for _, row := range rows {
		if isOpen(row.Attribution) {
			revisions[row.ConversionID] = row.Revision
		}
	}
	var conversions []*ent.Conversion
	for part := range slices.Chunk(slices.Sorted(maps.Keys(revisions)), chunk) {
		some, err := w.client.Conversion.Query().Where(conversion.IDIn(part...)).All(ctx)
		if err != nil {
			return fmt.Errorf("load unattributed conversions: %w", err)
		}
		if err := withRatings(ctx, w.client, some...); err != nil {
			return err
		}
		conversions = append(conversions, some...)
	}
	slices.SortFunc(conversions, func(a, b *ent.Conversion) int { return cmp.Compare(a.Sequence, b.Sequence) })
	here := c.open
	c.open = nil
	for _, row := range conversions {
		c.open = append(c.open, &standing{row: row, revision: revisions[row.ID]})
	}
	c.open = append(c.open, here...)
	return nil
}

// inForce keeps the decisions that no later one of their conversion replaces.
func inForce(s *sql.Selector) {
	later := sql.Table(decision.Table).As("later")
	s.Where(sql.NotExists(sql.Dialect(s.Dialect()).Select(later.C(decision.FieldID)).From(later).Where(sql.And(
		sql.ColumnsEQ(later.C(decision.FieldOrganizationID), s.C(decision.FieldOrganizationID)),
		sql.ColumnsEQ(later.C(decision.FieldConversionID), s.C(decision.FieldConversionID)),
		sql.ColumnsGT(later.C(decision.FieldRevision), s.C(decision.FieldRevision)),
	))))
}

// refundsOf returns the refunds of a conversion in the order recorded.
func (w *work) refundsOf(ctx context.Context, conversionID string) ([]*ent.Refund, error) {
	rows, err := w.client.Refund.Query().Where(refund.ConversionID(conversionID)).Order(ent.Asc(refund.FieldSequence)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load refunds: %w", err)
	}
	return rows, nil
}

// usesCode records that the customer used a code; a code that the program does
// not have, or has no longer, is no touch.
func (r *recording) usesCode(c *customer, word string, at time.Time) {
	var row *ent.Code
	for _, form := range codeForms(word) {
		if row == nil {
			row = r.codes[form]
		}
	}
	if word == "" || row == nil || (row.ArchivedAt != nil && !at.Before(*row.ArchivedAt)) {
		return
	}
	use := &ent.CodeUse{
		ID: r.newID("use"), CreatedAt: r.now, CustomerID: c.row.ID, CodeID: row.ID, EnrollmentID: row.EnrollmentID,
		OccurredAt: at, Sequence: r.next(),
	}
	c.use(use)
	r.uses = append(r.uses, r.tx.CodeUse.Create().
		SetID(use.ID).SetCreatedAt(r.now).SetOrganizationID(r.viewer.OrganizationID).SetProgramID(r.program.ID).
		SetCustomerID(c.row.ID).SetCodeID(row.ID).SetEnrollmentID(row.EnrollmentID).
		SetOccurredAt(at).SetSequence(use.Sequence))
}

// codeForms are the forms in which a word may be a code: in lower case as it is,
// then without the spaces and punctuation around it.
func codeForms(word string) []string {
	word = strings.ToLower(strings.TrimSpace(word))
	return []string{word, strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })}
}
