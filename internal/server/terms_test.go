package server

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/testkit"
)

// euro is an amount as the API takes it.
func euro(amount string) vars { return vars{"amount": amount, "currencyCode": "EUR"} }

// richTerms are a plan with every structure.
func richTerms() []vars {
	return []vars{
		{
			"name": "Steps", "trigger": "sale", "brackets": vars{
				"mode": "GRADUATED", "measure": "REVENUE", "period": "YEAR",
				"brackets": []vars{{"upTo": "150.00", "percentage": "10"}, {"percentage": "20"}},
			},
			"caps": vars{
				"perCustomer": euro("500"), "perPeriod": vars{"amount": euro("40"), "period": "MONTH"},
				"budget": vars{"amount": euro("1000"), "period": "LIFETIME"},
			},
		},
		{"name": "Welcome", "trigger": "sale", "bonus": vars{
			"measure": "COUNT", "period": "QUARTER", "thresholds": []vars{{"at": "2", "amount": euro("25")}}, "every": vars{"at": "5", "amount": euro("10")},
		}},
		{"name": "Stars", "trigger": "sale", "unit": vars{"kind": "POINTS", "name": "Stars", "quantity": 20}},
		{"name": "Override", "trigger": "COMMISSION_EARNED", "percentage": "5", "maxMonths": 12},
	}
}

// explained is all that an explanation says of brackets, bonuses, caps and units.
const explained = `isPaid reason incentive { name }
	structure { kind flat { amount } percentage
		brackets { mode measure period brackets { upTo upToAmount { amount } percentage } }
		bonus { thresholds { at atAmount { amount } amount { amount } } every { at } } }
	total { measure period { kind startsOn } before beforeAmount { amount } after afterAmount { amount } lacksRate isPlacedLast lastAt }
	slices { bracket from fromAmount { amount } toAmount { amount } percentage amount { minor } }
	bonus { at atAmount { amount } amount { amount } isRepeating isReached }
	caps { kind cap { amount } period { kind startsOn } before { amount } headroom { minor } cut { amount } lacksRate }
	unit { unit { kind name quantity } exact quantity } topUp { toBracket } recruit { kind }`

