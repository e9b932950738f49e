package partner

import (
	"context"
	"fmt"
	"strings"

	"github.com/rapporthq/rapport/ent"
	entcode "github.com/rapporthq/rapport/ent/code"
	"github.com/rapporthq/rapport/ent/enrollment"
	entlink "github.com/rapporthq/rapport/ent/link"
	entpartner "github.com/rapporthq/rapport/ent/partner"
	"github.com/rapporthq/rapport/ent/predicate"
	"github.com/rapporthq/rapport/ent/route"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/viewer"
)

// knownLinks is what the database has of what rows name.
type knownLinks struct {
	// byName are enrollments by what a row may call them, in small letters.
	byName map[string][]*ent.Enrollment
	// contents are enrollment and content of links by code, and by themselves.
	contents map[string]string
}

// look reads all that rows name, with a handful of statements.
func (t *linkTaking) look(ctx context.Context, tx *ent.Tx, rows []linkRow) (*knownLinks, error) {
	known := &knownLinks{byName: map[string][]*ent.Enrollment{}, contents: map[string]string{}}
	var names, codes []string
	for _, row := range rows {
		names = append(names, strings.ToLower(row.partner))
		if row.input.Code != nil {
			codes = append(codes, foldCode(*row.input.Code))
		}
	}
	if err := known.lookForPartners(ctx, tx, t.program.ID, names); err != nil {
		return nil, err
	}
	if err := known.lookForCodes(ctx, tx, codes); err != nil {
		return nil, err
	}
	ids := []string{}
	for _, row := range rows {
		if e, mistake := known.enrollmentOf(row.partner); mistake == nil && row.input.Code == nil {
			ids = append(ids, e.ID)
		}
	}
	links, err := tx.Link.Query().Where(entlink.EnrollmentIDIn(ids...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load links: %w", err)
	}
	for _, l := range links {
		known.contents[ofLink(l)] = ofLink(l)
	}
	return known, nil
}

// lookForPartners finds enrollments of the program by the address or id of their
// partner, by their own id, by a referral code and by the code of a link.
func (k *knownLinks) lookForPartners(ctx context.Context, tx *ent.Tx, programID string, names []string) error {
	add := func(of func(*ent.Enrollment) []string, which ...predicate.Enrollment) error {
		found, err := tx.Enrollment.Query().Where(append(which, enrollment.ProgramID(programID))...).WithPartner().
			WithCodes(func(q *ent.CodeQuery) { q.Where(entcode.FoldedIn(names...)) }).
			WithLinks(func(q *ent.LinkQuery) { q.Where(entlink.CodeIn(names...)) }).All(ctx)
		if err != nil {
			return fmt.Errorf("look for partners: %w", err)
		}
		for _, e := range found {
			for _, name := range of(e) {
				k.byName[name] = append(k.byName[name], e)
			}
		}
		return nil
	}
	err := add(func(e *ent.Enrollment) []string {
		return []string{e.ID, e.PartnerID, strings.ToLower(e.Edges.Partner.Email)}
	}, enrollment.Or(enrollment.IDIn(names...), enrollment.PartnerIDIn(names...), enrollment.HasPartnerWith(entpartner.EmailIn(names...))))
	if err != nil {
		return err
	}
	words := map[string]bool{}
	return add(func(e *ent.Enrollment) []string {
		var out []string
		for _, c := range e.Edges.Codes {
			out, words[c.Folded] = append(out, c.Folded), true
		}
		for _, l := range e.Edges.Links {
			// A word that credits one partner wins over a link of another.
			if len(k.byName[l.Code]) == 0 && !words[l.Code] {
				out = append(out, l.Code)
			}
		}
		return out
	}, enrollment.Or(enrollment.HasCodesWith(entcode.FoldedIn(names...)), enrollment.HasLinksWith(entlink.CodeIn(names...))))
}

// lookForCodes finds whose the codes are, in all organizations; what a link of
// another one is stays unknown.
func (k *knownLinks) lookForCodes(ctx context.Context, tx *ent.Tx, codes []string) error {
	routes, err := tx.Route.Query().Where(route.Host(ownHost), route.CodeIn(codes...)).All(viewer.With(ctx, viewer.NewDirectory()))
	if err != nil {
		return fmt.Errorf("look for codes: %w", err)
	}
	byLink := map[string][]string{}
	ids := []string{}
	for _, one := range routes {
		k.contents[one.Code] = ""
		byLink[one.LinkID], ids = append(byLink[one.LinkID], one.Code), append(ids, one.LinkID)
	}
	links, err := tx.Link.Query().Where(entlink.IDIn(ids...)).All(ctx)
	if err != nil {
		return fmt.Errorf("load links: %w", err)
	}
	for _, l := range links {
		for _, code := range byLink[l.ID] {
			k.contents[code] = ofLink(l)
		}
	}
	return nil
}

// enrollmentOf returns the one enrollment that a row means.
func (k *knownLinks) enrollmentOf(name string) (*ent.Enrollment, *apperr.Error) {
	refuse := func(code apperr.Code, message string) *apperr.Error {
		return &apperr.Error{Code: code, Message: message, Field: []string{"input", "enrollmentId"}}
	}
	found := k.byName[strings.ToLower(name)]
	switch {
	case len(found) == 0:
		return nil, refuse(apperr.NotFoundCode, "No partner of the program has this address, id or code.")
	case len(found) > 1 && found[0].ID != found[1].ID:
		return nil, refuse(apperr.Invalid, "Several partners have this address. Give the id of one.")
	case found[0].Status != enrollment.StatusAPPROVED:
		return nil, refuse(apperr.WrongState, "Only an approved partner can have more links and codes.")
	}
	return found[0], nil
}

// add takes a link that was made meanwhile.
func (k *knownLinks) add(l *ent.Link) {
	k.contents[l.Code], k.contents[ofLink(l)] = ofLink(l), ofLink(l)
}

// ofLink is the enrollment and the content of a link, as rows are compared.
func ofLink(l *ent.Link) string {
	return l.EnrollmentID + "\n" + contentOf(LinkCreateInput{
		Destination: &l.Destination, Name: &l.Name, Fallback: &l.Fallback, ExpiresAt: l.ExpiresAt, UTM: &l.Utm, SubIDs: l.Subs,
	}, "")
}
