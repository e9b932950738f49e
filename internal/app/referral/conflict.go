package referral

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	entcustomer "github.com/rapporthq/rapport/ent/customer"
	"github.com/rapporthq/rapport/ent/predicate"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/ent/referralconflict"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/prospect"
	"github.com/rapporthq/rapport/internal/viewer"
)

// mostConflicts is how many referrals, and how many customers, are shown for one
// submission.
const mostConflicts = 50

// findConflicts notes what the submission may be about, too: another referral or
// a customer (rules §6). What was decided about an earlier finding stays.
func findConflicts(ctx context.Context, tx *ent.Tx, now time.Time, r *ent.Referral) error {
	// The partner who submits must not learn who else did.
	ctx = viewer.With(ctx, viewer.NewSystem(r.OrganizationID))
	known, err := knownLike(ctx, tx, r)
	if err != nil {
		return err
	}
	before, err := tx.ReferralConflict.Query().Where(referralconflict.ReferralID(r.ID)).All(ctx)
	if err != nil {
		return fmt.Errorf("load conflicts: %w", err)
	}
	var create []*ent.ReferralConflictCreate
	for _, c := range domain.Conflicts(keysOf(r).Prospect(), known) {
		isKnown := slices.ContainsFunc(before, func(row *ent.ReferralConflict) bool {
			return row.OtherReferralID != nil && *row.OtherReferralID == c.ID || row.CustomerID != nil && *row.CustomerID == c.ID
		})
		if isKnown {
			continue
		}
		one := tx.ReferralConflict.Create().SetCreatedAt(now).SetProgramID(r.ProgramID).SetReferralID(r.ID).SetKinds(c.Kinds)
		if c.IsCustomer {
			one.SetCustomerID(c.ID)
		} else {
			one.SetOtherReferralID(c.ID)
		}
		create = append(create, one)
	}
	if err := tx.ReferralConflict.CreateBulk(create...).Exec(ctx); err != nil {
		return fmt.Errorf("note conflicts: %w", err)
	}
	return nil
}

func keysOf(r *ent.Referral) prospect.Keys {
	return prospect.Keys{Email: r.EmailKey, EmailDomain: r.EmailDomain, SiteDomain: r.SiteDomain, Company: r.CompanyKey, Country: r.Country}
}

// knownLike finds referrals and customers of the program that share a key with
// the submission; a customer that one of the referrals became is not named again.
func knownLike(ctx context.Context, tx *ent.Tx, r *ent.Referral) ([]domain.Known, error) {
	of, domains := keysOf(r), keysOf(r).Domains()
	like := []predicate.Referral{entreferral.EmailDomainIn(domains...), entreferral.SiteDomainIn(domains...)}
	same := []predicate.Customer{entcustomer.EmailDomainIn(domains...)}
	if of.Email != "" {
		like, same = append(like, entreferral.EmailKey(of.Email)), append(same, entcustomer.EmailKey(of.Email))
	}
	if of.Company != "" && of.Country != "" {
		like = append(like, entreferral.And(entreferral.CompanyKey(of.Company), entreferral.Country(of.Country)))
		same = append(same, entcustomer.And(entcustomer.CompanyKey(of.Company), entcustomer.Country(of.Country)))
	}
	referrals, err := tx.Referral.Query().Where(entreferral.ProgramID(r.ProgramID), entreferral.IDNEQ(r.ID),
		entreferral.StatusNEQ(domain.Rejected), entreferral.Or(like...)).Order(ent.Asc(entreferral.FieldOpenedAt, entreferral.FieldID)).
		Limit(mostConflicts).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("look for referrals like it: %w", err)
	}
	var known []domain.Known
	var became []string
	for _, row := range referrals {
		known = append(known, domain.Known{ID: row.ID, Prospect: keysOf(row).Prospect()})
		if row.CustomerID != nil {
			became = append(became, *row.CustomerID)
		}
	}
	customers, err := tx.Customer.Query().Where(entcustomer.ProgramID(r.ProgramID), entcustomer.Or(same...)).
		Order(ent.Asc(entcustomer.FieldCreatedAt, entcustomer.FieldID)).Limit(mostConflicts).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("look for customers like it: %w", err)
	}
	for _, row := range customers {
		if slices.Contains(became, row.ID) {
			continue
		}
		is := prospect.Keys{Email: row.EmailKey, EmailDomain: row.EmailDomain, Company: row.CompanyKey, Country: row.Country}
		known = append(known, domain.Known{ID: row.ID, IsCustomer: true, Prospect: is.Prospect()})
	}
	return known, nil
}

// ResolveConflict keeps what the vendor decided about a conflict of a submission
// that is not decided yet. It asks for REFERRAL_MANAGE.
//
// Errors: apperr.ErrNotFound; WRONG_STATE for a submission that was accepted or
// rejected.
func (s *Service) ResolveConflict(ctx context.Context, id string, as domain.Resolution, note *string) (*ent.ReferralConflict, error) {
	v, err := viewer.Require(ctx, viewer.ReferralManage)
	if err != nil {
		return nil, err
	}
	r := &reader{}
	words := r.text(note, longestReason, "note")
	if err := r.OrNil(); err != nil {
		return nil, err
	}
	var out *ent.ReferralConflict
	err = db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		row, err := tx.ReferralConflict.Query().Where(referralconflict.ID(id)).WithReferral().Only(ctx)
		if err != nil {
			return missing(err, "load the conflict")
		}
		if row.Edges.Referral.Status.IsFrozen() {
			return apperr.New(apperr.WrongState, "This submission is decided.", "id")
		}
		now := s.clock.Now()
		out, err = row.Update().SetResolution(as).SetNote(words).SetResolvedAt(now).SetResolvedBy(v.Actor()).Save(ctx)
		if err != nil {
			return fmt.Errorf("keep the decision: %w", err)
		}
		return event.Record(ctx, tx, now, event.Fact{
			Kind: "conflict.resolved", SubjectID: row.ReferralID, Data: map[string]string{"resolution": string(as)},
		})
	}, db.Repeatable())
	if err != nil {
		return nil, err
	}
	return out.Unwrap(), nil
}
