package conversion

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/code"
	"github.com/rapporthq/rapport/ent/conversion"
	entcustomer "github.com/rapporthq/rapport/ent/customer"
	"github.com/rapporthq/rapport/ent/idempotency"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
)

// recording is a work that records conversions.
type recording struct {
	*work
	// stored are conversions by type and external id: those that the items
	// name, and those recorded here.
	stored map[naturalKey]*ent.Conversion
	// byID are stored conversions that idempotency keys point at.
	byID map[string]*ent.Conversion
	keys map[string]idempotent
	// byExternalID are the customers that the items name.
	byExternalID map[string]*customer
	codes        map[string]*ent.Code
	clicks       *clickBook
	// submissions are accepted referrals by the keys of their prospects.
	submissions map[string][]*ent.Referral
}

// naturalKey is a pair of texts.
type naturalKey struct{ a, b string }

// idempotent is what an idempotency key stands for.
type idempotent struct{ fingerprint, resultID string }

// idempotencyKey is the key as it is stored: keys of different verbs never meet.
func idempotencyKey(verb, key string) string { return verb + ":" + key }

// load reads everything the items name, each table once.
func (r *recording) load(ctx context.Context, items []*item) error {
	r.stored, r.byID, r.keys = map[naturalKey]*ent.Conversion{}, map[string]*ent.Conversion{}, map[string]idempotent{}
	r.byExternalID, r.codes = map[string]*customer{}, map[string]*ent.Code{}
	if err := r.loadRepeats(ctx, items); err != nil {
		return err
	}
	if err := r.loadCodes(ctx, items); err != nil {
		return err
	}
	list, err := r.loadCustomers(ctx, items)
	if err != nil {
		return err
	}
	since, of := r.now, browsers{}
	for _, i := range items {
		if i.OccurredAt != nil && i.OccurredAt.Before(since) {
			since = *i.OccurredAt
		}
		of.visitorIDs, of.clickIDs = append(of.visitorIDs, i.VisitorID), append(of.clickIDs, i.ClickID)
	}
	r.since = since.Add(-memory)
	if r.clicks, err = r.loadFacts(ctx, list, of, r.since); err != nil {
		return err
	}
	if err := r.loadBound(ctx, list); err != nil {
		return err
	}
	if err := r.loadReferrals(ctx, list); err != nil {
		return err
	}
	if err := r.loadSubmissions(ctx, list, items); err != nil {
		return err
	}
	if err := r.loadCounts(ctx, list, items); err != nil {
		return err
	}
	if err := r.lookAhead(ctx, list, items); err != nil {
		return err
	}
	r.foresee(list, items)
	return r.meetAll(ctx, list)
}

// meetAll loads the enrollments and links behind codes and clicks that may become
// touches, behind the customers, and the recruiters of those enrollments.
func (r *recording) meetAll(ctx context.Context, list []*customer) error {
	var ids, links []string
	for _, row := range r.codes {
		ids = append(ids, row.EnrollmentID)
	}
	for _, row := range r.clicks.byID {
		ids, links = append(ids, row.EnrollmentID), append(links, row.LinkID)
	}
	for _, rows := range r.clicks.byVisitor {
		for _, row := range rows {
			ids, links = append(ids, row.EnrollmentID), append(links, row.LinkID)
		}
	}
	for _, c := range list {
		if c.referral != nil {
			ids = append(ids, c.referral.EnrollmentID)
		}
	}
	for _, rows := range r.submissions {
		for _, row := range rows {
			ids = append(ids, row.EnrollmentID)
		}
	}
	if err := r.acquaint(ctx, list, ids, links); err != nil {
		return err
	}
	var recruiters []string
	for _, e := range r.enrollments {
		if e.RecruiterID != nil {
			recruiters = append(recruiters, *e.RecruiterID)
		}
	}
	return r.meet(ctx, recruiters)
}

