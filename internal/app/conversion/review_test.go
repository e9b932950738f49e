package conversion_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/fraudreview"
	appcommission "github.com/rapporthq/rapport/internal/app/commission"
	"github.com/rapporthq/rapport/internal/app/conversion"
	appfraud "github.com/rapporthq/rapport/internal/app/fraud"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/fraud"
	"github.com/rapporthq/rapport/internal/domain/metric"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/testkit"
)

// frauds are the use cases of fraud on this bundle.
func (b *bundle) frauds() *appfraud.Service {
	return appfraud.New(b.Client, b.clock, b.service, appcommission.New(b.Client, b.clock))
}

// rule sets the mode of one rule.
func (b *bundle) rule(kind fraud.Kind, mode fraud.Mode, with ...func(*appfraud.RuleInput)) {
	b.t.Helper()
	in := appfraud.RuleInput{Kind: kind, Mode: &mode}
	for _, change := range with {
		change(&in)
	}
	_, err := b.frauds().SetRules(b.admin, b.Program.ID, appfraud.RulesInput{Rules: []appfraud.RuleInput{in}})
	require.NoError(b.t, err)
}

// reviews are those of the program, in the order in which they were opened.
func (b *bundle) reviews() []*ent.FraudReview {
	return b.Client.FraudReview.Query().Where(fraudreview.ProgramID(b.Program.ID)).Order(ent.Asc(fraudreview.FieldSequence)).AllX(b.System())
}

// odd is a click that looks like fraud.
func (b *bundle) odd(p partner, visitorID string, at time.Time, with func(*ent.ClickCreate)) {
	b.t.Helper()
	create := b.Client.Click.Create().SetCreatedAt(b.clock.Now()).SetProgramID(b.Program.ID).SetPartnerID(p.PartnerID).
		SetEnrollmentID(p.ID).SetLinkID(p.link.ID).SetVisitorID(visitorID).SetVisitorHash("0123456789abcdef0123456789abcdef").
		SetOccurredAt(at).SetDestination("https://example.com").SetIsBot(false).SetIsDuplicate(false)
	with(create)
	create.SaveX(b.System())
}

func paidFor(c *ent.ClickCreate) { c.SetPaidSearch("gclid") }

func email(address string) func(*conversion.RecordInput) {
	return func(in *conversion.RecordInput) { in.Customer.Email = &address }
}

func (b *bundle) clear(r *ent.FraudReview) {
	b.t.Helper()
	_, err := b.frauds().Clear(b.admin, []string{r.ID}, "known")
	require.NoError(b.t, err)
}

// credited are who has credit for the conversion, by the decision in force.
func (b *bundle) credited(id string) []attribution.Credit {
	b.t.Helper()
	found, err := b.service.CurrentDecisions(b.admin, []string{id})
	require.NoError(b.t, err)
	return found[id].Attribution.Credits
}

func whole(p partner) []attribution.Credit {
	return []attribution.Credit{{EnrollmentID: p.ID, PPM: 1_000_000}}
}

// A flag is a review, and nothing else; one that is cleared does not come again for
// the same customer and partner.
func TestASelfReferralIsFlagged(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada := b.partner("ada")
		b.Client.Partner.UpdateOneID(ada.PartnerID).SetEmail("Ada.Lovelace@gmail.com").ExecX(b.System())
		b.record(b.input("sale", "cus-1", byCode("ada"), email("adalovelace+shop@googlemail.com")))
		b.record(b.input("sale", "cus-2", byCode("ada"), email("somebody@gmail.com")))
		list := b.reviews()
		require.Len(t, list, 1)
		require.Equal(t, fraud.ModeFlag, list[0].Mode)
		require.False(t, list[0].Holds)
		require.Equal(t, []fraud.Signal{{Kind: fraud.KindSelfReferralEmail, Mode: fraud.ModeFlag}}, list[0].Signals)
		require.Equal(t, []line{
			{ada.ID, commission.KindEarned, commission.StatusPending, 1000}, {ada.ID, commission.KindEarned, commission.StatusPending, 1000},
		}, b.lines())
		// The customer's next sale inherits the credit: the same look, another review.
		b.record(b.input("sale", "cus-1"))
		require.Len(t, b.reviews(), 2)
		b.clear(list[0])
		b.record(b.input("sale", "cus-1"))
		require.Len(t, b.reviews(), 2)
		b.unchanged()
		b.sound()
	})
}

