// Package server wires one process: configuration, database, use cases, routes
// and jobs, and the commands of the command line. It holds no rule.
package server

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"entgo.io/ent/dialect"
	"github.com/prometheus/client_golang/prometheus"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/config"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/job"
	"github.com/rapporthq/rapport/internal/web"
)

// The patience of the server.
const (
	headerTimeout = 10 * time.Second
	readTimeout   = time.Minute
	writeTimeout  = 2 * time.Minute
	idleTimeout   = 2 * time.Minute
	maxHeader     = 64 << 10
	// drainTimeout is how long requests may take to end after the signal.
	drainTimeout = 15 * time.Second
	// reachEvery is how often a database that is away is tried at the start.
	reachEvery = time.Second
)

// Run runs one command until it is done or ctx ends. The arguments come without
// the name of the program; the environment is a list of NAME=value.
func Run(ctx context.Context, args, environment []string, stdout, stderr io.Writer) error {
	command, rest, err := parse(args)
	if err != nil {
		return err
	}
	if command.alone != nil {
		return command.alone(stdout)
	}
	variables := map[string]string{}
	for _, one := range environment {
		name, value, _ := strings.Cut(one, "=")
		variables[name] = value
	}
	settings, err := config.From(variables)
	if err != nil {
		return err
	}
	i, err := prepare(settings, processClock(variables), stdout, stderr)
	if err != nil {
		return err
	}
	if !command.isPatient {
		err = i.reach(ctx)
	}
	if err == nil {
		err = command.run(ctx, i, rest)
	}
	return errors.Join(err, i.database.Close())
}

// installation is an open and migrated database with all that works on it.
type installation struct {
	settings config.Config
	logger   *slog.Logger
	clock    clock.Clock
	database *db.DB
	client   *ent.Client
	services *services
	// runner does the jobs of this process; nil in commands.
	runner *job.Runner
	// ledgerViolations is set by the nightly check.
	ledgerViolations *prometheus.GaugeVec
	stdout           io.Writer
	// batchWait is graph.Resolver.BatchWait; 0 but in tests.
	batchWait time.Duration
	// askAgain is graph.Live.AskAgain; 0 but in tests.
	askAgain time.Duration
}

// prepare makes the services, which all go by one clock. It asks the database
// nothing: reach does.
func prepare(settings config.Config, now clock.Clock, stdout, stderr io.Writer) (*installation, error) {
	logger := slog.New(slog.NewJSONHandler(stderr, &slog.HandlerOptions{Level: settings.LogLevel}))
	database, err := db.Prepare(settings.DatabaseURL)
	if err != nil {
		return nil, err
	}
	client := ent.NewClient(ent.Driver(database.Driver()))
	made, err := newServices(client, now, settings)
	if err != nil {
		return nil, errors.Join(err, database.Close())
	}
	return &installation{
		settings: settings, logger: logger, clock: now, database: database, client: client,
		services: made, ledgerViolations: newLedgerViolations(), stdout: stdout,
	}, nil
}

// reach checks that the database answers and brings its tables up to date.
func (i *installation) reach(ctx context.Context) error {
	if err := i.database.Reach(ctx); err != nil {
		return err
	}
	applied, err := db.Migrate(ctx, i.database)
	if err != nil {
		return err
	}
	if len(applied) > 0 {
		i.logger.InfoContext(ctx, "database migrated", slog.Any("migrations", applied))
	}
	return nil
}

// say writes to the person at the terminal.
func (i *installation) say(format string, values ...any) {
	_, _ = fmt.Fprintf(i.stdout, format, values...)
}

// serve answers requests and runs jobs until ctx ends. Then it takes no new
// requests, lets those under way end, and stops the jobs. Who served before knows
// where links lead, so that visitors are sent on before the database answers.
func serve(ctx context.Context, i *installation, _ []string) error {
	way, err := openClicks(ctx, i)
	if err != nil {
		return err
	}
	metrics, err := newMetrics(i, way.figures()...)
	if err != nil {
		return errors.Join(err, way.log.Close())
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", i.settings.Addr)
	if err != nil {
		return errors.Join(fmt.Errorf("listen: %w", err), way.log.Close())
	}
	front := newFront(i, metrics, way.isWarm)
	answering, halt := context.WithCancel(ctx)
	defer halt()
	ended := make(chan error, 1)
	go func() { ended <- answer(answering, i, front, listener); halt() }()
	background, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	var working sync.WaitGroup
	err = startUp(answering, background, i, &beginning{way, &working, metrics, front, listener.Addr()})
	if err != nil {
		if answering.Err() != nil {
			err = nil // it was to end while the database was awaited
		}
		halt()
	}
	err = errors.Join(err, <-ended)
	err = errors.Join(err, way.close(background))
	stop()
	working.Wait()
	return err
}

// beginning is what serve has before the database answers.
type beginning struct {
	way     *clicks
	working *sync.WaitGroup
	metrics *web.Metrics
	front   *web.Front
	address net.Addr
}

// startUp waits for the database, lets everything be answered, and starts what goes on
// until background ends.
func startUp(ctx, background context.Context, i *installation, b *beginning) error {
	if err := await(ctx, i, b); err != nil {
		return err
	}
	if err := i.services.store.Check(ctx); err != nil {
		return fmt.Errorf("check where files lie: %w", err)
	}
	whole, err := wholeHandler(i, b.metrics)
	if err != nil {
		return err
	}
	b.way.run(background, b.working, i.services.news)
	if i.settings.Demo {
		if err := offerDemo(ctx, i); err != nil {
			return err
		}
	}
	b.front.Open(whole)
	i.say("Rapport serves %s (listening on %s)\n", i.settings.PublicURL, b.address)
	i.runner = newRunner(i, job.NewQueue(i.clock))
	b.working.Go(func() { i.runner.Run(background) })
	if i.database.Dialect == dialect.Postgres {
		b.working.Go(func() {
			i.services.news.Carry(background, i.settings.DatabaseURL, i.database.SQL, i.logger, i.clock.Now())
		})
	}
	return nil
}

// await waits for the database. Without links that lead meanwhile it does not: what
// is wrong is said at once.
func await(ctx context.Context, i *installation, b *beginning) error {
	for attempt := 1; ; attempt++ {
		err := i.database.Reach(ctx)
		if err == nil {
			return i.reach(ctx)
		}
		if !b.way.isWarm {
			return err
		}
		if attempt == 1 {
			i.say("Rapport waits for its database, and links lead meanwhile (listening on %s)\n", b.address)
		}
		i.logger.ErrorContext(ctx, "the database does not answer; links lead by what was known last", slog.Any("error", err))
		if err := clock.Wait(ctx, reachEvery); err != nil {
			return err
		}
	}
}

// answer answers requests until ctx ends, and then those that came before.
func answer(ctx context.Context, i *installation, handler http.Handler, listener net.Listener) error {
	server := &http.Server{
		Handler: handler, ReadHeaderTimeout: headerTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout,
		IdleTimeout: idleTimeout, MaxHeaderBytes: maxHeader,
		ErrorLog: slog.NewLogLogger(i.logger.Handler(), slog.LevelWarn),
	}
	server.RegisterOnShutdown(i.services.news.Close) // streams never end by themselves
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	var err error
	select {
	case err = <-ended: // it could not go on
	case <-ctx.Done():
		i.logger.InfoContext(ctx, "stopping")
		drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTimeout)
		defer cancel()
		if err = server.Shutdown(drain); err != nil {
			err = errors.Join(err, server.Close()) // what still runs is cancelled
		}
	}
	if err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}
