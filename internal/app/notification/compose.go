package notification

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	entorganization "github.com/rapporthq/rapport/ent/organization"
	entpayout "github.com/rapporthq/rapport/ent/payout"
	"github.com/rapporthq/rapport/ent/protectionextension"
	"github.com/rapporthq/rapport/ent/referralnote"
	entstage "github.com/rapporthq/rapport/ent/stage"
	"github.com/rapporthq/rapport/ent/user"
	"github.com/rapporthq/rapport/internal/domain/notice"
	"github.com/rapporthq/rapport/internal/viewer"
)

// longestQuote is how much is kept of what somebody wrote, in characters.
const longestQuote = 1000

// story is what can be told about an event: all of it is of one partner, or of
// none, so that nobody reads of another one.
type story struct {
	eventID string
	at      time.Time
	// partnerID is empty for what is about no partner.
	partnerID string
	// programID and programSlug are empty for what is about no program.
	programID, programSlug string
	zone                   *time.Location
	// rowID is the row at which one looks; runID the payout run of a payout.
	rowID, runID string
	// referralID is the partner's referral that a lead opened; empty if it opened none.
	referralID string
	// sides are those that it concerns, if not both.
	sides []notice.Side
	// values are by field, as they are stored.
	values map[string]string
}

// fits reports whether a rule tells this: an invitation is either a member's or a
// partner's person's, a task concerns whose it is and who made it, and a lead is no partner's without credit.
func (a *story) fits(rule notice.Rule) bool {
	switch {
	case a.sides != nil && !slices.Contains(a.sides, rule.Side):
		return false
	case rule.Kind == "landing.referral":
		return a.referralID != ""
	case rule.Side == notice.Partner:
		return a.partnerID != ""
	case rule.Kind == "member.joined":
		return a.partnerID == ""
	default:
		return true
	}
}

// rowFor is the row at which the rule's door leads.
func (a *story) rowFor(rule notice.Rule) string {
	if rule.Door == notice.RunDoor && a.runID != "" {
		return a.runID
	}
	if rule.Kind == "landing.referral" {
		return a.referralID
	}
	return a.rowID
}

// compose reads what there is to tell of an event; nil if there is nothing to
// tell, or no more.
func (s *Service) compose(ctx context.Context, client *ent.Client, e *ent.Event) (*story, error) {
	a := &story{
		eventID: e.ID, at: e.CreatedAt, partnerID: orEmpty(e.PartnerID), rowID: e.SubjectID, zone: time.UTC, values: map[string]string{},
	}
	prefix, _, _ := strings.Cut(e.SubjectID, "_")
	read := map[string]func(context.Context, *ent.Client, *ent.Event) (bool, error){
		"ref": a.referral, "clm": a.claim, "enr": a.enrollment, "pay": a.payout, "run": a.run, "inv": a.invitation,
		"lld": a.lead, "rec": a.reciprocal,
	}[prefix]
	if read == nil {
		return nil, nil //nolint:nilnil // There is nothing to tell of it.
	}
	isTold, err := read(ctx, client, e)
	if ent.IsNotFound(err) || err == nil && !isTold {
		return nil, nil //nolint:nilnil // The row is gone, or it is no news.
	}
	if err != nil {
		return nil, err
	}
	return a, a.names(ctx, client)
}

// names adds the organization's and the partner's.
func (a *story) names(ctx context.Context, client *ent.Client) error {
	name, err := organizationName(ctx, client)
	if err != nil {
		return err
	}
	a.values["organization"] = name
	if a.partnerID == "" {
		return nil
	}
	partner, err := client.Partner.Get(ctx, a.partnerID)
	if err != nil {
		return fmt.Errorf("load the partner: %w", err)
	}
	a.values["partner"] = partner.Name
	return nil
}

func organizationName(ctx context.Context, client *ent.Client) (string, error) {
	row, err := client.Organization.Query().Where(entorganization.ID(viewer.From(ctx).OrganizationID)).Only(ctx)
	if err != nil {
		return "", fmt.Errorf("load the organization: %w", err)
	}
	return row.Name, nil
}

// in reads the program.
func (a *story) in(ctx context.Context, client *ent.Client, programID string) error {
	row, err := client.Program.Get(ctx, programID)
	if err != nil {
		return fmt.Errorf("load the program: %w", err)
	}
	zone, err := time.LoadLocation(row.TimeZone)
	if err != nil {
		return fmt.Errorf("load the zone of program %s: %w", row.ID, err)
	}
	a.programID, a.programSlug, a.zone = row.ID, row.Slug, zone
	a.values["program"] = row.Name
	return nil
}

func (a *story) day(at *time.Time) string {
	if at == nil {
		return ""
	}
	return at.In(a.zone).Format(time.DateOnly)
}

