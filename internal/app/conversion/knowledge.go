package conversion

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/ent/enrollmentchange"
	"github.com/rapporthq/rapport/ent/eventtype"
	"github.com/rapporthq/rapport/ent/link"
	"github.com/rapporthq/rapport/ent/planversion"
	enttier "github.com/rapporthq/rapport/ent/tier"
	"github.com/rapporthq/rapport/ent/tiermove"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/fraud"
)

// knowledge is what answers are made from beside the customer: the program's
// terms and the enrollments with their histories. It is loaded as it is needed
// and lives as long as one transaction, or one replay.
type knowledge struct {
	client   *ent.Client
	program  *ent.Program
	location *time.Location

	types      map[string]*ent.EventType
	tiers      map[string]*ent.Tier
	versions   map[string][]version
	incentives map[string][]commission.Incentive
	links      map[string]*ent.Link
	stages     []*ent.Stage
	// brought are the enrollments that brought referrals, by the referral's id.
	brought map[string]string
	// protections are those of referrals that customers turned out to be, by the
	// referral's id.
	protections map[string]*protected
	enrollments map[string]*enrolled
	// screens says that touches are looked at for fraud; parties are partners as they
	// are compared with customers, and crowds how many clicks came with a click.
	screens bool
	parties map[string]fraud.Party
	crowds  map[string]int64
	// past returns the totals of limits; they come from rollups when recording
	// and from memory when replaying.
	past func(ctx context.Context, keys []commission.HistoryKey) (commission.History, error)
	// sums returns what was measured and earned before, likewise.
	sums func(ctx context.Context, keys []commission.TotalKey) (commission.Totals, error)
}

// version is a plan version, and when it was made.
type version struct {
	commission.Version
	createdAt time.Time
}

// enrolled is an enrollment with what it was over time.
type enrolled struct {
	*ent.Enrollment
	statuses []moment
	tiers    []moment
}

// moment is a value that held from an instant on.
type moment struct {
	at       time.Time
	sequence int64
	value    string
}

// asOf is how far back to look: what was recorded up to a number of the
// program's sequence, and by an instant where facts carry no number.
type asOf struct {
	sequence   int64
	recordedAt time.Time
}

// latest returns the value that held at the instant, "" before the first.
func latest(moments []moment, at time.Time, known asOf) string {
	value := ""
	for _, m := range moments {
		if m.at.After(at) {
			break
		}
		if m.sequence <= known.sequence {
			value = m.value
		}
	}
	return value
}

