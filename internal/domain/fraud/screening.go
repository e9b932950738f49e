package fraud

// Screening is what was looked at when a conversion was decided, and what came of
// it. It is kept with the decision, so that it can be repeated after rules and
// people have changed; the tags are stable.
type Screening struct {
	// Rules in force.
	Rules Rules `json:"rules"`
	// Relations are what customer and partners have in common, by enrollment;
	// those that have nothing in common are not in it.
	Relations map[string]Relation `json:"relations,omitempty"`
	// Neighbours are how many counted clicks came with each click, by its id, as
	// far as they were counted.
	Neighbours map[string]int64 `json:"neighbours,omitempty"`
	// Verdicts are what came of it, by enrollment id; empty if nothing was found.
	Verdicts []Verdict `json:"verdicts,omitempty"`
}

// Verdict is what was found against one enrollment.
type Verdict struct {
	// EnrollmentID is whose touches or credit it is.
	EnrollmentID string `json:"enrollmentId"`
	// Mode is the strictest of the signals. BLOCK means that credit was lost.
	Mode Mode `json:"mode"`
	// Holds: what the enrollment earns with the conversion waits.
	Holds bool `json:"holds,omitempty"`
	// Signals that were found, in order.
	Signals []Signal `json:"signals"`
}
