package demo_test

import (
	"context"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/assignment"
	"github.com/rapporthq/rapport/ent/code"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	entconversion "github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/ent/dispute"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/ent/file"
	"github.com/rapporthq/rapport/ent/link"
	"github.com/rapporthq/rapport/ent/partner"
	entpayout "github.com/rapporthq/rapport/ent/payout"
	"github.com/rapporthq/rapport/ent/payoutrun"
	"github.com/rapporthq/rapport/ent/planversion"
	entprogram "github.com/rapporthq/rapport/ent/program"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/ent/referraltask"
	"github.com/rapporthq/rapport/ent/tiermove"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/payout"
	"github.com/rapporthq/rapport/internal/domain/tier"
)

// requireEveryKind asserts that the story has a row of each kind that a screen
// shows, whatever its size and the day on which it ends.
func requireEveryKind(system context.Context, t *testing.T, client *ent.Client) {
	t.Helper()
	got := seenIn(client.Commission.Query().AllX(system))
	requireSome(t, got, "EARNED", "BONUS", "TOP_UP", "RECRUITER", "REVERSAL", "ADJUSTMENT",
		"PENDING", "APPROVED", "IN_PAYOUT", "PAID", "ON_HOLD", "REJECTED", "REVERSED",
		"GIFT_CARD PAID", "GIFT_CARD APPROVED", "POINTS PAID", "POINTS APPROVED",
		"cut PER_CUSTOMER", "cut PER_PERIOD", "cut BUDGET", "cut to nothing", "choice", "limit FIRST_ONLY", "limit MAX_MONTHS",
		"slices of GRADUATED", "RETROACTIVE", "FORWARD", "NO_RATE",
		"EUR", "USD", "GBP", "SEK")
	requireSome(t, rowsOf(system, client), "dispute OPEN", "dispute WON", "review FLAG OPEN", "review HOLD OPEN", "review BLOCK OPEN", "review BLOCK CLEARED", "dispute LOST", "moved customer", "split conversion",
		"new customers only", "demotion announced", "pin", "floor", "recruited", "own plan", "entry by PIN", "move by DEMOTION",
		"move by PROMOTION", "points", "certification", "sales without a rate", "sales with a rate", "tax form missing", "legal name",
		"payer", "partial refund", "full refund", "nobody's sale", "unknown code", "submission SUBMITTED", "submission NEEDS_INFO", "submission ACCEPTED", "submission REJECTED",
		"conflict", "extension", "note", "question", "open task", "done task", "overdue task", "expected day", "claim OPEN", "claim DECLINED",
		"prospect SENT", "prospect ACCEPTED", "prospect DECLINED", "prospect WON", "prospect LOST", "landing lead", "lead by a landing page",
		"registration", "attendance", "engagement", "code with a percentage", "code with an amount", "code that ended", "plain code",
		"link with an expiry", "link to a stray host", "short domain", "statistics of links",
		"file ANSWER", "file ATTACHMENT PARTNER", "file ATTACHMENT VENDOR", "file EVIDENCE", "logo of a program", "logo of a partner")
	requireSome(t, payoutsOf(system, t, client), "failed and paid by the next run", "run COMPLETED", "draft above the limit", "PAID GBP", "PAID USD",
		"negative balance", "excluded NEGATIVE_BALANCE", "excluded TAX_FORM_REQUIRED", "excluded BELOW_MINIMUM", "excluded NO_METHOD", "excluded HELD")
}

func requireSome(t *testing.T, got map[string]int, names ...string) {
	t.Helper()
	missing := slices.DeleteFunc(names, func(name string) bool { return got[name] > 0 })
	require.Empty(t, missing, "the demo has %v", got)
}

// seenIn counts what commissions and their explanations show.
func seenIn(rows []*ent.Commission) map[string]int {
	got := map[string]int{}
	for _, c := range rows {
		got[string(c.Kind)]++
		got[string(c.Status)]++
		got[string(c.Currency)]++
		if c.UnitKind != "" {
			got[string(c.UnitKind)+" "+string(c.Status)]++
		}
		x := c.Explanation
		if x.Structure == nil {
			continue // a person, or a refund, made it
		}
		for _, one := range x.Caps {
			if one.Cut.Minor > 0 {
				got["cut "+string(one.Kind)]++
			}
			if one.Cut.Minor > 0 && c.AmountMinor == 0 {
				got["cut to nothing"]++
			}
			got[string(one.Reason)]++
		}
		if x.Choice != nil && len(x.Choice.Candidates) > 1 {
			got["choice"]++
		}
		for _, one := range x.Limits {
			got["limit "+string(one.Kind)]++
		}
		if b := x.Structure.Brackets; b != nil {
			got[string(b.Mode)]++
			if len(x.Slices) > 1 {
				got["slices of "+string(b.Mode)]++
			}
		}
	}
	return got
}

