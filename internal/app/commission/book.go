package commission

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	appledger "github.com/rapporthq/rapport/internal/app/ledger"
	"github.com/rapporthq/rapport/internal/domain/ledger"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// book saves a row that a person made, with its first change, its posting and an
// event of the kind.
func book(ctx context.Context, tx *ent.Tx, create *ent.CommissionCreate, reason, kind string) (*ent.Commission, error) {
	row, err := create.Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("save a commission: %w", err)
	}
	err = tx.CommissionChange.Create().
		SetCreatedAt(row.CreatedAt).SetOrganizationID(row.OrganizationID).SetPartnerID(row.PartnerID).SetCommissionID(row.ID).
		SetToStatus(string(row.Status)).SetActor(viewer.From(ctx).Actor()).SetReason(reason).Exec(ctx)
	if err != nil {
		return nil, fmt.Errorf("note the state of a commission: %w", err)
	}
	earned, err := ledger.Earned(appledger.Row(row, "", ""))
	if err != nil {
		return nil, fmt.Errorf("post a commission: %w", err)
	}
	if err := appledger.Post(ctx, tx, row.CreatedAt, earned); err != nil {
		return nil, err
	}
	return row, event.Record(ctx, tx, row.CreatedAt, event.Fact{Kind: kind, SubjectID: row.ID, PartnerID: row.PartnerID})
}
