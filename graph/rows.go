package graph

import (
	"context"
	"strings"

	"github.com/vikstrous/dataloadgen"

	"github.com/rapporthq/rapport/ent"
	commission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/commissionchange"
	"github.com/rapporthq/rapport/ent/dispute"
	"github.com/rapporthq/rapport/ent/link"
	"github.com/rapporthq/rapport/ent/partneruser"
	payout "github.com/rapporthq/rapport/ent/payout"
	"github.com/rapporthq/rapport/ent/payoutline"
	"github.com/rapporthq/rapport/ent/plan"
	"github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/ent/refund"
	"github.com/rapporthq/rapport/ent/route"
	"github.com/rapporthq/rapport/ent/stagechange"
	"github.com/rapporthq/rapport/graph/model"
)

// rows are loaders of the plain lists below the rows of a page, each asked once
// for all of the page.
type rows struct {
	programs     *dataloadgen.Loader[string, *ent.Program]
	users        *dataloadgen.Loader[string, []*ent.PartnerUser]
	refunds      *dataloadgen.Loader[string, []*ent.Refund]
	reversals    *dataloadgen.Loader[string, []*ent.Commission]
	changes      *dataloadgen.Loader[string, []*ent.CommissionChange]
	payouts      *dataloadgen.Loader[string, *ent.Payout]
	payoutRows   *dataloadgen.Loader[string, *ent.Payout]
	disputes     *dataloadgen.Loader[string, []*ent.Dispute]
	reviews      *dataloadgen.Loader[string, []*ent.FraudReview]
	stoppable    *dataloadgen.Loader[string, []*ent.Commission]
	ratings      *dataloadgen.Loader[string, *ent.Rating]
	stageChanges *dataloadgen.Loader[string, []*ent.StageChange]
	stages       *dataloadgen.Loader[string, []*ent.Stage]
	stageUses    *dataloadgen.Loader[string, stageUse]
	formerCodes  *dataloadgen.Loader[string, []string]
	sources      *dataloadgen.Loader[string, *ent.Commission]
	plans        *dataloadgen.Loader[string, *ent.Plan]
	versions     *dataloadgen.Loader[string, []*ent.PlanVersion]
	current      *dataloadgen.Loader[string, *ent.PlanVersion]
	incentives   *dataloadgen.Loader[string, []*ent.Incentive]
	names        *dataloadgen.Loader[string, string]
	questions    *dataloadgen.Loader[string, []*ent.SubmissionField]
	protections  *dataloadgen.Loader[string, *ent.Protection]
	extensions   *dataloadgen.Loader[string, []*ent.ProtectionExtension]
	matches      *dataloadgen.Loader[string, []*ent.ReferralMatch]
	conflicts    *dataloadgen.Loader[string, []*ent.ReferralConflict]
	notes        *dataloadgen.Loader[string, []*ent.ReferralNote]
	steps        *dataloadgen.Loader[string, []*model.ReciprocalStep]
	landings     *dataloadgen.Loader[string, string]
	madeBy       *dataloadgen.Loader[string, *ent.Conversion]
	cameOf       *dataloadgen.Loader[string, *ent.Referral]
	tasks        *dataloadgen.Loader[string, []*ent.ReferralTask]
	moving       *dataloadgen.Loader[string, *ent.Referral]
	files        *dataloadgen.Loader[string, []*ent.File]
	evidence     *dataloadgen.Loader[string, []*ent.File]
}