// §4: ON_HOLD by fraud goes back to where it would be on release.
func TestWhatIsHeldIsPaidOnceItIsCleared(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada := b.partner("ada")
		b.rule(fraud.KindSelfReferralDomain, fraud.ModeHold)
		b.Client.Partner.UpdateOneID(ada.PartnerID).SetWebsite("https://www.lovelace.example").ExecX(b.System())
		b.record(b.input("sale", "cus-1", byCode("ada"), email("bob@mail.lovelace.example")))
		b.record(b.input("sale", "cus-1"))
		require.Equal(t, []line{
			{ada.ID, commission.KindEarned, commission.StatusOnHold, 1000}, {ada.ID, commission.KindEarned, commission.StatusOnHold, 1000},
		}, b.lines())
		list := b.reviews()
		require.Equal(t, fraud.Evidence{Domain: "lovelace.example"}, list[0].Signals[0].Evidence)
		row := b.Client.Commission.Query().FirstX(b.System())
		_, err := appcommission.New(b.Client, b.clock).Release(b.admin, []string{row.ID})
		requireError(t, err, apperr.WrongState, "ids", "0")
		b.clear(list[1])
		require.Equal(t, commission.StatusPending, b.lines()[1].Status)
		b.clock.Advance(31 * 24 * time.Hour)
		b.clear(list[0])
		require.Equal(t, commission.StatusApproved, b.lines()[0].Status)
		b.unchanged()
		b.sound()
	})
}

// §2.2: a touch that a rule blocks is not eligible; clearing it gives the lost
// attribution back, to the conversions that inherited from another, too.
func TestClearingABlockGivesCreditBack(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, flat("lead", 1500, commission.Limits{FirstOnly: true}), percent("10"))
		ada, bob := b.partner("ada"), b.partner("bob")
		b.rule(fraud.KindPaidSearch, fraud.ModeBlock)
		b.click(bob, "vis_1", start.AddDate(0, 0, -9))
		b.odd(ada, "vis_1", start.AddDate(0, 0, -2), paidFor)
		lead := b.record(b.input("lead", "cus-1", byVisitor("vis_1")))
		sale := b.record(b.input("sale", "cus-1"))
		require.Equal(t, whole(bob), b.credited(lead.ID))
		b.clock.Advance(time.Hour)
		b.refund(sale, "50")
		list := b.reviews()
		require.Len(t, list, 1)
		require.Equal(t, fraud.ModeBlock, list[0].Mode)
		require.Equal(t, ada.ID, list[0].EnrollmentID)
		require.Equal(t, "gclid", list[0].Signals[0].Evidence.Parameter)
		b.unchanged()
		effect, err := b.frauds().EffectOfClearing(b.admin, list[0].ID)
		require.NoError(t, err)
		require.Equal(t, 2, effect.Conversions)
		require.Equal(t, []appfraud.Sum{{PartnerID: bob.PartnerID, Amount: money.New(2000, "EUR")}}, effect.TakenBack)
		require.Equal(t, []appfraud.Sum{{PartnerID: ada.PartnerID, Amount: money.New(2000, "EUR")}}, effect.Earned)
		require.Empty(t, effect.StaysPaid)
		require.Equal(t, whole(bob), b.credited(lead.ID), "foretelling changes nothing")
		// The rule is another one by now: what was decided is judged by the rule of then.
		b.rule(fraud.KindFastConversion, fraud.ModeBlock)
		b.clock.Advance(time.Hour)
		b.clear(list[0])
		require.Equal(t, whole(ada), b.credited(lead.ID))
		require.Equal(t, whole(ada), b.credited(sale.ID))
		later := b.record(b.input("sale", "cus-1"))
		require.Equal(t, whole(ada), b.credited(later.ID))
		b.unchanged()
		b.sound()
	})
}

// What nobody had credit for comes back with it.
func TestClearingABlockAttributesWhatWasLost(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada := b.partner("ada")
		b.rule(fraud.KindDataCentre, fraud.ModeBlock)
		b.odd(ada, "vis_1", start.AddDate(0, 0, -59), func(c *ent.ClickCreate) { c.SetIsDataCentre(true) })
		first := b.record(b.input("sale", "cus-1", byVisitor("vis_1")))
		b.clock.Advance(10 * 24 * time.Hour)
		second := b.record(b.input("sale", "cus-1"))
		require.Empty(t, b.credited(first.ID))
		require.Empty(t, b.credited(second.ID))
		require.Len(t, b.reviews(), 1, "the second is outside of the window")
		b.clear(b.reviews()[0])
		require.Equal(t, whole(ada), b.credited(first.ID))
		require.Equal(t, whole(ada), b.credited(second.ID))
		require.Equal(t, []string{"2026-03-10 1 10000", "2026-03-20 1 10000"}, b.figures(ada, metric.Revenue))
		b.unchanged()
		b.sound()
	})
}

