package filter

import (
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/code"
	"github.com/rapporthq/rapport/ent/predicate"
)

// Code is the API's CodeFilter.
type Code struct {
	ProgramID   *string
	IsValid     *bool
	HasDiscount *bool
	Search      *string
}

// Apply narrows the query to what holds at now.
func (f *Code) Apply(q *ent.CodeQuery, now time.Time) *ent.CodeQuery {
	if f == nil {
		return q
	}
	add := func(p predicate.Code) { q = q.Where(p) }
	either := func(wanted *bool, p predicate.Code) {
		switch {
		case wanted == nil:
		case *wanted:
			add(p)
		default:
			add(code.Not(p))
		}
	}
	given(f.ProgramID, code.ProgramID, add)
	either(f.IsValid, code.And(code.ArchivedAtIsNil(), code.Or(code.ExpiresAtIsNil(), code.ExpiresAtGT(now))))
	either(f.HasDiscount, code.Or(code.DiscountPpmNotNil(), code.DiscountMinorNotNil()))
	if f.Search != nil && *f.Search != "" {
		add(code.WordContainsFold(*f.Search))
	}
	return q
}
