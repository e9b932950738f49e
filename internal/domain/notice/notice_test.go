package notice_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/notice"
	"github.com/rapporthq/rapport/internal/viewer"
)

var languages = []notice.Language{notice.English, notice.German}

// TestEveryKindHasWholeWords checks the product's own words as an organization's
// own are checked.
func TestEveryKindHasWholeWords(t *testing.T) {
	t.Parallel()
	seen := map[notice.Kind]bool{}
	for _, kind := range notice.MailKinds() {
		require.False(t, seen[kind], "%s is there twice", kind)
		seen[kind] = true
		require.LessOrEqual(t, len(kind), 60)
		for _, in := range languages {
			words := notice.WordsOf(kind, in)
			require.NotEmpty(t, words.Label, "%s %s", kind, in)
			require.Empty(t, notice.CheckSubject(kind, words.Subject), "%s %s", kind, in)
			require.Empty(t, notice.CheckBody(kind, words.Body), "%s %s", kind, in)
			require.Contains(t, words.Body, "{link}", "%s %s has a door", kind, in)
			values := notice.Examples(kind, in)
			for _, field := range notice.Placeholders(kind) {
				require.NotEmpty(t, values[field.Name], "%s %s: an example for %s", kind, in, field.Name)
			}
			require.NotContains(t, notice.FillPlain(words.Body, notice.Placeholders(kind), in, values), "{")
		}
	}
	require.Empty(t, notice.WordsOf("nobody.knows", notice.English))
	require.Nil(t, notice.Placeholders("nobody.knows"))
}

// TestRules checks the table as a whole.
func TestRules(t *testing.T) {
	t.Parallel()
	for _, rule := range notice.Rules() {
		require.NotEmpty(t, rule.Events, rule.Kind)
		require.True(t, rule.Mail.IsValid(), rule.Kind)
		require.Contains(t, notice.Topics(), rule.Topic, rule.Kind)
		switch rule.Side {
		case notice.Vendor:
			owner := viewer.Viewer{Kind: viewer.Member, Role: viewer.Owner}
			require.True(t, owner.Can(viewer.Permission(rule.Needs)), "%s needs what an owner may", rule.Kind)
			require.True(t, strings.HasPrefix(rule.Path(place), "/console/prg_1"), rule.Kind)
		case notice.Partner:
			require.Empty(t, rule.Needs, rule.Kind)
			require.True(t, strings.HasPrefix(rule.Path(place), "/portal"), rule.Kind)
			require.Contains(t, rule.Path(place), "program=tide", rule.Kind)
		default:
			require.Fail(t, "no side", rule.Kind)
		}
		found, ok := notice.Find(rule.Kind)
		require.True(t, ok)
		require.Equal(t, rule.Kind, found.Kind)
	}
}

var place = notice.Place{ProgramID: "prg_1", ProgramSlug: "tide", RowID: "ref_1"}

