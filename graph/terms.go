package graph

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/graph/model"
	"github.com/rapporthq/rapport/internal/app/account"
	"github.com/rapporthq/rapport/internal/app/partner"
	"github.com/rapporthq/rapport/internal/app/program"
)

// sourceGraphQL says on a conversion that it came by this API.
const sourceGraphQL = "GRAPHQL"

// terms returns which plan holds for an enrollment now, by the resolver that
// the engine uses.
func (r *Resolver) terms(ctx context.Context, obj *ent.Enrollment) (*model.EnrollmentTerms, error) {
	row, err := r.Client.Enrollment.Query().Where(enrollment.ID(obj.ID)).WithProgram().WithTier().WithGroup().Only(ctx)
	if err != nil {
		return nil, err
	}
	found, err := program.PlansInForce(ctx, r.Client, program.Asked{
		Program: row.Edges.Program, Enrollment: row, Tier: row.Edges.Tier, Group: row.Edges.Group, OccurredAt: r.Clock.Now(),
	})
	if err != nil {
		return nil, fmt.Errorf("find the plan in force: %w", err)
	}
	out := &model.EnrollmentTerms{}
	if winner := found[0].Choice.Winner; winner != nil {
		out.Source = textOf(winner.Source)
	}
	if version := found[0].Version; version != nil {
		out.PlanVersion, err = r.Client.PlanVersion.Get(ctx, version.ID)
	}
	return out, err
}

// apply applies to a program and signs the applicant in.
func (r *Resolver) apply(ctx context.Context, input partner.ApplyInput) (*account.View, error) {
	done, err := r.Services.Partner.Apply(ctx, input, "")
	if err != nil {
		return nil, err
	}
	return r.Services.Account.EnterPartner(ctx, done.User.ID, done.Partner.ID)
}
