package account

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/partner"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// APIKeyCreateInput is a new API key.
type APIKeyCreateInput struct {
	Name   string
	Scopes []viewer.Permission
	// PartnerID is nil for a key of the organization.
	PartnerID *string
}

// Validate returns every mistake in the input, asked by v: a key may do no more
// than who makes it, and a key of a partner no more than the partner's owner
// either.
func (in APIKeyCreateInput) Validate(v viewer.Viewer) error {
	var errs apperr.Errors
	checkName(&errs, strings.TrimSpace(in.Name), keyNameRoof, "input", "name")
	if len(in.Scopes) == 0 {
		errs.Add(apperr.Blank, "Choose at least one permission.", "input", "scopes")
	}
	bound, refusal := v, "You may not do this yourself, so the key may not."
	if in.PartnerID != nil {
		bound = viewer.Viewer{Kind: viewer.Partner, Role: viewer.Owner}
		refusal = "A key of a partner may do what the partner may: OWN_READ and the others that begin with OWN."
	}
	for i, scope := range in.Scopes {
		switch path := []string{"input", "scopes", strconv.Itoa(i)}; {
		case !bound.Can(scope):
			errs.Add(apperr.Invalid, refusal, path...)
		case !v.MayGive(scope):
			errs.Add(apperr.Invalid, "You may not do this for partners yourself, so the key may not.", path...)
		}
	}
	return errs.OrNil()
}

// APIKeyCreate makes a key and returns it with the whole secret, which is never
// shown again. It wants API_KEY_MANAGE, and PARTNER_MANAGE for a key of a
// partner. Besides the mistakes in the input it returns NOT_FOUND at the
// partner.
func (s *Service) APIKeyCreate(ctx context.Context, in APIKeyCreateInput) (key *ent.APIKey, secret string, err error) {
	v, err := viewer.Require(ctx, viewer.APIKeyManage)
	if err != nil {
		return nil, "", err
	}
	if in.PartnerID != nil {
		if _, err := viewer.Require(ctx, viewer.PartnerManage); err != nil {
			return nil, "", err
		}
	}
	if err := in.Validate(v); err != nil {
		return nil, "", err
	}
	secret, visible, hash := s.doors.Tokens.NewAPIKey(v.OrganizationID)
	err = db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		if err := checkPartner(ctx, tx, in.PartnerID); err != nil {
			return err
		}
		now := s.clock.Now()
		key, err = tx.APIKey.Create().
			SetCreatedAt(now).
			SetOrganizationID(v.OrganizationID).
			SetName(strings.TrimSpace(in.Name)).
			SetPrefix(visible).
			SetSecretHash(hash).
			SetScopes(once(in.Scopes)).
			SetNillablePartnerID(in.PartnerID).
			SetCreatedBy(v.Actor()).
			Save(ctx)
		if err != nil {
			return fmt.Errorf("make the key: %w", err)
		}
		return event.Record(ctx, tx, now, event.Fact{Kind: "api_key.created", SubjectID: key.ID})
	})
	if err != nil {
		return nil, "", err
	}
	return key.Unwrap(), secret, nil
}

// checkPartner returns NOT_FOUND if the viewer sees no such partner.
func checkPartner(ctx context.Context, tx *ent.Tx, id *string) error {
	if id == nil {
		return nil
	}
	there, err := tx.Partner.Query().Where(partner.ID(*id)).Exist(ctx)
	if err != nil {
		return fmt.Errorf("find the partner: %w", err)
	}
	if !there {
		return apperr.New(apperr.NotFoundCode, "There is no such partner.", "input", "partnerId")
	}
	return nil
}

// once returns the permissions without repetitions, in the order of
// viewer.All.
func once(scopes []viewer.Permission) []viewer.Permission {
	out := []viewer.Permission{}
	for _, p := range viewer.All() {
		if slices.Contains(scopes, p) {
			out = append(out, p)
		}
	}
	return out
}
