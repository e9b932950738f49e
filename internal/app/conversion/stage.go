package conversion

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/conversion"
	entcustomer "github.com/rapporthq/rapport/ent/customer"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/money"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/viewer"
)

// entry is a referral that entered a stage, with what it was worth then.
type entry struct {
	customer *customer
	stage    *ent.Stage
	at       time.Time
	amount   *money.Money
}

// isStage reports whether the conversion says that a referral entered a stage;
// its external id is then the referral's id.
func isStage(row *ent.Conversion) bool { return row.Source == SourceStage }

// EnterStage is to be called in the transaction in which somebody moved a
// referral to a stage: it records the conversion `stage:<key>` once per referral
// (rules §6), credited to the referral's partner, with what follows from it. A
// referral without a customer gets one made of the prospect, whose external id is
// the referral's id. It asks for no permission: that is the caller's.
func (s *Service) EnterStage(ctx context.Context, tx *ent.Tx, r *ent.Referral, to *ent.Stage, at time.Time) error {
	// What follows is the program's own: a partner who moves a referral neither
	// reads its budgets nor writes its facts.
	if v := viewer.From(ctx); v.Kind == viewer.Partner {
		ctx = viewer.With(ctx, viewer.NewSystem(v.OrganizationID))
	}
	w, err := begin(ctx, tx, s.clock, r.ProgramID, 0)
	if err != nil {
		return err
	}
	c, err := w.prospect(ctx, r, to, at)
	if err != nil {
		return err
	}
	w.enters(c, to, at)
	if len(w.entries) == 0 {
		return nil
	}
	if _, err := w.flush(ctx, s.tiers); err != nil {
		return err
	}
	if r.CustomerID != nil {
		return nil
	}
	if err := tx.Referral.UpdateOneID(r.ID).SetCustomerID(c.row.ID).Exec(ctx); err != nil {
		return fmt.Errorf("name the referral's customer: %w", err)
	}
	return nil
}

// prospect is the referral's customer with everything an answer needs; one made
// of the prospect if there is none.
func (w *work) prospect(ctx context.Context, r *ent.Referral, on *ent.Stage, at time.Time) (*customer, error) {
	w.since = at.Add(-memory)
	if r.CustomerID != nil {
		all, err := w.loadWhole(ctx, []string{*r.CustomerID}, []string{r.EnrollmentID})
		if err != nil {
			return nil, err
		}
		return all[*r.CustomerID], nil
	}
	row, err := w.client.Customer.Query().Where(entcustomer.ProgramID(w.program.ID), entcustomer.ExternalID(r.ID)).Only(ctx)
	var c *customer
	switch {
	case err == nil:
		all, err := w.loadWhole(ctx, []string{row.ID}, nil)
		if err != nil {
			return nil, err
		}
		c = all[row.ID]
	case ent.IsNotFound(err):
		c = newCustomer(&ent.Customer{
			ID: w.newID("cus"), CreatedAt: w.now, ExternalID: r.ID, Email: r.Email, Name: r.Name, Company: r.Company, Country: r.Country,
		})
		c.isNew, c.isOpenLoaded, c.isListed = true, true, true
		w.customers = append(w.customers, c)
	default:
		return nil, fmt.Errorf("look for the referral's customer: %w", err)
	}
	c.referral = &referral{Referral: r, stageKey: on.Key, entered: map[string]bool{}}
	if err := w.loadEntered(ctx, []*referral{c.referral}); err != nil {
		return nil, err
	}
	return c, w.meet(ctx, []string{r.EnrollmentID})
}

// loadEntered finds the stages that referrals entered before.
func (k *knowledge) loadEntered(ctx context.Context, list []*referral) error {
	byID := make(map[string]*referral, len(list))
	ids := make([]string, len(list))
	for i, r := range list {
		byID[r.ID], ids[i] = r, r.ID
	}
	if len(ids) == 0 {
		return nil
	}
	stages, err := k.loadStages(ctx)
	if err != nil {
		return err
	}
	types := make([]string, len(stages))
	for i, one := range stages {
		types[i] = domain.ConversionType(one.Key)
	}
	for part := range slices.Chunk(ids, chunk) {
		rows, err := k.client.Conversion.Query().Where(conversion.ProgramID(k.program.ID), conversion.TypeIn(types...),
			conversion.ExternalIDIn(part...)).Select(conversion.FieldType, conversion.FieldExternalID).All(ctx)
		if err != nil {
			return fmt.Errorf("load the stages that referrals entered: %w", err)
		}
		for _, row := range rows {
			byID[row.ExternalID].entered[row.Type] = true
		}
	}
	return nil
}

