package conversion

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	entprotection "github.com/rapporthq/rapport/ent/protection"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/ent/referralmatch"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/prospect"
)

// span is the protection of a referral as it was known from a number of the
// sequence on.
type span struct {
	domain.Protection
	sequence int64
}

// covered reports whether the protection, as it was known, covers the instant.
func covered(spans []span, at time.Time, known asOf) bool {
	held := domain.Protection{}
	for _, s := range spans {
		if s.sequence <= known.sequence {
			held = s.Protection
		}
	}
	return held.Covers(at)
}

// loadMatches gives each customer the referrals that it was found to be the
// prospect of.
func (k *knowledge) loadMatches(ctx context.Context, byID map[string]*customer, ids []string) error {
	var found []*ent.ReferralMatch
	for part := range slices.Chunk(ids, chunk) {
		rows, err := k.client.ReferralMatch.Query().Where(referralmatch.CustomerIDIn(part...)).
			Order(ent.Asc(referralmatch.FieldSequence)).All(ctx)
		if err != nil {
			return fmt.Errorf("load matches with referrals: %w", err)
		}
		found = append(found, rows...)
	}
	referralIDs := make([]string, len(found))
	for i, row := range found {
		referralIDs[i] = row.ReferralID
	}
	if err := k.loadProtections(ctx, referralIDs); err != nil {
		return err
	}
	for _, row := range found {
		byID[row.CustomerID].submit(k.protections[row.ReferralID], row.Sequence)
	}
	return nil
}

// protected is a referral with all that is known of its protection.
type protected struct {
	referralID, enrollmentID string
	spans                    []span
}

// loadProtections loads the protections of referrals.
func (k *knowledge) loadProtections(ctx context.Context, referralIDs []string) error {
	for part := range slices.Chunk(missingFrom(k.protections, referralIDs), chunk) {
		rows, err := k.client.Protection.Query().Where(entprotection.ReferralIDIn(part...)).
			Order(ent.Asc(entprotection.FieldSequence)).All(ctx)
		if err != nil {
			return fmt.Errorf("load protections: %w", err)
		}
		for _, row := range rows {
			p := k.protections[row.ReferralID]
			if p == nil {
				p = &protected{referralID: row.ReferralID, enrollmentID: row.EnrollmentID}
				k.protections[row.ReferralID] = p
			}
			p.spans = append(p.spans, span{domain.Protection{From: row.StartsAt.UTC(), Until: row.EndsAt.UTC()}, row.Sequence})
		}
	}
	return nil
}

// submit adds a referral as a touch, once. Its instant is that of the acceptance.
func (c *customer) submit(p *protected, sequence int64) {
	if p == nil || len(p.spans) == 0 {
		return
	}
	if c.places == nil {
		c.places = map[string]int{}
	}
	if _, ok := c.places[p.referralID]; ok {
		return
	}
	c.places[p.referralID] = len(c.touches)
	c.touches = append(c.touches, touch{
		Touch: attribution.Touch{
			Kind: attribution.KindSubmission, EnrollmentID: p.enrollmentID, At: p.spans[0].From, SourceID: p.referralID,
		},
		sequence: sequence, spans: p.spans,
	})
}

// The kinds of keys by which accepted referrals are found.
const (
	byExternalID = "id:"
	byEmail      = "email:"
	byDomain     = "domain:"
)

// loadSubmissions finds the accepted referrals that the customers of the items
// may be the prospects of.
func (r *recording) loadSubmissions(ctx context.Context, list []*customer, items []*item) error {
	wanted := map[string]map[string]bool{byExternalID: {}, byEmail: {}, byDomain: {}}
	want := func(email, externalID string) {
		of := prospect.Of(email, "", "", "")
		wanted[byExternalID][externalID], wanted[byEmail][of.Email], wanted[byDomain][of.EmailDomain] = true, true, true
	}
	for _, c := range list {
		want(c.row.Email, c.row.ExternalID)
	}
	for _, i := range items {
		want(i.Customer.Email, i.Customer.ExternalID)
	}
	ids, emails, domains := keysOf(wanted[byExternalID]), keysOf(wanted[byEmail]), keysOf(wanted[byDomain])
	rows, err := r.client.Referral.Query().Where(
		entreferral.ProgramID(r.program.ID), entreferral.ProtectedFromNotNil(),
		entreferral.Or(
			entreferral.IDIn(ids...), entreferral.CustomerExternalIDIn(ids...), entreferral.EmailKeyIn(emails...),
			entreferral.EmailDomainIn(domains...), entreferral.SiteDomainIn(domains...),
		)).WithStage().WithCustomer().Order(ent.Asc(entreferral.FieldProtectedFrom, entreferral.FieldID)).All(ctx)
	if err != nil {
		return fmt.Errorf("look for referrals of the customers: %w", err)
	}
	r.submissions = map[string][]*ent.Referral{}
	referralIDs := make([]string, len(rows))
	for i, row := range rows {
		referralIDs[i] = row.ID
		for _, key := range distinct([]string{
			byExternalID + row.ID, joined(byExternalID, row.CustomerExternalID), joined(byEmail, row.EmailKey),
			joined(byDomain, row.EmailDomain), joined(byDomain, row.SiteDomain),
		}) {
			r.submissions[key] = append(r.submissions[key], row)
		}
	}
	return r.loadProtections(ctx, referralIDs)
}

