package tier

import (
	"slices"
	"strconv"
	"strings"
)

// The bounds of requirements.
const (
	// MaxRequirements is how many one tier may have.
	MaxRequirements = 20
	// MaxWindowDays is the longest rolling window: ten years.
	MaxWindowDays = 3650
	// million is 100 % in parts per million.
	million = 1_000_000
)

// The codes of problems; they equal those of package apperr, which rules may
// not import.
const (
	codeBlank    = "BLANK"
	codeInvalid  = "INVALID"
	codeTaken    = "TAKEN"
	codeTooSmall = "TOO_SMALL"
	codeTooLarge = "TOO_LARGE"
)

// Problem is one mistake in a tier's requirements.
type Problem struct {
	// Path is the place by JSON names and list indices: "requirements", "2", "threshold".
	Path []string `json:"path"`
	// Code for programs: BLANK, INVALID, TAKEN, TOO_SMALL or TOO_LARGE, as in the
	// API's ErrorCode.
	Code string `json:"code"`
	// Message is one plain sentence for a person.
	Message string `json:"message"`
}

// problems collects mistakes.
type problems []Problem

func (p *problems) add(code, message string, path ...string) {
	*p = append(*p, Problem{Path: path, Code: code, Message: message})
}

// Problems names every mistake, in the order of the fields; none means that the
// requirements can be evaluated. Whether an event type exists in the program is
// for the caller to know.
func (r Requirements) Problems() []Problem {
	p := problems{}
	switch {
	case r.Mode == "":
		p.add(codeBlank, "Say whether ALL or ANY of the requirements must be met.", "mode")
	case !slices.Contains(Mode("").Values(), string(r.Mode)):
		p.add(codeInvalid, "A tier wants ALL or ANY of its requirements.", "mode")
	}
	p.window(r.Window)
	if len(r.Requirements) > MaxRequirements {
		p.add(codeTooLarge, "A tier has at most 20 requirements.", "requirements")
		return p
	}
	for i, requirement := range r.Requirements {
		path := []string{"requirements", strconv.Itoa(i)}
		p.requirement(requirement, path)
		if slices.ContainsFunc(r.Requirements[:i], func(earlier Requirement) bool {
			return earlier.Kind == requirement.Kind && earlier.EventType == requirement.EventType
		}) {
			p.add(codeTaken, "The tier has this requirement already.", path...)
		}
	}
	return p
}

func (p *problems) window(w Window) {
	switch {
	case w.Kind == "":
		p.add(codeBlank, "Say over which time the requirements are measured.", "window", "kind")
	case !slices.Contains(WindowKind("").Values(), string(w.Kind)):
		p.add(codeInvalid, "There is no such window.", "window", "kind")
	case w.Kind != RollingDays && w.Days != 0:
		p.add(codeInvalid, "Only a rolling window has a number of days.", "window", "days")
	case w.Kind == RollingDays && w.Days < 1:
		p.add(codeTooSmall, "A rolling window has at least 1 day.", "window", "days")
	case w.Kind == RollingDays && w.Days > MaxWindowDays:
		p.add(codeTooLarge, "A rolling window has at most 3650 days.", "window", "days")
	}
}

func (p *problems) requirement(r Requirement, path []string) {
	at := func(field string) []string { return append(slices.Clone(path), field) }
	switch {
	case r.Kind == "":
		p.add(codeBlank, "Say what is required.", at("kind")...)
		return
	case !slices.Contains(Kind("").Values(), string(r.Kind)):
		p.add(codeInvalid, "There is no such requirement.", at("kind")...)
		return
	case r.Kind == Conversions && strings.TrimSpace(r.EventType) == "":
		p.add(codeBlank, "Say which type of conversion is counted.", at("eventType")...)
	case r.Kind != Conversions && r.EventType != "":
		p.add(codeInvalid, "Only a number of conversions has a type.", at("eventType")...)
	}
	isRate := r.Kind == ConversionRate || r.Kind == RefundRateAtMost
	switch {
	case r.Kind == RefundRateAtMost && r.Threshold < 0:
		p.add(codeTooSmall, "The rate cannot be negative.", at("threshold")...)
	case r.Kind != RefundRateAtMost && r.Threshold < 1:
		p.add(codeTooSmall, "The threshold must be above 0.", at("threshold")...)
	case isRate && r.Threshold > million:
		p.add(codeTooLarge, "The rate is at most 100 percent.", at("threshold")...)
	}
}
