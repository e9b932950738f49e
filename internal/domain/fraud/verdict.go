package fraud

import (
	"cmp"
	"slices"
)

// Past is what people decided before about an enrollment's part in the conversion,
// or about the enrollment and the customer.
type Past struct {
	// IsCleared: what was found in the conversion was a false positive.
	IsCleared bool
	// IsPersonCleared: that customer and partner look like one was a false positive,
	// be it of another conversion.
	IsPersonCleared bool
	// IsConfirmed: it was fraud.
	IsConfirmed bool
}

// Left are the signals that still count after what was decided before.
func (p Past) Left(signals []Signal) []Signal {
	if p.IsCleared {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(signals), func(s Signal) bool { return p.IsPersonCleared && s.Kind.IsOfPerson() })
}

// Excludes returns why a touch with these signals gets no credit (§2.2), empty if
// it may.
func (p Past) Excludes(signals []Signal) string {
	if p.IsConfirmed {
		return string(StatusConfirmed)
	}
	for _, one := range inOrder(p.Left(signals)) {
		if one.Mode == ModeBlock {
			return string(one.Kind)
		}
	}
	return ""
}

// Share is what an enrollment has of a conversion, and what it would have.
type Share struct {
	// EnrollmentID is whose it is.
	EnrollmentID string
	// Credited are the signals of what its credit stands on; nil without credit.
	Credited []Signal
	// Lost are the signals of the touches that were excluded, if it would have more
	// credit with them; nil if it would not.
	Lost []Signal
}

// Judge returns the verdicts on the shares, those without signals left out. Credit
// that stands on no touch of the conversion, because the customer is bound or a
// referral entered a stage, cannot be blocked: it is held instead.
func Judge(shares []Share) []Verdict {
	var out []Verdict
	for _, one := range shares {
		v := Verdict{EnrollmentID: one.EnrollmentID, Mode: ModeOff}
		switch strictest := Strictest(one.Credited); strictest {
		case ModeHold, ModeBlock:
			v.Mode, v.Holds = ModeHold, true
		case ModeFlag, ModeOff:
			v.Mode = strictest
		}
		if len(one.Lost) > 0 {
			v.Mode = ModeBlock
		}
		if v.Mode == ModeOff {
			continue
		}
		v.Signals = inOrder(distinct(append(slices.Clone(one.Credited), one.Lost...)))
		out = append(out, v)
	}
	slices.SortFunc(out, func(a, b Verdict) int { return cmp.Compare(a.EnrollmentID, b.EnrollmentID) })
	return out
}

// distinct keeps each signal once.
func distinct(signals []Signal) []Signal {
	var out []Signal
	for _, one := range signals {
		if !slices.Contains(out, one) {
			out = append(out, one)
		}
	}
	return out
}
