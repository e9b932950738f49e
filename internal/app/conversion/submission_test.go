package conversion_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	entconversion "github.com/rapporthq/rapport/ent/conversion"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/ent/stage"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/prospect"
	"github.com/rapporthq/rapport/internal/testkit"
)

// submitted is a referral that the partner submitted and the vendor accepted now.
func (b *bundle) submitted(p partner, email, website string, days int) *ent.Referral {
	b.t.Helper()
	now, of := b.clock.Now(), prospect.Of(email, website, "", "")
	first := b.Client.Stage.Query().Where(stage.ProgramID(b.Program.ID), stage.Key("submitted")).OnlyX(b.System())
	until := now.AddDate(0, 0, days)
	r := b.Client.Referral.Create().SetCreatedAt(now).SetProgramID(b.Program.ID).SetPartnerID(p.PartnerID).SetEnrollmentID(p.ID).
		SetStageID(first.ID).SetStageSince(now).SetOpenedAt(now).SetStatus(domain.Accepted).SetSource("SUBMISSION").SetName("A prospect").
		SetEmail(email).SetEmailKey(of.Email).SetEmailDomain(of.EmailDomain).SetSiteDomain(of.SiteDomain).SetCurrency("EUR").
		SetProtectedFrom(now).SetProtectedUntil(until).SaveX(b.System())
	b.protect(r, domain.CauseAccepted, now, until)
	return r
}

// protect records the fact that a referral is protected so.
func (b *bundle) protect(r *ent.Referral, cause domain.ProtectionCause, from, until time.Time) {
	b.t.Helper()
	program := b.Client.Program.UpdateOneID(b.Program.ID).AddSequence(1).SaveX(b.System())
	b.Client.Protection.Create().SetCreatedAt(b.clock.Now()).SetProgramID(r.ProgramID).SetPartnerID(r.PartnerID).SetEnrollmentID(r.EnrollmentID).
		SetReferralID(r.ID).SetCause(cause).SetStartsAt(from).SetEndsAt(until).SetActor("usr_1").SetSequence(program.Sequence).SaveX(b.System())
}

func byEmail(address string) func(*conversion.RecordInput) {
	return func(in *conversion.RecordInput) { in.Customer.Email = &address }
}

// decision is the decision in force.
func (b *bundle) decision(id string) *ent.Decision {
	b.t.Helper()
	all, err := b.service.CurrentDecisions(b.admin, []string{id})
	require.NoError(b.t, err)
	return all[id]
}

// whose names the kind of touch that decided and the enrollment that has it all.
func (b *bundle) whose(row *ent.Conversion) (attribution.Kind, string) {
	b.t.Helper()
	d := b.decision(row.ID).Attribution
	if !d.IsAttributed() {
		return d.Kind, ""
	}
	return d.Kind, d.Credits[0].EnrollmentID
}

func TestSubmissionComesBeforeAClick(t *testing.T) {
	t.Parallel()
	for name, match := range map[string]struct {
		email, website, customer, id string
		by                           domain.MatchKind
	}{
		"by e-mail":                {"Eve@gmail.com", "", "eve+x@gmail.com", "cus-1", domain.MatchEmail},
		"by domain":                {"eve@acme.example", "", "bob@shop.acme.example", "cus-1", domain.MatchDomain},
		"by website":               {"eve@gmail.com", "https://www.acme.example/x", "bob@acme.example", "cus-1", domain.MatchDomain},
		"by the referral's own id": {"eve@gmail.com", "", "bob@other.example", "", domain.MatchExternalID},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
				b := setup(t, d, percent("10"))
				ada, bob := b.partner("ada"), b.partner("bob")
				r := b.submitted(ada, match.email, match.website, 90)
				b.clock.Advance(10 * 24 * time.Hour)
				b.click(bob, "vis_1", b.clock.Now().Add(-time.Hour))
				id := match.id
				if id == "" {
					id = r.ID
				}
				sale := b.record(b.input("sale", id, byVisitor("vis_1"), byEmail(match.customer), at(b.clock.Now())))
				kind, whose := b.whose(sale)
				require.Equal(t, attribution.KindSubmission, kind, "§2.3 the first kind with an eligible touch decides alone")
				require.Equal(t, ada.ID, whose)
				require.Equal(t, match.by, b.Client.ReferralMatch.Query().OnlyX(b.System()).By, "§6")
				// The pipeline goes on with the submission, and the sale wins it.
				won := b.Client.Referral.Query().WithStage().OnlyX(b.System())
				require.Equal(t, []string{r.ID, "won", sale.CustomerID}, []string{won.ID, won.Edges.Stage.Key, *won.CustomerID})
				b.unchanged()
			})
		})
	}
}

