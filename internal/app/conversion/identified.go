package conversion

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	entsql "entgo.io/ent/dialect/sql"

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
	return w.identifiedAgain(ctx, c, visitorID, clickID, at, book)
}

// identifiedAgain is identified for a browser that may be known already, of which
// more is known now.
func (w *work) identifiedAgain(ctx context.Context, c *customer, visitorID, clickID string, at time.Time, book *clickBook) error {
	sequence := w.next()
	c.identify(book, visitorID, clickID, sequence)
	w.identifications = append(w.identifications, w.tx.Identification.Create().
		SetCreatedAt(w.now).SetOrganizationID(w.viewer.OrganizationID).SetProgramID(w.program.ID).SetCustomerID(c.row.ID).
		SetVisitorID(visitorID).SetClickID(clickID).SetOccurredAt(at).SetSequence(sequence))
	if err := w.acquaint(ctx, []*customer{c}, nil, nil); err != nil {
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
		if oldest := s.row.OccurredAt.Add(-memory); oldest.Before(w.since) && (c.since == nil || oldest.Before(*c.since)) {
			if err := w.deepen(ctx, c, oldest); err != nil {
				return err
			}
		}
		q := question{fact: s.row, customer: c, known: w.known(sequence), refunds: s.refunds}
		a, err := w.answer(ctx, q)
		if err != nil {
			return err
		}
		if err := w.settle(ctx, s, q, a, s.refunds, w.cause(sequence)); err != nil {
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

// loadOpen finds the conversions of customers that nobody has credit for and that
// nobody decided by hand, unless they were looked for before.
func (w *work) loadOpen(ctx context.Context, list ...*customer) error {
	of := map[string]*customer{}
	for _, c := range list {
		if !c.isOpenLoaded {
			c.isOpenLoaded = true
			of[c.row.ID] = c
		}
	}
	ids, err := w.openDecisions(ctx, slices.Sorted(maps.Keys(of)))
	if err != nil {
		return err
	}
	revisions := map[string]int{}
	for part := range slices.Chunk(ids, chunk) {
		rows, err := w.client.Decision.Query().Where(decision.IDIn(part...)).
			Select(decision.FieldConversionID, decision.FieldRevision, decision.FieldAttribution).All(ctx)
		if err != nil {
			return fmt.Errorf("load the decisions that credit nobody: %w", err)
		}
		for _, row := range rows {
			if isOpen(row.Attribution) {
				revisions[row.ConversionID] = row.Revision
			}
		}
	}
	found, err := w.standings(ctx, revisions)
	if err != nil {
		return err
	}
	for _, s := range slices.Backward(found) {
		c := of[s.row.CustomerID]
		c.open = append([]*standing{s}, c.open...)
	}
	return nil
}

// openDecisions returns the ids of the decisions in force that credit nobody, of
// conversions of the customers. CROSS JOIN has SQLite begin with the conversions,
// which are few, whatever it knows of the tables.
func (w *work) openDecisions(ctx context.Context, customerIDs []string) ([]string, error) {
	var ids []string
	for part := range slices.Chunk(customerIDs, chunk) {
		args, marks := []any{w.viewer.OrganizationID}, make([]string, len(part))
		for i, id := range part {
			args, marks[i] = append(args, id), "$"+strconv.Itoa(i+2)
		}
		some, err := texts(ctx, w.tx, `SELECT d."id" FROM "conversions" c CROSS JOIN "decisions" d
			WHERE c."organization_id" = $1 AND c."customer_id" IN (`+strings.Join(marks, ", ")+`)
			AND d."organization_id" = c."organization_id" AND d."conversion_id" = c."id" AND NOT d."is_attributed"
			AND NOT EXISTS (SELECT 1 FROM "decisions" later WHERE later."organization_id" = d."organization_id"
				AND later."conversion_id" = d."conversion_id" AND later."revision" > d."revision")`, args...)
		if err != nil {
			return nil, fmt.Errorf("look for conversions that nobody has credit for: %w", err)
		}
		ids = append(ids, some...)
	}
	slices.Sort(ids)
	return ids, nil
}

// texts returns the one column of a query.
func texts(ctx context.Context, tx *ent.Tx, query string, args ...any) (out []string, err error) {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			return nil, err
		}
		out = append(out, text)
	}
	return out, rows.Err()
}

// standings loads conversions with their refunds, in the order in which they were
// recorded.
func (w *work) standings(ctx context.Context, revisions map[string]int) ([]*standing, error) {
	var out []*standing
	for part := range slices.Chunk(slices.Sorted(maps.Keys(revisions)), chunk) {
		rows, err := w.client.Conversion.Query().Where(conversion.IDIn(part...)).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("load unattributed conversions: %w", err)
		}
		if err := withRatings(ctx, w.client, rows...); err != nil {
			return nil, err
		}
		of, err := refundsOf(ctx, w.client, part...)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			out = append(out, &standing{row: row, revision: revisions[row.ID], refunds: of[row.ID]})
		}
	}
	slices.SortFunc(out, func(a, b *standing) int { return cmp.Compare(a.row.Sequence, b.row.Sequence) })
	return out, nil
}

// inForce keeps the decisions that no later one of their conversion replaces.
func inForce(s *entsql.Selector) {
	later := entsql.Table(decision.Table).As("later")
	s.Where(entsql.NotExists(entsql.Dialect(s.Dialect()).Select(later.C(decision.FieldID)).From(later).Where(entsql.And(
		entsql.ColumnsEQ(later.C(decision.FieldOrganizationID), s.C(decision.FieldOrganizationID)),
		entsql.ColumnsEQ(later.C(decision.FieldConversionID), s.C(decision.FieldConversionID)),
		entsql.ColumnsGT(later.C(decision.FieldRevision), s.C(decision.FieldRevision)),
	))))
}

// refundsOf returns the refunds of a conversion in the order recorded.
func (w *work) refundsOf(ctx context.Context, conversionID string) ([]*ent.Refund, error) {
	of, err := refundsOf(ctx, w.client, conversionID)
	return of[conversionID], err
}

// refundsOf returns the refunds of conversions, by conversion, in the order recorded.
func refundsOf(ctx context.Context, client *ent.Client, conversionIDs ...string) (map[string][]*ent.Refund, error) {
	out := map[string][]*ent.Refund{}
	for part := range slices.Chunk(conversionIDs, chunk) {
		rows, err := client.Refund.Query().Where(refund.ConversionIDIn(part...)).Order(ent.Asc(refund.FieldSequence)).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("load refunds: %w", err)
		}
		for _, row := range rows {
			out[row.ConversionID] = append(out[row.ConversionID], row)
		}
	}
	return out, nil
}

// usesCode records that the customer used a code; a code that the program does
// not have, or that was archived or had ended by then, is no touch.
func (r *recording) usesCode(c *customer, word string, at time.Time) {
	var row *ent.Code
	for _, form := range CodeForms(word) {
		if row == nil {
			row = r.codes[form]
		}
	}
	if word == "" || row == nil || isOver(row.ArchivedAt, at) || isOver(row.ExpiresAt, at) {
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

// isOver reports whether an end was reached at an instant; nil is no end.
func isOver(end *time.Time, at time.Time) bool { return end != nil && !at.Before(*end) }

// CodeForms are the forms in which a word may be a code: in lower case as it is,
// then without the spaces and punctuation around it.
func CodeForms(word string) []string {
	word = strings.ToLower(strings.TrimSpace(word))
	return []string{word, strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })}
}
