package server

import (
	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/graph"
	"github.com/rapporthq/rapport/internal/app/account"
	"github.com/rapporthq/rapport/internal/app/commission"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/app/partner"
	"github.com/rapporthq/rapport/internal/app/payout"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/app/referral"
	"github.com/rapporthq/rapport/internal/app/report"
	"github.com/rapporthq/rapport/internal/app/tier"
	"github.com/rapporthq/rapport/internal/app/tracking"
	"github.com/rapporthq/rapport/internal/auth"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/config"
	"github.com/rapporthq/rapport/internal/provider/manual"
	"github.com/rapporthq/rapport/internal/provider/sepa"
	"github.com/rapporthq/rapport/internal/provider/statement"
)

// services are all use cases, made once and wired to each other.
type services struct {
	accounts    *account.Service
	programs    *program.Service
	partners    *partner.Service
	tiers       *tier.Service
	tracking    *tracking.Service
	conversions *conversion.Service
	commissions *commission.Service
	referrals   *referral.Service
	payouts     *payout.Service
	reports     *report.Service
	// sessions is what the accounts and the middleware share.
	sessions *auth.Sessions
}

// newServices wires the use cases on client, by the clock c.
func newServices(client *ent.Client, c clock.Clock, settings config.Config) (*services, error) {
	secret, err := settings.Secret()
	if err != nil {
		return nil, err
	}
	attempts, err := auth.NewAttempts(c)
	if err != nil {
		return nil, err
	}
	sessions := auth.NewSessions(client, c)
	accounts := account.New(client, c, settings.PublicURL, account.Doors{
		Passwords: auth.NewPasswords(), Tokens: auth.Tokens{}, Sessions: sessions, Attempts: attempts,
	})
	tiers := tier.New(client, c)
	conversions := conversion.New(client, c, tiers)
	return &services{
		accounts:    accounts,
		programs:    program.New(client, c, tiers),
		partners:    partner.New(client, c, settings.PublicURL, accounts, tiers),
		tiers:       tiers,
		tracking:    tracking.New(client, c, secret),
		conversions: conversions,
		commissions: commission.New(client, c),
		referrals:   referral.New(client, c, tiers, conversions),
		payouts:     payout.New(client, c, conversions, payoutWriters()),
		reports:     report.New(client, c),
		sessions:    sessions,
	}, nil
}

// forGraph are those that resolvers call.
func (s *services) forGraph() graph.Services {
	return graph.Services{
		Account: s.accounts, Program: s.programs, Partner: s.partners, Tier: s.tiers,
		Commission: s.commissions, Conversion: s.conversions,
		Payout: s.payouts, Referral: s.referrals, Report: s.reports,
	}
}

// payoutWriters are the forms of files of payouts.
func payoutWriters() payout.Writers {
	return payout.Writers{
		CSV: manual.WriteBankFile, SEPA: sepa.Write, Page: statement.WritePage, PDF: statement.WritePDF,
	}
}
