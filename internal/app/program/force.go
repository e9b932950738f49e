package program

import (
	"context"
	"fmt"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/incentive"
	"github.com/rapporthq/rapport/ent/planversion"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/commission"
)

// Asked is for whom, and for when, a plan is looked up.
type Asked struct {
	// Program and Enrollment are required.
	Program    *ent.Program
	Enrollment *ent.Enrollment
	// Link is nil if the conversion came by no link.
	Link *ent.Link
	// Tier is the tier as of OccurredAt, and Group the enrollment's group; nil
	// if it has none.
	Tier  *ent.Tier
	Group *ent.Group
	// OccurredAt is the conversion's instant.
	OccurredAt time.Time
	// BoundAt is when the customer was bound; nil for one who is not.
	BoundAt *time.Time
}

// InForce is which plan prices, and its content.
type InForce struct {
	// Choice is every place that was looked at, with the winner.
	Choice commission.PlanChoice
	// Version in force; nil if no plan was chosen or none of its versions is in
	// force yet.
	Version *commission.Version
	// Incentives of the version, by position.
	Incentives []commission.Incentive
}

// PlansInForce returns the plan in force for each of those asked, in their
// order. It reads what the viewer of ctx may see; inside a transaction the
// client is tx.Client(). Each plan and version is read once.
func PlansInForce(ctx context.Context, client *ent.Client, asked ...Asked) ([]InForce, error) {
	out := make([]InForce, len(asked))
	versions := map[string][]commission.Version{}
	content := map[string][]commission.Incentive{}
	for i, one := range asked {
		out[i].Choice = commission.ResolvePlan(one.candidates())
		if out[i].Choice.Winner == nil {
			continue
		}
		planID := out[i].Choice.Winner.PlanID
		if _, ok := versions[planID]; !ok {
			found, err := Versions(ctx, client, planID)
			if err != nil {
				return nil, err
			}
			versions[planID] = found
		}
		version, ok := commission.EffectiveVersion(versions[planID], one.OccurredAt, one.BoundAt)
		if !ok {
			continue
		}
		if _, ok := content[version.ID]; !ok {
			found, err := Incentives(ctx, client, version.ID)
			if err != nil {
				return nil, err
			}
			content[version.ID] = found
		}
		out[i].Version, out[i].Incentives = &version, content[version.ID]
	}
	return out, nil
}

// candidates lists every place that may name a plan.
func (a Asked) candidates() []commission.PlanCandidate {
	list := []commission.PlanCandidate{
		candidate(commission.PlanFromEnrollment, a.Enrollment.ID, a.Enrollment.PlanID),
		candidate(commission.PlanFromProgram, a.Program.ID, a.Program.PlanID),
	}
	if a.Link != nil {
		list = append(list, candidate(commission.PlanFromLink, a.Link.ID, a.Link.PlanID))
	}
	if a.Tier != nil {
		list = append(list, candidate(commission.PlanFromTier, a.Tier.ID, a.Tier.PlanID))
	}
	if a.Group != nil {
		list = append(list, candidate(commission.PlanFromGroup, a.Group.ID, a.Group.PlanID))
	}
	return list
}

func candidate(source commission.PlanSource, id string, planID *string) commission.PlanCandidate {
	c := commission.PlanCandidate{Source: source, SourceID: id}
	if planID != nil {
		c.PlanID = *planID
	}
	return c
}

// Versions returns the versions of a plan by number, as values.
func Versions(ctx context.Context, client *ent.Client, planID string) ([]commission.Version, error) {
	rows, err := client.PlanVersion.Query().Where(planversion.PlanID(planID)).Order(ent.Asc(planversion.FieldNumber)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load plan versions: %w", err)
	}
	versions := make([]commission.Version, len(rows))
	for i, row := range rows {
		versions[i] = commission.Version{
			ID: row.ID, Number: row.Number, EffectiveFrom: row.EffectiveFrom, AppliesTo: row.AppliesTo,
		}
	}
	return versions, nil
}

// Incentives returns the content of a plan version by position, as values.
func Incentives(ctx context.Context, client *ent.Client, planVersionID string) ([]commission.Incentive, error) {
	rows, err := client.Incentive.Query().Where(incentive.PlanVersionID(planVersionID)).
		Order(ent.Asc(incentive.FieldPosition), ent.Asc(incentive.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load incentives: %w", err)
	}
	incentives := make([]commission.Incentive, len(rows))
	for i, row := range rows {
		incentives[i] = commission.Incentive{
			ID: row.ID, Key: row.Key, Name: row.Name, Position: row.Position, Trigger: row.Trigger, Terms: row.Terms,
		}
	}
	return incentives, nil
}

// CurrentVersion returns the version of a plan that is in force at the instant
// for a customer who is not bound, or apperr.ErrNotFound before the first takes
// effect.
func (s *Service) CurrentVersion(ctx context.Context, planID string, at time.Time) (*ent.PlanVersion, error) {
	versions, err := Versions(ctx, s.client, planID)
	if err != nil {
		return nil, err
	}
	current, ok := commission.EffectiveVersion(versions, at, nil)
	if !ok {
		return nil, apperr.ErrNotFound
	}
	row, err := s.client.PlanVersion.Get(ctx, current.ID)
	if err != nil {
		return nil, missing(err, "load plan version")
	}
	return row, nil
}
