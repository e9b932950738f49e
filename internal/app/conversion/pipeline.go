package conversion

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/ent/stage"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/metric"
	"github.com/rapporthq/rapport/internal/domain/money"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
)

// pipeline moves the customer's referral along (rules §6): the first credited
// lead opens one for the enrollment with the largest share, and a sale wins it.
func (w *work) pipeline(ctx context.Context, row *ent.Conversion, c *customer, d attribution.Decision) error {
	t := w.types[row.Type]
	if t == nil || (!t.IsLead && !t.IsSale) {
		return nil
	}
	stages, err := w.loadStages(ctx)
	if err != nil {
		return err
	}
	if t.IsLead && d.IsAttributed() && c.referral == nil {
		if first := firstOf(stages, domain.Open); first != nil {
			w.open(row, c, d, first)
		}
	}
	r := c.referral
	if !t.IsSale || r == nil || stageKind(stages, r.StageID) != domain.Open {
		return nil
	}
	if won := firstOf(stages, domain.Won); won != nil {
		return w.win(ctx, row, c, won)
	}
	return nil
}

// loadStages returns the program's stages in order, without archived ones.
func (k *knowledge) loadStages(ctx context.Context) ([]*ent.Stage, error) {
	if k.stages == nil {
		rows, err := k.client.Stage.Query().Where(stage.ProgramID(k.program.ID), stage.ArchivedAtIsNil()).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("load stages: %w", err)
		}
		slices.SortFunc(rows, func(a, b *ent.Stage) int {
			return cmp.Or(cmp.Compare(a.Position, b.Position), cmp.Compare(a.ID, b.ID))
		})
		k.stages = rows
	}
	return k.stages, nil
}

func firstOf(stages []*ent.Stage, kind domain.StageKind) *ent.Stage {
	if i := slices.IndexFunc(stages, func(s *ent.Stage) bool { return s.Kind == kind }); i >= 0 {
		return stages[i]
	}
	return nil
}

func stageKind(stages []*ent.Stage, id string) domain.StageKind {
	if i := slices.IndexFunc(stages, func(s *ent.Stage) bool { return s.ID == id }); i >= 0 {
		return stages[i].Kind
	}
	return ""
}

// open makes the referral.
func (w *work) open(row *ent.Conversion, c *customer, d attribution.Decision, first *ent.Stage) {
	e := w.enrollments[d.Credits[0].EnrollmentID]
	customerID := c.row.ID
	r := &referral{isNew: true, stageKey: first.Key, entered: map[string]bool{}, Referral: &ent.Referral{
		ID: w.newID("ref"), EnrollmentID: e.ID, PartnerID: e.PartnerID, CustomerID: &customerID,
		StageID: first.ID, Status: domain.Accepted, Source: sourceOf(row, d), Name: cut(c.label(), maxName),
		Company: c.row.Company, Email: c.row.Email, Country: c.row.Country,
		EmailKey: c.row.EmailKey, EmailDomain: c.row.EmailDomain, CompanyKey: c.row.CompanyKey, Currency: w.program.Currency,
		OpenedAt: row.OccurredAt, StageSince: row.OccurredAt,
	}}
	c.referral = r
	w.referrals = append(w.referrals, r)
	w.moved(r, nil, first, row.OccurredAt)
	w.enters(c, first, row.OccurredAt)
	w.note("referral.opened", r.ID, r.PartnerID)
}

// sourceOf says how the prospect came.
func sourceOf(row *ent.Conversion, d attribution.Decision) string {
	switch {
	case row.Source == SourceLanding:
		return SourceLanding
	case d.Kind == attribution.KindClick:
		return "LINK"
	case d.Kind == attribution.KindCode:
		return "CODE"
	case row.Source == SourceImport:
		return "IMPORT"
	default:
		return "API"
	}
}

// cut shortens a text to at most n characters.
func cut(s string, n int) string {
	if runes := []rune(s); len(runes) > n {
		return string(runes[:n])
	}
	return s
}

