package conversion_test

import (
	"fmt"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/conversion"
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

var _ = testkit.EachDialect
var _ = require.Equal
