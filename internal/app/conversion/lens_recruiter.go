package conversion

import "github.com/rapporthq/rapport/internal/domain/commission"

func (l live) recruiter(e *enrolled) string {
	if e == nil || e.RecruiterID == nil {
		return ""
	}
	return *e.RecruiterID
}

func (l live) ofRecruiter(string) lens { return l }

// use is how the recruiter of an enrollment was looked at; nil if it was not.
func (r recorded) use(recruitedID string) *commission.RecruiterUse {
	for i, use := range r.stored.Pricing.Recruiters {
		if use.EnrollmentID == recruitedID {
			return &r.stored.Pricing.Recruiters[i]
		}
	}
	return nil
}

// recruiter is whoever it was then: a recruiter that was set later gets nothing.
func (r recorded) recruiter(e *enrolled) string {
	if e == nil {
		return ""
	}
	if use := r.use(e.ID); use != nil {
		return use.RecruiterID
	}
	if r.seen(e.ID) != nil {
		return ""
	}
	return r.live.recruiter(e)
}

func (r recorded) ofRecruiter(recruitedID string) lens {
	if use := r.use(recruitedID); use != nil {
		return recordedRecruiter{r, *use}
	}
	return r
}

// recordedRecruiter sees a recruiter as a stored decision saw it.
type recordedRecruiter struct {
	recorded
	recruits commission.RecruiterUse
}

func (r recordedRecruiter) plans(e *enrolled, linkID, tierID string) []commission.PlanCandidate {
	return confirmed(r.recruits.Choice.Candidates, r.live.plans(e, linkID, tierID), linkID, tierID)
}

func (r recordedRecruiter) partner(*enrolled, string) commission.Partner { return r.recruits.Partner }
