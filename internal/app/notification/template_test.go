package notification_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/notification"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/notice"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// own is a whole template.
func own() notification.TemplateInput {
	return notification.TemplateInput{
		Kind: accepted, Language: notice.English, Subject: " Hooray for {company} ",
		Body: "# Hi {name}\r\n\r\n<script>alert(1)</script> **{company}** [go]({link}) [x](javascript:alert(1))\r\n\r\n[The door]({link})",
	}
}

func TestAnOrganizationsOwnWords(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, false)
		admin := b.as("owner", viewer.Admin)
		for range 2 {
			set, err := b.service.SetTemplate(admin, own())
			require.NoError(t, err)
			require.Equal(t, []any{"Hooray for {company}", true, today}, []any{set.Subject, set.IsOwn, set.UpdatedAt.UTC()})
		}
		b.happens(b.as("owner", viewer.Owner), b.accepted())
		mails := b.mails()
		require.Equal(t, "Hooray for North wind *GmbH*", mails[0].Subject)
		require.Contains(t, mails[0].HTML, "<h1>Hi max</h1>")
		require.NotContains(t, mails[0].HTML, "alert(1)<", "no script")
		require.NotContains(t, mails[0].HTML, "javascript:")
		require.Contains(t, mails[0].HTML, "display:inline-block", "a link alone is a button")
		require.Contains(t, mails[1].Subject, "Ihre Empfehlung", "the other language keeps the product's words")
		require.Contains(t, b.told()[0], "Your referral of", "and so does the app")

		all, err := b.service.Templates(admin, notice.English)
		require.NoError(t, err)
		require.Len(t, all, len(notice.MailKinds()))
		at := slices.IndexFunc(all, func(one *notification.Template) bool { return one.IsOwn })
		require.Equal(t, accepted, all[at].Kind)
		require.Equal(t, notification.ForPartners, all[at].Audience)
		require.Equal(t, "Northwind Ltd", all[at].Placeholders()[0].Example)
		for range 2 {
			reset, err := b.service.ResetTemplate(admin, accepted, notice.English)
			require.NoError(t, err)
			require.Equal(t, []any{false, "Your referral of {company} was accepted"}, []any{reset.IsOwn, reset.Subject})
		}
		require.Zero(t, b.Client.MailTemplate.Query().CountX(b.System()))
	})
}

func TestWordsAreRefused(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t), false)
	admin := b.as("owner", viewer.Admin)
	for name, c := range map[string]struct {
		change func(*notification.TemplateInput)
		code   apperr.Code
		field  string
		says   string
		want   []string
	}{
		"a kind that is none": {func(in *notification.TemplateInput) { in.Kind = "x" }, apperr.NotFoundCode, "kind", "no such kind", nil},
		"another language":    {func(in *notification.TemplateInput) { in.Language = "FR" }, apperr.Invalid, "language", "English or German", nil},
		"no subject":          {func(in *notification.TemplateInput) { in.Subject = " " }, apperr.Blank, "subject", "Write something", []string{"SUBJECT BLANK "}},
		"a long subject":      {func(in *notification.TemplateInput) { in.Subject = strings.Repeat("a", 201) }, apperr.TooLong, "subject", "200", []string{"SUBJECT TOO_LONG "}},
		"a subject of lines":  {func(in *notification.TemplateInput) { in.Subject = "a\r\nBcc: b@example.com" }, apperr.Invalid, "subject", "one line", []string{"SUBJECT LINE_BREAK "}},
		"a link as subject":   {func(in *notification.TemplateInput) { in.Subject = "Go to {link}" }, apperr.Invalid, "subject", "{link} may stand in the text only.", []string{"SUBJECT NOT_IN_SUBJECT {link}"}},
		"no text":             {func(in *notification.TemplateInput) { in.Body = "" }, apperr.Blank, "body", "Write something", []string{"BODY BLANK "}},
		"a long text":         {func(in *notification.TemplateInput) { in.Body = strings.Repeat("a", 10_001) }, apperr.TooLong, "body", "10,000", []string{"BODY TOO_LONG "}},
		"a name of another":   {func(in *notification.TemplateInput) { in.Body = "{stage}" }, apperr.Invalid, "body", "Nothing is known for {stage} here. There is {company}, {until}", []string{"BODY UNKNOWN_NAME {stage}"}},
		"a brace alone":       {func(in *notification.TemplateInput) { in.Body = "a { b" }, apperr.Invalid, "body", "Braces stand only around a name", []string{"BODY LONE_BRACE "}},
	} {
		in := own()
		c.change(&in)
		_, err := b.service.SetTemplate(admin, in)
		requireProblem(t, err, c.code, "input", c.field)
		require.ErrorContains(t, err, c.says, name)
		preview, err := b.service.PreviewTemplate(admin, in)
		require.NoError(t, err)
		require.Equal(t, c.code, preview.UserErrors[0].Code, name)
		require.Nil(t, preview.HTML, name)
		var told []string
		for _, one := range preview.Mistakes {
			told = append(told, fmt.Sprintf("%s %s %s", one.Part, one.Problem, orNone(one.Name)))
		}
		require.Equal(t, c.want, told, name)
	}
	require.Zero(t, b.Client.MailTemplate.Query().CountX(b.System()))
	_, err := b.service.ResetTemplate(admin, "x", notice.English)
	requireProblem(t, err, apperr.NotFoundCode, "kind")
	_, err = b.service.ResetTemplate(admin, accepted, "FR")
	requireProblem(t, err, apperr.Invalid, "language")
}

func orNone(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}

func TestPreviewsOfEveryKind(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t), false)
	admin := b.as("owner", viewer.Admin)
	for _, kind := range notice.MailKinds() {
		for _, in := range []notice.Language{notice.English, notice.German} {
			words := notice.WordsOf(kind, in)
			preview, err := b.service.PreviewTemplate(admin, notification.TemplateInput{Kind: string(kind), Language: in, Subject: words.Subject, Body: words.Body})
			require.NoError(t, err)
			require.Empty(t, preview.UserErrors, "%s %s", kind, in)
			for _, part := range []string{*preview.Subject, *preview.Text} {
				require.NotContains(t, part, "{", "%s %s", kind, in)
				require.NotEmpty(t, part)
			}
			require.Contains(t, *preview.HTML, "display:inline-block", "%s %s has a button", kind, in)
		}
	}
}

func TestTemplatesAreForThoseWhoManage(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t), false)
	_, err := b.service.SetTemplate(b.as("owner", viewer.Owner), own())
	require.NoError(t, err)
	for name, ctx := range map[string]context.Context{"finance": b.as("finance", viewer.Finance), "a partner": b.of("mia", b.ada)} {
		_, err := b.service.SetTemplate(ctx, own())
		require.ErrorIs(t, err, apperr.ErrForbidden, name)
		_, err = b.service.ResetTemplate(ctx, accepted, notice.English)
		require.ErrorIs(t, err, apperr.ErrForbidden, name)
		_, err = b.service.PreviewTemplate(ctx, own())
		require.ErrorIs(t, err, apperr.ErrForbidden, name)
		_, err = b.service.Templates(ctx, notice.English)
		require.ErrorIs(t, err, apperr.ErrForbidden, name)
	}
	other := testkit.NewBook(t, b.Database, "other", today)
	stranger := other.Member("eve", viewer.Owner)
	theirs, err := b.service.ResetTemplate(stranger, accepted, notice.English)
	require.NoError(t, err)
	require.False(t, theirs.IsOwn)
	require.Equal(t, 1, b.Client.MailTemplate.Query().CountX(b.System()), "another organization resets its own only")
}
