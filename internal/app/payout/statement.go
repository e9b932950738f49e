package payout

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/incentive"
	"github.com/rapporthq/rapport/ent/payoutline"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/money"
	domain "github.com/rapporthq/rapport/internal/domain/payout"
	"github.com/rapporthq/rapport/internal/viewer"
)

// StatementForm is a form of a statement.
type StatementForm string

// The forms.
const (
	// FormPage is a page to read and print.
	FormPage StatementForm = "HTML"
	// FormPDF is a file to keep.
	FormPDF StatementForm = "PDF"
)

// Values lists the forms.
func (StatementForm) Values() []string { return []string{string(FormPage), string(FormPDF)} }

// Languages lists the languages in which statements are written; the first is
// used for others.
func Languages() []string { return []string{"en", "de"} }

// Statement writes the statement of a payout to w. Members need PAYOUT_READ; a
// partner's people see their own. Missing is apperr.ErrNotFound.
func (s *Service) Statement(ctx context.Context, payoutID string, form StatementForm, language string, w io.Writer) error {
	if _, err := requireEither(ctx, viewer.PayoutRead, viewer.OwnRead); err != nil {
		return err
	}
	if !slices.Contains(Languages(), language) {
		language = Languages()[0]
	}
	var statement domain.Statement
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) (err error) {
		statement, err = loadStatement(ctx, tx.Client(), payoutID)
		return err
	}, db.ReadOnly())
	if err != nil {
		return err
	}
	if form == FormPage {
		return s.writers.Page(w, statement, language)
	}
	return s.writers.PDF(w, statement, language)
}

func loadStatement(ctx context.Context, client *ent.Client, payoutID string) (domain.Statement, error) {
	p, err := client.Payout.Get(ctx, payoutID)
	if err != nil {
		return domain.Statement{}, missing(err, "load payout")
	}
	program, err := p.QueryProgram().Only(ctx)
	if err != nil {
		return domain.Statement{}, fmt.Errorf("load program: %w", err)
	}
	zone, err := time.LoadLocation(program.TimeZone)
	if err != nil {
		return domain.Statement{}, fmt.Errorf("load the program's time zone: %w", err)
	}
	partner, err := p.QueryPartner().Only(ctx)
	if err != nil {
		return domain.Statement{}, fmt.Errorf("load partner: %w", err)
	}
	out := domain.Statement{
		Number: p.Number, Program: program.Name, Status: p.Status, IssuedOn: domain.DayIn(p.CreatedAt, zone),
		Payer: p.Payer, Payee: p.Payee, Holder: p.AccountHolder, Account: MaskAccount(p.AccountNumber), Sum: p.Amount(),
	}
	out.Payer.Name, out.Payee.Name = cmp.Or(out.Payer.Name, program.Name), cmp.Or(out.Payee.Name, partner.Name)
	if p.PaidAt != nil {
		out.PaidOn = domain.DayIn(*p.PaidAt, zone)
	}
	out.Rows, err = statementRows(ctx, client, p, zone)
	return out, err
}

// statedRow is what a statement needs of a commission.
type statedRow struct {
	ID            string         `json:"id"`
	Kind          string         `json:"kind"`
	AmountMinor   int64          `json:"amount_minor"`
	Currency      money.Currency `json:"currency"`
	OccurredAt    time.Time      `json:"occurred_at"`
	CustomerLabel *string        `json:"customer_label"`
	Note          *string        `json:"note"`
	IncentiveID   *string        `json:"incentive_id"`
	OriginalID    *string        `json:"original_id"`
}

