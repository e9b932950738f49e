package partner

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/plan"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/domain/destination"
)

// The lengths of sub-ids: how many a link has, and how long each is.
const (
	maxSubs = 5
	maxSub  = 120
)

// checkSubs asks for sub-ids that a click can keep.
func checkSubs(errs *apperr.Errors, subs []string, path ...string) {
	if len(subs) > maxSubs {
		errs.Add(apperr.TooLong, "Give at most 5 sub-ids.", path...)
		return
	}
	for i, sub := range subs {
		at := append(slices.Clone(path), strconv.Itoa(i))
		checkLength(errs, sub, maxSub, at...)
		if strings.ContainsFunc(sub, unicode.IsControl) {
			errs.Add(apperr.Invalid, "A sub-id is one line of text.", at...)
		}
	}
}

// subsOf returns the sub-ids as they are stored: without those at the end that say
// nothing.
func subsOf(given []string) []string {
	out := make([]string, len(given))
	for i, sub := range given {
		out[i] = strings.TrimSpace(sub)
	}
	for len(out) > 0 && out[len(out)-1] == "" {
		out = out[:len(out)-1]
	}
	return out
}

// utmMessages say what is wrong with a value for the site's statistics.
var utmMessages = map[error]struct {
	code    apperr.Code
	message string
}{
	destination.ErrTooLong:     {apperr.TooLong, "This is at most 120 characters long."},
	destination.ErrLines:       {apperr.Invalid, "This is one line of text."},
	destination.ErrPlaceholder: {apperr.Invalid, "Of words in braces only {partner}, {group}, {code} and {name} are known."},
}

// checkUTM asks for templates whose placeholders are known.
func checkUTM(errs *apperr.Errors, utm *destination.UTM, path ...string) {
	if utm == nil {
		return
	}
	for _, one := range utm.Mistakes() {
		said := utmMessages[one.Err]
		errs.Add(said.code, said.message, append(slices.Clone(path), one.Field)...)
	}
}

// checkExpiry asks for an instant that has not come yet.
func checkExpiry(errs *apperr.Errors, at *time.Time, now time.Time, path ...string) {
	if at != nil && !at.After(now) {
		errs.Add(apperr.TooSmall, "Choose an expiry that is later than now.", path...)
	}
}

// setOptions sets what a link may have besides code, name and destination. Empty
// text clears the fallback.
func (in LinkUpdateInput) setOptions(errs *apperr.Errors, update *ent.LinkUpdateOne, p *ent.Program) {
	switch {
	case in.ExpiresAt != nil:
		update.SetExpiresAt(clock.Normalize(*in.ExpiresAt))
	case in.ClearExpiry != nil && *in.ClearExpiry:
		update.ClearExpiresAt()
	}
	switch {
	case in.Fallback == nil:
	case *in.Fallback == "":
		update.ClearFallback()
	default:
		checkDestination(errs, p, *in.Fallback, "input", "fallback")
		update.SetFallback(*in.Fallback)
	}
	if in.UTM != nil {
		update.SetUtm(*in.UTM)
	}
	if in.SubIDs != nil {
		update.SetSubs(subsOf(in.SubIDs))
	}
	switch {
	case in.WindowDays != nil:
		update.SetWindowDays(*in.WindowDays)
	case in.ClearWindow != nil && *in.ClearWindow:
		update.ClearWindowDays()
	}
}

// setPlan gives the link a plan of the program, or takes it away.
func (in LinkUpdateInput) setPlan(ctx context.Context, tx *ent.Tx, update *ent.LinkUpdateOne, p *ent.Program) error {
	if in.PlanID == nil {
		if in.ClearPlan != nil && *in.ClearPlan {
			update.ClearPlanID()
		}
		return nil
	}
	chosen, err := tx.Plan.Query().Where(plan.ID(*in.PlanID), plan.ProgramID(p.ID)).Only(ctx)
	if err != nil {
		return missing(err, "load plan", "The program has no plan with this id.", "input", "planId")
	}
	if chosen.ArchivedAt != nil {
		return apperr.New(apperr.WrongState, "This plan is archived. Choose another one.", "input", "planId")
	}
	update.SetPlanID(chosen.ID)
	return nil
}
