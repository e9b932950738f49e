package referral_test

import (
	"context"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	entenrollment "github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/ent/event"
	"github.com/rapporthq/rapport/internal/app/referral"
	"github.com/rapporthq/rapport/internal/app/report"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/money"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func euros(amount string) *money.Input { return &money.Input{Amount: amount, CurrencyCode: "EUR"} }

func prospectFor(of *ent.Enrollment) referral.SendInput {
	return referral.SendInput{EnrollmentID: of.ID, Company: " Northwind ", Email: new("jo@northwind.example"), Value: euros("1200.00"), HasConsent: true}
}

func (b *bundle) send(t *testing.T, in referral.SendInput) *ent.ReciprocalReferral {
	t.Helper()
	row, err := b.referrals.Send(b.admin(), in)
	require.NoError(t, err)
	return row
}

func (b *bundle) steps(id string) []string {
	var kinds []string
	for _, one := range b.Client.Event.Query().Where(event.SubjectID(id)).Order(ent.Asc(event.FieldID)).AllX(b.System()) {
		kinds = append(kinds, one.Kind+" by "+one.Actor)
	}
	return kinds
}

func TestProspectIsSentTakenWonAndCorrected(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		row := b.send(t, prospectFor(b.ada))
		require.Equal(t, []any{domain.ReciprocalSent, "Northwind", int64(120_000), b.ada.PartnerID}, []any{row.Status, row.Company, *row.EstimateMinor, row.PartnerID})
		require.Equal(t, today, row.ConsentedAt.UTC())
		_, err := b.referrals.ReportProspect(b.partner(b.ada), row.ID, referral.ReportInput{Outcome: domain.ReciprocalLost})
		requireProblem(t, err, apperr.WrongState, "id")
		b.clock.Advance(day)
		taken, err := b.referrals.TakeProspect(b.partner(b.ada), row.ID, new("I call them tomorrow."))
		require.NoError(t, err)
		require.Equal(t, []any{domain.ReciprocalAccepted, "I call them tomorrow.", today.Add(day)}, []any{taken.Status, taken.Note, taken.AnsweredAt.UTC()})
		b.clock.Advance(day)
		won, err := b.referrals.ReportProspect(b.partner(b.ada), row.ID, referral.ReportInput{Outcome: domain.ReciprocalWon, Value: euros("999.99")})
		require.NoError(t, err)
		require.Equal(t, []any{domain.ReciprocalWon, int64(99_999), "I call them tomorrow."}, []any{won.Status, *won.WonMinor, won.Note}, "an empty note keeps the one before")
		_, err = b.referrals.DeclineProspect(b.partner(b.ada), row.ID, domain.DeclineNoCapacity, nil)
		requireProblem(t, err, apperr.WrongState, "id")
		fixed, err := b.referrals.CorrectProspect(b.admin(), row.ID, referral.CorrectInput{Status: domain.ReciprocalWon, Value: euros("1000"), Reason: "The contract says so."})
		require.NoError(t, err)
		require.Equal(t, int64(100_000), *fixed.WonMinor)
		opened, err := b.referrals.CorrectProspect(b.admin(), row.ID, referral.CorrectInput{Status: domain.ReciprocalAccepted, Reason: "It was called off."})
		require.NoError(t, err)
		require.Nil(t, opened.WonMinor)
		require.Nil(t, opened.ClosedAt)
		require.Equal(t, []string{
			"reciprocal.sent by usr_ann", "reciprocal.accepted by usr_par_acme_ada", "reciprocal.won by usr_par_acme_ada",
			"reciprocal.corrected by usr_ann", "reciprocal.corrected by usr_ann",
		}, b.steps(row.ID))
		require.Zero(t, b.Client.Commission.Query().CountX(b.System()), "§6: nobody earns by it")
	})
}

func TestProspectIsDeclined(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		row := b.send(t, prospectFor(b.ada))
		_, err := b.referrals.DeclineProspect(b.partner(b.ada), row.ID, domain.DeclineOtherReason, new(" "))
		requireProblem(t, err, apperr.Blank, "input", "note")
		out, err := b.referrals.DeclineProspect(b.partner(b.ada), row.ID, domain.DeclineKnownAlready, nil)
		require.NoError(t, err)
		require.Equal(t, []any{domain.ReciprocalDeclined, domain.DeclineKnownAlready}, []any{out.Status, out.DeclineReason})
		require.NotNil(t, out.ClosedAt)
		_, err = b.referrals.CorrectProspect(b.admin(), row.ID, referral.CorrectInput{Status: domain.ReciprocalAccepted, Reason: "x"})
		requireProblem(t, err, apperr.WrongState, "id")
	})
}

func TestSendRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		long := strings.Repeat("x", 4001)
		for name, c := range map[string]struct {
			spoil func(*referral.SendInput)
			code  apperr.Code
			path  []string
		}{
			"nobody":             {func(in *referral.SendInput) { in.EnrollmentID = "" }, apperr.Blank, []string{"input", "enrollmentId"}},
			"somebody else":      {func(in *referral.SendInput) { in.EnrollmentID = "enr_x" }, apperr.NotFoundCode, []string{"input", "enrollmentId"}},
			"no company":         {func(in *referral.SendInput) { in.Company = " " }, apperr.Blank, []string{"input", "company"}},
			"no address":         {func(in *referral.SendInput) { in.Email = new("jo") }, apperr.Invalid, []string{"input", "email"}},
			"no way to reach it": {func(in *referral.SendInput) { in.Email = nil }, apperr.Blank, []string{"input", "email"}},
			"no country":         {func(in *referral.SendInput) { in.Country = new("Germany") }, apperr.Invalid, []string{"input", "country"}},
			"too long":           {func(in *referral.SendInput) { in.Message = &long }, apperr.TooLong, []string{"input", "message"}},
			"no amount":          {func(in *referral.SendInput) { in.Value = euros("much") }, apperr.Invalid, []string{"input", "value", "amount"}},
			"below 0":            {func(in *referral.SendInput) { in.Value = euros("-1") }, apperr.TooSmall, []string{"input", "value", "amount"}},
			"another currency":   {func(in *referral.SendInput) { in.Value.CurrencyCode = "USD" }, apperr.CurrencyMismatch, []string{"input", "value", "currencyCode"}},
			"no consent":         {func(in *referral.SendInput) { in.HasConsent = false }, apperr.Blank, []string{"input", "hasConsent"}},
		} {
			in := prospectFor(b.ada)
			c.spoil(&in)
			_, err := b.referrals.Send(b.admin(), in)
			require.Error(t, err, name)
			requireProblem(t, err, c.code, c.path...)
		}
		b.ada.Update().SetStatus(entenrollment.StatusSUSPENDED).ExecX(b.System())
		_, err := b.referrals.Send(b.admin(), prospectFor(b.ada))
		requireProblem(t, err, apperr.WrongState, "input", "enrollmentId")
		b.ada.Update().SetStatus(entenrollment.StatusAPPROVED).ExecX(b.System())
		b.Program.Update().SetArchivedAt(today).ExecX(b.System())
		_, err = b.referrals.Send(b.admin(), prospectFor(b.ada))
		requireProblem(t, err, apperr.WrongState, "input", "enrollmentId")
		require.Zero(t, b.Client.ReciprocalReferral.Query().CountX(b.System()))
	})
}

func TestReportAndCorrectRefuse(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		row := b.send(t, prospectFor(b.ada))
		_, err := b.referrals.TakeProspect(b.partner(b.ada), row.ID, new(strings.Repeat("x", 2001)))
		requireProblem(t, err, apperr.TooLong, "input", "note")
		_, err = b.referrals.TakeProspect(b.partner(b.ada), row.ID, nil)
		require.NoError(t, err)
		for _, c := range []struct {
			in   referral.ReportInput
			code apperr.Code
			path []string
		}{
			{referral.ReportInput{Outcome: domain.ReciprocalWon}, apperr.Blank, []string{"input", "value"}},
			{referral.ReportInput{Outcome: domain.ReciprocalLost, Value: euros("1")}, apperr.Invalid, []string{"input", "value"}},
			{referral.ReportInput{Outcome: domain.ReciprocalAccepted}, apperr.Invalid, []string{"input", "outcome"}},
			{referral.ReportInput{Outcome: domain.ReciprocalWon, Value: &money.Input{Amount: "1", CurrencyCode: "USD"}}, apperr.CurrencyMismatch, []string{"input", "value", "currencyCode"}},
		} {
			_, err := b.referrals.ReportProspect(b.partner(b.ada), row.ID, c.in)
			requireProblem(t, err, c.code, c.path...)
		}
		correct := func(in referral.CorrectInput) error {
			_, err := b.referrals.CorrectProspect(b.admin(), row.ID, in)
			return err
		}
		requireProblem(t, correct(referral.CorrectInput{Status: domain.ReciprocalLost, Reason: "x"}), apperr.WrongState, "id")
		requireProblem(t, correct(referral.CorrectInput{Status: domain.ReciprocalLost, Reason: " "}), apperr.Blank, "input", "reason")
		requireProblem(t, correct(referral.CorrectInput{Status: domain.ReciprocalLost, Reason: strings.Repeat("x", 501)}), apperr.TooLong, "input", "reason")
		requireProblem(t, correct(referral.CorrectInput{Status: domain.ReciprocalWon, Reason: "x"}), apperr.Blank, "input", "value")
	})
}

