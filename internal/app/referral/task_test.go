package referral_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/ent/event"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/ent/referraltask"
	"github.com/rapporthq/rapport/internal/app/referral"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/money"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// due is a task for the side by a day.
func due(side domain.Side, title, day string) referral.TaskInput {
	return referral.TaskInput{Side: side, Title: title, DueDay: day}
}

// add adds a task to the prospect.
func (b *bundle) add(ctx context.Context, t *testing.T, in referral.TaskInput) *ent.ReferralTask {
	t.Helper()
	task, err := b.referrals.AddTask(ctx, b.prospect.ID, in)
	require.NoError(t, err)
	return task
}

// seat gives the person who acts for a partner a seat of it.
func (b *bundle) seat(of *ent.Enrollment) {
	userID := "usr_" + of.PartnerID
	b.Client.User.Create().SetID(userID).SetCreatedAt(today).SetName("partner").SetEmail(of.PartnerID + "@example.com").
		SetPasswordHash("x").SetLocale("en").SaveX(viewer.With(b.System(), viewer.NewDirectory()))
	b.Client.PartnerUser.Create().SetCreatedAt(today).SetUserID(userID).SetPartnerID(of.PartnerID).SetRole(viewer.Staff).SaveX(b.System())
}

func TestTasksOfBothSides(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.seat(b.ada)
		offer := b.add(b.admin(), t, due(domain.ByVendor, " Send the offer ", "2026-03-14"))
		require.Equal(t, []string{"Send the offer", "2026-03-14", "usr_ann"}, []string{offer.Title, offer.DueDay, offer.MadeBy})
		about, err := offer.QueryReferral().Only(b.System())
		require.NoError(t, err, "the task is unwrapped")
		require.Equal(t, b.prospect.ID, about.ID)
		call := b.add(b.admin(), t, due(domain.ByPartner, "Call them", "2026-03-12"))
		asked := b.add(b.partner(b.ada), t, due(domain.ByVendor, "Tell me the price", "2026-03-10"))

		b.clock.Advance(time.Hour)
		done, err := b.referrals.CompleteTask(b.partner(b.ada), call.ID)
		require.NoError(t, err, "a partner ticks off what is for its side")
		require.Equal(t, b.clock.Now(), done.DoneAt.UTC())
		again, err := b.referrals.CompleteTask(b.admin(), call.ID)
		require.NoError(t, err)
		require.Equal(t, done.DoneBy, again.DoneBy, "what is done stays as it is")
		_, err = b.referrals.CompleteTask(b.partner(b.ada), offer.ID)
		requireProblem(t, err, apperr.WrongState, "id")
		_, err = b.referrals.ReopenTask(b.partner(b.ada), offer.ID)
		requireProblem(t, err, apperr.WrongState, "id")
		_, err = b.referrals.CompleteTask(b.partner(b.ada), asked.ID)
		require.NoError(t, err, "and what it made itself")
		open, err := b.referrals.ReopenTask(b.partner(b.ada), asked.ID)
		require.NoError(t, err)
		require.Nil(t, open.DoneAt)
		_, err = b.referrals.ReopenTask(b.partner(b.ada), asked.ID)
		require.NoError(t, err, "what is open stays as it is")

		title, day, side := "Tell me the prices", "2026-03-20", domain.ByPartner
		changed, err := b.referrals.UpdateTask(b.partner(b.ada), asked.ID, referral.TaskUpdateInput{Title: &title, DueDay: &day, Side: &side})
		require.NoError(t, err)
		require.Equal(t, []string{title, day, string(side)}, []string{changed.Title, changed.DueDay, string(changed.Side)})
		_, err = b.referrals.UpdateTask(b.partner(b.ada), offer.ID, referral.TaskUpdateInput{Title: &title})
		requireProblem(t, err, apperr.WrongState, "id")
		_, err = b.referrals.UpdateTask(b.admin(), call.ID, referral.TaskUpdateInput{Title: &title})
		requireProblem(t, err, apperr.WrongState, "id")
		_, err = b.referrals.DeleteTask(b.partner(b.ada), offer.ID)
		requireProblem(t, err, apperr.WrongState, "id")
		of, err := b.referrals.DeleteTask(b.admin(), asked.ID)
		require.NoError(t, err)
		require.Equal(t, b.prospect.ID, of.ID)
		require.Equal(t, 2, b.Client.ReferralTask.Query().CountX(b.System()))

		kinds, err := b.Client.Event.Query().Where(event.SubjectID(b.prospect.ID)).Select(event.FieldKind).Strings(b.partner(b.ada))
		require.NoError(t, err)
		slices.Sort(kinds)
		require.Equal(t, []string{
			"referral_task.added", "referral_task.added", "referral_task.added", "referral_task.changed", "referral_task.deleted",
			"referral_task.done", "referral_task.done", "referral_task.reopened",
		}, kinds)

		concerned := []string{}
		for _, fact := range b.Client.Event.Query().Where(event.SubjectID(b.prospect.ID)).Order(ent.Asc(event.FieldID)).AllX(b.System()) {
			concerned = append(concerned, strings.TrimPrefix(fact.Kind, "referral_task.")+" "+fact.Data["side"]+" "+fact.Data["otherSide"]+" "+fact.Data["due"])
		}
		slices.Sort(concerned)
		require.Equal(t, []string{
			"added PARTNER  2026-03-12", "added VENDOR  2026-03-10", "added VENDOR  2026-03-14",
			"changed PARTNER VENDOR 2026-03-20", "deleted PARTNER  2026-03-20",
			"done PARTNER VENDOR 2026-03-12", "done VENDOR PARTNER 2026-03-10", "reopened VENDOR PARTNER 2026-03-10",
		}, concerned, "whose it is, and who made it or had it")
	})
}

