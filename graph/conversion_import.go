package graph

import (
	"context"
	"strconv"

	"github.com/rapporthq/rapport/graph/model"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/apperr"
)

// recordMany records each conversion on its own. Mistakes stand with their
// conversion; if nothing was recorded, they are those of the request, too.
func (r *Resolver) recordMany(ctx context.Context, inputs []conversion.RecordInput) (*model.ConversionRecordManyPayload, error) {
	for i := range inputs {
		inputs[i].Source = sourceGraphQL
	}
	outcomes, err := r.Services.Conversion.RecordBatch(ctx, inputs)
	errs, err := userErrors(err)
	var mistakes []*apperr.Error
	recorded := 0
	out := make([]*model.ConversionRecordPayload, len(outcomes))
	for i, one := range outcomes {
		out[i] = &model.ConversionRecordPayload{UserErrors: []*apperr.Error{}}
		if one.Recorded == nil {
			out[i].UserErrors = one.Errors
			for _, mistake := range one.Errors {
				path := append([]string{"inputs", strconv.Itoa(i)}, mistake.Field[1:]...)
				mistakes = append(mistakes, apperr.New(mistake.Code, mistake.Message, path...))
			}
			continue
		}
		recorded++
		out[i].Conversion, out[i].IsRepeated = one.Recorded.Conversion, one.Recorded.Repeated
	}
	if recorded == 0 {
		errs = append(errs, mistakes...)
	}
	return &model.ConversionRecordManyPayload{Results: out, UserErrors: errs}, err
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