func (a *story) referral(ctx context.Context, client *ent.Client, e *ent.Event) (bool, error) {
	row, err := client.Referral.Get(ctx, e.SubjectID)
	if err != nil {
		return false, err
	}
	if err := a.in(ctx, client, row.ProgramID); err != nil {
		return false, err
	}
	a.values["company"], a.values["until"], a.values["question"] = row.Name, a.day(row.ProtectedUntil), quote(row.Question)
	if row.RejectReason != "" {
		a.values["reason"] = "referral." + string(row.RejectReason)
	}
	switch {
	case e.Data["to"] != "":
		err = a.stage(ctx, client, e.Data["to"])
	case e.Kind == "referral.noted":
		err = a.note(ctx, client, e)
	case e.Kind == "referral.attached":
		a.values["count"] = e.Data["files"]
	case strings.HasPrefix(e.Kind, "referral_task."):
		err = a.task(ctx, client, e)
	case strings.HasPrefix(e.Kind, "extension."):
		err = a.extension(ctx, client, e)
	}
	return true, err
}

func (a *story) note(ctx context.Context, client *ent.Client, e *ent.Event) error {
	row, err := client.ReferralNote.Query().Where(referralnote.ReferralID(e.SubjectID), referralnote.CreatedAt(e.CreatedAt)).
		Order(ent.Desc(referralnote.FieldID)).First(ctx)
	if err == nil {
		a.values["note"] = quote(row.Text)
	}
	return err
}

func (a *story) extension(ctx context.Context, client *ent.Client, e *ent.Event) error {
	row, err := client.ProtectionExtension.Query().Where(protectionextension.ReferralID(e.SubjectID)).
		Order(ent.Desc(protectionextension.FieldID)).First(ctx)
	if err == nil {
		a.values["days"], a.values["reason"], a.values["answer"] = strconv.Itoa(row.Days), quote(row.Reason), quote(row.Answer)
	}
	return err
}

func (a *story) claim(ctx context.Context, client *ent.Client, e *ent.Event) (bool, error) {
	row, err := client.Claim.Get(ctx, e.SubjectID)
	if err != nil {
		return false, err
	}
	if err := a.in(ctx, client, row.ProgramID); err != nil {
		return false, err
	}
	// A claim without a number names the customer as its partner does.
	a.values["order"] = row.OrderID
	if row.OrderID == "" {
		a.values["order"] = row.CustomerEmail
	}
	a.values["until"], a.values["question"], a.values["answer"] = a.day(&row.DueAt), quote(row.Question), quote(row.Note)
	if row.DeclineReason != "" {
		a.values["reason"] = "claim." + string(row.DeclineReason)
	}
	return true, nil
}

// enrollment tells of a membership and its tier; entering the first tier is no
// news beside the approval.
func (a *story) enrollment(ctx context.Context, client *ent.Client, e *ent.Event) (bool, error) {
	if e.Data["cause"] == "ENTRY" {
		return false, nil
	}
	row, err := client.Enrollment.Get(ctx, e.SubjectID)
	if err != nil {
		return false, err
	}
	if err := a.in(ctx, client, row.ProgramID); err != nil {
		return false, err
	}
	if e.Kind == "enrollment.rejected" {
		a.values["reason"] = quote(row.RejectReason)
	}
	if to := e.Data["to"]; to != "" {
		tier, err := client.Tier.Get(ctx, to)
		if err != nil {
			return false, err
		}
		a.values["tier"] = tier.Name
	}
	if at, err := time.Parse(time.RFC3339, e.Data["at"]); err == nil {
		a.values["until"] = a.day(&at)
	}
	return true, nil
}

func (a *story) payout(ctx context.Context, client *ent.Client, e *ent.Event) (bool, error) {
	row, err := client.Payout.Get(ctx, e.SubjectID)
	if err != nil {
		return false, err
	}
	a.runID = row.RunID
	a.values["number"], a.values["amount"], a.values["reason"] = row.Number, row.Amount().String(), quote(row.FailureReason)
	return true, a.in(ctx, client, row.ProgramID)
}

func (a *story) run(ctx context.Context, client *ent.Client, e *ent.Event) (bool, error) {
	row, err := client.PayoutRun.Get(ctx, e.SubjectID)
	if err != nil {
		return false, err
	}
	count, err := client.Payout.Query().Where(entpayout.RunID(row.ID)).Count(ctx)
	if err != nil {
		return false, fmt.Errorf("count payouts: %w", err)
	}
	a.values["count"] = strconv.Itoa(count)
	return true, a.in(ctx, client, row.ProgramID)
}

func (a *story) invitation(ctx context.Context, client *ent.Client, e *ent.Event) (bool, error) {
	row, err := client.Invitation.Get(ctx, e.SubjectID)
	if err != nil {
		return false, err
	}
	who, err := client.User.Query().Where(user.Email(row.Email)).Only(ctx)
	if err != nil {
		return false, err
	}
	a.values["person"] = who.Name
	return true, nil
}

// quote is what is kept of a text.
func quote(text string) string {
	runes := []rune(strings.TrimSpace(text))
	if len(runes) <= longestQuote {
		return string(runes)
	}
	return strings.TrimSpace(string(runes[:longestQuote])) + " …"
}

// stage reads the stage's name by its key.
func (a *story) stage(ctx context.Context, client *ent.Client, key string) error {
	row, err := client.Stage.Query().Where(entstage.ProgramID(a.programID), entstage.Key(key)).Only(ctx)
	if err == nil {
		a.values["stage"] = row.Name
	}
	return err
}
