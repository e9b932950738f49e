// Package filter holds the filters of the API's lists: each a few named
// business questions, with the predicate that answers it. It reads nothing
// itself; the rows of other organizations and partners are kept away by ent.
package filter

import (
	"time"

	"entgo.io/ent/dialect/sql"

	"github.com/rapporthq/rapport/ent"
	commission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/ent/credit"
	"github.com/rapporthq/rapport/ent/customer"
	"github.com/rapporthq/rapport/ent/decision"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/ent/link"
	"github.com/rapporthq/rapport/ent/partner"
	payout "github.com/rapporthq/rapport/ent/payout"
	"github.com/rapporthq/rapport/ent/predicate"
	"github.com/rapporthq/rapport/ent/program"
	referral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/graph/scalar"
	appledger "github.com/rapporthq/rapport/internal/app/ledger"
	commissions "github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	payouts "github.com/rapporthq/rapport/internal/domain/payout"
)

// Period is a half-open stretch of time.
type Period struct {
	StartsAt time.Time
	EndsAt   time.Time
}

// Partner is the API's PartnerFilter.
type Partner struct {
	Search *string
}

// Apply narrows the query.
func (f *Partner) Apply(q *ent.PartnerQuery) *ent.PartnerQuery {
	if f == nil || f.Search == nil || *f.Search == "" {
		return q
	}
	return q.Where(partner.Or(partner.NameContainsFold(*f.Search), partner.EmailContainsFold(*f.Search)))
}

// Enrollment is the API's EnrollmentFilter.
type Enrollment struct {
	ProgramID   *string
	PartnerID   *string
	Status      []enrollment.Status
	TierID      *string
	GroupID     *string
	PlanID      *string
	HasDemotion *bool
	Search      *string
}

// Apply narrows the query.
func (f *Enrollment) Apply(q *ent.EnrollmentQuery) *ent.EnrollmentQuery {
	if f == nil {
		return q
	}
	add := func(p predicate.Enrollment) { q = q.Where(p) }
	given(f.ProgramID, enrollment.ProgramID, add)
	given(f.PartnerID, enrollment.PartnerID, add)
	given(f.TierID, enrollment.TierID, add)
	given(f.GroupID, enrollment.GroupID, add)
	given(f.PlanID, enrollment.PlanID, add)
	if f.Status != nil {
		add(enrollment.StatusIn(f.Status...))
	}
	if f.HasDemotion != nil {
		announced := enrollment.DemotionTierIDNotNil()
		if !*f.HasDemotion {
			announced = enrollment.Not(announced)
		}
		add(announced)
	}
	if f.Search != nil && *f.Search != "" {
		add(enrollment.HasPartnerWith(partner.Or(partner.NameContainsFold(*f.Search), partner.EmailContainsFold(*f.Search))))
	}
	return q
}

// Link is the API's LinkFilter.
type Link struct {
	ProgramID       *string
	EnrollmentID    *string
	Search          *string
	IncludeArchived *bool
}

// Apply narrows the query.
func (f *Link) Apply(q *ent.LinkQuery) *ent.LinkQuery {
	if f == nil {
		return q.Where(link.ArchivedAtIsNil())
	}
	add := func(p predicate.Link) { q = q.Where(p) }
	given(f.ProgramID, link.ProgramID, add)
	given(f.EnrollmentID, link.EnrollmentID, add)
	if f.Search != nil && *f.Search != "" {
		add(link.Or(link.CodeContainsFold(*f.Search), link.NameContainsFold(*f.Search)))
	}
	if f.IncludeArchived == nil || !*f.IncludeArchived {
		add(link.ArchivedAtIsNil())
	}
	return q
}

// Conversion is the API's ConversionFilter.
type Conversion struct {
	ProgramID    *string
	Type         *string
	IsAttributed *bool
	EnrollmentID *string
	CustomerID   *string
	Occurred     *Period
	CurrencyCode *money.Currency
	WaitsForRate *bool
	Search       *string
}

