package referral

import (
	"time"

	"entgo.io/ent/dialect/sql"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/predicate"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/ent/referraltask"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
)

// NextOf says who has the ball about a referral, whose tasks these are, done ones
// among them; false if nobody has.
func NextOf(r *ent.Referral, tasks []*ent.ReferralTask, now time.Time, zone *time.Location) (domain.Next, bool) {
	open := []domain.OpenTask{}
	for _, one := range tasks {
		if one.DoneAt == nil {
			open = append(open, domain.OpenTask{ID: one.ID, Side: one.Side, Day: one.DueDay})
		}
	}
	situation := domain.Situation{Status: r.Status, IsClosed: r.ClosedAt != nil, Tasks: open, ProtectedUntil: r.ProtectedUntil}
	return domain.WhoIsNext(situation, now, zone)
}

// HasBall narrows referrals to those of which the side has the ball: what NextOf
// says, in SQL.
func HasBall(side domain.Side) predicate.Referral {
	return func(q *sql.Selector) {
		byStatus := domain.NeedsInfo
		if side == domain.ByVendor {
			byStatus = domain.Submitted
		}
		// The earliest open task; its index begins so.
		tasks := sql.Dialect(q.Dialect()).Table(referraltask.Table)
		earliest := sql.Dialect(q.Dialect()).Select(tasks.C(referraltask.FieldSide)).From(tasks).Where(sql.And(
			sql.ColumnsEQ(tasks.C(referraltask.FieldOrganizationID), q.C(entreferral.FieldOrganizationID)),
			sql.ColumnsEQ(tasks.C(referraltask.FieldReferralID), q.C(entreferral.FieldID)),
			sql.IsNull(tasks.C(referraltask.FieldDoneAt)),
		)).OrderBy(tasks.C(referraltask.FieldDueDay), tasks.C(referraltask.FieldID)).Limit(1)
		isTheirs := sql.P(func(b *sql.Builder) {
			b.WriteString("COALESCE(").Wrap(func(b *sql.Builder) { b.Join(earliest) })
			b.WriteString(", ").Arg(string(domain.ByVendor)).WriteString(") = ").Arg(string(side))
		})
		q.Where(sql.And(
			sql.IsNull(q.C(entreferral.FieldClosedAt)),
			sql.Or(
				sql.EQ(q.C(entreferral.FieldStatus), string(byStatus)),
				sql.And(sql.EQ(q.C(entreferral.FieldStatus), string(domain.Accepted)), isTheirs),
			),
		))
	}
}
