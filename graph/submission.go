package graph

import (
	"cmp"
	"context"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/protection"
	"github.com/rapporthq/rapport/ent/protectionextension"
	"github.com/rapporthq/rapport/ent/referralconflict"
	"github.com/rapporthq/rapport/ent/referralmatch"
	"github.com/rapporthq/rapport/ent/submissionfield"
	"github.com/rapporthq/rapport/graph/model"
	"github.com/rapporthq/rapport/internal/app/referral"
	pipeline "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/viewer"
)

// submissionOf is what a partner submitted; nil if the referral came otherwise.
func (r *Resolver) submissionOf(ctx context.Context, of *ent.Referral) (*model.Submission, error) {
	if of.SubmittedAt == nil {
		return nil, nil
	}
	answers, err := answersOf(ctx, of)
	if err != nil {
		return nil, err
	}
	reason := of.RejectReason
	if viewer.From(ctx).Kind == viewer.Partner {
		reason = reason.ForPartner()
	}
	return &model.Submission{
		Company: of.Company, ContactName: text(of.ContactName), Email: text(of.Email), Phone: text(of.Phone), Country: text(of.Country),
		Website: text(of.Website), Estimate: of.Estimate(), ExpectedClose: text(of.ExpectedClose), Message: text(of.Message), Answers: answers,
		ConsentedAt: of.ConsentedAt, SubmittedAt: of.SubmittedAt, Question: text(of.Question), RejectReason: text(reason),
		DecidedAt: of.DecidedAt, IsFrozen: of.Status.IsFrozen(),
	}, nil
}

// answersOf are the answers in the order of the program's questions, those to
// questions that are asked no longer last.
func answersOf(ctx context.Context, of *ent.Referral) ([]*model.SubmissionAnswer, error) {
	fields, err := orNone(load(ctx).questions.Load(ctx, of.ProgramID))
	out := []*model.SubmissionAnswer{}
	asked := map[string]bool{}
	for _, field := range fields {
		asked[field.Key] = true
		if value, ok := of.Answers[field.Key]; ok {
			out = append(out, &model.SubmissionAnswer{Key: field.Key, Label: field.Label, Value: value})
		}
	}
	for _, one := range attributes(of.Answers) {
		if !asked[one.Key] {
			out = append(out, &model.SubmissionAnswer{Key: one.Key, Label: one.Key, Value: one.Value})
		}
	}
	for _, one := range out {
		var fileErr error
		one.File, fileErr = answerFile(ctx, of, one.Value)
		err = cmp.Or(err, fileErr)
	}
	return out, err
}

// canExtend reports whether the viewer may ask for a longer protection now.
func (r *Resolver) canExtend(ctx context.Context, of *ent.Protection) (bool, error) {
	asked, err := orNone(load(ctx).extensions.Load(ctx, of.ReferralID))
	isOpen := len(asked) > 0 && asked[0].Status == pipeline.ExtensionOpen
	p := pipeline.Protection{From: of.StartsAt, Until: of.EndsAt}
	ok, _ := p.CanExtend(isOpen, r.Clock.Now())
	return ok && viewer.From(ctx).Can(viewer.OwnReferralOpen), err
}

func (r *Resolver) questionsByProgram(ctx context.Context, ids []string) (map[string][]*ent.SubmissionField, error) {
	found, err := r.Client.SubmissionField.Query().Where(submissionfield.ProgramIDIn(ids...), submissionfield.ArchivedAtIsNil()).
		Order(ent.Asc(submissionfield.FieldPosition, submissionfield.FieldID)).All(ctx)
	return below(found, err, func(one *ent.SubmissionField) string { return one.ProgramID })
}

// protectionsByReferral finds the latest fact about each protection.
func (r *Resolver) protectionsByReferral(ctx context.Context, ids []string) (map[string]*ent.Protection, error) {
	found, err := r.Client.Protection.Query().Where(protection.ReferralIDIn(ids...)).Order(ent.Asc(protection.FieldSequence)).All(ctx)
	return under(found, err, func(one *ent.Protection) string { return one.ReferralID })
}

func (r *Resolver) extensionsByReferral(ctx context.Context, ids []string) (map[string][]*ent.ProtectionExtension, error) {
	found, err := r.Client.ProtectionExtension.Query().Where(protectionextension.ReferralIDIn(ids...)).
		Order(ent.Desc(protectionextension.FieldID)).All(ctx)
	return below(found, err, func(one *ent.ProtectionExtension) string { return one.ReferralID })
}

// matchesByReferral finds the customers that are prospects, with the customers if
// the viewer may see them.
func (r *Resolver) matchesByReferral(ctx context.Context, ids []string) (map[string][]*ent.ReferralMatch, error) {
	query := r.Client.ReferralMatch.Query().Where(referralmatch.ReferralIDIn(ids...)).Order(ent.Asc(referralmatch.FieldSequence))
	if viewer.From(ctx).Kind != viewer.Partner {
		query = query.WithCustomer()
	}
	found, err := query.All(ctx)
	return below(found, err, func(one *ent.ReferralMatch) string { return one.ReferralID })
}

func (r *Resolver) conflictsByReferral(ctx context.Context, ids []string) (map[string][]*ent.ReferralConflict, error) {
	found, err := r.Client.ReferralConflict.Query().Where(referralconflict.ReferralIDIn(ids...)).WithOtherReferral().WithCustomer().
		Order(ent.Asc(referralconflict.FieldID)).All(ctx)
	return below(found, err, func(one *ent.ReferralConflict) string { return one.ReferralID })
}

// fieldsOf are the questions as the use case takes them.
func fieldsOf(list []*referral.FieldInput) []referral.FieldInput {
	out := make([]referral.FieldInput, len(list))
	for i, one := range list {
		out[i] = *one
	}
	return out
}
