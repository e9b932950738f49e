package money

import (
	"fmt"
	"math/big"
	"strings"
)

// Rate is a percentage in parts per million: 10 % is 100000. A percentage has
// at most 4 fraction digits, so every allowed one is a whole number of parts.
type Rate int64

// PPM is a share of credit in parts per million.
type PPM int64

// Whole is the share that is everything.
const Whole PPM = 1_000_000

// MaxRate is 100 %.
const MaxRate Rate = 1_000_000

// percentDigits is how many decimals a percentage may have.
const percentDigits = 4

// ParsePercent reads a plain decimal percentage such as "12.5" (125000 parts
// per million). Beside ErrMalformed and ErrTooManyDigits (more than 4 decimals)
// it refuses what is below 0 or above 100 with ErrOutOfRange.
func ParsePercent(percent string) (Rate, error) {
	n, err := parseScaled(percent, percentDigits)
	if err != nil {
		return 0, fmt.Errorf("parse percentage: %w", err)
	}
	r := Rate(n)
	if !r.IsValid() {
		return 0, fmt.Errorf("parse percentage: %w", ErrOutOfRange)
	}
	return r, nil
}

// IsValid reports whether the rate is between 0 and 100 %, both included.
func (r Rate) IsValid() bool { return r >= 0 && r <= MaxRate }

// Percent returns the percentage as a plain decimal without needless zeros:
// "12.5", "10", "0".
func (r Rate) Percent() string { return trimZeros(formatScaled(int64(r), percentDigits)) }

// Rat returns the rate as an exact fraction of one.
func (r Rate) Rat() *big.Rat { return big.NewRat(int64(r), int64(MaxRate)) }

// Percent returns the share as a percentage, like Rate.Percent.
func (p PPM) Percent() string { return Rate(p).Percent() }

// Rat returns the share as an exact fraction of one.
func (p PPM) Rat() *big.Rat { return big.NewRat(int64(p), int64(Whole)) }

// trimZeros drops the zeros at the end of a decimal that has a point.
func trimZeros(decimal string) string {
	return strings.TrimSuffix(strings.TrimRight(decimal, "0"), ".")
}
