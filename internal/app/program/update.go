package program

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/site"
	"github.com/rapporthq/rapport/internal/domain/tier"
	"github.com/rapporthq/rapport/internal/viewer"
)

// UpdateInput is what may change of a program. Nil means unchanged.
type UpdateInput struct {
	Name     *string
	SiteURL  *string
	TimeZone *string
	// ContactEmail is where partners write to; empty text clears it.
	ContactEmail            *string
	Description             *string
	Terms                   *string
	AccentColor             *string
	AttributionModel        *attribution.Model
	CreditScope             *attribution.CreditScope
	WindowDays              *int
	HalfLifeDays            *int
	TouchPriority           []attribution.Kind
	HoldDays                *int
	ExcludesTax             *bool
	ExcludesShipping        *bool
	NeedsCommissionApproval *bool
	ApprovesPartners        *bool
	AllowedHosts            []string
	LinkSettings
	PayoutMinimum *string
	PayoutDay     *int
	FourEyesLimit *string
	PlanID        *string
	TierReview    *tier.Review
	TierDemotion  *tier.Demotion
	TierGraceDays *int
	// NeedsTaxForm says that nobody is paid of whom no tax form was confirmed.
	NeedsTaxForm *bool
	// PartnersMoveReferrals says that partners move their own referrals among open
	// stages, and to a lost one.
	PartnersMoveReferrals *bool
	// ConsentMode says when the script on the program's site keeps its ids.
	ConsentMode *site.Consent
	PayerInput
}

// The bounds of a program's settings that the rules name.
const (
	maxHoldDays     = 365
	maxHalfLifeDays = 365
	maxPayoutDay    = 28
)

// Validate names every mistake that can be seen without the program.
func (in UpdateInput) Validate() error {
	var errs apperr.Errors
	if in.Name != nil {
		checkText(&errs, *in.Name, maxName, "input", "name")
	}
	if in.SiteURL != nil {
		checkSite(&errs, *in.SiteURL, "input", "siteUrl")
	}
	if in.TimeZone != nil {
		checkZone(&errs, *in.TimeZone, "input", "timeZone")
	}
	if in.ContactEmail != nil {
		checkEmail(&errs, normalizeEmail(*in.ContactEmail), "input", "contactEmail")
	}
	if in.Description != nil {
		checkLength(&errs, *in.Description, maxLongest, "input", "description")
	}
	if in.Terms != nil {
		checkLength(&errs, *in.Terms, maxLongest, "input", "terms")
	}
	if in.AccentColor != nil {
		checkColor(&errs, *in.AccentColor, "input", "accentColor")
	}
	in.checkAttribution(&errs)
	checkRange(&errs, in.HoldDays, 0, maxHoldDays, "input", "holdDays")
	in.checkHosts(&errs)
	in.checkLinks(&errs)
	checkRange(&errs, in.PayoutDay, 1, maxPayoutDay, "input", "payoutDay")
	in.checkTiers(&errs)
	if in.ConsentMode != nil && !slices.Contains(site.Consent("").Values(), string(*in.ConsentMode)) {
		errs.Add(apperr.Invalid, "Choose NONE, ASK or NEVER.", "input", "consentMode")
	}
	in.checkPayer(&errs)
	return errs.OrNil()
}

func (in UpdateInput) checkAttribution(errs *apperr.Errors) {
	if in.AttributionModel != nil && !slices.Contains(attribution.Model("").Values(), string(*in.AttributionModel)) {
		errs.Add(apperr.Invalid, "Choose LAST, FIRST, LINEAR, POSITION or TIME_DECAY.", "input", "attributionModel")
	}
	if in.CreditScope != nil && !slices.Contains(attribution.CreditScope("").Values(), string(*in.CreditScope)) {
		errs.Add(apperr.Invalid, "Choose CUSTOMER or CONVERSION.", "input", "creditScope")
	}
	checkRange(errs, in.WindowDays, 1, attribution.MaxWindowDays, "input", "windowDays")
	checkRange(errs, in.HalfLifeDays, 1, maxHalfLifeDays, "input", "halfLifeDays")
	if in.TouchPriority != nil && len(in.TouchPriority) == 0 {
		errs.Add(apperr.Blank, "Name at least one kind of touch.", "input", "touchPriority")
	}
	for i, kind := range in.TouchPriority {
		switch {
		case !slices.Contains(attribution.Kind("").Values(), string(kind)):
			errs.Add(apperr.Invalid, "Choose SUBMISSION, CODE or CLICK.", "input", "touchPriority", strconv.Itoa(i))
		case slices.Contains(in.TouchPriority[:i], kind):
			errs.Add(apperr.Invalid, "Name each kind of touch at most once.", "input", "touchPriority", strconv.Itoa(i))
		}
	}
}

func (in UpdateInput) checkTiers(errs *apperr.Errors) {
	if in.TierReview != nil && !slices.Contains(tier.Review("").Values(), string(*in.TierReview)) {
		errs.Add(apperr.Invalid, "Choose MONTH, QUARTER or YEAR.", "input", "tierReview")
	}
	if in.TierDemotion != nil && !slices.Contains(tier.Demotion("").Values(), string(*in.TierDemotion)) {
		errs.Add(apperr.Invalid, "Choose NEVER, STEP or EARNED.", "input", "tierDemotion")
	}
	checkRange(errs, in.TierGraceDays, 0, tier.MaxGraceDays, "input", "tierGraceDays")
}

