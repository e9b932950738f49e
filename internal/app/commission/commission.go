// Package commission moves commissions between the states of their life that
// people and the clock decide (rules §4): approve, reject, hold, release. Every
// move is written with its change, its posting and its event in one transaction.
// Making commissions, and taking them back, is app/conversion's; paying them is
// app/payout's.
package commission

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	appledger "github.com/rapporthq/rapport/internal/app/ledger"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/ledger"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// Service holds the use cases of deciding commissions.
type Service struct {
	client *ent.Client
	clock  clock.Clock
}

// New returns the use cases on client.
func New(client *ent.Client, c clock.Clock) *Service { return &Service{client: client, clock: c} }

const (
	// maxIDs is how many commissions one call decides.
	maxIDs = 100
	// maxReason bounds a reason, in characters.
	maxReason = 500
	// chunk is how many rows one statement writes or names.
	chunk = 400
)

// moving is a transaction that moves commissions.
type moving struct {
	tx   *ent.Tx
	now  time.Time
	rows []*ent.Commission
	// parts are the rows that take parts of the rows back, by original.
	parts map[string][]*ent.Commission
	// shares are what recruiters have of the rows, by the commission that each is a
	// part of.
	shares map[string][]*ent.Commission
	// held is where rows that are ON_HOLD were held.
	held map[string]ledger.State
}

// row is the commission as the ledger knows it.
func (m *moving) row(c *ent.Commission) ledger.Commission { return appledger.Row(c, m.held[c.ID], "") }

// move is one step of one commission.
type move struct {
	row    *ent.Commission
	to     commission.Status
	reason string
	// posting is empty if the ledger does not move.
	posting ledger.Transaction
}

// decide loads and locks the commissions, has plan say the moves or the
// mistakes, and makes them all or none. It asks for COMMISSION_DECIDE and
// returns the commissions as changed, in the order of the ids.
func (s *Service) decide(
	ctx context.Context, ids []string, kind string, plan func(m *moving) ([]move, error),
) ([]*ent.Commission, error) {
	return s.decideAfter(ctx, ids, kind, func(context.Context, *ent.Tx) error { return nil }, plan)
}

// decideAfter is decide with locks that come before those of the commissions.
func (s *Service) decideAfter(
	ctx context.Context, ids []string, kind string, lock func(context.Context, *ent.Tx) error, plan func(m *moving) ([]move, error),
) ([]*ent.Commission, error) {
	if _, err := viewer.Require(ctx, viewer.CommissionDecide); err != nil {
		return nil, err
	}
	switch {
	case len(ids) == 0:
		return nil, apperr.New(apperr.Blank, "Name at least one commission.", "ids")
	case len(ids) > maxIDs:
		return nil, apperr.New(apperr.TooLong, "At most 100 commissions are decided at once.", "ids")
	}
	var out []*ent.Commission
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		if err := lock(ctx, tx); err != nil {
			return err
		}
		m, err := s.lock(ctx, tx, ids)
		if err != nil {
			return err
		}
		moves, err := plan(m)
		if err != nil {
			return err
		}
		if err := m.make(ctx, moves, kind); err != nil {
			return err
		}
		out, err = inOrder(ctx, tx, ids)
		return err
	}, db.Repeatable())
	if err != nil {
		return nil, err
	}
	return out, nil
}

