package tier

// Review is how often it is looked at whether a tier is still earned (rules §7).
type Review string

// The review periods, in the program's time zone.
const (
	ReviewMonth   Review = "MONTH"
	ReviewQuarter Review = "QUARTER"
	ReviewYear    Review = "YEAR"
)

// Values lists every period, for the schema.
func (Review) Values() []string {
	return []string{string(ReviewMonth), string(ReviewQuarter), string(ReviewYear)}
}

// Demotion is how far one falls at a review (rules §7).
type Demotion string

// The ways to fall.
const (
	// DemotionNever keeps every tier for ever.
	DemotionNever Demotion = "NEVER"
	// DemotionStep is one tier at a time.
	DemotionStep Demotion = "STEP"
	// DemotionEarned is straight to the tier that is earned.
	DemotionEarned Demotion = "EARNED"
)

// Values lists every way, for the schema.
func (Demotion) Values() []string {
	return []string{string(DemotionNever), string(DemotionStep), string(DemotionEarned)}
}
