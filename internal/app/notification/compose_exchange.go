package notification

import (
	"context"
	"fmt"
	"strings"

	"github.com/rapporthq/rapport/ent"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/domain/notice"
)

// task tells of what one side is to do: what a side puts on its own list, and does
// there, is no news to the other. What was deleted is told by its day alone, because
// its words are gone.
func (a *story) task(ctx context.Context, client *ent.Client, e *ent.Event) error {
	a.sides = []notice.Side{notice.Side(e.Data["side"])}
	if other := e.Data["otherSide"]; other != "" {
		a.sides = append(a.sides, notice.Side(other))
	}
	a.values["deed"] = "task." + strings.TrimPrefix(e.Kind, "referral_task.")
	if e.Kind == "referral_task.deleted" {
		a.values["until"] = e.Data["due"]
		return nil
	}
	row, err := client.ReferralTask.Get(ctx, e.Data["task"])
	if err != nil {
		return err
	}
	a.values["task"], a.values["until"] = row.Title, row.DueDay
	return nil
}

// lead tells of a form that was sent, without the person, who can be erased: a
// notification and its mail would keep the name.
func (a *story) lead(ctx context.Context, client *ent.Client, e *ent.Event) (bool, error) {
	row, err := client.LandingLead.Get(ctx, e.SubjectID)
	if err != nil {
		return false, err
	}
	a.partnerID = row.PartnerID
	if err := a.in(ctx, client, row.ProgramID); err != nil {
		return false, err
	}
	return true, a.opened(ctx, client, row)
}

// opened looks for the referral that a lead opened, which is another's if the credit
// is. What the same person writes again opens none, and its partner does not see it:
// a conversion is made at the instant of its first lead.
func (a *story) opened(ctx context.Context, client *ent.Client, of *ent.LandingLead) error {
	made, err := client.Conversion.Get(ctx, of.ConversionID)
	if err != nil {
		return fmt.Errorf("load the lead's conversion: %w", err)
	}
	if !made.CreatedAt.Equal(of.CreatedAt) {
		return nil
	}
	a.referralID, err = client.Referral.Query().
		Where(entreferral.CustomerID(made.CustomerID), entreferral.PartnerID(of.PartnerID), entreferral.Source("LANDING")).FirstID(ctx)
	if err != nil && !ent.IsNotFound(err) {
		return fmt.Errorf("look for the lead's referral: %w", err)
	}
	return nil
}

// reciprocal tells of a prospect that the vendor sent.
func (a *story) reciprocal(ctx context.Context, client *ent.Client, e *ent.Event) (bool, error) {
	row, err := client.ReciprocalReferral.Get(ctx, e.SubjectID)
	if err != nil {
		return false, err
	}
	a.values["company"], a.values["note"] = row.Company, quote(row.Note)
	switch e.Kind {
	case "reciprocal.sent":
		a.values["note"] = quote(row.Message)
	case "reciprocal.declined":
		a.values["reason"] = "reciprocal." + string(row.DeclineReason)
	case "reciprocal.corrected":
		a.values["outcome"], a.values["reason"] = "reciprocal."+e.Data["status"], quote(e.Data["reason"])
	}
	if row.WonMinor != nil {
		a.values["amount"] = money.New(*row.WonMinor, row.Currency).String()
	}
	return true, a.in(ctx, client, row.ProgramID)
}
