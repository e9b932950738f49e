// Package viewer says who is asking and what that person or program may do.
// It holds no rows and asks no database: internal/auth makes viewers, the row
// rules in ent/rule read them, and each use case calls Require in its first
// line.
package viewer

import (
	"context"
	"slices"

	"github.com/rapporthq/rapport/internal/apperr"
)

// Kind is the sort of viewer.
type Kind int

// The kinds. Nobody is the zero value, so that a viewer that was never set may
// do nothing.
const (
	// Nobody is not signed in.
	Nobody Kind = iota
	// Member is a person of the organization, or an API key of it.
	Member
	// Partner is a person of a partner, or an API key of it. It sees the
	// partner's own rows.
	Partner
	// Visitor is an anonymous browser acting on one organization: it may
	// click links and apply to programs, by use cases only.
	Visitor
	// System is a job or a command of one organization.
	System
	// Directory looks rows up that belong to no organization: users,
	// sessions, routes of links. It sees nothing that is owned.
	Directory
)

// Role is what a member may do, or what a partner's person may do.
type Role string

// The roles of members: Owner, Admin, Finance, ReadOnly. The roles of partner
// users: Owner and Staff.
const (
	Owner    Role = "OWNER"
	Admin    Role = "ADMIN"
	Finance  Role = "FINANCE"
	ReadOnly Role = "VIEWER"
	Staff    Role = "MEMBER"
)

// Viewer is who is asking.
type Viewer struct {
	Kind           Kind
	OrganizationID string
	UserID         string
	Name           string
	Role           Role
	// PartnerID is set for the kind Partner only.
	PartnerID string
	// ProgramIDs are the programs in which the partner is enrolled; set for
	// the kind Partner only.
	ProgramIDs []string
	// SessionID is set when a browser asks.
	SessionID string
	// APIKeyID and Scopes are set when a key asks; a key may do what its
	// scopes name, and never more than its kind.
	APIKeyID string
	Scopes   []Permission
}

type key struct{}

// With returns ctx carrying v.
func With(ctx context.Context, v Viewer) context.Context {
	return context.WithValue(ctx, key{}, v)
}

// From returns the viewer in ctx, or Nobody.
func From(ctx context.Context) Viewer {
	v, _ := ctx.Value(key{}).(Viewer)
	return v
}

// NewSystem returns the viewer of jobs and commands of one organization.
func NewSystem(organizationID string) Viewer {
	return Viewer{Kind: System, OrganizationID: organizationID, Name: "system"}
}

// NewVisitor returns the viewer of an anonymous browser on one organization.
func NewVisitor(organizationID string) Viewer {
	return Viewer{Kind: Visitor, OrganizationID: organizationID, Name: "visitor"}
}

// NewPage returns the viewer of a page that reports what its site's server signed:
// it may record, as a key with that one scope, and nothing else.
func NewPage(organizationID string) Viewer {
	const name = "page"
	return Viewer{
		Kind: Member, OrganizationID: organizationID, Name: name, Role: Owner,
		APIKeyID: name, Scopes: []Permission{ConversionRecord},
	}
}

// NewDirectory returns the viewer that may read the directory tables.
func NewDirectory() Viewer { return Viewer{Kind: Directory, Name: "directory"} }

// Actor is the id to note as the author of a change: the API key, else the
// user, else the kind's name.
func (v Viewer) Actor() string {
	switch {
	case v.APIKeyID != "":
		return v.APIKeyID
	case v.UserID != "":
		return v.UserID
	default:
		return v.Name
	}
}

// Can reports whether v has permission p.
func (v Viewer) Can(p Permission) bool {
	if !slices.Contains(granted(v), p) {
		return false
	}
	return v.APIKeyID == "" || slices.Contains(v.Scopes, p)
}

// Permissions lists what v may do, in the order of All.
func (v Viewer) Permissions() []Permission {
	out := []Permission{}
	for _, p := range All() {
		if v.Can(p) {
			out = append(out, p)
		}
	}
	return out
}

// Require returns the viewer in ctx if it has permission p, else
// apperr.ErrUnauthenticated or apperr.ErrForbidden.
func Require(ctx context.Context, p Permission) (Viewer, error) {
	v := From(ctx)
	if v.Kind == Nobody {
		return v, apperr.ErrUnauthenticated
	}
	if !v.Can(p) {
		return v, apperr.ErrForbidden
	}
	return v, nil
}
