package graph

import (
	"context"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/ent/customer"
	"github.com/rapporthq/rapport/ent/predicate"
	"github.com/rapporthq/rapport/ent/referralnote"
	pipeline "github.com/rapporthq/rapport/internal/domain/referral"
)

// mostCandidates is how many conversions a claim may be about, as far as shown.
const mostCandidates = 20

// candidatesOf are conversions with the claim's order id, or of a customer with
// its e-mail address.
func (r *Resolver) candidatesOf(ctx context.Context, of *ent.Claim) ([]*ent.Conversion, error) {
	var like []predicate.Conversion
	if of.OrderID != "" {
		like = append(like, conversion.ExternalID(of.OrderID))
	}
	if email := pipeline.NormalizeEmail(of.CustomerEmail); email != "" {
		ids, err := r.Client.Customer.Query().Where(customer.ProgramID(of.ProgramID), customer.EmailKey(email)).Limit(mostCandidates).IDs(ctx)
		if err != nil {
			return nil, err
		}
		like = append(like, conversion.CustomerIDIn(ids...))
	}
	return r.Client.Conversion.Query().Where(conversion.ProgramID(of.ProgramID), conversion.Or(like...)).
		Order(ent.Desc(conversion.FieldOccurredAt, conversion.FieldID)).Limit(mostCandidates).All(ctx)
}

func (r *Resolver) notesByReferral(ctx context.Context, ids []string) (map[string][]*ent.ReferralNote, error) {
	found, err := r.Client.ReferralNote.Query().Where(referralnote.ReferralIDIn(ids...)).Order(ent.Asc(referralnote.FieldID)).All(ctx)
	return below(found, err, func(one *ent.ReferralNote) string { return one.ReferralID })
}

// whoDecided is what the person is called who decided something; nil if nobody has.
func whoDecided(ctx context.Context, actor string) (*string, error) {
	if actor == "" {
		return nil, nil // null: nobody has
	}
	name, err := nameOf(ctx, actor)
	return &name, err
}
