package fraud

import (
	"context"
	"fmt"
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/idna"

	"github.com/rapporthq/rapport/ent"
	entprogram "github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/fraud"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// RuleInput is what one rule shall be. What is nil stays as it is.
type RuleInput struct {
	Kind fraud.Kind
	Mode *fraud.Mode
	// Clicks, 2 to 10,000, and Minutes, 1 to 1,440, of CLICK_BURST.
	Clicks, Minutes *int
	// Seconds of FAST_CONVERSION, 1 to 3,600.
	Seconds *int
	// Hosts of BANNED_REFERRER, at most 200; nil leaves them, an empty list bans
	// nobody.
	Hosts []string
}

// RulesInput is what the rules of a program shall be; kinds that are not in it stay
// as they are.
type RulesInput struct{ Rules []RuleInput }

// Validate returns every mistake that can be seen in the input alone.
func (in RulesInput) Validate() error {
	var errs apperr.Errors
	if len(in.Rules) == 0 {
		errs.Add(apperr.Blank, "Name at least one rule.", "input", "rules")
	}
	seen := map[fraud.Kind]bool{}
	for i, rule := range in.Rules {
		c := &checking{errs: &errs, path: []string{"input", "rules", strconv.Itoa(i)}}
		if !slices.Contains(fraud.Kinds(), rule.Kind) {
			c.add(apperr.Invalid, "There is no rule of this kind.", "kind")
			continue
		}
		if seen[rule.Kind] {
			c.add(apperr.Taken, "This rule is in the list already.", "kind")
		}
		seen[rule.Kind] = true
		c.check(rule)
	}
	return errs.OrNil()
}

// checking looks at one rule.
type checking struct {
	errs *apperr.Errors
	path []string
}

func (c *checking) add(code apperr.Code, message string, field ...string) {
	c.errs.Add(code, message, append(slices.Clone(c.path), field...)...)
}

func (c *checking) check(rule RuleInput) {
	if rule.Mode != nil && !slices.Contains(fraud.Mode("").Values(), string(*rule.Mode)) {
		c.add(apperr.Invalid, "Choose OFF, FLAG, HOLD or BLOCK.", "mode")
	}
	c.inRange(rule.Clicks, rule.Kind == fraud.KindClickBurst, fraud.MinClicks, fraud.MaxClicks, "clicks")
	c.inRange(rule.Minutes, rule.Kind == fraud.KindClickBurst, fraud.MinMinutes, fraud.MaxMinutes, "minutes")
	c.inRange(rule.Seconds, rule.Kind == fraud.KindFastConversion, fraud.MinSeconds, fraud.MaxSeconds, "seconds")
	if rule.Hosts == nil {
		return
	}
	if rule.Kind != fraud.KindBannedReferrer {
		c.add(apperr.Invalid, "This rule does not ask for it.", "hosts")
	}
	if len(rule.Hosts) > fraud.MaxHosts {
		c.add(apperr.TooLong, "At most 200 hosts can be banned.", "hosts")
	}
	for i, host := range rule.Hosts {
		if _, ok := pattern(host); !ok {
			c.add(apperr.Invalid, "Write a host such as coupons.example.com, or *.example.com for all below.", "hosts", strconv.Itoa(i))
		}
	}
}

// inRange checks a number that only some rules ask for.
func (c *checking) inRange(value *int, isAsked bool, least, most int, field string) {
	switch {
	case value == nil:
	case !isAsked:
		c.add(apperr.Invalid, "This rule does not ask for it.", field)
	case *value < least:
		c.add(apperr.TooSmall, fmt.Sprintf("This is at least %d.", least), field)
	case *value > most:
		c.add(apperr.TooLarge, fmt.Sprintf("This is at most %d.", most), field)
	}
}

// pattern is a host or "*." and a host, in the form in which it is compared.
func pattern(text string) (string, bool) {
	text = strings.TrimSuffix(strings.ToLower(strings.TrimSpace(text)), ".")
	host, isWild := strings.CutPrefix(text, "*.")
	ascii, err := idna.Lookup.ToASCII(host)
	_, notAddress := netip.ParseAddr(ascii)
	if err != nil || notAddress == nil || !strings.Contains(ascii, ".") || strings.ContainsAny(ascii, "/:@?#* ") || len(ascii) > 253 {
		return "", false
	}
	if isWild {
		ascii = "*." + ascii
	}
	return ascii, true
}

// SetRules changes the rules of a program; what was decided stays as it is, because
// each decision keeps the rules of then. It asks for PROGRAM_MANAGE. A program that
// the viewer does not see is apperr.ErrNotFound. User errors: those of Validate.
func (s *Service) SetRules(ctx context.Context, programID string, in RulesInput) (*ent.Program, error) {
	if _, err := viewer.Require(ctx, viewer.ProgramManage); err != nil {
		return nil, err
	}
	if err := in.Validate(); err != nil {
		return nil, err
	}
	var out *ent.Program
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		row, err := tx.Program.Query().Where(entprogram.ID(programID), db.ForUpdate).Only(ctx)
		if ent.IsNotFound(err) {
			return apperr.ErrNotFound
		}
		if err != nil {
			return fmt.Errorf("load the program: %w", err)
		}
		rules := in.over(row.FraudRules.Complete())
		if out, err = row.Update().SetFraudRules(rules).Save(ctx); err != nil {
			return fmt.Errorf("save the rules against fraud: %w", err)
		}
		return event.Record(ctx, tx, s.clock.Now(), event.Fact{Kind: "program.fraud_rules_changed", SubjectID: row.ID})
	}, db.Repeatable())
	if err != nil {
		return nil, err
	}
	return out.Unwrap(), nil
}

// over returns the rules with what the input says, as their next version.
func (in RulesInput) over(rules fraud.Rules) fraud.Rules {
	rules.Version++
	for _, one := range in.Rules {
		at := slices.IndexFunc(rules.Rules, func(r fraud.Rule) bool { return r.Kind == one.Kind })
		rule := &rules.Rules[at]
		set(&rule.Mode, one.Mode)
		set(&rule.Clicks, one.Clicks)
		set(&rule.Minutes, one.Minutes)
		set(&rule.Seconds, one.Seconds)
		if one.Hosts == nil {
			continue
		}
		rule.Hosts = nil
		for _, host := range one.Hosts {
			if known, _ := pattern(host); !slices.Contains(rule.Hosts, known) {
				rule.Hosts = append(rule.Hosts, known)
			}
		}
	}
	return rules
}

func set[T any](field *T, value *T) {
	if value != nil {
		*field = *value
	}
}
