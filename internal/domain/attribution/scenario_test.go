package attribution_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// A scenario file is a title, a timeline, the line "then", and what must come of
// it. Lines of the timeline:
//
//	program     model LAST; window 60; half-life 7; priority CLICK CODE; scope CONVERSION
//	click       2026-03-01 10:00 ada clk_1 [not approved] [banned] [unprotected] [window 7] [excluded RULE]
//	bound       2026-02-01 00:00 ada 60 bob 40 [banned]
//	by hand     CONVERSION ada 100
//	referral    ref_1 ada [banned]
//	conversion  2026-03-10 12:00
func TestScenarios(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.txt")
	require.NoError(t, err)
	require.Len(t, files, 15)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(file)
			require.NoError(t, err)
			timeline, want, found := strings.Cut(string(data), "\nthen\n")
			require.True(t, found, "the file needs a line that says then")
			s := readScenario(t, timeline)
			decision := attribution.Decide(s.conversion, s.touches, s.settings)
			require.Equal(t, strings.TrimSpace(want), strings.TrimSpace(describe(decision)))
		})
	}
}

type scenario struct {
	settings   attribution.Settings
	conversion attribution.Conversion
	touches    []attribution.Touch
}

func readScenario(t *testing.T, timeline string) scenario {
	t.Helper()
	var s scenario
	for i, line := range strings.Split(timeline, "\n") {
		if i == 0 || strings.TrimSpace(line) == "" {
			continue
		}
		require.Greater(t, len(line), 12, line)
		word, rest := strings.TrimSpace(line[:12]), strings.TrimSpace(line[12:])
		switch word {
		case "program":
			s.settings = readSettings(t, rest)
		case "click", "code", "submission":
			s.touches = append(s.touches, readTouch(t, strings.ToUpper(word), rest))
		case "bound":
			s.conversion.BoundAt = readInstant(t, rest)
			credits, isBanned := strings.CutSuffix(rest, "[banned]")
			s.conversion.Bound, s.conversion.BoundBanned = readCredits(t, strings.Fields(credits)[2:]), isBanned
		case "by hand":
			fields := strings.Fields(rest)
			s.conversion.Override = &attribution.Override{
				Scope: attribution.CreditScope(fields[0]), Credits: readCredits(t, fields[1:]),
				Reason: "agreed by phone", AuthorID: "usr_1", At: readInstant(t, "2026-04-01 00:00"),
			}
		case "referral":
			fields := strings.Fields(rest)
			s.conversion.Referral = &attribution.Referral{ID: fields[0], EnrollmentID: fields[1], Banned: strings.Contains(rest, "[banned]")}
		case "conversion":
			s.conversion.OccurredAt = readInstant(t, rest)
		default:
			require.Fail(t, "unknown word", line)
		}
	}
	return s
}

func readSettings(t *testing.T, text string) attribution.Settings {
	t.Helper()
	var s attribution.Settings
	for part := range strings.SplitSeq(text, ";") {
		fields := strings.Fields(part)
		switch fields[0] {
		case "model":
			s.Model = attribution.Model(fields[1])
		case "window":
			s.WindowDays = readNumber(t, fields[1])
		case "half-life":
			s.HalfLifeDays = readNumber(t, fields[1])
		case "scope":
			s.CreditScope = attribution.CreditScope(fields[1])
		case "priority":
			for _, kind := range fields[1:] {
				s.Priority = append(s.Priority, attribution.Kind(kind))
			}
		default:
			require.Fail(t, "unknown setting", part)
		}
	}
	return s
}

func readTouch(t *testing.T, kind, text string) attribution.Touch {
	t.Helper()
	fields := strings.Fields(strings.SplitN(text, "[", 2)[0])
	touch := attribution.Touch{
		Kind: attribution.Kind(kind), At: readInstant(t, text), EnrollmentID: fields[2], SourceID: fields[3],
		ApprovedAtTouch: !strings.Contains(text, "[not approved]"), BannedAtConversion: strings.Contains(text, "[banned]"),
		Protected: kind == "SUBMISSION" && !strings.Contains(text, "[unprotected]"),
	}
	if _, after, ok := strings.Cut(text, "[window "); ok {
		touch.LinkWindowDays = readNumber(t, strings.SplitN(after, "]", 2)[0])
	}
	if _, after, ok := strings.Cut(text, "[excluded "); ok {
		touch.ExcludedReason = strings.SplitN(after, "]", 2)[0]
	}
	return touch
}

func readCredits(t *testing.T, fields []string) []attribution.Credit {
	t.Helper()
	var credits []attribution.Credit
	for i := 0; i+1 < len(fields); i += 2 {
		rate, err := money.ParsePercent(fields[i+1])
		require.NoError(t, err)
		credits = append(credits, attribution.Credit{EnrollmentID: fields[i], PPM: money.PPM(rate)})
	}
	return credits
}

func readNumber(t *testing.T, text string) int {
	t.Helper()
	n, err := strconv.Atoi(text)
	require.NoError(t, err)
	return n
}

func readInstant(t *testing.T, text string) time.Time {
	t.Helper()
	at, err := time.Parse("2006-01-02 15:04", text[:16])
	require.NoError(t, err)
	return at
}

// describe writes a decision as the lines of a scenario file.
func describe(d attribution.Decision) string {
	var b strings.Builder
	b.WriteString(string(d.Outcome))
	if d.Kind != "" {
		fmt.Fprintf(&b, " by %s, %s", d.Kind, d.Model)
	}
	if d.Reason != "" {
		fmt.Fprintf(&b, " because %s", d.Reason)
	}
	if d.Binds {
		b.WriteString(", binds the customer")
	}
	b.WriteString("\n")
	for _, c := range d.Credits {
		fmt.Fprintf(&b, "credit  %s %s %%\n", c.EnrollmentID, c.PPM.Percent())
	}
	for _, touch := range d.Touches {
		line := fmt.Sprintf("touch   %s %s %s", touch.SourceID, touch.Verdict, touch.Reason)
		b.WriteString(strings.TrimSpace(line) + "\n")
	}
	return b.String()
}
