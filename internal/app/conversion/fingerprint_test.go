package conversion

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// Fingerprints are stored: a request that is repeated after an upgrade must have the
// one that it had before.
func TestFingerprintsStayAsTheyAre(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 3, 10, 13, 30, 0, 123456789, time.FixedZone("CET", 3600))
	word := func(s string) *string { return &s }
	euros := func(amount string) *money.Input { return &money.Input{Amount: amount, CurrencyCode: "EUR"} }
	two := 2
	for _, test := range []struct {
		name string
		read func() (any, apperr.Errors)
		mark string
	}{
		{"a conversion with everything", func() (any, apperr.Errors) {
			c, errs := RecordInput{
				ProgramID: "prg_1", Type: "sale", ExternalID: "o-1", OccurredAt: &at, Amount: euros("119.00"), Tax: word("19"), Shipping: word("0"),
				Discount: word("5.50"), Items: []ItemInput{{ProductID: word("p"), Category: word("c"), Quantity: &two, Amount: "100"}},
				Metadata: []AttributeInput{{Key: "b", Value: "2"}, {Key: "a", Value: "1"}}, Code: word(" ADA "), ClickID: word("clk_1"), VisitorID: word("v"),
				Customer: CustomerInput{
					ExternalID: "c-1", Email: word("X@Example.org"), Name: word("X"), Company: word("Acme"), Country: word("de"),
					Metadata: []AttributeInput{{Key: "k", Value: "v"}},
				}, IdempotencyKey: "k",
			}.read()
			return c, errs
		}, "c20be5c79507f98ee3dfcbf4fff50ce79ebd2a3f0d021478af4a5865dfccfba8"},
		{"a conversion with little", func() (any, apperr.Errors) {
			c, errs := RecordInput{ProgramID: "prg_1", Type: "lead", ExternalID: "l-1", Customer: CustomerInput{ExternalID: "c-1"}}.read()
			return c, errs
		}, "a1f1a004af716388dc82a30c815c8d1d3eb371cd0898ca255a4345fd5f3707ae"},
		{"a refund", func() (any, apperr.Errors) {
			c, errs := RefundInput{ConversionID: "cnv_1", ExternalID: "r-1", Amount: euros("20"), OccurredAt: &at, Reason: word(" broken ")}.read()
			return c, errs
		}, "d24428666e105480a0f28be3d9e2ed7121cf75a19b79a35db7c8d48de7bf42ac"},
		{"a refund of all", func() (any, apperr.Errors) {
			c, errs := RefundInput{ConversionID: "cnv_1", ExternalID: "r-1"}.read()
			return c, errs
		}, "032cde4d3749bda7b09d8605a4f9a246dd8122ac7cfb92ecd46224d0d9a3ba1c"},
		{"a dispute", func() (any, apperr.Errors) {
			c, errs := DisputeInput{ConversionID: "cnv_1", ExternalID: "d-1", Amount: euros("20"), OpenedAt: &at, Reason: word(" fraud ")}.read()
			return c, errs
		}, "fdc07496bfed184ae1b660e90304ba1a6a00bf4807962e97e41809defe6d1503"},
		{"a dispute of all", func() (any, apperr.Errors) {
			c, errs := DisputeInput{ConversionID: "cnv_1", ExternalID: "d-1"}.read()
			return c, errs
		}, "9383d9d37d66d9ffca73d61f023bb56cd2764c5be49a63242a50e1b17d321a4a"},
	} {
		c, errs := test.read()
		require.Empty(t, errs, test.name)
		mark, err := db.Fingerprint(c)
		require.NoError(t, err)
		require.Equal(t, test.mark, mark, test.name)
	}
}
