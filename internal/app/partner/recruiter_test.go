package partner_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/event"
	"github.com/rapporthq/rapport/internal/app/partner"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/testkit"
)

func TestSetRecruiter(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada, bob, cyd, dan := b.partner(t, "ada"), b.partner(t, "bob"), b.partner(t, "cyd"), b.partner(t, "dan")
		changed, err := b.service.SetRecruiter(b.owner, ada.ID, bob.ID)
		require.NoError(t, err)
		require.Equal(t, bob.ID, *changed.RecruiterID)
		require.Equal(t, 1, b.Client.Event.Query().Where(event.Kind("enrollment.recruited"), event.SubjectID(ada.ID)).CountX(b.owner))
		_, err = b.service.SetRecruiter(b.owner, bob.ID, cyd.ID)
		require.NoError(t, err)
		_, err = b.service.Suspend(b.owner, dan.ID, "a pause")
		require.NoError(t, err)
		elsewhere, err := b.service.CreateEnrollment(b.owner, partner.EnrollmentCreateInput{
			ProgramID: b.newProgram(t, "Second").ID, PartnerID: dan.PartnerID,
		})
		require.NoError(t, err)
		recruiter := []string{"input", "recruiterId"}
		for _, tc := range []struct {
			name    string
			of, who *ent.Enrollment
			code    apperr.Code
			path    []string
		}{
			{"§3.8 a recruiter is set once", ada, cyd, apperr.WrongState, []string{"id"}},
			{"§3.8 nobody recruits itself", cyd, cyd, apperr.Invalid, recruiter},
			{"§3.8 there are no circles of two", cyd, bob, apperr.Invalid, recruiter},
			{"§3.8 there are no circles of three", cyd, ada, apperr.Invalid, recruiter},
			{"an enrollment of another program", cyd, elsewhere, apperr.NotFoundCode, recruiter},
			{"one that is not approved", cyd, dan, apperr.WrongState, recruiter},
		} {
			_, err := b.service.SetRecruiter(b.owner, tc.of.ID, tc.who.ID)
			list, ok := apperr.List(err)
			require.True(t, ok, tc.name)
			require.Len(t, list, 1, tc.name)
			require.Equal(t, tc.code, list[0].Code, tc.name)
			require.Equal(t, tc.path, list[0].Field, tc.name)
		}
		_, err = b.service.SetRecruiter(b.readOnly, cyd.ID, dan.ID)
		require.ErrorIs(t, err, apperr.ErrForbidden)
		_, err = b.service.SetRecruiter(b.stranger, cyd.ID, dan.ID)
		require.ErrorIs(t, err, apperr.ErrNotFound)
		require.Nil(t, b.Client.Enrollment.GetX(b.owner, cyd.ID).RecruiterID)
	})
}