func TestWhoIsTold(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		event string
		by    notice.Side
		want  []notice.Kind
	}{
		"a partner submits: the vendor":                {"referral.submitted", notice.Partner, []notice.Kind{"submission.received"}},
		"the vendor submits for a partner: nobody":     {"referral.submitted", notice.Vendor, nil},
		"the vendor accepts: the partner":              {"referral.accepted", notice.Vendor, []notice.Kind{"submission.accepted"}},
		"a note of the vendor: the partner":            {"referral.noted", notice.Vendor, []notice.Kind{"note.from_vendor"}},
		"a note of the partner: the vendor":            {"referral.noted", notice.Partner, []notice.Kind{"note.from_partner"}},
		"a partner moves a referral: the vendor":       {"referral.moved", notice.Partner, []notice.Kind{"referral.moved_by_partner"}},
		"the vendor wins a referral: the partner":      {"referral.won", notice.Vendor, []notice.Kind{"referral.won"}},
		"the clock ends a protection: both":            {"referral.unprotected", "", []notice.Kind{"protection.over", "protection.ended"}},
		"a payout fails: the partner and its managers": {"payout.failed", notice.Vendor, []notice.Kind{"payout.returned", "payout.failed"}},
		"a released commission: nobody at once":        {"commission.approved", "", nil},
		"a task of the vendor: the partner":            {"referral_task.added", notice.Vendor, []notice.Kind{"task.from_vendor"}},
		"a task of the partner: the vendor":            {"referral_task.added", notice.Partner, []notice.Kind{"task.from_partner"}},
		"a task that the vendor did: the partner":      {"referral_task.done", notice.Vendor, []notice.Kind{"task.done_by_vendor"}},
		"a task that the partner did: the vendor":      {"referral_task.done", notice.Partner, []notice.Kind{"task.done_by_partner"}},
		"a task that the vendor deletes: the partner":  {"referral_task.deleted", notice.Vendor, []notice.Kind{"task.changed_by_vendor"}},
		"a task that the partner reopens: the vendor":  {"referral_task.reopened", notice.Partner, []notice.Kind{"task.changed_by_partner"}},
		"a claim past its due day: the vendor":         {"claim.overdue", "", []notice.Kind{"claim.overdue"}},
		"files of the partner: the vendor":             {"referral.attached", notice.Partner, []notice.Kind{"files.from_partner"}},
		"a lead of a visitor: both":                    {"landing.lead_sent", "", []notice.Kind{"landing.lead", "landing.referral"}},
		"the vendor sends a prospect: the partner":     {"reciprocal.sent", notice.Vendor, []notice.Kind{"reciprocal.sent"}},
		"a partner declines a prospect: the vendor":    {"reciprocal.declined", notice.Partner, []notice.Kind{"reciprocal.declined"}},
		"a correction: colleagues and the partner":     {"reciprocal.corrected", notice.Vendor, []notice.Kind{"reciprocal.corrected", "reciprocal.corrected_by_vendor"}},
		"a link: nobody":                               {"link.created", notice.Partner, nil},
	} {
		var got []notice.Kind
		for _, rule := range notice.For(c.event, c.by) {
			got = append(got, rule.Kind)
		}
		require.Equal(t, c.want, got, name)
	}
	var sums []notice.Kind
	for _, rule := range notice.Sums() {
		sums = append(sums, rule.Kind)
	}
	require.Equal(t, []notice.Kind{"commission.earned", "commission.released", "commission.lost"}, sums)
}

func TestValuesAreToldInTheLanguage(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		form   notice.Form
		value  string
		en, de string
	}{
		"a day":              {notice.Day, "2026-03-07", "7 Mar 2026", "7. März 2026"},
		"no day":             {notice.Day, "soon", "soon", "soon"},
		"an amount":          {notice.Amount, "1234567.50 EUR", "1,234,567.50\u00a0EUR", "1.234.567,50\u00a0EUR"},
		"two, one below":     {notice.Amount, "40.00 EUR, -3 JPY", "40.00\u00a0EUR, −3\u00a0JPY", "40,00\u00a0EUR, −3\u00a0JPY"},
		"a count":            {notice.Count, "12345", "12,345", "12.345"},
		"no count":           {notice.Count, "many", "many", "many"},
		"a code":             {notice.Word, "claim.NO_EVIDENCE", "Nothing shows that it came through you.", "Nichts zeigt, dass es durch Sie kam."},
		"an outcome":         {notice.Word, "reciprocal.ACCEPTED", "still open", "noch offen"},
		"a code of nobody's": {notice.Word, "claim.NEW", "claim.NEW", "claim.NEW"},
		"a text":             {notice.Text, "Ada & Co", "Ada & Co", "Ada & Co"},
	} {
		field := notice.Field{Name: "x", Form: c.form}
		require.Equal(t, c.en, field.Tell(c.value, notice.English), name)
		require.Equal(t, c.de, field.Tell(c.value, notice.German), name)
	}
}

