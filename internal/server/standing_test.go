package server

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/testkit"
)

// standing reads what members see about how a partner came to stand where it
// does, and whom it brought.
const standing = `query($id: ID!) { enrollment(id: $id) { recruits recruited(first: 1) { totalCount edges { node { id } } }
	points { points author } certifications { name author } } }`

// TestMembersSeeWhoGrantedAndWhomAPartnerRecruited, and partners do not.
func TestMembersSeeWhoGrantedAndWhomAPartnerRecruited(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		w := setup(t, d)
		api := w.script(keyOf(t, w))
		program := newProgram(t, api)
		join := func(email string) (string, *caller) {
			partner := applyAs(t, w, program, email)
			id := api.text(t, `{ enrollments(first: 1, filter: {status: [APPLIED]}) { edges { node { id } } } }`, nil, "enrollments.edges.0.node.id")
			api.do(t, `mutation($id: ID!) { enrollmentApprove(id: $id) { enrollment { id } userErrors { message } } }`, vars{"id": id}, "enrollmentApprove")
			return id, partner
		}
		ada, partner := join("ada@example.com")
		bob, _ := join("bob@example.com")
		cyd, _ := join("cyd@example.com")
		owner := w.browser().founder(t)
		for _, recruited := range []string{bob, cyd} {
			owner.do(t, `mutation($id: ID!, $by: ID!) { enrollmentSetRecruiter(id: $id, input: {recruiterId: $by}) { enrollment { id } userErrors { message } } }`,
				vars{"id": recruited, "by": ada}, "enrollmentSetRecruiter.enrollment.id")
		}
		owner.do(t, `mutation($id: ID!) { pointsGrant(enrollmentId: $id, input: {points: 5, reason: "A talk."}) { pointGrant { id } userErrors { message } } }`,
			vars{"id": ada}, "pointsGrant.pointGrant.id")
		owner.do(t, `mutation($id: ID!) { certificationGrant(enrollmentId: $id, input: {name: "Sales"}) { certification { id } userErrors { message } } }`,
			vars{"id": ada}, "certificationGrant.certification.id")

		require.Equal(t, vars{
			"recruits": float64(2),
			"recruited": vars{
				"totalCount": float64(2), "edges": []any{vars{"node": vars{"id": cyd}}},
			},
			"points":         []any{vars{"points": float64(5), "author": "Owner"}},
			"certifications": []any{vars{"name": "Sales", "author": "Owner"}},
		}, owner.do(t, standing, vars{"id": ada}, "enrollment"))
		for _, secret := range []string{"recruits", "recruited(first: 1) { totalCount }", "points { author }", "certifications { author }"} {
			answer := partner.ask(t, `query($id: ID!) { enrollment(id: $id) { `+secret+` } }`, vars{"id": ada})
			require.NotEmpty(t, answer.Errors, secret)
			require.Equal(t, "FORBIDDEN", answer.Errors[0].Extensions.Code, secret)
		}
	})
}
