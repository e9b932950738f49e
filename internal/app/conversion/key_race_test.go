package conversion_test

import (
	"fmt"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/testkit"
)

// Programs do not wait for each other, so that one key used for two of them at
// once meets in the database only; it is the caller's mistake all the same.
func TestOneKeyForManyProgramsAtOnce(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		const racers = 6
		inputs, refunds := make([]conversion.RecordInput, racers), make([]conversion.RefundInput, racers)
		for i := range racers {
			p := b.Client.Program.Create().SetCreatedAt(start).SetName("p").SetSlug(fmt.Sprint("p", i)).SetCurrency("EUR").
				SetSiteURL("https://example.com").SetTouchPriority([]attribution.Kind{}).SetAllowedHosts([]string{}).
				SetQueryParameters([]string{}).SaveX(b.System())
			b.Client.EventType.Create().SetCreatedAt(start).SetProgramID(p.ID).SetKey("sale").SetName("sale").SetIsSale(true).ExecX(b.System())
			inputs[i] = b.input("sale", "cus-1", func(in *conversion.RecordInput) { in.ProgramID = p.ID })
			refunds[i] = b.refundInput(b.record(inputs[i]), "1")
			inputs[i].ExternalID += "-again"
			inputs[i].IdempotencyKey, refunds[i].IdempotencyKey = "once", "once"
		}
		for _, use := range []func(i int) error{
			func(i int) error { _, err := b.service.Record(b.admin, inputs[i]); return err },
			func(i int) error { _, err := b.service.Refund(b.admin, refunds[i]); return err },
		} {
			var wait sync.WaitGroup
			errs := make([]error, racers)
			for i := range racers {
				wait.Go(func() { errs[i] = use(i) })
			}
			wait.Wait()
			done := 0
			for _, err := range errs {
				if err == nil {
					done++
					continue
				}
				requireError(t, err, apperr.IdempotencyConflict, "input", "idempotencyKey")
			}
			require.Equal(t, 1, done)
		}
	})
}