// enters remembers that the customer's referral entered a stage, unless it did
// before. The fact takes its number when the one that caused it is complete, so
// that a replay meets them in this order.
func (w *work) enters(c *customer, to *ent.Stage, at time.Time) {
	r, key := c.referral, domain.ConversionType(to.Key)
	if r.entered[key] {
		return
	}
	r.entered[key] = true
	one := entry{customer: c, stage: to, at: at}
	if r.EstimateMinor != nil {
		amount := money.New(*r.EstimateMinor, r.Currency)
		one.amount = &amount
	}
	w.entries = append(w.entries, one)
}

// enterStages records the facts that enters remembered.
func (w *work) enterStages(ctx context.Context) error {
	for len(w.entries) > 0 {
		one := w.entries[0]
		w.entries = w.entries[1:]
		if err := w.enterStage(ctx, one); err != nil {
			return fmt.Errorf("enter a stage: %w", err)
		}
	}
	return nil
}

func (w *work) enterStage(ctx context.Context, e entry) error {
	c, r := e.customer, e.customer.referral
	row, err := w.stageConversion(ctx, e)
	if err != nil {
		return err
	}
	w.conversions, w.isNew[row.ID], w.brought[r.ID] = append(w.conversions, row), true, r.EnrollmentID
	if err := w.meet(ctx, []string{r.EnrollmentID}); err != nil {
		return err
	}
	// Conditions ask for the stage that was entered; the referral may be further.
	now := r.stageKey
	r.stageKey = e.stage.Key
	q := question{fact: row, customer: c, known: w.known(row.Sequence)}
	a, err := w.answer(ctx, q)
	r.stageKey = now
	if err != nil {
		return err
	}
	c.note(row.OccurredAt.UTC())
	if err := w.settle(ctx, &standing{row: row}, q, a, nil, w.cause(row.Sequence)); err != nil {
		return err
	}
	w.note("conversion.recorded", row.ID, "")
	return nil
}

// stageConversion makes the fact.
func (w *work) stageConversion(ctx context.Context, e entry) (*ent.Conversion, error) {
	row := &ent.Conversion{
		ID: w.newID("cnv"), CreatedAt: w.now, ProgramID: w.program.ID, CustomerID: e.customer.row.ID,
		Type: domain.ConversionType(e.stage.Key), ExternalID: e.customer.referral.ID, OccurredAt: e.at,
		Currency: w.program.Currency, Source: SourceStage, Sequence: w.next(),
	}
	if e.amount != nil {
		row.AmountMinor, row.Currency = e.amount.Minor, e.amount.Currency
	}
	var err error
	row.Fingerprint, err = db.Fingerprint(content{
		ProgramID: row.ProgramID, Type: row.Type, ExternalID: row.ExternalID,
		Customer: customerContent{ExternalID: e.customer.row.ExternalID}, Amount: e.amount,
	})
	if err != nil {
		return nil, err
	}
	if err := w.convert(ctx, row); err != nil {
		return nil, err
	}
	row.Ordinal, err = w.ordinal(ctx, e.customer, row)
	return row, err
}

// referralOf is the referral of which the conversion says that it entered a
// stage; nil for all others.
func (k *knowledge) referralOf(ctx context.Context, q question) (*attribution.Referral, error) {
	if !isStage(q.fact) {
		return nil, nil //nolint:nilnil // There is none, and that is no error.
	}
	id := q.fact.ExternalID
	if err := k.loadBrought(ctx, []string{id}); err != nil {
		return nil, err
	}
	by := k.brought[id]
	if err := k.meet(ctx, []string{by}); err != nil {
		return nil, err
	}
	return &attribution.Referral{ID: id, EnrollmentID: by, Banned: k.isBanned(by, q)}, nil
}

// loadBrought finds out who brought referrals.
func (k *knowledge) loadBrought(ctx context.Context, referralIDs []string) error {
	for part := range slices.Chunk(missingFrom(k.brought, referralIDs), chunk) {
		rows, err := k.client.Referral.Query().Where(entreferral.IDIn(part...), entreferral.ProgramID(k.program.ID)).
			Select(entreferral.FieldID, entreferral.FieldEnrollmentID).All(ctx)
		if err != nil {
			return fmt.Errorf("load who brought referrals: %w", err)
		}
		for _, row := range rows {
			k.brought[row.ID] = row.EnrollmentID
		}
	}
	return nil
}
