package conversion_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/ent/stage"
	"github.com/rapporthq/rapport/internal/app/referral"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/testkit"
)

// entered lists the stages that referrals entered, whose credit it is, and for
// how much.
func (b *bundle) entered() []string {
	b.t.Helper()
	out := []string{}
	rows := b.Client.Conversion.Query().Where(conversion.TypeHasPrefix("stage:")).Order(ent.Asc(conversion.FieldSequence)).AllX(b.System())
	for _, row := range rows {
		by := "nobody"
		for _, one := range row.QueryDecisions().Order(ent.Desc("revision")).FirstX(b.System()).Attribution.Credits {
			by = b.Client.Enrollment.GetX(b.System(), one.EnrollmentID).QueryPartner().OnlyX(b.System()).Name
		}
		out = append(out, fmt.Sprintf("%s %s %d %s", row.Type, by, row.AmountMinor, row.Currency))
	}
	return out
}

// enter moves a referral to a stage, unless it is there.
func (b *bundle) enter(r *ent.Referral, key string) {
	b.t.Helper()
	to := b.Client.Stage.Query().Where(stage.ProgramID(b.Program.ID), stage.Key(key)).OnlyX(b.System())
	if b.Client.Referral.GetX(b.System(), r.ID).StageID == to.ID {
		return
	}
	_, err := referral.New(b.Client, b.clock, b.tiers, b.service).Move(b.admin, r.ID, referral.MoveInput{StageID: to.ID, Reason: text("It is so.")})
	require.NoError(b.t, err)
}

func TestStageOfAReferralIsItsPartners(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, flat("stage:meeting", 4000, commission.Limits{}), percent("10"))
		ada, bob := b.partner("ada"), b.partner("bob")
		lead := b.record(b.input("lead", "cus-1", byCode("ada")))
		// The customer is bob's by now; the referral stays ada's.
		_, err := b.service.CustomerAssign(b.admin, lead.CustomerID, shares(bob.ID, "100"))
		require.NoError(t, err)
		r := b.Client.Referral.Query().OnlyX(b.System())
		b.clock.Advance(time.Hour)
		b.enter(r, "meeting")
		b.enter(r, "qualified")
		b.enter(r, "meeting")
		require.Equal(t, []string{"stage:submitted bob 0 EUR", "stage:meeting ada 0 EUR", "stage:qualified ada 0 EUR"}, b.entered())
		require.Equal(t, []line{{ada.ID, commission.KindEarned, commission.StatusPending, 4000}}, b.lines())
		require.Empty(t, b.figures(ada, "revenue"))
		require.Empty(t, b.figures(ada, "sales"))
		// A banned partner has no credit for what its referral enters.
		b.change(ada, "BANNED", b.clock.Now())
		b.clock.Advance(time.Hour)
		b.enter(r, "proposal")
		require.Equal(t, "stage:proposal nobody 0 EUR", b.entered()[3])
		b.unchanged()
	})
}
