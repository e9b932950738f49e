package referral_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/submissionfield"
	"github.com/rapporthq/rapport/internal/app/referral"
	"github.com/rapporthq/rapport/internal/apperr"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/testkit"
)

func TestQuestionsOfAForm(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		seats := referral.FieldInput{Key: "seats", Label: " How many seats? ", Kind: domain.FieldNumber, IsRequired: true}
		size := referral.FieldInput{Key: "size", Label: "How large are they?", Kind: domain.FieldChoice, Options: []string{"small", "large"}}
		set := func(list ...referral.FieldInput) error { return b.referrals.SetFields(b.admin(), b.Program.ID, list) }
		asked := func() []string {
			var out []string
			for _, row := range b.Client.SubmissionField.Query().Where(submissionfield.ArchivedAtIsNil()).
				Order(ent.Asc(submissionfield.FieldPosition)).AllX(b.System()) {
				out = append(out, row.Label)
			}
			return out
		}
		require.NoError(t, set(seats, size))
		require.Equal(t, []string{"How many seats?", "How large are they?"}, asked())
		require.NoError(t, set(size))
		require.Equal(t, []string{"How large are they?"}, asked())
		require.NoError(t, set(size, seats))
		require.Equal(t, []string{"How large are they?", "How many seats?"}, asked(), "it is asked again")
		require.Equal(t, 2, b.Client.SubmissionField.Query().CountX(b.System()))

		other := seats
		other.Kind = domain.FieldText
		requireProblem(t, set(other), apperr.Invalid, "fields", "0", "key")
		requireProblem(t, set(seats, seats), apperr.Invalid, "fields", "1", "key")
		requireProblem(t, set(referral.FieldInput{Key: "No!", Label: "x", Kind: domain.FieldText}), apperr.Invalid, "fields", "0", "key")
		requireProblem(t, set(referral.FieldInput{Key: "x", Kind: domain.FieldText}), apperr.Blank, "fields", "0", "label")
		requireProblem(t, set(referral.FieldInput{Key: "x", Label: "x", Kind: domain.FieldChoice}), apperr.Invalid, "fields", "0", "options")
		requireProblem(t, b.referrals.SetFields(b.admin(), "prg_none", nil), apperr.NotFoundCode, "programId")
		require.ErrorIs(t, b.referrals.SetFields(b.partner(b.ada), b.Program.ID, nil), apperr.ErrForbidden)
		require.Equal(t, []string{"How large are they?", "How many seats?"}, asked())
	})
}
