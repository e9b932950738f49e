package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// malformedError is an error of a body that is no JSON, or not of the right shape.
type malformedError struct{ message string }

func (m malformedError) Error() string { return m.message }

// badRequest returns the sentence to answer if the body could not be read.
func badRequest(err error) (string, bool) {
	var bad malformedError
	if errors.As(err, &bad) {
		return bad.message, true
	}
	return "", false
}

// readBody returns the whole body as one JSON value.
func readBody(r *http.Request) (json.RawMessage, error) {
	content, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, err
	}
	content = bytes.TrimSpace(content)
	if !json.Valid(content) {
		return nil, malformedError{"the body must be one JSON value in UTF-8"}
	}
	return content, nil
}

// object reads the fields of one JSON object. Fields are named and shaped as
// those of the GraphQL input, null means absent, and every mistake is collected
// with its path: a wrong type, and the names of fields that do not exist.
type object struct {
	fields map[string]json.RawMessage
	known  map[string]bool
	path   []string
	errs   *apperr.Errors
}

// readObject reads a body that is one object.
func readObject(r *http.Request, errs *apperr.Errors) (*object, error) {
	body, err := readBody(r)
	if err != nil {
		return nil, err
	}
	return newObject(body, errs, "input")
}

// newObject reads raw as an object at path.
func newObject(raw json.RawMessage, errs *apperr.Errors, path ...string) (*object, error) {
	o := &object{known: map[string]bool{}, path: path, errs: errs}
	if err := json.Unmarshal(raw, &o.fields); err != nil || o.fields == nil {
		return nil, malformedError{"the body must be a JSON object"}
	}
	return o, nil
}

// wrong notes that the field is not of its type.
func (o *object) wrong(name, message string) {
	o.errs.Add(apperr.Invalid, message, append(slices.Clone(o.path), name)...)
}

// take returns a field, nil if it is absent or null.
func (o *object) take(name string) json.RawMessage {
	o.known[name] = true
	raw := o.fields[name]
	if string(raw) == "null" {
		return nil
	}
	return raw
}

// read decodes the field into a T, nil if it is absent or of another type.
func read[T any](o *object, name, message string) *T {
	raw := o.take(name)
	if raw == nil {
		return nil
	}
	value := new(T)
	if err := json.Unmarshal(raw, value); err != nil {
		o.wrong(name, message)
		return nil
	}
	return value
}

func (o *object) optional(name string) *string {
	return read[string](o, name, "This must be a string.")
}

func (o *object) text(name string) string {
	if s := o.optional(name); s != nil {
		return *s
	}
	return ""
}

func (o *object) integer(name string) *int { return read[int](o, name, "This must be a whole number.") }

// decimal reads an exact number: JSON numbers are refused, because programs
// make floats of them.
func (o *object) decimal(name string) *string {
	return read[string](o, name, `Write decimals as strings, such as "12.50".`)
}

func (o *object) instant(name string) *time.Time {
	text := o.optional(name)
	if text == nil {
		return nil
	}
	at, err := time.Parse(time.RFC3339Nano, *text)
	if err != nil {
		o.wrong(name, "Give the instant in RFC 3339 with a zone, such as 2026-01-31T12:00:00Z.")
		return nil
	}
	at = clock.Normalize(at)
	return &at
}

// child reads a field that is an object, nil if it is absent.
func (o *object) child(name string) *object {
	raw := o.take(name)
	if raw == nil {
		return nil
	}
	c, err := newObject(raw, o.errs, append(slices.Clone(o.path), name)...)
	if err != nil {
		o.wrong(name, "This must be an object.")
		return nil
	}
	return c
}

// children reads a field that is a list of objects.
func (o *object) children(name string) []*object {
	list := read[[]json.RawMessage](o, name, "This must be a list.")
	if list == nil {
		return nil
	}
	out := make([]*object, 0, len(*list))
	for i, raw := range *list {
		path := append(slices.Clone(o.path), name, strconv.Itoa(i))
		c, err := newObject(raw, o.errs, path...)
		if err != nil {
			o.errs.Add(apperr.Invalid, "This must be an object.", path...)
			continue
		}
		out = append(out, c)
	}
	return out
}

// money reads a field {"amount": "12.50", "currencyCode": "EUR"}.
func (o *object) money(name string) *money.Input {
	c := o.child(name)
	if c == nil {
		return nil
	}
	in := &money.Input{CurrencyCode: c.text("currencyCode")}
	if amount := c.decimal("amount"); amount != nil {
		in.Amount = *amount
	}
	c.end()
	return in
}

// end notes the fields that nobody took.
func (o *object) end() {
	var unknown []string
	for name := range o.fields {
		if !o.known[name] {
			unknown = append(unknown, name)
		}
	}
	slices.Sort(unknown)
	for _, name := range unknown {
		o.wrong(name, "There is no field of this name.")
	}
}
