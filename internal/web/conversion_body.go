package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/apperr"
)

// report is one conversion of a body: what it says, and what is wrong with its
// form.
type report struct {
	input conversion.RecordInput
	errs  apperr.Errors
}

// readReports reads the conversions of a body. Those whose form is wrong carry
// every mistake in them, as GraphQL would find one after the other.
func readReports(r *http.Request) ([]report, error) {
	bodies, err := readBodies(r, "conversions")
	if err != nil {
		return nil, err
	}
	reports := make([]report, len(bodies))
	for i, body := range bodies {
		one := &reports[i]
		one.input = recordInput(body)
		if one.errs = *body.errs; len(one.errs) > 0 {
			one.errs = withRest(one.errs, one.input.Validate())
		}
	}
	return reports, nil
}

// readBodies reads a body that is one object, a list of up to
// conversion.MaxBatch, or an object with such a list as its one field name. A
// member that is no object has that as its mistake. An Idempotency-Key of the
// header is that of an object alone.
func readBodies(r *http.Request, name string) ([]*object, error) {
	body, err := readBody(r)
	if err != nil {
		return nil, err
	}
	list, isList, err := listOf(body, name)
	if err != nil {
		return nil, err
	}
	if !isList {
		list = []json.RawMessage{body}
	}
	if len(list) > conversion.MaxBatch {
		return nil, apperr.New(apperr.TooLong, fmt.Sprintf("Send at most %d at once.", conversion.MaxBatch), name)
	}
	bodies := make([]*object, len(list))
	for i, raw := range list {
		errs := &apperr.Errors{}
		one, err := newObject(raw, errs, "input")
		if err != nil {
			errs.Add(apperr.Invalid, "This must be a JSON object.", "input")
			one = &object{known: map[string]bool{}, errs: errs, path: []string{"input"}}
		}
		bodies[i] = one
	}
	if key := strings.TrimSpace(r.Header.Get("Idempotency-Key")); !isList && key != "" && bodies[0].fields["idempotencyKey"] == nil {
		quoted, err := json.Marshal(key)
		if err != nil {
			return nil, fmt.Errorf("quote the idempotency key: %w", err)
		}
		bodies[0].fields["idempotencyKey"] = quoted
	}
	return bodies, nil
}

// listOf returns the members of a body that is a list, or an object with a list
// as its one field name; isList is false for any other object.
func listOf(body json.RawMessage, name string) (list []json.RawMessage, isList bool, err error) {
	shape := malformedError{fmt.Sprintf(`the body must be a JSON object, a list of them, or {"%s": […]}`, name)}
	if body[0] == '{' {
		var fields map[string]json.RawMessage
		if err := json.Unmarshal(body, &fields); err != nil {
			return nil, false, shape
		}
		wrapped, found := fields[name]
		if !found {
			return nil, false, nil
		}
		if len(fields) > 1 {
			return nil, false, malformedError{`beside "` + name + `" there may be no other field`}
		}
		body = wrapped
	}
	if err := json.Unmarshal(body, &list); err != nil || len(list) == 0 {
		return nil, false, shape
	}
	return list, true, nil
}

// recordInput reads the fields of GraphQL's ConversionRecordInput.
func recordInput(o *object) conversion.RecordInput {
	in := conversion.RecordInput{
		ProgramID: o.text("programId"), Type: o.text("type"), ExternalID: o.text("externalId"),
		OccurredAt: o.instant("occurredAt"), Amount: o.money("amount"),
		Tax: o.decimal("tax"), Shipping: o.decimal("shipping"), Discount: o.decimal("discount"),
		Metadata: attributes(o), Code: o.optional("code"), ClickID: o.optional("clickId"), VisitorID: o.optional("visitorId"),
		Occasion: o.optional("occasion"), Minutes: o.integer("minutes"), IdempotencyKey: o.text("idempotencyKey"), Source: conversion.SourceAPI,
	}
	if customer := o.child("customer"); customer != nil {
		in.Customer = customerInput(customer)
	}
	for _, item := range o.children("items") {
		line := conversion.ItemInput{
			ProductID: item.optional("productId"), Category: item.optional("category"), Quantity: item.integer("quantity"),
		}
		if amount := item.decimal("amount"); amount != nil {
			line.Amount = *amount
		}
		item.end()
		in.Items = append(in.Items, line)
	}
	o.end()
	return in
}

// customerInput reads the fields of GraphQL's CustomerInput.
func customerInput(o *object) conversion.CustomerInput {
	in := conversion.CustomerInput{
		ExternalID: o.text("externalId"), Email: o.optional("email"), Name: o.optional("name"),
		Company: o.optional("company"), Country: o.optional("country"), Metadata: attributes(o),
	}
	o.end()
	return in
}

func attributes(o *object) []conversion.AttributeInput {
	var out []conversion.AttributeInput
	for _, one := range o.children("metadata") {
		out = append(out, conversion.AttributeInput{Key: one.text("key"), Value: one.text("value")})
		one.end()
	}
	return out
}

// refundInput reads the fields of GraphQL's RefundRecordInput.
func refundInput(o *object) conversion.RefundInput {
	in := conversion.RefundInput{
		ConversionID: o.text("conversionId"), ExternalID: o.text("externalId"), Amount: o.money("amount"),
		OccurredAt: o.instant("occurredAt"), Reason: o.optional("reason"), IdempotencyKey: o.text("idempotencyKey"),
	}
	o.end()
	return in
}
