package report_test

import (
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/app/report"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/testkit"
)

// today is a day on which nothing is paid; the next payout day is 1 April.
var today = time.Date(2026, 3, 10, 9, 0, 0, 0, time.UTC)

// bundle is a program with two partners, and the reads.
type bundle struct {
	*testkit.Book
	report   *report.Service
	ada, ben *ent.Enrollment
	sequence int64
}

func setup(t *testing.T, d *testkit.Database) *bundle {
	t.Helper()
	b := &bundle{Book: testkit.NewBook(t, d, "acme", today), report: report.New(d.Client, clock.NewFake(today))}
	b.ada, b.ben = b.Enroll("ada"), b.Enroll("ben")
	for key, isLead := range map[string]bool{"lead": true, "sale": false} {
		err := b.Client.EventType.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).
			SetKey(key).SetName(key).SetIsLead(isLead).SetIsSale(!isLead).Exec(b.System())
		require.NoError(t, err)
	}
	return b
}

func euros(minor int64) money.Money { return money.New(minor, "EUR") }

// link gives the enrollment a link.
func (b *bundle) link(t *testing.T, e *ent.Enrollment, code string) *ent.Link {
	t.Helper()
	row, err := b.Client.Link.Create().SetCreatedAt(today).SetProgramID(e.ProgramID).SetEnrollmentID(e.ID).
		SetPartnerID(e.PartnerID).SetCode(code).SetDestination("https://example.com").Save(b.System())
	require.NoError(t, err)
	return row
}

// click records a click; kind is "" for one that counts, "bot" or "duplicate".
func (b *bundle) click(t *testing.T, l *ent.Link, at time.Time, kind string) {
	t.Helper()
	testkit.Click(b.System(), t, b.Client, l, at, kind == "bot", kind == "duplicate")
}

// customer makes a customer.
func (b *bundle) customer(t *testing.T, externalID string) *ent.Customer {
	t.Helper()
	row, err := b.Client.Customer.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).
		SetExternalID(externalID).Save(b.System())
	require.NoError(t, err)
	return row
}

// convert records a conversion with one decision per entry of attributed.
func (b *bundle) convert(t *testing.T, c *ent.Customer, eventType string, at time.Time, attributed ...bool) {
	t.Helper()
	b.sequence++
	row, err := b.Client.Conversion.Create().SetCreatedAt(at).SetProgramID(b.Program.ID).SetCustomerID(c.ID).
		SetType(eventType).SetExternalID(strconv.FormatInt(b.sequence, 10)).SetOccurredAt(at).SetAmountMinor(0).
		SetCurrency("EUR").SetFingerprint("f").SetSource("API").SetSequence(b.sequence).SetOrdinal(1).Save(b.System())
	require.NoError(t, err)
	for i, is := range attributed {
		err := b.Client.Decision.Create().SetCreatedAt(at).SetProgramID(b.Program.ID).SetConversionID(row.ID).
			SetRevision(i + 1).SetIsAttributed(is).SetAttribution(attribution.Decision{}).
			SetPricing(commission.Pricing{}).SetSequence(b.sequence).Exec(b.System())
		require.NoError(t, err)
	}
}

// day writes a daily figure.
func (b *bundle) day(t *testing.T, e *ent.Enrollment, day, metric string, count, minor int64) {
	t.Helper()
	err := b.Client.EnrollmentDay.Create().SetCreatedAt(today).SetProgramID(e.ProgramID).SetEnrollmentID(e.ID).
		SetPartnerID(e.PartnerID).SetDay(day).SetMetric(metric).SetCount(count).SetAmountMinor(minor).Exec(b.System())
	require.NoError(t, err)
}

// earned makes a commission for a conversion that occurred at an instant.
func (b *bundle) earned(t *testing.T, e *ent.Enrollment, amount money.Money, status commission.Status, at time.Time, customerID string) {
	t.Helper()
	create := b.Client.Commission.Create().SetCreatedAt(at).SetProgramID(e.ProgramID).SetEnrollmentID(e.ID).
		SetPartnerID(e.PartnerID).SetKind(commission.KindEarned).SetStatus(status).SetAmountMinor(amount.Minor).
		SetCurrency(amount.Currency).SetOccurredAt(at).SetReleaseAt(at).SetStatusSince(at).
		SetExplanation(commission.Explanation{}).SetSequence(1)
	if customerID != "" {
		create.SetCustomerID(customerID)
	}
	require.NoError(t, create.Exec(b.System()))
}