func TestTasksAreRefused(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		good := due(domain.ByVendor, "Send the offer", "2026-03-14")
		add := func(ctx context.Context, in referral.TaskInput) error {
			_, err := b.referrals.AddTask(ctx, b.prospect.ID, in)
			return err
		}
		for field, one := range map[string]struct {
			in   referral.TaskInput
			code apperr.Code
		}{
			"side":    {due(domain.BySystem, "x", "2026-03-14"), apperr.Invalid},
			"title":   {due(domain.ByVendor, "  ", "2026-03-14"), apperr.Blank},
			"title ":  {due(domain.ByVendor, strings.Repeat("x", 201), "2026-03-14"), apperr.TooLong},
			"dueOn":   {due(domain.ByVendor, "x", "14.3.2026"), apperr.Invalid},
			"dueOn ":  {due(domain.ByVendor, "x", "2026-03-07"), apperr.TooSmall},
			"dueOn  ": {due(domain.ByVendor, "x", "2036-03-12"), apperr.TooLarge},
		} {
			requireProblem(t, add(b.admin(), one.in), one.code, "input", strings.TrimSpace(field))
		}
		require.NoError(t, add(b.admin(), due(domain.ByVendor, "Somewhere it is still this day", "2026-03-09")))
		other := testkit.NewBook(t, d, "other", today)
		ben := b.Enroll("ben")
		require.ErrorIs(t, add(other.Member("eve", viewer.Owner), good), apperr.ErrNotFound)
		require.ErrorIs(t, add(b.partner(ben), good), apperr.ErrNotFound)
		require.ErrorIs(t, add(b.Member("ro", viewer.ReadOnly), good), apperr.ErrForbidden)
		require.ErrorIs(t, add(t.Context(), good), apperr.ErrUnauthenticated)

		task := b.add(b.admin(), t, good)
		empty := ""
		for name, ctx := range map[string]context.Context{"another organization": other.Member("eve", viewer.Owner), "another partner": b.partner(ben)} {
			_, err := b.referrals.CompleteTask(ctx, task.ID)
			require.ErrorIs(t, err, apperr.ErrNotFound, name)
			_, err = b.referrals.ReopenTask(ctx, task.ID)
			require.ErrorIs(t, err, apperr.ErrNotFound, name)
			_, err = b.referrals.DeleteTask(ctx, task.ID)
			require.ErrorIs(t, err, apperr.ErrNotFound, name)
			_, err = b.referrals.UpdateTask(ctx, task.ID, referral.TaskUpdateInput{Title: &empty})
			require.ErrorIs(t, err, apperr.ErrNotFound, name)
		}
		_, err := b.referrals.UpdateTask(b.admin(), task.ID, referral.TaskUpdateInput{Title: &empty})
		requireProblem(t, err, apperr.Blank, "input", "title")

		require.NoError(t, b.ada.Update().SetStatus(enrollment.StatusBANNED).Exec(b.System()))
		requireProblem(t, add(b.partner(b.ada), good), apperr.WrongState, "referralId")
		require.NoError(t, b.ada.Update().SetStatus(enrollment.StatusAPPROVED).Exec(b.System()))
		_, err = b.referrals.CompleteTask(b.admin(), task.ID)
		require.NoError(t, err)
		_, err = b.move("lost", "")
		require.NoError(t, err)
		requireProblem(t, add(b.admin(), good), apperr.WrongState, "referralId")
		_, err = b.referrals.ReopenTask(b.admin(), task.ID)
		requireProblem(t, err, apperr.WrongState, "id")
		_, err = b.move("meeting", "They called.")
		require.NoError(t, err)
		require.NoError(t, b.Program.Update().SetArchivedAt(today).Exec(b.System()))
		requireProblem(t, add(b.admin(), good), apperr.WrongState, "referralId")
		_, err = b.referrals.DeleteTask(b.admin(), task.ID)
		requireProblem(t, err, apperr.WrongState, "id")
	})
}

func TestAReferralHas100TasksAtMost(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		rows := make([]*ent.ReferralTaskCreate, 100)
		for i := range rows {
			rows[i] = b.Client.ReferralTask.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetPartnerID(b.ada.PartnerID).
				SetReferralID(b.prospect.ID).SetSide(domain.ByVendor).SetTitle("x").SetDueDay("2026-03-14").SetMadeBy("usr_ann")
		}
		require.NoError(t, b.Client.ReferralTask.CreateBulk(rows...).Exec(b.System()))
		_, err := b.referrals.AddTask(b.admin(), b.prospect.ID, due(domain.ByVendor, "One more", "2026-03-14"))
		requireProblem(t, err, apperr.WrongState, "referralId")
	})
}

