package filter

import (
	"entgo.io/ent/dialect/sql"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/predicate"
	"github.com/rapporthq/rapport/ent/protectionextension"
	referral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/ent/stage"
	"github.com/rapporthq/rapport/graph/scalar"
	referrals "github.com/rapporthq/rapport/internal/app/referral"
	"github.com/rapporthq/rapport/internal/domain/money"
	pipeline "github.com/rapporthq/rapport/internal/domain/referral"
)

// Referral is the API's ReferralFilter.
type Referral struct {
	ProgramID    *string
	EnrollmentID *string
	StageIDs     []string
	Statuses     []pipeline.Status
	Sources      []string
	Search       *string
	AsksForTime  *bool
	Ball         *pipeline.Side
	MinimumValue *money.Input
	StageKinds   []pipeline.StageKind
	Currency     *money.Currency
	// ExpectedClose is when they may be won.
	ExpectedClose *ExpectedClose
	ClosedWithin  *Period
}

// ExpectedClose is the API's ExpectedCloseFilter; days are as "2026-01-31".
type ExpectedClose struct {
	From, Until *string
	IsKnown     *bool
}

// Validate returns an error for a least value that is no amount, which would look
// as if nothing was worth it.
func (f *Referral) Validate() error {
	if f == nil || f.MinimumValue == nil {
		return nil
	}
	if _, err := f.MinimumValue.Parse(); err != nil {
		return &scalar.FormError{Message: "filter.minimumValue must be an amount such as \"1234.50\", with the code of its currency"}
	}
	return nil
}

// Apply narrows the query.
func (f *Referral) Apply(q *ent.ReferralQuery) *ent.ReferralQuery {
	if f == nil {
		return q
	}
	add := func(p predicate.Referral) { q = q.Where(p) }
	given(f.ProgramID, referral.ProgramID, add)
	given(f.EnrollmentID, referral.EnrollmentID, add)
	if f.StageIDs != nil {
		add(referral.StageIDIn(f.StageIDs...))
	}
	if f.Statuses != nil {
		add(referral.StatusIn(f.Statuses...))
	}
	if f.Sources != nil {
		add(referral.SourceIn(f.Sources...))
	}
	if f.Search != nil && *f.Search != "" {
		add(referral.Or(referral.NameContainsFold(*f.Search), referral.CompanyContainsFold(*f.Search)))
	}
	given(f.AsksForTime, asksForTime, add)
	given(f.Ball, referrals.HasBall, add)
	if f.MinimumValue != nil {
		if least, err := f.MinimumValue.Parse(); err == nil {
			add(referral.And(referral.CurrencyEQ(least.Currency), referral.EstimateMinorGTE(least.Minor)))
		}
	}
	if f.StageKinds != nil {
		add(onStages(f.StageKinds))
	}
	given(f.Currency, referral.CurrencyEQ, add)
	if f.ClosedWithin != nil {
		add(referral.And(referral.ClosedAtGTE(f.ClosedWithin.StartsAt), referral.ClosedAtLT(f.ClosedWithin.EndsAt)))
	}
	f.ExpectedClose.apply(add)
	return q
}

func (f *ExpectedClose) apply(add func(predicate.Referral)) {
	if f == nil {
		return
	}
	unknown := referral.Or(referral.ExpectedCloseIsNil(), referral.ExpectedClose(""))
	if f.IsKnown != nil && !*f.IsKnown {
		add(unknown)
	} else if f.IsKnown != nil || f.From != nil || f.Until != nil {
		add(referral.Not(unknown))
	}
	given(f.From, referral.ExpectedCloseGTE, add)
	given(f.Until, referral.ExpectedCloseLTE, add)
}

// onStages keeps the referrals on stages of the kinds, archived ones included.
func onStages(kinds []pipeline.StageKind) predicate.Referral {
	values := make([]any, len(kinds))
	for i, kind := range kinds {
		values[i] = string(kind)
	}
	return func(q *sql.Selector) {
		stages := sql.Dialect(q.Dialect()).Table(stage.Table)
		q.Where(sql.In(q.C(referral.FieldStageID), sql.Dialect(q.Dialect()).Select(stages.C(stage.FieldID)).From(stages).Where(sql.And(
			sql.ColumnsEQ(stages.C(stage.FieldOrganizationID), q.C(referral.FieldOrganizationID)),
			sql.In(stages.C(stage.FieldKind), values...),
		))))
	}
}

// asksForTime keeps the referrals with an open request for more time of protection,
// or the others.
func asksForTime(wanted bool) predicate.Referral {
	return func(q *sql.Selector) {
		asked := sql.Table(protectionextension.Table)
		open := sql.Exists(sql.Dialect(q.Dialect()).Select(asked.C(protectionextension.FieldID)).From(asked).Where(sql.And(
			sql.ColumnsEQ(asked.C(protectionextension.FieldOrganizationID), q.C(referral.FieldOrganizationID)),
			sql.ColumnsEQ(asked.C(protectionextension.FieldOpenReferralID), q.C(referral.FieldID)),
		)))
		if !wanted {
			open = sql.Not(open)
		}
		q.Where(open)
	}
}
