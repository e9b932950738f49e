package partner

import (
	"context"
	"crypto/rand"
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/route"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/viewer"
)

// A code is unique in the installation, on the installation's own host: one
// name space for all organizations, kept by the directory of routes.
const (
	minCode  = 3
	maxCode  = 80
	ownHost  = ""
	maxGuess = 40
)

// codeForm asks for a letter or digit at both ends: punctuation at the end of
// an address is lost where people write it in a sentence.
var codeForm = regexp.MustCompile(`^[a-z0-9_-]([a-z0-9_.-]*[a-z0-9_-])?$`)

// reserved are words that would look like a page of the product, or of its
// makers, or like a mistake.
var reserved = []string{
	"abuse", "admin", "administrator", "api", "app", "assets", "billing", "console", "favicon.ico", "graphql", "healthz", "help",
	"index.html", "login", "logout", "metrics", "null", "official", "playground", "portal", "postmaster", "privacy", "root",
	"robots.txt", "security", "settings", "signin", "signout", "signup", "sitemap.xml", "static", "support", "terms",
	"undefined", "webmaster", "www",
}

// foldCode returns the form in which codes are stored and compared.
func foldCode(code string) string { return strings.ToLower(strings.TrimSpace(code)) }

// checkCode asks for a code that a link may have.
func checkCode(errs *apperr.Errors, code *string, path ...string) {
	if code == nil {
		return
	}
	folded := foldCode(*code)
	switch {
	case folded == "":
		errs.Add(apperr.Blank, "Give a code, or leave it out and one is made.", path...)
	case len(folded) < minCode:
		errs.Add(apperr.TooSmall, "A code has at least 3 characters.", path...)
	case len(folded) > maxCode:
		errs.Add(apperr.TooLong, "A code has at most 80 characters.", path...)
	case !codeForm.MatchString(folded) || !strings.ContainsFunc(folded, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }):
		errs.Add(apperr.Invalid, "Use letters, digits, -, _ and, in between, dots.", path...)
	case slices.Contains(reserved, folded):
		errs.Add(apperr.Taken, "This code is reserved. Choose another one.", path...)
	}
}

// ownerOf returns the link that has or had the code, whatever the organization;
// empty if none.
func ownerOf(ctx context.Context, tx *ent.Tx, code string) (linkID string, err error) {
	linkIDs, err := tx.Route.Query().Where(route.Host(ownHost), route.Code(code)).
		Select(route.FieldLinkID).Strings(viewer.With(ctx, viewer.NewDirectory()))
	if err != nil {
		return "", fmt.Errorf("look for the code: %w", err)
	}
	if len(linkIDs) == 0 {
		return "", nil
	}
	return linkIDs[0], nil
}

// addRoute gives a code to a link, for ever. A code that another link has or had
// is TAKEN at path; one that the link itself had is its own.
func addRoute(ctx context.Context, tx *ent.Tx, l *ent.Link, code string, at time.Time, path ...string) error {
	owner, err := ownerOf(ctx, tx, code)
	switch {
	case err != nil:
		return err
	case owner == l.ID:
		return nil
	case owner != "":
		return apperr.New(apperr.Taken, "Another link has this code. Choose another one.", path...)
	}
	return createRoute(ctx, tx, l, code, at)
}

// createRoute gives a link a code that was found free. If somebody took it
// meanwhile the index of the directory says so, and inTx looks again.
func createRoute(ctx context.Context, tx *ent.Tx, l *ent.Link, code string, at time.Time) error {
	err := tx.Route.Create().SetCreatedAt(at).SetOwnerID(l.OrganizationID).SetHost(ownHost).SetCode(code).SetLinkID(l.ID).Exec(ctx)
	if err != nil {
		return fmt.Errorf("create route: %w", err)
	}
	return nil
}

// makeCode makes a free code of the partner's name and, if need be, a number.
func makeCode(ctx context.Context, tx *ent.Tx, name string) (string, error) {
	base := baseOf(name)
	code := base
	for n := 2; ; n++ {
		owner, err := ownerOf(ctx, tx, code)
		if err != nil {
			return "", err
		}
		if owner == "" && !slices.Contains(reserved, code) {
			return code, nil
		}
		suffix := int64(n)
		if n > 9 { // a common name: look elsewhere than one by one
			guess, err := rand.Int(rand.Reader, big.NewInt(1_000_000))
			if err != nil {
				return "", fmt.Errorf("choose a number: %w", err)
			}
			suffix = guess.Int64()
		}
		code = base + strconv.FormatInt(suffix, 10)
	}
}

// baseOf keeps the ASCII letters and digits of a name, joined by hyphens.
func baseOf(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	base := strings.Join(words, "-")
	if len(base) > maxGuess {
		base = strings.TrimRight(base[:maxGuess], "-")
	}
	if len(base) < minCode {
		return strings.TrimSuffix("partner-"+base, "-")
	}
	return base
}
