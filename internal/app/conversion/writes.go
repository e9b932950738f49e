package conversion

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	entcustomer "github.com/rapporthq/rapport/ent/customer"
	appledger "github.com/rapporthq/rapport/internal/app/ledger"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/ledger"
	"github.com/rapporthq/rapport/internal/event"
)

// writes is what a transaction will write, gathered so that many conversions
// take few statements. Rows that may still change before they are written are
// values, the others are builders.
type writes struct {
	customers       []*customer
	identifications []*ent.IdentificationCreate
	uses            []*ent.CodeUseCreate
	matches         []*ent.ReferralMatchCreate
	conversions     []*ent.Conversion
	refunds         []*ent.RefundCreate
	assignments     []*ent.AssignmentCreate
	decisions       []*ent.DecisionCreate
	credits         []*ent.CreditCreate
	bindings        []*ent.BindingCreate
	commissions     []*ent.Commission
	// isFresh are the ids of commissions that are made by this transaction.
	isFresh map[string]bool
	// isAtOnce are the ids of those that were approved when they were made.
	isAtOnce map[string]bool
	// heldFrom is where loaded rows that are ON_HOLD were held, and closedIDs are
	// the ids of loaded rows that become REVERSED.
	heldFrom     map[string]ledger.State
	closedIDs    []string
	changes      []*ent.CommissionChangeCreate
	postings     []ledger.Transaction
	referrals    []*referral
	stageChanges []*ent.StageChangeCreate
	idempotency  []*ent.IdempotencyCreate
	events       []event.Fact
	// reviews are opened by this transaction; to grownReviews something is added.
	reviews, grownReviews []*ent.FraudReview
	days                  map[dayKey]figure
	// affected are the enrollments whose tiers may move.
	affected map[string]bool
}

func newWrites() writes {
	return writes{
		isFresh: map[string]bool{}, isAtOnce: map[string]bool{}, heldFrom: map[string]ledger.State{}, days: map[dayKey]figure{}, affected: map[string]bool{},
	}
}

// bulker is ent's bulk create of any table.
type bulker interface {
	Exec(ctx context.Context) error
}

// inBulk writes rows in statements of a good length.
func inBulk[C any, B bulker](ctx context.Context, what string, rows []C, create func(...C) B) error {
	for part := range slices.Chunk(rows, chunk) {
		if err := create(part...).Exec(ctx); err != nil {
			return fmt.Errorf("write %s: %w", what, err)
		}
	}
	return nil
}

