package ledger

import (
	"context"
	"fmt"
	"slices"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/commissionchange"
	"github.com/rapporthq/rapport/ent/dispute"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/ledger"
)

// Row is a commission as the ledger knows it. heldFrom is where a row that is
// ON_HOLD was held (see HeldFrom), and payoutID the payout of one that is
// IN_PAYOUT or PAID; both are else empty.
func Row(row *ent.Commission, heldFrom ledger.State, payoutID string) ledger.Commission {
	c := ledger.Commission{
		ID: row.ID, ProgramID: row.ProgramID, EnrollmentID: row.EnrollmentID,
		Amount: row.Amount(), State: ledger.State(row.Status),
	}
	switch row.Status {
	case commission.StatusOnHold:
		c.HeldFrom = heldFrom
	case commission.StatusInPayout, commission.StatusPaid:
		c.PayoutID = payoutID
	case commission.StatusPending, commission.StatusApproved, commission.StatusRejected, commission.StatusReversed:
	}
	return c
}

// HeldFrom returns, for each of the rows that is ON_HOLD, the state it was held
// from: the last change that held it says so.
func HeldFrom(ctx context.Context, client *ent.Client, rows []*ent.Commission) (map[string]ledger.State, error) {
	var ids []string
	for _, row := range rows {
		if row.Status == commission.StatusOnHold {
			ids = append(ids, row.ID)
		}
	}
	out := map[string]ledger.State{}
	for part := range slices.Chunk(ids, chunk) {
		changes, err := client.CommissionChange.Query().
			Where(commissionchange.CommissionIDIn(part...), commissionchange.ToStatus(string(commission.StatusOnHold))).
			Order(ent.Asc(commissionchange.FieldCreatedAt), ent.Asc(commissionchange.FieldID)).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("load changes of held commissions: %w", err)
		}
		for _, change := range changes {
			out[change.CommissionID] = ledger.State(change.FromStatus)
		}
	}
	return out, nil
}

// account is the row as a value.
func account(row *ent.LedgerAccount) ledger.Account {
	a := ledger.Account{Kind: row.Kind, ProgramID: row.ProgramID, Currency: row.Currency}
	if row.EnrollmentID != nil {
		a.EnrollmentID = *row.EnrollmentID
	}
	if row.PayoutID != nil {
		a.PayoutID = *row.PayoutID
	}
	return a
}

// page is how many commissions Verify looks at together: transactions have no
// index by commission, so that each page reads them once.
const page = 5000

// pages calls with for the commissions of a program by id, a page at a time.
func pages(ctx context.Context, client *ent.Client, programID string, with func([]*ent.Commission) error) error {
	for last := ""; ; {
		rows, err := client.Commission.Query().
			Where(entcommission.ProgramID(programID), entcommission.IDGT(last)).
			Order(ent.Asc(entcommission.FieldID)).Limit(page).
			Select(
				entcommission.FieldProgramID, entcommission.FieldEnrollmentID, entcommission.FieldStatus,
				entcommission.FieldAmountMinor, entcommission.FieldCurrency, entcommission.FieldUnitKind,
			).All(ctx)
		if err != nil {
			return fmt.Errorf("load commissions: %w", err)
		}
		if len(rows) == 0 {
			return nil
		}
		if err := with(rows); err != nil {
			return err
		}
		last = rows[len(rows)-1].ID
	}
}

// OpenDisputes returns the open disputes of conversions, the first of each, by
// conversion: what is unpaid of them is ON_HOLD until they are decided.
func OpenDisputes(ctx context.Context, client *ent.Client, conversionIDs []string) (map[string]*ent.Dispute, error) {
	out := map[string]*ent.Dispute{}
	for part := range slices.Chunk(conversionIDs, chunk) {
		rows, err := client.Dispute.Query().Where(dispute.ConversionIDIn(part...), dispute.StatusEQ(commission.DisputeOpen)).
			Order(ent.Desc(dispute.FieldSequence)).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("look for open disputes: %w", err)
		}
		for _, row := range rows {
			out[row.ConversionID] = row
		}
	}
	return out, nil
}
