package conversion

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/binding"
	"github.com/rapporthq/rapport/ent/click"
	"github.com/rapporthq/rapport/ent/codeuse"
	"github.com/rapporthq/rapport/ent/decision"
	"github.com/rapporthq/rapport/ent/identification"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/internal/domain/attribution"
)

// chunk is how many rows one statement names.
const chunk = 400

// browsers are visitor and click ids whose clicks are wanted beside those of the
// customers.
type browsers struct{ visitorIDs, clickIDs []string }

// loadFacts gives each customer its touches since the instant: clicks of the
// browsers identified with it, and uses of codes. It returns the clicks, also of
// the other browsers.
func (k *knowledge) loadFacts(ctx context.Context, list []*customer, others browsers, since time.Time) (*clickBook, error) {
	byID, ids := index(list)
	var identifications []*ent.Identification
	for part := range slices.Chunk(ids, chunk) {
		rows, err := k.client.Identification.Query().Where(identification.CustomerIDIn(part...)).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("load identifications: %w", err)
		}
		identifications = append(identifications, rows...)
		uses, err := k.client.CodeUse.Query().
			Where(codeuse.CustomerIDIn(part...), codeuse.OccurredAtGTE(since)).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("load uses of codes: %w", err)
		}
		for _, use := range uses {
			byID[use.CustomerID].use(use)
		}
	}
	if err := k.loadMatches(ctx, byID, ids); err != nil {
		return nil, err
	}
	if err := k.loadReviews(ctx, byID, ids); err != nil {
		return nil, err
	}
	for _, row := range identifications {
		others.visitorIDs = append(others.visitorIDs, row.VisitorID)
		others.clickIDs = append(others.clickIDs, row.ClickID)
	}
	book, err := k.loadClicks(ctx, others, since)
	if err != nil {
		return nil, err
	}
	for _, row := range identifications {
		byID[row.CustomerID].identify(book, row.VisitorID, row.ClickID, row.Sequence)
	}
	return book, nil
}

// deepen loads touches of a customer that are older than those loaded before.
func (k *knowledge) deepen(ctx context.Context, c *customer, since time.Time) error {
	known := c.browsers
	var of browsers
	for _, b := range known {
		of.visitorIDs, of.clickIDs = append(of.visitorIDs, b.visitorID), append(of.clickIDs, b.clickID)
	}
	c.browsers = nil
	book, err := k.loadFacts(ctx, []*customer{c}, of, since)
	if err != nil {
		return err
	}
	c.browsers = nil
	for _, b := range known {
		c.identify(book, b.visitorID, b.clickID, b.sequence)
	}
	c.since = &since
	return k.acquaint(ctx, []*customer{c}, nil, nil)
}

// index is customers by id, and the ids of those that have rows already.
func index(list []*customer) (map[string]*customer, []string) {
	byID := make(map[string]*customer, len(list))
	for _, c := range list {
		if !c.isNew {
			byID[c.row.ID] = c
		}
	}
	return byID, slices.Sorted(maps.Keys(byID))
}

// loadClicks loads the clicks with these ids, those that they repeat, and the
// counted ones of these visitors, all of the program.
func (k *knowledge) loadClicks(ctx context.Context, of browsers, since time.Time) (*clickBook, error) {
	book := &clickBook{byID: map[string]*ent.Click{}, byVisitor: map[string][]*ent.Click{}}
	visitorIDs := of.visitorIDs
	for ids := of.clickIDs; len(ids) > 0; {
		rows, err := k.clicksByID(ctx, ids)
		if err != nil {
			return nil, err
		}
		ids = nil
		for _, row := range rows {
			book.byID[row.ID] = row
			visitorIDs = append(visitorIDs, row.VisitorID)
			if row.RepeatsID != "" && book.byID[row.RepeatsID] == nil {
				ids = append(ids, row.RepeatsID)
			}
		}
	}
	for part := range slices.Chunk(distinct(visitorIDs), chunk) {
		rows, err := k.client.Click.Query().Where(
			click.VisitorIDIn(part...), click.OccurredAtGTE(since), click.ProgramID(k.program.ID),
			click.IsBot(false), click.IsDuplicate(false),
		).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("load clicks by visitor: %w", err)
		}
		for _, row := range rows {
			book.byVisitor[row.VisitorID] = append(book.byVisitor[row.VisitorID], row)
		}
	}
	return book, k.loadCrowds(ctx, book)
}

func (k *knowledge) clicksByID(ctx context.Context, ids []string) ([]*ent.Click, error) {
	var out []*ent.Click
	for part := range slices.Chunk(distinct(ids), chunk) {
		rows, err := k.client.Click.Query().Where(click.IDIn(part...), click.ProgramID(k.program.ID)).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("load clicks by id: %w", err)
		}
		out = append(out, rows...)
	}
	return out, nil
}

