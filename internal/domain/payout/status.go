package payout

import "slices"

// RunStatus is where a payout run is:
//
//	DRAFT ──→ APPROVED ──→ PROCESSING ──→ COMPLETED
//	  └───────────┴──→ CANCELLED
type RunStatus string

// The states of a run.
const (
	RunDraft      RunStatus = "DRAFT"
	RunApproved   RunStatus = "APPROVED"
	RunProcessing RunStatus = "PROCESSING"
	RunCompleted  RunStatus = "COMPLETED"
	RunCancelled  RunStatus = "CANCELLED"
)

// Status is where a payout is:
//
//	DRAFT ──→ APPROVED ──→ PROCESSING ──→ PAID
//	  └───────────┴────────────┼──→ CANCELLED
//	                           └──→ FAILED
//
// FAILED and CANCELLED return every row to APPROVED. An unclear answer of a
// provider is no move: the payout stays PROCESSING until it is reconciled.
type Status string

// The states of a payout.
const (
	Draft      Status = "DRAFT"
	Approved   Status = "APPROVED"
	Processing Status = "PROCESSING"
	Paid       Status = "PAID"
	Failed     Status = "FAILED"
	Cancelled  Status = "CANCELLED"
)

// Values lists every state, for the schema.
func (RunStatus) Values() []string {
	return []string{string(RunDraft), string(RunApproved), string(RunProcessing), string(RunCompleted), string(RunCancelled)}
}

// Values lists every state, for the schema.
func (Status) Values() []string {
	return []string{
		string(Draft), string(Approved), string(Processing), string(Paid), string(Failed), string(Cancelled),
	}
}

// Live reports whether the payout has its rows for itself: all states but
// FAILED and CANCELLED. A row is in at most one live payout.
func (s Status) Live() bool { return s == Draft || s == Approved || s == Processing || s == Paid }

// Settled reports whether nothing more can happen to the payout. A run is
// COMPLETED when all its payouts are settled.
func (s Status) Settled() bool { return s == Paid || s == Failed || s == Cancelled }

// runMoves and moves are the only ways from state to state.
var (
	runMoves = map[RunStatus][]RunStatus{
		RunDraft:      {RunApproved, RunCancelled},
		RunApproved:   {RunProcessing, RunCancelled},
		RunProcessing: {RunCompleted},
	}
	moves = map[Status][]Status{
		Draft:      {Approved, Cancelled},
		Approved:   {Processing, Cancelled},
		Processing: {Paid, Failed, Cancelled},
	}
)

// CanMoveTo reports whether a run may go from s to next in one step.
func (s RunStatus) CanMoveTo(next RunStatus) bool { return slices.Contains(runMoves[s], next) }

// Refusal returns the sentence that tells a person why a run cannot go from s
// to next; empty if it can.
func (s RunStatus) Refusal(next RunStatus) string {
	switch {
	case s.CanMoveTo(next):
		return ""
	case s == next:
		return "This payout run is already " + runWords[s] + "."
	case s == RunCompleted || s == RunCancelled:
		return "This payout run is " + runWords[s] + " and cannot change any more."
	case next == RunApproved:
		return "Only a draft can be approved."
	case next == RunProcessing:
		return "The payout run must be approved before it is paid."
	case next == RunCompleted:
		return "The payout run is completed when every payout in it is settled."
	case next == RunCancelled:
		return "A payout run that is being paid cannot be cancelled; settle its payouts one by one."
	}
	return "A payout run that is " + runWords[s] + " cannot become a draft again."
}

// CanMoveTo reports whether a payout may go from s to next in one step.
func (s Status) CanMoveTo(next Status) bool { return slices.Contains(moves[s], next) }

// Refusal returns the sentence that tells a person why a payout cannot go from
// s to next; empty if it can.
func (s Status) Refusal(next Status) string {
	switch {
	case s.CanMoveTo(next):
		return ""
	case s == next:
		return "This payout is already " + words[s] + "."
	case s.Settled():
		return "This payout is " + words[s] + " and cannot change any more."
	case next == Approved:
		return "Only a draft can be approved."
	case next == Processing:
		return "The payout must be approved before it is paid."
	case next == Paid || next == Failed:
		return "Only a payout that is being paid can be " + words[next] + "."
	}
	return "A payout that is " + words[s] + " cannot become a draft again."
}

// runWords and words are the states in a sentence.
var (
	runWords = map[RunStatus]string{
		RunDraft: "a draft", RunApproved: "approved", RunProcessing: "being paid", RunCompleted: "completed",
		RunCancelled: "cancelled",
	}
	words = map[Status]string{
		Draft: "a draft", Approved: "approved", Processing: "being paid", Paid: "paid", Failed: "marked as failed",
		Cancelled: "cancelled",
	}
)
