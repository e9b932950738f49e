package attribution_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// sale is when the conversions of these tests occur.
var sale = time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)

// click is an eligible click some time before the sale.
func click(enrollmentID, sourceID string, before time.Duration) attribution.Touch {
	return attribution.Touch{
		Kind: attribution.KindClick, EnrollmentID: enrollmentID, SourceID: sourceID, At: sale.Add(-before), ApprovedAtTouch: true,
	}
}

func TestDecide(t *testing.T) {
	t.Parallel()
	const hour, day = time.Hour, 24 * time.Hour
	all := func(enrollmentID string) []attribution.Credit {
		return []attribution.Credit{{EnrollmentID: enrollmentID, PPM: money.Whole}}
	}
	for _, tc := range []struct {
		name       string
		conversion attribution.Conversion
		touches    []attribution.Touch
		settings   attribution.Settings
		credits    []attribution.Credit
		outcome    attribution.Outcome
		reason     attribution.Reason
	}{
		{
			name:    "§2.6 without any touch nobody gets it",
			outcome: attribution.OutcomeUnattributed, reason: attribution.ReasonNoTouch, credits: []attribution.Credit{},
		},
		{
			name: "§2.2 the default window is 60 days and its start is included", touches: []attribution.Touch{click("ada", "a", 60*day)},
			outcome: attribution.OutcomeTouches, credits: all("ada"),
		},
		{
			name: "§2.2 a microsecond before the window is outside", touches: []attribution.Touch{click("ada", "a", 60*day+time.Microsecond)},
			outcome: attribution.OutcomeUnattributed, reason: attribution.ReasonNoEligibleTouch, credits: []attribution.Credit{},
		},
		{
			name: "§2.2 a link's own window may be longer", touches: []attribution.Touch{
				func() attribution.Touch { c := click("ada", "a", 300*day); c.LinkWindowDays = 365; return c }(),
			},
			outcome: attribution.OutcomeTouches, credits: all("ada"),
		},
		{
			name: "§2.2 a submission has no window but its protection", touches: []attribution.Touch{{
				Kind: attribution.KindSubmission, EnrollmentID: "ada", SourceID: "s", At: sale.Add(-900 * day), ApprovedAtTouch: true, Protected: true,
			}},
			outcome: attribution.OutcomeTouches, credits: all("ada"),
		},
		{
			name: "§2.2 a touch at the conversion's own instant counts", touches: []attribution.Touch{click("ada", "a", 0)},
			outcome: attribution.OutcomeTouches, credits: all("ada"),
		},
		{
			name: "§2.4 of equal instants the larger id is the later", touches: []attribution.Touch{click("ada", "b", hour), click("bob", "a", hour)},
			outcome: attribution.OutcomeTouches, credits: all("ada"),
		},
		{
			name: "§2.4 POSITION with two touches is half and half", touches: []attribution.Touch{click("ada", "a", 2*hour), click("bob", "b", hour)},
			settings: attribution.Settings{Model: attribution.ModelPosition}, outcome: attribution.OutcomeTouches,
			credits: []attribution.Credit{{EnrollmentID: "ada", PPM: 500_000}, {EnrollmentID: "bob", PPM: 500_000}},
		},
		{
			name: "§2.4 POSITION with one touch is all", touches: []attribution.Touch{click("ada", "a", hour)},
			settings: attribution.Settings{Model: attribution.ModelPosition}, outcome: attribution.OutcomeTouches, credits: all("ada"),
		},
		{
			name: "§2.4 weights are summed per enrollment", touches: []attribution.Touch{
				click("ada", "a", 3*hour), click("ada", "b", 2*hour), click("ada", "c", hour), click("bob", "d", hour),
			},
			settings: attribution.Settings{Model: attribution.ModelLinear}, outcome: attribution.OutcomeTouches,
			credits: []attribution.Credit{{EnrollmentID: "ada", PPM: 750_000}, {EnrollmentID: "bob", PPM: 250_000}},
		},
		{
			name: "§2.4 at the same first instant the odd part goes to the smaller id", touches: []attribution.Touch{
				click("cyd", "a", hour), click("bob", "b", hour), click("ada", "c", hour),
			},
			settings: attribution.Settings{Model: attribution.ModelLinear}, outcome: attribution.OutcomeTouches,
			credits: []attribution.Credit{
				{EnrollmentID: "ada", PPM: 333_334}, {EnrollmentID: "bob", PPM: 333_333}, {EnrollmentID: "cyd", PPM: 333_333},
			},
		},
		{
			name: "§2.4 TIME_DECAY works for touches older than a float can weigh", touches: []attribution.Touch{
				{Kind: attribution.KindSubmission, EnrollmentID: "ada", SourceID: "a", At: sale.Add(-2000 * day), ApprovedAtTouch: true, Protected: true},
				{Kind: attribution.KindSubmission, EnrollmentID: "bob", SourceID: "b", At: sale.Add(-2001 * day), ApprovedAtTouch: true, Protected: true},
			},
			settings: attribution.Settings{Model: attribution.ModelTimeDecay, HalfLifeDays: 1}, outcome: attribution.OutcomeTouches,
			credits: []attribution.Credit{{EnrollmentID: "ada", PPM: 666_667}, {EnrollmentID: "bob", PPM: 333_333}},
		},
		{
			name: "§2.4 a share below half a part per million is none", touches: []attribution.Touch{click("ada", "a", 59*day), click("bob", "b", 0)},
			settings: attribution.Settings{Model: attribution.ModelTimeDecay, HalfLifeDays: 1}, outcome: attribution.OutcomeTouches, credits: all("bob"),
		},
		{
			name: "§2.5 a conversion at the binding's own instant inherits", touches: []attribution.Touch{click("ada", "a", hour)},
			conversion: attribution.Conversion{Bound: all("bob"), BoundAt: sale},
			outcome:    attribution.OutcomeInherited, credits: all("bob"),
		},
		{
			name: "a broken binding pays nobody", conversion: attribution.Conversion{Bound: []attribution.Credit{{EnrollmentID: "bob", PPM: 5}}},
			outcome: attribution.OutcomeInherited, reason: attribution.ReasonInvalidCredits, credits: []attribution.Credit{},
		},
		{
			name: "§2.7 an admin may take a conversion from everybody", touches: []attribution.Touch{click("ada", "a", hour)},
			conversion: attribution.Conversion{Override: &attribution.Override{Scope: attribution.ScopeConversion}},
			outcome:    attribution.OutcomeManual, reason: attribution.ReasonOverridden, credits: []attribution.Credit{},
		},
		{
			name: "§2.7 a split that is not whole pays nobody",
			conversion: attribution.Conversion{Override: &attribution.Override{
				Scope: attribution.ScopeConversion, Credits: []attribution.Credit{{EnrollmentID: "ada", PPM: 999_999}},
			}},
			outcome: attribution.OutcomeManual, reason: attribution.ReasonInvalidCredits, credits: []attribution.Credit{},
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			tc.conversion.OccurredAt = sale
			d := attribution.Decide(tc.conversion, tc.touches, tc.settings)
			require.Equal(t, tc.credits, d.Credits)
			require.Equal(t, tc.outcome, d.Outcome)
			require.Equal(t, tc.reason, d.Reason)
			require.Equal(t, len(tc.credits) > 0, d.IsAttributed())
		})
	}
}

