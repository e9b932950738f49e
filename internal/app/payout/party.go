package payout

import (
	"cmp"
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	domain "github.com/rapporthq/rapport/internal/domain/payout"
)

// payerOf is who pays, as statements name them: the program's payer, else the
// organization.
func payerOf(ctx context.Context, tx *ent.Tx, p *ent.Program) (domain.Party, error) {
	organization, err := tx.Organization.Get(ctx, p.OrganizationID)
	if err != nil {
		return domain.Party{}, fmt.Errorf("load organization: %w", err)
	}
	return domain.Party{
		Name: cmp.Or(p.PayerName, organization.Name), Address: p.PayerAddress, TaxNumber: p.PayerTaxNumber,
	}, nil
}

// payeeOf is who is paid, as statements name them.
func payeeOf(p *ent.Partner) domain.Party {
	return domain.Party{
		Name: cmp.Or(p.LegalName, p.Name), Address: p.Address, Country: p.Country, TaxNumber: p.TaxNumber,
	}
}
