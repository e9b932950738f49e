package conversion

import (
	"context"
	"errors"
	"fmt"
	"sort"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/ent/exchangerate"
	appledger "github.com/rapporthq/rapport/internal/app/ledger"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/metric"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/viewer"
)

const (
	// maxRatedAtOnce is how many conversions SetRates rates before it answers.
	maxRatedAtOnce = 10_000
	// ratedTogether is how many one transaction rates.
	ratedTogether = 250
)

// ApplyRates gives the conversions that were recorded without a rate their amount
// in the program's currency, by the latest rate of their day or before (rules §0):
// each is a fact of its own, which daily figures, tiers and measured totals count
// from then on; commissions that exist never change. It rates at most limit
// conversions, some hundred per transaction, and returns how many; fewer than
// limit means that nothing is left that has a rate. It may be called again, and by
// several at once. It asks for PROGRAM_MANAGE; a program that the viewer does not
// see is apperr.ErrNotFound.
func (s *Service) ApplyRates(ctx context.Context, programID string, limit int) (int, error) {
	if _, err := viewer.Require(ctx, viewer.ProgramManage); err != nil {
		return 0, err
	}
	done, after := 0, int64(0)
	for done < limit {
		var rated int
		last := after
		err := db.InTx(ctx, s.client, func(tx *ent.Tx) (err error) {
			rated, last, err = s.rateSome(ctx, tx, programID, after, min(ratedTogether, limit-done))
			return err
		}, db.Repeatable())
		if err != nil {
			return done, err
		}
		done += rated
		if last == after {
			break
		}
		after = last
	}
	return done, nil
}

// rateSome looks at some conversions after a number of the sequence and rates
// those that have a rate now. It returns how many, and the last number looked at.
func (s *Service) rateSome(ctx context.Context, tx *ent.Tx, programID string, after int64, limit int) (int, int64, error) {
	waiting, err := unrated(ctx, tx.Client(), programID, after, limit)
	if err != nil || len(waiting) == 0 {
		return 0, after, err
	}
	numbers := len(waiting)
	w, err := begin(ctx, tx, s.clock, programID, numbers)
	if errs, ok := apperr.List(err); ok && errs[0].Code == apperr.NotFoundCode {
		return 0, after, apperr.ErrNotFound
	}
	if err != nil {
		return 0, after, err
	}
	// Again, now that nobody else records or rates.
	if waiting, err = unrated(ctx, tx.Client(), programID, after, limit); err != nil || len(waiting) == 0 {
		return 0, after, err
	}
	waiting = waiting[:min(numbers, len(waiting))]
	rates, err := w.ratesOf(ctx, waiting)
	if err != nil {
		return 0, after, err
	}
	rated := 0
	for _, row := range waiting {
		by := latestRate(rates[row.Currency], w.dayOf(row.OccurredAt))
		if by == nil {
			continue
		}
		minor, err := exchange(money.New(row.AmountMinor, row.Currency), by.Rate, w.program.Currency)
		if errors.Is(err, errNoRate) {
			continue
		}
		if err := w.rate(ctx, row, by, minor); err != nil {
			return 0, after, err
		}
		rated++
	}
	if rated > 0 {
		if _, err := w.flush(ctx, s.tiers); err != nil {
			return 0, after, err
		}
	}
	return rated, waiting[len(waiting)-1].Sequence, nil
}

// unrated finds conversions in other currencies than the program's that have no
// amount in it.
func unrated(ctx context.Context, client *ent.Client, programID string, after int64, limit int) ([]*ent.Conversion, error) {
	rows, err := client.Conversion.Query().
		Where(conversion.ProgramID(programID), conversion.ProgramMinorIsNil(), conversion.SequenceGT(after), appledger.NotRated).
		Order(ent.Asc(conversion.FieldSequence)).Limit(limit).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("look for conversions without a rate: %w", err)
	}
	return rows, nil
}

// ratesOf loads the rates of the conversions' currencies, by day.
func (w *work) ratesOf(ctx context.Context, of []*ent.Conversion) (map[money.Currency][]*ent.ExchangeRate, error) {
	out := map[money.Currency][]*ent.ExchangeRate{}
	for _, row := range of {
		if _, ok := out[row.Currency]; ok {
			continue
		}
		rates, err := w.client.ExchangeRate.Query().
			Where(exchangerate.ProgramID(w.program.ID), exchangerate.CurrencyEQ(row.Currency)).
			Order(ent.Asc(exchangerate.FieldDay)).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("load exchange rates: %w", err)
		}
		out[row.Currency] = rates
	}
	return out, nil
}

// latestRate is that of the day or the latest before; nil if there is none.
func latestRate(rates []*ent.ExchangeRate, day string) *ent.ExchangeRate {
	i := sort.Search(len(rates), func(i int) bool { return rates[i].Day > day })
	if i == 0 {
		return nil
	}
	return rates[i-1]
}

// rate records that a conversion has an amount in the program's currency now, and
// counts it where amounts are counted.
func (w *work) rate(ctx context.Context, row *ent.Conversion, by *ent.ExchangeRate, minor int64) error {
	before, err := w.decisionOf(ctx, row.ID)
	if err != nil {
		return err
	}
	refunds, err := w.refundsOf(ctx, row.ID)
	if err != nil {
		return err
	}
	made := &ent.Rating{
		ConversionID: row.ID, ProgramMinor: minor, Rate: by.Rate, RateDay: by.Day, RateSource: by.Source, Sequence: w.next(),
	}
	err = w.tx.Rating.Create().SetCreatedAt(w.now).SetOrganizationID(w.viewer.OrganizationID).SetProgramID(w.program.ID).
		SetConversionID(row.ID).SetProgramMinor(minor).SetRate(by.Rate).SetRateDay(by.Day).SetRateSource(by.Source).
		SetSequence(made.Sequence).Exec(ctx)
	if err != nil {
		return fmt.Errorf("record a rating: %w", err)
	}
	if err := w.meet(ctx, enrollmentsOf(before.Attribution.Credits)); err != nil {
		return err
	}
	is, err := ratedMeasures(ctx, w.client, row, before, made, w.program.Currency)
	if err != nil {
		return err
	}
	w.remeasure(row, before.Pricing.Measured, is, refunds, w.cause(made.Sequence))
	overlay(row, made)
	w.countAmount(row, refunds, before.Attribution.Credits)
	w.note("conversion.rated", row.ID, "")
	return nil
}

// remeasure replaces what a conversion measured.
func (b *books) remeasure(of *ent.Conversion, was, is []commission.Measured, refunds []*ent.Refund, c cause) {
	b.measure(was, given(of, refunds, c.at), -1)
	b.measure(is, given(of, refunds, c.at), 1)
}

// countAmount adds the amounts of a conversion that was counted without one.
func (w *work) countAmount(row *ent.Conversion, refunds []*ent.Refund, credits []attribution.Credit) {
	if !w.isSale(row) || row.AmountMinor == 0 {
		return
	}
	shares := share(valueOf(row.ProgramMinor), credits)
	for i, credit := range credits {
		w.count(credit.EnrollmentID, metric.Revenue, row.OccurredAt, figure{0, shares[i]})
	}
	var before int64
	for _, refund := range refunds {
		was, is := share(inProgram(row, before), credits), share(inProgram(row, before+refund.AmountMinor), credits)
		for i, credit := range credits {
			w.count(credit.EnrollmentID, metric.Refunds, refund.OccurredAt, figure{0, is[i] - was[i]})
		}
		before += refund.AmountMinor
	}
}
