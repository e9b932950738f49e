package server

import (
	"context"
	"fmt"
	"log/slog"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/rapporthq/rapport/internal/app/notification"
	"github.com/rapporthq/rapport/internal/app/tracking"
	"github.com/rapporthq/rapport/internal/job"
)

// The hour of the night, in the program's time zone, of what is done nightly.
const night = 2

// releaseCommissions makes what was held long enough payable.
type releaseCommissions struct{}

// Kind of the job.
func (releaseCommissions) Kind() string { return "commissions.release" }

// releaseBatch is how many commissions one call releases.
const releaseBatch = 1000

// evaluateTiers moves the enrollments of a program to the tiers they earned.
type evaluateTiers struct {
	ProgramID string `json:"programId"`
}

// Kind of the job.
func (evaluateTiers) Kind() string { return "tiers.evaluate" }

// verifyLedger checks the whole book of a program, and its rollups.
type verifyLedger struct {
	ProgramID string `json:"programId"`
}

// Kind of the job.
func (verifyLedger) Kind() string { return "ledger.verify" }

// applyRates rates the conversions of a program that are still without a rate.
type applyRates struct {
	ProgramID string `json:"programId"`
}

// Kind of the job.
func (applyRates) Kind() string { return "rates.apply" }

// watchProtections reminds partners of protections that end, and notes those that
// ended.
type watchProtections struct {
	ProgramID string `json:"programId"`
}

// Kind of the job.
func (watchProtections) Kind() string { return "protections.watch" }

// watchClaims reminds members of claims whose due day has passed.
type watchClaims struct {
	ProgramID string `json:"programId"`
}

// Kind of the job.
func (watchClaims) Kind() string { return "claims.watch" }

// sweepFiles removes uploaded files that belong to nothing.
type sweepFiles struct{}

// Kind of the job.
func (sweepFiles) Kind() string { return "files.sweep" }

// sweepBatch is how many files one call removes.
const sweepBatch = 500

// tellDay sums up and tells what happened in a program since the last morning.
type tellDay struct {
	ProgramID string `json:"programId"`
}

// Kind of the job.
func (tellDay) Kind() string { return "notifications.tell_day" }

// rateBatch is how many conversions one call rates.
const rateBatch = 10_000

// newRunner registers every worker and schedule.
func newRunner(i *installation, queue *job.Queue) *job.Runner {
	r := job.NewRunner(queue, i.client, i.logger, job.Settings{})

	job.Register(r, func(ctx context.Context, _ releaseCommissions) error { return releaseDue(ctx, i) })
	r.Schedule(job.Schedule{Period: job.EveryMinute, ForOrganization: func() job.Args { return releaseCommissions{} }})

	job.Register(r, func(ctx context.Context, args tracking.LateClicks) error {
		return i.services.conversions.DecideLate(ctx, args.ProgramID, args.CustomerIDs)
	})

	job.Register(r, func(ctx context.Context, args evaluateTiers) error {
		return i.services.tiers.EvaluateProgram(ctx, args.ProgramID)
	})
	r.Schedule(job.Schedule{Period: job.DailyAt(night), ForProgram: func(programID string) job.Args { return evaluateTiers{programID} }})

	job.Register(r, func(ctx context.Context, args verifyLedger) error { return watchLedger(ctx, i, args.ProgramID) })
	r.Schedule(job.Schedule{Period: job.DailyAt(night), ForProgram: func(programID string) job.Args { return verifyLedger{programID} }})

	job.Register(r, func(ctx context.Context, args watchProtections) error {
		_, err := i.services.referrals.Watch(ctx, args.ProgramID)
		return err
	})
	r.Schedule(job.Schedule{Period: job.EveryHour, ForProgram: func(programID string) job.Args { return watchProtections{programID} }})

	job.Register(r, func(ctx context.Context, args watchClaims) error {
		_, err := i.services.referrals.WatchClaims(ctx, args.ProgramID)
		return err
	})
	r.Schedule(job.Schedule{Period: job.EveryHour, ForProgram: func(programID string) job.Args { return watchClaims{programID} }})

	job.Register(r, i.services.files.Erase)
	job.Register(r, func(ctx context.Context, _ sweepFiles) error { return sweepAll(ctx, i) })
	r.Schedule(job.Schedule{Period: job.EveryHour, ForOrganization: func() job.Args { return sweepFiles{} }})

	job.Register(r, func(ctx context.Context, args applyRates) error { return rateAll(ctx, i, args.ProgramID) })
	r.Schedule(job.Schedule{Period: job.DailyAt(night), ForProgram: func(programID string) job.Args { return applyRates{programID} }})

	job.Register(r, i.services.notifications.Tell)
	job.Register(r, func(ctx context.Context, args notification.SendMail) error {
		return i.services.notifications.Send(ctx, args.MailID)
	})
	job.Register(r, func(ctx context.Context, args tellDay) error {
		return i.services.notifications.TellDay(ctx, args.ProgramID)
	})
	r.Schedule(job.Schedule{Period: job.DailyAt(notification.Morning), ForProgram: func(programID string) job.Args { return tellDay{programID} }})
	return r
}

// rateAll rates until nothing that has a rate is left.
func rateAll(ctx context.Context, i *installation, programID string) error {
	for {
		rated, err := i.services.conversions.ApplyRates(ctx, programID, rateBatch)
		if err != nil || rated < rateBatch {
			return err
		}
	}
}

// sweepAll removes until nothing is left to remove.
func sweepAll(ctx context.Context, i *installation) error {
	for {
		removed, err := i.services.files.Sweep(ctx, sweepBatch)
		if err != nil || removed < sweepBatch {
			return err
		}
	}
}

// releaseDue releases until nothing is due.
func releaseDue(ctx context.Context, i *installation) error {
	for {
		released, err := i.services.commissions.ReleaseDue(ctx, releaseBatch)
		if err != nil || released < releaseBatch {
			return err
		}
	}
}

// watchLedger tells the operator of violations, by log and metric. They are no
// failure of the job: another attempt would find the same.
func watchLedger(ctx context.Context, i *installation, programID string) error {
	violations, err := verifyProgram(ctx, i, programID)
	if err != nil {
		return fmt.Errorf("verify the ledger: %w", err)
	}
	rollups, err := verifyRollups(ctx, i, programID)
	if err != nil {
		return fmt.Errorf("verify the rollups: %w", err)
	}
	i.ledgerViolations.WithLabelValues(programID).Set(float64(len(violations) + len(rollups)))
	for _, one := range rollups {
		i.logger.ErrorContext(ctx, "a figure differs from the facts", slog.String("program", programID), slog.Any("difference", one))
	}
	for _, one := range violations {
		i.logger.ErrorContext(ctx, "the ledger is violated", slog.String("program", programID), slog.Any("violation", one))
	}
	return nil
}

// newLedgerViolations is how many violations the last check of each program
// found.
func newLedgerViolations() *prometheus.GaugeVec {
	return prometheus.NewGaugeVec(prometheus.GaugeOpts{
		Name: "rapport_ledger_violations", Help: "Violations of the ledger's invariants, and figures that differ from the facts, that the last check found.",
	}, []string{"program"})
}
