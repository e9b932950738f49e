package server

import (
	"fmt"
	"path/filepath"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/graph"
	"github.com/rapporthq/rapport/internal/app/account"
	"github.com/rapporthq/rapport/internal/app/commission"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/app/file"
	"github.com/rapporthq/rapport/internal/app/fraud"
	"github.com/rapporthq/rapport/internal/app/landing"
	"github.com/rapporthq/rapport/internal/app/notification"
	"github.com/rapporthq/rapport/internal/app/partner"
	"github.com/rapporthq/rapport/internal/app/payout"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/app/referral"
	"github.com/rapporthq/rapport/internal/app/report"
	"github.com/rapporthq/rapport/internal/app/tier"
	"github.com/rapporthq/rapport/internal/app/tracking"
	"github.com/rapporthq/rapport/internal/auth"
	"github.com/rapporthq/rapport/internal/bus"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/config"
	"github.com/rapporthq/rapport/internal/filestore"
	"github.com/rapporthq/rapport/internal/job"
	"github.com/rapporthq/rapport/internal/provider/geo"
	"github.com/rapporthq/rapport/internal/provider/mail"
	"github.com/rapporthq/rapport/internal/provider/manual"
	"github.com/rapporthq/rapport/internal/provider/sepa"
	"github.com/rapporthq/rapport/internal/provider/statement"
	"github.com/rapporthq/rapport/internal/web"
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
	frauds      *fraud.Service
	referrals   *referral.Service
	payouts     *payout.Service
	reports     *report.Service
	landings    *landing.Service
	files       *file.Service
	// store is where uploaded files lie.
	store         filestore.Store
	notifications *notification.Service
	// sessions is what the accounts and the middleware share.
	sessions *auth.Sessions
	// news says what changed, to those who look at it.
	news *bus.Bus
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
	store, err := newFileStore(settings)
	if err != nil {
		return nil, err
	}
	clicks, err := newTracking(client, c, secret, settings)
	if err != nil {
		return nil, err
	}
	sender, err := mailSender(settings)
	if err != nil {
		return nil, err
	}
	notifications, err := notification.New(client, c, settings.PublicURL, sender, secret)
	if err != nil {
		return nil, err
	}
	sessions := auth.NewSessions(client, c)
	news := bus.New()
	news.Watch(client)
	accounts := account.New(client, c, settings.PublicURL, account.Doors{
		Passwords: auth.NewPasswords(), Tokens: auth.Tokens{}, Sessions: sessions, Attempts: attempts, Mails: notifications,
	})
	tiers := tier.New(client, c)
	conversions := conversion.New(client, c, tiers)
	commissions := commission.New(client, c)
	return &services{
		accounts:    accounts,
		programs:    program.New(client, c, tiers),
		partners:    partner.New(client, c, settings.PublicURL, accounts, tiers),
		tiers:       tiers,
		tracking:    clicks,
		conversions: conversions,
		commissions: commissions,
		frauds:      fraud.New(client, c, conversions, commissions),
		referrals:   referral.New(client, c, tiers, conversions),
		payouts:     payout.New(client, c, conversions, payoutWriters()),
		reports:     report.New(client, c),
		landings:    landing.New(client, c, secret, landingConversions{conversions}, web.LandingPages{}, notifications),

		notifications: notifications,
		files:         file.New(client, c, store, job.NewQueue(c)),
		store:         store,
		sessions:      sessions,
		news:          news,
	}, nil
}

// forGraph are those that resolvers call.
func (s *services) forGraph() graph.Services {
	return graph.Services{
		Account: s.accounts, Program: s.programs, Partner: s.partners, Tier: s.tiers,
		Commission: s.commissions, Conversion: s.conversions, Fraud: s.frauds,
		Payout: s.payouts, Referral: s.referrals, Report: s.reports, Tracking: s.tracking, Landing: s.landings, File: s.files,
		Notification: s.notifications,
	}
}

// newTracking makes the use cases of clicks, with the operator's files of countries and
// data centres if there are any.
func newTracking(client *ent.Client, c clock.Clock, secret []byte, settings config.Config) (*tracking.Service, error) {
	out := tracking.New(client, c, secret)
	if settings.CountryFile != "" {
		countries, err := geo.Open(settings.CountryFile)
		if err != nil {
			return nil, fmt.Errorf("RAPPORT_COUNTRY_FILE: %w", err)
		}
		out.UseCountries(countries)
	}
	ranges, err := dataCentres(settings.DataCentreRanges)
	if err != nil {
		return nil, fmt.Errorf("RAPPORT_DATACENTER_RANGES: %w", err)
	}
	out.UseDataCentres(ranges)
	return out, nil
}

// newFileStore returns where uploaded files lie: a bucket if one is configured, else a
// folder below the data folder.
func newFileStore(settings config.Config) (filestore.Store, error) {
	if settings.FilesEndpoint == "" {
		return filestore.NewDisk(filepath.Join(settings.DataDir, "files")), nil
	}
	return filestore.NewS3(filestore.Bucket{
		Endpoint: settings.FilesEndpoint, Name: settings.FilesBucket, Region: settings.FilesRegion, Prefix: settings.FilesPrefix,
		AccessKeyID: settings.FilesAccessKeyID, SecretKey: settings.FilesSecretKey,
	})
}

// mailSender is the mail server, or nil if mails are kept.
func mailSender(settings config.Config) (notification.Sender, error) {
	if settings.SMTPURL == "" {
		return nil, nil //nolint:nilnil // Mails are kept.
	}
	return mail.New(settings.SMTPURL, settings.MailFrom)
}

// payoutWriters are the forms of files of payouts.
func payoutWriters() payout.Writers {
	return payout.Writers{
		CSV: manual.WriteBankFile, SEPA: sepa.Write, Page: statement.WritePage, PDF: statement.WritePDF,
	}
}
