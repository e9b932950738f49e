package commission_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/rapporthq/rapport/internal/domain/commission"
)

func TestResolvePlan(t *testing.T) {
	t.Parallel()
	all := []commission.PlanCandidate{
		{Source: commission.PlanFromLink, SourceID: "lnk_1", PlanID: "pln_link"},
		{Source: commission.PlanFromEnrollment, SourceID: "enr_1", PlanID: "pln_enrollment"},
		{Source: commission.PlanFromTier, SourceID: "tir_1", PlanID: "pln_tier"},
		{Source: commission.PlanFromGroup, SourceID: "grp_1", PlanID: "pln_group"},
		{Source: commission.PlanFromProgram, SourceID: "prg_1", PlanID: "pln_program"},
	}
	for silent := range all {
		candidates := append([]commission.PlanCandidate{}, all...)
		for i := range silent {
			candidates[i].PlanID = ""
		}
		rapid.Check(t, func(t *rapid.T) {
			choice := commission.ResolvePlan(rapid.Permutation(candidates).Draw(t, "candidates"))
			require.Equal(t, candidates, choice.Candidates, "§3 every candidate is returned in the order of asking")
			require.Equal(t, &all[silent], choice.Winner, "§3 the first that names a plan wins")
		})
	}
	t.Run("without any plan nobody wins", func(t *testing.T) {
		t.Parallel()
		require.Nil(t, commission.ResolvePlan(nil).Winner)
		require.Nil(t, commission.ResolvePlan([]commission.PlanCandidate{{Source: commission.PlanFromTier}}).Winner)
	})
	t.Run("an unknown source is asked last", func(t *testing.T) {
		t.Parallel()
		choice := commission.ResolvePlan([]commission.PlanCandidate{
			{Source: "ORACLE", PlanID: "pln_1"}, {Source: commission.PlanFromProgram, PlanID: "pln_2"},
		})
		require.Equal(t, "pln_2", choice.Winner.PlanID)
	})
}

func TestEffectiveVersion(t *testing.T) {
	t.Parallel()
	day := func(month time.Month) time.Time { return time.Date(2026, month, 1, 0, 0, 0, 0, time.UTC) }
	at := func(month time.Month) *time.Time { d := day(month); return &d }
	first := commission.Version{ID: "v1", Number: 1, EffectiveFrom: day(1), AppliesTo: commission.AppliesToAll}
	forAll := commission.Version{ID: "v2", Number: 2, EffectiveFrom: day(3), AppliesTo: commission.AppliesToAll}
	forNew := commission.Version{ID: "v3", Number: 3, EffectiveFrom: day(5), AppliesTo: commission.AppliesToNew}
	corrected := commission.Version{ID: "v4", Number: 4, EffectiveFrom: day(5), AppliesTo: commission.AppliesToNew}
	for _, tc := range []struct {
		name       string
		versions   []commission.Version
		occurredAt time.Time
		boundAt    *time.Time
		want       string
	}{
		{"§3 before the first version there is none", []commission.Version{first}, day(1).Add(-1), nil, ""},
		{"§3 a version is in force from its first instant", []commission.Version{first}, day(1), nil, "v1"},
		{"§3 the old version is in force until then", []commission.Version{forAll, first}, day(3).Add(-1), nil, "v1"},
		{"§3 a version for all takes bound customers along", []commission.Version{forAll, first}, day(4), at(1), "v2"},
		{"§3 of the same instant the later number counts", []commission.Version{corrected, forNew, first}, day(6), nil, "v4"},
		{"§3 a customer not yet bound is new", []commission.Version{first, forNew}, day(6), nil, "v3"},
		{"§3 one bound later is new", []commission.Version{first, forNew}, day(7), at(6), "v3"},
		{"§3 one bound at its first instant is new", []commission.Version{first, forNew}, day(7), at(5), "v3"},
		{"§3 one bound before keeps the version in force at the binding", []commission.Version{first, forAll, forNew}, day(7), at(2), "v1"},
		{"§3 and that is the second for one bound under the second", []commission.Version{first, forAll, forNew}, day(7), at(4), "v2"},
		{"§3 one bound before there was any plan has none to keep", []commission.Version{forNew}, day(7), at(2), ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			v, ok := commission.EffectiveVersion(tc.versions, tc.occurredAt, tc.boundAt)
			require.Equal(t, tc.want != "", ok)
			require.Equal(t, tc.want, v.ID)
		})
	}
}

func TestMonthsEndOnTheLastDayThereIs(t *testing.T) {
	t.Parallel()
	instant := func(text string) time.Time {
		at, err := time.Parse(time.RFC3339, text)
		require.NoError(t, err)
		return at
	}
	for _, tc := range []struct {
		firstAt string
		months  int
		endsAt  string
	}{
		{"2026-01-31T10:00:00Z", 1, "2026-02-28T10:00:00Z"},
		{"2028-01-31T10:00:00Z", 1, "2028-02-29T10:00:00Z"},
		{"2026-01-31T10:00:00Z", 2, "2026-03-31T10:00:00Z"},
		{"2026-11-30T10:00:00.000001Z", 3, "2027-02-28T10:00:00.000001Z"},
		{"2026-05-15T00:00:00Z", 12, "2027-05-15T00:00:00Z"},
		{"2026-12-31T00:00:00Z", 24, "2028-12-31T00:00:00Z"},
		{"2026-03-01T01:30:00+02:00", 1, "2026-03-28T23:30:00Z"},
	} {
		firstAt := instant(tc.firstAt)
		in := input(commission.Terms{Structure: percent(100_000), Limits: commission.Limits{MaxMonths: tc.months}})
		in.Conversion.OccurredAt = firstAt
		in.History = commission.History{{IncentiveKey: "a", CustomerID: "cus_1", EnrollmentID: "ada"}: {FirstAt: &firstAt}}
		result := commission.Compute(in)
		require.Len(t, result.Lines, 1)
		require.Equal(t, instant(tc.endsAt).UTC(), *result.Lines[0].Explanation.Limits[0].EndsAt)
	}
}