// §2.7: paid rows never move.
func TestClearingABlockLeavesWhatIsPaid(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada, bob := b.partner("ada"), b.partner("bob")
		b.rule(fraud.KindBannedReferrer, fraud.ModeBlock, func(in *appfraud.RuleInput) { in.Hosts = []string{"*.coupons.example"} })
		b.click(bob, "vis_1", start.AddDate(0, 0, -9))
		b.odd(ada, "vis_1", start.AddDate(0, 0, -2), func(c *ent.ClickCreate) { c.SetReferrerHost("best.coupons.example") })
		sale := b.record(b.input("sale", "cus-1", byVisitor("vis_1")))
		b.Pay(bob.Enrollment, "EUR")
		b.clock.Advance(31 * 24 * time.Hour)
		_, err := appcommission.New(b.Client, b.clock).ReleaseDue(b.System(), 100)
		require.NoError(t, err)
		b.payOut("first", false)
		effect, err := b.frauds().EffectOfClearing(b.admin, b.reviews()[0].ID)
		require.NoError(t, err)
		require.Equal(t, []appfraud.Sum{{PartnerID: bob.PartnerID, Amount: effect.StaysPaid[0].Amount}}, effect.StaysPaid)
		require.EqualValues(t, 1000, effect.StaysPaid[0].Amount.Minor)
		b.clear(b.reviews()[0])
		require.Equal(t, whole(ada), b.credited(sale.ID))
		require.Equal(t, []line{
			{bob.ID, commission.KindEarned, commission.StatusInPayout, 1000}, {ada.ID, commission.KindEarned, commission.StatusPending, 1000},
		}, b.lines())
		b.unchanged()
	})
}

// What is confirmed is rejected, and stays so for whatever is decided later.
func TestConfirmedFraudIsRejected(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada := b.partner("ada")
		b.rule(fraud.KindPaidSearch, fraud.ModeHold)
		b.rule(fraud.KindFastConversion, fraud.ModeOff)
		b.odd(ada, "vis_1", start.AddDate(0, 0, -2), paidFor)
		sale := b.record(b.input("sale", "cus-1", byVisitor("vis_1")))
		review := b.reviews()[0]
		_, err := b.frauds().Confirm(b.admin, []string{review.ID}, "advertised on our name")
		require.NoError(t, err)
		require.Equal(t, []line{{ada.ID, commission.KindEarned, commission.StatusRejected, 1000}}, b.lines())
		row := b.Client.Commission.Query().OnlyX(b.System())
		require.Equal(t, commission.ReasonFraud, row.StatusReason)
		_, err = b.frauds().Clear(b.admin, []string{review.ID}, "or not")
		requireError(t, err, apperr.NotPending, "ids", "0")
		require.Equal(t, whole(ada), b.credited(sale.ID))
		b.unchanged()
		b.sound()
	})
}

func TestBurstsAndFastConversions(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada := b.partner("ada")
		two := 2
		b.rule(fraud.KindClickBurst, fraud.ModeFlag, func(in *appfraud.RuleInput) { in.Clicks = &two })
		for i := range 3 {
			b.odd(ada, fmt.Sprint("vis_", i), start.Add(-time.Duration(i+1)*time.Minute), func(c *ent.ClickCreate) {
				c.SetVisitorHash(fmt.Sprintf("01234567%024d", i))
			})
		}
		b.odd(ada, "vis_9", start.Add(-time.Minute), func(c *ent.ClickCreate) { c.SetVisitorHash(fmt.Sprintf("01234568%024d", 9)) })
		b.record(b.input("sale", "cus-9", byVisitor("vis_9")))
		require.Empty(t, b.reviews(), "another network")
		b.record(b.input("sale", "cus-1", byVisitor("vis_1")))
		b.odd(ada, "vis_8", start.Add(-2*time.Second), func(c *ent.ClickCreate) { c.SetVisitorHash(fmt.Sprintf("01234569%024d", 9)) })
		b.record(b.input("sale", "cus-8", byVisitor("vis_8")))
		list := b.reviews()
		require.Len(t, list, 2)
		require.Equal(t, fraud.Evidence{Count: 3, Limit: 2, Minutes: 60}, list[0].Signals[0].Evidence)
		require.Equal(t, fraud.Evidence{Count: 2, Limit: 3}, list[1].Signals[0].Evidence)
		b.unchanged()
	})
}
