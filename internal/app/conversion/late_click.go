package conversion

import (
	"context"
	"fmt"
	"time"

	"github.com/rapporthq/rapport/ent"
	entcustomer "github.com/rapporthq/rapport/ent/customer"
	"github.com/rapporthq/rapport/ent/identification"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/viewer"
)

// Clicks are on their way into the database for a moment.
type Clicks interface {
	// Settle waits until those that were made before are there.
	Settle(ctx context.Context) error
}

// patience is how long a conversion waits for clicks at most: what comes later is
// decided by DecideLate.
const patience = 2 * time.Second

// settle waits for the clicks that were made before. That it waited in vain is no
// error.
func (s *Service) settle(ctx context.Context) {
	if s.clicks == nil {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	_ = s.clicks.Settle(ctx)
}

// DecideLate decides the unattributed conversions of customers again, because
// clicks of theirs came into the database after them: a repeated identification
// of the browser says since when they are known (rules §2.6). It asks for
// CONVERSION_RECORD. A customer that is not there, or was never identified, is
// passed over.
func (s *Service) DecideLate(ctx context.Context, programID string, customerIDs []string) error {
	if _, err := viewer.Require(ctx, viewer.ConversionRecord); err != nil {
		return err
	}
	for _, id := range customerIDs {
		err := db.InTx(ctx, s.client, func(tx *ent.Tx) error { return s.decideLate(ctx, tx, programID, id) }, db.Repeatable())
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) decideLate(ctx context.Context, tx *ent.Tx, programID, customerID string) error {
	w, err := begin(ctx, tx, s.clock, programID, 0, "programId")
	if err != nil {
		return err
	}
	person, err := tx.Customer.Query().Where(entcustomer.ID(customerID), entcustomer.ProgramID(programID)).Only(ctx)
	if ent.IsNotFound(err) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("load the customer: %w", err)
	}
	last, err := tx.Identification.Query().Where(identification.CustomerID(customerID)).
		Order(ent.Desc(identification.FieldSequence)).First(ctx)
	if ent.IsNotFound(err) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("load the identification: %w", err)
	}
	r := &recording{work: w}
	i := &item{content: content{
		ProgramID: programID, Customer: customerContent{ExternalID: person.ExternalID},
		VisitorID: last.VisitorID, ClickID: last.ClickID,
	}}
	if err := r.load(ctx, []*item{i}); err != nil {
		return err
	}
	c := r.byExternalID[person.ExternalID]
	if err := r.loadOpen(ctx, c); err != nil || len(c.open) == 0 {
		return err
	}
	if err := r.identifiedAgain(ctx, c, last.VisitorID, last.ClickID, last.OccurredAt, r.clicks); err != nil {
		return err
	}
	_, err = r.flush(ctx, s.tiers)
	return err
}
