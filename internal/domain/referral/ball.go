package referral

import "time"

// NextKind says why a side has the ball.
type NextKind string

// The kinds.
const (
	// NextAnswer: the partner was asked something.
	NextAnswer NextKind = "ANSWER"
	// NextDecide: the submission waits for the vendor.
	NextDecide NextKind = "DECIDE"
	// NextTask: the earliest open task.
	NextTask NextKind = "TASK"
	// NextProtection: nothing is agreed; the protection ends.
	NextProtection NextKind = "PROTECTION"
	// NextMove: nothing is agreed, and no protection runs.
	NextMove NextKind = "MOVE"
)

// Values lists every kind, for the schema.
func (NextKind) Values() []string {
	return []string{string(NextAnswer), string(NextDecide), string(NextTask), string(NextProtection), string(NextMove)}
}

// OpenTask is a task that is not done, as far as the ball goes.
type OpenTask struct {
	ID   string
	Side Side
	// Day is the last one on which it is done in time, as "2026-01-31".
	Day string
}

// Situation is what says who has the ball about a referral.
type Situation struct {
	Status Status
	// IsClosed: it was won, lost or rejected.
	IsClosed bool
	// Tasks are the open ones, in any order.
	Tasks []OpenTask
	// ProtectedUntil is when its protection ends; nil if it has none.
	ProtectedUntil *time.Time
}

// Next is whose turn it is, and what for.
type Next struct {
	Side Side
	Kind NextKind
	// Day of the task, or on which the protection ends; empty for other kinds.
	Day string
	// TaskID is empty but for tasks.
	TaskID string
	// IsOverdue: the day of the task has passed.
	IsOverdue bool
}

// WhoIsNext says who has the ball: who was asked something, or has to decide, has
// it before everything else; then the side of the earliest open task, of two of
// one day the one that was made first; else the vendor. False: nobody has, because
// it is closed or rejected. Days are those of the zone at the instant now.
func WhoIsNext(s Situation, now time.Time, zone *time.Location) (Next, bool) {
	switch {
	case s.IsClosed || s.Status == Rejected:
		return Next{}, false
	case s.Status == NeedsInfo:
		return Next{Side: ByPartner, Kind: NextAnswer}, true
	case s.Status == Submitted:
		return Next{Side: ByVendor, Kind: NextDecide}, true
	}
	if task, ok := Earliest(s.Tasks); ok {
		return Next{
			Side: task.Side, Kind: NextTask, Day: task.Day, TaskID: task.ID, IsOverdue: IsOverdue(task.Day, now, zone),
		}, true
	}
	if s.ProtectedUntil != nil && now.Before(*s.ProtectedUntil) {
		return Next{Side: ByVendor, Kind: NextProtection, Day: s.ProtectedUntil.In(zone).Format(time.DateOnly)}, true
	}
	return Next{Side: ByVendor, Kind: NextMove}, true
}

// Earliest returns the task that is due first; of two of one day the one that was
// made first, which ids say. False if there is none.
func Earliest(tasks []OpenTask) (OpenTask, bool) {
	var first OpenTask
	for i, task := range tasks {
		if i == 0 || task.Day < first.Day || task.Day == first.Day && task.ID < first.ID {
			first = task
		}
	}
	return first, len(tasks) > 0
}

// IsOverdue reports whether the day has passed in the zone.
func IsOverdue(day string, now time.Time, zone *time.Location) bool {
	return day < now.In(zone).Format(time.DateOnly)
}
