package importer

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/decision"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	domain "github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// Report is what an import did, and what stands in its program now.
type Report struct {
	ProgramID string
	// Leads and Deals are the lines that made sense; Problems those that did not.
	Leads, Deals int
	Problems     []Problem
	Partners     Count
	Clicks       Count
	// LeadConversions and SaleConversions were recorded; Refused were not.
	LeadConversions, SaleConversions Count
	Refused                          []Problem
	// Late sales came more than WindowDays after the click of their customer. They
	// are credited all the same if an earlier conversion had bound the customer.
	Late, WindowDays int
	// Uncredited are the program's conversions that nobody has credit for, oldest
	// first.
	Uncredited []Uncredited
	// Totals of the program's commissions, reversals included, by state.
	Totals []StatusTotal
	// Took is how long it took.
	Took time.Duration
}

// Count is how many there are in all: New ones, and those Known before.
type Count struct{ New, Known int }

// Uncredited is a conversion that nobody has credit for.
type Uncredited struct {
	Type, ExternalID string
	OccurredAt       time.Time
	// Reason of the decision, and of the touch nearest to credit; empty if no
	// touch is known.
	Reason, TouchReason attribution.Reason
}

// StatusTotal is what the commissions of one state and currency sum to.
type StatusTotal struct {
	Status domain.Status
	Count  int
	Amount money.Money
}

func (r *Report) add(f fact, o Outcome) {
	count := &r.LeadConversions
	if f.Type == "sale" {
		count = &r.SaleConversions
	}
	switch {
	case len(o.Errors) > 0:
		r.Refused = append(r.Refused, Problem{f.file, f.line, o.Errors.Error()})
	case o.IsRepeated:
		count.Known++
	default:
		count.New++
	}
}

// look adds what stands in the program.
func (s *Service) look(ctx context.Context, p *ent.Program, report *Report) error {
	open, err := s.client.Decision.Query().Where(decision.ProgramID(p.ID), decision.IsAttributed(false)).
		WithConversion().All(ctx)
	if err != nil {
		return failed("look for what nobody has credit for", err)
	}
	for part := range slices.Chunk(open, batch) {
		ids := make([]string, len(part))
		for i, one := range part {
			ids[i] = one.ConversionID
		}
		var latest []struct {
			ConversionID string `json:"conversion_id"`
			Max          int    `json:"max"`
		}
		err := s.client.Decision.Query().Where(decision.ConversionIDIn(ids...)).
			GroupBy(decision.FieldConversionID).Aggregate(ent.Max(decision.FieldRevision)).Scan(ctx, &latest)
		if err != nil {
			return failed("look for the decisions in force", err)
		}
		revisions := make(map[string]int, len(latest))
		for _, one := range latest {
			revisions[one.ConversionID] = one.Max
		}
		for _, one := range part {
			if one.Revision == revisions[one.ConversionID] {
				report.Uncredited = append(report.Uncredited, uncredited(one))
			}
		}
	}
	slices.SortFunc(report.Uncredited, func(a, b Uncredited) int {
		return cmp.Or(a.OccurredAt.Compare(b.OccurredAt), cmp.Compare(a.ExternalID, b.ExternalID))
	})
	return s.lookAtMoney(ctx, p, report)
}

func uncredited(d *ent.Decision) Uncredited {
	c := d.Edges.Conversion
	out := Uncredited{Type: c.Type, ExternalID: c.ExternalID, OccurredAt: c.OccurredAt.UTC(), Reason: d.Attribution.Reason}
	for _, touch := range d.Attribution.Touches {
		out.TouchReason = touch.Reason
	}
	return out
}

