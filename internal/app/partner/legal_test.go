package partner_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/partner"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func TestUpdateOfWhoIsPaid(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada := b.partner(t, "ada")
		for _, ctx := range []context.Context{b.owner, b.as(t, ada, viewer.Owner)} {
			p, err := b.service.Update(ctx, ada.PartnerID, partner.UpdateInput{
				LegalName: ptr(" Ada Ltd "), Address: ptr("1 Road\nTown\n"), TaxNumber: ptr(" GB1 "),
			})
			require.NoError(t, err)
			require.Equal(t, []string{"Ada Ltd", "1 Road\nTown", "GB1"}, []string{p.LegalName, p.Address, p.TaxNumber})
			p, err = b.service.Update(ctx, ada.PartnerID, partner.UpdateInput{LegalName: ptr(""), Address: ptr(""), TaxNumber: ptr("")})
			require.NoError(t, err)
			require.Empty(t, p.LegalName+p.Address+p.TaxNumber)
		}
		_, err := b.service.Update(b.owner, ada.PartnerID, partner.UpdateInput{
			LegalName: ptr(strings.Repeat("n", 121)), Address: ptr(strings.Repeat("a", 501)), TaxNumber: ptr(strings.Repeat("t", 61)),
		})
		requireMistakes(t, err, at(apperr.TooLong, "input", "legalName"), at(apperr.TooLong, "input", "address"),
			at(apperr.TooLong, "input", "taxNumber"))
	})
}

func TestConfirmTaxForm(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada := b.partner(t, "ada")
		p, err := b.service.ConfirmTaxForm(b.owner, ada.PartnerID, true)
		require.NoError(t, err)
		require.Equal(t, start, *p.TaxFormAt)
		before := b.state(t)
		b.clock.Advance(time.Hour)
		p, err = b.service.ConfirmTaxForm(b.owner, ada.PartnerID, true)
		require.NoError(t, err)
		require.Equal(t, start, *p.TaxFormAt, "confirming again keeps the first instant")
		for ctx, want := range map[context.Context]error{
			b.stranger: apperr.ErrNotFound, b.readOnly: apperr.ErrForbidden, b.as(t, ada, viewer.Owner): apperr.ErrForbidden,
			t.Context(): apperr.ErrUnauthenticated,
		} {
			_, err := b.service.ConfirmTaxForm(ctx, ada.PartnerID, false)
			require.ErrorIs(t, err, want)
		}
		require.Equal(t, before, b.state(t))
		p, err = b.service.ConfirmTaxForm(b.owner, ada.PartnerID, false)
		require.NoError(t, err)
		require.Nil(t, p.TaxFormAt)
		_, err = p.QueryEnrollments().Count(b.owner)
		require.NoError(t, err, "the partner is unwrapped")
	})
}
