package graph

import (
	"context"

	"entgo.io/contrib/entgql"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/graph/model"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/app/report"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// positionOf is the id in a cursor; empty for none.
func positionOf(c *cursor) string {
	if c == nil {
		return ""
	}
	return c.ID
}

// sizeOf is a page size; 0 for none.
func sizeOf(n *int) int {
	if n == nil {
		return 0
	}
	return *n
}

// pageInfo says where a page stands that was not made by ent.
func pageInfo(hasNext, hasPrevious bool, cursors []cursor) *entgql.PageInfo[string] {
	info := &entgql.PageInfo[string]{HasNextPage: hasNext, HasPreviousPage: hasPrevious}
	if len(cursors) > 0 {
		info.StartCursor, info.EndCursor = &cursors[0], &cursors[len(cursors)-1]
	}
	return info
}

// ledgerEntries answers a page of entries.
func (r *Resolver) ledgerEntries(ctx context.Context, f report.LedgerFilter, page report.PageOf) (*model.LedgerEntryConnection, error) {
	found, err := r.Services.Report.LedgerEntries(ctx, f, page)
	if err != nil {
		return nil, err
	}
	out := &model.LedgerEntryConnection{Edges: make([]*model.LedgerEntryEdge, len(found.Entries))}
	cursors := make([]cursor, len(found.Entries))
	for i := range found.Entries {
		cursors[i] = cursor{ID: found.Entries[i].Position}
		out.Edges[i] = &model.LedgerEntryEdge{Node: &found.Entries[i], Cursor: cursors[i]}
	}
	out.PageInfo = pageInfo(found.HasNext, found.HasPrevious, cursors)
	out.TotalCount, err = r.Services.Report.LedgerEntryCount(ctx, f)
	return out, err
}

// exchangeRates answers a page of rates.
func (r *Resolver) exchangeRates(
	ctx context.Context, programID string, currency *money.Currency, page conversion.RatePageOf,
) (*model.ExchangeRateConnection, error) {
	found, err := r.Services.Conversion.Rates(ctx, programID, currency, page)
	if err != nil {
		return nil, err
	}
	out := &model.ExchangeRateConnection{Edges: make([]*model.ExchangeRateEdge, len(found.Rates)), TotalCount: found.Total}
	cursors := make([]cursor, len(found.Rates))
	for i, row := range found.Rates {
		cursors[i] = cursor{ID: row.ID}
		out.Edges[i] = &model.ExchangeRateEdge{Node: row, Cursor: cursors[i]}
	}
	out.PageInfo = pageInfo(found.HasNext, found.HasPrevious, cursors)
	return out, nil
}

// rateOf is the rate by which a conversion has its amount: its own, or one that
// came later.
func rateOf(ctx context.Context, obj *ent.Conversion) (*model.ConversionRate, error) {
	if obj.Rate != "" {
		return &model.ConversionRate{Rate: obj.Rate, Day: text(obj.RateDay), Source: text(obj.RateSource)}, nil
	}
	late, err := orNone(load(ctx).ratings.Load(ctx, obj.ID))
	if late == nil || err != nil {
		return nil, err
	}
	return &model.ConversionRate{Rate: late.Rate, Day: text(late.RateDay), Source: text(late.RateSource), IsLate: true}, nil
}

// programAmount is the conversion's amount in the program's currency, by its own
// rate or one that came later.
func programAmount(ctx context.Context, obj *ent.Conversion) (*money.Money, error) {
	p, err := load(ctx).programs.Load(ctx, obj.ProgramID)
	if err != nil || obj.ProgramMinor != nil || obj.Currency == p.Currency {
		return inProgram(p, obj.ProgramMinor), err
	}
	late, err := orNone(load(ctx).ratings.Load(ctx, obj.ID))
	if late == nil || err != nil {
		return nil, err
	}
	return inProgram(p, &late.ProgramMinor), nil
}

// adjustmentOf is why a row was made by hand; nil for others.
func adjustmentOf(ctx context.Context, obj *ent.Commission) (*model.CommissionAdjustment, error) {
	if obj.Note == "" {
		return nil, nil
	}
	out := &model.CommissionAdjustment{Reason: obj.Note}
	changes, err := orNone(load(ctx).changes.Load(ctx, obj.ID))
	if len(changes) > 0 {
		out.Actor = changes[0].Actor
	}
	return out, err
}