// loadRepeats finds conversions and idempotency keys of earlier requests.
func (r *recording) loadRepeats(ctx context.Context, items []*item) error {
	types, externalIDs, keys := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, i := range items {
		types[i.Type], externalIDs[i.ExternalID] = true, true
		if i.key != "" {
			keys[idempotencyKey("conversion", i.key)] = true
		}
	}
	rows, err := r.client.Conversion.Query().Where(
		conversion.ProgramID(r.program.ID), conversion.TypeIn(slices.Sorted(maps.Keys(types))...),
		conversion.ExternalIDIn(slices.Sorted(maps.Keys(externalIDs))...)).All(ctx)
	if err != nil {
		return fmt.Errorf("look for repeats: %w", err)
	}
	for _, row := range rows {
		r.stored[naturalKey{row.Type, row.ExternalID}] = row
		r.byID[row.ID] = row
	}
	if len(keys) == 0 {
		return nil
	}
	stored, err := r.client.Idempotency.Query().Where(idempotency.KeyIn(slices.Sorted(maps.Keys(keys))...)).All(ctx)
	if err != nil {
		return fmt.Errorf("look for idempotency keys: %w", err)
	}
	var ids []string
	for _, row := range stored {
		r.keys[row.Key] = idempotent{row.Fingerprint, row.ResultID}
		ids = append(ids, row.ResultID)
	}
	missing := missingFrom(r.byID, ids)
	if len(missing) == 0 {
		return nil
	}
	if rows, err = r.client.Conversion.Query().Where(conversion.IDIn(missing...)).All(ctx); err != nil {
		return fmt.Errorf("load repeated conversions: %w", err)
	}
	for _, row := range rows {
		r.byID[row.ID] = row
	}
	return nil
}

// loadCodes finds the codes that the items carry.
func (r *recording) loadCodes(ctx context.Context, items []*item) error {
	var words []string
	for _, one := range items {
		words = append(words, CodeForms(one.Code)...)
	}
	for part := range slices.Chunk(distinct(words), chunk) {
		rows, err := r.client.Code.Query().Where(code.ProgramID(r.program.ID), code.FoldedIn(part...)).All(ctx)
		if err != nil {
			return fmt.Errorf("load codes: %w", err)
		}
		for _, row := range rows {
			r.codes[row.Folded] = row
		}
	}
	return nil
}

// loadCustomers finds the customers that are known already.
func (r *recording) loadCustomers(ctx context.Context, items []*item) ([]*customer, error) {
	externalIDs := make([]string, len(items))
	for i, one := range items {
		externalIDs[i] = one.Customer.ExternalID
	}
	var list []*customer
	for part := range slices.Chunk(distinct(externalIDs), chunk) {
		rows, err := r.client.Customer.Query().
			Where(entcustomer.ProgramID(r.program.ID), entcustomer.ExternalIDIn(part...)).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("load customers: %w", err)
		}
		for _, row := range rows {
			c := newCustomer(row)
			r.byExternalID[row.ExternalID] = c
			list = append(list, c)
		}
	}
	return list, nil
}

// loadCounts reads how many conversions the customers have.
func (r *recording) loadCounts(ctx context.Context, list []*customer, items []*item) error {
	if len(list) == 0 {
		return nil
	}
	var keys []totalKey
	types := map[string]bool{}
	for _, i := range items {
		types[i.Type] = true
	}
	// Leads and sales may take a referral to these.
	stages, err := r.loadStages(ctx)
	if err != nil {
		return err
	}
	for _, kind := range []domain.StageKind{domain.Open, domain.Won} {
		if first := firstOf(stages, kind); first != nil {
			types[domain.ConversionType(first.Key)] = true
		}
	}
	for _, c := range list {
		keys = append(keys, totalKey{conversionsKey, customerScope(c.row.ID, "")})
		for t := range types {
			keys = append(keys, totalKey{conversionsKey, customerScope(c.row.ID, t)})
		}
	}
	if err := r.loadTotals(ctx, keys); err != nil {
		return err
	}
	for _, c := range list {
		c.firstAt = utc(r.totals.of(totalKey{conversionsKey, customerScope(c.row.ID, "")}).firstAt)
	}
	return nil
}
