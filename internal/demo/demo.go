// Package demo fills an empty installation with a year and a half of a made-up
// vendor, so that every screen has something true to show. It only calls use
// cases, with a clock that it moves through the story, so the books of the demo
// agree as those of any vendor do. The same size tells the same story, up to the
// ids and the day on which it ends. It must not write a row itself, and nobody
// but the wiring may call it.
package demo

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/app/account"
	"github.com/rapporthq/rapport/internal/app/commission"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/app/file"
	"github.com/rapporthq/rapport/internal/app/fraud"
	"github.com/rapporthq/rapport/internal/app/landing"
	"github.com/rapporthq/rapport/internal/app/partner"
	"github.com/rapporthq/rapport/internal/app/payout"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/app/referral"
	"github.com/rapporthq/rapport/internal/app/tier"
	"github.com/rapporthq/rapport/internal/app/tracking"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// Services are the use cases that the story is told with. All of them must go
// by the clock that Load is given.
type Services struct {
	Accounts    *account.Service
	Programs    *program.Service
	Partners    *partner.Service
	Tracking    *tracking.Service
	Conversions *conversion.Service
	Commissions *commission.Service
	Referrals   *referral.Service
	Payouts     *payout.Service
	Tiers       *tier.Service
	Landing     *landing.Service
	Files       *file.Service
	Frauds      *fraud.Service
}

// Options of a story.
type Options struct {
	// Now is when the story has ended: it stops at the midnight (UTC) before.
	Now time.Time
	// Scale is how much happens, 1 for the whole demo; smaller for tests.
	Scale float64
}

// SignIn is somebody who can sign in to the demo.
type SignIn struct {
	Description, Email, Password string
}

// months is how long the story is.
const months = 18

// news is of how long before the end of the story people are told.
const news = 10 * 24 * time.Hour

// Load tells the whole story into an empty installation, and returns who can
// sign in. The clock is moved to the end of the story. If there is an
// organization it returns the WRONG_STATE of account.Found, and nothing is
// changed.
func Load(ctx context.Context, client *ent.Client, s Services, c *clock.Fake, o Options) ([]SignIn, error) {
	end := o.Now.UTC().Truncate(24 * time.Hour)
	t := &teller{
		Services: s, client: client, clock: c, random: rand.New(rand.NewPCG(2, 71828)), //nolint:gosec // the same story each time
		from: end.AddDate(0, -months, 0), to: end, clicks: map[string]string{}, conversions: map[string]string{},
	}
	c.Set(t.from)
	// Of what happened long ago nobody is told now.
	ctx = event.TellFrom(ctx, end.Add(-news))
	if err := t.found(ctx); err != nil {
		return nil, err
	}
	if err := t.programs(ctx, o.Scale); err != nil {
		return nil, fmt.Errorf("set the programs up: %w", err)
	}
	t.plan()
	if err := t.tell(ctx); err != nil {
		return nil, err
	}
	return t.signIns, nil
}

// teller tells the story.
type teller struct {
	Services
	client   *ent.Client
	clock    *clock.Fake
	random   *rand.Rand
	from, to time.Time

	// owner, finance and system are who acts.
	owner, finance, system viewer.Viewer
	affiliate, agency      *scene
	// acts are what members do, by time.
	acts []act
	// clicks are the ids of recorded clicks by the keys of the story.
	clicks map[string]string
	// conversions are the ids of conversions by their external ids.
	conversions map[string]string
	signIns     []SignIn
}

// act is something that a member does.
type act struct {
	at   time.Time
	name string
	do   func(ctx context.Context) error
}

// at adds an act. One after the end of the story does not happen.
func (t *teller) at(when time.Time, name string, do func(ctx context.Context) error) {
	if when.Before(t.to) {
		t.acts = append(t.acts, act{at: when, name: name, do: do})
	}
}

// found makes the organization and its members.
func (t *teller) found(ctx context.Context) error {
	made, err := t.Accounts.Found(ctx, account.OrganizationCreateInput{
		Name: vendorName, OwnerName: ownerName, Email: ownerEmail, Password: password,
	})
	if err != nil {
		return err
	}
	member := func(id, name string, role viewer.Role) viewer.Viewer {
		return viewer.Viewer{Kind: viewer.Member, OrganizationID: made.Organization.ID, UserID: id, Name: name, Role: role}
	}
	t.owner = member(made.Owner.ID, ownerName, viewer.Owner)
	t.system = viewer.NewSystem(made.Organization.ID)
	userID, err := t.invite(ctx, account.InvitationCreateInput{Email: financeEmail, Role: viewer.Finance}, financeName)
	if err != nil {
		return fmt.Errorf("invite finance: %w", err)
	}
	t.finance = member(userID, financeName, viewer.Finance)
	t.signIns = []SignIn{
		{"Owner: sees and may do everything in the console", ownerEmail, password},
		{"Finance: approves commissions and pays", financeEmail, password},
	}
	return nil
}

// invite offers a seat and accepts it as the invited person, whose id it
// returns.
func (t *teller) invite(ctx context.Context, in account.InvitationCreateInput, name string) (string, error) {
	_, address, err := t.Accounts.InvitationCreate(viewer.With(ctx, t.owner), in)
	if err != nil {
		return "", err
	}
	token := address[strings.LastIndex(address, "/")+1:]
	userID, _, err := t.Accounts.Accept(ctx, account.InvitationAcceptInput{Token: token, Name: &name, Password: password})
	return userID, err
}

// as is ctx of the viewer.
func as(ctx context.Context, v viewer.Viewer) context.Context { return viewer.With(ctx, v) }
