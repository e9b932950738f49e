package conversion_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollmentday"
	"github.com/rapporthq/rapport/ent/enrollmentmonth"
	"github.com/rapporthq/rapport/ent/incentivetotal"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/metric"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/testkit"
)

// audited requires that the rollups say what the facts say, whether they are
// compared at once or a few at a time.
func (b *bundle) audited() {
	b.t.Helper()
	for _, held := range []int{1_000_000, 3} {
		found, err := conversion.VerifyRollupsHolding(b.admin, b.Client, b.Program.ID, held)
		require.NoError(b.t, err)
		require.Empty(b.t, found)
	}
}

func TestVerifyRollups(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		capped := percent("10")
		most := money.New(100_000, "EUR")
		capped.Terms.Caps.PerCustomer = &most
		capped.Terms.Limits.MaxCount = 3
		b := setup(t, d, capped, measuredSteps(t), premium())
		ada, ben := b.partner("ada"), b.partner("ben")
		b.record(b.input("lead", "c1", byCode("ada")))
		first := b.record(b.input("sale", "c1", byCode("ada")))
		b.clock.Advance(time.Hour)
		foreign := b.record(b.input("sale", "c2", byCode("ada"), amount("200", "USD")))
		b.clock.Advance(time.Hour)
		b.refund(first, "30")
		b.audited()
		_, err := b.service.SetRates(b.admin, b.Program.ID, rates("USD 2026-03-01 0.5"))
		require.NoError(t, err)
		b.audited()
		b.clock.Advance(time.Hour)
		_, err = b.service.Assign(b.admin, foreign.ID, shares(ben.ID, "33.3333", ada.ID, "66.6667"))
		require.NoError(t, err)
		b.refund(foreign, "")
		b.refund(first, "")
		b.clock.Advance(time.Hour)
		b.record(b.input("sale", "c3", byCode("ben"), at(start.AddDate(0, -2, 0))))
		one := b.dispute(disputed(b.record(b.input("sale", "c3", byCode("ben"))), "dp_1"))
		b.decided(one, commission.DisputeLost)
		b.audited()
		b.sound()
		b.replayed()

		wins := b.Client.EnrollmentDay.Query().Where(enrollmentday.Metric(metric.Wins)).AllX(b.System())
		require.NotEmpty(t, wins, "the sale after the lead won the referral")
		spoilt := map[string]string{}
		for _, name := range []string{metric.Revenue, metric.Refunds, metric.Sales, metric.Conversions("lead"), metric.Wins} {
			row := b.Client.EnrollmentDay.Query().Where(enrollmentday.Metric(name), enrollmentday.CountGT(0)).FirstX(b.System())
			row.Update().AddCount(1).ExecX(b.System())
			spoilt[row.EnrollmentID+" "+name+" "+row.Day] = ""
			month := b.Client.EnrollmentMonth.Query().Where(enrollmentmonth.Metric(name), enrollmentmonth.CountGT(0)).FirstX(b.System())
			month.Update().AddCount(1).ExecX(b.System())
			spoilt[month.EnrollmentID+" "+name+" "+month.Month] = ""
		}
		for _, prefix := range []string{"MEASURED:", "EARNED_CUSTOMER:", "EARNED_ENROLLMENT:", "EARNED_PROGRAM:", "customer:", "enrollment:"} {
			row := b.Client.IncentiveTotal.Query().Where(incentivetotal.ScopeHasPrefix(prefix)).FirstX(b.System())
			row.Update().AddSumMinor(7).ExecX(b.System())
			spoilt[row.IncentiveKey+" "+row.Scope] = ""
		}
		gone := b.Client.EnrollmentDay.Query().Where(enrollmentday.Metric(metric.Conversions("sale")), enrollmentday.CountGT(0)).FirstX(b.System())
		_, err = b.SQL.ExecContext(t.Context(), "DELETE FROM enrollment_days WHERE id = '"+gone.ID+"'")
		require.NoError(t, err)
		spoilt[gone.EnrollmentID+" "+gone.Metric+" "+gone.Day] = ""
		month := b.Client.EnrollmentMonth.Query().Where(enrollmentmonth.Metric(metric.Revenue), enrollmentmonth.CountGT(0)).Order(ent.Desc(enrollmentmonth.FieldID)).FirstX(b.System())
		_, err = b.SQL.ExecContext(t.Context(), "DELETE FROM enrollment_months WHERE id = '"+month.ID+"'")
		require.NoError(t, err)
		spoilt[month.EnrollmentID+" "+month.Metric+" "+month.Month] = ""
		for _, held := range []int{1_000_000, 5} {
			found, err := conversion.VerifyRollupsHolding(b.admin, b.Client, b.Program.ID, held)
			require.NoError(t, err)
			names := map[string]string{}
			for _, one := range found {
				names[one.Row] = ""
				require.Contains(t, one.Detail, "the facts say ")
			}
			require.Equal(t, spoilt, names, "each row that differs is named, and no other")
			require.Len(t, found, len(spoilt))
		}
		_, err = conversion.VerifyRollups(b.Partner(ada.Enrollment, "OWNER"), b.Client, b.Program.ID)
		require.ErrorIs(t, err, apperr.ErrForbidden)
		_, err = conversion.VerifyRollups(b.stranger, b.Client, b.Program.ID)
		require.ErrorIs(t, err, apperr.ErrNotFound)
	})
}
