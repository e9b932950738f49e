package graph

import (
	"context"
	"slices"

	"github.com/rapporthq/rapport/ent"
	entcode "github.com/rapporthq/rapport/ent/code"
)

// codeOf finds a code of a program in one of the forms, the likelier first; none is
// nil.
func (r *Resolver) codeOf(ctx context.Context, programID string, forms ...string) (*ent.Code, error) {
	if forms[0] == "" {
		return nil, nil
	}
	rows, err := r.Client.Code.Query().Where(entcode.ProgramID(programID), entcode.FoldedIn(forms...)).All(ctx)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return slices.MinFunc(rows, func(a, b *ent.Code) int {
		return slices.Index(forms, a.Folded) - slices.Index(forms, b.Folded)
	}), nil
}