// distinct returns the texts that are not empty, each once and sorted.
func distinct(texts []string) []string {
	out := slices.DeleteFunc(slices.Clone(texts), func(s string) bool { return s == "" })
	slices.Sort(out)
	return slices.Compact(out)
}

// loadBound gives each customer its binding in force, with the links behind it.
func (k *knowledge) loadBound(ctx context.Context, list []*customer) error {
	byID, ids := index(list)
	last := map[string]*ent.Binding{}
	for part := range slices.Chunk(ids, chunk) {
		rows, err := k.client.Binding.Query().Where(binding.CustomerIDIn(part...)).
			Order(ent.Asc(binding.FieldSequence)).All(ctx)
		if err != nil {
			return fmt.Errorf("load bindings: %w", err)
		}
		for _, row := range rows {
			last[row.CustomerID] = row
		}
	}
	var conversionIDs []string
	customerOf := map[string]string{}
	for id, row := range last {
		if len(row.Credits) == 0 {
			continue // An admin took the customer from everybody.
		}
		customerOf[row.ConversionID] = id
		byID[id].bound = &bound{credits: row.Credits, at: row.BoundAt.UTC(), origins: map[string]origin{}, conversionID: row.ConversionID}
		conversionIDs = append(conversionIDs, row.ConversionID)
	}
	decisions := map[string]attribution.Decision{}
	for part := range slices.Chunk(distinct(conversionIDs), chunk) {
		rows, err := k.client.Decision.Query().Where(decision.ConversionIDIn(part...)).
			Select(decision.FieldConversionID, decision.FieldSequence, decision.FieldAttribution).All(ctx)
		if err != nil {
			return fmt.Errorf("load the decisions that bound: %w", err)
		}
		for _, row := range rows {
			if c := last[customerOf[row.ConversionID]]; c != nil && c.Sequence == row.Sequence {
				decisions[c.CustomerID] = row.Attribution
			}
		}
	}
	return k.loadOrigins(ctx, byID, decisions)
}

// loadOrigins finds the links behind the decisions that bound customers.
func (k *knowledge) loadOrigins(ctx context.Context, customers map[string]*customer, decisions map[string]attribution.Decision) error {
	var ids []string
	for _, d := range decisions {
		for _, t := range d.Touches {
			if t.Verdict == attribution.VerdictCredited && t.Kind == attribution.KindClick {
				ids = append(ids, t.SourceID)
			}
		}
	}
	clicks := &customer{clicks: map[string]bool{}}
	for part := range slices.Chunk(distinct(ids), chunk) {
		rows, err := k.client.Click.Query().Where(click.IDIn(part...)).All(ctx)
		if err != nil {
			return fmt.Errorf("load the clicks that bound: %w", err)
		}
		for _, row := range rows {
			clicks.click(row, 0)
		}
	}
	for customerID, d := range decisions {
		customers[customerID].bound.origins = origins(d, clicks)
	}
	return nil
}

// loadReferrals gives each customer its referral.
func (k *knowledge) loadReferrals(ctx context.Context, list []*customer) error {
	byID, ids := index(list)
	var found []*referral
	for part := range slices.Chunk(ids, chunk) {
		rows, err := k.client.Referral.Query().Where(entreferral.CustomerIDIn(part...)).WithStage().All(ctx)
		if err != nil {
			return fmt.Errorf("load referrals: %w", err)
		}
		for _, row := range rows {
			one := &referral{Referral: row, stageKey: row.Edges.Stage.Key, entered: map[string]bool{}}
			byID[*row.CustomerID].referral = one
			found = append(found, one)
		}
	}
	return k.loadEntered(ctx, found)
}

// acquaint loads the enrollments and links behind the customers' touches and
// bindings, and others.
func (k *knowledge) acquaint(ctx context.Context, list []*customer, enrollmentIDs, linkIDs []string) error {
	for _, c := range list {
		for _, t := range c.touches {
			enrollmentIDs = append(enrollmentIDs, t.EnrollmentID)
			linkIDs = append(linkIDs, t.origin.linkID)
		}
		if c.bound == nil {
			continue
		}
		for _, credit := range c.bound.credits {
			enrollmentIDs = append(enrollmentIDs, credit.EnrollmentID)
			linkIDs = append(linkIDs, c.bound.origins[credit.EnrollmentID].linkID)
		}
	}
	if err := k.meet(ctx, enrollmentIDs); err != nil {
		return err
	}
	return k.follow(ctx, linkIDs)
}
