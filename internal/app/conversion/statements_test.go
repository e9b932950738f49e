package conversion_test

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"entgo.io/ent/dialect"
	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	entconversion "github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/app/tier"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/testkit"
)

// A transaction takes as many statements for twice as many conversions of every
// sort: of new customers and known ones, found again late, late themselves, with
// a rate, a code, more known of the customer, a referral that is won.
func TestABatchTakesAsManyStatementsAsHalfOfIt(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		all := money.New(1_000_000, "EUR")
		capped := percent("5")
		capped.Key, capped.Terms.Caps = "capped", commission.Caps{
			PerCustomer: &all, PerPeriod: &commission.PeriodCap{Amount: all, Period: commission.PeriodYear},
			Budget: &commission.PeriodCap{Amount: all, Period: commission.PeriodQuarter},
		}
		bonus := commission.Incentive{Key: "bonus", Trigger: "sale", Terms: commission.Terms{Structure: commission.Structure{
			Kind: commission.StructureBonus, Bonus: &commission.Bonus{
				Measure: commission.MeasureCount, Period: commission.PeriodLifetime, Thresholds: []commission.Threshold{{At: 40, Amount: all}},
			},
		}}}
		b := setup(t, d, flat("lead", 1500, commission.Limits{FirstOnly: true}), percent("10"), capped, bonus)
		half := newCrowd(b, 4).statements()
		b.clock.Advance(40 * 24 * time.Hour)
		require.Equal(t, half, newCrowd(b, 8).statements())
		b.unchanged()
	})
}

// crowd is n customers of each sort, each with a partner of its own.
type crowd struct {
	*bundle
	partners []partner
	now      time.Time
}

func newCrowd(b *bundle, n int) *crowd {
	c := &crowd{bundle: b, now: b.clock.Now()}
	for i := range n {
		p := b.partner(fmt.Sprintf("p%d-%d", n, i))
		b.change(p, "APPROVED", c.now.AddDate(-3, 0, 0))
		c.partners = append(c.partners, p)
		b.Client.ExchangeRate.Create().SetCreatedAt(c.now).SetProgramID(b.Program.ID).SetCurrency("USD").
			SetDay(c.now.AddDate(0, 0, -i).Format(time.DateOnly)).SetRate("0.9").SetSource("ECB").SaveX(b.System())
	}
	return c
}

// named is a customer of a sort.
func (c *crowd) named(sort string, i int) string {
	return fmt.Sprintf("%s-%d-%d", sort, len(c.partners), i)
}

// clicked is a click of the customer's browser on the partner's link.
func (c *crowd) clicked(sort string, i int, at time.Time) func(*conversion.RecordInput) {
	visitor := "vis-" + c.named(sort, i)
	c.click(c.partners[i], visitor, at)
	return byVisitor(visitor)
}

// past is what was recorded before: a lead, and sales that nobody has credit for.
func (c *crowd) past() {
	var in []conversion.RecordInput
	c.clock.Set(c.now)
	for i := range c.partners {
		in = append(in,
			c.input("lead", c.named("bound", i), c.clicked("bound", i, c.now.Add(-time.Hour))),
			c.input("sale", c.named("open", i), at(c.now.AddDate(0, 0, -10))),
			c.input("sale", c.named("old", i), at(c.now.AddDate(-2, 0, -i))),
			c.input("sale", c.named("late", i)))
	}
	c.recordAll(c.service, in)
	for i, one := range in {
		if i%4 == 1 {
			c.refund(c.Client.Conversion.Query().Where(entconversion.ExternalID(one.ExternalID)).OnlyX(c.System()), "10")
		}
	}
}

// next is what is recorded at once.
func (c *crowd) next() []conversion.RecordInput {
	var in []conversion.RecordInput
	c.clock.Advance(time.Hour)
	for i := range c.partners {
		named := c.input("sale", c.named("bound", i), amount("50", "USD"), at(c.now.AddDate(0, 0, -i)))
		named.Customer.Name, named.Customer.Metadata = new("Ada"), []conversion.AttributeInput{{Key: "size", Value: "L"}}
		named.IdempotencyKey = c.named("key", i)
		in = append(in, named,
			c.input("lead", c.named("new", i), c.clicked("new", i, c.now.Add(-time.Hour))),
			c.input("sale", c.named("new", i)),
			c.input("sale", c.named("open", i), c.clicked("open", i, c.now.AddDate(0, 0, -11))),
			c.input("sale", c.named("old", i), c.clicked("old", i, c.now.AddDate(-2, 0, -20-i))),
			c.input("sale", c.named("late", i), at(c.now.Add(-time.Duration(i)*time.Minute)), byCode(c.partners[i].link.Code)))
	}
	return in
}

// statements records the past and then the next, and returns what the latter says
// to the database: verbs with tables.
func (c *crowd) statements() []string {
	c.past()
	in := c.next()
	said := []string{}
	verb := regexp.MustCompile("(?s)^(SELECT|INSERT|UPDATE|DELETE|WITH).*?(?:FROM|INTO|UPDATE) [`\"](\\w+)|^(UPDATE) [`\"](\\w+)")
	client := ent.NewClient(ent.Driver(dialect.DebugWithContext(c.Driver(), func(_ context.Context, v ...any) {
		if _, query, ok := strings.Cut(fmt.Sprint(v...), "query="); ok {
			said = append(said, strings.Trim(strings.Join(verb.FindStringSubmatch(query)[1:], " "), " "))
		}
	})))
	c.recordAll(conversion.New(client, c.clock, tier.New(client, c.clock)), in)
	return said
}

// recordAll records everything in one transaction.
func (c *crowd) recordAll(service *conversion.Service, in []conversion.RecordInput) {
	c.t.Helper()
	out, err := service.RecordBatch(c.admin, in)
	require.NoError(c.t, err)
	for _, one := range out {
		require.Empty(c.t, one.Errors)
		require.False(c.t, one.Recorded.Repeated)
	}
}