func TestProspectsOfOthersAreNotThere(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		bob, rival := b.Enroll("bob"), testkit.NewBook(t, d, "rival", today)
		row := b.send(t, prospectFor(b.ada))
		for _, ctx := range []context.Context{b.partner(bob), rival.Partner(rival.Enroll("zoe"), viewer.Owner)} {
			_, err := b.referrals.TakeProspect(ctx, row.ID, nil)
			require.ErrorIs(t, err, apperr.ErrNotFound)
			_, err = b.referrals.DeclineProspect(ctx, row.ID, domain.DeclineNoCapacity, nil)
			require.ErrorIs(t, err, apperr.ErrNotFound)
			_, err = b.referrals.ReportProspect(ctx, row.ID, referral.ReportInput{Outcome: domain.ReciprocalLost})
			require.ErrorIs(t, err, apperr.ErrNotFound)
		}
		other := rival.Member("eve", viewer.Owner)
		_, err := b.referrals.Send(other, prospectFor(b.ada))
		requireProblem(t, err, apperr.NotFoundCode, "input", "enrollmentId")
		_, err = b.referrals.CorrectProspect(other, row.ID, referral.CorrectInput{Status: domain.ReciprocalLost, Reason: "x"})
		require.ErrorIs(t, err, apperr.ErrNotFound)
		_, err = b.referrals.Send(b.partner(b.ada), prospectFor(b.ada))
		require.ErrorIs(t, err, apperr.ErrForbidden)
		_, err = b.referrals.CorrectProspect(b.partner(b.ada), row.ID, referral.CorrectInput{Status: domain.ReciprocalLost, Reason: "x"})
		require.ErrorIs(t, err, apperr.ErrForbidden)
		_, err = b.referrals.TakeProspect(b.admin(), row.ID, nil)
		require.ErrorIs(t, err, apperr.ErrForbidden)
		require.Equal(t, domain.ReciprocalSent, b.Client.ReciprocalReferral.GetX(b.System(), row.ID).Status)
		require.Len(t, b.steps(row.ID), 1)
	})
}

// TestProspectRaces answers one prospect many times at once: one answer counts.
func TestProspectRaces(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		row := b.send(t, prospectFor(b.ada))
		errs := make([]error, 6)
		var wait sync.WaitGroup
		for i := range errs {
			wait.Go(func() {
				if i%2 == 0 {
					_, errs[i] = b.referrals.TakeProspect(b.partner(b.ada), row.ID, nil)
				} else {
					_, errs[i] = b.referrals.DeclineProspect(b.partner(b.ada), row.ID, domain.DeclineNotFitting, nil)
				}
			})
		}
		wait.Wait()
		answered := 0
		for _, err := range errs {
			if err == nil {
				answered++
				continue
			}
			requireProblem(t, err, apperr.WrongState, "id")
		}
		require.Equal(t, 1, answered)
		require.Len(t, b.steps(row.ID), 2)
	})
}

func TestReciprocityIsExact(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		bob, reports := b.Enroll("bob"), report.New(b.Client, b.clock)
		give := func(of *ent.Enrollment, stage string, status domain.Status, currency money.Currency, minor *int64) {
			b.Client.Referral.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetEnrollmentID(of.ID).SetPartnerID(of.PartnerID).
				SetStageID(b.stages[stage].ID).SetStatus(status).SetSource("SUBMISSION").SetName("x").SetCurrency(currency).
				SetNillableEstimateMinor(minor).SetOpenedAt(today).SetStageSince(today).ExecX(b.System())
		}
		give(b.ada, "won", domain.Accepted, "EUR", new(int64(50_001)))
		give(b.ada, "won", domain.Accepted, "EUR", nil)
		give(b.ada, "won", domain.Accepted, "USD", new(int64(70_000)))
		give(b.ada, "lost", domain.Accepted, "EUR", new(int64(1)))
		give(b.ada, "submitted", domain.Rejected, "EUR", new(int64(1)))
		give(bob, "won", domain.Accepted, "EUR", new(int64(9)))
		b.send(t, prospectFor(b.ada))
		won := b.send(t, prospectFor(b.ada))
		_, err := b.referrals.TakeProspect(b.partner(b.ada), won.ID, nil)
		require.NoError(t, err)
		_, err = b.referrals.ReportProspect(b.partner(b.ada), won.ID, referral.ReportInput{Outcome: domain.ReciprocalWon, Value: euros("600.02")})
		require.NoError(t, err)
		want := &domain.Reciprocity{
			// The bundle's own referral is on the first stage.
			Given:    domain.Given{AcceptedCount: 5, WonCount: 3, WonValue: money.New(50_001, "EUR"), UnvaluedCount: 2},
			Received: domain.Received{SentCount: 2, AcceptedCount: 1, WonCount: 1, WonValue: money.New(60_002, "EUR")},
		}
		all, err := reports.ReciprocitiesOf(b.admin(), []string{b.ada.ID, bob.ID, "enr_x"})
		require.NoError(t, err)
		require.Len(t, all, 2)
		require.Equal(t, want, all[b.ada.ID])
		require.Equal(t, 1, all[bob.ID].Given.WonCount)
		balance, err := all[b.ada.ID].WonValueBalance()
		require.NoError(t, err)
		require.Equal(t, money.New(-10_001, "EUR"), balance)
		own, err := reports.ReciprocitiesOf(b.partner(bob), []string{b.ada.ID, bob.ID})
		require.NoError(t, err)
		require.Len(t, own, 1, "another partner's balance is not there")
		require.Contains(t, own, bob.ID)
	})
}
