package demo

import (
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"time"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// plot is what happens in one program, as numbers. It is pure: the same seed
// makes the same story.
type plot struct {
	// key begins the external ids of the program.
	key      string
	zone     *time.Location
	isAgency bool
	roles    []role
	// countries of the customers, as often as they are likely.
	countries []string
	// clicks in the whole story.
	clicks int
	// leadRate of clicks, wonRate of leads, moveRate of leads that somebody
	// works on by hand, refundRate of invoices.
	leadRate, wonRate, moveRate, refundRate float64
	// decision is the mean time from lead to first invoice.
	decision time.Duration
	// prices in minor units, net, as often as they are likely.
	prices []int64
	// renewal is the months from one invoice to the next; churn is the part of
	// customers who leave at each.
	renewal int
	churn   float64
	// vat in percent, for customers in home.
	vat  int64
	home string
	// abroad are the countries whose customers pay in their own currency.
	abroad map[string]foreign
	// setups is the part of new customers who buy an onboarding package, at the
	// price setup.
	setups float64
	setup  int64
}

// foreign is a currency, and what a price of 1000 is in it.
type foreign struct {
	currency money.Currency
	price    int64
}

// visit is a click on a link of a role.
type visit struct {
	key, visitor, agent, referrer, sub string
	role, link                         int
}

// report is a conversion as the vendor's system reports it.
type report struct {
	who person
	// kind is the event type; id the external id.
	kind, id string
	// minor is what was paid, tax included; 0 for a lead. Setup is the part of it
	// that is an onboarding package, without tax.
	minor, tax, setup int64
	// currency is empty for the program's.
	currency money.Currency
	// visit is the key of the click it came from, word a code; both may be empty.
	visit, word string
}

// refund gives money back.
type refund struct {
	id, of, reason string
	minor          int64
	currency       money.Currency
}

// move puts the customer's referral on a stage.
type move struct {
	who           person
	stage, reason string
}

// beat is one thing that happens. One of the pointers is set.
type beat struct {
	at     time.Time
	visit  *visit
	report *report
	refund *refund
	move   *move
}

// writer makes up the beats of one plot.
type writer struct {
	*plot
	r        *rand.Rand
	from, to time.Time
	beats    []beat
	visits   int
	people   int
	invoices int
}

// write returns what happens from one instant to another, in order.
func (p *plot) write(r *rand.Rand, from, to time.Time) []beat {
	w := &writer{plot: p, r: r, from: from, to: to}
	days := int(to.Sub(from).Hours() / 24)
	weights := make([]float64, days)
	sum := 0.0
	for day := range days {
		weights[day] = w.busyness(day, days)
		sum += weights[day]
	}
	for day := range days {
		for range w.poisson(float64(p.clicks) * weights[day] / sum) {
			w.visitor(w.moment(day))
		}
		for range w.poisson(float64(p.clicks) * p.leadRate * strangers * weights[day] / sum) {
			w.lead(w.moment(day), "", "")
		}
	}
	w.beats = slices.DeleteFunc(w.beats, func(b beat) bool { return !b.at.Before(to) })
	slices.SortStableFunc(w.beats, func(a, b beat) int { return a.at.Compare(b.at) })
	return w.beats
}

// The habits of visitors, as parts of all.
const (
	bots       = 0.03
	duplicates = 0.05
	returners  = 0.14
	// codes is how many leads of a role with a word type it.
	codes = 0.22
	// strangers come through no partner at all.
	strangers = 0.05
)

// busyness of a day: more from month to month, less at weekends and in August
// and around the turn of the year.
func (w *writer) busyness(day, days int) float64 {
	at := w.from.AddDate(0, 0, day).In(w.zone)
	busy := 0.35 + 1.3*float64(day)/float64(days)
	if at.Weekday() == time.Saturday || at.Weekday() == time.Sunday {
		busy *= 0.45
	}
	switch {
	case at.Month() == time.August:
		busy *= 0.7
	case at.Month() == time.January && at.Day() > 6:
		busy *= 1.25
	case at.Month() == time.December && at.Day() > 20, at.Month() == time.January:
		busy *= 0.5
	}
	return busy
}

// moment is an instant of a day of the story, in working hours mostly.
func (w *writer) moment(day int) time.Time {
	at := w.from.AddDate(0, 0, day).In(w.zone)
	hour := 13 + w.r.NormFloat64()*3.4
	hour = min(max(hour, 0), 23.9)
	midnight := time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, w.zone)
	return midnight.Add(time.Duration(hour * float64(time.Hour))).Truncate(time.Second)
}

// poisson returns how often something happens that happens mean times.
func (w *writer) poisson(mean float64) int {
	n, left := 0, math.Exp(-mean)
	for p := w.r.Float64(); p > left; p *= w.r.Float64() {
		n++
	}
	return n
}

func (w *writer) chance(part float64) bool { return w.r.Float64() < part }

// after is a time later, by chance, on average mean.
func (w *writer) after(at time.Time, mean time.Duration) time.Time {
	return at.Add(time.Duration(w.r.ExpFloat64() * float64(mean))).Truncate(time.Second)
}

// joined is when a role enters the story.
func (p *plot) joined(i int, from, to time.Time) time.Time {
	return from.Add(to.Sub(from) * time.Duration(p.roles[i].joined) / 100).Truncate(time.Hour)
}

// someone picks a role that is there already, by weight; none is -1.
func (w *writer) someone(at time.Time) int {
	sum := 0
	for i, one := range w.roles {
		if w.joined(i, w.from, w.to).Add(time.Hour).Before(at) {
			sum += one.weight
		}
	}
	if sum == 0 {
		return -1
	}
	n := w.r.IntN(sum)
	for i, one := range w.roles {
		if !w.joined(i, w.from, w.to).Add(time.Hour).Before(at) {
			continue
		}
		if n -= one.weight; n < 0 {
			return i
		}
	}
	return -1
}

// visitor comes by a link, perhaps again by another, and perhaps becomes a lead.
func (w *writer) visitor(at time.Time) {
	i := w.someone(at)
	if i < 0 {
		return
	}
	v := visit{role: i, link: w.r.IntN(1 + len(w.roles[i].campaigns)), agent: pick(w.r, agents), referrer: pick(w.r, referrers)}
	if w.chance(bots) {
		v.agent = crawler
		w.visit(at, v)
		return
	}
	if w.chance(0.3) {
		v.sub = pick(w.r, placements)
	}
	v.visitor = w.key + "-visitor-" + strconv.Itoa(w.visits)
	last := w.visit(at, v)
	if w.chance(duplicates) {
		w.visit(at.Add(time.Duration(1+w.r.IntN(20))*time.Minute), v)
	}
	if w.chance(returners) {
		at = w.after(at.Add(2*time.Hour), 4*24*time.Hour)
		if other := w.someone(at); other >= 0 {
			v.role, v.link = other, 0
			last = w.visit(at, v)
		}
	}
	if !w.chance(w.leadRate) {
		return
	}
	word := ""
	if w.roles[v.role].word != "" && w.chance(codes) {
		word = w.roles[v.role].word
	}
	if word != "" && w.chance(0.4) {
		last = "" // told by a friend, without a click
	}
	w.lead(w.after(at.Add(3*time.Minute), 30*time.Hour), last, word)
}

// visit adds a click and returns its key.
func (w *writer) visit(at time.Time, v visit) string {
	w.visits++
	v.key = w.key + "-click-" + strconv.Itoa(w.visits)
	w.beats = append(w.beats, beat{at: at, visit: &v})
	return v.key
}
