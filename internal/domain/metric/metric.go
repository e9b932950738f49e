// Package metric names the daily figures of an enrollment, which are kept as
// rows of EnrollmentDay: one per enrollment, metric and day, where the day is
// the calendar day of the program's time zone in which the fact occurred
// ("2026-01-31"). EnrollmentMonth sums them by month ("2026-01"). Conversions,
// refunds and the pipeline write both in the transaction of the fact; tiers and
// reports read them. It holds no rule.
//
//	Metric              Count                                        AmountMinor
//	conversions:<type>  conversions of the type with credit,         -
//	                    1 each whatever the share
//	sales               the same, of all sale types                  -
//	revenue             sales with an amount above 0                 the enrollment's share of their amounts
//	refunds             refunds of sales with credit                 the enrollment's share of what was given back, positive
//	wins                referrals that entered a stage of kind WON   -
//
// Amounts are minor units of the program's currency; a conversion without a rate
// counts 0. The shares of one conversion sum to its amount, and what is refunded
// in full has refunds equal to its revenue. Net revenue is revenue less refunds.
// When credit moves by hand, all figures of the conversion move with it, on the
// days on which they were counted.
package metric

// The metrics with a fixed name.
const (
	// Sales counts credited conversions of sale types.
	Sales = "sales"
	// Revenue sums the credited amounts, before refunds.
	Revenue = "revenue"
	// Refunds sums the credited amounts given back.
	Refunds = "refunds"
	// Wins counts referrals won.
	Wins = "wins"
)

// ConversionsPrefix begins the name of every metric that Conversions makes.
const ConversionsPrefix = "conversions:"

// Conversions names the metric that counts credited conversions of one event
// type, by the type's key.
func Conversions(eventType string) string { return ConversionsPrefix + eventType }
