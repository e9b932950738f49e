package partner_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/ent/event"
	"github.com/rapporthq/rapport/internal/app/partner"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/tier"
	"github.com/rapporthq/rapport/internal/testkit"
)

func TestApprove(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		made := b.apply(t)
		b.clock.Advance(time.Hour)
		e, err := b.service.Approve(b.owner, made.Enrollment.ID)
		require.NoError(t, err)
		require.Equal(t, enrollment.StatusAPPROVED, e.Status)
		require.True(t, b.clock.Now().Equal(*e.ApprovedAt))
		require.True(t, b.clock.Now().Equal(*e.TierSince))
		entry, err := e.Tier(b.owner)
		require.NoError(t, err)
		require.Equal(t, 1, entry.Rank)
		l := b.mainLink(t, e)
		require.Equal(t, []string{"grace-hopper-gmbh", "https://acme.example"}, []string{l.Code, l.Destination})
		require.Equal(t, []string{">APPLIED ", "APPLIED>APPROVED "}, b.changes(t, e))
		told, err := b.Client.Event.Query().Where(event.SubjectID(e.ID)).Order(ent.Asc(event.FieldCreatedAt)).Select(event.FieldKind).Strings(b.owner)
		require.NoError(t, err)
		require.ElementsMatch(t, []string{"enrollment.applied", "enrollment.approved", "enrollment.tierMoved"}, told)
	})
}

func TestDecisions(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		id := b.apply(t).Enrollment.ID
		e, err := b.service.Reject(b.owner, id, " Not a fit. ")
		require.NoError(t, err)
		require.Equal(t, []any{enrollment.StatusREJECTED, "Not a fit."}, []any{e.Status, e.RejectReason})
		e, err = b.service.Reinstate(b.owner, id)
		require.NoError(t, err)
		require.Equal(t, []any{enrollment.StatusAPPROVED, ""}, []any{e.Status, e.RejectReason})
		require.NotNil(t, e.TierID, "who never took part enters")
		link, approvedAt := b.mainLink(t, e), *e.ApprovedAt

		b.clock.Advance(time.Hour)
		e, err = b.service.Suspend(b.owner, id, "Odd clicks.")
		require.NoError(t, err)
		require.Equal(t, enrollment.StatusSUSPENDED, e.Status)
		_, err = b.service.Ban(b.owner, id, "Fraud.")
		require.NoError(t, err)
		e, err = b.service.Reinstate(b.owner, id)
		require.NoError(t, err)
		require.Equal(t, enrollment.StatusAPPROVED, e.Status)
		require.True(t, approvedAt.Equal(*e.ApprovedAt), "tenure counts from the first approval")
		require.Equal(t, link.ID, b.mainLink(t, e).ID, "the first link stays")
		require.Equal(t, []string{
			">APPLIED ", "APPLIED>REJECTED Not a fit.", "REJECTED>APPROVED ", "APPROVED>SUSPENDED Odd clicks.",
			"SUSPENDED>BANNED Fraud.", "BANNED>APPROVED ",
		}, b.changes(t, e))
		owner, err := e.Partner(b.owner)
		require.NoError(t, err)
		require.Equal(t, "Grace Hopper GmbH", owner.Name)
	})
}

