package filter

import (
	"strings"
	"testing"

	"entgo.io/ent/dialect"
	"entgo.io/ent/dialect/sql"
	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent/conversion"
)

// The indexes of decisions and credits begin with the organization: a subquery that
// does not name it reads all of them again for each conversion, which made the queue
// of those without a partner take seconds.
func TestDecisionsOfConversionsAreFoundByAnIndex(t *testing.T) {
	decided := map[string]func(*Conversion){
		"attributed": func(f *Conversion) { f.IsAttributed = new(bool) },
		"partner":    func(f *Conversion) { f.EnrollmentID = new(string) },
	}
	for name, set := range decided {
		for _, database := range []string{dialect.SQLite, dialect.Postgres} {
			t.Run(name+" "+database, func(t *testing.T) {
				var f Conversion
				set(&f)
				s := sql.Dialect(database).Select(conversion.FieldID).From(sql.Table(conversion.Table))
				for _, p := range f.predicates() {
					p(s)
				}
				query, _ := s.Query()
				query = strings.NewReplacer("`", "", `"`, "").Replace(query)
				require.Contains(t, query, "decision.organization_id = conversions.organization_id")
				require.Equal(t, strings.Count(query, "SELECT")-1, strings.Count(query, "organization_id = "), query)
			})
		}
	}
}
