package graph

import (
	"context"

	"github.com/rapporthq/rapport/graph/model"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/apperr"
)

// recordMany records each conversion on its own; none is no error.
func (r *Resolver) recordMany(ctx context.Context, inputs []conversion.RecordInput) ([]*model.ConversionRecordPayload, error) {
	for i := range inputs {
		inputs[i].Source = sourceGraphQL
	}
	outcomes, err := r.Services.Conversion.RecordBatch(ctx, inputs)
	out := make([]*model.ConversionRecordPayload, len(outcomes))
	for i, one := range outcomes {
		out[i] = &model.ConversionRecordPayload{UserErrors: []*apperr.Error{}}
		if one.Recorded == nil {
			out[i].UserErrors = one.Errors
			continue
		}
		out[i].Conversion, out[i].IsRepeated = one.Recorded.Conversion, one.Recorded.Repeated
	}
	return out, err
}

// conversionsImported is what became of a file; nil is one that was refused.
func conversionsImported(done *conversion.Imported, errs []*apperr.Error) *model.ConversionImportPayload {
	if done == nil {
		return &model.ConversionImportPayload{Rows: []*conversion.ImportedRow{}, UserErrors: errs}
	}
	return &model.ConversionImportPayload{
		RowCount: len(done.Rows), NewCount: done.Count(conversion.RowNew), KnownCount: done.Count(conversion.RowKnown),
		RefusedCount: done.Count(conversion.RowRefused), Rows: pointers(done.Rows), UserErrors: errs,
	}
}
