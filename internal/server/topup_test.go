package server

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/testkit"
)

// TestATopUpSaysItsShare: §3.4, what an earlier conversion earns in the higher bracket
// is a share, and its explanation names it though nothing was measured for it.
func TestATopUpSaysItsShare(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		w := setup(t, d)
		api := w.script(keyOf(t, w))
		program := newProgram(t, api)
		plan := api.text(t, `query($id: ID!) { program(id: $id) { plan { id } } }`, vars{"id": program}, "program.plan.id")
		terms := []vars{{"name": "Share", "trigger": "sale", "brackets": vars{
			"mode": "RETROACTIVE", "measure": "COUNT", "period": "YEAR", "brackets": []vars{{"upTo": "1", "percentage": "10"}, {"percentage": "12.5"}},
		}}}
		api.do(t, `mutation($p: ID!, $i: PlanVersionInput!) { planVersionSave(planId: $p, input: $i) { planVersion { id } userErrors { field message } } }`,
			vars{"p": plan, "i": vars{"incentives": terms}}, "planVersionSave.planVersion.id")
		w.browser().do(t, `mutation($i: ProgramApplyInput!) { programApply(input: $i) { viewer { partner { id } } userErrors { message } } }`,
			vars{"i": vars{"programId": program, "name": "Ada", "contactName": "Ada", "email": "ada@example.com", "password": password}},
			"programApply.viewer.partner.id")
		enrollment := api.text(t, `{ enrollments(first: 1) { edges { node { id } } } }`, nil, "enrollments.edges.0.node.id")
		api.do(t, `mutation($id: ID!) { enrollmentApprove(id: $id) { enrollment { id } userErrors { message } } }`, vars{"id": enrollment},
			"enrollmentApprove.enrollment.id")
		api.do(t, `mutation($i: CodeCreateInput!) { codeCreate(input: $i) { code { id } userErrors { message } } }`,
			vars{"i": vars{"enrollmentId": enrollment, "word": "ADA"}}, "codeCreate.code.id")
		for _, externalID := range []string{"order-1", "order-2"} {
			w.later(t, time.Hour)
			record(t, api, vars{"programId": program, "type": "sale", "externalId": externalID, "code": "ADA", "amount": euro("80.00")})
		}

		rows := api.do(t, `query($p: ID!) { commissions(first: 10, filter: { programId: $p }) { edges { node {
			kind amount { amount } explanation { slices { bracket percentage from to amount { minor } } } } } } }`,
			vars{"p": program}, "commissions.edges")
		topUps := 0
		for i := range 3 {
			row := at(t, rows, []string{"0", "1", "2"}[i]+".node")
			if at(t, row, "kind") != "TOP_UP" {
				continue
			}
			topUps++
			require.Equal(t, "2.00", at(t, row, "amount.amount"), "80.00 at 12.5 %, less 8.00")
			require.Equal(t, []any{vars{"bracket": 1.0, "percentage": "12.5", "from": nil, "to": nil, "amount": vars{"minor": "1000"}}},
				at(t, row, "explanation.slices"))
		}
		require.Equal(t, 1, topUps)
	})
}