func TestDecisionsRefuse(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		decisions := map[string]func(ctx context.Context, id, reason string) error{
			"approve": func(ctx context.Context, id, _ string) error { _, err := b.service.Approve(ctx, id); return err },
			"reject": func(ctx context.Context, id, reason string) error {
				_, err := b.service.Reject(ctx, id, reason)
				return err
			},
			"suspend": func(ctx context.Context, id, reason string) error {
				_, err := b.service.Suspend(ctx, id, reason)
				return err
			},
			"ban": func(ctx context.Context, id, reason string) error {
				_, err := b.service.Ban(ctx, id, reason)
				return err
			},
			"reinstate": func(ctx context.Context, id, _ string) error {
				_, err := b.service.Reinstate(ctx, id)
				return err
			},
		}
		e := b.partner(t, "ada")
		wrong := map[enrollment.Status]map[string]apperr.Code{
			enrollment.StatusAPPLIED:   {"suspend": apperr.WrongState, "reinstate": apperr.WrongState},
			enrollment.StatusAPPROVED:  {"approve": apperr.NotPending, "reject": apperr.NotPending, "reinstate": apperr.WrongState},
			enrollment.StatusREJECTED:  {"approve": apperr.NotPending, "reject": apperr.NotPending, "suspend": apperr.WrongState},
			enrollment.StatusSUSPENDED: {"approve": apperr.NotPending, "reject": apperr.NotPending, "suspend": apperr.WrongState},
			enrollment.StatusBANNED: {
				"approve": apperr.NotPending, "reject": apperr.NotPending, "suspend": apperr.WrongState, "ban": apperr.WrongState,
			},
		}
		before := b.state(t)
		for status, refused := range wrong {
			require.NoError(t, b.Client.Enrollment.UpdateOneID(e.ID).SetStatus(status).Exec(b.owner))
			for name, code := range refused {
				err := decisions[name](b.owner, e.ID, "Because.")
				require.Error(t, err, "%s when %s", name, status)
				requireMistakes(t, err, at(code, "id"))
			}
			for name, decide := range decisions {
				b.requireMembersOnly(t, e, func(ctx context.Context) error { return decide(ctx, e.ID, "Because.") })
				require.ErrorIs(t, decide(b.stranger, e.ID, "Because."), apperr.ErrNotFound, name)
				require.ErrorIs(t, decide(b.owner, "enr_none", "Because."), apperr.ErrNotFound, name)
			}
			for _, name := range []string{"reject", "suspend", "ban"} {
				requireMistakes(t, decisions[name](b.owner, e.ID, " "), at(apperr.Blank, "input", "reason"))
				requireMistakes(t, decisions[name](b.owner, e.ID, strings.Repeat("r", 501)), at(apperr.TooLong, "input", "reason"))
			}
			row, err := b.Client.Enrollment.Get(b.owner, e.ID)
			require.NoError(t, err)
			require.Equal(t, status, row.Status)
		}
		require.Equal(t, before, b.state(t))
	})
}

func TestEnrollments(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada := b.partner(t, "ada")
		second := b.newProgram(t, "Second")
		group, err := b.programs.CreateGroup(b.owner, second.ID, program.GroupInput{Name: ptr("Agencies")})
		require.NoError(t, err)
		e, err := b.service.CreateEnrollment(b.owner, partner.EnrollmentCreateInput{
			ProgramID: second.ID, PartnerID: ada.PartnerID, GroupID: &group.ID, LinkCode: ptr("ada-second"),
		})
		require.NoError(t, err)
		require.Equal(t, []any{enrollment.StatusAPPROVED, group.ID}, []any{e.Status, *e.GroupID})
		require.Equal(t, "ada-second", b.mainLink(t, e).Code)

		theirs, err := b.programs.Create(b.stranger, program.CreateInput{Name: "Theirs", Currency: "EUR", SiteURL: "https://x.example"})
		require.NoError(t, err)
		before := b.state(t)
		enroll := func(ctx context.Context, programID, partnerID string, change func(in *partner.EnrollmentCreateInput)) error {
			in := partner.EnrollmentCreateInput{ProgramID: programID, PartnerID: partnerID}
			if change != nil {
				change(&in)
			}
			_, err := b.service.CreateEnrollment(ctx, in)
			return err
		}
		requireMistakes(t, enroll(b.owner, second.ID, ada.PartnerID, nil), at(apperr.Taken, "input", "partnerId"))
		requireMistakes(t, enroll(b.owner, theirs.ID, ada.PartnerID, nil), at(apperr.NotFoundCode, "input", "programId"))
		requireMistakes(t, enroll(b.owner, second.ID, "par_none", nil), at(apperr.NotFoundCode, "input", "partnerId"))
		requireMistakes(t, enroll(b.stranger, theirs.ID, ada.PartnerID, nil), at(apperr.NotFoundCode, "input", "partnerId"))
		third := b.newProgram(t, "Third")
		before[0]++ // its making
		requireMistakes(t, enroll(b.owner, third.ID, ada.PartnerID, func(in *partner.EnrollmentCreateInput) { in.GroupID = &group.ID }),
			at(apperr.NotFoundCode, "input", "groupId"))
		requireMistakes(t, enroll(b.owner, third.ID, ada.PartnerID, func(in *partner.EnrollmentCreateInput) { in.LinkCode = ptr("ada") }),
			at(apperr.Taken, "input", "linkCode"))
		requireMistakes(t, enroll(b.owner, third.ID, ada.PartnerID, func(in *partner.EnrollmentCreateInput) { in.LinkCode = ptr("a/b") }),
			at(apperr.Invalid, "input", "linkCode"))
		b.requireMembersOnly(t, ada, func(ctx context.Context) error { return enroll(ctx, third.ID, ada.PartnerID, nil) })
		require.Equal(t, before, b.state(t))
	})
}