// joined is a key of a kind; empty if there is none.
func joined(kind, key string) string {
	if key == "" {
		return ""
	}
	return kind + key
}

func keysOf(set map[string]bool) []string {
	delete(set, "")
	return slices.Sorted(maps.Keys(set))
}

// submitted records that the customer is the prospect of accepted referrals, if
// that is not known, and decides its unattributed conversions again: it is an
// identification (rules §2.6, §6).
func (r *recording) submitted(ctx context.Context, c *customer) error {
	for _, row := range r.submissionsOf(c) {
		if _, isKnown := c.places[row.ID]; isKnown {
			continue
		}
		by, ok := match(row, c)
		if !ok {
			continue
		}
		sequence := r.next()
		c.submit(r.protections[row.ID], sequence)
		r.matches = append(r.matches, r.tx.ReferralMatch.Create().
			SetCreatedAt(r.now).SetOrganizationID(r.viewer.OrganizationID).SetPartnerID(row.PartnerID).SetProgramID(r.program.ID).
			SetReferralID(row.ID).SetCustomerID(c.row.ID).SetBy(by).SetSequence(sequence))
		r.note("referral.matched", row.ID, row.PartnerID)
		if err := r.decideAgain(ctx, c, sequence); err != nil {
			return err
		}
	}
	return nil
}

// submissionsOf are the loaded referrals that share a key with the customer, each
// once, the longest accepted first.
func (r *recording) submissionsOf(c *customer) []*ent.Referral {
	var out []*ent.Referral
	for _, key := range []string{
		byExternalID + c.row.ExternalID, joined(byEmail, c.row.EmailKey), joined(byDomain, c.row.EmailDomain),
	} {
		out = append(out, r.submissions[key]...)
	}
	slices.SortFunc(out, func(a, b *ent.Referral) int {
		return cmp.Or(a.ProtectedFrom.Compare(*b.ProtectedFrom), cmp.Compare(a.ID, b.ID))
	})
	return slices.CompactFunc(out, func(a, b *ent.Referral) bool { return a.ID == b.ID })
}

// match asks the rules whether the customer is the referral's prospect.
func match(row *ent.Referral, c *customer) (domain.MatchKind, bool) {
	is := prospect.Keys{Email: row.EmailKey, EmailDomain: row.EmailDomain, SiteDomain: row.SiteDomain}
	externalID := row.CustomerExternalID
	if c.row.ExternalID == row.ID {
		externalID = row.ID
	}
	whose := prospect.Keys{Email: c.row.EmailKey, EmailDomain: c.row.EmailDomain}
	return domain.Match(is.Prospect(), whose.Prospect(), externalID, c.row.ExternalID)
}

// adopt makes the referral that a partner submitted the customer's, if it is the
// partner's with the largest share: the pipeline goes on with it and opens no other.
func (r *recording) adopt(ctx context.Context, c *customer, d attribution.Decision) error {
	if c.referral != nil || !d.IsAttributed() {
		return nil
	}
	for _, row := range r.submissionsOf(c) {
		if _, isKnown := c.places[row.ID]; !isKnown || row.EnrollmentID != d.Credits[0].EnrollmentID {
			continue
		}
		one, err := r.adopted(ctx, row)
		if err != nil {
			return err
		}
		c.referral = one
		if isNobodys := one.CustomerID == nil || one.Edges.Customer != nil && one.Edges.Customer.ExternalID == row.ID; isNobodys {
			id := c.row.ID
			one.CustomerID, one.Edges.Customer = &id, c.row
			if !one.isChanged {
				one.isChanged = true
				r.referrals = append(r.referrals, one)
			}
		}
		return nil
	}
	return nil
}

// adopted is a submitted referral that customers have: within a batch the same for
// all of them, so that each sees how far the others brought it.
func (r *recording) adopted(ctx context.Context, row *ent.Referral) (*referral, error) {
	for _, c := range r.byExternalID {
		if c.referral != nil && c.referral.ID == row.ID {
			return c.referral, nil
		}
	}
	one := &referral{Referral: row, stageKey: row.Edges.Stage.Key, entered: map[string]bool{}}
	return one, r.loadEntered(ctx, []*referral{one})
}
