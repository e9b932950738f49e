package importer

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/viewer"
)

// noon is when on its day a lead clicked: the files say the day only.
const noon = 12 * time.Hour

// OlistOptions say what to import.
type OlistOptions struct {
	Funnel Olist
	// Problems of reading the funnel, for the report.
	Problems []Problem
}

// ApplyOlist brings the funnel into the viewer's organization: the program
// "Olist" with its plan, a partner with a link per landing page, and per lead a
// click at noon UTC and a lead conversion a minute later, per deal a sale when it
// was won, in the order of time over both files. It asks for PROGRAM_MANAGE, and
// the use cases for what they need. A repetition changes nothing. Progress is
// written in lines; the report says what could not be credited, and why.
func (s *Service) ApplyOlist(ctx context.Context, o OlistOptions, progress io.Writer) (*Report, error) {
	if _, err := viewer.Require(ctx, viewer.ProgramManage); err != nil {
		return nil, err
	}
	began := s.clock.Now()
	since := o.Funnel.since()
	if since.IsZero() {
		return nil, fmt.Errorf("the files hold no lead and no deal that makes sense, %d problems", len(o.Problems))
	}
	report := &Report{Leads: len(o.Funnel.Leads), Deals: len(o.Funnel.Deals), Problems: o.Problems}
	p, err := s.olistProgram(ctx, since)
	if err != nil {
		return nil, err
	}
	report.ProgramID, report.WindowDays, report.Late = p.ID, p.WindowDays, o.Funnel.late(p.WindowDays)
	say(progress, "program %s (%s), partners approved as of %s", p.Name, p.ID, since.Format(time.DateOnly))
	pages := o.Funnel.pages()
	links, made, err := s.olistLinks(ctx, p, pages, since, progress)
	if err != nil {
		return nil, err
	}
	report.Partners = Count{New: made, Known: len(pages) - made}
	say(progress, "partners: %d, %d of them new", len(pages), made)
	clicks, err := s.olistClicks(ctx, o.Funnel.Leads, links, report, progress)
	if err != nil {
		return nil, err
	}
	if err := s.olistConversions(ctx, p, o.Funnel, clicks, report, progress); err != nil {
		return nil, err
	}
	if err := s.look(ctx, p, report); err != nil {
		return nil, err
	}
	report.Took = s.clock.Now().Sub(began)
	return report, nil
}

// olistClicks records the click of each lead and returns the click ids by lead.
func (s *Service) olistClicks(ctx context.Context, leads []OlistLead, links map[string]string, report *Report, progress io.Writer) (map[string]string, error) {
	clicks := make(map[string]string, len(leads))
	done := 0
	for part := range slices.Chunk(leads, batch) {
		past := make([]PastClick, len(part))
		for i, lead := range part {
			past[i] = PastClick{Key: "olist:" + lead.ID, LinkID: links[lead.PageID], OccurredAt: lead.Day.Add(noon)}
		}
		ids, recorded, err := s.clicks.RecordPast(ctx, past)
		if err != nil {
			return nil, failed("record clicks", err)
		}
		for i, lead := range part {
			clicks[lead.ID] = ids[i]
		}
		report.Clicks.New += recorded
		report.Clicks.Known += len(part) - recorded
		done += len(part)
		say(progress, "clicks: %d of %d", done, len(leads))
	}
	if report.Clicks.New > 0 {
		return clicks, s.measure(ctx)
	}
	return clicks, nil
}

// fact is a conversion with the line it comes from.
type fact struct {
	Conversion
	file string
	line int
}

// olistFacts are the conversions of the funnel in the order of time; of the same
// instant, leads come before deals.
func olistFacts(programID string, funnel Olist, clicks map[string]string) []fact {
	facts := make([]fact, 0, len(funnel.Leads)+len(funnel.Deals))
	for _, lead := range funnel.Leads {
		facts = append(facts, fact{Conversion{
			ProgramID: programID, Type: "lead", ExternalID: lead.ID, CustomerID: lead.ID, OccurredAt: lead.Day.Add(noon + time.Minute),
			Metadata: known(map[string]string{"origin": lead.Origin}), ClickID: clicks[lead.ID],
		}, OlistLeadsFile, lead.Line})
	}
	for _, deal := range funnel.Deals {
		facts = append(facts, fact{Conversion{
			ProgramID: programID, Type: "sale", ExternalID: deal.LeadID, CustomerID: deal.LeadID, OccurredAt: deal.WonAt,
			Amount:   &money.Input{Amount: deal.Revenue, CurrencyCode: string(olistCurrency)},
			Metadata: known(map[string]string{"lead_type": deal.LeadType, "segment": deal.Segment}),
		}, OlistDealsFile, deal.Line})
	}
	slices.SortStableFunc(facts, func(a, b fact) int {
		return cmp.Or(a.OccurredAt.Compare(b.OccurredAt), cmp.Compare(a.Type, b.Type))
	})
	return facts
}

// known leaves out what is empty.
func known(attributes map[string]string) map[string]string {
	for key, value := range attributes {
		if value == "" {
			delete(attributes, key)
		}
	}
	return attributes
}

func (s *Service) olistConversions(ctx context.Context, p *ent.Program, funnel Olist, clicks map[string]string, report *Report, progress io.Writer) error {
	facts := olistFacts(p.ID, funnel, clicks)
	done, measured := 0, 0
	for part := range slices.Chunk(facts, batch) {
		conversions := make([]Conversion, len(part))
		for i, one := range part {
			conversions[i] = one.Conversion
		}
		outcomes, err := s.conversions.RecordBatch(ctx, conversions)
		if err != nil {
			return failed("record conversions", err)
		}
		for i, outcome := range outcomes {
			report.add(part[i], outcome)
		}
		done += len(part)
		grown := report.LeadConversions.New + report.SaleConversions.New
		if grown > 2*measured {
			if err := s.measure(ctx); err != nil {
				return err
			}
			measured = grown
		}
		say(progress, "conversions: %d of %d, up to %s", done, len(facts), part[len(part)-1].OccurredAt.Format(time.DateOnly))
	}
	return nil
}

// measure has the database look at its tables. It plans by what it knew of
// them, and a table that an import fills was empty a moment ago: without this a
// PostgreSQL reads whole tables for each foreign key that it checks.
func (s *Service) measure(ctx context.Context) error {
	if _, err := s.client.ExecContext(ctx, "ANALYZE"); err != nil {
		return failed("measure the tables", err)
	}
	return nil
}

// say writes one line of progress. Whoever cannot read it misses nothing.
func say(progress io.Writer, format string, args ...any) {
	_, _ = fmt.Fprintf(progress, format+"\n", args...)
}
