package bus

import (
	"context"
	"strings"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/db"
)

// told are the kinds of events that are news, by what they begin with: what happens
// to referrals, with their tasks, notes and protection, and to claims; and what
// happens to links and programs, and to partners and groups, whose names links may
// tell.
var told = map[string]Topic{
	"referral": Pipeline, "referral_task": Pipeline, "extension": Pipeline, "claim": Pipeline,
	"link": Routing, "program": Routing, "partner": Routing, "enrollment": Routing, "group": Routing,
}

// Watch publishes what is recorded as an event through client, when its
// transaction has committed: no use case can forget to say it.
func (b *Bus) Watch(client *ent.Client) {
	client.Event.Use(func(next ent.Mutator) ent.Mutator {
		return ent.MutateFunc(func(ctx context.Context, m ent.Mutation) (ent.Value, error) {
			out, err := next.Mutate(ctx, m)
			if change, ok := m.(*ent.EventMutation); ok && err == nil && change.Op().Is(ent.OpCreate) {
				b.announce(change)
			}
			return out, err
		})
	})
}

func (b *Bus) announce(m *ent.EventMutation) {
	kind, _ := m.Kind()
	subject, _, _ := strings.Cut(kind, ".")
	topic, isTold := told[subject]
	if !isTold {
		return
	}
	organizationID, _ := m.OrganizationID()
	partnerID, _ := m.PartnerID()
	subjectID, _ := m.SubjectID()
	news := News{OrganizationID: organizationID, PartnerID: partnerID, SubjectID: subjectID, Topic: topic}
	if tx, err := m.Tx(); err == nil {
		db.AfterCommit(tx, func(context.Context) { b.Publish(news) })
	}
}