// Apply narrows the query.
func (f *Conversion) Apply(q *ent.ConversionQuery) *ent.ConversionQuery {
	return q.Where(f.predicates()...)
}

func (f *Conversion) predicates() []predicate.Conversion {
	var out []predicate.Conversion
	if f == nil {
		return out
	}
	add := func(p predicate.Conversion) { out = append(out, p) }
	given(f.ProgramID, conversion.ProgramID, add)
	given(f.Type, conversion.Type, add)
	given(f.CustomerID, conversion.CustomerID, add)
	given(f.CurrencyCode, conversion.CurrencyEQ, add)
	if f.WaitsForRate != nil {
		waits := conversion.And(conversion.ProgramMinorIsNil(), appledger.NotRated)
		if !*f.WaitsForRate {
			waits = conversion.Not(waits)
		}
		add(waits)
	}
	if f.IsAttributed != nil {
		add(decided(func(d *sql.SelectTable, _ *sql.DialectBuilder) *sql.Predicate {
			return sql.EQ(d.C(decision.FieldIsAttributed), *f.IsAttributed)
		}))
	}
	if f.EnrollmentID != nil {
		add(decided(func(d *sql.SelectTable, in *sql.DialectBuilder) *sql.Predicate {
			c := sql.Table(credit.Table).As("credit")
			return sql.Exists(in.Select(c.C(credit.FieldID)).From(c).Where(sql.And(
				sql.ColumnsEQ(c.C(credit.FieldOrganizationID), d.C(decision.FieldOrganizationID)),
				sql.ColumnsEQ(c.C(credit.FieldDecisionID), d.C(decision.FieldID)),
				sql.EQ(c.C(credit.FieldEnrollmentID), *f.EnrollmentID),
			)))
		}))
	}
	if f.Occurred != nil {
		add(conversion.And(conversion.OccurredAtGTE(f.Occurred.StartsAt), conversion.OccurredAtLT(f.Occurred.EndsAt)))
	}
	if f.Search != nil && *f.Search != "" {
		add(conversion.Or(
			conversion.ExternalIDHasPrefix(*f.Search),
			conversion.HasCustomerWith(customer.ExternalIDHasPrefix(*f.Search)),
		))
	}
	return out
}

// decided keeps the conversions whose decision in force, the one with the highest
// revision, fits. The organization stands in each condition because the indexes
// begin with it: ent's own HasDecisionsWith would read all decisions per conversion.
func decided(fits func(d *sql.SelectTable, in *sql.DialectBuilder) *sql.Predicate) predicate.Conversion {
	return func(s *sql.Selector) {
		in := sql.Dialect(s.Dialect())
		d, later := sql.Table(decision.Table).As("decision"), sql.Table(decision.Table).As("later")
		s.Where(sql.Exists(in.Select(d.C(decision.FieldID)).From(d).Where(sql.And(
			sql.ColumnsEQ(d.C(decision.FieldOrganizationID), s.C(conversion.FieldOrganizationID)),
			sql.ColumnsEQ(d.C(decision.FieldConversionID), s.C(conversion.FieldID)),
			fits(d, in),
			sql.NotExists(in.Select(later.C(decision.FieldID)).From(later).Where(sql.And(
				sql.ColumnsEQ(later.C(decision.FieldOrganizationID), d.C(decision.FieldOrganizationID)),
				sql.ColumnsEQ(later.C(decision.FieldConversionID), d.C(decision.FieldConversionID)),
				sql.ColumnsGT(later.C(decision.FieldRevision), d.C(decision.FieldRevision)),
			))),
		))))
	}
}

// Customer is the API's CustomerFilter.
type Customer struct {
	ProgramID *string
	Search    *string
}

