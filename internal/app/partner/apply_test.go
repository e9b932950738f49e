package partner_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/ent/enrollmentchange"
	"github.com/rapporthq/rapport/ent/partneruser"
	"github.com/rapporthq/rapport/internal/app/partner"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func TestApply(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		made := b.apply(t)
		require.Equal(t, []string{"grace@hopper.example", "Grace", "de"}, []string{made.User.Email, made.User.Name, made.User.Locale})
		require.Equal(t, []string{"Grace Hopper GmbH", "grace@hopper.example", "DE", "AFFILIATE"},
			[]string{made.Partner.Name, made.Partner.Email, made.Partner.Country, made.Partner.Type})
		require.Equal(t, enrollment.StatusAPPLIED, made.Enrollment.Status)
		require.Equal(t, "I write about ships.", made.Enrollment.Application)
		require.Nil(t, made.Enrollment.ApprovedAt)
		require.Nil(t, made.Enrollment.TierID)
		require.Equal(t, []string{">APPLIED "}, b.changes(t, made.Enrollment))
		kept, err := b.Client.EnrollmentChange.Query().Where(enrollmentchange.EnrollmentID(made.Enrollment.ID)).Only(b.owner)
		require.NoError(t, err)
		require.Equal(t, made.User.ID, kept.Actor)
		seat, err := b.Client.PartnerUser.Query().Where(partneruser.UserID(made.User.ID)).Only(b.owner)
		require.NoError(t, err)
		require.Equal(t, []any{made.Partner.ID, viewer.Owner}, []any{seat.PartnerID, seat.Role})
		links, err := made.Enrollment.QueryLinks().Count(b.owner)
		require.NoError(t, err)
		require.Zero(t, links)
	})
}

func TestApplyIsApprovedAtOnceIfTheProgramSaysSo(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		_, err := b.programs.Update(b.owner, b.program.ID, program.UpdateInput{ApprovesPartners: ptr(true), Terms: ptr("Be kind.")})
		require.NoError(t, err)
		in := b.application()
		in.AcceptsTerms = ptr(true)
		made, err := b.service.Apply(b.stranger, in, "")
		require.NoError(t, err, "whoever asks")
		require.Equal(t, enrollment.StatusAPPROVED, made.Enrollment.Status)
		require.NotNil(t, made.Enrollment.TierID)
		require.Equal(t, "grace-hopper-gmbh", b.mainLink(t, made.Enrollment).Code)
		require.Equal(t, []string{">APPLIED ", "APPLIED>APPROVED "}, b.changes(t, made.Enrollment))
		require.Equal(t, "en", made.User.Locale)
	})
}

func TestApplyAgain(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		first := b.apply(t)
		second := b.newProgram(t, "Second")
		b.partner(t, "known")
		before := b.state(t)
		_, err := b.service.Apply(t.Context(), b.application(), "en")
		requireMistakes(t, err, at(apperr.Taken, "input", "email"))
		in := b.application()
		in.Password = "not the password"
		_, err = b.service.Apply(t.Context(), in, "en")
		requireMistakes(t, err, at(apperr.WrongPassword, "input", "password"))
		in = b.application()
		in.Email = "known@example.com"
		_, err = b.service.Apply(t.Context(), in, "en")
		requireMistakes(t, err, at(apperr.Taken, "input", "email"))
		require.Equal(t, before, b.state(t), "not even an account is left of it")

		in = b.application()
		in.ProgramID, in.Name = second.ID, "Another name"
		made, err := b.service.Apply(t.Context(), in, "en")
		require.NoError(t, err)
		require.Equal(t, first.User.ID, made.User.ID)
		require.Equal(t, first.Partner.ID, made.Partner.ID, "the person's own partner applies to the other program")

		theirs, err := b.programs.Create(b.stranger, program.CreateInput{Name: "Theirs", Currency: "EUR", SiteURL: "https://x.example"})
		require.NoError(t, err)
		in.ProgramID = theirs.ID
		made, err = b.service.Apply(t.Context(), in, "en")
		require.NoError(t, err)
		require.NotEqual(t, first.Partner.ID, made.Partner.ID, "organizations do not share partners")
		require.Equal(t, theirs.OrganizationID, made.Partner.OrganizationID)
	})
}

func TestApplyRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		_, err := b.programs.Update(b.owner, b.program.ID, program.UpdateInput{Terms: ptr("Be kind.")})
		require.NoError(t, err)
		archived := b.newProgram(t, "Archived")
		require.NoError(t, b.Client.Program.UpdateOne(archived).SetArchivedAt(start).Exec(b.owner))
		before := b.state(t)
		for name, one := range map[string]struct {
			change func(in *partner.ApplyInput)
			want   []mistake
		}{
			"nothing given": {
				func(in *partner.ApplyInput) { *in = partner.ApplyInput{ProgramID: in.ProgramID} },
				[]mistake{
					at(apperr.Blank, "input", "name"), at(apperr.Blank, "input", "contactName"), at(apperr.Blank, "input", "email"),
					at(apperr.Blank, "input", "password"),
				},
			},
			"nonsense": {
				func(in *partner.ApplyInput) {
					in.Email, in.Country, in.Website, in.Message = "grace", ptr("ZZ"), ptr("ftp://x.example"), ptr(strings.Repeat("m", 2_001))
				},
				[]mistake{
					at(apperr.Invalid, "input", "email"), at(apperr.Invalid, "input", "country"), at(apperr.Invalid, "input", "website"),
					at(apperr.TooLong, "input", "message"),
				},
			},
			"a short password":    {func(in *partner.ApplyInput) { in.Password = "short" }, []mistake{at(apperr.TooSmall, "input", "password")}},
			"terms not mentioned": {func(*partner.ApplyInput) {}, []mistake{at(apperr.Invalid, "input", "acceptsTerms")}},
			"terms refused":       {func(in *partner.ApplyInput) { in.AcceptsTerms = ptr(false) }, []mistake{at(apperr.Invalid, "input", "acceptsTerms")}},
			"an unknown program":  {func(in *partner.ApplyInput) { in.ProgramID = "prg_none" }, []mistake{at(apperr.NotFoundCode, "input", "programId")}},
			"an archived program": {func(in *partner.ApplyInput) { in.ProgramID = archived.ID }, []mistake{at(apperr.NotFoundCode, "input", "programId")}},
		} {
			in := b.application()
			one.change(&in)
			_, err := b.service.Apply(t.Context(), in, "en")
			require.Error(t, err, name)
			requireMistakes(t, err, one.want...)
		}
		require.Equal(t, before, b.state(t))
	})
}