func TestTouchWithoutShareIsNotCredited(t *testing.T) {
	t.Parallel()
	d := attribution.Decide(attribution.Conversion{OccurredAt: sale}, []attribution.Touch{
		click("ada", "a", 59*24*time.Hour), click("bob", "b", 0),
	}, attribution.Settings{Model: attribution.ModelTimeDecay, HalfLifeDays: 1})
	require.Equal(t, attribution.VerdictPassedOver, d.Touches[0].Verdict)
	require.Equal(t, attribution.ReasonNotChosen, d.Touches[0].Reason)
	require.Equal(t, attribution.VerdictCredited, d.Touches[1].Verdict)
}

func TestDecisionIsStableJSON(t *testing.T) {
	t.Parallel()
	d := attribution.Decide(attribution.Conversion{OccurredAt: sale}, []attribution.Touch{click("ada", "clk_1", time.Hour)}, attribution.Settings{})
	data, err := json.Marshal(d)
	require.NoError(t, err)
	require.JSONEq(t, `{
		"outcome": "TOUCHES", "model": "LAST", "kind": "CLICK", "binds": true,
		"settings": {
			"model": "LAST", "windowDays": 60, "priority": ["SUBMISSION", "CODE", "CLICK"], "creditScope": "CUSTOMER",
			"halfLifeDays": 7
		},
		"credits": [{"enrollmentId": "ada", "ppm": 1000000}],
		"touches": [{
			"kind": "CLICK", "enrollmentId": "ada", "at": "2026-03-10T11:00:00Z", "sourceId": "clk_1", "approvedAtTouch": true,
			"verdict": "CREDITED", "windowDays": 60
		}]
	}`, string(data))
	var back attribution.Decision
	require.NoError(t, json.Unmarshal(data, &back))
	require.Equal(t, d, back)
}