// flush writes everything, parents first, and has the tiers evaluated. It
// returns the conversions as saved, by id.
func (w *work) flush(ctx context.Context, tiers Tiers) (map[string]*ent.Conversion, error) {
	tx := w.tx
	if err := w.enterStages(ctx); err != nil {
		return nil, err
	}
	if err := w.reserve(ctx); err != nil {
		return nil, err
	}
	if err := w.holdReviewed(ctx); err != nil {
		return nil, err
	}
	if err := w.holdDisputed(ctx); err != nil {
		return nil, err
	}
	w.stamp()
	saved := make(map[string]*ent.Conversion, len(w.conversions))
	steps := []func() error{
		func() error { return w.flushCustomers(ctx) },
		func() error {
			return inBulk(ctx, "identifications", w.identifications, tx.Identification.CreateBulk)
		},
		func() error { return inBulk(ctx, "uses of codes", w.uses, tx.CodeUse.CreateBulk) },
		func() error { return inBulk(ctx, "matches with referrals", w.matches, tx.ReferralMatch.CreateBulk) },
		func() error { return w.flushConversions(ctx, saved) },
		func() error { return inBulk(ctx, "refunds", w.refunds, tx.Refund.CreateBulk) },
		func() error { return inBulk(ctx, "assignments", w.assignments, tx.Assignment.CreateBulk) },
		func() error { return inBulk(ctx, "decisions", w.decisions, tx.Decision.CreateBulk) },
		func() error { return inBulk(ctx, "credits", w.credits, tx.Credit.CreateBulk) },
		func() error { return inBulk(ctx, "bindings", w.bindings, tx.Binding.CreateBulk) },
		func() error { return w.flushReviews(ctx) },
		func() error { return w.flushCommissions(ctx) },
		func() error {
			return inBulk(ctx, "changes of commissions", w.changes, tx.CommissionChange.CreateBulk)
		},
		func() error { return appledger.Post(ctx, tx, w.now, w.postings...) },
		func() error { return w.flushReferrals(ctx) },
		func() error { return inBulk(ctx, "moves of referrals", w.stageChanges, tx.StageChange.CreateBulk) },
		func() error { return w.flushRollups(ctx) },
		func() error { return inBulk(ctx, "idempotency keys", w.idempotency, tx.Idempotency.CreateBulk) },
		func() error { return event.RecordAll(ctx, tx, w.now, w.events) },
		func() error { return w.evaluate(ctx, tiers) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return saved, nil
}

// stamp gives everything one instant, the last at which the clock was read:
// rows may have been locked, and have changed before, since the first.
func (w *work) stamp() {
	for _, c := range w.identifications {
		c.SetCreatedAt(w.now)
	}
	for _, c := range w.refunds {
		c.SetCreatedAt(w.now)
	}
	for _, c := range w.assignments {
		c.SetCreatedAt(w.now)
	}
	for _, c := range w.decisions {
		c.SetCreatedAt(w.now)
	}
	for _, c := range w.changes {
		c.SetCreatedAt(w.now)
	}
	for _, c := range w.commissions {
		// What is approved at once is released then.
		if w.isAtOnce[c.ID] {
			c.ReleaseAt = w.now
		}
	}
}

// evaluate has the tiers of all affected enrollments evaluated.
func (w *work) evaluate(ctx context.Context, tiers Tiers) error {
	if len(w.affected) == 0 {
		return nil
	}
	if err := tiers.Evaluate(ctx, w.tx, w.program.ID, slices.Sorted(maps.Keys(w.affected)), w.now); err != nil {
		return fmt.Errorf("evaluate tiers: %w", err)
	}
	return nil
}

// flushCustomers makes new customers and completes known ones. These are there, so
// that inserting them changes them instead: many in one statement.
func (w *work) flushCustomers(ctx context.Context) error {
	var fresh []*ent.CustomerCreate
	known := db.Insert{
		Table: entcustomer.Table,
		Columns: []string{
			entcustomer.FieldID, entcustomer.FieldCreatedAt, entcustomer.FieldOrganizationID, entcustomer.FieldProgramID,
			entcustomer.FieldExternalID, entcustomer.FieldEmail, entcustomer.FieldName, entcustomer.FieldCompany,
			entcustomer.FieldCountry, entcustomer.FieldEmailKey, entcustomer.FieldEmailDomain, entcustomer.FieldCompanyKey,
			entcustomer.FieldMetadata,
		},
		OnConflict: `("organization_id", "id") DO UPDATE SET ` + db.Excluded(entcustomer.FieldEmail, entcustomer.FieldName,
			entcustomer.FieldCompany, entcustomer.FieldCountry, entcustomer.FieldEmailKey, entcustomer.FieldEmailDomain,
			entcustomer.FieldCompanyKey, entcustomer.FieldMetadata),
	}
	for _, c := range w.customers {
		row := c.row
		if c.isNew {
			create := w.tx.Customer.Create().
				SetID(row.ID).SetCreatedAt(w.now).SetOrganizationID(w.viewer.OrganizationID).SetProgramID(w.program.ID).
				SetExternalID(row.ExternalID).SetEmail(row.Email).SetName(row.Name).SetCompany(row.Company).SetCountry(row.Country).
				SetEmailKey(row.EmailKey).SetEmailDomain(row.EmailDomain).SetCompanyKey(row.CompanyKey)
			if row.Metadata != nil {
				create.SetMetadata(row.Metadata)
			}
			fresh = append(fresh, create)
			continue
		}
		metadata, err := jsonOrNull(row.Metadata)
		if err != nil {
			return err
		}
		known.Rows = append(known.Rows, []any{
			row.ID, row.CreatedAt, w.viewer.OrganizationID, w.program.ID, row.ExternalID,
			row.Email, row.Name, row.Company, row.Country, row.EmailKey, row.EmailDomain, row.CompanyKey, metadata,
		})
	}
	if err := known.Exec(ctx, w.tx); err != nil {
		return fmt.Errorf("complete customers: %w", err)
	}
	return inBulk(ctx, "customers", fresh, w.tx.Customer.CreateBulk)
}

// jsonOrNull is what ent writes of a map.
func jsonOrNull(m map[string]string) (any, error) {
	if m == nil {
		return nil, nil //nolint:nilnil // NULL
	}
	data, err := json.Marshal(m)
	if err != nil {
		return nil, fmt.Errorf("write metadata: %w", err)
	}
	return json.RawMessage(data), nil
}

// flushConversions writes the facts and fills saved.
func (w *work) flushConversions(ctx context.Context, saved map[string]*ent.Conversion) error {
	for part := range slices.Chunk(w.conversions, chunk) {
		rows := make([]*ent.ConversionCreate, len(part))
		for i, c := range part {
			rows[i] = w.tx.Conversion.Create().
				SetID(c.ID).SetCreatedAt(w.now).SetOrganizationID(w.viewer.OrganizationID).SetProgramID(w.program.ID).
				SetCustomerID(c.CustomerID).SetType(c.Type).SetExternalID(c.ExternalID).SetOccurredAt(c.OccurredAt).
				SetAmountMinor(c.AmountMinor).SetCurrency(c.Currency).SetNillableTaxMinor(c.TaxMinor).
				SetNillableShippingMinor(c.ShippingMinor).SetNillableDiscountMinor(c.DiscountMinor).
				SetCode(c.Code).SetClickID(c.ClickID).SetVisitorID(c.VisitorID).
				SetNillableProgramMinor(c.ProgramMinor).SetRate(c.Rate).SetRateDay(c.RateDay).SetRateSource(c.RateSource).
				SetFingerprint(c.Fingerprint).
				SetSource(c.Source).SetSequence(c.Sequence).SetOrdinal(c.Ordinal)
			if c.Occasion != "" {
				rows[i].SetOccasion(c.Occasion).SetNillableMinutes(c.Minutes)
			}
			if c.Items != nil {
				rows[i].SetItems(c.Items)
			}
			if c.Metadata != nil {
				rows[i].SetMetadata(c.Metadata)
			}
		}
		list, err := w.tx.Conversion.CreateBulk(rows...).Save(ctx)
		if err != nil {
			return fmt.Errorf("write conversions: %w", err)
		}
		for _, row := range list {
			saved[row.ID] = row
		}
	}
	return nil
}

// flushCommissions writes the rows as they stand at the end.
func (w *work) flushCommissions(ctx context.Context) error {
	rows := make([]*ent.CommissionCreate, len(w.commissions))
	for i, c := range w.commissions {
		rows[i] = w.tx.Commission.Create().
			SetID(c.ID).SetCreatedAt(w.now).SetOrganizationID(w.viewer.OrganizationID).SetPartnerID(c.PartnerID).
			SetProgramID(w.program.ID).SetEnrollmentID(c.EnrollmentID).SetNillableConversionID(c.ConversionID).
			SetNillableCustomerID(c.CustomerID).SetNillableIncentiveID(c.IncentiveID).SetIncentiveKey(c.IncentiveKey).
			SetNillableOriginalID(c.OriginalID).SetNillableRefundID(c.RefundID).SetNillableSourceID(c.SourceID).
			SetPeriod(c.Period).SetPart(c.Part).SetNillableProgramMinor(c.ProgramMinor).
			SetUnitKind(c.UnitKind).SetUnitName(c.UnitName).SetUnitQuantity(c.UnitQuantity).
			SetConversionType(c.ConversionType).SetCustomerLabel(c.CustomerLabel).
			SetKind(c.Kind).SetStatus(c.Status).SetAmountMinor(c.AmountMinor).SetCurrency(c.Currency).
			SetOccurredAt(c.OccurredAt).SetReleaseAt(c.ReleaseAt).SetStatusSince(w.now).
			SetExplanation(c.Explanation).SetStatusReason(c.StatusReason).SetSequence(c.Sequence)
	}
	if len(w.closedIDs) > 0 {
		err := w.tx.Commission.Update().Where(entcommission.IDIn(w.closedIDs...)).
			SetStatus(commission.StatusReversed).SetStatusSince(w.now).ClearStatusReason().Exec(ctx)
		if err != nil {
			return fmt.Errorf("close commissions: %w", err)
		}
	}
	return inBulk(ctx, "commissions", rows, w.tx.Commission.CreateBulk)
}
