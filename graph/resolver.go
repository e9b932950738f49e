// Package graph is the API: what may be asked. Its resolvers are three lines
// long; they call use cases to write and read through ent, which keeps each
// viewer to its rows.
package graph

import (
	"context"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/graph/model"
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
	"github.com/rapporthq/rapport/internal/clock"
)

// Resolver holds what the resolvers call.
type Resolver struct {
	// Client reads rows.
	Client *ent.Client
	// Clock says what is in force now.
	Clock clock.Clock
	// PublicURL is the address of this installation, without a slash at its
	// end.
	PublicURL string
	// Demo fills an empty installation.
	Demo Demo
	// BatchWait is how long a loader waits for more keys; 0 for the default.
	// Tests that count statements wait longer, so that a busy machine does not
	// split a batch.
	BatchWait time.Duration

	// Live is what subscriptions need.
	Live *Live

	// Services are the use cases.
	Services Services
}

// Services are the use cases that the resolvers call, by their package.
type Services struct {
	Account    *account.Service
	Program    *program.Service
	Partner    *partner.Service
	Tier       *tier.Service
	Commission *commission.Service
	Conversion *conversion.Service
	Payout     *payout.Service
	Referral   *referral.Service
	Report     *report.Service
	Tracking   *tracking.Service
	Landing    *landing.Service
	File       *file.Service
	Fraud      *fraud.Service

	Notification *notification.Service
}

// Demo fills an empty installation with the demo.
type Demo interface {
	// Load returns the sign-ins of the demo, or an apperr if there is an
	// organization already.
	Load(ctx context.Context) ([]*model.DemoSignIn, error)
}