// rowsOf counts rows beside the money.
func rowsOf(system context.Context, client *ent.Client) map[string]int {
	got := map[string]int{
		"code with a percentage": client.Code.Query().Where(code.DiscountPpmNotNil(), code.ExpiresAtIsNil()).CountX(system),
		"code with an amount":    client.Code.Query().Where(code.DiscountMinorNotNil()).CountX(system),
		"code that ended":        client.Code.Query().Where(code.ExpiresAtNotNil()).CountX(system),
		"plain code":             client.Code.Query().Where(code.DiscountPpmIsNil(), code.DiscountMinorIsNil()).CountX(system),

		"link with an expiry":  client.Link.Query().Where(link.ExpiresAtNotNil(), link.FallbackNEQ("")).CountX(system),
		"link to a stray host": client.Link.Query().Where(link.DestinationHasPrefix("https://shop.bluebay.example/")).CountX(system),
		"short domain":         client.ShortDomain.Query().CountX(system),
		"statistics of links":  client.Program.Query().Where(entprogram.UtmNotNil(), entprogram.UtmTemplatesNotNil()).CountX(system),

		"moved customer":     client.Assignment.Query().Where(assignment.CustomerIDNotNil()).CountX(system),
		"split conversion":   client.Assignment.Query().Where(assignment.ConversionIDNotNil()).CountX(system),
		"new customers only": client.PlanVersion.Query().Where(planversion.AppliesToEQ(commission.AppliesToNew)).CountX(system),
		"demotion announced": client.Enrollment.Query().Where(enrollment.DemotionAtNotNil()).CountX(system),
		"pin":                client.Enrollment.Query().Where(enrollment.PinTierIDNotNil()).CountX(system),
		"floor":              client.Enrollment.Query().Where(enrollment.FloorTierIDNotNil()).CountX(system),
		"recruited":          client.Enrollment.Query().Where(enrollment.RecruiterIDNotNil()).CountX(system),
		"own plan":           client.Enrollment.Query().Where(enrollment.PlanIDNotNil()).CountX(system),
		"entry by PIN":       client.TierMove.Query().Where(tiermove.CauseEQ(string(tier.Pinned))).CountX(system),
		"move by DEMOTION":   client.TierMove.Query().Where(tiermove.CauseEQ(string(tier.Demoted))).CountX(system),
		"move by PROMOTION":  client.TierMove.Query().Where(tiermove.CauseEQ(string(tier.Promotion))).CountX(system),
		"points":             client.PointGrant.Query().CountX(system),
		"certification":      client.Certification.Query().CountX(system),
		"tax form missing":   client.Partner.Query().Where(partner.TaxFormAtIsNil(), partner.LegalNameNEQ("")).CountX(system),
		"legal name":         client.Partner.Query().Where(partner.LegalNameNEQ("")).CountX(system),
		"payer":              client.Program.Query().Where(entprogram.PayerNameNEQ(""), entprogram.NeedsTaxForm(true), entprogram.ContactEmailNEQ("")).CountX(system),
		"unknown code":       client.UnknownCode.Query().CountX(system),
		"nobody's sale": client.Conversion.Query().Where(
			entconversion.Type("sale"), entconversion.Not(entconversion.HasCredits()),
		).CountX(system),
		"sales without a rate": client.Conversion.Query().Where(entconversion.CurrencyEQ("SEK"), entconversion.ProgramMinorIsNil()).CountX(system),
		"sales with a rate":    client.Conversion.Query().Where(entconversion.CurrencyEQ("GBP"), entconversion.ProgramMinorNotNil()).CountX(system),
		"conflict":             client.ReferralConflict.Query().CountX(system),
		"extension":            client.ProtectionExtension.Query().CountX(system),
		"note":                 client.ReferralNote.Query().CountX(system),
		"question":             client.SubmissionField.Query().CountX(system),
		"open task":            client.ReferralTask.Query().Where(referraltask.DoneAtIsNil()).CountX(system),
		"done task":            client.ReferralTask.Query().Where(referraltask.DoneAtNotNil()).CountX(system),
		"overdue task":         client.ReferralTask.Query().Where(referraltask.DoneAtIsNil(), referraltask.TitleEQ("Call again about the trial")).CountX(system),
		"expected day":         client.Referral.Query().Where(entreferral.ExpectedCloseNEQ(""), entreferral.ClosedAtIsNil()).CountX(system),
	}
	for _, row := range client.Referral.Query().Where(entreferral.SubmittedAtNotNil()).AllX(system) {
		got["submission "+string(row.Status)]++
	}
	for _, row := range client.File.Query().Where(file.Or(file.ReferralIDNotNil(), file.ClaimIDNotNil())).AllX(system) {
		got["file "+string(row.Purpose)]++
		got["file "+string(row.Purpose)+" "+string(row.Side)]++
	}
	got["logo of a program"] = client.Program.Query().Where(entprogram.LogoIDNotNil()).CountX(system)
	got["logo of a partner"] = client.Partner.Query().Where(partner.LogoIDNotNil()).CountX(system)
	for _, row := range client.Claim.Query().AllX(system) {
		got["claim "+string(row.Status)]++
	}
	for _, row := range client.ReciprocalReferral.Query().AllX(system) {
		got["prospect "+string(row.Status)]++
	}
	got["landing lead"] = client.LandingLead.Query().CountX(system)
	got["lead by a landing page"] = client.Referral.Query().Where(entreferral.Source("LANDING")).CountX(system)
	for _, row := range client.Conversion.Query().Where(entconversion.OccasionNotNil()).AllX(system) {
		got[row.Type]++
	}
	for _, row := range client.FraudReview.Query().AllX(system) {
		got["review "+string(row.Mode)+" "+string(row.Status)]++
	}
	for _, one := range client.Dispute.Query().Order(dispute.ByID()).AllX(system) {
		got["dispute "+string(one.Status)]++
	}
	for _, one := range client.Refund.Query().WithConversion().AllX(system) {
		if one.AmountMinor < one.Edges.Conversion.AmountMinor {
			got["partial refund"]++
		} else {
			got["full refund"]++
		}
	}
	return got
}