// Apply narrows the query.
func (f *Customer) Apply(q *ent.CustomerQuery) *ent.CustomerQuery {
	if f == nil {
		return q
	}
	given(f.ProgramID, customer.ProgramID, func(p predicate.Customer) { q = q.Where(p) })
	if f.Search != nil && *f.Search != "" {
		q = q.Where(customer.Or(
			customer.ExternalIDHasPrefix(*f.Search), customer.NameContainsFold(*f.Search),
			customer.CompanyContainsFold(*f.Search), customer.EmailContainsFold(*f.Search),
		))
	}
	return q
}

// Commission is the API's CommissionFilter.
type Commission struct {
	ProgramID    *string
	EnrollmentID *string
	Status       []commissions.Status
	Occurred     *Period
	CurrencyCode *money.Currency
	ReferralID   *string
	IsHoldOver   *bool
	// now is when IsHoldOver is asked.
	now time.Time
}

// At says when the filter is asked; nil stays nil.
func (f *Commission) At(now time.Time) *Commission {
	if f != nil {
		f.now = now
	}
	return f
}

// Validate returns an error for a currency that there is not, which would look
// as if nothing was earned in it.
func (f *Commission) Validate() error {
	if f == nil || f.CurrencyCode == nil || f.CurrencyCode.IsValid() {
		return nil
	}
	return &scalar.FormError{Message: "filter.currencyCode must be an ISO 4217 code, such as \"EUR\""}
}

// Apply narrows the query.
func (f *Commission) Apply(q *ent.CommissionQuery) *ent.CommissionQuery {
	return q.Where(f.Predicates()...)
}

// Predicates are the conditions of the filter.
func (f *Commission) Predicates() []predicate.Commission {
	var out []predicate.Commission
	if f == nil {
		return out
	}
	add := func(p predicate.Commission) { out = append(out, p) }
	given(f.ProgramID, commission.ProgramID, add)
	given(f.EnrollmentID, commission.EnrollmentID, add)
	given(f.CurrencyCode, commission.CurrencyEQ, add)
	if f.Status != nil {
		add(commission.StatusIn(f.Status...))
	}
	if f.Occurred != nil {
		add(commission.And(commission.OccurredAtGTE(f.Occurred.StartsAt), commission.OccurredAtLT(f.Occurred.EndsAt)))
	}
	if f.ReferralID != nil {
		add(ofReferral(*f.ReferralID))
	}
	if f.IsHoldOver != nil {
		due := commission.And(commission.StatusEQ(commissions.StatusPending), commission.ReleaseAtLTE(f.now),
			commission.HasProgramWith(program.NeedsCommissionApproval(true)))
		if !*f.IsHoldOver {
			due = commission.Not(due)
		}
		add(due)
	}
	return out
}

// ofReferral keeps the commissions of the referral's customer.
func ofReferral(id string) predicate.Commission {
	return func(s *sql.Selector) {
		r := sql.Table(referral.Table).As("referral")
		s.Where(sql.Exists(sql.Dialect(s.Dialect()).Select(r.C(referral.FieldID)).From(r).Where(sql.And(
			sql.ColumnsEQ(r.C(referral.FieldOrganizationID), s.C(commission.FieldOrganizationID)),
			sql.ColumnsEQ(r.C(referral.FieldCustomerID), s.C(commission.FieldCustomerID)),
			sql.EQ(r.C(referral.FieldID), id),
		))))
	}
}

// Payout is the API's PayoutFilter.
type Payout struct {
	ProgramID    *string
	EnrollmentID *string
	Status       []payouts.Status
}

// Apply narrows the query.
func (f *Payout) Apply(q *ent.PayoutQuery) *ent.PayoutQuery {
	if f == nil {
		return q
	}
	add := func(p predicate.Payout) { q = q.Where(p) }
	given(f.ProgramID, payout.ProgramID, add)
	given(f.EnrollmentID, payout.EnrollmentID, add)
	if f.Status != nil {
		add(payout.StatusIn(f.Status...))
	}
	return q
}

// given adds the predicate of a value that was given.
func given[T, P any](value *T, predicate func(T) P, add func(P)) {
	if value != nil {
		add(predicate(*value))
	}
}
