package conversion

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/click"
	"github.com/rapporthq/rapport/ent/fraudreview"
	"github.com/rapporthq/rapport/ent/partneruser"
	"github.com/rapporthq/rapport/ent/user"
	"github.com/rapporthq/rapport/internal/domain/fraud"
	"github.com/rapporthq/rapport/internal/prospect"
	"github.com/rapporthq/rapport/internal/viewer"
)

// loadParties learns who the partners of enrollments are: their addresses and
// domains, and those of their people.
func (k *knowledge) loadParties(ctx context.Context, rows []*ent.Enrollment) error {
	if !k.screens || !k.program.FraudRules.Complete().Looks(fraud.KindSelfReferralEmail, fraud.KindSelfReferralDomain) {
		return nil
	}
	var ids []string
	for _, row := range rows {
		of := row.Edges.Partner
		if _, ok := k.parties[row.PartnerID]; ok || of == nil {
			continue
		}
		ids = append(ids, row.PartnerID)
		k.parties[row.PartnerID] = partyWith(fraud.Party{}, of.Email, of.Website)
	}
	for part := range slices.Chunk(ids, chunk) {
		seats, err := k.client.PartnerUser.Query().Where(partneruser.PartnerIDIn(part...)).All(ctx)
		if err != nil {
			return fmt.Errorf("load the people of partners: %w", err)
		}
		if err := k.loadAddresses(ctx, seats); err != nil {
			return err
		}
	}
	return nil
}

// loadAddresses adds the addresses of people to their partners. Whoever records, be
// it a visitor's form, may not see them; here they are only compared.
func (k *knowledge) loadAddresses(ctx context.Context, seats []*ent.PartnerUser) error {
	ids := make([]string, len(seats))
	for i, one := range seats {
		ids[i] = one.UserID
	}
	if len(ids) == 0 {
		return nil
	}
	people, err := k.client.User.Query().Where(user.IDIn(distinct(ids)...)).All(viewer.With(ctx, viewer.NewDirectory()))
	if err != nil {
		return fmt.Errorf("load the addresses of partners: %w", err)
	}
	byID := make(map[string]string, len(people))
	for _, one := range people {
		byID[one.ID] = one.Email
	}
	for _, one := range seats {
		k.parties[one.PartnerID] = partyWith(k.parties[one.PartnerID], byID[one.UserID], "")
	}
	return nil
}

// partyWith is the party with an address and a website more.
func partyWith(p fraud.Party, email, website string) fraud.Party {
	of := prospect.Of(email, website, "", "")
	if of.Email != "" {
		p.Emails = append(p.Emails, of.Email)
	}
	p.Domains = append(p.Domains, of.Domains()...)
	return p
}

// loadReviews gives each customer what people decided, and have to decide, about
// its conversions.
func (k *knowledge) loadReviews(ctx context.Context, byID map[string]*customer, ids []string) error {
	var wanted []string
	for _, id := range ids {
		if !byID[id].isReviewsLoaded {
			byID[id].isReviewsLoaded = true
			wanted = append(wanted, id)
		}
	}
	for part := range slices.Chunk(wanted, chunk) {
		rows, err := k.client.FraudReview.Query().Where(fraudreview.CustomerIDIn(part...)).
			Order(ent.Asc(fraudreview.FieldID)).All(ctx)
		if err != nil {
			return fmt.Errorf("load fraud reviews: %w", err)
		}
		for _, row := range rows {
			byID[row.CustomerID].reviews = append(byID[row.CustomerID].reviews, row)
		}
	}
	return nil
}

// crowdsAtOnce is how many clicks one statement looks around.
const crowdsAtOnce = 100

// loadCrowds counts the clicks of the same network around each of the clicks.
func (k *knowledge) loadCrowds(ctx context.Context, book *clickBook) error {
	rule := k.program.FraudRules.Complete().Of(fraud.KindClickBurst)
	if !k.screens || rule.Mode == fraud.ModeOff {
		return nil
	}
	var wanted []*ent.Click
	want := func(row *ent.Click) {
		if _, ok := k.crowds[row.ID]; !ok && fraud.NetworkOf(row.VisitorHash) != "" && !row.IsBot && !row.IsDuplicate {
			k.crowds[row.ID] = 0
			wanted = append(wanted, row)
		}
	}
	for _, id := range sortedKeys(book.byID) {
		want(book.byID[id])
	}
	for _, id := range sortedKeys(book.byVisitor) {
		for _, row := range book.byVisitor[id] {
			want(row)
		}
	}
	for part := range slices.Chunk(wanted, crowdsAtOnce) {
		if err := k.countCrowds(ctx, part, time.Duration(rule.Minutes)*time.Minute); err != nil {
			return err
		}
	}
	return nil
}

// countCrowds counts around some clicks. The hashes of a network are those that begin
// alike, and no digit of them comes after an f.
func (k *knowledge) countCrowds(ctx context.Context, list []*ent.Click, within time.Duration) error {
	var query strings.Builder
	var args []any
	mark := func(value any) string {
		args = append(args, value)
		return "$" + strconv.Itoa(len(args))
	}
	for n, one := range list {
		if n > 0 {
			query.WriteString(" UNION ALL ")
		}
		fmt.Fprintf(&query, `SELECT %d, COUNT(*) FROM "%s" WHERE "organization_id" = %s AND "visitor_hash" >= %s AND "visitor_hash" < %s AND "link_id" = %s`+
			` AND "occurred_at" >= %s AND "occurred_at" < %s AND NOT "is_bot" AND NOT "is_duplicate"`,
			n, click.Table, mark(one.OrganizationID), mark(fraud.NetworkOf(one.VisitorHash)), mark(fraud.NetworkOf(one.VisitorHash)+"g"), mark(one.LinkID),
			mark(one.OccurredAt.Add(-within).UTC()), mark(one.OccurredAt.Add(within).UTC()))
	}
	rows, err := k.client.QueryContext(ctx, query.String(), args...)
	if err != nil {
		return fmt.Errorf("count the clicks around clicks: %w", err)
	}
	return k.readCrowds(rows, list)
}

func (k *knowledge) readCrowds(rows *sql.Rows, list []*ent.Click) error {
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var n int
		var count int64
		if err := rows.Scan(&n, &count); err != nil {
			return fmt.Errorf("count the clicks around clicks: %w", err)
		}
		k.crowds[list[n].ID] = count
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("count the clicks around clicks: %w", err)
	}
	return nil
}
