package report_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/internal/app/report"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/metric"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// berlin is the period of the local days 28 to 30 March 2026; on the 29th the
// clocks go forward, so that midnight moves from 23:00 to 22:00 UTC.
var berlin = report.Period{
	StartsAt: time.Date(2026, 3, 27, 23, 0, 0, 0, time.UTC),
	EndsAt:   time.Date(2026, 3, 30, 22, 0, 0, 0, time.UTC),
}

func TestProgramReport(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		require.NoError(t, b.Program.Update().SetTimeZone("Europe/Berlin").Exec(b.System()))
		first, last := berlin.StartsAt, berlin.EndsAt.Add(-time.Microsecond)
		l := b.link(t, b.ada, "ada")
		for _, at := range []time.Time{
			first.Add(-time.Microsecond), first, // 27 and 28 March
			time.Date(2026, 3, 28, 22, 59, 59, 999999000, time.UTC), // still the 28th
			time.Date(2026, 3, 28, 23, 0, 0, 0, time.UTC),           // the 29th
			time.Date(2026, 3, 29, 21, 59, 59, 0, time.UTC),         // still the 29th
			time.Date(2026, 3, 29, 22, 0, 0, 0, time.UTC),           // the 30th
			last, berlin.EndsAt,
		} {
			b.click(t, l, at, "")
		}
		b.click(t, l, first, "bot")
		one, two := b.customer(t, "1"), b.customer(t, "2")
		b.convert(t, one, "lead", first, true)
		b.convert(t, one, "sale", first, true)
		b.convert(t, one, "sale", last, false, true)
		b.convert(t, two, "sale", last, true, false)
		b.convert(t, two, "sale", last)
		b.convert(t, two, "sale", first.Add(-time.Hour), true)
		b.convert(t, two, "other", first, true)
		b.day(t, b.ada, "2026-03-28", metric.Revenue, 1, 10000)
		b.day(t, b.ada, "2026-03-30", metric.Refunds, 1, 2500)
		b.day(t, b.ben, "2026-03-30", metric.Revenue, 1, 9000)
		b.day(t, b.ada, "2026-03-28", metric.Sales, 2, 0)
		b.day(t, b.ada, "2026-03-28", metric.Conversions("lead"), 1, 0)
		b.day(t, b.ada, "2026-03-27", metric.Revenue, 1, 400)
		b.earned(t, b.ada, euros(3000), commission.StatusPaid, first, "")
		b.earned(t, b.ada, euros(-1), commission.StatusPending, last, "")
		b.earned(t, b.ben, money.New(8, "JPY"), commission.StatusPending, last, "")
		b.earned(t, b.ada, euros(77), commission.StatusRejected, first, "")
		b.earned(t, b.ada, euros(40), commission.StatusPaid, first.Add(-time.Hour), "")

		got, err := b.report.ProgramReport(b.Member("ro", viewer.ReadOnly), b.Program.ID, berlin)
		require.NoError(t, err)
		ratio, before := "5.50", "10.00"
		require.Equal(t, berlin, got.Period)
		require.Equal(t, report.ProgramFigures{
			ClickCount: 6, LeadCount: 1, SaleCount: 2, CustomerCount: 1, Revenue: euros(16500), Cost: euros(2999),
			OtherCosts: []money.Money{money.New(8, "JPY")}, ReturnRatio: &ratio,
		}, got.Current)
		require.Equal(t, report.ProgramFigures{
			ClickCount: 1, SaleCount: 1, CustomerCount: 1, Revenue: euros(400), Cost: euros(40),
			OtherCosts: []money.Money{}, ReturnRatio: &before,
		}, got.Previous)
		require.Equal(t, []report.ReportPoint{
			{StartsOn: "2026-03-28", ClickCount: 2, LeadCount: 1, SaleCount: 1, Revenue: euros(10000)},
			{StartsOn: "2026-03-29", ClickCount: 2, Revenue: euros(0)},
			{StartsOn: "2026-03-30", ClickCount: 2, SaleCount: 1, Revenue: euros(6500)},
		}, got.Series)
		require.Len(t, got.TopPartners, 2)
		require.Equal(t, "ben", got.TopPartners[0].Enrollment.Edges.Partner.Name)
		require.Equal(t, [2]money.Money{euros(9000), euros(0)},
			[2]money.Money{got.TopPartners[0].Revenue, got.TopPartners[0].Cost})
		top := got.TopPartners[1]
		top.Enrollment = nil
		require.Equal(t, report.PartnerFigures{
			ClickCount: 6, LeadCount: 1, SaleCount: 2, Revenue: euros(7500), Cost: euros(2999),
		}, top)
	})
}