func (s *Service) lookAtMoney(ctx context.Context, p *ent.Program, report *Report) error {
	var sums []struct {
		Status   string `json:"status"`
		Currency string `json:"currency"`
		Sum      int64  `json:"sum"`
		Count    int    `json:"count"`
	}
	err := s.client.Commission.Query().Where(entcommission.ProgramID(p.ID)).
		GroupBy(entcommission.FieldStatus, entcommission.FieldCurrency).
		Aggregate(ent.Sum(entcommission.FieldAmountMinor), ent.Count()).Scan(ctx, &sums)
	if err != nil {
		return failed("sum the commissions", err)
	}
	for _, one := range sums {
		report.Totals = append(report.Totals, StatusTotal{
			Status: domain.Status(one.Status), Count: one.Count, Amount: money.New(one.Sum, money.Currency(one.Currency)),
		})
	}
	order := domain.Status("").Values()
	slices.SortFunc(report.Totals, func(a, b StatusTotal) int {
		return cmp.Or(
			cmp.Compare(slices.Index(order, string(a.Status)), slices.Index(order, string(b.Status))),
			cmp.Compare(a.Amount.Currency, b.Amount.Currency),
		)
	})
	return nil
}

// shown is how many lines of one sort the report prints.
const shown = 20

// WriteTo prints the report for people.
func (r *Report) WriteTo(w io.Writer) (int64, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "read                 %d leads, %d deals, %d lines left out\n", r.Leads, r.Deals, len(r.Problems))
	list(&b, r.Problems)
	fmt.Fprintf(&b, "partners             %s\n", r.Partners)
	fmt.Fprintf(&b, "clicks               %s\n", r.Clicks)
	fmt.Fprintf(&b, "lead conversions     %s\n", r.LeadConversions)
	fmt.Fprintf(&b, "sale conversions     %s\n", r.SaleConversions)
	fmt.Fprintf(&b, "refused              %d\n", len(r.Refused))
	list(&b, r.Refused)
	fmt.Fprintf(&b, "after the window     %d sales more than %d days after the click; whoever had bound the customer keeps the credit\n", r.Late, r.WindowDays)
	fmt.Fprintf(&b, "credited to nobody   %d\n", len(r.Uncredited))
	list(&b, r.Uncredited)
	for _, total := range r.Totals {
		fmt.Fprintf(&b, "%-20s %s in %d commissions\n", strings.ToLower(string(total.Status)), total.Amount, total.Count)
	}
	fmt.Fprintf(&b, "took                 %s\n", r.Took.Round(100*time.Millisecond))
	n, err := io.WriteString(w, b.String())
	return int64(n), err
}

// list prints the first lines, and how many more there are.
func list[T fmt.Stringer](b *strings.Builder, lines []T) {
	for i, line := range lines {
		if i == shown {
			fmt.Fprintf(b, "  … and %d more\n", len(lines)-shown)
			return
		}
		fmt.Fprintf(b, "  %s\n", line)
	}
}

// String returns "8000, all new" or the like.
func (c Count) String() string {
	switch all := c.New + c.Known; {
	case all == 0:
		return "0"
	case c.Known == 0:
		return fmt.Sprintf("%d, all new", all)
	case c.New == 0:
		return fmt.Sprintf("%d, all there before", all)
	default:
		return fmt.Sprintf("%d, %d new", all, c.New)
	}
}

// String says which conversion it is and why nobody has credit for it.
func (u Uncredited) String() string {
	why := map[attribution.Reason]string{
		attribution.ReasonNoTouch:         "no click of the customer is known",
		attribution.ReasonAfterConversion: "the customer's click came after it",
		attribution.ReasonOutsideWindow:   "the customer's click is older than the window",
		attribution.ReasonNotApproved:     "the partner was not approved at the click",
		attribution.ReasonBanned:          "the partner is banned",
	}
	reason := cmp.Or(why[u.TouchReason], why[u.Reason], string(cmp.Or(u.TouchReason, u.Reason)))
	return fmt.Sprintf("%s %s at %s: %s", u.Type, u.ExternalID, u.OccurredAt.Format(time.RFC3339), reason)
}
