package program

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/shortdomain"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/destination"
)

// LinkSettings are what a program says of all its links. Nil means unchanged.
type LinkSettings struct {
	// QueryParameters carry a link's code on the program's own site.
	QueryParameters []string
	// UTM is what links tell the site's statistics unless they say it themselves.
	UTM *destination.UTM
	// UTMTemplates are values to choose from when a link is made.
	UTMTemplates []*destination.Template
}

const (
	maxParameters   = 10
	maxParameter    = 30
	maxTemplates    = 20
	maxTemplateName = 60
)

var parameterForm = regexp.MustCompile(`^[a-z0-9_-]+$`)

func (in LinkSettings) checkLinks(errs *apperr.Errors) {
	in.checkParameters(errs)
	if in.UTM != nil {
		checkUTM(errs, *in.UTM, "input", "utm")
	}
	if len(in.UTMTemplates) > maxTemplates {
		errs.Add(apperr.TooLong, "Make at most 20 templates.", "input", "utmTemplates")
		return
	}
	names := map[string]bool{}
	for i, one := range in.UTMTemplates {
		at := []string{"input", "utmTemplates", strconv.Itoa(i)}
		name := strings.ToLower(strings.TrimSpace(one.Name))
		checkText(errs, one.Name, maxTemplateName, append(slices.Clone(at), "name")...)
		if name != "" && names[name] {
			errs.Add(apperr.Taken, "Another template has this name. Choose another one.", append(slices.Clone(at), "name")...)
		}
		names[name] = true
		checkUTM(errs, one.UTM, append(slices.Clone(at), "utm")...)
	}
}

// checkParameters asks for names that are no other's: not the click's own, not
// those of the site's statistics, not the sub-ids.
func (in LinkSettings) checkParameters(errs *apperr.Errors) {
	switch {
	case in.QueryParameters == nil:
		return
	case len(in.QueryParameters) == 0:
		errs.Add(apperr.Blank, "Name at least one parameter.", "input", "queryParameters")
	case len(in.QueryParameters) > maxParameters:
		errs.Add(apperr.TooLong, "Name at most 10 parameters.", "input", "queryParameters")
	}
	for i, name := range in.QueryParameters {
		at := []string{"input", "queryParameters", strconv.Itoa(i)}
		switch {
		case len(name) > maxParameter:
			errs.Add(apperr.TooLong, "A name has at most 30 characters.", at...)
		case !parameterForm.MatchString(name):
			errs.Add(apperr.Invalid, "Use small letters, digits, _ and -.", at...)
		case strings.HasPrefix(name, "utm_") || name == "rapport_click" || slices.Contains([]string{"sub1", "sub2", "sub3", "sub4", "sub5"}, name):
			errs.Add(apperr.Taken, "This name means something else already. Choose another one.", at...)
		case slices.Contains(in.QueryParameters[:i], name):
			errs.Add(apperr.Invalid, "Name each parameter once.", at...)
		}
	}
}

// checkUTM adds what is wrong with values for the site's statistics.
func checkUTM(errs *apperr.Errors, utm destination.UTM, path ...string) {
	for _, one := range utm.Mistakes() {
		at := append(slices.Clone(path), one.Field)
		switch {
		case errors.Is(one.Err, destination.ErrTooLong):
			errs.Add(apperr.TooLong, "This is at most 120 characters long.", at...)
		case errors.Is(one.Err, destination.ErrLines):
			errs.Add(apperr.Invalid, "This is one line of text.", at...)
		default:
			errs.Add(apperr.Invalid, "Of words in braces only {partner}, {group}, {code} and {name} are known.", at...)
		}
	}
}

func (in LinkSettings) set(update *ent.ProgramUpdateOne) {
	if in.QueryParameters != nil {
		update.SetQueryParameters(in.QueryParameters)
	}
	if in.UTM != nil {
		update.SetUtm(*in.UTM)
	}
	if in.UTMTemplates != nil {
		templates := make([]destination.Template, len(in.UTMTemplates))
		for i, one := range in.UTMTemplates {
			templates[i] = destination.Template{Name: strings.TrimSpace(one.Name), UTM: one.UTM}
		}
		update.SetUtmTemplates(templates)
	}
}

// checkSiteHost refuses a site on a short domain of the program: what leads nowhere
// else leads to the site, and would come back for ever.
func (in UpdateInput) checkSiteHost(ctx context.Context, tx *ent.Tx, p *ent.Program) error {
	if in.SiteURL == nil {
		return nil
	}
	u, err := url.Parse(*in.SiteURL)
	if err != nil {
		return nil //nolint:nilerr // Validate refused it
	}
	isShort, err := tx.ShortDomain.Query().Where(shortdomain.ProgramID(p.ID), shortdomain.Host(strings.ToLower(u.Hostname()))).Exist(ctx)
	if err != nil {
		return fmt.Errorf("look for the host: %w", err)
	}
	if isShort {
		return apperr.New(apperr.Invalid, "This host is a short domain of the program. Give the address of its site.", "input", "siteUrl")
	}
	return nil
}
