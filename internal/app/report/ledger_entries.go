package report

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/privacy"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/ledger"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/viewer"
)

// LedgerFilter says which accounts of the ledger, and since when.
type LedgerFilter struct {
	// EnrollmentID names the accounts of one enrollment, PENDING and PAYABLE; else
	// ProgramID names those of a whole program, for members only. One is given.
	EnrollmentID *string
	ProgramID    *string
	// Account keeps one kind; nil means both of an enrollment, or all of a
	// program.
	Account *ledger.Kind
	// CurrencyCode keeps one currency.
	CurrencyCode *money.Currency
	// Period keeps what was written in it. Balances know what was before.
	Period *Period
}

// LedgerEntry is an amount that came into an account, or went out of it.
type LedgerEntry struct {
	// Position is where the entry stands: an opaque text, the same for ever.
	Position string
	At       time.Time
	// Verb is what happened to the commission.
	Verb ledger.Verb
	// Account is the kind of account.
	Account ledger.Kind
	// CounterAccount is the kind of account on the other side.
	CounterAccount ledger.Kind
	// Amount is above 0 for what came in, below 0 for what went out.
	Amount money.Money
	// Balance of all accounts that were asked for of this kind and currency, after
	// the entry.
	Balance money.Money
	// CommissionID is the row that moved; PayoutID the payout that it moved in, out
	// or through, else empty.
	CommissionID string
	PayoutID     string
}

// LedgerPage is a page of entries, newest first.
type LedgerPage struct {
	Entries []LedgerEntry
	// HasNext and HasPrevious say whether there are older and newer entries.
	HasNext, HasPrevious bool
}

// PageOf asks for a page: First entries after (older than) a position, or Last
// entries before (newer than) one. One of First and Last is above 0.
type PageOf struct {
	First, Last   int
	After, Before string
}

// LedgerEntries returns a page of the entries of accounts, newest first, each
// with the exact balance after it. A partner's people read their own enrollments'
// accounts; members need PAYOUT_READ and read any. A program or enrollment that
// the viewer does not see is apperr.ErrNotFound. INVALID for an account that the
// enrollment does not have, a period that does not end after it starts, and a
// position that was not given out.
func (s *Service) LedgerEntries(ctx context.Context, f LedgerFilter, page PageOf) (*LedgerPage, error) {
	b, err := s.openLedger(ctx, f)
	if err != nil {
		return nil, err
	}
	return b.page(b.context(ctx), page)
}

// LedgerEntryCount counts the entries that LedgerEntries pages through.
func (s *Service) LedgerEntryCount(ctx context.Context, f LedgerFilter) (int, error) {
	b, err := s.openLedger(ctx, f)
	if err != nil {
		return 0, err
	}
	return b.count(b.context(ctx))
}

// openLedger checks who asks for what.
func (s *Service) openLedger(ctx context.Context, f LedgerFilter) (*ledgerBook, error) {
	if err := reader(ctx, viewer.PayoutRead); err != nil {
		return nil, err
	}
	if f.Period != nil && !f.Period.EndsAt.After(f.Period.StartsAt) {
		return nil, apperr.New(apperr.Invalid, "The period must end after it starts.", "filter", "period", "endsAt")
	}
	isPartner := viewer.From(ctx).Kind == viewer.Partner
	b := &ledgerBook{client: s.client, filter: f, organizationID: viewer.From(ctx).OrganizationID, isOpened: isPartner}
	switch {
	case f.EnrollmentID != nil:
		e, err := s.client.Enrollment.Get(ctx, *f.EnrollmentID)
		if err != nil {
			return nil, missing(err, "load the enrollment")
		}
		if f.ProgramID != nil && *f.ProgramID != e.ProgramID {
			return nil, apperr.ErrNotFound
		}
		b.programID, b.enrollmentID, b.kinds = e.ProgramID, e.ID, []ledger.Kind{ledger.Pending, ledger.Payable}
		if f.Account != nil && !slices.Contains(b.kinds, *f.Account) {
			return nil, apperr.New(apperr.Invalid, "An enrollment has the accounts PENDING and PAYABLE.", "filter", "account")
		}
	case isPartner:
		return nil, apperr.ErrForbidden
	case f.ProgramID != nil:
		p, err := s.client.Program.Get(ctx, *f.ProgramID)
		if err != nil {
			return nil, missing(err, "load program")
		}
		b.programID = p.ID
		for _, kind := range ledger.Kind("").Values() {
			b.kinds = append(b.kinds, ledger.Kind(kind))
		}
	default:
		return nil, apperr.New(apperr.Blank, "Name a program or an enrollment.", "filter")
	}
	if f.Account != nil {
		b.kinds = []ledger.Kind{*f.Account}
	}
	return b, nil
}

