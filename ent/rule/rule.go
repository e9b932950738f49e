// Package rule holds the row-level rules that the mixins of ent/schema bring
// to every table. They answer one question, "whose row is this?", and know no
// business: "may this role do this?" is asked by the use cases. They are
// generic over the filter that ent generates, so that a broken generation can
// be repaired.
package rule

import (
	"context"

	"entgo.io/ent"
	"entgo.io/ent/entql"

	"github.com/rapporthq/rapport/ent/privacy"
	"github.com/rapporthq/rapport/internal/viewer"
)

// PartnerRows says which rows of an owned table the viewers of a partner see.
type PartnerRows int

// The choices. None is the zero value: a table is for members unless it says
// otherwise.
const (
	// None of them.
	None PartnerRows = iota
	// Own rows: partner_id is the viewer's partner.
	Own
	// Shared rows of the programs in which the partner is enrolled.
	Shared
	// Self is the partner's own row.
	Self
	// Programs in which the partner is enrolled.
	Programs
	// Credited rows: those with an edge "credits" to a credit of the partner.
	Credited
	// OfCredited rows: those with an edge "conversion" to a credited one.
	OfCredited
	// Person means the person's own: user_id is the viewer's person, and
	// partner_id its partner, empty for members. It narrows members, too.
	Person
)

// DenyWithoutViewer refuses everybody who is not known.
func DenyWithoutViewer() privacy.QueryMutationRule {
	return privacy.ContextQueryMutationRule(func(ctx context.Context) error {
		if viewer.From(ctx).Kind == viewer.Nobody {
			return privacy.Denyf("nobody is asking")
		}
		return privacy.Skip
	})
}

// Organization keeps each viewer to the rows of its organization, and the
// viewers of a partner to those that rows names.
func Organization(rows PartnerRows) privacy.QueryMutationRule {
	return privacy.FilterFunc(func(ctx context.Context, f privacy.Filter) error {
		v := viewer.From(ctx)
		if v.OrganizationID == "" {
			return privacy.Denyf("the viewer sits in no organization")
		}
		f.Where(entql.FieldEQ("organization_id", v.OrganizationID))
		switch {
		case rows == Person && v.Kind != viewer.System:
			return person(v, f)
		case v.Kind == viewer.Partner:
			return partner(v, rows, f)
		default:
			return privacy.Skip
		}
	})
}

// partner narrows f to what the viewer's partner may see.
func partner(v viewer.Viewer, rows PartnerRows, f privacy.Filter) error {
	credited := entql.HasEdgeWith("credits", entql.FieldEQ("partner_id", v.PartnerID))
	switch rows {
	case None:
		return privacy.Denyf("the table is for members")
	case Own:
		f.Where(entql.FieldEQ("partner_id", v.PartnerID))
	case Shared:
		f.Where(entql.FieldIn("program_id", programs(v)...))
	case Self:
		f.Where(entql.FieldEQ("id", v.PartnerID))
	case Programs:
		f.Where(entql.FieldIn("id", programs(v)...))
	case Credited:
		f.Where(credited)
	case OfCredited:
		f.Where(entql.HasEdgeWith("conversion", credited))
	case Person:
		return person(v, f)
	}
	return privacy.Skip
}

// person narrows f to what is the viewer's person's own in the seat it sits on. A
// key is no person.
func person(v viewer.Viewer, f privacy.Filter) error {
	if v.UserID == "" || v.APIKeyID != "" {
		return privacy.Denyf("the table is for people")
	}
	f.Where(entql.FieldEQ("user_id", v.UserID))
	f.Where(entql.FieldEQ("partner_id", v.PartnerID))
	return privacy.Skip
}

func programs(v viewer.Viewer) []any {
	out := make([]any, len(v.ProgramIDs))
	for i, id := range v.ProgramIDs {
		out[i] = id
	}
	return out
}

// Directory keeps a table to those who look up what belongs to no
// organization.
func Directory() privacy.QueryMutationRule {
	return privacy.ContextQueryMutationRule(func(ctx context.Context) error {
		if viewer.From(ctx).Kind != viewer.Directory {
			return privacy.Denyf("the table is a directory")
		}
		return privacy.Skip
	})
}

// OwnOrganization keeps each viewer to the row of its organization; the
// directory sees all.
func OwnOrganization() privacy.QueryMutationRule {
	return privacy.FilterFunc(func(ctx context.Context, f privacy.Filter) error {
		v := viewer.From(ctx)
		if v.Kind != viewer.Directory {
			f.Where(entql.FieldEQ("id", v.OrganizationID))
		}
		return privacy.Skip
	})
}

// OwnRoutes keeps each viewer to the routes of its organization; the directory
// sees all.
func OwnRoutes() privacy.QueryMutationRule {
	return privacy.FilterFunc(func(ctx context.Context, f privacy.Filter) error {
		v := viewer.From(ctx)
		if v.Kind != viewer.Directory {
			f.Where(entql.FieldEQ("owner_id", v.OrganizationID))
		}
		return privacy.Skip
	})
}

// OwnShortDomains keeps members and visitors to the hosts of their organization;
// the directory sees all, and partners none.
func OwnShortDomains() privacy.QueryMutationRule {
	return privacy.FilterFunc(func(ctx context.Context, f privacy.Filter) error {
		switch v := viewer.From(ctx); v.Kind {
		case viewer.Directory:
		case viewer.Partner, viewer.Nobody:
			return privacy.Denyf("the table is for members")
		case viewer.Member, viewer.System, viewer.Visitor:
			f.Where(entql.FieldEQ("owner_id", v.OrganizationID))
		}
		return privacy.Skip
	})
}

// Acquainted lets a viewer see itself and the people of its organization, and
// the viewers of a partner only those of the partner; the directory sees all.
// Only the person itself and the directory may change a person.
func Acquainted() privacy.QueryMutationRule {
	return acquainted{privacy.FilterFunc(func(ctx context.Context, f privacy.Filter) error {
		v := viewer.From(ctx)
		own := entql.FieldEQ("organization_id", v.OrganizationID)
		switch v.Kind {
		case viewer.Directory:
		case viewer.Member, viewer.System:
			f.Where(entql.Or(entql.FieldEQ("id", v.UserID), entql.HasEdgeWith("members", own), entql.HasEdgeWith("partner_users", own)))
		case viewer.Partner:
			theirs := entql.HasEdgeWith("partner_users", entql.FieldEQ("partner_id", v.PartnerID))
			f.Where(entql.Or(entql.FieldEQ("id", v.UserID), theirs))
		case viewer.Nobody, viewer.Visitor:
			return privacy.Denyf("nobody is asking")
		}
		return privacy.Skip
	})}
}

type acquainted struct{ privacy.FilterFunc }

// EvalMutation keeps changes of a person to the person and the directory.
func (acquainted) EvalMutation(ctx context.Context, m ent.Mutation) error {
	return privacy.FilterFunc(func(ctx context.Context, f privacy.Filter) error {
		if v := viewer.From(ctx); v.Kind != viewer.Directory {
			f.Where(entql.FieldEQ("id", v.UserID))
		}
		return privacy.Skip
	}).EvalMutation(ctx, m)
}
