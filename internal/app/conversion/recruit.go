package conversion

import (
	"context"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// child is a new commission that may pay a recruiter, and its conversion: that of a
// top-up is an earlier one than the one that is priced.
type child struct {
	*original
	of    *ent.Conversion
	label string
}

// firstCommission returns the instant of the first commission of the enrollment, also if
// it was made just now.
func (b *books) firstCommission(ctx context.Context, enrollmentID string) (*time.Time, error) {
	key := firstKey(enrollmentID)
	if err := b.desk.loadTotals(ctx, []totalKey{key}); err != nil {
		return nil, err
	}
	return utc(b.totals.of(key).firstAt), nil
}

// recruiter is who recruited a credited enrollment, with its terms as of the
// conversion.
type recruiter struct {
	use   commission.RecruiterUse
	terms commission.Enrollment
}

// recruitersOf finds the recruiters of the credited enrollments, but for those
// that were banned at the conversion's instant: the banned get nothing new.
func (k *knowledge) recruitersOf(ctx context.Context, q question, l lens, credited []commission.Enrollment) ([]recruiter, error) {
	var out []recruiter
	for _, one := range credited {
		id := l.recruiter(k.enrollments[one.ID])
		if id == "" {
			continue
		}
		if err := k.meet(ctx, []string{id}); err != nil {
			return nil, err
		}
		e := k.enrollments[id]
		if e == nil || latest(e.statuses, q.fact.OccurredAt, q.known) == string(enrollment.StatusBANNED) {
			continue
		}
		terms, use, err := k.terms(ctx, q, l.ofRecruiter(one.ID), e, origin{})
		if err != nil {
			return nil, err
		}
		terms.Credit = money.Whole
		out = append(out, recruiter{terms: terms, use: commission.RecruiterUse{
			EnrollmentID: one.ID, RecruiterID: id, Choice: use.Choice, PlanVersionID: use.PlanVersionID,
			Versions: use.Versions, Partner: terms.Partner,
		}})
	}
	return out, nil
}

// recruiters makes the parts that recruiters get of new commissions, and notes
// with the pricing what was asked (rules §3.8).
func (b *books) recruiters(ctx context.Context, q question, a *answer, made []child, c cause) error {
	for _, r := range a.recruiters {
		use := r.use
		firstAt, err := b.firstCommission(ctx, use.EnrollmentID)
		if err != nil {
			return err
		}
		for _, one := range made {
			if one.row.EnrollmentID != use.EnrollmentID || one.row.UnitKind != commission.UnitCash {
				continue
			}
			unpaid, err := b.recruit(ctx, commission.RecruitInput{
				Commission: commission.Recruited{
					ID: one.row.ID, EnrollmentID: one.row.EnrollmentID, Kind: one.row.Kind,
					Amount: money.New(one.row.AmountMinor, one.row.Currency), ReleaseAt: one.row.ReleaseAt,
				},
				Conversion: facts(q.fact, b.program.Currency), Customer: a.person, Recruiter: r.terms, Earlier: b.homeOf(q, one),
				FirstAt: firstAt, Settings: a.pricing.Seen.Settings, Location: b.location,
			}, one, c)
			if err != nil {
				return err
			}
			use.Unpaid = append(use.Unpaid, unpaid...)
		}
		a.pricing.Recruiters = append(a.pricing.Recruiters, use)
	}
	return nil
}

// homeOf is the conversion of a top-up; nil if the commission is of the one that is
// priced.
func (b *books) homeOf(q question, of child) *commission.Home {
	if of.of.ID == q.fact.ID {
		return nil
	}
	f := facts(of.of, b.program.Currency)
	return &commission.Home{
		OccurredAt: f.OccurredAt, Amount: f.Amount, ProgramAmount: f.ProgramAmount, Rate: f.Rate, CustomerID: of.of.CustomerID,
	}
}

// recruit makes the part of one commission. It belongs to the conversion of that
// commission, by whose rate caps count it, and goes back with it.
func (b *books) recruit(ctx context.Context, in commission.RecruitInput, of child, c cause) ([]commission.Explanation, error) {
	var err error
	if in.Totals, err = b.sums(ctx, commission.NeedsRecruit(in)); err != nil {
		return nil, err
	}
	lines, unpaid := commission.Recruit(in)
	for _, line := range lines {
		line.SourceID = of.row.ID
		if _, err := b.earn(of.of, of.label, line, c); err != nil {
			return nil, err
		}
	}
	return unpaid, nil
}

// shareBack takes from recruiters the parts of what was taken back.
func (b *books) shareBack(ctx context.Context, children []*original, c cause) error {
	var ids []string
	for _, o := range children {
		if o.row.Kind != commission.KindRecruiter && b.maySpread(o) {
			ids = append(ids, o.row.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	if err := b.desk.fetch(ctx, lookup{sourceIDs: ids}); err != nil {
		return err
	}
	for _, id := range ids {
		list := b.bySource[id]
		if err := b.desk.stand(ctx, list, c); err != nil {
			return err
		}
		child := b.byID[id]
		lines := make([]commission.RecruiterLine, len(list))
		for i, o := range list {
			lines[i] = commission.RecruiterLine{
				Line: b.reversible(o, nil), Source: money.New(child.row.AmountMinor, child.row.Currency), SourceReversedMinor: child.reversed(),
			}
		}
		if err := b.takeBack(ctx, list, commission.ReverseRecruited(lines, c.at), c); err != nil {
			return err
		}
	}
	return nil
}

// maySpread reports whether a recruiter may have a part of the commission: only
// those whose enrollment was recruited by then. A recruiter is set once and stays.
func (b *books) maySpread(o *original) bool {
	e := b.enrollments[o.row.EnrollmentID]
	return e == nil || e.RecruiterID != nil
}
