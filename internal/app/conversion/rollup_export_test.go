package conversion

import (
	"context"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/db"
)

// VerifyRollupsHolding is VerifyRollups with so many rows compared in one pass.
func VerifyRollupsHolding(ctx context.Context, client *ent.Client, programID string, held int) ([]db.FigureDifference, error) {
	return verifyRollups(ctx, client, programID, held)
}