func (in UpdateInput) checkHosts(errs *apperr.Errors) {
	if len(in.AllowedHosts) > maxListed {
		errs.Add(apperr.TooLong, "Name at most 100 hosts.", "input", "allowedHosts")
		return
	}
	for i, host := range in.AllowedHosts {
		name, isWild := strings.CutPrefix(strings.ToLower(host), "*.")
		if !isHost(name) || isWild && !strings.Contains(name, ".") {
			errs.Add(apperr.Invalid, "Give a host such as shop.example.com, or *.example.com for every host below.",
				"input", "allowedHosts", strconv.Itoa(i))
		}
	}
}

// Update changes a program's settings. They hold for what is recorded from
// then on; a change of demotion has the enrollments evaluated, because it may
// withdraw what was announced. Amounts are in the program's currency; a plan must
// be the program's and not archived. The time zone is WRONG_STATE at
// input.timeZone once ZoneIsFixed.
func (s *Service) Update(ctx context.Context, id string, in UpdateInput) (*ent.Program, error) {
	if _, err := viewer.Require(ctx, viewer.ProgramManage); err != nil {
		return nil, err
	}
	if err := in.Validate(); err != nil {
		return nil, err
	}
	var changed *ent.Program
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		p, err := lock(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := in.checkMove(ctx, tx, p, s.clock.Now()); err != nil {
			return err
		}
		if err := in.checkSiteHost(ctx, tx, p); err != nil {
			return err
		}
		update := tx.Program.UpdateOne(p)
		if err := in.setMoney(update, p); err != nil {
			return err
		}
		if in.PlanID != nil {
			if err := usablePlan(ctx, tx, p.ID, *in.PlanID, "input", "planId"); err != nil {
				return err
			}
			update.SetPlanID(*in.PlanID)
		}
		in.set(update)
		fields := update.Mutation().Fields()
		if changed, err = update.Save(ctx); err != nil {
			return fmt.Errorf("update program: %w", err)
		}
		return record(ctx, tx, s.clock.Now(), "program.updated", p.ID, fields...)
	})
	if err != nil {
		return nil, err
	}
	if in.TierDemotion != nil {
		return changed.Unwrap(), s.evaluate(ctx, id)
	}
	return changed.Unwrap(), nil
}

// setMoney sets the amounts, which need the program's currency to be read.
func (in UpdateInput) setMoney(update *ent.ProgramUpdateOne, p *ent.Program) error {
	var errs apperr.Errors
	if in.PayoutMinimum != nil {
		m := checkAmount(&errs, *in.PayoutMinimum, p.Currency, "input", "payoutMinimum")
		update.SetPayoutMinimumMinor(m.Minor)
	}
	switch {
	case in.FourEyesLimit == nil:
	case *in.FourEyesLimit == "":
		update.ClearFourEyesMinor()
	default:
		m := checkAmount(&errs, *in.FourEyesLimit, p.Currency, "input", "fourEyesLimit")
		update.SetFourEyesMinor(m.Minor)
	}
	return errs.OrNil()
}

func (in UpdateInput) set(update *ent.ProgramUpdateOne) {
	if in.Name != nil {
		update.SetName(strings.TrimSpace(*in.Name))
	}
	if in.ContactEmail != nil {
		update.SetContactEmail(normalizeEmail(*in.ContactEmail))
	}
	if in.Description != nil {
		update.SetDescription(*in.Description)
	}
	if in.Terms != nil {
		update.SetTerms(*in.Terms)
	}
	if in.AccentColor != nil {
		update.SetAccentColor(strings.ToLower(*in.AccentColor))
	}
	if in.TouchPriority != nil {
		update.SetTouchPriority(in.TouchPriority)
	}
	if in.AllowedHosts != nil {
		update.SetAllowedHosts(hosts(in.AllowedHosts))
	}
	in.LinkSettings.set(update)
	in.setPayer(update)
	update.SetNillableSiteURL(in.SiteURL).
		SetNillableNeedsTaxForm(in.NeedsTaxForm).
		SetNillablePartnersMoveReferrals(in.PartnersMoveReferrals).
		SetNillableConsentMode(in.ConsentMode).
		SetNillableTimeZone(in.TimeZone).
		SetNillableAttributionModel(in.AttributionModel).
		SetNillableCreditScope(in.CreditScope).
		SetNillableWindowDays(in.WindowDays).
		SetNillableHalfLifeDays(in.HalfLifeDays).
		SetNillableHoldDays(in.HoldDays).
		SetNillableExcludesTax(in.ExcludesTax).
		SetNillableExcludesShipping(in.ExcludesShipping).
		SetNillableNeedsCommissionApproval(in.NeedsCommissionApproval).
		SetNillableApprovesPartners(in.ApprovesPartners).
		SetNillablePayoutDay(in.PayoutDay).
		SetNillableTierReview(in.TierReview).
		SetNillableTierDemotion(in.TierDemotion).
		SetNillableTierGraceDays(in.TierGraceDays)
}

// hosts returns the hosts in lower case, each once, in the order given.
func hosts(given []string) []string {
	out := make([]string, 0, len(given))
	for _, host := range given {
		if folded := strings.ToLower(host); !slices.Contains(out, folded) {
			out = append(out, folded)
		}
	}
	return out
}
