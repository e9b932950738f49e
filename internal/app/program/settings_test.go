package program_test

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	entgroup "github.com/rapporthq/rapport/ent/group"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/testkit"
)

func TestCreateEventType(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		made, err := b.service.CreateEventType(b.owner, b.program.ID, program.EventTypeCreateInput{Key: "demo_call", Name: " Demo call ", IsSale: ptr(true)})
		require.NoError(t, err)
		require.Equal(t, []any{"demo_call", "Demo call", false, true}, []any{made.Key, made.Name, made.IsLead, made.IsSale})
		owner, err := made.Program(b.owner)
		require.NoError(t, err)
		require.Equal(t, b.program.ID, owner.ID)

		before := b.events(t)
		for name, one := range map[string]struct {
			in   program.EventTypeCreateInput
			want []mistake
		}{
			"nothing":           {program.EventTypeCreateInput{}, []mistake{at(apperr.Blank, "input", "key"), at(apperr.Blank, "input", "name")}},
			"a key in capitals": {program.EventTypeCreateInput{Key: "Sale", Name: "S"}, []mistake{at(apperr.Invalid, "input", "key")}},
			"too long": {
				program.EventTypeCreateInput{Key: strings.Repeat("k", 61), Name: strings.Repeat("n", 81)},
				[]mistake{at(apperr.TooLong, "input", "key"), at(apperr.TooLong, "input", "name")},
			},
			"a key that is there": {program.EventTypeCreateInput{Key: "sale", Name: "S"}, []mistake{at(apperr.Taken, "input", "key")}},
			"a second lead type":  {program.EventTypeCreateInput{Key: "lead2", Name: "L", IsLead: ptr(true)}, []mistake{at(apperr.Taken, "input", "isLead")}},
		} {
			_, err := b.service.CreateEventType(b.owner, b.program.ID, one.in)
			require.Error(t, err, name)
			requireMistakes(t, err, one.want...)
		}
		b.requireRefused(t, func(ctx context.Context) error {
			_, err := b.service.CreateEventType(ctx, b.program.ID, program.EventTypeCreateInput{Key: "x", Name: "X"})
			return err
		})
		n, err := b.Client.EventType.Query().Count(b.owner)
		require.NoError(t, err)
		require.Equal(t, 6, n)
		require.Equal(t, before, b.events(t))
	})
}

func TestGroups(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		plan := b.plan(t, "Agencies")
		made, err := b.service.CreateGroup(b.owner, b.program.ID, program.GroupInput{Name: ptr("Agencies"), PlanID: &plan.ID, PayoutMinimum: ptr("12.3")})
		require.NoError(t, err)
		require.Equal(t, int64(1230), *made.PayoutMinimumMinor)
		require.Equal(t, plan.ID, *made.PlanID)
		_, err = b.service.CreateGroup(b.owner, b.program.ID, program.GroupInput{Name: ptr("Creators")})
		require.NoError(t, err)

		changed, err := b.service.UpdateGroup(b.owner, made.ID, program.GroupInput{Name: ptr("Studios"), PayoutMinimum: ptr("")})
		require.NoError(t, err)
		require.Equal(t, "Studios", changed.Name)
		require.Nil(t, changed.PayoutMinimumMinor)
		require.Equal(t, plan.ID, *changed.PlanID)
		owner, err := changed.Program(b.owner)
		require.NoError(t, err)
		require.Equal(t, b.program.ID, owner.ID)

		_, err = b.service.ArchivePlan(b.owner, plan.ID)
		requireMistakes(t, err, at(apperr.InUse, "id"))
		old := b.plan(t, "Old")
		_, err = b.service.ArchivePlan(b.owner, old.ID)
		require.NoError(t, err)

		before := b.events(t)
		for name, one := range map[string]struct {
			in   program.GroupInput
			want mistake
		}{
			"an empty name":           {program.GroupInput{Name: ptr("")}, at(apperr.Blank, "input", "name")},
			"a name of 81 characters": {program.GroupInput{Name: ptr(strings.Repeat("n", 81))}, at(apperr.TooLong, "input", "name")},
			"the name of another":     {program.GroupInput{Name: ptr("Creators")}, at(apperr.Taken, "input", "name")},
			"a minimum below 0":       {program.GroupInput{Name: ptr("New"), PayoutMinimum: ptr("-1")}, at(apperr.TooSmall, "input", "payoutMinimum")},
			"an unknown plan":         {program.GroupInput{Name: ptr("New"), PlanID: ptr("pln_none")}, at(apperr.NotFoundCode, "input", "planId")},
			"an archived plan":        {program.GroupInput{Name: ptr("New"), PlanID: &old.ID}, at(apperr.WrongState, "input", "planId")},
		} {
			_, err := b.service.CreateGroup(b.owner, b.program.ID, one.in)
			require.Error(t, err, name)
			requireMistakes(t, err, one.want)
			_, err = b.service.UpdateGroup(b.owner, made.ID, one.in)
			require.Error(t, err, name)
			requireMistakes(t, err, one.want)
		}
		_, err = b.service.CreateGroup(b.owner, b.program.ID, program.GroupInput{})
		requireMistakes(t, err, at(apperr.Blank, "input", "name"))
		b.requireRefused(t, func(ctx context.Context) error {
			_, err := b.service.CreateGroup(ctx, b.program.ID, program.GroupInput{Name: ptr("Theirs")})
			return err
		})
		b.requireRefused(t, func(ctx context.Context) error {
			_, err := b.service.UpdateGroup(ctx, made.ID, program.GroupInput{Name: ptr("Theirs")})
			return err
		})
		names, err := b.Client.Group.Query().Order(entgroup.ByName()).Select(entgroup.FieldName).Strings(b.owner)
		require.NoError(t, err)
		require.Equal(t, []string{"Creators", "Studios"}, names)
		require.Equal(t, before, b.events(t))
	})
}

func TestPage(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		page, err := b.service.Page(t.Context(), "acme", "acme-friends")
		require.NoError(t, err)
		require.Equal(t, &program.Page{
			ID: b.program.ID, Name: "Acme Friends", OrganizationName: "The acme", AccentColor: "#2f5bd7",
		}, page)

		_, err = b.service.Update(b.owner, b.program.ID, program.UpdateInput{Description: ptr("Join."), Terms: ptr("Be kind.")})
		require.NoError(t, err)
		page, err = b.service.Page(b.stranger, "acme", "acme-friends")
		require.NoError(t, err)
		require.Equal(t, []string{"Join.", "Be kind."}, []string{*page.Description, *page.Terms})

		for _, slugs := range [][2]string{{"other", "acme-friends"}, {"acme", "none"}, {"none", "acme-friends"}} {
			_, err = b.service.Page(t.Context(), slugs[0], slugs[1])
			require.ErrorIs(t, err, apperr.ErrNotFound)
		}
		require.NoError(t, b.Client.Program.UpdateOneID(b.program.ID).SetArchivedAt(start).Exec(b.owner))
		_, err = b.service.Page(t.Context(), "acme", "acme-friends")
		require.ErrorIs(t, err, apperr.ErrNotFound)
	})
}
