package conversion

import (
	"context"
	"fmt"
	"slices"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/decision"
	"github.com/rapporthq/rapport/internal/viewer"
)

// CurrentDecisions returns the decision in force of each conversion, by the
// conversion's id; one that the viewer does not see is not in it. It asks for
// CONVERSION_READ.
func (s *Service) CurrentDecisions(ctx context.Context, conversionIDs []string) (map[string]*ent.Decision, error) {
	if _, err := viewer.Require(ctx, viewer.ConversionRead); err != nil {
		return nil, err
	}
	out := make(map[string]*ent.Decision, len(conversionIDs))
	for part := range slices.Chunk(distinct(conversionIDs), chunk) {
		rows, err := s.client.Decision.Query().Where(decision.ConversionIDIn(part...)).
			Order(ent.Asc(decision.FieldRevision)).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("load decisions: %w", err)
		}
		for _, row := range rows {
			out[row.ConversionID] = row
		}
	}
	return out, nil
}