// context is the one in which the book is read. The ledger's tables are for
// members; a partner's own accounts are opened after its enrollment was found by
// the row rules, and every query names organization and enrollment.
func (b *ledgerBook) context(ctx context.Context) context.Context {
	if b.isOpened {
		return privacy.DecisionContext(ctx, privacy.Allow)
	}
	return ctx
}

// page reads one page.
func (b *ledgerBook) page(ctx context.Context, page PageOf) (*LedgerPage, error) {
	isBackward := page.Last > 0
	limit, from := page.First, page.After
	if isBackward {
		limit, from = page.Last, page.Before
	}
	at, err := b.find(ctx, from)
	if err != nil {
		return nil, err
	}
	list, err := b.read(ctx, at, isBackward, limit+1)
	if err != nil {
		return nil, err
	}
	hasMore := len(list) > limit
	list = list[:min(limit, len(list))]
	out := &LedgerPage{HasNext: hasMore, HasPrevious: at != nil}
	if isBackward {
		slices.Reverse(list)
		out.HasNext, out.HasPrevious = at != nil, hasMore
	}
	if len(list) == 0 {
		return out, nil
	}
	sums, err := b.sums(ctx, list[0].place, true)
	if err != nil {
		return nil, err
	}
	for _, one := range list {
		key := one.group()
		one.Balance = money.New(sums[key], one.Amount.Currency)
		sums[key] -= one.Amount.Minor
		out.Entries = append(out.Entries, one.LedgerEntry)
	}
	return out, nil
}

// read merges what came in and what went out beyond a place.
func (b *ledgerBook) read(ctx context.Context, beyond *place, isAscending bool, limit int) ([]entry, error) {
	var list []entry
	for _, isIn := range []bool{false, true} {
		rows, err := b.side(ctx, isIn, beyond, isAscending, limit)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			list = append(list, entryOf(row, isIn))
		}
	}
	slices.SortFunc(list, func(x, y entry) int {
		order := x.compare(y.place)
		if !isAscending {
			order = -order
		}
		return order
	})
	return list[:min(limit, len(list))], nil
}

// entry is an entry with its place in the order.
type entry struct {
	LedgerEntry
	place
}

// entryOf is one side of a posting.
func entryOf(row *ent.Posting, isIn bool) entry {
	t := row.Edges.Transaction
	one := entry{place: place{row.CreatedAt, row.ID, isIn}, LedgerEntry: LedgerEntry{
		At: row.CreatedAt, Verb: ledger.VerbOf(t.Key), Account: row.Edges.FromAccount.Kind,
		CounterAccount: row.Edges.ToAccount.Kind, Amount: money.New(-row.AmountMinor, row.Currency),
	}}
	if isIn {
		one.Account, one.CounterAccount = one.CounterAccount, one.Account
		one.Amount.Minor = row.AmountMinor
	}
	if t.CommissionID != nil {
		one.CommissionID = *t.CommissionID
	}
	if t.PayoutID != nil {
		one.PayoutID = *t.PayoutID
	}
	one.Position = one.position()
	return one
}

// group is what a balance is of.
func (e entry) group() kindAndCurrency {
	return kindAndCurrency{Kind: e.Account, Currency: e.Amount.Currency}
}

// place is where an entry stands: by instant, then posting, and what a posting
// takes out before what it brings in.
type place struct {
	at        time.Time
	postingID string
	isIn      bool
}

func (p place) compare(o place) int {
	side := 0
	if p.isIn != o.isIn {
		side = -1
		if p.isIn {
			side = 1
		}
	}
	return cmp.Or(p.at.Compare(o.at), cmp.Compare(p.postingID, o.postingID), side)
}

// The prefixes of positions, which are those of postings otherwise.
const (
	postingPrefix = "pst_"
	inPrefix      = "lei_"
	outPrefix     = "leo_"
)

func (p place) position() string {
	prefix := outPrefix
	if p.isIn {
		prefix = inPrefix
	}
	return prefix + strings.TrimPrefix(p.postingID, postingPrefix)
}

// find returns the place of a position; nil for none.
func (b *ledgerBook) find(ctx context.Context, position string) (*place, error) {
	if position == "" {
		return nil, nil //nolint:nilnil // No position is no place.
	}
	body, isIn := strings.CutPrefix(position, inPrefix)
	if !isIn {
		body, _ = strings.CutPrefix(position, outPrefix)
	}
	row, err := b.posting(ctx, postingPrefix+body)
	if ent.IsNotFound(err) {
		return nil, apperr.New(apperr.Invalid, "This is no position in these accounts.", "after")
	}
	if err != nil {
		return nil, fmt.Errorf("find a position: %w", err)
	}
	return &place{row.CreatedAt, row.ID, isIn}, nil
}
