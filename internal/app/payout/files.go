package payout

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	domain "github.com/rapporthq/rapport/internal/domain/payout"
	"github.com/rapporthq/rapport/internal/viewer"
)

// File is a bank file of a run: what is in it and what is not.
type File struct {
	Kind domain.FileKind
	// RunID is the run's.
	RunID string
	// Obstacle is why there is no such file now; empty if there is one.
	Obstacle domain.Obstacle
	// PayoutCount is how many payouts are in it.
	PayoutCount int
	// Excluded are the payouts that are to be paid and cannot be in it, by number.
	Excluded []Excluded

	included []*ent.Payout
}

// Excluded is a payout that a file cannot hold.
type Excluded struct {
	Payout *ent.Payout
	Reason domain.FileReason
}

// Files returns the bank files of a run as its payouts stand, one of each kind.
// It needs PAYOUT_READ.
func (s *Service) Files(ctx context.Context, run *ent.PayoutRun) ([]File, error) {
	if _, err := viewer.Require(ctx, viewer.PayoutRead); err != nil {
		return nil, err
	}
	p, err := s.client.Program.Get(ctx, run.ProgramID)
	if err != nil {
		return nil, missing(err, "load program")
	}
	payouts, err := unsettled(ctx, s.client, run)
	if err != nil {
		return nil, fmt.Errorf("list the files of a payout run: %w", err)
	}
	return []File{fileOf(domain.FileCSV, run, p, payouts), fileOf(domain.FileSEPA, run, p, payouts)}, nil
}

// fileOf sorts the payouts into those that the file can hold and the others.
func fileOf(kind domain.FileKind, run *ent.PayoutRun, p *ent.Program, payouts []*ent.Payout) File {
	f := File{Kind: kind, RunID: run.ID, Excluded: []Excluded{}}
	for _, one := range payouts {
		reason := domain.FileReason("")
		if kind == domain.FileSEPA {
			reason = transfer(one).SEPARefusal()
		}
		if reason == "" {
			f.included = append(f.included, one)
		} else {
			f.Excluded = append(f.Excluded, Excluded{Payout: one, Reason: reason})
		}
	}
	f.PayoutCount = len(f.included)
	switch {
	case run.Status != domain.RunApproved && run.Status != domain.RunProcessing:
		f.Obstacle = domain.ObstacleState
	case kind == domain.FileSEPA && !domain.CanSendSEPA(p.PayerName, p.PayerAccountNumber, p.PayerBankCode):
		f.Obstacle = domain.ObstaclePayer
	case f.PayoutCount == 0:
		f.Obstacle = domain.ObstacleNothing
	}
	return f
}
