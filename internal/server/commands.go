package server

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/rapporthq/rapport/ent"
	entprogram "github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/internal/app/conversion"
	appledger "github.com/rapporthq/rapport/internal/app/ledger"
	"github.com/rapporthq/rapport/internal/app/tracking"
	"github.com/rapporthq/rapport/internal/config"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/ledger"
	"github.com/rapporthq/rapport/internal/viewer"
)

// command is one or two words of the command line.
type command struct {
	name, arguments, help string
	// run does it on an installation; alone does it without one. One is set.
	run   func(ctx context.Context, i *installation, arguments []string) error
	alone func(w io.Writer) error
	// isPatient is true of what begins before the database answers.
	isPatient bool
}

// commands in the order of the help.
func commands() []command {
	return []command{
		{name: "serve", help: "Serve the product; the command if none is given.", run: serve, isPatient: true},
		{name: "migrate", help: "Bring the tables of the database up to date and end.", run: migrate},
		{name: "demo", help: "Load the demo into an empty database.", run: demonstrate},
		{name: "import olist", arguments: "DIR", help: "Import the Olist marketing funnel, two CSV files, into the organization.", run: importOlist},
		{
			name: "import rates", arguments: "FILE [PROGRAM]", run: importRates,
			help: "Import exchange rates (CSV: currency,day,rate[,source]), all or none, into the program with this id or slug.",
		},
		{name: "verify", help: "Check the ledger of every program, and the figures that are kept of its facts; fails if anything is wrong.", run: verify},
		{name: "replay", help: "Derive all credit and commissions again and compare; fails if anything differs.", run: replay},
		{name: "version", help: "Print the version.", alone: version},
		{name: "help", help: "Print this.", alone: help},
	}
}

// parse finds the command and its arguments.
func parse(args []string) (command, []string, error) {
	word := "serve"
	if len(args) > 0 {
		word, args = args[0], args[1:]
	}
	switch word {
	case "-h", "-help", "--help":
		word = "help"
	case "-v", "-version", "--version":
		word = "version"
	}
	if slices.ContainsFunc(args, func(one string) bool { return one == "--help" || one == "-h" }) {
		word, args = "help", nil
	}
	var similar []string
	for _, one := range commands() {
		first, second, _ := strings.Cut(one.name, " ")
		switch {
		case first != word:
			continue
		case second == "":
		case len(args) == 0 || args[0] != second:
			similar = append(similar, "rapport "+one.usage())
			continue
		default:
			args = args[1:]
		}
		if least, most := one.takes(); len(args) < least || len(args) > most {
			return command{}, nil, fmt.Errorf("say rapport %s", one.usage())
		}
		return one, args, nil
	}
	if len(similar) > 0 {
		return command{}, nil, fmt.Errorf("say %s", strings.Join(similar, " or "))
	}
	return command{}, nil, fmt.Errorf("there is no command %q; rapport help lists them", word)
}

// takes is how many arguments the command takes, at least and at most: those in
// brackets may be left out.
func (c command) takes() (least, most int) {
	for _, one := range strings.Fields(c.arguments) {
		most++
		if !strings.HasPrefix(one, "[") {
			least++
		}
	}
	return least, most
}

// usage is how the command is written.
func (c command) usage() string { return strings.TrimSpace(c.name + " " + c.arguments) }

