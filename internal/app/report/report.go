// Package report answers "how much": balances, totals, the pipeline, the report
// of a program and what waits for a person. It reads and never writes. Sums are
// made by the database, exact to the minor unit, and never mix currencies. The
// row rules of ent keep every figure to what the viewer may see, so that a
// partner's sums are of its own rows.
package report

import (
	"cmp"
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"slices"
	"time"

	"entgo.io/ent/dialect/sql"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/viewer"
)

// Service holds the reads.
type Service struct {
	client *ent.Client
	clock  clock.Clock
}

// New returns the reads on client.
func New(client *ent.Client, c clock.Clock) *Service { return &Service{client: client, clock: c} }

// reader asks a partner's people for OWN_READ and everybody else for the
// permission.
func reader(ctx context.Context, members viewer.Permission) error {
	if viewer.From(ctx).Kind == viewer.Partner {
		members = viewer.OwnRead
	}
	_, err := viewer.Require(ctx, members)
	return err
}

// missing turns ent's "not found" into apperr.ErrNotFound and wraps the rest.
func missing(err error, doing string) error {
	if ent.IsNotFound(err) {
		return apperr.ErrNotFound
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// inProgram loads a program that the viewer may see, with its time zone. Missing is
// apperr.ErrNotFound.
func (s *Service) inProgram(ctx context.Context, id string) (*ent.Program, *time.Location, error) {
	program, err := s.client.Program.Get(ctx, id)
	if err != nil {
		return nil, nil, missing(err, "load program")
	}
	zone, err := zoneOf(program)
	return program, zone, err
}

// zoneOf is the time zone in which a program counts its days.
func zoneOf(program *ent.Program) (*time.Location, error) {
	zone, err := time.LoadLocation(program.TimeZone)
	if err != nil {
		return nil, fmt.Errorf("load the program's time zone: %w", err)
	}
	return zone, nil
}

// chunk is how many ids one statement names.
const chunk = 500

// counted are the states of commissions that were earned: all but those that
// were refused or of which nothing was left.
func counted() []commission.Status {
	return []commission.Status{
		commission.StatusPending, commission.StatusApproved, commission.StatusOnHold,
		commission.StatusInPayout, commission.StatusPaid,
	}
}

// whole sums a column of integers as an integer: PostgreSQL would answer with a
// numeric. The sum of nothing is 0.
func whole(column, as string) ent.AggregateFunc {
	return func(s *sql.Selector) string { return sql.As(wholeOf(s.C(column)), as) }
}

func wholeOf(expression string) string {
	return "CAST(COALESCE(SUM(" + expression + "), 0) AS bigint)"
}

// moneyList turns sums by currency into a list, by currency.
func moneyList(sums map[money.Currency]int64) []money.Money {
	out := make([]money.Money, 0, len(sums))
	for currency, minor := range sums {
		out = append(out, money.New(minor, currency))
	}
	slices.SortFunc(out, func(a, b money.Money) int { return cmp.Compare(a.Currency, b.Currency) })
	return out
}

// instant reads what MIN and MAX of a column of instants answer, which SQLite
// hands out as text.
type instant struct{ time.Time }

var errNotInstant = errors.New("not an instant")

// Scan takes an instant, or its text.
func (i *instant) Scan(value any) error {
	switch v := value.(type) {
	case time.Time:
		i.Time = clock.Normalize(v)
		return nil
	case string:
		at, err := time.Parse(sqliteLayout, v)
		if err != nil {
			return fmt.Errorf("read an instant: %w", err)
		}
		i.Time = clock.Normalize(at)
		return nil
	}
	return fmt.Errorf("read an instant of %T: %w", value, errNotInstant)
}

// Value writes the instant.
func (i instant) Value() (driver.Value, error) { return i.Time, nil }

// sqliteLayout is how instants are kept in SQLite.
const sqliteLayout = "2006-01-02 15:04:05.999999999-07:00"
