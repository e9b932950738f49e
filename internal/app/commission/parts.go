package commission

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"entgo.io/ent/dialect/sql"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	appledger "github.com/rapporthq/rapport/internal/app/ledger"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/commission"
)

// lockParts loads and locks the rows that take parts of the commissions back.
func (m *moving) lockParts(ctx context.Context) error {
	ids := make([]string, len(m.rows))
	for i, row := range m.rows {
		ids[i] = row.ID
	}
	rows, err := m.tx.Commission.Query().Where(entcommission.OriginalIDIn(ids...), db.ForUpdate).
		Order(ent.Asc(entcommission.FieldID)).All(ctx)
	if err != nil {
		return fmt.Errorf("lock reversals: %w", err)
	}
	held, err := appledger.HeldFrom(ctx, m.tx.Client(), rows)
	if err != nil {
		return err
	}
	maps.Copy(m.held, held)
	m.parts = map[string][]*ent.Commission{}
	for _, row := range rows {
		m.parts[*row.OriginalID] = append(m.parts[*row.OriginalID], row)
	}
	return nil
}

// along adds the moves of the parts that were taken back of the commissions that
// move, so that an original and its parts stay together; those that are named
// move on their own. plan says how a part moves with its original, and an empty
// move that it stays.
func (m *moving) along(ids []string, moves []move, plan func(of move, part *ent.Commission) (move, *apperr.Error)) ([]move, error) {
	for _, of := range slices.Clone(moves) {
		for _, part := range m.parts[of.row.ID] {
			if slices.Contains(ids, part.ID) {
				continue
			}
			one, refusal := plan(of, part)
			if refusal != nil {
				return nil, refusal
			}
			if one.to != "" {
				one.row = part
				moves = append(moves, one)
			}
		}
	}
	return moves, nil
}

// waitsForOriginal keeps the rows whose original is on hold out: a part of a
// commission is not taken from other money while nobody may have the commission.
func waitsForOriginal(s *sql.Selector) {
	original := sql.Table(entcommission.Table).As("original")
	s.Where(sql.NotExists(sql.Dialect(s.Dialect()).Select(original.C(entcommission.FieldID)).From(original).Where(sql.And(
		sql.ColumnsEQ(original.C(entcommission.FieldOrganizationID), s.C(entcommission.FieldOrganizationID)),
		sql.ColumnsEQ(original.C(entcommission.FieldID), s.C(entcommission.FieldOriginalID)),
		sql.EQ(original.C(entcommission.FieldStatus), commission.StatusOnHold),
	))))
}
