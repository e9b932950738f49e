package commission

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"entgo.io/ent/dialect/sql"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/predicate"
	appledger "github.com/rapporthq/rapport/internal/app/ledger"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/commission"
)

// lockParts loads and locks the rows that take parts of the commissions back, the
// parts that recruiters have of them, and the rows that take those back.
func (m *moving) lockParts(ctx context.Context) error {
	shares, err := m.lockWhere(ctx, entcommission.SourceIDIn(idsOf(m.rows)...), entcommission.KindEQ(commission.KindRecruiter))
	if err != nil {
		return err
	}
	m.shares = map[string][]*ent.Commission{}
	for _, row := range shares {
		m.shares[*row.SourceID] = append(m.shares[*row.SourceID], row)
	}
	parts, err := m.lockWhere(ctx, entcommission.OriginalIDIn(idsOf(slices.Concat(m.rows, shares))...))
	if err != nil {
		return err
	}
	m.parts = map[string][]*ent.Commission{}
	for _, row := range parts {
		m.parts[*row.OriginalID] = append(m.parts[*row.OriginalID], row)
	}
	return nil
}

// lockWhere loads and locks rows, and notes where they were held.
func (m *moving) lockWhere(ctx context.Context, where ...predicate.Commission) ([]*ent.Commission, error) {
	rows, err := m.tx.Commission.Query().Where(where...).Where(db.ForUpdate).Order(ent.Asc(entcommission.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("lock parts of commissions: %w", err)
	}
	held, err := appledger.HeldFrom(ctx, m.tx.Client(), rows)
	if err != nil {
		return nil, err
	}
	maps.Copy(m.held, held)
	return rows, nil
}

func idsOf(rows []*ent.Commission) []string {
	ids := make([]string, len(rows))
	for i, row := range rows {
		ids[i] = row.ID
	}
	return ids
}

// withShares adds the moves of the parts that recruiters have of the commissions
// that move (rules §3.8); those that are named move on their own. plan is as in
// along.
func (m *moving) withShares(ids []string, moves []move, plan func(of move, share *ent.Commission) (move, *apperr.Error)) ([]move, error) {
	return m.follow(ids, moves, m.shares, plan)
}

// along adds the moves of the parts that were taken back of the commissions that
// move, so that an original and its parts stay together; those that are named
// move on their own. plan says how a part moves with its original, and an empty
// move that it stays.
func (m *moving) along(ids []string, moves []move, plan func(of move, part *ent.Commission) (move, *apperr.Error)) ([]move, error) {
	return m.follow(ids, moves, m.parts, plan)
}

// follow adds the moves of rows that belong to those that move.
func (m *moving) follow(
	ids []string, moves []move, rows map[string][]*ent.Commission, plan func(of move, part *ent.Commission) (move, *apperr.Error),
) ([]move, error) {
	for _, of := range slices.Clone(moves) {
		for _, part := range rows[of.row.ID] {
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
