package program

import (
	"context"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/rapporthq/rapport/ent"
	entprogram "github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/engagement"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/domain/tier"
	"github.com/rapporthq/rapport/internal/viewer"
)

// CreateInput is a new program.
type CreateInput struct {
	Name     string
	Slug     *string
	Currency string
	TimeZone *string
	SiteURL  string
}

const (
	maxSlug   = 60
	slugIndex = "program_organization_id_slug"
)

var slugForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// Validate names every mistake.
func (in CreateInput) Validate() error {
	var errs apperr.Errors
	checkText(&errs, in.Name, maxName, "input", "name")
	if in.Slug != nil && (len(*in.Slug) > maxSlug || !slugForm.MatchString(*in.Slug)) {
		errs.Add(apperr.Invalid, "Use up to 60 lower-case letters, digits and single hyphens between them.", "input", "slug")
	}
	if _, err := money.ParseCurrency(in.Currency); err != nil {
		errs.Add(apperr.Invalid, "Give an ISO 4217 currency code, such as EUR.", "input", "currency")
	}
	if in.TimeZone != nil {
		checkZone(&errs, *in.TimeZone, "input", "timeZone")
	}
	checkSite(&errs, in.SiteURL, "input", "siteUrl")
	return errs.OrNil()
}

// Create makes a program with the event types lead and sale, the default
// stages, the entry tier "Partner" and the defaults of the rules. A slug that
// another program of the organization has is TAKEN; without one it is made of
// the name.
func (s *Service) Create(ctx context.Context, in CreateInput) (*ent.Program, error) {
	v, err := viewer.Require(ctx, viewer.ProgramManage)
	if err != nil {
		return nil, err
	}
	if err := in.Validate(); err != nil {
		return nil, err
	}
	var made *ent.Program
	err = db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		now := s.clock.Now()
		slug, err := freeSlug(ctx, tx, in)
		if err != nil {
			return err
		}
		if made, err = s.insert(ctx, tx, in, slug, v.OrganizationID); err != nil {
			return err
		}
		if err := furnish(ctx, tx, made, now); err != nil {
			return err
		}
		return record(ctx, tx, now, "program.created", made.ID)
	})
	if err != nil {
		return nil, taken(err, slugIndex, "Another program has this short name. Choose another one.", "input", "slug")
	}
	return made.Unwrap(), nil
}

func (s *Service) insert(ctx context.Context, tx *ent.Tx, in CreateInput, slug, organizationID string) (*ent.Program, error) {
	create := tx.Program.Create().
		SetCreatedAt(s.clock.Now()).
		SetOrganizationID(organizationID).
		SetName(strings.TrimSpace(in.Name)).
		SetSlug(slug).
		SetCurrency(money.Currency(in.Currency)).
		SetSiteURL(in.SiteURL).
		SetTouchPriority([]attribution.Kind{attribution.KindSubmission, attribution.KindCode, attribution.KindClick}).
		SetAllowedHosts([]string{}).
		SetQueryParameters([]string{"via", "ref"})
	if in.TimeZone != nil {
		create.SetTimeZone(*in.TimeZone)
	}
	made, err := create.Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("create program: %w", err)
	}
	return made, nil
}

// furnish gives a new program what it cannot be without.
func furnish(ctx context.Context, tx *ent.Tx, p *ent.Program, now time.Time) error {
	types := []*ent.EventTypeCreate{
		tx.EventType.Create().SetKey("lead").SetName("Lead").SetIsLead(true),
		tx.EventType.Create().SetKey("sale").SetName("Sale").SetIsSale(true),
		tx.EventType.Create().SetKey(engagement.Registration).SetName("Registration"),
		tx.EventType.Create().SetKey(engagement.Attendance).SetName("Attendance"),
		tx.EventType.Create().SetKey(engagement.Engagement).SetName("Engagement"),
	}
	for _, create := range types {
		if err := create.SetCreatedAt(now).SetOrganizationID(p.OrganizationID).SetProgramID(p.ID).Exec(ctx); err != nil {
			return fmt.Errorf("create event type: %w", err)
		}
	}
	for i, stage := range referral.DefaultStages() {
		err := tx.Stage.Create().SetCreatedAt(now).SetOrganizationID(p.OrganizationID).SetProgramID(p.ID).
			SetKey(stage.Key).SetName(stage.Name).SetKind(stage.Kind).SetProbability(stage.Probability).SetPosition(i + 1).
			Exec(ctx)
		if err != nil {
			return fmt.Errorf("create stage: %w", err)
		}
	}
	err := tx.Tier.Create().SetCreatedAt(now).SetOrganizationID(p.OrganizationID).SetProgramID(p.ID).
		SetRank(1).SetName("Partner").SetMode(tier.All).SetWindow(tier.Window{Kind: tier.Lifetime}).
		SetRequirements([]tier.Requirement{}).SetBenefits([]string{}).
		Exec(ctx)
	if err != nil {
		return fmt.Errorf("create entry tier: %w", err)
	}
	return nil
}

// freeSlug returns the slug asked for, or one made of the name with the
// smallest number that makes it free.
func freeSlug(ctx context.Context, tx *ent.Tx, in CreateInput) (string, error) {
	if in.Slug != nil {
		return *in.Slug, nil
	}
	base := slugOf(in.Name)
	slug := base
	for n := 2; ; n++ {
		found, err := tx.Program.Query().Where(entprogram.Slug(slug)).Exist(ctx)
		if err != nil {
			return "", fmt.Errorf("look for slug: %w", err)
		}
		if !found {
			return slug, nil
		}
		slug = base + "-" + strconv.Itoa(n)
	}
}

// slugOf keeps the ASCII letters and digits of a name, joined by hyphens.
func slugOf(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	slug := strings.Join(words, "-")
	if len(slug) > maxSlug-10 {
		slug = strings.TrimRight(slug[:maxSlug-10], "-")
	}
	if slug == "" {
		return "program"
	}
	return slug
}
