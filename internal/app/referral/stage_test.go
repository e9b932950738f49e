package referral_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	entconversion "github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/ent/stagechange"
	"github.com/rapporthq/rapport/internal/app/referral"
	"github.com/rapporthq/rapport/internal/apperr"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// The conversion of §6: once per referral, of the deal's value, for its partner.
func TestMoveRecordsTheStageOnce(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.prospect.Update().SetEstimateMinor(120_000).SetEmail("jo@acme.example").ExecX(b.System())
		for _, step := range [][2]string{{"meeting"}, {"qualified"}, {"meeting"}, {"lost", "No budget."}, {"meeting", "Budget found."}} {
			_, err := b.move(step[0], step[1])
			require.NoError(t, err)
		}
		rows := b.Client.Conversion.Query().Order(ent.Asc(entconversion.FieldSequence)).AllX(b.System())
		var types []string
		for _, row := range rows {
			types = append(types, row.Type)
			require.Equal(t, b.prospect.ID, row.ExternalID)
			require.Equal(t, int64(120_000), row.AmountMinor)
			credits := row.QueryDecisions().OnlyX(b.System()).Attribution.Credits
			require.Len(t, credits, 1)
			require.Equal(t, b.ada.ID, credits[0].EnrollmentID)
		}
		require.Equal(t, []string{"stage:meeting", "stage:qualified", "stage:lost"}, types)
		fresh := b.Client.Referral.GetX(b.System(), b.prospect.ID)
		customer := b.Client.Customer.GetX(b.System(), *fresh.CustomerID)
		require.Equal(t, []string{b.prospect.ID, "Acme", "jo@acme.example"}, []string{customer.ExternalID, customer.Name, customer.Email})
		require.Zero(t, b.Client.Binding.Query().CountX(b.System()), "entering a stage binds nobody")
	})
}

func TestPartnerMovesWhereTheProgramAllowsIt(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada := b.Partner(b.ada, viewer.Staff)
		move := func(stage, reason string) error {
			_, err := b.referrals.Move(ada, b.prospect.ID, referral.MoveInput{StageID: b.stages[stage].ID, Reason: &reason})
			return err
		}
		requireProblem(t, move("meeting", ""), apperr.WrongState, "id")
		b.Program.Update().SetPartnersMoveReferrals(true).ExecX(b.System())
		require.NoError(t, move("meeting", ""))
		requireProblem(t, move("won", ""), apperr.WrongState, "input", "stageId")
		requireProblem(t, move("lost", " "), apperr.Blank, "input", "reason")
		b.ada.Update().SetStatus(enrollment.StatusSUSPENDED).ExecX(b.System())
		requireProblem(t, move("proposal", ""), apperr.WrongState, "id")
		b.ada.Update().SetStatus(enrollment.StatusAPPROVED).ExecX(b.System())
		require.NoError(t, move("lost", "They chose another vendor."))
		requireProblem(t, move("meeting", "They came back."), apperr.WrongState, "input", "stageId")
		require.ErrorIs(t, func() error {
			_, err := b.referrals.Move(b.Partner(b.Enroll("ben"), viewer.Owner), b.prospect.ID, referral.MoveInput{StageID: b.stages["meeting"].ID})
			return err
		}(), apperr.ErrNotFound)

		_, err := b.move("proposal", "Reopened.")
		require.NoError(t, err)
		changes := b.Client.StageChange.Query().Order(ent.Asc(stagechange.FieldCreatedAt, stagechange.FieldID)).AllX(b.System())
		var sides []domain.Side
		for _, one := range changes {
			sides = append(sides, one.Side)
		}
		require.Equal(t, []domain.Side{domain.ByPartner, domain.ByPartner, domain.ByVendor}, sides)
		require.Equal(t, "usr_"+b.ada.PartnerID, changes[0].Actor)
		require.Equal(t, 3, b.Client.Conversion.Query().CountX(b.System()))
	})
}

func TestMoveRefusesWhatIsNotUnderWay(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.stages["meeting"].Update().SetArchivedAt(today).ExecX(b.System())
		_, err := b.move("meeting", "")
		requireProblem(t, err, apperr.NotFoundCode, "input", "stageId")
		b.prospect.Update().SetStatus(domain.Submitted).ExecX(b.System())
		_, err = b.move("qualified", "")
		requireProblem(t, err, apperr.WrongState, "id")
		b.prospect.Update().SetStatus(domain.Accepted).ExecX(b.System())
		b.Program.Update().SetArchivedAt(today).ExecX(b.System())
		_, err = b.move("qualified", "")
		requireProblem(t, err, apperr.WrongState, "id")
		require.Zero(t, b.Client.Conversion.Query().CountX(b.System()))
	})
}
