package graph

import (
	"context"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/event"
	"github.com/rapporthq/rapport/graph/model"
	"github.com/rapporthq/rapport/internal/app/referral"
	pipeline "github.com/rapporthq/rapport/internal/domain/referral"
)

// stepsByProspect are the events of prospects that the vendor sent, as steps, oldest
// first.
func (r *Resolver) stepsByProspect(ctx context.Context, ids []string) (map[string][]*model.ReciprocalStep, error) {
	found, err := r.Client.Event.Query().Where(event.SubjectIDIn(ids...), event.KindHasPrefix("reciprocal.")).
		Order(ent.Asc(event.FieldCreatedAt, event.FieldID)).All(ctx)
	if err != nil {
		return nil, err
	}
	out := map[string][]*model.ReciprocalStep{}
	for _, one := range found {
		step := &model.ReciprocalStep{
			Status: pipeline.ReciprocalStatus(one.Data[referral.StepStatus]), At: one.CreatedAt, Side: pipeline.ByPartner, Actor: one.Actor,
			IsCorrection: one.Kind == referral.StepCorrected, Reason: text(one.Data[referral.StepReason]),
		}
		if step.IsCorrection || step.Status == pipeline.ReciprocalSent {
			step.Side = pipeline.ByVendor
		}
		out[one.SubjectID] = append(out[one.SubjectID], step)
	}
	return out, nil
}
