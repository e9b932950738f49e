package payout

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/partner"
	entpayout "github.com/rapporthq/rapport/ent/payout"
	"github.com/rapporthq/rapport/internal/apperr"
	domain "github.com/rapporthq/rapport/internal/domain/payout"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// RunFile writes a bank file of a run to w: every payout that is approved or
// sent and not yet settled, by number, so that a payout that is done is never
// handed to a bank again; of a SEPA file those that it can hold (see Files). It
// has whole account numbers, so reading the run is not enough: it takes
// PAYOUT_MANAGE, and each download is an event.
//
// A run that has no such file (see Files) is apperr.ErrNotFound, as is one that
// the viewer may not see.
func (s *Service) RunFile(ctx context.Context, runID string, kind domain.FileKind, w io.Writer) error {
	if _, err := viewer.Require(ctx, viewer.PayoutManage); err != nil {
		return err
	}
	var write func() error
	err := s.inTx(ctx, func(tx *ent.Tx) error {
		run, err := tx.PayoutRun.Get(ctx, runID)
		if err != nil {
			return missing(err, "load payout run")
		}
		p, err := run.QueryProgram().Only(ctx)
		if err != nil {
			return fmt.Errorf("load program: %w", err)
		}
		payouts, err := unsettled(ctx, tx.Client(), run)
		if err != nil {
			return err
		}
		f := fileOf(kind, run, p, payouts)
		if f.Obstacle != "" {
			return apperr.ErrNotFound
		}
		transfers, err := s.transfers(ctx, tx, p, f.included)
		if err != nil {
			return err
		}
		if write, err = s.writing(kind, w, run, p, transfers); err != nil {
			return err
		}
		return event.Record(ctx, tx, s.clock.Now(), event.Fact{
			Kind: "payout_run.file_downloaded", SubjectID: run.ID,
			Data: map[string]string{"programId": run.ProgramID, "kind": string(kind)},
		})
	})
	if err != nil {
		return err
	}
	return write()
}

// writing returns what writes the file, once the download is noted.
func (s *Service) writing(
	kind domain.FileKind, w io.Writer, run *ent.PayoutRun, p *ent.Program, transfers []domain.Transfer,
) (func() error, error) {
	if kind == domain.FileCSV {
		return func() error { return s.writers.CSV(w, transfers) }, nil
	}
	zone, err := time.LoadLocation(p.TimeZone)
	if err != nil {
		return nil, fmt.Errorf("load the program's time zone: %w", err)
	}
	order := domain.Order{
		MessageID: messageID(run.ID), CreatedAt: *run.ApprovedAt, ExecuteOn: domain.BankDay(s.clock.Now().In(zone)),
		PayerName: p.PayerName, PayerAccount: p.PayerAccountNumber, PayerBankCode: p.PayerBankCode, Transfers: transfers,
	}
	return func() error { return s.writers.SEPA(w, order) }, nil
}

// messageID is the run's id in the characters of banks.
func messageID(runID string) string { return strings.ToUpper(strings.ReplaceAll(runID, "_", "-")) }

// unsettled returns the payouts of a run that can be handed to a bank, by
// number: those that are approved or sent.
func unsettled(ctx context.Context, client *ent.Client, run *ent.PayoutRun) ([]*ent.Payout, error) {
	payouts, err := client.Payout.Query().
		Where(entpayout.RunID(run.ID), entpayout.StatusIn(domain.Approved, domain.Processing)).
		Order(entpayout.ByNumber()).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load payouts: %w", err)
	}
	return payouts, nil
}

// transfers returns the payouts as a file tells them.
func (s *Service) transfers(
	ctx context.Context, tx *ent.Tx, p *ent.Program, payouts []*ent.Payout,
) ([]domain.Transfer, error) {
	names, err := namesOf(ctx, tx, payouts)
	if err != nil {
		return nil, err
	}
	out := make([]domain.Transfer, len(payouts))
	for i, one := range payouts {
		out[i] = transfer(one)
		out[i].PartnerName = names[one.PartnerID]
		out[i].Reference = p.Name + " " + one.Number
	}
	return out, nil
}

func transfer(p *ent.Payout) domain.Transfer {
	return domain.Transfer{
		Number: p.Number, Amount: p.Amount(), Account: p.AccountNumber, BankCode: p.BankCode, Holder: p.AccountHolder,
	}
}

// namesOf returns the names of the payouts' partners by id, asked for some at a
// time: a run may pay more than a statement takes parameters.
func namesOf(ctx context.Context, tx *ent.Tx, payouts []*ent.Payout) (map[string]string, error) {
	out := make(map[string]string, len(payouts))
	for part := range slices.Chunk(payouts, chunk) {
		ids := make([]string, len(part))
		for i, p := range part {
			ids[i] = p.PartnerID
		}
		rows, err := tx.Partner.Query().Where(partner.IDIn(ids...)).Select(partner.FieldName).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("load partners: %w", err)
		}
		for _, row := range rows {
			out[row.ID] = row.Name
		}
	}
	return out, nil
}
