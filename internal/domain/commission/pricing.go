package commission

// Pricing is what is kept with a decision about the incentives that did not
// pay, and about the plans that were asked; what paid explains itself on its
// commission (§3.9).
type Pricing struct {
	// Plans is the plan asked for each credited enrollment.
	Plans []PlanUse `json:"plans"`
	// Unpaid is every incentive that made no line, saying why not.
	Unpaid []Explanation `json:"unpaid"`
	// Reason why there are no lines at all; empty if there are.
	Reason Reason `json:"reason,omitempty"`
	// Seen is what was looked at and may change later.
	Seen Seen `json:"seen"`
}

// Seen is what a computation looked at of things that may change later and keep
// no history of their own, so that it can be repeated exactly (§10).
type Seen struct {
	// Settings of the program.
	Settings Settings `json:"settings"`
	// Country of the customer.
	Country string `json:"country,omitempty"`
	// Metadata of the customer, as far as a condition asks for it.
	Metadata map[string]string `json:"metadata,omitempty"`
	// Enrollments that have credit.
	Enrollments []EnrollmentSeen `json:"enrollments,omitempty"`
}

// EnrollmentSeen is what was known of one enrollment.
type EnrollmentSeen struct {
	// EnrollmentID is whose facts these are.
	EnrollmentID string `json:"enrollmentId"`
	// Partner behind it.
	Partner Partner `json:"partner"`
	// Referral it brought; nil if none.
	Referral *Referral `json:"referral,omitempty"`
}

// PlanUse is which plan and version priced a conversion for one enrollment.
type PlanUse struct {
	// EnrollmentID is whose plan it is.
	EnrollmentID string `json:"enrollmentId"`
	// Choice is every candidate, with the winner.
	Choice PlanChoice `json:"choice"`
	// PlanVersionID is the version in force; empty if there was none.
	PlanVersionID string `json:"planVersionId,omitempty"`
}
