package conversion_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/testkit"
)

func TestABindingDoesNotCreditTheBanned(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada, bob := b.partner("ada"), b.partner("bob")
		b.record(b.input("sale", "cus-1", byCode("ada")))
		b.record(b.input("sale", "cus-2", byCode("ada")))
		b.clock.Advance(time.Hour)
		b.change(ada, "BANNED", b.clock.Now())
		b.clock.Advance(time.Hour)

		nobodys := b.record(b.input("sale", "cus-1"))
		b.record(b.input("sale", "cus-2", byCode("bob")))
		decision := nobodys.QueryDecisions().OnlyX(b.System())
		require.False(t, decision.IsAttributed)
		require.Equal(t, "BANNED", string(decision.Attribution.Reason))
		// What occurred before the ban is still hers, and so is what follows its end.
		b.record(b.input("sale", "cus-1", at(start.Add(time.Minute))))
		b.change(ada, "APPROVED", b.clock.Now())
		b.clock.Advance(time.Hour)
		b.record(b.input("sale", "cus-2"))

		var credited []string
		for _, one := range b.lines() {
			credited = append(credited, one.Enrollment)
		}
		require.Equal(t, []string{ada.ID, ada.ID, bob.ID, ada.ID, ada.ID}, credited)
		b.unchanged()
	})
}