func TestProgramReportByMonth(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.day(t, b.ada, "2026-01-31", metric.Revenue, 1, 100)
		b.day(t, b.ada, "2026-02-01", metric.Revenue, 1, 20)
		b.day(t, b.ada, "2026-02-28", metric.Refunds, 1, 3)
		period := report.Period{StartsAt: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), EndsAt: time.Date(2026, 4, 4, 0, 0, 0, 0, time.UTC)}
		ctx := b.Member("ro", viewer.ReadOnly)
		got, err := b.report.ProgramReport(ctx, b.Program.ID, period)
		require.NoError(t, err)
		require.Equal(t, []report.ReportPoint{
			{StartsOn: "2026-01-01", Revenue: euros(100)},
			{StartsOn: "2026-02-01", Revenue: euros(17)},
			{StartsOn: "2026-03-01", Revenue: euros(0)},
			{StartsOn: "2026-04-01", Revenue: euros(0)},
		}, got.Series)
		require.Nil(t, got.Current.ReturnRatio)

		period.EndsAt = period.EndsAt.Add(-24 * time.Hour)
		got, err = b.report.ProgramReport(ctx, b.Program.ID, period)
		require.NoError(t, err)
		require.Len(t, got.Series, 92, "92 days are told one by one")

		period.EndsAt = period.StartsAt.Add(25 * time.Hour)
		got, err = b.report.ProgramReport(ctx, b.Program.ID, period)
		require.NoError(t, err)
		require.Equal(t, time.Date(2026, 1, 3, 0, 0, 0, 0, time.UTC), got.Period.EndsAt, "days are whole")
	})
}

func TestProgramReportRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ctx := b.Member("ro", viewer.ReadOnly)
		_, err := b.report.ProgramReport(ctx, b.Program.ID, report.Period{StartsAt: today, EndsAt: today})
		requireProblem(t, err, apperr.Invalid, "period", "endsAt")
		start := time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC)
		_, err = b.report.ProgramReport(ctx, b.Program.ID, report.Period{StartsAt: start, EndsAt: start.AddDate(0, 0, 1097)})
		requireProblem(t, err, apperr.TooLarge, "period", "endsAt")
		_, err = b.report.ProgramReport(ctx, b.Program.ID, report.Period{StartsAt: start, EndsAt: start.AddDate(0, 0, 1096)})
		require.NoError(t, err)
		refuses(t, b, d, func(ctx context.Context) error {
			_, err := b.report.ProgramReport(ctx, b.Program.ID, berlin)
			return err
		})
	})
}

// refuses tries a read of the program that is for members.
func refuses(t *testing.T, b *bundle, d *testkit.Database, read func(ctx context.Context) error) {
	t.Helper()
	require.ErrorIs(t, read(testkit.NewBook(t, d, "other", today).Member("eve", viewer.Owner)), apperr.ErrNotFound)
	require.ErrorIs(t, read(b.Partner(b.ada, viewer.Owner)), apperr.ErrForbidden)
	require.ErrorIs(t, read(t.Context()), apperr.ErrUnauthenticated)
}

func TestProgramTasks(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.Pay(b.ada, "EUR")
		require.NoError(t, b.ben.Update().SetStatus(enrollment.StatusAPPLIED).Exec(b.System()))
		one := b.customer(t, "1")
		b.convert(t, one, "sale", today, false)
		b.convert(t, one, "sale", today, false, true)
		b.convert(t, one, "sale", today, true, false)
		b.earned(t, b.ada, euros(900), commission.StatusApproved, today, "")
		b.earned(t, b.ada, euros(5), commission.StatusApproved, today.Add(time.Hour), "")
		b.earned(t, b.ben, euros(60), commission.StatusApproved, today, "")
		b.earned(t, b.ada, euros(7), commission.StatusOnHold, today, "")
		b.earned(t, b.ada, euros(7), commission.StatusPending, today, "")
		b.earned(t, b.ada, euros(7), commission.StatusPending, today.Add(time.Hour), "")
		for code, at := range map[string]*time.Time{"open": nil, "given": &today} {
			err := b.Client.UnknownCode.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetCode(code).
				SetSeenAt(today).SetNillableResolvedAt(at).Exec(b.System())
			require.NoError(t, err)
		}
		for _, status := range []string{"DRAFT", "PROCESSING", "COMPLETED", "CANCELLED"} {
			b.makeRun(t, status)
		}
		b.waitsInThePipeline(t)
		want := &report.ProgramTasks{
			ApplicationCount: 1, OnHoldCount: 1, UnattributedCount: 2, UnknownCodeCount: 1, OpenRunCount: 2,
			SubmissionCount: 1, ExtensionCount: 1, ClaimCount: 2, OverdueClaimCount: 1,
			MissingRates: []report.MissingRate{}, Payable: []money.Money{euros(900)},
		}
		got, err := b.report.ProgramTasks(b.Member("ro", viewer.ReadOnly), b.Program.ID)
		require.NoError(t, err)
		require.Equal(t, want, got, "ben has no payout method")
		reasons, err := b.report.UnattributedReasons(b.Member("ro", viewer.ReadOnly), b.Program.ID)
		require.NoError(t, err)
		counted := 0
		for _, one := range reasons {
			counted += one.ConversionCount
		}
		require.Equal(t, want.UnattributedCount, counted)
		_, err = b.report.UnattributedReasons(b.Partner(b.ada, viewer.Owner), b.Program.ID)
		require.ErrorIs(t, err, apperr.ErrForbidden)

		require.NoError(t, b.Program.Update().SetNeedsCommissionApproval(true).SetPayoutMinimumMinor(901).Exec(b.System()))
		want.ApprovalCount, want.Payable = 1, []money.Money{}
		got, err = b.report.ProgramTasks(b.Member("ro", viewer.ReadOnly), b.Program.ID)
		require.NoError(t, err)
		require.Equal(t, want, got)
		refuses(t, b, d, func(ctx context.Context) error {
			_, err := b.report.ProgramTasks(ctx, b.Program.ID)
			return err
		})
	})
}