// payoutsOf counts what payouts and runs show.
func payoutsOf(system context.Context, t *testing.T, client *ent.Client) map[string]int {
	t.Helper()
	got := map[string]int{}
	for _, one := range client.Payout.Query().AllX(system) {
		got[string(one.Status)+" "+string(one.Currency)]++
		if one.Status == payout.Failed {
			got["failed and paid by the next run"] += client.Payout.Query().Where(
				entpayout.EnrollmentID(one.EnrollmentID), entpayout.StatusEQ(payout.Paid), entpayout.CurrencyEQ(one.Currency),
				entpayout.CreatedAtGT(one.CreatedAt), entpayout.AccountNumberNEQ(one.AccountNumber),
			).CountX(system)
		}
	}
	for _, run := range client.PayoutRun.Query().Order(payoutrun.ByID()).WithProgram().WithPayouts().AllX(system) {
		got["run "+string(run.Status)]++
		for _, one := range run.Exclusions {
			got["excluded "+string(one.Reason)]++
		}
		sum := int64(0)
		for _, one := range run.Edges.Payouts {
			if one.Currency == run.Edges.Program.Currency {
				sum += one.AmountMinor
			}
		}
		if limit := run.Edges.Program.FourEyes(); run.Status == payout.RunDraft && limit != nil && sum > limit.Minor {
			got["draft above the limit"]++
		}
	}
	type account struct{ enrollment, currency string }
	balances := map[account]int64{}
	for _, c := range client.Commission.Query().Where(entcommission.StatusEQ(commission.StatusApproved)).AllX(system) {
		balances[account{c.EnrollmentID, string(c.Currency)}] += c.AmountMinor
	}
	for _, sum := range balances {
		if sum < 0 {
			got["negative balance"]++
		}
	}
	methods := client.PayoutMethod.Query().AllX(system)
	require.True(t, slices.ContainsFunc(methods, func(m *ent.PayoutMethod) bool { return payout.IsSEPA(m.AccountNumber) }))
	return got
}