func newRows(r *Resolver, wait dataloadgen.Option) rows {
	return rows{
		files:        dataloadgen.NewMappedLoader(r.filesByReferral, wait),
		evidence:     dataloadgen.NewMappedLoader(r.filesByClaim, wait),
		programs:     dataloadgen.NewMappedLoader(r.programsByID, wait),
		users:        dataloadgen.NewMappedLoader(r.usersByPartner, wait),
		refunds:      dataloadgen.NewMappedLoader(r.refundsByConversion, wait),
		reversals:    dataloadgen.NewMappedLoader(r.reversalsByCommission, wait),
		changes:      dataloadgen.NewMappedLoader(r.changesByCommission, wait),
		payouts:      dataloadgen.NewMappedLoader(r.payoutsByCommission, wait),
		payoutRows:   dataloadgen.NewMappedLoader(r.payoutsByID, wait),
		disputes:     dataloadgen.NewMappedLoader(r.disputesByConversion, wait),
		reviews:      dataloadgen.NewMappedLoader(r.reviewsByConversion, wait),
		stoppable:    dataloadgen.NewMappedLoader(r.stoppable, wait),
		ratings:      dataloadgen.NewMappedLoader(r.Services.Conversion.Ratings, wait),
		stageChanges: dataloadgen.NewMappedLoader(r.changesByReferral, wait),
		stages:       dataloadgen.NewMappedLoader(r.stagesByProgram, wait),
		stageUses:    dataloadgen.NewMappedLoader(r.usesByStage, wait),
		formerCodes:  dataloadgen.NewMappedLoader(r.codesByLink, wait),
		sources:      dataloadgen.NewMappedLoader(r.commissionsByID, wait),
		plans:        dataloadgen.NewMappedLoader(r.plansByID, wait),
		versions:     dataloadgen.NewMappedLoader(r.versionsByPlan, wait),
		current:      dataloadgen.NewMappedLoader(r.currentByPlan, wait),
		incentives:   dataloadgen.NewMappedLoader(r.incentivesByVersion, wait),
		names:        dataloadgen.NewMappedLoader(r.namesByUser, wait),
		questions:    dataloadgen.NewMappedLoader(r.questionsByProgram, wait),
		protections:  dataloadgen.NewMappedLoader(r.protectionsByReferral, wait),
		extensions:   dataloadgen.NewMappedLoader(r.extensionsByReferral, wait),
		matches:      dataloadgen.NewMappedLoader(r.matchesByReferral, wait),
		conflicts:    dataloadgen.NewMappedLoader(r.conflictsByReferral, wait),
		notes:        dataloadgen.NewMappedLoader(r.notesByReferral, wait),
		steps:        dataloadgen.NewMappedLoader(r.stepsByProspect, wait),
		landings:     dataloadgen.NewMappedLoader(r.landingPaths, wait),
		madeBy:       dataloadgen.NewMappedLoader(r.conversionsByID, wait),
		cameOf:       dataloadgen.NewMappedLoader(r.referralsByConversion, wait),
		tasks:        dataloadgen.NewMappedLoader(r.tasksByReferral, wait),
		moving:       dataloadgen.NewMappedLoader(r.movingByID, wait),
	}
}

// below sorts rows under the keys of their parents, in the order they have.
func below[T any](found []T, err error, parent func(T) string) (map[string][]T, error) {
	if err != nil {
		return nil, err
	}
	out := map[string][]T{}
	for _, one := range found {
		out[parent(one)] = append(out[parent(one)], one)
	}
	return out, nil
}

// under puts rows under their own keys.
func under[T any](found []T, err error, key func(T) string) (map[string]T, error) {
	out := make(map[string]T, len(found))
	for _, one := range found {
		out[key(one)] = one
	}
	return out, err
}

func (r *Resolver) programsByID(ctx context.Context, ids []string) (map[string]*ent.Program, error) {
	found, err := r.Client.Program.Query().Where(program.IDIn(ids...)).All(ctx)
	return under(found, err, func(one *ent.Program) string { return one.ID })
}

func (r *Resolver) plansByID(ctx context.Context, ids []string) (map[string]*ent.Plan, error) {
	found, err := r.Client.Plan.Query().Where(plan.IDIn(ids...)).All(ctx)
	return under(found, err, func(one *ent.Plan) string { return one.ID })
}

func (r *Resolver) usersByPartner(ctx context.Context, ids []string) (map[string][]*ent.PartnerUser, error) {
	found, err := r.Client.PartnerUser.Query().Where(partneruser.PartnerIDIn(ids...)).WithUser().
		Order(ent.Asc(partneruser.FieldID)).All(ctx)
	return below(found, err, func(one *ent.PartnerUser) string { return one.PartnerID })
}