// waitsInThePipeline makes a submission, a request for more time and claims, of
// which some wait.
func (b *bundle) waitsInThePipeline(t *testing.T) {
	t.Helper()
	ctx := b.System()
	stage := b.Client.Stage.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetKey("first").SetName("First").SetPosition(1).
		SetKind(referral.Open).SetProbability(10).SaveX(ctx)
	for _, status := range []referral.Status{referral.Submitted, referral.Accepted, referral.NeedsInfo} {
		r := b.Client.Referral.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetPartnerID(b.ada.PartnerID).SetEnrollmentID(b.ada.ID).
			SetStageID(stage.ID).SetStageSince(today).SetOpenedAt(today).SetStatus(status).SetSource("SUBMISSION").SetName("A prospect").
			SetCurrency("EUR").SaveX(ctx)
		if status == referral.Accepted {
			for _, asked := range []referral.ExtensionStatus{referral.ExtensionOpen, referral.ExtensionDeclined} {
				b.Client.ProtectionExtension.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetPartnerID(r.PartnerID).SetReferralID(r.ID).
					SetDays(30).SetReason("They decide in May.").SetStatus(asked).ExecX(ctx)
			}
		}
	}
	for status, due := range map[referral.ClaimStatus][]time.Time{
		referral.ClaimOpen: {today.Add(-time.Hour), today.Add(time.Hour)}, referral.ClaimNeedsInfo: {today.Add(-time.Hour)},
		referral.ClaimDeclined: {today.Add(-time.Hour)},
	} {
		for _, at := range due {
			b.Client.Claim.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetPartnerID(b.ada.PartnerID).SetEnrollmentID(b.ada.ID).
				SetStatus(status).SetDay("2026-01-01").SetEvidence("An invoice.").SetDueAt(at).ExecX(ctx)
		}
	}
}

// Revenue counts conversions of every currency, so the return counts what they cost.
func TestTheReturnCountsEveryCurrency(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		first := berlin.StartsAt
		b.day(t, b.ada, "2026-03-28", metric.Revenue, 2, 10000)
		b.earned(t, b.ada, euros(1000), commission.StatusPending, first.Add(time.Hour), "")
		b.earned(t, b.ada, money.New(800, "GBP"), commission.StatusPending, first.Add(time.Hour), "")
		b.Client.Commission.Create().SetCreatedAt(first).SetProgramID(b.Program.ID).SetEnrollmentID(b.ben.ID).SetPartnerID(b.ben.PartnerID).
			SetKind(commission.KindEarned).SetStatus(commission.StatusPaid).SetAmountMinor(900).SetCurrency("USD").SetProgramMinor(1000).
			SetOccurredAt(first.Add(time.Hour)).SetReleaseAt(first).SetStatusSince(first).SetExplanation(commission.Explanation{}).SetSequence(2).
			ExecX(b.System())
		got, err := b.report.ProgramReport(b.Member("ro", viewer.ReadOnly), b.Program.ID, berlin)
		require.NoError(t, err)
		require.Equal(t, euros(1000), got.Current.Cost)
		require.Equal(t, []money.Money{money.New(800, "GBP"), money.New(900, "USD")}, got.Current.OtherCosts)
		require.Equal(t, "5.00", *got.Current.ReturnRatio, "10000 / (1000 + 1000); pounds had no rate, and brought no revenue")
	})
}
