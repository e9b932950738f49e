package server

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/viewer"
)

// errNothingImported means that lines of a file are wrong; they are printed
// already.
var errNothingImported = errors.New("nothing was imported")

// importRates is the command import rates FILE [PROGRAM]: all rates of the file or
// none, and what is wrong with each line.
func importRates(ctx context.Context, i *installation, arguments []string) error {
	file, err := os.ReadFile(arguments[0])
	if err != nil {
		return fmt.Errorf("read the rates: %w", err)
	}
	named := ""
	if len(arguments) > 1 {
		named = arguments[1]
	}
	p, err := programNamed(ctx, i, named)
	if err != nil {
		return err
	}
	system := viewer.With(ctx, viewer.NewSystem(p.OrganizationID))
	out, err := i.services.conversions.ImportRates(system, p.ID, string(file), false)
	if mistakes, ok := apperr.List(err); ok {
		return fmt.Errorf("read %s: %s", arguments[0], mistakes[0].Message)
	}
	if err != nil {
		return err
	}
	for _, one := range out.Errors {
		i.say("%s:%d: %s\n", arguments[0], one.Line, strings.TrimPrefix(one.Column+": "+one.Message, ": "))
	}
	if len(out.Errors) > 0 {
		return errNothingImported
	}
	i.say("%s (%s): %d rates, and %d conversions got their amount in %s by them\n", p.Name, p.ID, out.Rows, out.Rated, p.Currency)
	return nil
}

// programNamed finds a program by id or slug, or the only one if it is not named.
func programNamed(ctx context.Context, i *installation, named string) (*ent.Program, error) {
	var found []*ent.Program
	var others []string
	err := eachProgram(ctx, i, func(_ context.Context, p *ent.Program) error {
		if named == "" || named == p.ID || named == p.Slug {
			found = append(found, p)
		}
		others = append(others, fmt.Sprintf("%s (%s)", p.Slug, p.ID))
		return nil
	})
	list := strings.Join(others, ", ")
	switch {
	case err != nil:
		return nil, err
	case len(found) == 1:
		return found[0], nil
	case len(others) == 0:
		return nil, errors.New("there is no program yet")
	case len(found) == 0:
		return nil, fmt.Errorf("there is no program %q; there are %s", named, list)
	case named == "":
		return nil, errors.New("say which program, there are " + list)
	}
	return nil, fmt.Errorf("more than one program is called %q; name it by its id, there are %s", named, list)
}