func TestIsValidCredits(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name    string
		credits []attribution.Credit
		want    bool
	}{
		{"none at all is fine", nil, true},
		{"§0 a whole is fine", []attribution.Credit{{"a", 400_000}, {"b", 600_000}}, true},
		{"less than a whole is not", []attribution.Credit{{"a", 400_000}}, false},
		{"more than a whole is not", []attribution.Credit{{"a", 400_000}, {"b", 600_001}}, false},
		{"nothing for somebody is not", []attribution.Credit{{"a", 0}, {"b", money.Whole}}, false},
		{"a negative share is not", []attribution.Credit{{"a", -1}, {"b", 1_000_001}}, false},
		{"the same enrollment twice is not", []attribution.Credit{{"a", 400_000}, {"a", 600_000}}, false},
		{"nobody's share is not", []attribution.Credit{{"", money.Whole}}, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tc.want, attribution.IsValidCredits(tc.credits))
		})
	}
}

func TestEnumsListTheirValues(t *testing.T) {
	t.Parallel()
	require.Equal(t, []string{"SUBMISSION", "CODE", "CLICK"}, attribution.Kind("").Values())
	require.Equal(t, []string{"LAST", "FIRST", "LINEAR", "POSITION", "TIME_DECAY"}, attribution.Model("").Values())
	require.Equal(t, []string{"CUSTOMER", "CONVERSION"}, attribution.CreditScope("").Values())
	require.Equal(t, []string{"TOUCHES", "INHERITED", "MANUAL", "REFERRAL", "UNATTRIBUTED"}, attribution.Outcome("").Values())
	require.Equal(t, []string{"CREDITED", "PASSED_OVER", "INELIGIBLE"}, attribution.Verdict("").Values())
	require.Equal(t, []string{
		"AFTER_CONVERSION", "OUTSIDE_WINDOW", "UNPROTECTED", "NOT_APPROVED", "BANNED", "EXCLUDED", "LOWER_PRIORITY",
		"KIND_NOT_USED", "NOT_CHOSEN", "INHERITED", "REFERRAL", "OVERRIDDEN", "NO_TOUCH", "NO_ELIGIBLE_TOUCH", "INVALID_CREDITS",
	}, attribution.Reason("").Values())
}

// anyTouches draws touches of a few enrollments around the sale.
func anyTouches(t *rapid.T) []attribution.Touch {
	n := rapid.IntRange(0, 12).Draw(t, "n")
	touches := make([]attribution.Touch, n)
	for i := range touches {
		touches[i] = attribution.Touch{
			Kind:            attribution.Kind(rapid.SampledFrom(attribution.Kind("").Values()).Draw(t, "kind")),
			EnrollmentID:    rapid.SampledFrom([]string{"ada", "bob", "cyd", "dan"}).Draw(t, "enrollment"),
			At:              sale.Add(-time.Duration(rapid.IntRange(-2, 70*24).Draw(t, "hours")) * time.Hour),
			SourceID:        fmt.Sprintf("t%02d", i),
			ApprovedAtTouch: rapid.IntRange(0, 9).Draw(t, "approved") > 0,
			Protected:       rapid.Bool().Draw(t, "protected"),
		}
	}
	return touches
}

func anySettings(t *rapid.T) attribution.Settings {
	return attribution.Settings{
		Model:        attribution.Model(rapid.SampledFrom(attribution.Model("").Values()).Draw(t, "model")),
		WindowDays:   rapid.IntRange(0, 365).Draw(t, "window"),
		HalfLifeDays: rapid.IntRange(0, 30).Draw(t, "half-life"),
	}
}

func TestCreditsSumToOneOrNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := attribution.Decide(attribution.Conversion{OccurredAt: sale}, anyTouches(t), anySettings(t))
		require.True(t, attribution.IsValidCredits(d.Credits))
		require.Equal(t, d.IsAttributed(), d.Reason == "")
		require.Equal(t, d.IsAttributed(), d.Binds)
	})
}

func TestOrderOfTouchesDoesNotMatter(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		touches, settings := anyTouches(t), anySettings(t)
		conversion := attribution.Conversion{OccurredAt: sale}
		want := attribution.Decide(conversion, touches, settings)
		shuffled := rapid.Permutation(touches).Draw(t, "shuffled")
		require.Equal(t, want, attribution.Decide(conversion, shuffled, settings))
	})
}
