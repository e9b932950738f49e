package report

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"entgo.io/ent/dialect/sql"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/ent/credit"
	"github.com/rapporthq/rapport/ent/decision"
	"github.com/rapporthq/rapport/internal/domain/engagement"
	"github.com/rapporthq/rapport/internal/viewer"
)

// mostOccasions is how many occasions one list holds.
const mostOccasions = 50

// Occasion is a webinar or another event, with its figures.
type Occasion struct {
	Name string
	// FirstAt and LastAt are when the first and the last fact about it happened.
	FirstAt, LastAt time.Time
	Figures         engagement.Figures
	// Partners are those with credit for some of it, the most registrations first.
	Partners []OccasionPartner
}

// OccasionPartner is what came by one partner.
type OccasionPartner struct {
	EnrollmentID string
	Figures      engagement.Figures
}

// Occasions returns the latest occasions of a program, at most 50, whose names
// contain search. Members see all of them with REPORT_READ, a partner those that it
// has credit for, and its own figures only.
func (s *Service) Occasions(ctx context.Context, programID string, search *string) ([]Occasion, error) {
	return s.occasions(ctx, programID, func(q *sql.Selector) {
		if search != nil && strings.TrimSpace(*search) != "" {
			q.Where(sql.ContainsFold(q.C(conversion.FieldOccasion), strings.TrimSpace(*search)))
		}
	})
}

// Occasion returns one occasion by its name; nil if there is none that the viewer
// may see.
func (s *Service) Occasion(ctx context.Context, programID, name string) (*Occasion, error) {
	found, err := s.occasions(ctx, programID, func(q *sql.Selector) { q.Where(sql.EQ(q.C(conversion.FieldOccasion), name)) })
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return &found[0], nil
}

// occasionRow is one occasion, or one partner's part of it.
type occasionRow struct {
	Occasion     string  `json:"occasion"`
	EnrollmentID string  `json:"enrollment_id"`
	FirstAt      instant `json:"first_at"`
	LastAt       instant `json:"last_at"`
	Registered   int     `json:"registered"`
	Attended     int     `json:"attended"`
	Either       int     `json:"either_of_both"`
	Minutes      int     `json:"minutes"`
	Timed        int     `json:"timed"`
	Engaged      int     `json:"engaged"`
}

func (r occasionRow) figures() engagement.Figures {
	return engagement.Figures{
		RegistrationCount: r.Registered, AttendanceCount: r.Attended, EitherCount: r.Either,
		Minutes: r.Minutes, TimedCount: r.Timed, EngagementCount: r.Engaged,
	}
}

func (s *Service) occasions(ctx context.Context, programID string, which func(*sql.Selector)) ([]Occasion, error) {
	if err := reader(ctx, viewer.ReportRead); err != nil {
		return nil, err
	}
	ofPartner := ""
	if v := viewer.From(ctx); v.Kind == viewer.Partner {
		ofPartner = v.PartnerID
	}
	var rows []occasionRow
	err := s.aboutOccasions(programID).Modify(which, func(q *sql.Selector) {
		if ofPartner != "" {
			credited(q, ofPartner)
		}
		selectFigures(q)
		q.OrderBy(sql.Desc("last_at"), "occasion").Limit(mostOccasions)
	}).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("sum occasions: %w", err)
	}
	out, names, at := make([]Occasion, len(rows)), make([]any, len(rows)), map[string]int{}
	for i, row := range rows {
		out[i] = Occasion{Name: row.Occasion, FirstAt: row.FirstAt.Time, LastAt: row.LastAt.Time, Figures: row.figures()}
		names[i], at[row.Occasion] = row.Occasion, i
	}
	if len(rows) == 0 {
		return out, nil
	}
	var parts []occasionRow
	err = s.aboutOccasions(programID).Modify(func(q *sql.Selector) {
		c := credited(q, ofPartner)
		q.Where(sql.In(q.C(conversion.FieldOccasion), names...))
		selectFigures(q, c.C(credit.FieldEnrollmentID))
	}).Scan(ctx, &parts)
	if err != nil {
		return nil, fmt.Errorf("sum occasions by partner: %w", err)
	}
	for _, row := range parts {
		of := &out[at[row.Occasion]]
		of.Partners = append(of.Partners, OccasionPartner{EnrollmentID: row.EnrollmentID, Figures: row.figures()})
	}
	for _, one := range out {
		slices.SortFunc(one.Partners, func(a, b OccasionPartner) int {
			return cmp.Or(
				cmp.Compare(b.Figures.RegistrationCount, a.Figures.RegistrationCount),
				cmp.Compare(b.Figures.AttendanceCount, a.Figures.AttendanceCount), cmp.Compare(a.EnrollmentID, b.EnrollmentID),
			)
		})
	}
	return out, nil
}

