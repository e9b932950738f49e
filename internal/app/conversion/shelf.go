package conversion

import (
	"slices"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// original is a commission with the rows that take parts of it back.
type original struct {
	row       *ent.Commission
	reversals []*ent.Commission
}

// pot is what an incentive pays an enrollment in a period.
type pot struct{ incentiveKey, enrollmentID, period string }

// potOf is where the row lies; one without a period lies nowhere.
func potOf(row *ent.Commission) pot { return pot{row.IncentiveKey, row.EnrollmentID, row.Period} }

// shelf keeps commissions by what they are looked up by, in the order made. Rows
// stay the same pointers, so that what changes is seen everywhere.
type shelf struct {
	byID         map[string]*original
	byConversion map[string][]*original
	byPot        map[pot][]*original
	bySource     map[string][]*original
}

func newShelf() *shelf {
	return &shelf{
		byID: map[string]*original{}, byConversion: map[string][]*original{},
		byPot: map[pot][]*original{}, bySource: map[string][]*original{},
	}
}

// add takes rows in, each once. A row that takes a part of another back must
// come with that one or after it.
func (s *shelf) add(rows ...*ent.Commission) {
	for _, row := range rows {
		if row.OriginalID == nil && s.byID[row.ID] == nil {
			s.addOriginal(&original{row: row})
		}
	}
	for _, row := range rows {
		if row.OriginalID == nil {
			continue
		}
		of := s.byID[*row.OriginalID]
		if of == nil || slices.ContainsFunc(of.reversals, func(r *ent.Commission) bool { return r.ID == row.ID }) {
			continue
		}
		of.reversals = inOrder(of.reversals, row, func(r *ent.Commission) *ent.Commission { return r })
	}
}

func (s *shelf) addOriginal(o *original) {
	rowOf := func(o *original) *ent.Commission { return o.row }
	s.byID[o.row.ID] = o
	if o.row.ConversionID != nil {
		s.byConversion[*o.row.ConversionID] = inOrder(s.byConversion[*o.row.ConversionID], o, rowOf)
	}
	if o.row.Period != "" {
		s.byPot[potOf(o.row)] = inOrder(s.byPot[potOf(o.row)], o, rowOf)
	}
	if o.row.SourceID != nil {
		s.bySource[*o.row.SourceID] = inOrder(s.bySource[*o.row.SourceID], o, rowOf)
	}
}

// inOrder puts one where it belongs by the number of the fact that made it;
// those of one fact stay in the order in which they came.
func inOrder[T any](list []T, one T, rowOf func(T) *ent.Commission) []T {
	at := len(list)
	for at > 0 && rowOf(list[at-1]).Sequence > rowOf(one).Sequence {
		at--
	}
	return slices.Insert(list, at, one)
}

// reversed is how much was taken back, as a positive number of minor units.
func (o *original) reversed() int64 {
	minor := int64(0)
	for _, r := range o.reversals {
		minor -= r.AmountMinor
	}
	return minor
}

// left is what is left of the amount.
func (o *original) left() money.Money {
	return money.New(o.row.AmountMinor-o.reversed(), o.row.Currency)
}

// isSpent reports whether nothing is left of the line: it was taken back in full
// or closed.
func (o *original) isSpent() bool {
	return o.row.Status == commission.StatusReversed || (o.row.AmountMinor != 0 && o.left().IsZero())
}

// all are the original and the rows that take parts of it back.
func (o *original) all() []*ent.Commission {
	return append([]*ent.Commission{o.row}, o.reversals...)
}