// TestABallInSQL compares the filter with the rule in every situation.
func TestABallInSQL(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		berlin, err := time.LoadLocation("Europe/Berlin")
		require.NoError(t, err)
		lists := [][]referral.TaskInput{
			nil,
			{due(domain.ByPartner, "done", "2026-03-01"), due(domain.ByVendor, "x", "2026-03-14")},
			{due(domain.ByVendor, "x", "2026-03-14"), due(domain.ByPartner, "x", "2026-03-13")},
			{due(domain.ByPartner, "x", "2026-03-13"), due(domain.ByVendor, "x", "2026-03-13")},
		}
		want := map[domain.Side][]string{}
		for _, status := range []domain.Status{domain.Submitted, domain.NeedsInfo, domain.Accepted, domain.Rejected} {
			for _, isClosed := range []bool{false, true} {
				for _, list := range lists {
					row, tasks := b.inSituation(t, status, isClosed, list)
					if next, somebody := referral.NextOf(row, tasks, today, berlin); somebody {
						want[next.Side] = append(want[next.Side], row.ID)
					}
				}
			}
		}
		b.Client.Referral.DeleteOneID(b.prospect.ID).ExecX(b.System())
		for side, ids := range want {
			got, err := b.Client.Referral.Query().Where(referral.HasBall(side)).Order(ent.Asc(entreferral.FieldID)).IDs(b.System())
			require.NoError(t, err)
			slices.Sort(ids)
			require.Equal(t, ids, got, side)
		}
	})
}

// inSituation makes a referral with tasks, of which the one called done is.
func (b *bundle) inSituation(t *testing.T, status domain.Status, isClosed bool, list []referral.TaskInput) (*ent.Referral, []*ent.ReferralTask) {
	t.Helper()
	create := b.Client.Referral.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetEnrollmentID(b.ada.ID).
		SetPartnerID(b.ada.PartnerID).SetStageID(b.stages["submitted"].ID).SetStatus(status).SetSource("LINK").
		SetName("Acme").SetCurrency("EUR").SetOpenedAt(today).SetStageSince(today)
	if isClosed {
		create.SetClosedAt(today)
	}
	row := create.SaveX(b.System())
	for _, one := range list {
		task := b.Client.ReferralTask.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetPartnerID(b.ada.PartnerID).
			SetReferralID(row.ID).SetSide(one.Side).SetTitle(one.Title).SetDueDay(one.DueDay).SetMadeBy("usr_ann")
		if one.Title == "done" {
			task.SetDoneAt(today)
		}
		task.ExecX(b.System())
	}
	return row, b.Client.ReferralTask.Query().Where(referraltask.ReferralID(row.ID)).AllX(b.System())
}

func TestEstimate(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		day := "2026-06-30"
		set := func(ctx context.Context, in referral.EstimateInput) (*ent.Referral, error) {
			return b.referrals.SetEstimate(ctx, b.prospect.ID, in)
		}
		row, err := set(b.admin(), referral.EstimateInput{Value: &money.Input{Amount: "4800.00", CurrencyCode: "USD"}, ExpectedClose: &day})
		require.NoError(t, err)
		require.Equal(t, money.New(480_000, "USD"), *row.Estimate())
		require.Equal(t, day, row.ExpectedClose)
		row, err = set(b.admin(), referral.EstimateInput{})
		require.NoError(t, err)
		require.Nil(t, row.Estimate(), "null clears")
		require.Empty(t, row.ExpectedClose)
		require.Equal(t, money.Currency("EUR"), row.Currency)

		wrong := "soon"
		_, err = set(b.admin(), referral.EstimateInput{ExpectedClose: &wrong})
		requireProblem(t, err, apperr.Invalid, "input", "expectedClose")
		_, err = set(b.admin(), referral.EstimateInput{Value: &money.Input{Amount: "x", CurrencyCode: "EUR"}})
		requireProblem(t, err, apperr.Invalid, "input", "value", "amount")
		_, err = set(b.admin(), referral.EstimateInput{Value: &money.Input{Amount: "-1.00", CurrencyCode: "EUR"}})
		requireProblem(t, err, apperr.TooSmall, "input", "value", "amount")
		_, err = set(testkit.NewBook(t, d, "other", today).Member("eve", viewer.Owner), referral.EstimateInput{})
		require.ErrorIs(t, err, apperr.ErrNotFound)
		_, err = set(b.partner(b.ada), referral.EstimateInput{})
		require.ErrorIs(t, err, apperr.ErrForbidden)
		_, err = b.move("won", "")
		require.NoError(t, err)
		_, err = set(b.admin(), referral.EstimateInput{})
		requireProblem(t, err, apperr.WrongState, "id")
	})
}
