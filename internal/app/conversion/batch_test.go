package conversion_test

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/testkit"
)

func TestRecordBatch(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, flat("lead", 1500, commission.Limits{FirstOnly: true}), percent("10"))
		ada := b.partner("ada")
		b.click(ada, "vis_1", start.Add(-time.Hour))
		good := b.input("lead", "cus-1", byVisitor("vis_1"))
		again := b.input("lead", "cus-1", byVisitor("vis_1"))
		bad := b.input("nothing", "cus-2")
		other := good
		other.Customer.ExternalID = "cus-3"
		sale := b.input("sale", "cus-1")
		in := []conversion.RecordInput{good, again, bad, good, other, sale}

		out, err := b.service.RecordBatch(b.admin, in)
		require.NoError(t, err)
		require.Len(t, out, 6)
		require.False(t, out[0].Recorded.Repeated)
		require.Equal(t, []int{1, 2}, []int{out[0].Recorded.Conversion.Ordinal, out[1].Recorded.Conversion.Ordinal})
		requireError(t, out[2].Errors, apperr.NotFoundCode, "input", "type")
		require.True(t, out[3].Recorded.Repeated)
		require.Equal(t, out[0].Recorded.Conversion.ID, out[3].Recorded.Conversion.ID)
		requireError(t, out[4].Errors, apperr.IdempotencyConflict, "input", "externalId")
		require.Equal(t, []line{
			{ada.ID, commission.KindEarned, commission.StatusPending, 1500},
			{ada.ID, commission.KindEarned, commission.StatusPending, 1000},
		}, b.lines())
		require.Equal(t, 1, b.Client.Customer.Query().CountX(b.System()))
		b.unchanged()

		repeat, err := b.service.RecordBatch(b.admin, in)
		require.NoError(t, err)
		require.True(t, repeat[0].Recorded.Repeated)
		require.True(t, repeat[5].Recorded.Repeated)
		require.Len(t, b.lines(), 2)
		b.unchanged()

		_, err = b.service.RecordBatch(b.admin, make([]conversion.RecordInput, 1001))
		requireError(t, err, apperr.TooLong, "input")
	})
}

func TestRecordBatchIsAsOneByOne(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, flat("sale", 500, commission.Limits{MaxCount: 2}), percent("7.5"))
		for i := range 5 {
			p := b.partner(fmt.Sprint("p", i))
			b.click(p, fmt.Sprint("vis_", i), start.Add(-time.Duration(60+i)*time.Minute))
		}
		var in []conversion.RecordInput
		for i := range 600 {
			in = append(in, b.input([]string{"lead", "sale"}[i%2], fmt.Sprint("cus-", i%150), byVisitor(fmt.Sprint("vis_", i%7)),
				at(start.Add(-time.Duration(i%40)*time.Minute))))
		}
		out, err := b.service.RecordBatch(b.admin, in)
		require.NoError(t, err)
		for _, one := range out {
			require.NotNil(t, one.Recorded)
		}
		report, err := b.service.Replay(b.System(), b.Program.ID)
		require.NoError(t, err)
		// Each of 75 customers with a lead entered the first stage; the sales are others'.
		require.Equal(t, 675, report.Conversions)
		require.Empty(t, report.Differences)
		b.sound()

		single := setup(t, testkit.Open(t), flat("sale", 500, commission.Limits{MaxCount: 2}), percent("7.5"))
		for i := range 5 {
			p := single.partner(fmt.Sprint("p", i))
			single.click(p, fmt.Sprint("vis_", i), start.Add(-time.Duration(60+i)*time.Minute))
		}
		for _, one := range in {
			one.ProgramID = single.Program.ID
			single.record(one)
		}
		require.Equal(t, single.lines(), b.lines())
	})
}

func TestRecordTwiceAtOnce(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, flat("sale", 500, commission.Limits{FirstOnly: true}))
		b.partner("ada")
		same := b.input("sale", "cus-1", byCode("ada"))
		inputs := []conversion.RecordInput{same, same, b.input("sale", "cus-1", byCode("ada")), b.input("sale", "cus-1", byCode("ada"))}
		var wait sync.WaitGroup
		recorded, errs := make([]*conversion.Recorded, 4), make([]error, 4)
		for i, in := range inputs {
			wait.Go(func() { recorded[i], errs[i] = b.service.Record(b.admin, in) })
		}
		wait.Wait()
		for _, err := range errs {
			require.NoError(t, err)
		}
		require.NotEqual(t, recorded[0].Repeated, recorded[1].Repeated)
		require.Equal(t, recorded[0].Conversion.ID, recorded[1].Conversion.ID)
		require.Equal(t, 3, b.Client.Conversion.Query().CountX(b.System()))
		// Only one of three sales is the first.
		require.Len(t, b.lines(), 1)
		b.unchanged()
	})
}

func TestRefundTwiceAtOnce(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.partner("ada")
		sale := b.record(b.input("sale", "cus-1", byCode("ada")))
		inputs := []conversion.RefundInput{b.refundInput(sale, "60"), b.refundInput(sale, "60")}
		var wait sync.WaitGroup
		errs := make([]error, 2)
		for i, in := range inputs {
			wait.Go(func() { _, errs[i] = b.service.Refund(b.admin, in) })
		}
		wait.Wait()
		failed := errs[0]
		if failed == nil {
			failed = errs[1]
		}
		requireError(t, failed, apperr.InsufficientBalance, "input", "amount")
		require.Len(t, b.lines(), 2)
		b.unchanged()
	})
}