func (r *Resolver) refundsByConversion(ctx context.Context, ids []string) (map[string][]*ent.Refund, error) {
	found, err := r.Client.Refund.Query().Where(refund.ConversionIDIn(ids...)).Order(ent.Asc(refund.FieldSequence)).All(ctx)
	return below(found, err, func(one *ent.Refund) string { return one.ConversionID })
}

func (r *Resolver) commissionsByID(ctx context.Context, ids []string) (map[string]*ent.Commission, error) {
	found, err := r.Client.Commission.Query().Where(commission.IDIn(ids...)).All(ctx)
	return under(found, err, func(one *ent.Commission) string { return one.ID })
}

func (r *Resolver) reversalsByCommission(ctx context.Context, ids []string) (map[string][]*ent.Commission, error) {
	found, err := r.Client.Commission.Query().Where(commission.OriginalIDIn(ids...)).Order(ent.Asc(commission.FieldID)).All(ctx)
	return below(found, err, func(one *ent.Commission) string { return *one.OriginalID })
}

func (r *Resolver) changesByCommission(ctx context.Context, ids []string) (map[string][]*ent.CommissionChange, error) {
	found, err := r.Client.CommissionChange.Query().Where(commissionchange.CommissionIDIn(ids...)).
		Order(ent.Asc(commissionchange.FieldID)).All(ctx)
	return below(found, err, func(one *ent.CommissionChange) string { return one.CommissionID })
}

// payoutsByCommission finds the payout in which each commission is now.
func (r *Resolver) payoutsByCommission(ctx context.Context, ids []string) (map[string]*ent.Payout, error) {
	live := []func(*ent.PayoutLineQuery){func(q *ent.PayoutLineQuery) {
		q.Where(payoutline.CommissionIDIn(ids...), payoutline.IsLive(true))
	}}
	found, err := r.Client.Payout.Query().
		Where(payout.HasLinesWith(payoutline.CommissionIDIn(ids...), payoutline.IsLive(true))).WithLines(live...).All(ctx)
	out := map[string]*ent.Payout{}
	for _, one := range found {
		for _, line := range one.Edges.Lines {
			out[line.CommissionID] = one
		}
	}
	return out, err
}

func (r *Resolver) payoutsByID(ctx context.Context, ids []string) (map[string]*ent.Payout, error) {
	found, err := r.Client.Payout.Query().Where(payout.IDIn(ids...)).All(ctx)
	return under(found, err, func(one *ent.Payout) string { return one.ID })
}

func (r *Resolver) disputesByConversion(ctx context.Context, ids []string) (map[string][]*ent.Dispute, error) {
	found, err := r.Client.Dispute.Query().Where(dispute.ConversionIDIn(ids...)).Order(ent.Asc(dispute.FieldSequence)).All(ctx)
	return below(found, err, func(one *ent.Dispute) string { return one.ConversionID })
}

func (r *Resolver) changesByReferral(ctx context.Context, ids []string) (map[string][]*ent.StageChange, error) {
	found, err := r.Client.StageChange.Query().Where(stagechange.ReferralIDIn(ids...)).WithFromStage().WithToStage().
		Order(ent.Asc(stagechange.FieldOccurredAt), ent.Asc(stagechange.FieldID)).All(ctx)
	return below(found, err, func(one *ent.StageChange) string { return one.ReferralID })
}

// codesByLink finds the codes that lead where a link leads, besides its own.
func (r *Resolver) codesByLink(ctx context.Context, ids []string) (map[string][]string, error) {
	links, err := r.Client.Link.Query().Where(link.IDIn(ids...)).All(ctx)
	if err != nil {
		return nil, err
	}
	own := make(map[string]string, len(links))
	for _, one := range links {
		own[one.ID] = strings.ToLower(one.Code)
	}
	routes, err := r.Client.Route.Query().Where(route.LinkIDIn(ids...)).Order(ent.Asc(route.FieldID)).All(ctx)
	out := map[string][]string{}
	for _, one := range routes {
		if one.Code != own[one.LinkID] {
			out[one.LinkID] = append(out[one.LinkID], one.Code)
		}
	}
	return out, err
}
