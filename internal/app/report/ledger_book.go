package report

import (
	"context"
	"fmt"

	"entgo.io/ent/dialect/sql"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/ledgeraccount"
	"github.com/rapporthq/rapport/ent/posting"
	"github.com/rapporthq/rapport/ent/predicate"
	"github.com/rapporthq/rapport/internal/domain/ledger"
)

// ledgerBook is the accounts that a filter names.
type ledgerBook struct {
	client         *ent.Client
	filter         LedgerFilter
	organizationID string
	programID      string
	// enrollmentID is empty for all accounts of the program.
	enrollmentID string
	kinds        []ledger.Kind
	// isOpened says that the row rules were asked already.
	isOpened bool
}

// accounts are the conditions on accounts.
func (b *ledgerBook) accounts() []predicate.LedgerAccount {
	out := []predicate.LedgerAccount{
		ledgeraccount.OrganizationID(b.organizationID), ledgeraccount.ProgramID(b.programID), ledgeraccount.KindIn(b.kinds...),
	}
	if b.enrollmentID != "" {
		out = append(out, ledgeraccount.EnrollmentID(b.enrollmentID))
	}
	if b.filter.CurrencyCode != nil {
		out = append(out, ledgeraccount.CurrencyEQ(*b.filter.CurrencyCode))
	}
	return out
}

// of keeps the postings with one side in the accounts.
func (b *ledgerBook) of(isIn bool) predicate.Posting {
	side := posting.HasFromAccountWith(b.accounts()...)
	if isIn {
		side = posting.HasToAccountWith(b.accounts()...)
	}
	return posting.And(posting.OrganizationID(b.organizationID), side)
}

// within keeps the postings of the period.
func (b *ledgerBook) within() predicate.Posting {
	if p := b.filter.Period; p != nil {
		return posting.And(posting.CreatedAtGTE(p.StartsAt), posting.CreatedAtLT(p.EndsAt))
	}
	return posting.IDNEQ("")
}

// side reads postings of one side beyond a place, in order.
func (b *ledgerBook) side(ctx context.Context, isIn bool, beyond *place, isAscending bool, limit int) ([]*ent.Posting, error) {
	order := ent.Desc
	if isAscending {
		order = ent.Asc
	}
	q := b.client.Posting.Query().Where(b.of(isIn), b.within()).
		Order(order(posting.FieldCreatedAt), order(posting.FieldID)).Limit(limit).
		WithTransaction().WithFromAccount().WithToAccount()
	if beyond != nil {
		q.Where(beyondOf(*beyond, isIn, isAscending))
	}
	rows, err := q.All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load postings: %w", err)
	}
	return rows, nil
}

// beyondOf keeps what lies beyond a place on one side of the postings.
func beyondOf(p place, isIn, isAscending bool) predicate.Posting {
	at, id := posting.CreatedAtLT, posting.IDLT
	same := p.isIn && !isIn // what the same posting took out came before
	if isAscending {
		at, id, same = posting.CreatedAtGT, posting.IDGT, !p.isIn && isIn
	}
	beyond := id(p.postingID)
	if same {
		beyond = posting.Or(beyond, posting.ID(p.postingID))
	}
	return posting.Or(at(p.at), posting.And(posting.CreatedAt(p.at), beyond))
}

// posting finds one that touches the accounts.
func (b *ledgerBook) posting(ctx context.Context, id string) (*ent.Posting, error) {
	return b.client.Posting.Query().Where(posting.ID(id), posting.Or(b.of(false), b.of(true))).Only(ctx)
}

// count counts both sides.
func (b *ledgerBook) count(ctx context.Context) (int, error) {
	n := 0
	for _, isIn := range []bool{false, true} {
		some, err := b.client.Posting.Query().Where(b.of(isIn), b.within()).Count(ctx)
		if err != nil {
			return 0, fmt.Errorf("count postings: %w", err)
		}
		n += some
	}
	return n, nil
}

// sums adds up everything until a place, by kind and currency: with what stands
// there, or without.
func (b *ledgerBook) sums(ctx context.Context, until place, isWith bool) (map[kindAndCurrency]int64, error) {
	out := map[kindAndCurrency]int64{}
	for _, isIn := range []bool{false, true} {
		upTo := beyondOf(until, isIn, false)
		if isWith && isIn == until.isIn {
			upTo = posting.Or(upTo, posting.ID(until.postingID))
		}
		var rows []kindAndCurrency
		side, sign := posting.FieldFromAccountID, int64(-1)
		if isIn {
			side, sign = posting.FieldToAccountID, 1
		}
		err := b.client.Posting.Query().Where(b.of(isIn), upTo).Modify(func(q *sql.Selector) {
			a := sql.Dialect(q.Dialect()).Table(ledgeraccount.Table).As("account")
			kind, currency := a.C(ledgeraccount.FieldKind), a.C(ledgeraccount.FieldCurrency)
			q.Join(a).OnP(sql.ColumnsEQ(q.C(side), a.C(ledgeraccount.FieldID)))
			q.Select(kind, currency, sql.As(wholeOf(q.C(posting.FieldAmountMinor)), "minor")).GroupBy(kind, currency)
		}).Scan(ctx, &rows)
		if err != nil {
			return nil, fmt.Errorf("sum postings: %w", err)
		}
		for _, row := range rows {
			out[kindAndCurrency{Kind: row.Kind, Currency: row.Currency}] += sign * row.Minor
		}
	}
	return out, nil
}
