package report

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"entgo.io/ent/dialect"
	"entgo.io/ent/dialect/sql"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/ent/decision"
	appledger "github.com/rapporthq/rapport/internal/app/ledger"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/viewer"
)

// MissingRate is a currency in which conversions wait for a rate.
type MissingRate struct {
	CurrencyCode    money.Currency
	ConversionCount int
	// Since is when the earliest of them occurred.
	Since time.Time
}

// missingRates counts the conversions without an amount in the program's
// currency, by currency.
func (s *Service) missingRates(ctx context.Context, p *ent.Program) ([]MissingRate, error) {
	var rows []struct {
		Currency money.Currency `json:"currency"`
		Count    int            `json:"count"`
	}
	waiting := s.client.Conversion.Query().
		Where(conversion.ProgramID(p.ID), conversion.CurrencyNEQ(p.Currency), conversion.ProgramMinorIsNil(), appledger.NotRated)
	err := waiting.Clone().
		GroupBy(conversion.FieldCurrency).Aggregate(ent.As(ent.Count(), "count")).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("count conversions without a rate: %w", err)
	}
	out := make([]MissingRate, len(rows))
	for i, row := range rows {
		first, err := waiting.Clone().Where(conversion.CurrencyEQ(row.Currency)).Order(ent.Asc(conversion.FieldOccurredAt)).First(ctx)
		if err != nil {
			return nil, fmt.Errorf("find the earliest conversion without a rate: %w", err)
		}
		out[i] = MissingRate{row.Currency, row.Count, first.OccurredAt}
	}
	slices.SortFunc(out, func(a, b MissingRate) int { return cmp.Compare(a.CurrencyCode, b.CurrencyCode) })
	return out, nil
}

// UnattributedReason is why nobody has credit for conversions.
type UnattributedReason struct {
	Reason          attribution.Reason
	ConversionCount int
}

// UnattributedReasons counts the conversions of a program that nobody has credit
// for by the reason of the decision in force, the most frequent first. It needs
// REPORT_READ and is for members. Missing is apperr.ErrNotFound.
func (s *Service) UnattributedReasons(ctx context.Context, programID string) ([]UnattributedReason, error) {
	if _, err := viewer.Require(ctx, viewer.ReportRead); err != nil {
		return nil, err
	}
	if _, err := s.client.Program.Get(ctx, programID); err != nil {
		return nil, missing(err, "load program")
	}
	var rows []struct {
		Reason string `json:"reason"`
		Count  int    `json:"count"`
	}
	err := s.client.Decision.Query().Where(decision.ProgramID(programID), decision.IsAttributed(false), latest).
		Modify(func(q *sql.Selector) {
			reason := "json_extract(" + q.C(decision.FieldAttribution) + ", '$.reason')"
			if q.Dialect() == dialect.Postgres {
				reason = q.C(decision.FieldAttribution) + "->>'reason'"
			}
			q.Select(sql.As("COALESCE("+reason+", '')", "reason"), sql.As("COUNT(*)", "count")).GroupBy("reason")
		}).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("count unattributed conversions: %w", err)
	}
	out := make([]UnattributedReason, 0, len(rows))
	for _, row := range rows {
		// An admin who took all credit away gave a reason in words.
		reason := cmp.Or(attribution.Reason(row.Reason), attribution.ReasonOverridden)
		out = append(out, UnattributedReason{reason, row.Count})
	}
	slices.SortFunc(out, func(a, b UnattributedReason) int {
		return cmp.Or(cmp.Compare(b.ConversionCount, a.ConversionCount), cmp.Compare(a.Reason, b.Reason))
	})
	return out, nil
}
