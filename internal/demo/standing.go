package demo

import (
	"context"
	"time"

	enttier "github.com/rapporthq/rapport/ent/tier"
	"github.com/rapporthq/rapport/internal/app/tier"
)

// agreedWith is the handle of the partner who has a plan by agreement.
const agreedWith = "praxiswerk"

// planStanding has the tiers reviewed as each night does it, and notes what
// members do for some partners: a pin, a floor, points and certifications.
func (t *teller) planStanding() {
	for _, s := range []*scene{t.affiliate, t.agency} {
		t.planReviews(s)
	}
	t.stand("pin a partner", 87, t.affiliate, "buchungsbude", func(ctx context.Context, id string) error {
		top, err := t.tierID(ctx, t.affiliate, 4)
		if err != nil {
			return err
		}
		_, err = t.Tiers.Pin(ctx, id, tier.PinInput{
			TierID: top, Until: new(t.to.AddDate(0, 8, 0)), Reason: "Launches our new calendar together with us.",
		})
		return err
	})
	t.stand("pin a partner", 89, t.agency, "copperpine", func(ctx context.Context, id string) error {
		top, err := t.tierID(ctx, t.agency, 4)
		if err != nil {
			return err
		}
		_, err = t.Tiers.Pin(ctx, id, tier.PinInput{TierID: top, Reason: "Builds the connector to the clinics' own software."})
		return err
	})
	t.stand("set a floor", 46, t.affiliate, "yogaloft", func(ctx context.Context, id string) error {
		floor, err := t.tierID(ctx, t.affiliate, 2)
		if err != nil {
			return err
		}
		_, err = t.Tiers.SetFloor(ctx, id, tier.FloorInput{TierID: &floor})
		return err
	})
	t.points(30, t.affiliate, "nordlicht", 40, "Spoke about booking without phone calls at our user day.")
	t.points(81, t.affiliate, "nordlicht", 35, "Tested the group calendar with three clients.")
	t.points(70, t.affiliate, "buchungsbude", 120, "A series of five videos on our launch.")
	t.points(84, t.affiliate, "praxiswerk", 60, "Wrote the guide for practices.")
	t.points(90, t.affiliate, "praxiswerk", -10, "The guide came a month late.")
	t.certify(40, t.affiliate, "nordlicht", "Tidewise Setup", 24)
	t.certify(44, t.affiliate, "praxiswerk", "Tidewise Setup", 24)
	t.certify(62, t.affiliate, "praxiswerk", "Data protection in practices", 12)
	t.certify(20, t.affiliate, "rousselle", "Tidewise Setup", 9) // has ended
	t.certify(50, t.agency, "brightwater", "Clinic integrations", 24)
	t.certify(66, t.agency, "copperpine", "Clinic integrations", 24)
	t.certify(68, t.agency, "copperpine", "Multi-site rollouts", 24)
}

// planReviews evaluates a program in the night after each month's end, when
// reviews happen.
func (t *teller) planReviews(s *scene) {
	first := t.from.In(s.zone)
	for month := 1; month <= months; month++ {
		at := time.Date(first.Year(), first.Month()+time.Month(month), 1, 3, 0, 0, 0, s.zone)
		t.at(at, "review the tiers", func(ctx context.Context) error {
			return t.Tiers.EvaluateProgram(as(ctx, t.system), s.program.ID)
		})
	}
}

// stand notes an act for a partner, when so many hundredths have passed.
func (t *teller) stand(name string, at int, s *scene, handle string, do func(ctx context.Context, enrollmentID string) error) {
	t.at(t.between(at), name+": "+handle, func(ctx context.Context) error { return do(ctx, s.actor(handle).enrollment.ID) })
}

func (t *teller) points(at int, s *scene, handle string, points int, reason string) {
	t.stand("grant points", at, s, handle, func(ctx context.Context, id string) error {
		_, err := t.Tiers.GrantPoints(ctx, id, tier.PointsInput{Points: points, Reason: reason})
		return err
	})
}

// certify notes a certification that is held for some months.
func (t *teller) certify(at int, s *scene, handle, name string, months int) {
	t.stand("certify", at, s, handle, func(ctx context.Context, id string) error {
		_, err := t.Tiers.GrantCertification(ctx, id, tier.CertificationInput{Name: name, ExpiresAt: new(t.clock.Now().AddDate(0, months, 0))})
		return err
	})
}

// tierID is the tier of a rank.
func (t *teller) tierID(ctx context.Context, s *scene, rank int) (string, error) {
	return t.client.Tier.Query().Where(enttier.ProgramID(s.program.ID), enttier.Rank(rank)).OnlyID(ctx)
}