func TestWordsOfAnOrganizationAreChecked(t *testing.T) {
	t.Parallel()
	const kind = notice.Kind("submission.accepted")
	for name, c := range map[string]struct {
		text string
		want []notice.Problem
	}{
		"whole":                   {"{company}: {until} [go]({link})", nil},
		"blank":                   {" \n", []notice.Problem{{Kind: notice.Blank}}},
		"too long":                {strings.Repeat("ä", notice.LongestBody+1), []notice.Problem{{Kind: notice.TooLong}}},
		"names unknown, once":     {"{stage} {Stage} {stage}", []notice.Problem{{Kind: notice.UnknownName, Name: "{stage}"}, {Kind: notice.UnknownName, Name: "{Stage}"}}},
		"a brace alone":           {"{company} and } more", []notice.Problem{{Kind: notice.LoneBrace}}},
		"a brace that never ends": {"Hello {name", []notice.Problem{{Kind: notice.LoneBrace}}},
	} {
		require.Equal(t, c.want, notice.CheckBody(kind, c.text), name)
	}
	require.Equal(t, []notice.Problem{{Kind: notice.LineBreak}}, notice.CheckSubject(kind, "Accepted\r\nBcc: eve@example.com"))
	require.Equal(t, []notice.Problem{{Kind: notice.NotInSubject, Name: "{link}"}}, notice.CheckSubject(kind, "Go to {link}"), "an address is no part of a subject")
	require.Equal(t, []notice.Problem{{Kind: notice.TooLong}}, notice.CheckSubject(kind, strings.Repeat("a", notice.LongestSubject+1)))
}

func TestValuesAreTextAndNothingElse(t *testing.T) {
	t.Parallel()
	fields := []notice.Field{{Name: "company", Form: notice.Text}, {Name: "note", Form: notice.Long}, {Name: "link", Form: notice.Address}}
	values := map[string]string{
		"company": "[win](https://evil.example)\r\nBcc: eve@example.com", "note": "# Big\n- <b>one</b>\n   two", "link": "https://example.com/a_b",
	}
	require.Equal(t, "About [win](https://evil.example) Bcc: eve@example.com",
		notice.FillLine("About {company}", fields, notice.English, values), "one line")
	require.Equal(t, "\\[win\\]\\(https\\:\\/\\/evil\\.example\\)\\\nBcc\\: eve\\@example\\.com",
		notice.FillMarkdown("{company}", fields, notice.English, values))
	require.Equal(t, "> \\# Big\\\n\\- \\<b\\>one\\<\\/b\\>\\\ntwo\n\n[Go](https://example.com/a_b)",
		notice.FillMarkdown("> {note}\n\n[Go]({link})", fields, notice.English, values))
	require.Equal(t, "Title\nbold\n\nGo:\nhttps://example.com/a_b",
		notice.FillPlain("# Title\n**bold**\n\n[Go]({link})", fields, notice.English, values))
	delete(values, "note")
	require.Equal(t, "one\nthree", notice.FillPlain("one\n> {note}\nthree", fields, notice.English, values), "a line without its value is left out")
	require.Equal(t, "{stage}", notice.FillLine("{stage}", fields, notice.English, values), "what is no field stays")
}

func TestLinksOfTheDigest(t *testing.T) {
	t.Parallel()
	fields := []notice.Field{{Name: "list", Form: notice.List}}
	values := map[string]string{"list": "* " + notice.Link("Note [x](y)\nz", "https://example.com")}
	require.Equal(t, "* Note [x](y) z\n  https://example.com", notice.FillPlain("{list}", fields, notice.English, values))
}

func TestFailuresAreStoredAsCodes(t *testing.T) {
	t.Parallel()
	for _, reason := range notice.FailureReasons() {
		for _, code := range []*int{nil, new(550)} {
			f := notice.Failure{Reason: reason, ServerCode: code}
			require.Equal(t, &f, notice.ParseFailure(f.String()))
		}
	}
	require.Nil(t, notice.ParseFailure(""))
	require.Equal(t, &notice.Failure{Reason: notice.NotTaken}, notice.ParseFailure("The mail server could not be reached."))
	require.Equal(t, &notice.Failure{Reason: notice.TryLater}, notice.ParseFailure("TRY_LATER soon"))
}

func TestLanguages(t *testing.T) {
	t.Parallel()
	require.Equal(t, notice.German, notice.LanguageOf("de"))
	require.Equal(t, notice.English, notice.LanguageOf("fr"))
	require.Equal(t, []string{"en", "de"}, []string{notice.English.Locale(), notice.German.Locale()})
	require.False(t, notice.Language("FR").IsValid())
}
