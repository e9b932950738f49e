package program

import (
	"context"

	"github.com/rapporthq/rapport/ent"
)

// NextSequence takes count numbers of the program's order of facts and returns
// the first. It locks the program's row until tx ends, so that the facts of one
// program are recorded one transaction after the other. A program that the
// viewer does not see is apperr.ErrNotFound.
func NextSequence(ctx context.Context, tx *ent.Tx, programID string, count int64) (int64, error) {
	p, err := tx.Program.UpdateOneID(programID).AddSequence(count).Save(ctx)
	if err != nil {
		return 0, missing(err, "take numbers of the program's sequence")
	}
	return p.Sequence - count + 1, nil
}
