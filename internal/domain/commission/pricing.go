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
	// Measured is what the conversion added to the totals of BRACKETS and BONUS
	// incentives, before refunds.
	Measured []Measured `json:"measured,omitempty"`
	// Recruiters is what was asked for the recruiters of credited enrollments.
	Recruiters []RecruiterUse `json:"recruiters,omitempty"`
	// Seen is what was looked at and may change later.
	Seen Seen `json:"seen"`
}

// RecruiterUse is how the recruiter of one credited enrollment was looked at
// (§3.8). It is kept apart from the others: the recruited need not see it.
type RecruiterUse struct {
	// EnrollmentID is the recruited one.
	EnrollmentID string `json:"enrollmentId"`
	// RecruiterID is the enrollment that recruited it.
	RecruiterID string `json:"recruiterId"`
	// Choice is every plan that was looked at, with the winner.
	Choice PlanChoice `json:"choice"`
	// PlanVersionID is the version in force; empty if there was none.
	PlanVersionID string `json:"planVersionId,omitempty"`
	// Versions is how many the plan had, as of PlanUse.
	Versions int `json:"versions,omitempty"`
	// Partner behind the recruiter.
	Partner Partner `json:"partner"`
	// Unpaid is every incentive that made no line, saying why not.
	Unpaid []Explanation `json:"unpaid,omitempty"`
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
	// Versions is how many the plan had: one that came later was not known, even
	// if it is in force from before.
	Versions int `json:"versions,omitempty"`
}
