package graph

import (
	"github.com/rapporthq/rapport/graph/model"
	appconversion "github.com/rapporthq/rapport/internal/app/conversion"
)

// shownEffect is what closing a dispute would do; nil stays nil.
func shownEffect(of *appconversion.DisputeEffect) *model.DisputeEffect {
	if of == nil {
		return nil
	}
	out := &model.DisputeEffect{Refund: of.Refund, Released: []*model.DisputeRelease{}, TakenBack: []*model.DisputeTakeBack{}}
	for _, one := range of.Released {
		out.Released = append(out.Released, &model.DisputeRelease{Commission: one.Commission, Status: one.Status})
	}
	for _, one := range of.TakenBack {
		out.TakenBack = append(out.TakenBack, &model.DisputeTakeBack{
			Commission: one.Commission, Amount: &one.Amount, Unit: shownUnit(one.Unit),
		})
	}
	return out
}