// lock loads the commissions in the order of the ids, or says which are not
// there. The clock is read after it, so that instants follow the order of moves.
func (s *Service) lock(ctx context.Context, tx *ent.Tx, ids []string) (*moving, error) {
	rows, err := tx.Commission.Query().Where(entcommission.IDIn(ids...), db.ForUpdate).
		Order(ent.Asc(entcommission.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("lock commissions: %w", err)
	}
	byID := make(map[string]*ent.Commission, len(rows))
	for _, row := range rows {
		byID[row.ID] = row
	}
	m := &moving{tx: tx, now: s.clock.Now()}
	var errs apperr.Errors
	for i, id := range ids {
		switch row := byID[id]; {
		case row == nil:
			errs.Add(apperr.NotFoundCode, "There is no commission with this id.", "ids", strconv.Itoa(i))
		case !slices.Contains(m.rows, row):
			m.rows = append(m.rows, row)
		}
	}
	if len(errs) > 0 {
		return nil, errs
	}
	if m.held, err = appledger.HeldFrom(ctx, tx.Client(), rows); err != nil {
		return nil, err
	}
	return m, m.lockParts(ctx)
}

// each plans one move per commission; check names why it cannot move.
func (m *moving) each(ids []string, check func(*ent.Commission) (move, *apperr.Error)) ([]move, error) {
	moves := make([]move, 0, len(m.rows))
	var errs apperr.Errors
	for _, row := range m.rows {
		one, refusal := check(row)
		if refusal != nil {
			refusal.Field = []string{"ids", strconv.Itoa(slices.Index(ids, row.ID))}
			errs = append(errs, refusal)
			continue
		}
		one.row = row
		moves = append(moves, one)
	}
	return moves, errs.OrNil()
}

// make writes the moves.
func (m *moving) make(ctx context.Context, moves []move, kind string) error {
	v := viewer.From(ctx)
	type step struct {
		from, to commission.Status
		reason   string
	}
	steps := map[step][]string{}
	var order []step
	var changes []*ent.CommissionChangeCreate
	var facts []event.Fact
	var postings []ledger.Transaction
	for _, one := range moves {
		s := step{one.row.Status, one.to, one.reason}
		if steps[s] == nil {
			order = append(order, s)
		}
		steps[s] = append(steps[s], one.row.ID)
		changes = append(changes, m.tx.CommissionChange.Create().
			SetCreatedAt(m.now).SetOrganizationID(v.OrganizationID).SetPartnerID(one.row.PartnerID).SetCommissionID(one.row.ID).
			SetFromStatus(string(one.row.Status)).SetToStatus(string(one.to)).SetActor(v.Actor()).SetReason(one.reason))
		facts = append(facts, event.Fact{Kind: kind, SubjectID: one.row.ID, PartnerID: one.row.PartnerID})
		postings = append(postings, one.posting)
	}
	for _, s := range order {
		for ids := range slices.Chunk(steps[s], chunk) {
			err := m.tx.Commission.Update().Where(entcommission.IDIn(ids...)).
				SetStatus(s.to).SetStatusSince(m.now).SetStatusReason(s.reason).Exec(ctx)
			if err != nil {
				return fmt.Errorf("move commissions to %s: %w", s.to, err)
			}
		}
	}
	for part := range slices.Chunk(changes, chunk) {
		if err := m.tx.CommissionChange.CreateBulk(part...).Exec(ctx); err != nil {
			return fmt.Errorf("note changes of commissions: %w", err)
		}
	}
	if err := appledger.Post(ctx, m.tx, m.now, postings...); err != nil {
		return err
	}
	return event.RecordAll(ctx, m.tx, m.now, facts)
}

// inOrder loads the commissions as changed, each once.
func inOrder(ctx context.Context, tx *ent.Tx, ids []string) ([]*ent.Commission, error) {
	rows, err := tx.Commission.Query().Where(entcommission.IDIn(ids...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load commissions: %w", err)
	}
	slices.SortFunc(rows, func(a, b *ent.Commission) int { return slices.Index(ids, a.ID) - slices.Index(ids, b.ID) })
	for i := range rows {
		rows[i] = rows[i].Unwrap()
	}
	return rows, nil
}

// checkReason returns the reason, or what is wrong with it.
func checkReason(reason string) (string, error) {
	reason = strings.TrimSpace(reason)
	switch {
	case reason == "":
		return "", apperr.New(apperr.Blank, "Say why; the partner sees it.", "input", "reason")
	case utf8.RuneCountInString(reason) > maxReason:
		return "", apperr.New(apperr.TooLong, "The reason is at most 500 characters long.", "input", "reason")
	}
	return reason, nil
}
