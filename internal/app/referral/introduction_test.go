package referral_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/referral"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/testkit"
)

func TestIntroduction(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.Program.Update().SetName("Acme Partners").SetContactEmail("hello@acme.example").ExecX(b.System())
		in := b.introduced("{partner} Ltd", "jo@northwind.example")
		contact := "Jo\nBcc: all@x.example"
		in.ContactName = &contact
		row := b.submit(t, b.ada, in)
		out, err := b.referrals.Introduce(b.partner(b.ada), row.ID, "de")
		require.NoError(t, err)
		require.Equal(t, "{partner} Ltd und Acme Partners: eine Vorstellung", out.Subject, "what is filled in is not filled in again")
		require.Contains(t, out.Text, "Guten Tag Jo")
		require.True(t, strings.HasSuffix(out.Text, "partner\nada"), "the sender, then the partner")
		require.Equal(t, []string{"jo@northwind.example", "hello@acme.example"}, []string{*out.To, *out.CC})
		other, err := b.referrals.Introduce(b.partner(b.ada), row.ID, "fr")
		require.NoError(t, err)
		require.Contains(t, other.Text, "Hello Jo")

		set := func(subject, text string) error {
			_, err := b.referrals.SetIntroduction(b.admin(), b.Program.ID, referral.IntroductionInput{Subject: subject, Text: text})
			return err
		}
		require.NoError(t, set("{contact},\n meet {program}", " Hi {contact}, {sender} "))
		out, err = b.referrals.Introduce(b.admin(), row.ID, "de")
		require.NoError(t, err)
		require.Equal(t, "Jo Bcc: all@x.example, meet Acme Partners", out.Subject, "a subject is one line")
		require.Equal(t, "Hi Jo\nBcc: all@x.example, ada", out.Text, "for the vendor the partner is the sender")
		require.NoError(t, set("", ""))
		require.True(t, referral.TemplateOf(b.Client.Program.GetX(b.System(), b.Program.ID), "de").IsDefault)

		none, err := b.referrals.Introduce(b.admin(), b.prospect.ID, "en")
		require.NoError(t, err)
		require.Nil(t, none, "nobody submitted it")
	})
}

func TestIntroductionRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		bob, other := b.Enroll("bob"), testkit.NewBook(t, d, "other", today)
		row := b.submit(t, b.ada, b.introduced("Northwind", "jo@northwind.example"))
		_, err := b.referrals.Introduce(b.partner(bob), row.ID, "en")
		require.ErrorIs(t, err, apperr.ErrNotFound)
		for field, in := range map[string]referral.IntroductionInput{
			"subject": {Subject: "", Text: "x"}, "text": {Subject: "x", Text: " "},
		} {
			_, err = b.referrals.SetIntroduction(b.admin(), b.Program.ID, in)
			requireProblem(t, err, apperr.Blank, "input", field)
		}
		for field, in := range map[string]referral.IntroductionInput{
			"subject": {Subject: "Hi {name}", Text: "x"}, "text": {Subject: "x", Text: "{Contact} and {}"},
		} {
			_, err = b.referrals.SetIntroduction(b.admin(), b.Program.ID, in)
			requireProblem(t, err, apperr.Invalid, "input", field)
		}
		_, err = b.referrals.SetIntroduction(b.admin(), b.Program.ID, referral.IntroductionInput{Subject: strings.Repeat("x", 201), Text: "x"})
		requireProblem(t, err, apperr.TooLong, "input", "subject")
		_, err = b.referrals.SetIntroduction(b.admin(), b.Program.ID, referral.IntroductionInput{Subject: "x", Text: strings.Repeat("x", 5001)})
		requireProblem(t, err, apperr.TooLong, "input", "text")
		_, err = b.referrals.SetIntroduction(b.admin(), other.Program.ID, referral.IntroductionInput{Subject: "x", Text: "x"})
		requireProblem(t, err, apperr.NotFoundCode, "programId")
		_, err = b.referrals.SetIntroduction(b.partner(b.ada), b.Program.ID, referral.IntroductionInput{Subject: "x", Text: "x"})
		require.ErrorIs(t, err, apperr.ErrForbidden)
	})
}
