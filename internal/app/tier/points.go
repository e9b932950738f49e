package tier

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/idempotency"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// The bounds of points.
const (
	// maxPoints is how many points one grant gives or takes at most.
	maxPoints = 1_000_000
	maxKey    = 150
)

// PointsInput is strategic points to give, or to take back.
type PointsInput struct {
	// Points, not 0, at most a million either way; below 0 takes back.
	Points int
	// Reason, 1 to 500 characters.
	Reason string
	// GrantedAt is the instant from which on windows count them; nil is now.
	GrantedAt *time.Time
	// IdempotencyKey makes a retry harmless; nil for none.
	IdempotencyKey *string
}

// GrantPoints gives an enrollment strategic points, or takes them back, and has
// its tier evaluated. The same key again returns the first grant; with another
// content it is IDEMPOTENCY_CONFLICT. Mistakes: NOT_FOUND at enrollmentId; INVALID,
// TOO_SMALL or TOO_LARGE at input.points; BLANK or TOO_LONG at input.reason;
// TOO_LARGE at input.grantedAt in the future; BLANK or TOO_LONG at
// input.idempotencyKey.
func (s *Service) GrantPoints(ctx context.Context, enrollmentID string, in PointsInput) (*ent.PointGrant, error) {
	var made *ent.PointGrant
	err := s.underLock(ctx, enrollmentID, []string{"enrollmentId"}, func(tx *ent.Tx, _ *ladder, e *ent.Enrollment, now time.Time) (err error) {
		if err := in.validate(now); err != nil {
			return err
		}
		if made, err = in.earlier(ctx, tx, e); err != nil || made != nil {
			return err
		}
		if made, err = in.create(ctx, tx, e, now); err != nil {
			return err
		}
		return s.Evaluate(ctx, tx, e.ProgramID, []string{e.ID}, now)
	}, db.Keyed())
	if err != nil {
		return nil, err
	}
	return made.Unwrap(), nil
}

func (in PointsInput) validate(now time.Time) error {
	var errs apperr.Errors
	switch {
	case in.Points == 0:
		errs.Add(apperr.Invalid, "Give a number of points, or a negative one to take them back.", "input", "points")
	case in.Points < -maxPoints:
		errs.Add(apperr.TooSmall, "Take back at most a million points at once.", "input", "points")
	case in.Points > maxPoints:
		errs.Add(apperr.TooLarge, "Give at most a million points at once.", "input", "points")
	}
	checkReason(&errs, in.Reason, "Say what the points are for.")
	if in.GrantedAt != nil && in.GrantedAt.After(now) {
		errs.Add(apperr.TooLarge, "Points cannot be granted in the future.", "input", "grantedAt")
	}
	if in.IdempotencyKey != nil {
		switch {
		case strings.TrimSpace(*in.IdempotencyKey) == "":
			errs.Add(apperr.Blank, "The key cannot be empty. Leave it out if there is none.", "input", "idempotencyKey")
		case len(*in.IdempotencyKey) > maxKey:
			errs.Add(apperr.TooLong, "The key is at most 150 characters long.", "input", "idempotencyKey")
		}
	}
	return errs.OrNil()
}

func (in PointsInput) create(ctx context.Context, tx *ent.Tx, e *ent.Enrollment, now time.Time) (*ent.PointGrant, error) {
	grantedAt := now
	if in.GrantedAt != nil {
		grantedAt = in.GrantedAt.UTC()
	}
	made, err := tx.PointGrant.Create().SetCreatedAt(now).SetOrganizationID(e.OrganizationID).SetProgramID(e.ProgramID).
		SetEnrollmentID(e.ID).SetPartnerID(e.PartnerID).SetPoints(int64(in.Points)).SetGrantedAt(grantedAt).
		SetReason(strings.TrimSpace(in.Reason)).SetActor(viewer.From(ctx).Actor()).Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("grant points: %w", err)
	}
	if in.IdempotencyKey != nil {
		err := tx.Idempotency.Create().SetCreatedAt(now).SetOrganizationID(e.OrganizationID).
			SetKey(pointsKey(*in.IdempotencyKey)).SetFingerprint(in.fingerprint(e.ID)).SetResultID(made.ID).Exec(ctx)
		if err != nil {
			return nil, fmt.Errorf("keep the idempotency key: %w", err)
		}
	}
	return made, event.Record(ctx, tx, now, event.Fact{
		Kind: "enrollment.pointsGranted", SubjectID: e.ID, PartnerID: e.PartnerID,
		Data: map[string]string{"points": strconv.Itoa(in.Points), "grant": made.ID},
	})
}

// earlier returns the grant that the same request made before, or nil.
func (in PointsInput) earlier(ctx context.Context, tx *ent.Tx, e *ent.Enrollment) (*ent.PointGrant, error) {
	if in.IdempotencyKey == nil {
		return nil, nil //nolint:nilnil // no earlier grant is the usual case, and says all there is to say
	}
	rows, err := tx.Idempotency.Query().Where(idempotency.Key(pointsKey(*in.IdempotencyKey))).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("look for the idempotency key: %w", err)
	}
	if len(rows) == 0 {
		return nil, nil //nolint:nilnil // as above
	}
	if rows[0].Fingerprint != in.fingerprint(e.ID) {
		return nil, errOtherContent()
	}
	made, err := tx.PointGrant.Get(ctx, rows[0].ResultID)
	if err != nil {
		return nil, fmt.Errorf("load the earlier grant: %w", err)
	}
	return made, nil
}

func errOtherContent() error {
	return apperr.New(apperr.IdempotencyConflict, "This key was used before for other points. Use a new key.", "input", "idempotencyKey")
}

// pointsKey is how the key is kept: other kinds of requests may use the same
// words.
func pointsKey(key string) string { return "pointsGrant:" + key }

// fingerprint stands for what was asked, beside the key.
func (in PointsInput) fingerprint(enrollmentID string) string {
	grantedAt := "now"
	if in.GrantedAt != nil {
		grantedAt = in.GrantedAt.UTC().Format(time.RFC3339Nano)
	}
	sum := sha256.Sum256([]byte(strings.Join([]string{enrollmentID, strconv.Itoa(in.Points), grantedAt, in.Reason}, "\n")))
	return hex.EncodeToString(sum[:])
}
