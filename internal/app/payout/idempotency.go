package payout

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/idempotency"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/viewer"
)

// runKey is how the key of a run is kept: other kinds of requests may use the
// same words.
func runKey(key string) string { return "payoutRunCreate:" + key }

// fingerprint stands for what was asked, beside the key.
func (in RunCreateInput) fingerprint() string {
	cutOff := "now"
	if in.CutOffAt != nil {
		cutOff = in.CutOffAt.UTC().Format(time.RFC3339Nano)
	}
	sum := sha256.Sum256([]byte(in.ProgramID + "\n" + cutOff))
	return hex.EncodeToString(sum[:])
}

// earlierRun returns the run that the same request made before, or nil. The
// same key with other content is IDEMPOTENCY_CONFLICT.
func earlierRun(ctx context.Context, tx *ent.Tx, in RunCreateInput) (*ent.PayoutRun, error) {
	rows, err := tx.Idempotency.Query().Where(idempotency.Key(runKey(in.IdempotencyKey))).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("look for the idempotency key: %w", err)
	}
	if len(rows) == 0 {
		return nil, nil //nolint:nilnil // no earlier run is the usual case, and says all there is to say
	}
	if rows[0].Fingerprint != in.fingerprint() {
		return nil, apperr.New(apperr.IdempotencyConflict,
			"This key was used before for another run. Use a new key.", "input", "idempotencyKey")
	}
	run, err := tx.PayoutRun.Get(ctx, rows[0].ResultID)
	if err != nil {
		return nil, fmt.Errorf("load the earlier payout run: %w", err)
	}
	return run, nil
}

// keepKey notes which run answers the request.
func keepKey(ctx context.Context, tx *ent.Tx, at time.Time, in RunCreateInput, run *ent.PayoutRun) error {
	err := tx.Idempotency.Create().
		SetCreatedAt(at).SetOrganizationID(viewer.From(ctx).OrganizationID).
		SetKey(runKey(in.IdempotencyKey)).SetFingerprint(in.fingerprint()).SetResultID(run.ID).
		Exec(ctx)
	if err != nil {
		return fmt.Errorf("keep the idempotency key: %w", err)
	}
	return nil
}