// learn loads what every answer needs of the program.
func learn(ctx context.Context, client *ent.Client, p *ent.Program) (*knowledge, error) {
	location, err := time.LoadLocation(p.TimeZone)
	if err != nil {
		return nil, fmt.Errorf("load the program's time zone: %w", err)
	}
	k := &knowledge{
		client: client, program: p, location: location,
		types: map[string]*ent.EventType{}, tiers: map[string]*ent.Tier{}, versions: map[string][]version{},
		incentives: map[string][]commission.Incentive{}, links: map[string]*ent.Link{}, enrollments: map[string]*enrolled{},
		brought: map[string]string{}, protections: map[string]*protected{},
		parties: map[string]fraud.Party{}, crowds: map[string]int64{},
	}
	types, err := client.EventType.Query().Where(eventtype.ProgramID(p.ID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load event types: %w", err)
	}
	for _, t := range types {
		k.types[t.Key] = t
	}
	tiers, err := client.Tier.Query().Where(enttier.ProgramID(p.ID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load tiers: %w", err)
	}
	for _, t := range tiers {
		k.tiers[t.ID] = t
	}
	return k, nil
}

// versionsOf returns the versions of a plan that had been made. Versions carry no
// number of the sequence, so a decision keeps how many there were.
func (k *knowledge) versionsOf(ctx context.Context, planID string, q question) ([]commission.Version, error) {
	all, ok := k.versions[planID]
	if !ok {
		rows, err := k.client.PlanVersion.Query().Where(planversion.PlanID(planID)).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("load plan versions: %w", err)
		}
		for _, row := range rows {
			all = append(all, version{
				commission.Version{ID: row.ID, Number: row.Number, EffectiveFrom: row.EffectiveFrom, AppliesTo: row.AppliesTo},
				row.CreatedAt,
			})
		}
		k.versions[planID] = all
	}
	count, isKept := versionsThen(q.stored, planID)
	var out []commission.Version
	for _, v := range all {
		if isKept && v.Number <= count || !isKept && !v.createdAt.After(q.known.recordedAt) {
			out = append(out, v.Version)
		}
	}
	return out, nil
}

// versionsThen is how many versions the plan had when the decision looked at it,
// and whether it did.
func versionsThen(stored *ent.Decision, planID string) (int, bool) {
	if stored == nil {
		return 0, false
	}
	for _, use := range stored.Pricing.Plans {
		if w := use.Choice.Winner; w != nil && w.PlanID == planID {
			return use.Versions, true
		}
	}
	for _, use := range stored.Pricing.Recruiters {
		if w := use.Choice.Winner; w != nil && w.PlanID == planID {
			return use.Versions, true
		}
	}
	return 0, false
}

// highest is the number of the latest version; versions are counted from 1.
func highest(versions []commission.Version) int {
	n := 0
	for _, v := range versions {
		n = max(n, v.Number)
	}
	return n
}

// incentivesOf returns the content of a plan version.
func (k *knowledge) incentivesOf(ctx context.Context, versionID string) ([]commission.Incentive, error) {
	if list, ok := k.incentives[versionID]; ok {
		return list, nil
	}
	list, err := program.Incentives(ctx, k.client, versionID)
	if err != nil {
		return nil, err
	}
	k.incentives[versionID] = list
	return list, nil
}

// missingFrom returns the ids that are no key of the map, each once and sorted.
func missingFrom[T any](known map[string]T, ids []string) []string {
	var missing []string
	for _, id := range ids {
		if _, ok := known[id]; !ok && id != "" {
			missing = append(missing, id)
		}
	}
	slices.Sort(missing)
	return slices.Compact(missing)
}

// meet loads enrollments of the program with their histories.
func (k *knowledge) meet(ctx context.Context, ids []string) error {
	for part := range slices.Chunk(missingFrom(k.enrollments, ids), chunk) {
		rows, err := k.client.Enrollment.Query().
			Where(enrollment.IDIn(part...), enrollment.ProgramID(k.program.ID)).
			WithPartner().WithGroup().All(ctx)
		if err != nil {
			return fmt.Errorf("load enrollments: %w", err)
		}
		for _, row := range rows {
			k.enrollments[row.ID] = &enrolled{Enrollment: row}
		}
		if err := k.histories(ctx, part); err != nil {
			return err
		}
		if err := k.loadParties(ctx, rows); err != nil {
			return err
		}
	}
	return nil
}

// histories loads the changes of status and the moves between tiers.
func (k *knowledge) histories(ctx context.Context, ids []string) error {
	changes, err := k.client.EnrollmentChange.Query().Where(enrollmentchange.EnrollmentIDIn(ids...)).All(ctx)
	if err != nil {
		return fmt.Errorf("load changes of enrollments: %w", err)
	}
	for _, c := range changes {
		if e := k.enrollments[c.EnrollmentID]; e != nil {
			e.statuses = append(e.statuses, moment{c.CreatedAt, c.Sequence, c.ToStatus})
		}
	}
	moves, err := k.client.TierMove.Query().Where(tiermove.EnrollmentIDIn(ids...)).
		Select(tiermove.FieldEnrollmentID, tiermove.FieldCreatedAt, tiermove.FieldSequence, tiermove.FieldToTierID).All(ctx)
	if err != nil {
		return fmt.Errorf("load moves between tiers: %w", err)
	}
	for _, m := range moves {
		if e := k.enrollments[m.EnrollmentID]; e != nil {
			e.tiers = append(e.tiers, moment{m.CreatedAt, m.Sequence, m.ToTierID})
		}
	}
	for _, id := range ids {
		if e := k.enrollments[id]; e != nil {
			slices.SortFunc(e.statuses, inTime)
			slices.SortFunc(e.tiers, inTime)
		}
	}
	return nil
}

func inTime(a, b moment) int {
	return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.sequence, b.sequence), cmp.Compare(a.value, b.value))
}

// follow loads links of the program.
func (k *knowledge) follow(ctx context.Context, ids []string) error {
	for part := range slices.Chunk(missingFrom(k.links, ids), chunk) {
		rows, err := k.client.Link.Query().Where(link.IDIn(part...), link.ProgramID(k.program.ID)).All(ctx)
		if err != nil {
			return fmt.Errorf("load links: %w", err)
		}
		for _, row := range rows {
			k.links[row.ID] = row
		}
	}
	return nil
}