func TestUpdateEnrollment(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		e := b.partner(t, "ada")
		group, err := b.programs.CreateGroup(b.owner, b.program.ID, program.GroupInput{Name: ptr("Agencies")})
		require.NoError(t, err)
		plan, err := b.programs.CreatePlan(b.owner, b.program.ID, program.PlanCreateInput{Name: "Special"})
		require.NoError(t, err)
		old, err := b.programs.CreatePlan(b.owner, b.program.ID, program.PlanCreateInput{Name: "Old"})
		require.NoError(t, err)
		_, err = b.programs.ArchivePlan(b.owner, old.ID)
		require.NoError(t, err)
		silver, err := b.programs.CreateTier(b.owner, b.program.ID, program.TierInput{
			Name: ptr("Silver"), Requirements: []program.TierRequirementInput{{Kind: tier.NetRevenue, Threshold: "1000"}},
		})
		require.NoError(t, err)

		changed, err := b.service.UpdateEnrollment(b.owner, e.ID, partner.EnrollmentUpdateInput{
			GroupID: &group.ID, PlanID: &plan.ID, TierID: &silver.ID, Reason: ptr("Strategic."), PayoutMinimum: ptr("12.50"),
		})
		require.NoError(t, err)
		require.Equal(t, []any{group.ID, plan.ID, silver.ID, int64(1250)},
			[]any{*changed.GroupID, *changed.PlanID, *changed.TierID, *changed.PayoutMinimumMinor})
		inGroup, err := changed.Group(b.owner)
		require.NoError(t, err)
		require.Equal(t, "Agencies", inGroup.Name)
		_, err = b.programs.ArchivePlan(b.owner, plan.ID)
		requireMistakes(t, err, at(apperr.InUse, "id"))
		changed, err = b.service.UpdateEnrollment(b.owner, e.ID, partner.EnrollmentUpdateInput{ClearPlan: ptr(true), PayoutMinimum: ptr("")})
		require.NoError(t, err)
		require.Nil(t, changed.PlanID)
		require.Nil(t, changed.PayoutMinimumMinor)
		require.Equal(t, group.ID, *changed.GroupID)

		before := b.state(t)
		for name, one := range map[string]struct {
			in   partner.EnrollmentUpdateInput
			want []mistake
		}{
			"unknown things": {
				partner.EnrollmentUpdateInput{GroupID: ptr("grp_none"), PlanID: ptr("pln_none"), PayoutMinimum: ptr("1.234")},
				[]mistake{
					at(apperr.NotFoundCode, "input", "groupId"), at(apperr.NotFoundCode, "input", "planId"), at(apperr.Invalid, "input", "payoutMinimum"),
				},
			},
			"a minimum below 0":            {partner.EnrollmentUpdateInput{PayoutMinimum: ptr("-1")}, []mistake{at(apperr.TooSmall, "input", "payoutMinimum")}},
			"an archived plan":             {partner.EnrollmentUpdateInput{PlanID: &old.ID}, []mistake{at(apperr.WrongState, "input", "planId")}},
			"a plan chosen and taken away": {partner.EnrollmentUpdateInput{PlanID: &plan.ID, ClearPlan: ptr(true)}, []mistake{at(apperr.Invalid, "input", "clearPlan")}},
			"a tier without a reason": {
				partner.EnrollmentUpdateInput{GroupID: &group.ID, TierID: ptr("tir_none")},
				[]mistake{at(apperr.NotFoundCode, "input", "tierId"), at(apperr.Blank, "input", "reason")},
			},
		} {
			_, err := b.service.UpdateEnrollment(b.owner, e.ID, one.in)
			require.Error(t, err, name)
			requireMistakes(t, err, one.want...)
		}
		change := func(ctx context.Context) error {
			_, err := b.service.UpdateEnrollment(ctx, e.ID, partner.EnrollmentUpdateInput{PlanID: &plan.ID})
			return err
		}
		b.requireMembersOnly(t, e, change)
		require.ErrorIs(t, change(b.stranger), apperr.ErrNotFound)
		require.Equal(t, before, b.state(t))
	})
}