// win moves the referral to WON, with what it was worth.
func (w *work) win(ctx context.Context, row *ent.Conversion, c *customer, won *ent.Stage) error {
	r := c.referral
	if err := w.meet(ctx, []string{r.EnrollmentID}); err != nil {
		return err
	}
	stages, err := w.loadStages(ctx)
	if err != nil {
		return err
	}
	from := stages[slices.IndexFunc(stages, func(s *ent.Stage) bool { return s.ID == r.StageID })]
	amount := money.New(row.AmountMinor, row.Currency)
	closedAt := row.OccurredAt
	r.StageID, r.stageKey, r.StageSince, r.ClosedAt = won.ID, won.Key, row.OccurredAt, &closedAt
	r.EstimateMinor, r.Currency = &amount.Minor, amount.Currency
	if !r.isNew && !r.isChanged {
		r.isChanged = true
		w.referrals = append(w.referrals, r)
	}
	w.moved(r, from, won, row.OccurredAt)
	w.enters(c, won, row.OccurredAt)
	w.count(r.EnrollmentID, metric.Wins, row.OccurredAt, figure{count: 1})
	w.note("referral.won", r.ID, r.PartnerID)
	return nil
}

// moved notes a move between stages.
func (w *work) moved(r *referral, from, to *ent.Stage, at time.Time) {
	change := w.tx.StageChange.Create().
		SetCreatedAt(w.now).SetOrganizationID(w.viewer.OrganizationID).SetPartnerID(r.PartnerID).
		SetReferralID(r.ID).SetToStageID(to.ID).SetActor(w.viewer.Actor()).SetSide(domain.BySystem).SetOccurredAt(at)
	if from != nil {
		change.SetFromStageID(from.ID)
	}
	w.stageChanges = append(w.stageChanges, change)
}

// flushReferrals makes and moves referrals. Those that are moved are there, so that
// inserting them changes them instead: many in one statement.
func (w *work) flushReferrals(ctx context.Context) error {
	var fresh []*ent.ReferralCreate
	won := db.Insert{
		Table: entreferral.Table,
		Columns: []string{
			entreferral.FieldID, entreferral.FieldCreatedAt, entreferral.FieldOrganizationID, entreferral.FieldProgramID,
			entreferral.FieldPartnerID, entreferral.FieldEnrollmentID, entreferral.FieldStatus, entreferral.FieldSource,
			entreferral.FieldName, entreferral.FieldOpenedAt, entreferral.FieldStageID, entreferral.FieldStageSince,
			entreferral.FieldClosedAt, entreferral.FieldEstimateMinor, entreferral.FieldCurrency, entreferral.FieldCustomerID,
		},
		OnConflict: `("organization_id", "id") DO UPDATE SET ` + db.Excluded(entreferral.FieldStageID, entreferral.FieldStageSince,
			entreferral.FieldClosedAt, entreferral.FieldEstimateMinor, entreferral.FieldCurrency, entreferral.FieldCustomerID),
	}
	for _, r := range w.referrals {
		if r.isNew {
			fresh = append(fresh, w.tx.Referral.Create().
				SetID(r.ID).SetCreatedAt(w.now).SetOrganizationID(w.viewer.OrganizationID).SetProgramID(w.program.ID).
				SetPartnerID(r.PartnerID).SetEnrollmentID(r.EnrollmentID).SetNillableCustomerID(r.CustomerID).
				SetStageID(r.StageID).SetStatus(r.Status).SetSource(r.Source).SetName(r.Name).SetCompany(r.Company).
				SetEmail(r.Email).SetCountry(r.Country).
				SetEmailKey(r.EmailKey).SetEmailDomain(r.EmailDomain).SetCompanyKey(r.CompanyKey).SetNillableEstimateMinor(r.EstimateMinor).SetCurrency(r.Currency).
				SetOpenedAt(r.OpenedAt).SetStageSince(r.StageSince).SetNillableClosedAt(r.ClosedAt))
			continue
		}
		won.Rows = append(won.Rows, []any{
			r.ID, r.CreatedAt, w.viewer.OrganizationID, w.program.ID, r.PartnerID, r.EnrollmentID, string(r.Status), r.Source,
			r.Name, r.OpenedAt, r.StageID, r.StageSince.UTC(), orNull(r.ClosedAt), r.EstimateMinor, string(r.Currency), r.CustomerID,
		})
	}
	if err := won.Exec(ctx, w.tx); err != nil {
		return fmt.Errorf("move referrals: %w", err)
	}
	return inBulk(ctx, "referrals", fresh, w.tx.Referral.CreateBulk)
}
