package server

import (
	"context"

	"github.com/rapporthq/rapport/graph/model"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/demo"
)

// loadDemo fills the empty installation. The story has a clock of its own, so
// it has services of its own, and jobs, which go by the true clock, wait.
func loadDemo(ctx context.Context, i *installation) ([]demo.SignIn, error) {
	if i.runner != nil {
		defer i.runner.Hold()()
	}
	now := i.clock.Now()
	story := clock.NewFake(now)
	s, err := newServices(i.client, story, i.settings)
	if err != nil {
		return nil, err
	}
	return demo.Load(ctx, i.client, demo.Services{
		Accounts: s.accounts, Programs: s.programs, Partners: s.partners, Tracking: s.tracking, Conversions: s.conversions,
		Commissions: s.commissions, Referrals: s.referrals, Payouts: s.payouts, Tiers: s.tiers, Landing: s.landings,
		Files: s.files, Frauds: s.frauds,
	}, story, demo.Options{Now: now, Scale: 1})
}

// demonstrate is the command demo.
func demonstrate(ctx context.Context, i *installation, _ []string) error {
	i.say("Loading the demo, which takes some seconds …\n")
	signIns, err := loadDemo(ctx, i)
	if err != nil {
		return err
	}
	i.say("The demo is loaded. Sign in at %s/ as\n", i.settings.PublicURL)
	for _, one := range signIns {
		i.say("  %-28s password %s   %s\n", one.Email, one.Password, one.Description)
	}
	return nil
}

// offerDemo loads the demo when the server starts on an empty database.
func offerDemo(ctx context.Context, i *installation) error {
	empty, err := i.services.accounts.IsFirstRun(ctx)
	if err != nil || !empty {
		return err
	}
	return demonstrate(ctx, i, nil)
}

// demoLoader is the demo as the API offers it on the first run.
type demoLoader struct{ i *installation }

// Load fills the empty installation.
func (d demoLoader) Load(ctx context.Context) ([]*model.DemoSignIn, error) {
	signIns, err := loadDemo(ctx, d.i)
	if err != nil {
		return nil, err
	}
	out := make([]*model.DemoSignIn, len(signIns))
	for i, one := range signIns {
		out[i] = &model.DemoSignIn{Description: one.Description, Email: one.Email, Password: one.Password}
	}
	return out, nil
}
