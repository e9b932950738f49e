package fraud

import "slices"

// Rule says what happens when signals of a kind are found, and from where on they
// count as such.
type Rule struct {
	// Kind of signals.
	Kind Kind `json:"kind"`
	// Mode is what the rule does.
	Mode Mode `json:"mode"`
	// Clicks is how many counted clicks of one network a link may have within
	// Minutes; more are a burst. Of CLICK_BURST only.
	Clicks  int `json:"clicks,omitempty"`
	Minutes int `json:"minutes,omitempty"`
	// Seconds that must pass between click and conversion. Of FAST_CONVERSION only.
	Seconds int `json:"seconds,omitempty"`
	// Hosts that are not wanted; "*.example.com" means all below. Of
	// BANNED_REFERRER only.
	Hosts []string `json:"hosts,omitempty"`
}

// Rules are those of a program: one of each kind, in the order of Kinds.
type Rules struct {
	// Version counts how often they were changed; 0 are the defaults.
	Version int `json:"version"`
	// Rules, one of each kind.
	Rules []Rule `json:"rules"`
}

// The bounds of what a rule may ask for.
const (
	MinClicks  = 2
	MaxClicks  = 10_000
	MinMinutes = 1
	MaxMinutes = 24 * 60
	MinSeconds = 1
	MaxSeconds = 3600
	MaxHosts   = 200
)

// Defaults are the rules of a program that chose none. They stop and take away
// nothing: what is likely wrong is shown, and what is often meant well (search
// advertising that the program allows, people behind the networks of companies)
// is left alone until the program says otherwise.
func Defaults() Rules {
	return Rules{Rules: []Rule{
		{Kind: KindSelfReferralEmail, Mode: ModeFlag},
		{Kind: KindSelfReferralDomain, Mode: ModeFlag},
		{Kind: KindClickBurst, Mode: ModeFlag, Clicks: 20, Minutes: 60},
		{Kind: KindFastConversion, Mode: ModeFlag, Seconds: 3},
		{Kind: KindPaidSearch, Mode: ModeOff},
		{Kind: KindBannedReferrer, Mode: ModeFlag},
		{Kind: KindDataCentre, Mode: ModeOff},
	}}
}

// Complete returns the rules with the defaults of the kinds that they lack, in
// order.
func (r Rules) Complete() Rules {
	out := Defaults()
	out.Version = r.Version
	for i, rule := range out.Rules {
		if at := slices.IndexFunc(r.Rules, func(one Rule) bool { return one.Kind == rule.Kind }); at >= 0 {
			out.Rules[i] = r.Rules[at]
		}
	}
	return out
}

// Of returns the rule of a kind; one that is OFF if there is none.
func (r Rules) Of(kind Kind) Rule {
	if at := slices.IndexFunc(r.Rules, func(one Rule) bool { return one.Kind == kind }); at >= 0 {
		return r.Rules[at]
	}
	return Rule{Kind: kind, Mode: ModeOff}
}

// Looks reports whether one of the kinds is not OFF.
func (r Rules) Looks(kinds ...Kind) bool {
	return slices.ContainsFunc(kinds, func(kind Kind) bool { return r.Of(kind).Mode.rank() > 0 })
}

// Needed are the rules with as much of their lists as made the signals: what is
// kept with each decision must not grow with what was not needed.
func (r Rules) Needed(signals []Signal) Rules {
	out := Rules{Version: r.Version}
	for _, rule := range r.Rules {
		if rule.Mode.rank() == 0 {
			continue
		}
		var hosts []string
		for _, pattern := range rule.Hosts {
			if slices.ContainsFunc(signals, func(s Signal) bool { return s.Evidence.Pattern == pattern }) {
				hosts = append(hosts, pattern)
			}
		}
		rule.Hosts = hosts
		out.Rules = append(out.Rules, rule)
	}
	return out
}
