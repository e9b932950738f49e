package tier_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/app/program"
	apptier "github.com/rapporthq/rapport/internal/app/tier"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/tier"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func TestGrantPoints(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.tier(t, "Silver", tier.CalendarYear, asks(tier.StrategicPoints, "10"))
		key := "talk-1"
		in := apptier.PointsInput{Points: 12, Reason: " A talk. ", IdempotencyKey: &key}
		made, err := b.service.GrantPoints(b.owner, b.ada.ID, in)
		require.NoError(t, err)
		require.Equal(t, []any{int64(12), "A talk.", "usr_acme"}, []any{made.Points, made.Reason, made.Actor})
		require.True(t, b.clock.Now().Equal(made.GrantedAt))
		require.Equal(t, "Silver", b.standing(t, b.ada), "§7 promotion at once")
		b.clock.Advance(time.Hour)
		again, err := b.service.GrantPoints(b.owner, b.ada.ID, in)
		require.NoError(t, err)
		require.Equal(t, made.ID, again.ID, "a retry is harmless")
		in.Points = 13
		_, err = b.service.GrantPoints(b.owner, b.ada.ID, in)
		requireMistake(t, err, apperr.IdempotencyConflict, "input", "idempotencyKey")
		lastYear := start.AddDate(-1, 0, 0)
		_, err = b.service.GrantPoints(b.owner, b.ada.ID, apptier.PointsInput{Points: -5, Reason: "A mistake.", GrantedAt: &lastYear})
		require.NoError(t, err)
		keep, err := b.service.Keep(b.owner, b.row(t, b.ada))
		require.NoError(t, err)
		require.Equal(t, int64(12), keep.Requirements[0].Value, "granted in the window")
		_, err = b.service.GrantPoints(b.owner, b.ada.ID, apptier.PointsInput{Points: -5, Reason: "A mistake."})
		require.NoError(t, err)
		require.Equal(t, "Silver", b.standing(t, b.ada), "§7 taking back demotes nobody before the review")
		require.Contains(t, b.told(t, b.ada), "enrollment.pointsGranted")
	})
}

func TestGrantPointsRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		later, blank, long := b.clock.Now().Add(time.Microsecond), " ", strings.Repeat("k", 151)
		for name, one := range map[string]struct {
			in   apptier.PointsInput
			code apperr.Code
			path string
		}{
			"none":        {apptier.PointsInput{Reason: "x"}, apperr.Invalid, "points"},
			"too many":    {apptier.PointsInput{Points: 1_000_001, Reason: "x"}, apperr.TooLarge, "points"},
			"too few":     {apptier.PointsInput{Points: -1_000_001, Reason: "x"}, apperr.TooSmall, "points"},
			"no reason":   {apptier.PointsInput{Points: 1}, apperr.Blank, "reason"},
			"the future":  {apptier.PointsInput{Points: 1, Reason: "x", GrantedAt: &later}, apperr.TooLarge, "grantedAt"},
			"a blank key": {apptier.PointsInput{Points: 1, Reason: "x", IdempotencyKey: &blank}, apperr.Blank, "idempotencyKey"},
			"a long key":  {apptier.PointsInput{Points: 1, Reason: "x", IdempotencyKey: &long}, apperr.TooLong, "idempotencyKey"},
		} {
			_, err := b.service.GrantPoints(b.owner, b.ada.ID, one.in)
			require.Error(t, err, name)
			requireMistake(t, err, one.code, "input", one.path)
		}
		fine := apptier.PointsInput{Points: 1, Reason: "x"}
		_, err := b.service.GrantPoints(b.stranger, b.ada.ID, fine)
		requireMistake(t, err, apperr.NotFoundCode, "enrollmentId")
		readOnly := viewer.From(b.owner)
		readOnly.Role = viewer.ReadOnly
		_, err = b.service.GrantPoints(viewer.With(t.Context(), readOnly), b.ada.ID, fine)
		require.ErrorIs(t, err, apperr.ErrForbidden)
		require.Zero(t, b.Client.PointGrant.Query().CountX(b.owner))
	})
}

