package graph

import (
	"errors"
	"sort"

	"entgo.io/contrib/entgql"
	"github.com/vikstrous/dataloadgen"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/graph/model"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// newest is the direction of every list: ids are made in the order of
// recording, so the last id is the newest row.
const newest = entgql.OrderDirectionDesc

// cursor is the opaque position in a connection.
type cursor = entgql.Cursor[string]

// text returns nil for the empty text, which stands for "not known".
func text[T ~string](s T) *T {
	if s == "" {
		return nil
	}
	return &s
}

// textOf is text for a field that the API calls a String.
func textOf[T ~string](s T) *string { return text(string(s)) }

// attributes turns the vendor's own attributes into a list, by key.
func attributes(of map[string]string) []*model.Attribute {
	out := make([]*model.Attribute, 0, len(of))
	for key, value := range of {
		out = append(out, &model.Attribute{Key: key, Value: value})
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Key < out[j].Key })
	return out
}

// pointers returns the addresses of the elements.
func pointers[T any](of []T) []*T {
	out := make([]*T, len(of))
	for i := range of {
		out[i] = &of[i]
	}
	return out
}

// elements returns what the pointers point at.
func elements[T any](of []*T) []T {
	out := make([]T, len(of))
	for i, one := range of {
		out[i] = *one
	}
	return out
}

// inProgram is an amount in the program's currency; nil for no amount.
func inProgram(p *ent.Program, minor *int64) *money.Money {
	if minor == nil {
		return nil
	}
	return &money.Money{Minor: *minor, Currency: p.Currency}
}

// isMissing reports whether a loader found no row, or ent none that the viewer
// may see.
func isMissing(err error) bool {
	return errors.Is(err, dataloadgen.ErrNotFound) || ent.IsNotFound(err)
}

// deleted returns the id of what is gone; nil if it was refused.
func deleted(refused []*apperr.Error, rowID string) *string {
	if len(refused) > 0 {
		return nil
	}
	return &rowID
}

// orNull turns "there is none" into null, for fields that say so.
func orNull[T any](found *T, err error) (*T, error) {
	if errors.Is(err, apperr.ErrNotFound) {
		return nil, nil
	}
	return found, err
}
