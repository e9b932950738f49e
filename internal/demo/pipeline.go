package demo

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/rapporthq/rapport/ent"
	entprogram "github.com/rapporthq/rapport/ent/program"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/ent/stage"
	"github.com/rapporthq/rapport/internal/app/referral"
	"github.com/rapporthq/rapport/internal/domain/money"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
)

// expectation is what the vendor expects of an open referral, and what is agreed
// about it. Days count from the end of the story, those before it below 0.
type expectation struct {
	amount string
	close  int
	side   domain.Side
	task   string
	due    int
}

// expectations are given to the newest open referrals of each program, one each.
var expectations = []expectation{
	{amount: "4800", close: 12, side: domain.ByVendor, task: "Send the offer", due: 3},
	{amount: "12600", close: 25, side: domain.ByPartner, task: "Ask who signs the contract", due: 1},
	{amount: "2400", close: -6, side: domain.ByVendor, task: "Call again about the trial", due: -4},
	{amount: "9600", close: 38, side: domain.ByPartner, task: "Introduce us to the practice manager", due: -2},
	{amount: "3600", close: 47, side: domain.ByVendor, task: "Show the calendar for two houses", due: 8},
	{amount: "18000", close: 61, side: domain.ByPartner, task: "Send the list of rooms and times", due: 14},
	{amount: "1800", close: 75},
	{amount: "6000", close: 96, side: domain.ByVendor, task: "Prepare the data import", due: 21},
	{amount: "7200", close: 110},
	{amount: "", close: 0, side: domain.ByPartner, task: "Find out what it may be worth", due: 5},
}

// planPipeline says, two weeks before the end, what open referrals may bring and
// what both sides do next; some of it is done, some is late.
func (t *teller) planPipeline() {
	for _, s := range []*scene{t.affiliate, t.agency} {
		t.at(t.ago(10), "expect and agree in "+s.key, func(ctx context.Context) error {
			rows, err := t.client.Referral.Query().Where(entreferral.HasProgramWith(entprogram.ID(s.program.ID)),
				entreferral.StatusEQ(domain.Accepted), entreferral.ClosedAtIsNil(), entreferral.HasStageWith(stage.KindEQ(domain.Open))).
				Order(ent.Desc(entreferral.FieldOpenedAt, entreferral.FieldID)).Limit(len(expectations)).All(ctx)
			if err != nil {
				return fmt.Errorf("list open referrals: %w", err)
			}
			var failures []error
			for i, row := range rows {
				failures = append(failures, t.expect(ctx, row, expectations[i]))
			}
			return errors.Join(failures...)
		})
	}
}

func (t *teller) expect(ctx context.Context, row *ent.Referral, one expectation) error {
	day := func(n int) string { return t.to.AddDate(0, 0, n).Format(time.DateOnly) }
	if one.amount != "" {
		_, err := t.Referrals.SetEstimate(ctx, row.ID, referral.EstimateInput{
			Value:         &money.Input{Amount: one.amount, CurrencyCode: string(row.Currency)},
			ExpectedClose: new(day(one.close)),
		})
		if err != nil {
			return fmt.Errorf("expect: %w", err)
		}
	}
	if one.task == "" {
		return nil
	}
	first, err := t.Referrals.AddTask(ctx, row.ID, referral.TaskInput{Side: domain.ByVendor, Title: "Call to introduce ourselves", DueDay: day(-8)})
	if err != nil {
		return fmt.Errorf("agree on a task: %w", err)
	}
	if _, err := t.Referrals.CompleteTask(ctx, first.ID); err != nil {
		return fmt.Errorf("do a task: %w", err)
	}
	_, err = t.Referrals.AddTask(ctx, row.ID, referral.TaskInput{Side: one.side, Title: one.task, DueDay: day(one.due)})
	return err
}
