package program_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent/clickday"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/testkit"
)

// conversion records a fact as a row.
func (b bundle) conversion(ctx context.Context, programID string) {
	customer := b.Client.Customer.Create().SetCreatedAt(start).SetProgramID(programID).SetExternalID("c1").SaveX(ctx)
	b.Client.Conversion.Create().SetCreatedAt(start).SetProgramID(programID).SetCustomerID(customer.ID).SetType("sale").
		SetExternalID("o1").SetOccurredAt(start).SetAmountMinor(100).SetCurrency("EUR").SetFingerprint("f").SetSource("API").
		SetSequence(1).SetOrdinal(1).ExecX(ctx)
}

func TestTheTimeZoneStaysOnceSomethingIsCounted(t *testing.T) {
	t.Parallel()
	facts := map[string]func(b bundle){
		"a conversion that nobody has credit for": func(b bundle) { b.conversion(b.owner, b.program.ID) },
		"a figure of a day": func(b bundle) {
			partner := b.Client.Partner.Create().SetCreatedAt(start).SetName("Ada").SetEmail("ada@example.com").SetTags([]string{}).SaveX(b.owner)
			e := b.Client.Enrollment.Create().SetCreatedAt(start).SetProgramID(b.program.ID).SetPartnerID(partner.ID).
				SetStatus(enrollment.StatusAPPROVED).SaveX(b.owner)
			b.Client.EnrollmentDay.Create().SetCreatedAt(start).SetProgramID(b.program.ID).SetEnrollmentID(e.ID).SetPartnerID(partner.ID).
				SetMetric("wins").SetDay(start.Format(time.DateOnly)).SetCount(1).ExecX(b.owner)
		},
	}
	for name, happens := range facts {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
				b := setup(t, d)
				isFixed, err := program.ZoneIsFixed(b.owner, b.Client, b.program.ID)
				require.NoError(t, err)
				require.False(t, isFixed)
				p, err := b.service.Update(b.owner, b.program.ID, program.UpdateInput{TimeZone: ptr("Europe/Berlin")})
				require.NoError(t, err, "nothing was counted")
				require.Equal(t, "Europe/Berlin", p.TimeZone)
				other, err := b.service.Create(b.owner, program.CreateInput{Name: "Other", Currency: "EUR", SiteURL: "https://acme.example"})
				require.NoError(t, err)

				happens(b)
				_, err = b.service.Update(b.owner, b.program.ID, program.UpdateInput{Name: ptr("Moved"), TimeZone: ptr("America/New_York")})
				requireMistakes(t, err, at(apperr.WrongState, "input", "timeZone"))
				kept, err := b.Client.Program.Get(b.owner, b.program.ID)
				require.NoError(t, err)
				require.Equal(t, []string{"Acme Friends", "Europe/Berlin"}, []string{kept.Name, kept.TimeZone}, "nothing changed")
				_, err = b.service.Update(b.owner, b.program.ID, program.UpdateInput{Name: ptr("Renamed"), TimeZone: ptr("Europe/Berlin")})
				require.NoError(t, err, "the same zone is no change")
				isFixed, err = program.ZoneIsFixed(b.owner, b.Client, b.program.ID)
				require.NoError(t, err)
				require.True(t, isFixed)
				_, err = b.service.Update(b.owner, other.ID, program.UpdateInput{TimeZone: ptr("America/New_York")})
				require.NoError(t, err, "another program is free")
			})
		})
	}
}

// Clicks alone do not fix the zone: their days are counted anew.
func TestClicksMoveIntoAnotherTimeZone(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		partner := b.Client.Partner.Create().SetCreatedAt(start).SetName("Ada").SetEmail("ada@example.com").SetTags([]string{}).SaveX(b.owner)
		e := b.Client.Enrollment.Create().SetCreatedAt(start).SetProgramID(b.program.ID).SetPartnerID(partner.ID).
			SetStatus(enrollment.StatusAPPROVED).SaveX(b.owner)
		link := b.Client.Link.Create().SetCreatedAt(start).SetProgramID(b.program.ID).SetEnrollmentID(e.ID).SetPartnerID(partner.ID).
			SetCode("ada").SetDestination("https://acme.example").SaveX(b.owner)
		evening := time.Date(2026, 3, 2, 23, 30, 0, 0, time.UTC)
		testkit.Click(b.owner, t, b.Client, link, evening, false, false)
		testkit.Click(b.owner, t, b.Client, link, evening.Add(-20*time.Minute), true, false)

		_, err := b.service.Update(b.owner, b.program.ID, program.UpdateInput{TimeZone: ptr("Europe/Berlin")})
		require.NoError(t, err)
		days := b.Client.ClickDay.Query().Order(clickday.ByDay()).AllX(b.owner)
		require.Len(t, days, 1, "both are on the next day there")
		require.Equal(t, []any{"2026-03-03", int64(1), int64(1)}, []any{days[0].Day, days[0].Counted, days[0].Uncounted})
		require.Equal(t, evening, clock.Normalize(*days[0].LastAt))
	})
}