func help(w io.Writer) error {
	var b strings.Builder
	b.WriteString("Rapport runs partner programs, from recruiting to payout.\n\nrapport [command]\n\n")
	width := 0
	for _, one := range commands() {
		width = max(width, len(one.usage()))
	}
	for _, one := range commands() {
		fmt.Fprintf(&b, "  %-*s  %s\n", width, one.usage(), one.help)
	}
	b.WriteString("\nConfiguration comes from the environment:\n\n")
	if err := config.WriteTable(&b); err != nil {
		return err
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func version(w io.Writer) error {
	words := []string{"rapport"}
	if info, ok := debug.ReadBuildInfo(); ok {
		words = append(words, info.Main.Version, info.GoVersion)
		for _, one := range info.Settings {
			if one.Key == "vcs.revision" {
				words = append(words, one.Value)
			}
		}
	}
	_, err := fmt.Fprintln(w, strings.Join(words, " "))
	return err
}

// migrate does nothing itself: opening the installation did it.
func migrate(_ context.Context, i *installation, _ []string) error {
	_, err := fmt.Fprintln(i.stdout, "The tables are up to date.")
	return err
}

// errDifferent means that a check found something; it is printed already.
var errDifferent = errors.New("the books do not agree")

// verify checks the invariants of the ledger of every program, and its rollups.
func verify(ctx context.Context, i *installation, _ []string) error {
	found := 0
	err := eachProgram(ctx, i, func(ctx context.Context, p *ent.Program) error {
		violations, err := verifyProgram(ctx, i, p.ID)
		if err != nil {
			return err
		}
		rollups, err := verifyRollups(ctx, i, p.ID)
		if err != nil {
			return err
		}
		found += len(violations) + len(rollups)
		i.say("%s (%s): %d violations, %d figures that differ\n", p.Name, p.ID, len(violations), len(rollups))
		for _, one := range violations {
			i.say("  %s %s: %s\n", one.Code, one.Row, one.Detail)
		}
		for _, one := range rollups {
			i.say("  FIGURE_DIFFERS %s: %s\n", one.Row, one.Detail)
		}
		return nil
	})
	if err == nil && found > 0 {
		err = errDifferent
	}
	return err
}

// verifyProgram reads the whole book of one program as of one instant.
func verifyProgram(ctx context.Context, i *installation, programID string) (violations []ledger.Violation, err error) {
	err = db.InTx(ctx, i.client, func(tx *ent.Tx) error {
		violations, err = appledger.Verify(ctx, tx.Client(), programID)
		return err
	}, db.ReadOnly())
	return violations, err
}

// verifyRollups compares the figures kept of one program with its facts, as of one
// instant.
func verifyRollups(ctx context.Context, i *installation, programID string) (found []db.FigureDifference, err error) {
	err = db.InTx(ctx, i.client, func(tx *ent.Tx) error {
		if found, err = conversion.VerifyRollups(ctx, tx.Client(), programID); err != nil {
			return err
		}
		clicks, err := tracking.VerifyRollups(ctx, tx.Client(), programID)
		found = append(found, clicks...)
		return err
	}, db.ReadOnly())
	return found, err
}

// replay derives every program again from its facts and compares.
func replay(ctx context.Context, i *installation, _ []string) error {
	found := 0
	err := eachProgram(ctx, i, func(ctx context.Context, p *ent.Program) error {
		report, err := i.services.conversions.Replay(ctx, p.ID)
		if err != nil {
			return err
		}
		found += len(report.Differences)
		i.say("%s (%s): %d conversions and %d commissions derived again, %d differences\n",
			p.Name, p.ID, report.Conversions, report.Commissions, len(report.Differences))
		for _, one := range report.Differences {
			i.say("  %s of %s (fact %d, enrollment %s): derived %q, stored %q\n",
				one.What, one.ConversionID, one.Sequence, one.EnrollmentID, one.Derived, one.Stored)
		}
		return nil
	})
	if err == nil && found > 0 {
		err = errDifferent
	}
	return err
}

// eachProgram calls do for every program of every organization, as its system.
func eachProgram(ctx context.Context, i *installation, do func(ctx context.Context, p *ent.Program) error) error {
	organizations, err := i.client.Organization.Query().IDs(viewer.With(ctx, viewer.NewDirectory()))
	if err != nil {
		return fmt.Errorf("list organizations: %w", err)
	}
	for _, organizationID := range organizations {
		system := viewer.With(ctx, viewer.NewSystem(organizationID))
		programs, err := i.client.Program.Query().Order(entprogram.ByCreatedAt(), entprogram.ByID()).All(system)
		if err != nil {
			return fmt.Errorf("list programs: %w", err)
		}
		for _, p := range programs {
			if err := do(system, p); err != nil {
				return fmt.Errorf("program %s: %w", p.ID, err)
			}
		}
	}
	return nil
}
