package testkit

import (
	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
)

// Crowd enrolls 33,000 partners, all copies of one: more than a statement takes
// parameters on SQLite (PostgreSQL takes twice as many).
func (b *Book) Crowd(like *ent.Enrollment) {
	b.t.Helper()
	for _, statement := range []string{
		`INSERT INTO partners (id, created_at, organization_id, name, email, tags)
			WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 33000)
			SELECT 'par_crowd_' || n, created_at, organization_id, name, email, tags FROM partners, numbers WHERE id = '` + like.PartnerID + `'`,
		`INSERT INTO enrollments (id, created_at, organization_id, program_id, partner_id, status)
			SELECT 'enr_' || p.id, e.created_at, e.organization_id, e.program_id, p.id, e.status
			FROM partners p, enrollments e WHERE p.id LIKE 'par_crowd_%' AND e.id = '` + like.ID + `'`,
	} {
		_, err := b.SQL.ExecContext(b.t.Context(), statement)
		require.NoError(b.t, err)
	}
}
