package fraud

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// Click is what is known of a click.
type Click struct {
	// ID of the click.
	ID string
	// At is when it was made.
	At time.Time
	// ReferrerHost is where it came from; empty if the browser does not say.
	ReferrerHost string
	// PaidSearch is the parameter or the host by which an advertisement was
	// recognised; empty if it was none.
	PaidSearch string
	// IsDataCentre: the visitor's address is in a data centre.
	IsDataCentre bool
	// Neighbours are the counted clicks on its link of the same network within the
	// minutes of the rule around it, itself included; 0 if they were not counted.
	Neighbours int64
}

// OfRelation returns the signals that the customer and the partner being the same
// make.
func (r Rules) OfRelation(of Relation) []Signal {
	var out []Signal
	if rule := r.Of(KindSelfReferralEmail); of.IsSamePerson && rule.Mode.rank() > 0 {
		out = append(out, Signal{Kind: rule.Kind, Mode: rule.Mode})
	}
	if rule := r.Of(KindSelfReferralDomain); of.Domain != "" && rule.Mode.rank() > 0 {
		out = append(out, Signal{Kind: rule.Kind, Mode: rule.Mode, Evidence: Evidence{Domain: of.Domain}})
	}
	return out
}

// OfClick returns the signals that a click makes for a conversion at the instant.
func (r Rules) OfClick(c Click, convertedAt time.Time) []Signal {
	var out []Signal
	fire := func(kind Kind, is bool, evidence Evidence) {
		if mode := r.Of(kind).Mode; is && mode.rank() > 0 {
			out = append(out, Signal{Kind: kind, Mode: mode, SourceID: c.ID, Evidence: evidence})
		}
	}
	burst, fast := r.Of(KindClickBurst), r.Of(KindFastConversion)
	fire(KindClickBurst, burst.Clicks > 0 && c.Neighbours > int64(burst.Clicks),
		Evidence{Count: c.Neighbours, Limit: int64(burst.Clicks), Minutes: burst.Minutes})
	passed, needed := convertedAt.Sub(c.At), time.Duration(fast.Seconds)*time.Second
	fire(KindFastConversion, passed >= 0 && passed < needed,
		Evidence{Count: int64(passed / time.Second), Limit: int64(fast.Seconds)})
	paid := Evidence{Parameter: c.PaidSearch}
	if strings.Contains(c.PaidSearch, ".") {
		paid = Evidence{Host: c.PaidSearch}
	}
	fire(KindPaidSearch, c.PaidSearch != "", paid)
	pattern := FirstPattern(r.Of(KindBannedReferrer).Hosts, c.ReferrerHost)
	fire(KindBannedReferrer, pattern != "", Evidence{Host: c.ReferrerHost, Pattern: pattern})
	fire(KindDataCentre, c.IsDataCentre, Evidence{})
	return out
}

// inOrder sorts signals by kind, then by click.
func inOrder(signals []Signal) []Signal {
	kinds := Kinds()
	slices.SortStableFunc(signals, func(a, b Signal) int {
		return cmp.Or(cmp.Compare(slices.Index(kinds, a.Kind), slices.Index(kinds, b.Kind)), cmp.Compare(a.SourceID, b.SourceID))
	})
	return signals
}

// FirstPattern returns the first pattern of the list that the host fits: the host
// itself, or "*.example.com" for all hosts below example.com. It is empty if none
// does.
func FirstPattern(patterns []string, host string) string {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	if host == "" {
		return ""
	}
	for _, pattern := range patterns {
		one := strings.ToLower(pattern)
		if below, isWild := strings.CutPrefix(one, "*."); host == one || isWild && strings.HasSuffix(host, "."+below) {
			return pattern
		}
	}
	return ""
}
