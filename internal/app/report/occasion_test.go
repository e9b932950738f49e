package report_test

import (
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/engagement"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// attend records a fact about an occasion, credited to each list of enrollments in
// turn: the last one is in force.
func (b *bundle) attend(t *testing.T, who *ent.Customer, kind, occasion string, minutes *int, credited ...[]*ent.Enrollment) {
	t.Helper()
	b.sequence++
	ctx, n := b.System(), strconv.FormatInt(b.sequence, 10)
	create := b.Client.Conversion.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetCustomerID(who.ID).SetType(kind).
		SetExternalID(n).SetOccurredAt(today.Add(time.Duration(b.sequence) * time.Minute)).SetAmountMinor(0).SetCurrency("EUR").
		SetFingerprint("f").SetSource("API").SetSequence(b.sequence).SetOrdinal(1).SetNillableMinutes(minutes)
	if occasion != "" {
		create.SetOccasion(occasion)
	}
	row := create.SaveX(ctx)
	for i, list := range credited {
		held := b.Client.Decision.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetConversionID(row.ID).SetRevision(i + 1).
			SetIsAttributed(len(list) > 0).SetAttribution(attribution.Decision{}).SetPricing(commission.Pricing{}).SetSequence(b.sequence).SaveX(ctx)
		for _, e := range list {
			b.Client.Credit.Create().SetCreatedAt(today).SetConversionID(row.ID).SetDecisionID(held.ID).SetEnrollmentID(e.ID).
				SetPartnerID(e.PartnerID).SetPpm(int64(1_000_000 / len(list))).ExecX(ctx)
		}
	}
}

func TestOccasions(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada, ben, both := []*ent.Enrollment{b.ada}, []*ent.Enrollment{b.ben}, []*ent.Enrollment{b.ada, b.ben}
		one, two, three := b.customer(t, "one"), b.customer(t, "two"), b.customer(t, "three")
		b.attend(t, one, "registration", "Webinar", nil, ada)
		b.attend(t, one, "registration", "Webinar", nil, ada)
		b.attend(t, one, "attendance", "Webinar", new(30), ada)
		b.attend(t, one, "attendance", "Webinar", new(15), ada)
		b.attend(t, one, "engagement", "Webinar", nil, ada)
		// Moved from Ada to both.
		b.attend(t, two, "registration", "Webinar", nil, ada, both)
		b.attend(t, three, "attendance", "Webinar", nil, ben)
		// Nobody's, another type, and without an occasion.
		b.attend(t, b.customer(t, "four"), "registration", "Webinar", nil, nil)
		b.attend(t, one, "sale", "Webinar", nil, ada)
		b.attend(t, one, "registration", "", nil, ada)
		b.attend(t, three, "attendance", "100% Fair", new(61), ben)

		all, err := b.report.Occasions(b.Member("ann", viewer.ReadOnly), b.Program.ID, nil)
		require.NoError(t, err)
		require.Len(t, all, 2)
		require.Equal(t, "100% Fair", all[0].Name, "the latest first")
		webinar := all[1]
		require.Equal(t, engagement.Figures{
			RegistrationCount: 3, AttendanceCount: 2, EitherCount: 4, Minutes: 45, TimedCount: 1, EngagementCount: 1,
		}, webinar.Figures)
		require.Equal(t, today.Add(time.Minute), webinar.FirstAt)
		require.Equal(t, today.Add(8*time.Minute), webinar.LastAt)
		require.Len(t, webinar.Partners, 2)
		require.Equal(t, b.ada.ID, webinar.Partners[0].EnrollmentID, "the most registrations first")
		require.Equal(t, engagement.Figures{
			RegistrationCount: 2, AttendanceCount: 1, EitherCount: 2, Minutes: 45, TimedCount: 1, EngagementCount: 1,
		}, webinar.Partners[0].Figures)
		require.Equal(t, engagement.Figures{RegistrationCount: 1, AttendanceCount: 1, EitherCount: 2}, webinar.Partners[1].Figures)
		require.Nil(t, all[0].Figures.AttendanceRate(), "nobody registered")
		require.Equal(t, "61.0", *all[0].Figures.AverageMinutes())

		found, err := b.report.Occasions(b.System(), b.Program.ID, new("100% f"))
		require.NoError(t, err)
		require.Len(t, found, 1)
		found, err = b.report.Occasions(b.System(), b.Program.ID, new("0_F"))
		require.NoError(t, err)
		require.Empty(t, found, "what is looked for is no pattern")
		missing, err := b.report.Occasion(b.System(), b.Program.ID, "webinar")
		require.NoError(t, err)
		require.Nil(t, missing)
	})
}

func TestOccasionsOfAPartnerAreItsOwn(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada, ben := []*ent.Enrollment{b.ada}, []*ent.Enrollment{b.ben}
		one, two := b.customer(t, "one"), b.customer(t, "two")
		b.attend(t, one, "registration", "Webinar", nil, ada)
		b.attend(t, two, "registration", "Webinar", nil, ben)
		// It was Ben's, and is not any more.
		b.attend(t, one, "attendance", "Webinar", new(10), ben, ada)
		b.attend(t, one, "registration", "Fair", nil, ben, ada)
		own, err := b.report.Occasions(b.Partner(b.ben, viewer.Staff), b.Program.ID, nil)
		require.NoError(t, err)
		require.Len(t, own, 1)
		require.Equal(t, engagement.Figures{RegistrationCount: 1, EitherCount: 1}, own[0].Figures)
		require.Len(t, own[0].Partners, 1)
		require.Equal(t, b.ben.ID, own[0].Partners[0].EnrollmentID)
		gone, err := b.report.Occasion(b.Partner(b.ben, viewer.Staff), b.Program.ID, "Fair")
		require.NoError(t, err)
		require.Nil(t, gone)
		rival := testkit.NewBook(t, d, "rival", today)
		theirs, err := b.report.Occasions(rival.Member("eve", viewer.Owner), b.Program.ID, nil)
		require.NoError(t, err)
		require.Empty(t, theirs)
		_, err = b.report.Occasions(viewer.With(t.Context(), viewer.NewVisitor(b.OrganizationID)), b.Program.ID, nil)
		require.ErrorIs(t, err, apperr.ErrForbidden)
	})
}
