package conversion

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/viewer"
)

// IdentifyInput says that a browser turned out to be a customer.
type IdentifyInput struct {
	ProgramID string
	Customer  CustomerInput
	// ClickID or VisitorID is needed; both may be given.
	ClickID, VisitorID *string
	// OccurredAt is now if nil.
	OccurredAt *time.Time
}

// Identified is what identifying did.
type Identified struct {
	Customer *ent.Customer
	// Attributed are the conversions that nobody had credit for and that
	// somebody has now, in the order in which they were recorded.
	Attributed []*ent.Conversion
}

// Validate returns every mistake that can be seen in the input alone.
func (in IdentifyInput) Validate() error {
	_, errs := in.read()
	return errs.OrNil()
}

func (in IdentifyInput) read() (content, apperr.Errors) {
	r := &reader{}
	r.required(in.ProgramID, maxID, "input", "programId")
	c := content{
		ProgramID: in.ProgramID, Customer: r.customer(in.Customer), OccurredAt: normal(in.OccurredAt),
		ClickID:   strings.TrimSpace(r.optional(in.ClickID, maxID, "input", "clickId")),
		VisitorID: strings.TrimSpace(r.optional(in.VisitorID, maxID, "input", "visitorId")),
	}
	if c.ClickID == "" && c.VisitorID == "" {
		r.errs.Add(apperr.Blank, "Give the click id or the visitor id.", "input", "clickId")
	}
	return c, r.errs
}

// Identify records that a browser is a customer, makes or completes the
// customer, and decides the customer's unattributed conversions again as of
// their own instants (rules §2.6). What is known already changes nothing. It
// asks for CONVERSION_RECORD. User errors: those of Validate; NOT_FOUND for the
// program, TOO_LARGE for an instant more than 5 minutes in the future, TOO_LONG
// for too many attributes, WRONG_STATE for an archived program.
func (s *Service) Identify(ctx context.Context, in IdentifyInput) (*Identified, error) {
	if _, err := viewer.Require(ctx, viewer.ConversionRecord); err != nil {
		return nil, err
	}
	content, errs := in.read()
	if len(errs) > 0 {
		return nil, errs
	}
	s.settle(ctx)
	var out *Identified
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		w, err := begin(ctx, tx, s.clock, content.ProgramID, 1, "input", "programId")
		if err != nil {
			return err
		}
		if err := w.live("input", "programId"); err != nil {
			return err
		}
		r := &recording{work: w}
		if out, err = r.identify(ctx, &item{content: content}, s.tiers); err != nil {
			return err
		}
		out.Customer = out.Customer.Unwrap()
		for i := range out.Attributed {
			out.Attributed[i] = out.Attributed[i].Unwrap()
		}
		return nil
	}, db.Repeatable())
	if err != nil {
		return nil, err
	}
	return out, nil
}

func (r *recording) identify(ctx context.Context, i *item, tiers Tiers) (*Identified, error) {
	if err := r.load(ctx, []*item{i}); err != nil {
		return nil, err
	}
	at := r.now
	if i.OccurredAt != nil {
		at = *i.OccurredAt
	}
	var errs apperr.Errors
	if at.After(r.now.Add(future)) {
		errs.Add(apperr.TooLarge, "An identification cannot occur more than 5 minutes in the future.", "input", "occurredAt")
	}
	if c := r.byExternalID[i.Customer.ExternalID]; c != nil {
		errs = append(errs, c.refuses(i.Customer)...)
	}
	if len(errs) > 0 {
		return nil, errs
	}
	c := r.customer(i.Customer)
	if !c.knows(i.VisitorID, i.ClickID) {
		r.note("customer.identified", c.row.ID, "")
	}
	if err := r.identified(ctx, c, i.VisitorID, i.ClickID, at, r.clicks); err != nil {
		return nil, err
	}
	if _, err := r.flush(ctx, tiers); err != nil {
		return nil, err
	}
	row, err := r.client.Customer.Get(ctx, c.row.ID)
	if err != nil {
		return nil, fmt.Errorf("load the customer: %w", err)
	}
	attributed, err := r.client.Conversion.Query().Where(conversion.IDIn(r.attributed...)).
		Order(ent.Asc(conversion.FieldSequence)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load the attributed conversions: %w", err)
	}
	return &Identified{Customer: row, Attributed: attributed}, nil
}
