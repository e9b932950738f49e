package conversion

import (
	"context"
	"time"

	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// firsts returns the instant of the first commission of each credited enrollment
// that was recruited, before what follows now.
func (b *books) firsts(ctx context.Context, a *answer) (map[string]*time.Time, error) {
	var keys []totalKey
	for _, r := range a.recruiters {
		keys = append(keys, firstKey(r.use.EnrollmentID))
	}
	if len(keys) == 0 {
		return nil, nil //nolint:nilnil // Nobody was recruited.
	}
	if err := b.desk.loadTotals(ctx, keys); err != nil {
		return nil, err
	}
	out := map[string]*time.Time{}
	for _, r := range a.recruiters {
		out[r.use.EnrollmentID] = utc(b.totals.of(firstKey(r.use.EnrollmentID)).firstAt)
	}
	return out, nil
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
func (b *books) recruiters(ctx context.Context, q question, a *answer, made []*original, firsts map[string]*time.Time, c cause) error {
	for _, r := range a.recruiters {
		use := r.use
		for _, child := range made {
			if child.row.EnrollmentID != use.EnrollmentID || child.row.UnitKind != commission.UnitCash {
				continue
			}
			in := commission.RecruitInput{
				Commission: commission.Recruited{
					ID: child.row.ID, EnrollmentID: child.row.EnrollmentID, Kind: child.row.Kind,
					Amount: money.New(child.row.AmountMinor, child.row.Currency), ReleaseAt: child.row.ReleaseAt,
				},
				Conversion: facts(q.fact, b.program.Currency), Customer: a.person, Recruiter: r.terms,
				FirstAt: firsts[use.EnrollmentID], Settings: a.pricing.Seen.Settings, Location: b.location,
			}
			unpaid, err := b.recruit(ctx, q, in, child, c)
			if err != nil {
				return err
			}
			use.Unpaid = append(use.Unpaid, unpaid...)
		}
		a.pricing.Recruiters = append(a.pricing.Recruiters, use)
	}
	return nil
}

// recruit makes the part of one commission. That of a top-up belongs to the
// conversion that caused it, as the hold of the top-up does.
func (b *books) recruit(
	ctx context.Context, q question, in commission.RecruitInput, child *original, c cause,
) ([]commission.Explanation, error) {
	var err error
	if in.Totals, err = b.sums(ctx, commission.NeedsRecruit(in)); err != nil {
		return nil, err
	}
	lines, unpaid := commission.Recruit(in)
	for _, line := range lines {
		line.SourceID = child.row.ID
		if _, err := b.earn(q.fact, q.customer.label(), line, c); err != nil {
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
