package notification

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	entevent "github.com/rapporthq/rapport/ent/event"
	entnotification "github.com/rapporthq/rapport/ent/notification"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/domain/notice"
)

// Morning is the hour of the program's time zone at which the day is summed up
// and told.
const Morning = 8

const (
	// oldest is how far back a sum looks that was not told in time.
	oldest = 7 * 24 * time.Hour
	// chunk is how many ids one statement names.
	chunk = 1000
)

// TellDay tells, as the system, what came together in a program until this
// morning: a notification for each sum of a partner, and one mail to each person
// with everything that waits for the daily one. Calling it again tells nothing
// twice.
func (s *Service) TellDay(ctx context.Context, programID string) error {
	about := &story{zone: time.UTC, values: map[string]string{}}
	if err := about.in(ctx, s.client, programID); err != nil {
		return err
	}
	until := morningBefore(s.clock.Now().In(about.zone))
	for _, rule := range notice.Sums() {
		if err := s.tellSums(ctx, programID, rule, until); err != nil {
			return err
		}
	}
	return s.sendDigests(ctx, programID, until)
}

// morningBefore is the latest morning that is not after now.
func morningBefore(now time.Time) time.Time {
	at := time.Date(now.Year(), now.Month(), now.Day(), Morning, 0, 0, 0, now.Location())
	if at.After(now) {
		at = time.Date(now.Year(), now.Month(), now.Day()-1, Morning, 0, 0, 0, now.Location())
	}
	return at.UTC()
}

// sum is what came together for one partner.
type sum struct {
	// last is the newest event in it: it keeps the sum from being told twice.
	last  string
	count int
	// totals are by currency.
	totals map[money.Currency]int64
}

// tellSums tells one kind of sum, from the last that was told on.
func (s *Service) tellSums(ctx context.Context, programID string, rule notice.Rule, until time.Time) error {
	from := until.Add(-24 * time.Hour)
	last, err := s.client.Notification.Query().Where(entnotification.ProgramID(programID), entnotification.Kind(string(rule.Kind))).
		Order(ent.Desc(entnotification.FieldCreatedAt)).First(ctx)
	switch {
	case err == nil && last.CreatedAt.After(until.Add(-oldest)):
		from = last.CreatedAt
	case err != nil && !ent.IsNotFound(err):
		return fmt.Errorf("look for the last sum: %w", err)
	}
	sums, err := s.sumUp(ctx, programID, rule, from, until)
	if err != nil {
		return err
	}
	for partnerID, one := range sums {
		err := db.InTx(ctx, s.client, func(tx *ent.Tx) error { return s.tellSum(ctx, tx, programID, partnerID, rule, one, until) }, db.Repeatable())
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) tellSum(ctx context.Context, tx *ent.Tx, programID, partnerID string, rule notice.Rule, of *sum, until time.Time) error {
	about := &story{eventID: of.last, at: until, partnerID: partnerID, rowID: partnerID, zone: time.UTC, values: map[string]string{}}
	if err := about.in(ctx, tx.Client(), programID); err != nil {
		return err
	}
	about.values["count"], about.values["amount"] = strconv.Itoa(of.count), of.amounts()
	if err := about.names(ctx, tx.Client()); err != nil {
		return err
	}
	told, err := tx.Notification.Query().Where(entnotification.EventID(of.last)).Select(entnotification.FieldUserID).Strings(ctx)
	if err != nil {
		return fmt.Errorf("look for who was told: %w", err)
	}
	known := map[string]bool{}
	for _, userID := range told {
		known[userID] = true
	}
	return s.tellBy(ctx, tx, rule, about, known)
}

// sumUp adds up the commissions of a program's partners to which the rule's events
// happened.
func (s *Service) sumUp(ctx context.Context, programID string, rule notice.Rule, from, until time.Time) (map[string]*sum, error) {
	events, err := s.client.Event.Query().
		Where(entevent.KindIn(rule.Events...), entevent.CreatedAtGTE(from), entevent.CreatedAtLT(until), entevent.PartnerIDNotNil()).
		Order(ent.Asc(entevent.FieldID)).
		Select(entevent.FieldID, entevent.FieldSubjectID).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load events: %w", err)
	}
	lastOf := map[string]string{}
	ids := make([]string, len(events))
	for i, row := range events {
		ids[i], lastOf[row.SubjectID] = row.SubjectID, row.ID
	}
	out := map[string]*sum{}
	for part := range slices.Chunk(ids, chunk) {
		rows, err := s.client.Commission.Query().Where(entcommission.IDIn(part...), entcommission.ProgramID(programID)).
			Order(ent.Asc(entcommission.FieldID)).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("load commissions: %w", err)
		}
		for _, row := range rows {
			of := out[row.PartnerID]
			if of == nil {
				of = &sum{totals: map[money.Currency]int64{}}
				out[row.PartnerID] = of
			}
			of.count++
			of.totals[row.Currency] += row.AmountMinor
			of.last = max(of.last, lastOf[row.ID])
		}
	}
	for partnerID, of := range out {
		if of.amounts() == "" { // rewards that are no money
			delete(out, partnerID)
		}
	}
	return out, nil
}

// amounts are what a sum is worth, a currency after the other; empty if nothing.
func (s *sum) amounts() string {
	var out []string
	for currency, minor := range s.totals {
		if minor != 0 {
			out = append(out, money.New(minor, currency).String())
		}
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}