func (s *Service) aboutOccasions(programID string) *ent.ConversionQuery {
	return s.client.Conversion.Query().Where(conversion.ProgramID(programID), conversion.OccasionNotNil(),
		conversion.TypeIn(engagement.Registration, engagement.Attendance, engagement.Engagement))
}

// credited keeps the conversions that a partner, or any, has credit for by the
// decision with the highest revision, once per credit.
func credited(q *sql.Selector, partnerID string) *sql.SelectTable {
	c, d, later := sql.Table(credit.Table).As("credited"), sql.Table(decision.Table).As("held"), sql.Table(decision.Table).As("later")
	q.Join(c).OnP(sql.And(
		sql.ColumnsEQ(c.C(credit.FieldOrganizationID), q.C(conversion.FieldOrganizationID)),
		sql.ColumnsEQ(c.C(credit.FieldConversionID), q.C(conversion.FieldID)),
	))
	q.Join(d).OnP(sql.And(
		sql.ColumnsEQ(d.C(decision.FieldOrganizationID), c.C(credit.FieldOrganizationID)),
		sql.ColumnsEQ(d.C(decision.FieldID), c.C(credit.FieldDecisionID)),
	))
	q.Where(sql.NotExists(sql.Dialect(q.Dialect()).Select(later.C(decision.FieldID)).From(later).Where(sql.And(
		sql.ColumnsEQ(later.C(decision.FieldOrganizationID), d.C(decision.FieldOrganizationID)),
		sql.ColumnsEQ(later.C(decision.FieldConversionID), d.C(decision.FieldConversionID)),
		sql.ColumnsGT(later.C(decision.FieldRevision), d.C(decision.FieldRevision)),
	))))
	if partnerID != "" {
		q.Where(sql.EQ(c.C(credit.FieldPartnerID), partnerID))
	}
	return c
}

// selectFigures sums by occasion, and by another column if one is given.
func selectFigures(q *sql.Selector, enrollment ...string) {
	kind, customer, minutes := q.C(conversion.FieldType), q.C(conversion.FieldCustomerID), q.C(conversion.FieldMinutes)
	isType := func(types ...string) string { return kind + " IN ('" + strings.Join(types, "', '") + "')" }
	customers := func(when string) string { return "COUNT(DISTINCT CASE WHEN " + when + " THEN " + customer + " END)" }
	attended := isType(engagement.Attendance)
	keys := append([]string{q.C(conversion.FieldOccasion)}, enrollment...)
	q.Select(append(slices.Clone(keys),
		sql.As(sql.Min(q.C(conversion.FieldOccurredAt)), "first_at"), sql.As(sql.Max(q.C(conversion.FieldOccurredAt)), "last_at"),
		sql.As(customers(isType(engagement.Registration)), "registered"), sql.As(customers(attended), "attended"),
		sql.As(customers(isType(engagement.Registration, engagement.Attendance)), "either_of_both"),
		sql.As(wholeOf("CASE WHEN "+attended+" THEN "+minutes+" END"), "minutes"),
		sql.As(customers(attended+" AND "+minutes+" IS NOT NULL"), "timed"),
		sql.As("COUNT(CASE WHEN "+isType(engagement.Engagement)+" THEN 1 END)", "engaged"),
	)...).GroupBy(keys...)
}
