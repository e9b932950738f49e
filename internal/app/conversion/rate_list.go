package conversion

import (
	"context"
	"fmt"
	"slices"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/exchangerate"
	"github.com/rapporthq/rapport/ent/predicate"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/viewer"
)

// RatePage is a page of rates, newest day first.
type RatePage struct {
	Rates []*ent.ExchangeRate
	// HasNext and HasPrevious say whether there are older and newer rates.
	HasNext, HasPrevious bool
	// Total is how many rates there are in all.
	Total int
}

// RatePageOf asks for a page: First rates after the rate with an id, or Last
// before one. One of First and Last is above 0.
type RatePageOf struct {
	First, Last   int
	After, Before string
}

// Rates returns a page of the program's exchange rates by day, newest first, of one
// currency or of all. It asks for PROGRAM_READ; a program that the viewer does not
// see is apperr.ErrNotFound, and an id that is no rate of it INVALID at after.
func (s *Service) Rates(ctx context.Context, programID string, currency *money.Currency, page RatePageOf) (*RatePage, error) {
	if _, err := viewer.Require(ctx, viewer.ProgramRead); err != nil {
		return nil, err
	}
	if _, err := s.client.Program.Get(ctx, programID); ent.IsNotFound(err) {
		return nil, apperr.ErrNotFound
	} else if err != nil {
		return nil, fmt.Errorf("load the program: %w", err)
	}
	of := []predicate.ExchangeRate{exchangerate.ProgramID(programID)}
	if currency != nil {
		of = append(of, exchangerate.CurrencyEQ(*currency))
	}
	q := s.client.ExchangeRate.Query().Where(of...)
	total, err := q.Clone().Count(ctx)
	if err != nil {
		return nil, fmt.Errorf("count exchange rates: %w", err)
	}
	order, limit, from := ent.Desc, page.First, page.After
	if page.Last > 0 {
		order, limit, from = ent.Asc, page.Last, page.Before
	}
	if from != "" {
		row, err := q.Clone().Where(exchangerate.ID(from)).Only(ctx)
		if ent.IsNotFound(err) {
			return nil, apperr.New(apperr.Invalid, "This is no position in these rates.", "after")
		}
		if err != nil {
			return nil, fmt.Errorf("find a position: %w", err)
		}
		q = q.Where(beyondRate(row, page.Last > 0))
	}
	rows, err := q.Order(order(exchangerate.FieldDay), order(exchangerate.FieldID)).Limit(limit + 1).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load exchange rates: %w", err)
	}
	out := &RatePage{Rates: rows[:min(limit, len(rows))], HasNext: len(rows) > limit, HasPrevious: from != "", Total: total}
	if page.Last > 0 {
		slices.Reverse(out.Rates)
		out.HasNext, out.HasPrevious = out.HasPrevious, out.HasNext
	}
	return out, nil
}

func beyondRate(row *ent.ExchangeRate, isAscending bool) predicate.ExchangeRate {
	day, id := exchangerate.DayLT, exchangerate.IDLT
	if isAscending {
		day, id = exchangerate.DayGT, exchangerate.IDGT
	}
	return exchangerate.Or(day(row.Day), exchangerate.And(exchangerate.Day(row.Day), id(row.ID)))
}

// Ratings returns the ratings of the conversions that have one, by conversion: the
// amounts that they got by a rate that came later. It asks for CONVERSION_READ.
func (s *Service) Ratings(ctx context.Context, conversionIDs []string) (map[string]*ent.Rating, error) {
	if _, err := viewer.Require(ctx, viewer.ConversionRead); err != nil {
		return nil, err
	}
	return ratingsOf(ctx, s.client, distinct(conversionIDs)...)
}
