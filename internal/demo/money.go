package demo

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/enrollment"
	entpartner "github.com/rapporthq/rapport/ent/partner"
	entpayout "github.com/rapporthq/rapport/ent/payout"
	"github.com/rapporthq/rapport/internal/app/payout"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/commission"
	domain "github.com/rapporthq/rapport/internal/domain/payout"
)

// quiet is how long before the end of the story no run is paid any more, so that
// the last one, a draft, has something to pay.
const quiet = 12 * 24 * time.Hour

// failing is the run, from the last one backwards, in which the first partner's
// payout comes back from the bank; the next one pays it to another account.
const failing = 3

// planPayouts pays each month, on the day that the program names; at the end
// there is a draft.
func (t *teller) planPayouts(s *scene) {
	cutOffs := t.cutOffs(s)
	for i, cutOff := range cutOffs {
		fails := ""
		if !s.isAgency && i == len(cutOffs)-failing {
			fails = s.roles[0].handle
			t.at(cutOff.Add(80*time.Hour), "open another account", func(ctx context.Context) error {
				return t.reopen(as(ctx, t.finance), s, fails)
			})
		}
		t.planRun(s, cutOff, fails)
	}
	t.at(t.to.Add(-10*time.Hour), "draft the next payout run", func(ctx context.Context) error {
		if err := t.approveCommissions(ctx, s); err != nil {
			return err
		}
		_, err := t.makeRun(ctx, s, t.clock.Now())
		return err
	})
}

// cutOffs are those of the runs that are paid within the story.
func (t *teller) cutOffs(s *scene) []time.Time {
	day := 5
	if s.isAgency {
		day = 10
	}
	first := t.from.In(s.zone)
	var out []time.Time
	for month := 1; month <= months; month++ {
		cutOff := time.Date(first.Year(), first.Month()+time.Month(month), day, 0, 0, 0, 0, s.zone)
		if !cutOff.After(t.to.Add(-quiet)) {
			out = append(out, cutOff)
		}
	}
	return out
}

// planRun makes, approves, sends and settles one run. The payout of the partner
// with the handle fails, if there is one.
func (t *teller) planRun(s *scene, cutOff time.Time, fails string) {
	var run *ent.PayoutRun
	t.at(cutOff.Add(9*time.Hour), "make a payout run", func(ctx context.Context) (err error) {
		if err := t.approveCommissions(ctx, s); err != nil {
			return err
		}
		run, err = t.makeRun(ctx, s, cutOff)
		return err
	})
	t.at(cutOff.Add(15*time.Hour), "approve and send a payout run", func(ctx context.Context) error {
		if run == nil {
			return nil
		}
		if _, err := t.Payouts.RunApprove(ctx, run.ID); err != nil {
			return err
		}
		_, err := t.Payouts.RunSubmit(as(ctx, t.finance), run.ID)
		return err
	})
	t.at(cutOff.Add(57*time.Hour), "settle a payout run", func(ctx context.Context) error {
		if run == nil {
			return nil
		}
		return t.settle(as(ctx, t.finance), s, run, fails)
	})
}

// reopen gives a partner another account, after the bank returned a payout.
func (t *teller) reopen(ctx context.Context, s *scene, handle string) error {
	a := s.actor(handle)
	account := homes[a.role.country].newAccount(t.random, a.role.country)
	return t.pay(ctx, a.enrollment.PartnerID, s.program.Currency, a.role, account, codeOf(a.role.country))
}

// makeRun makes a run as finance; nil if nobody can be paid.
func (t *teller) makeRun(ctx context.Context, s *scene, cutOff time.Time) (*ent.PayoutRun, error) {
	run, err := t.Payouts.RunCreate(as(ctx, t.finance), payout.RunCreateInput{
		ProgramID: s.program.ID, CutOffAt: &cutOff, IdempotencyKey: s.key + cutOff.Format("-2006-01-02"),
	})
	list, isMistake := apperr.List(err)
	if isMistake && slices.ContainsFunc(list, func(e *apperr.Error) bool { return e.Code == apperr.InsufficientBalance }) {
		return nil, nil //nolint:nilnil // a month without anybody to pay
	}
	return run, err
}

// settle marks the payouts of a run as paid, but for the one in the program's
// currency that fails, if a handle is named.
func (t *teller) settle(ctx context.Context, s *scene, run *ent.PayoutRun, fails string) error {
	if fails != "" {
		id, err := t.client.Payout.Query().Where(
			entpayout.RunID(run.ID), entpayout.EnrollmentID(s.actor(fails).enrollment.ID), entpayout.CurrencyEQ(s.program.Currency),
		).OnlyID(ctx)
		if err != nil {
			return fmt.Errorf("find the payout of %s: %w", fails, err)
		}
		if _, _, err := t.Payouts.MarkFailed(ctx, id, "The bank returned it: the account was closed."); err != nil {
			return err
		}
	}
	ids, err := t.client.Payout.Query().Where(entpayout.RunID(run.ID), entpayout.StatusEQ(domain.Processing)).
		Order(entpayout.ByNumber()).IDs(ctx)
	if err != nil {
		return fmt.Errorf("list payouts: %w", err)
	}
	for some := range slices.Chunk(ids, 100) {
		if _, _, err := t.Payouts.MarkPaid(ctx, some); err != nil {
			return err
		}
	}
	return nil
}

// refuse rejects the application of one.
func (t *teller) refuse(ctx context.Context, one applicant) error {
	e, err := t.client.Enrollment.Query().Where(
		enrollment.ProgramID(t.affiliate.program.ID), enrollment.HasPartnerWith(entpartner.Name(one.name)),
	).Only(ctx)
	if err != nil {
		return fmt.Errorf("find the application: %w", err)
	}
	_, err = t.Partners.Reject(ctx, e.ID, "We work with partners who recommend from experience, not with bought traffic.")
	return err
}

// approveCommissions approves what was held long enough, in a program that
// wants a person to do it.
func (t *teller) approveCommissions(ctx context.Context, s *scene) error {
	if !s.isAgency {
		return nil
	}
	ids, err := t.client.Commission.Query().Where(
		entcommission.ProgramID(s.program.ID), entcommission.StatusEQ(commission.StatusPending),
		entcommission.ReleaseAtLTE(t.clock.Now()),
	).Order(entcommission.ByOccurredAt(), entcommission.ByID()).IDs(ctx)
	if err != nil {
		return fmt.Errorf("list pending commissions: %w", err)
	}
	for some := range slices.Chunk(ids, 100) {
		if _, err := t.Commissions.Approve(as(ctx, t.finance), some); err != nil {
			return err
		}
	}
	return nil
}

// planHolds stops some commissions near the end of the story, and refuses one.
func (t *teller) planHolds() {
	t.at(t.to.Add(-8*24*time.Hour), "hold suspicious commissions", func(ctx context.Context) error {
		ids, err := t.client.Commission.Query().Where(
			entcommission.ProgramID(t.affiliate.program.ID), entcommission.StatusEQ(commission.StatusPending),
			entcommission.AmountMinorGT(0),
		).Order(ent.Desc(entcommission.FieldOccurredAt, entcommission.FieldID)).Limit(5).IDs(ctx)
		if err != nil || len(ids) < 5 {
			return err
		}
		if _, err := t.Commissions.Hold(as(ctx, t.finance), ids[:4], "Four sign-ups from one address; we are asking the customers."); err != nil {
			return err
		}
		_, err = t.Commissions.Reject(as(ctx, t.finance), ids[4:], "The customer is the partner's own company.")
		return err
	})
}