func TestSubmissionDecidesWithinItsProtectionOnly(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, percent("10"))
		b.Program.Update().SetCreditScope(attribution.ScopeConversion).ExecX(b.System())
		ada := b.partner("ada")
		before := b.record(b.input("sale", "cus-1", byEmail("eve@acme.example"), at(b.clock.Now())))
		b.clock.Advance(time.Microsecond)
		r := b.submitted(ada, "eve@acme.example", "", 10)
		from := b.clock.Now()
		sell := func(after time.Duration) *ent.Conversion {
			b.clock.Advance(from.Add(after).Sub(b.clock.Now()))
			return b.record(b.input("sale", "cus-1", byEmail("eve@acme.example"), at(b.clock.Now())))
		}
		day := 24 * time.Hour
		within, last, over := sell(day), sell(10*day-time.Microsecond), sell(10*day)
		b.protect(r, domain.CauseExtended, from, from.Add(20*day))
		again, ended := sell(19*day), sell(20*day)
		for _, c := range []struct {
			sale *ent.Conversion
			whom string
		}{{before, ""}, {within, ada.ID}, {last, ada.ID}, {over, ""}, {again, ada.ID}, {ended, ""}} {
			_, whose := b.whose(c.sale)
			require.Equal(t, c.whom, whose, "§6 protection is half-open, and known as of its fact: %s", c.sale.OccurredAt)
		}
		verdict := b.decision(ended.ID).Attribution.Touches[0]
		require.Equal(t, attribution.ReasonUnprotected, verdict.Reason, "§2.2 ineligible touches are listed with the reason")
		require.Equal(t, 1, b.Client.ReferralMatch.Query().CountX(b.System()))
		b.unchanged()
	})
}

// §2.6: what is learnt later of who the customer is decides again what nobody has
// credit for.
func TestMatchWithASubmissionDecidesAgain(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, percent("10"))
		ada := b.partner("ada")
		r := b.submitted(ada, "eve@acme.example", "", 90)
		b.clock.Advance(time.Hour)
		early := b.record(b.input("sale", "cus-1", at(b.clock.Now())))
		_, whose := b.whose(early)
		require.Empty(t, whose)
		b.clock.Advance(time.Hour)
		// Somebody else of the company has a customer number of its own.
		other := b.record(b.input("lead", "cus-2", byEmail("bob@acme.example"), at(b.clock.Now())))
		late := b.record(b.input("lead", "cus-1", byEmail("eve@acme.example"), at(b.clock.Now())))
		for _, one := range []*ent.Conversion{early, other, late} {
			_, whose = b.whose(one)
			require.Equal(t, ada.ID, whose)
		}
		require.Equal(t, 2, b.Client.ReferralMatch.Query().CountX(b.System()))
		rows := b.Client.Referral.Query().Order(ent.Asc(entreferral.FieldOpenedAt)).AllX(b.System())
		require.Len(t, rows, 1, "§6 the submission is the referral")
		require.Equal(t, other.CustomerID, *rows[0].CustomerID)
		require.Equal(t, r.ID, rows[0].ID)
		b.unchanged()
	})
}

func TestSubmissionOfAnotherProgramOrPartnerTouchesNothing(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, percent("10"))
		ada := b.partner("ada")
		r := b.submitted(ada, "eve@acme.example", "", 90)
		r.Update().ClearProtectedFrom().ExecX(b.System()) // Not accepted.
		b.clock.Advance(time.Hour)
		sale := b.record(b.input("sale", "cus-1", byEmail("eve@acme.example"), at(b.clock.Now())))
		_, whose := b.whose(sale)
		require.Empty(t, whose)
		// One that is free for all is nobody's domain.
		b.submitted(ada, "eve@gmail.com", "", 90)
		b.clock.Advance(time.Hour)
		sale = b.record(b.input("sale", "cus-2", byEmail("bob@gmail.com"), at(b.clock.Now())))
		_, whose = b.whose(sale)
		require.Empty(t, whose, "§6 free-mail domains excluded")
		require.Zero(t, b.Client.ReferralMatch.Query().CountX(b.System()))
		b.unchanged()
	})
}

// Several people of one prospect buy at once: in a batch it is as one by one, the
// referral is the first's and is won once.
func TestSeveralCustomersOfOneSubmission(t *testing.T) {
	t.Parallel()
	for name, meets := range map[string]bool{"nobody's customer yet": false, "a prospect that met": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
				b := setup(t, d, percent("10"), flat("stage:won", 4000, commission.Limits{}))
				ada := b.partner("ada")
				r := b.submitted(ada, "eve@acme.example", "", 90)
				b.clock.Advance(time.Hour)
				if meets {
					b.enter(r, "meeting")
					b.clock.Advance(time.Hour)
				}
				var in []conversion.RecordInput
				for _, id := range []string{"cus-1", "cus-2", "cus-3"} {
					in = append(in, b.input("sale", id, byEmail(id+"@acme.example"), at(b.clock.Now())))
				}
				out, err := b.service.RecordBatch(b.admin, in)
				require.NoError(t, err)
				for _, one := range out {
					require.Empty(t, one.Errors)
					_, whose := b.whose(one.Recorded.Conversion)
					require.Equal(t, ada.ID, whose)
				}
				won := b.Client.Referral.Query().WithStage().WithCustomer().OnlyX(b.System())
				require.Equal(t, []string{"won", "cus-1"}, []string{won.Edges.Stage.Key, won.Edges.Customer.ExternalID})
				require.Equal(t, 1, b.Client.Conversion.Query().Where(entconversion.Type("stage:won")).CountX(b.System()))
				b.unchanged()
			})
		})
	}
}