// TestTermsByTheAPI writes a plan with every structure, reads it again, asks what
// a sale would pay, has it paid, and tries a draft.
func TestTermsByTheAPI(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		w := setup(t, d)
		api := w.script(keyOf(t, w))
		program := newProgram(t, api)
		plan := api.text(t, `query($id: ID!) { program(id: $id) { plan { id } } }`, vars{"id": program}, "program.plan.id")
		api.do(t, `mutation($p: ID!, $i: PlanVersionInput!) { planVersionSave(planId: $p, input: $i) { planVersion { id } userErrors { field message } } }`,
			vars{"p": plan, "i": vars{"note": "Richer.", "incentives": richTerms()}}, "planVersionSave.planVersion.id")

		read := api.do(t, `query($id: ID!) { program(id: $id) { plan { versions { number author } currentVersion { number author note incentives {
			trigger terms {
				structure { kind brackets { mode measure period brackets { upTo upToAmount { amount currencyCode } percentage } }
					bonus { thresholds { at amount { amount } } every { at amount { amount } } } percentage flat { amount } }
				caps { perCustomer { amount } perPeriod { amount { amount } period } budget { amount { amount } period } }
				unit { kind name quantity } } } } } } }`, vars{"id": program}, "program.plan.currentVersion")
		require.Equal(t, "Richer.", at(t, read, "note"))
		require.Contains(t, at(t, read, "author"), "key_")
		require.Equal(t, vars{"amount": "150.00", "currencyCode": "EUR"}, at(t, read, "incentives.0.terms.structure.brackets.brackets.0.upToAmount"))
		require.Nil(t, at(t, read, "incentives.0.terms.structure.brackets.brackets.0.upTo"))
		require.Equal(t, "20", at(t, read, "incentives.0.terms.structure.brackets.brackets.1.percentage"))
		require.Equal(t, "40.00", at(t, read, "incentives.0.terms.caps.perPeriod.amount.amount"))
		require.InDelta(t, 2, at(t, read, "incentives.1.terms.structure.bonus.thresholds.0.at"), 0)
		require.Equal(t, vars{"kind": "POINTS", "name": "Stars", "quantity": 20.0}, at(t, read, "incentives.2.terms.unit"))
		require.Nil(t, at(t, read, "incentives.2.terms.structure.flat"))
		require.Equal(t, "COMMISSION_EARNED", at(t, read, "incentives.3.trigger"))

		partner := w.browser()
		partner.do(t, `mutation($i: ProgramApplyInput!) { programApply(input: $i) { viewer { partner { id } } userErrors { message } } }`,
			vars{"i": vars{"programId": program, "name": "Ada", "contactName": "Ada", "email": "ada@example.com", "password": password}},
			"programApply.viewer.partner.id")
		enrollment := api.text(t, `{ enrollments(first: 1) { edges { node { id } } } }`, nil, "enrollments.edges.0.node.id")
		api.do(t, `mutation($id: ID!) { enrollmentApprove(id: $id) { enrollment { id } userErrors { message } } }`, vars{"id": enrollment},
			"enrollmentApprove.enrollment.id")
		api.do(t, `mutation($i: CodeCreateInput!) { codeCreate(input: $i) { code { id } userErrors { message } } }`,
			vars{"i": vars{"enrollmentId": enrollment, "word": "ADA"}}, "codeCreate.code.id")
		w.later(t, time.Hour)
		sale := func(externalID, amount string) {
			record(t, api, vars{"programId": program, "type": "sale", "externalId": externalID, "code": "ADA", "amount": euro(amount)})
			w.later(t, time.Hour)
		}
		sale("order-1", "100.00")

		const quote = `query($i: RateQuoteInput!) { rateQuote(input: $i) { userErrors { field code } quote {
			enrollment { id } tier { name } planChoice { candidates { source isWinner } planVersion { number } } sums { amount }
			incentives { amount { amount } unit { quantity } liftsEarlier nextBracket { fromAmount { amount } missingAmount { amount } percentage }
				explanation { ` + explained + ` } } } } }`
		asked := vars{"i": vars{"programId": program, "enrollmentId": enrollment, "type": "sale", "amount": euro("200.00")}}
		quoted := partner.do(t, quote, asked, "rateQuote.quote")
		// 50.00 at 10 %, 150.00 at 20 %: 35.00; of 40.00 for the month 30.00 are left, and the second sale brings 25.00.
		require.Equal(t, []any{vars{"amount": "55.00"}}, at(t, quoted, "sums"))
		require.Equal(t, "30.00", at(t, quoted, "incentives.0.amount.amount"))
		require.Equal(t, "100.00", at(t, quoted, "incentives.0.explanation.total.beforeAmount.amount"))
		require.Equal(t, vars{"kind": "YEAR", "startsOn": "2026-01-01"}, at(t, quoted, "incentives.0.explanation.total.period"))
		require.Equal(t, "500", at(t, quoted, "incentives.0.explanation.slices.0.amount.minor"))
		require.Equal(t, "3000", at(t, quoted, "incentives.0.explanation.slices.1.amount.minor"))
		require.Equal(t, "5.00", at(t, quoted, "incentives.0.explanation.caps.1.cut.amount"))
		require.Equal(t, "10.00", at(t, quoted, "incentives.0.explanation.caps.1.before.amount"))
		require.Nil(t, at(t, quoted, "incentives.0.explanation.caps.2.before"), "what others have of the budget is not its own")
		require.Nil(t, at(t, quoted, "incentives.0.explanation.caps.2.headroom"))
		require.Equal(t, "25.00", at(t, quoted, "incentives.1.explanation.bonus.amount.amount"))
		require.InDelta(t, 20, at(t, quoted, "incentives.2.unit.quantity"), 0)
		require.Equal(t, "Partner", at(t, quoted, "tier.name"))
		require.Equal(t, "10.00", at(t, api.do(t, quote, asked, "rateQuote.quote"), "incentives.0.explanation.caps.2.before.amount"))

		sale("order-2", "200.00")
		paid := partner.do(t, `{ commissions(first: 10) { edges { node { kind part period { kind startsOn } note amount { amount }
			unit { kind name quantity } source { id } explanation { `+explained+` } } } } }`, nil, "commissions.edges")
		kinds := map[any]any{}
		list, ok := paid.([]any)
		require.True(t, ok)
		require.Len(t, list, 5)
		for _, edge := range list[:3] {
			kinds[at(t, edge, "node.kind")] = nil
			require.NotNil(t, at(t, edge, "node.explanation"))
		}
		require.Contains(t, kinds, "BONUS")

		const simulate = `query($i: SimulateInput!) { simulate(input: $i) { userErrors { field code } simulation {
			period { startsAt } conversionCount wonCustomerCount revenue { amount } partnerCount changedPartnerCount
			then { cost { amount } costPerCustomer { amount } returnRatio } withDraft { cost { amount } returnRatio }
			sums { paid { amount } wouldPay { amount } difference { amount } }
			partners(first: 10) { enrollment { id } sums { difference { amount } } changedConversionCount }
			tiers { tier { name } partnerCount gainingCount losingCount sums { difference { amount } } }
			conversions { conversion { externalId } sums { difference { amount } } then { ` + explained + ` } withDraft { ` + explained + ` } } } } }`
		draft := vars{"i": vars{
			"programId": program, "planId": plan, "period": vars{"startsAt": "2026-01-01T00:00:00Z", "endsAt": "2027-01-01T00:00:00Z"},
			"draft": vars{"incentives": []vars{{"name": "Half", "trigger": "sale", "percentage": "50"}}},
		}}
		found := api.do(t, simulate, draft, "simulate.simulation")
		require.Equal(t, vars{
			"paid": vars{"amount": "65.00"}, "wouldPay": vars{"amount": "150.00"}, "difference": vars{"amount": "85.00"},
		}, at(t, found, "sums.0"))
		require.Equal(t, "4.62", at(t, found, "then.returnRatio"))
		require.Equal(t, "2.00", at(t, found, "withDraft.returnRatio"))
		require.Equal(t, "Partner", at(t, found, "tiers.0.tier.name"))
		require.Equal(t, enrollment, at(t, found, "partners.0.enrollment.id"))
		require.Equal(t, "order-2", at(t, found, "conversions.0.conversion.externalId"))
		require.Equal(t, "50", at(t, found, "conversions.0.withDraft.0.structure.percentage"))

		wrong := vars{"i": vars{
			"programId": program, "planId": plan, "period": vars{"startsAt": "2026-01-01T00:00:00Z", "endsAt": "2027-01-01T00:00:00Z"},
			"draft": vars{"incentives": []vars{richTerms()[1], {"name": "B", "trigger": "sale", "brackets": vars{
				"mode": "FORWARD", "measure": "COUNT", "period": "YEAR", "brackets": []vars{{"upTo": "1.5", "percentage": "1"}, {"percentage": "2"}},
			}}}},
		}}
		refused := api.ask(t, simulate, wrong)
		require.Empty(t, refused.Errors)
		require.Equal(t, []any{vars{"code": "INVALID", "field": []any{"input", "draft", "incentives", "1", "brackets", "brackets", "0", "upTo"}}},
			at(t, refused.Data, "simulate.userErrors"))
		forbidden := partner.ask(t, simulate, draft)
		require.NotEmpty(t, forbidden.Errors)
		require.Equal(t, "FORBIDDEN", forbidden.Errors[0].Extensions.Code)
		stranger := w.found(t, "Rival", "rival@example.com")
		require.Equal(t, []any{vars{"code": "NOT_FOUND", "field": []any{"input", "programId"}}},
			at(t, stranger.ask(t, simulate, draft).Data, "simulate.userErrors"))
		require.Equal(t, []any{vars{"code": "NOT_FOUND", "field": []any{"input", "programId"}}},
			at(t, stranger.ask(t, quote, asked).Data, "rateQuote.userErrors"))
	})
}