// statementRows returns the commissions of the payout by day, those that it had
// if it let go of them.
func statementRows(ctx context.Context, client *ent.Client, p *ent.Payout, zone *time.Location) ([]domain.StatementRow, error) {
	ids, err := client.PayoutLine.Query().Where(payoutline.PayoutID(p.ID)).
		Select(payoutline.FieldCommissionID).Strings(ctx)
	if err != nil {
		return nil, fmt.Errorf("load payout lines: %w", err)
	}
	rows, err := statedRows(ctx, client, ids)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(rows, func(a, b statedRow) int {
		return cmp.Or(a.OccurredAt.Compare(b.OccurredAt), cmp.Compare(a.ID, b.ID))
	})
	names, err := incentiveNames(ctx, client, rows)
	if err != nil {
		return nil, err
	}
	positions := make(map[string]int, len(rows))
	for i, row := range rows {
		positions[row.ID] = i + 1
	}
	originals, err := originalsOf(ctx, client, rows, positions, zone)
	if err != nil {
		return nil, err
	}
	out := make([]domain.StatementRow, len(rows))
	for i, row := range rows {
		out[i] = domain.StatementRow{
			Position: i + 1, Kind: row.Kind, On: domain.DayIn(row.OccurredAt, zone), Customer: text(row.CustomerLabel),
			What: cmp.Or(text(row.Note), names[text(row.IncentiveID)]), Amount: money.New(row.AmountMinor, row.Currency),
			Original: originals[text(row.OriginalID)],
		}
	}
	return out, nil
}

// statedRows reads the columns of commissions, some at a time.
func statedRows(ctx context.Context, client *ent.Client, ids []string) ([]statedRow, error) {
	var out []statedRow
	for part := range slices.Chunk(ids, chunk) {
		var rows []statedRow
		err := client.Commission.Query().Where(entcommission.IDIn(part...)).Select(
			entcommission.FieldID, entcommission.FieldKind, entcommission.FieldAmountMinor, entcommission.FieldCurrency,
			entcommission.FieldOccurredAt, entcommission.FieldCustomerLabel, entcommission.FieldNote,
			entcommission.FieldIncentiveID, entcommission.FieldOriginalID,
		).Scan(ctx, &rows)
		if err != nil {
			return nil, fmt.Errorf("load commissions: %w", err)
		}
		out = append(out, rows...)
	}
	return out, nil
}

// incentiveNames returns what the rows were earned for, by the incentive's id.
func incentiveNames(ctx context.Context, client *ent.Client, rows []statedRow) (map[string]string, error) {
	out := map[string]string{}
	for part := range slices.Chunk(distinct(rows, func(r statedRow) string { return text(r.IncentiveID) }), chunk) {
		found, err := client.Incentive.Query().Where(incentive.IDIn(part...)).Select(incentive.FieldName).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("load incentives: %w", err)
		}
		for _, one := range found {
			out[one.ID] = one.Name
		}
	}
	return out, nil
}

// originalsOf returns what the reversals among the rows take back, by id, with
// its place on this statement or the number of the one it was paid by.
func originalsOf(
	ctx context.Context, client *ent.Client, rows []statedRow, positions map[string]int, zone *time.Location,
) (map[string]*domain.Original, error) {
	ids := distinct(rows, func(r statedRow) string { return text(r.OriginalID) })
	found, err := statedRows(ctx, client, ids)
	if err != nil {
		return nil, err
	}
	out := make(map[string]*domain.Original, len(found))
	for _, row := range found {
		out[row.ID] = &domain.Original{
			Position: positions[row.ID], On: domain.DayIn(row.OccurredAt, zone), Amount: money.New(row.AmountMinor, row.Currency),
		}
	}
	for part := range slices.Chunk(ids, chunk) {
		lines, err := client.PayoutLine.Query().
			Where(payoutline.CommissionIDIn(part...), payoutline.IsLive(true)).WithPayout().All(ctx)
		if err != nil {
			return nil, fmt.Errorf("load payouts of originals: %w", err)
		}
		for _, line := range lines {
			if one := out[line.CommissionID]; one != nil && one.Position == 0 {
				one.Number = line.Edges.Payout.Number
			}
		}
	}
	return out, nil
}

// distinct returns the texts of the rows, each once, without the empty one.
func distinct(rows []statedRow, of func(statedRow) string) []string {
	seen := map[string]bool{"": true}
	var out []string
	for _, row := range rows {
		if one := of(row); !seen[one] {
			seen[one] = true
			out = append(out, one)
		}
	}
	return out
}

// text is what a column holds; empty if nothing.
func text(column *string) string {
	if column == nil {
		return ""
	}
	return *column
}
