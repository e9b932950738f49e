package commission

import (
	"context"
	"fmt"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/ent/idempotency"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/id"
	"github.com/rapporthq/rapport/internal/viewer"
)

// Adjusted is an adjustment as it is stored.
type Adjusted struct {
	Commission *ent.Commission
	// Repeated: it had been made before, and nothing changed.
	Repeated bool
}

// Adjust gives an enrollment an amount by hand, or takes one from it (rules §4):
// a row of its own that nothing but a person makes, PENDING until its release or
// APPROVED at once. The partner sees amount and reason. The same key with the
// same content returns the first row; other content is IDEMPOTENCY_CONFLICT. It
// asks for COMMISSION_DECIDE. User errors: those of Validate; NOT_FOUND for the
// enrollment, WRONG_STATE for one that never took part; TOO_SMALL and TOO_LARGE
// for a release that is not in the future or more than ten years away.
func (s *Service) Adjust(ctx context.Context, in AdjustInput) (*Adjusted, error) {
	if _, err := viewer.Require(ctx, viewer.CommissionDecide); err != nil {
		return nil, err
	}
	content, errs := in.read()
	if len(errs) > 0 {
		return nil, errs
	}
	mark, err := db.Fingerprint(content)
	if err != nil {
		return nil, err
	}
	var out *Adjusted
	err = db.InTx(ctx, s.client, func(tx *ent.Tx) (err error) {
		out, err = (&adjusting{Service: s, tx: tx, content: content, mark: mark, key: "adjustment:" + in.IdempotencyKey}).do(ctx)
		return err
	}, db.Keyed())
	if err != nil {
		return nil, err
	}
	return &Adjusted{Commission: out.Commission.Unwrap(), Repeated: out.Repeated}, nil
}

// adjusting is a transaction that makes one adjustment.
type adjusting struct {
	*Service
	tx      *ent.Tx
	content adjustContent
	mark    string
	key     string
	now     time.Time
}

func (a *adjusting) do(ctx context.Context) (*Adjusted, error) {
	e, err := a.tx.Enrollment.Get(ctx, a.content.EnrollmentID)
	if ent.IsNotFound(err) {
		return nil, apperr.New(apperr.NotFoundCode, "There is no enrollment with this id.", "input", "enrollmentId")
	}
	if err != nil {
		return nil, fmt.Errorf("load the enrollment: %w", err)
	}
	// The program's row is locked, so that repeats come one after the other.
	p, err := a.tx.Program.UpdateOneID(e.ProgramID).AddSequence(1).Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("take a number of the program's sequence: %w", err)
	}
	a.now = a.clock.Now()
	if row, err := a.repeated(ctx); row != nil || err != nil {
		return &Adjusted{Commission: row, Repeated: true}, err
	}
	if e.Status == enrollment.StatusAPPLIED || e.Status == enrollment.StatusREJECTED {
		return nil, apperr.New(apperr.WrongState, "Only a partner who was approved has an account to adjust.", "input", "enrollmentId")
	}
	releaseAt, err := a.releaseAt(p)
	if err != nil {
		return nil, err
	}
	row, err := a.save(ctx, e, p, releaseAt)
	if err != nil {
		return nil, err
	}
	return &Adjusted{Commission: row}, nil
}

// repeated returns the row that was made for this key before, or says that it
// was another one; nil if there is none.
func (a *adjusting) repeated(ctx context.Context) (*ent.Commission, error) {
	known, err := a.tx.Idempotency.Query().Where(idempotency.Key(a.key)).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, nil //nolint:nilnil // There is nothing to repeat.
	}
	if err != nil {
		return nil, fmt.Errorf("look for idempotency keys: %w", err)
	}
	if known.Fingerprint != a.mark {
		return nil, apperr.New(apperr.IdempotencyConflict,
			"This key was used for another adjustment. Repeat its content exactly, or use a new key.", "input", "idempotencyKey")
	}
	row, err := a.tx.Commission.Get(ctx, known.ResultID)
	if err != nil {
		return nil, fmt.Errorf("load the repeated adjustment: %w", err)
	}
	return row, nil
}

// releaseAt is when the row may be paid, or why that cannot be.
func (a *adjusting) releaseAt(p *ent.Program) (time.Time, error) {
	switch at := a.content.ReleaseAt; {
	case !a.content.IsHeld:
		return a.now, nil
	case at == nil:
		return a.now.Add(time.Duration(p.HoldDays) * 24 * time.Hour), nil
	case !at.After(a.now):
		return *at, apperr.New(apperr.TooSmall, "The release must be in the future. Without a hold it is payable at once.", "input", "releaseAt")
	case at.After(a.now.AddDate(maxHoldYears, 0, 0)):
		return *at, apperr.New(apperr.TooLarge, "The release may be at most ten years away.", "input", "releaseAt")
	default:
		return *at, nil
	}
}

// save writes the row with its change, posting, event and key.
func (a *adjusting) save(ctx context.Context, e *ent.Enrollment, p *ent.Program, releaseAt time.Time) (*ent.Commission, error) {
	v, amount := viewer.From(ctx), a.content.Amount
	status := commission.StatusApproved
	if a.content.IsHeld {
		status = commission.StatusPending
	}
	create := a.tx.Commission.Create().
		SetID(id.New("com", a.now)).SetCreatedAt(a.now).SetOrganizationID(v.OrganizationID).SetPartnerID(e.PartnerID).
		SetProgramID(p.ID).SetEnrollmentID(e.ID).SetKind(commission.KindAdjustment).SetStatus(status).
		SetAmountMinor(amount.Minor).SetCurrency(amount.Currency).SetNote(a.content.Reason).
		SetOccurredAt(a.now).SetReleaseAt(releaseAt).SetStatusSince(a.now).
		SetExplanation(commission.Explanation{EnrollmentID: e.ID}).SetSequence(p.Sequence)
	if amount.Currency == p.Currency {
		create.SetProgramMinor(amount.Minor)
	}
	row, err := book(ctx, a.tx, create, a.content.Reason, "commission.adjusted")
	if err != nil {
		return nil, err
	}
	err = a.tx.Idempotency.Create().SetCreatedAt(a.now).SetOrganizationID(v.OrganizationID).
		SetKey(a.key).SetFingerprint(a.mark).SetResultID(row.ID).Exec(ctx)
	if err != nil {
		return nil, fmt.Errorf("keep the idempotency key: %w", err)
	}
	return row, nil
}
