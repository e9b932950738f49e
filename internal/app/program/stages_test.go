package program_test

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/event"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/ent/stage"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/testkit"
)

// stages are those of the program in order.
func (b bundle) stages(t *testing.T) []*ent.Stage {
	t.Helper()
	return b.Client.Stage.Query().Where(stage.ProgramID(b.program.ID), stage.ArchivedAtIsNil()).Order(stage.ByPosition()).AllX(b.owner)
}

// pipeline is the input that changes nothing.
func (b bundle) pipeline(t *testing.T) program.StagesInput {
	t.Helper()
	rows := b.stages(t)
	in := program.StagesInput{Revision: program.StagesRevision(rows)}
	for _, row := range rows {
		in.Stages = append(in.Stages, program.StageInput{ID: &row.ID, Name: row.Name, Kind: row.Kind, Probability: row.Probability})
	}
	return in
}

// without takes the stage at i from the list and removes it into another.
func without(in program.StagesInput, i int, into *string) program.StagesInput {
	in.Removed = append(in.Removed, program.StageRemovalInput{StageID: *in.Stages[i].ID, IntoStageID: into})
	in.Stages = append(append([]program.StageInput{}, in.Stages[:i]...), in.Stages[i+1:]...)
	return in
}

// refer puts a referral on the stage.
func (b bundle) refer(t *testing.T, stageID string) *ent.Referral {
	t.Helper()
	p := b.Client.Partner.Create().SetCreatedAt(start).SetName("Ada").SetEmail("ada@example.com").SetTags([]string{}).SaveX(b.owner)
	e := b.Client.Enrollment.Create().SetCreatedAt(start).SetProgramID(b.program.ID).SetPartnerID(p.ID).SetStatus("APPROVED").SaveX(b.owner)
	return b.Client.Referral.Create().SetCreatedAt(start).SetProgramID(b.program.ID).SetPartnerID(p.ID).SetEnrollmentID(e.ID).
		SetStageID(stageID).SetStatus(referral.Accepted).SetSource("LINK").SetName("Acme").SetCurrency("EUR").
		SetOpenedAt(start).SetStageSince(start).SaveX(b.owner)
}

func TestSetStages(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		old := b.stages(t)
		_, err := b.service.SetStages(b.owner, b.program.ID, b.pipeline(t))
		require.NoError(t, err)
		changed := b.Client.Event.Query().Where(event.Kind("stages.changed"))
		require.Zero(t, changed.Clone().CountX(b.owner), "nothing changed")

		prospect := b.refer(t, old[2].ID)
		in := b.pipeline(t)
		in.Stages[0].Name, in.Stages[0].Probability = " Received ", 5
		in.Stages[0], in.Stages[1] = in.Stages[1], in.Stages[0]
		in = without(in, 2, &old[3].ID)
		in.Stages = append(in.Stages, program.StageInput{Name: "Démo & Pilot", Kind: referral.Open, Probability: 60},
			program.StageInput{Name: "Meeting", Kind: referral.Open, Probability: 40})
		_, err = b.service.SetStages(b.owner, b.program.ID, in)
		require.NoError(t, err)
		var now []string
		for _, row := range b.stages(t) {
			now = append(now, row.Key+" "+row.Name)
		}
		require.Equal(t, []string{
			"qualified Qualified", "submitted Received", "proposal Proposal", "won Won", "lost Lost", "d_mo_pilot Démo & Pilot",
			"meeting_2 Meeting",
		}, now, "a key stays, and is never given again")
		require.Equal(t, old[0].ID, b.stages(t)[1].ID)
		fresh := b.Client.Referral.Query().Where(entreferral.ID(prospect.ID)).OnlyX(b.owner)
		require.Equal(t, old[3].ID, fresh.StageID)
		require.True(t, start.Equal(fresh.StageSince))
		move := b.Client.StageChange.Query().OnlyX(b.owner)
		require.Equal(t, []string{old[2].ID, old[3].ID, "usr_owner", "VENDOR"}, []string{*move.FromStageID, move.ToStageID, move.Actor, string(move.Side)})
		require.Zero(t, b.Client.Conversion.Query().CountX(b.owner), "emptying a stage enters nothing")
		require.NotNil(t, b.Client.Stage.GetX(b.owner, old[2].ID).ArchivedAt)
		require.Equal(t, 1, changed.CountX(b.owner))
	})
}

func TestSetStagesRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		old := b.stages(t)
		b.refer(t, old[2].ID)
		_, err := b.service.CreatePlan(b.owner, b.program.ID, program.PlanCreateInput{Name: "Warm", Version: program.PlanVersionInput{
			Incentives: []program.IncentiveInput{{Name: "Proposal", Trigger: "stage:proposal", Percentage: ptr("5")}},
		}})
		require.NoError(t, err)
		none := "stg_none"
		for name, each := range map[string]struct {
			change func(in *program.StagesInput)
			code   apperr.Code
			path   string
		}{
			"a blank name":        {func(in *program.StagesInput) { in.Stages[0].Name = " " }, apperr.Blank, "stages.0.name"},
			"a long name":         {func(in *program.StagesInput) { in.Stages[0].Name = strings.Repeat("x", 81) }, apperr.TooLong, "stages.0.name"},
			"a name twice":        {func(in *program.StagesInput) { in.Stages[1].Name = "submitted" }, apperr.Taken, "stages.1.name"},
			"a kind that is none": {func(in *program.StagesInput) { in.Stages[0].Kind = "MAYBE" }, apperr.Invalid, "stages.0.kind"},
			"below 0":             {func(in *program.StagesInput) { in.Stages[0].Probability = -1 }, apperr.TooSmall, "stages.0.probability"},
			"above 100":           {func(in *program.StagesInput) { in.Stages[0].Probability = 101 }, apperr.TooLarge, "stages.0.probability"},
			"won by half":         {func(in *program.StagesInput) { in.Stages[4].Probability = 50 }, apperr.Invalid, "stages.4.probability"},
			"lost by half":        {func(in *program.StagesInput) { in.Stages[5].Probability = 50 }, apperr.Invalid, "stages.5.probability"},
			"nothing lost":        {func(in *program.StagesInput) { *in = without(*in, 5, nil) }, apperr.Blank, "stages"},
			"too many":            {func(in *program.StagesInput) { in.Stages = make([]program.StageInput, 21) }, apperr.TooLong, "stages"},
			"edited meanwhile":    {func(in *program.StagesInput) { in.Revision = "old" }, apperr.WrongState, "revision"},
			"an unknown stage": {func(in *program.StagesInput) {
				in.Stages = append(in.Stages, program.StageInput{ID: &none, Name: "X", Kind: referral.Open})
			}, apperr.NotFoundCode, "stages.6.id"},
			"a stage twice": {func(in *program.StagesInput) {
				in.Stages = append(in.Stages, program.StageInput{ID: in.Stages[0].ID, Name: "X", Kind: referral.Open})
			}, apperr.Taken, "stages.6.id"},
			"a stage left out":     {func(in *program.StagesInput) { in.Stages = in.Stages[1:] }, apperr.Blank, "stages"},
			"an unknown removal":   {func(in *program.StagesInput) { in.Removed = []program.StageRemovalInput{{StageID: none}} }, apperr.NotFoundCode, "removed.0.stageId"},
			"kept and removed":     {func(in *program.StagesInput) { in.Removed = []program.StageRemovalInput{{StageID: *in.Stages[0].ID}} }, apperr.Taken, "removed.0.stageId"},
			"into one that is not": {func(in *program.StagesInput) { *in = without(*in, 2, &none) }, apperr.NotFoundCode, "removed.0.intoStageId"},
			"into another kind":    {func(in *program.StagesInput) { *in = without(*in, 2, &old[5].ID) }, apperr.Invalid, "removed.0.intoStageId"},
			"into nowhere":         {func(in *program.StagesInput) { *in = without(*in, 2, nil) }, apperr.Blank, "removed.0.intoStageId"},
			"a kind that was used": {func(in *program.StagesInput) { in.Stages[2].Kind, in.Stages[2].Probability = referral.Won, 100 }, apperr.InUse, "stages.2.kind"},
			"what a plan pays for": {func(in *program.StagesInput) { *in = without(*in, 3, nil) }, apperr.InUse, "removed.0.stageId"},
		} {
			in := b.pipeline(t)
			each.change(&in)
			_, err := b.service.SetStages(b.owner, b.program.ID, in)
			list, ok := apperr.List(err)
			require.True(t, ok, "%s: %v", name, err)
			found := false
			for _, one := range list {
				found = found || one.Code == each.code && strings.Join(one.Field, ".") == "input."+each.path
			}
			require.True(t, found, "%s: %v", name, list)
			if name == "what a plan pays for" {
				require.Contains(t, list.Error(), "“Warm”")
			}
		}
		for ctx, want := range map[context.Context]error{
			b.stranger: apperr.ErrNotFound, b.readOnly: apperr.ErrForbidden, b.partner: apperr.ErrForbidden, t.Context(): apperr.ErrUnauthenticated,
		} {
			_, err := b.service.SetStages(ctx, b.program.ID, b.pipeline(t))
			require.ErrorIs(t, err, want)
		}
		require.Equal(t, program.StagesRevision(old), program.StagesRevision(b.stages(t)))
	})
}
