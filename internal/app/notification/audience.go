package notification

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/member"
	"github.com/rapporthq/rapport/ent/notificationpreference"
	"github.com/rapporthq/rapport/ent/partneruser"
	"github.com/rapporthq/rapport/internal/domain/notice"
	"github.com/rapporthq/rapport/internal/viewer"
)

// person is somebody on a seat.
type person struct {
	userID string
	// partnerID is empty for a member.
	partnerID string
	name      string
	email     string
	language  notice.Language
	// permissions of the seat.
	can func(viewer.Permission) bool
}

func personOf(u *ent.User, v viewer.Viewer) person {
	return person{
		userID: u.ID, partnerID: v.PartnerID, name: u.Name, email: u.Email, language: notice.LanguageOf(u.Locale), can: v.Can,
	}
}

// members are all people of the organization who have a seat now.
func members(ctx context.Context, client *ent.Client) ([]person, error) {
	rows, err := client.Member.Query().Order(member.ByID()).WithUser().All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load members: %w", err)
	}
	out := make([]person, len(rows))
	for i, row := range rows {
		out[i] = personOf(row.Edges.User, viewer.Viewer{Kind: viewer.Member, Role: row.Role})
	}
	return out, nil
}

// peopleOf are the people of the partners who have a seat now.
func peopleOf(ctx context.Context, client *ent.Client, partnerIDs ...string) ([]person, error) {
	rows, err := client.PartnerUser.Query().Where(partneruser.PartnerIDIn(partnerIDs...)).Order(partneruser.ByID()).WithUser().All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load people of partners: %w", err)
	}
	out := make([]person, len(rows))
	for i, row := range rows {
		out[i] = personOf(row.Edges.User, viewer.Viewer{Kind: viewer.Partner, Role: row.Role, PartnerID: row.PartnerID})
	}
	return out, nil
}

// audience are the people whom a rule tells of something about the partner.
func audience(ctx context.Context, client *ent.Client, rule notice.Rule, partnerID string) ([]person, error) {
	if rule.Side == notice.Partner {
		return peopleOf(ctx, client, partnerID)
	}
	all, err := members(ctx, client)
	if err != nil {
		return nil, err
	}
	var out []person
	for _, one := range all {
		if one.concerns(rule) {
			out = append(out, one)
		}
	}
	return out, nil
}

// concerns reports whether a rule is for somebody on the seat.
func (p person) concerns(rule notice.Rule) bool {
	if p.partnerID != "" {
		return rule.Side == notice.Partner
	}
	return rule.Side == notice.Vendor && p.can(viewer.Permission(rule.Needs))
}

// choices are the preferences of people, by person, partner and kind.
type choices map[[3]string]notice.Preference

func loadChoices(ctx context.Context, client *ent.Client, people []person) (choices, error) {
	ids := make([]string, len(people))
	for i, one := range people {
		ids[i] = one.userID
	}
	rows, err := client.NotificationPreference.Query().Where(notificationpreference.UserIDIn(ids...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load preferences: %w", err)
	}
	out := choices{}
	for _, row := range rows {
		out[[3]string{row.UserID, orEmpty(row.PartnerID), row.Kind}] = preferenceOf(row)
	}
	return out, nil
}

func preferenceOf(row *ent.NotificationPreference) notice.Preference {
	return notice.Preference{InApp: row.InApp, Mail: notice.Timing(row.Mail)}
}

// of is how the person is told by the rule.
func (c choices) of(p person, rule notice.Rule) notice.Preference {
	if chosen, found := c[[3]string{p.userID, p.partnerID, string(rule.Kind)}]; found {
		return chosen
	}
	return rule.Default()
}

func orEmpty(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}