func TestCertifications(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.tier(t, "Silver", tier.Lifetime, asks(tier.Certifications, "1"))
		summer := start.AddDate(0, 5, 0)
		made, err := b.service.GrantCertification(b.owner, b.ada.ID, apptier.CertificationInput{Name: " Sales ", ExpiresAt: &summer})
		require.NoError(t, err)
		require.Equal(t, "Sales", made.Name)
		require.Equal(t, "Silver", b.standing(t, b.ada), "§7 promotion at once")
		_, err = b.service.GrantCertification(b.owner, b.ada.ID, apptier.CertificationInput{Name: "sales", ExpiresAt: &summer})
		requireMistake(t, err, apperr.Taken, "input", "name")
		longer, err := b.service.GrantCertification(b.owner, b.ada.ID, apptier.CertificationInput{Name: "Sales"})
		require.NoError(t, err, "a longer one is new")
		keep, err := b.service.Keep(b.owner, b.row(t, b.ada))
		require.NoError(t, err)
		require.Equal(t, int64(1), keep.Requirements[0].Value, "each name once")

		_, err = b.service.RevokeCertification(b.owner, longer.ID)
		require.NoError(t, err)
		_, err = b.service.RevokeCertification(b.owner, longer.ID)
		requireMistake(t, err, apperr.WrongState, "id")
		keep, err = b.service.Keep(b.owner, b.row(t, b.ada))
		require.NoError(t, err)
		require.True(t, keep.IsEarned)
		b.clock.Set(summer)
		keep, err = b.service.Keep(b.owner, b.row(t, b.ada))
		require.NoError(t, err)
		require.False(t, keep.IsEarned, "expired")
		require.Equal(t, "Silver", b.standing(t, b.ada))
	})
}

func TestCertificationsRefuse(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		later, now := b.clock.Now().Add(time.Microsecond), b.clock.Now()
		for name, one := range map[string]struct {
			in   apptier.CertificationInput
			code apperr.Code
			path string
		}{
			"no name":      {apptier.CertificationInput{Name: " "}, apperr.Blank, "name"},
			"a long name":  {apptier.CertificationInput{Name: strings.Repeat("n", 121)}, apperr.TooLong, "name"},
			"the future":   {apptier.CertificationInput{Name: "x", HeldSince: &later}, apperr.TooLarge, "heldSince"},
			"over at once": {apptier.CertificationInput{Name: "x", ExpiresAt: &now}, apperr.TooSmall, "expiresAt"},
		} {
			_, err := b.service.GrantCertification(b.owner, b.ada.ID, one.in)
			require.Error(t, err, name)
			requireMistake(t, err, one.code, "input", one.path)
		}
		made, err := b.service.GrantCertification(b.owner, b.ada.ID, apptier.CertificationInput{Name: "Sales"})
		require.NoError(t, err)
		_, err = b.service.GrantCertification(b.stranger, b.ada.ID, apptier.CertificationInput{Name: "Sales"})
		requireMistake(t, err, apperr.NotFoundCode, "enrollmentId")
		_, err = b.service.RevokeCertification(b.stranger, made.ID)
		require.ErrorIs(t, err, apperr.ErrNotFound)
		readOnly := viewer.From(b.owner)
		readOnly.Role = viewer.ReadOnly
		may := viewer.With(t.Context(), readOnly)
		_, err = b.service.GrantCertification(may, b.ada.ID, apptier.CertificationInput{Name: "Other"})
		require.ErrorIs(t, err, apperr.ErrForbidden)
		_, err = b.service.RevokeCertification(may, made.ID)
		require.ErrorIs(t, err, apperr.ErrForbidden)
		require.Equal(t, 1, b.Client.Certification.Query().CountX(b.owner))
	})
}

// One key for two programs at once: nobody's lock holds both, and still it is used
// once.
func TestAKeyOfPointsForTwoProgramsAtOnceIsUsedOnce(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		other := *b
		var err error
		other.program, err = b.programs.Create(b.owner, program.CreateInput{Name: "Other", Currency: "EUR", SiteURL: "https://acme.example"})
		require.NoError(t, err)
		for i := range 5 {
			key := fmt.Sprint("talk-", i)
			in := apptier.PointsInput{Points: 1, Reason: "A talk.", IdempotencyKey: &key}
			enrollments := []*ent.Enrollment{b.ada, other.enroll(t, key)}
			errs := make([]error, len(enrollments))
			var group sync.WaitGroup
			for n, e := range enrollments {
				group.Go(func() { _, errs[n] = b.service.GrantPoints(b.owner, e.ID, in) })
			}
			group.Wait()
			if errs[0] == nil {
				requireMistake(t, errs[1], apperr.IdempotencyConflict, "input", "idempotencyKey")
				continue
			}
			require.NoError(t, errs[1])
			requireMistake(t, errs[0], apperr.IdempotencyConflict, "input", "idempotencyKey")
		}
		require.Equal(t, 5, b.Client.PointGrant.Query().CountX(b.owner))
	})
}
