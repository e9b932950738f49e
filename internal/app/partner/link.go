package partner

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	entlink "github.com/rapporthq/rapport/ent/link"
	"github.com/rapporthq/rapport/ent/route"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/destination"
	"github.com/rapporthq/rapport/internal/viewer"
)

// LinkCreateInput is a new link.
type LinkCreateInput struct {
	EnrollmentID string
	Code         *string
	Name         *string
	Destination  *string
	// ExpiresAt is when the link begins to lead to Fallback, or the program's site.
	ExpiresAt *time.Time
	Fallback  *string
	UTM       *destination.UTM
	// SubIDs are those of visits whose address has none, sub1 first.
	SubIDs []string
}

// Validate names every mistake that can be seen without the program.
func (in LinkCreateInput) Validate() error {
	var errs apperr.Errors
	checkCode(&errs, in.Code, "input", "code")
	checkOptional(&errs, in.Name, maxName, "input", "name")
	checkUTM(&errs, in.UTM, "input", "utm")
	checkSubs(&errs, in.SubIDs, "input", "subIds")
	return errs.OrNil()
}

// CreateLink makes a link of an approved enrollment (else WRONG_STATE), with a
// code made of the partner's name and leading to the program's site unless the
// input says otherwise. A code that any link has or had is TAKEN. A partner's
// people make links of their own partner.
func (s *Service) CreateLink(ctx context.Context, in LinkCreateInput) (*ent.Link, error) {
	if _, err := requireOwn(ctx, viewer.LinkManage, viewer.OwnLinkManage); err != nil {
		return nil, err
	}
	if err := in.Validate(); err != nil {
		return nil, err
	}
	var made *ent.Link
	err := s.inTx(ctx, func(tx *ent.Tx) (err error) {
		made, err = s.createLink(ctx, tx, in, s.clock.Now())
		return err
	})
	if err != nil {
		return nil, err
	}
	return made.Unwrap(), nil
}

// createLink makes a link of a valid input.
func (s *Service) createLink(ctx context.Context, tx *ent.Tx, in LinkCreateInput, now time.Time) (*ent.Link, error) {
	e, p, err := loadApproved(ctx, tx, in.EnrollmentID)
	if err != nil {
		return nil, err
	}
	fresh := newLink{
		enrollment: e, destination: p.SiteURL, code: in.Code, codePath: []string{"input", "code"}, name: in.Name,
		expiresAt: in.ExpiresAt, utm: in.UTM, subs: subsOf(in.SubIDs),
	}
	var errs apperr.Errors
	if in.Destination != nil {
		checkDestination(&errs, p, *in.Destination, "input", "destination")
		fresh.destination = *in.Destination
	}
	if in.Fallback != nil && *in.Fallback != "" {
		checkDestination(&errs, p, *in.Fallback, "input", "fallback")
		fresh.fallback = *in.Fallback
	}
	checkExpiry(&errs, in.ExpiresAt, now, "input", "expiresAt")
	if err := errs.OrNil(); err != nil {
		return nil, err
	}
	return s.insertLink(ctx, tx, fresh, now)
}

// loadApproved loads the enrollment of an input that needs one which takes part.
func loadApproved(ctx context.Context, tx *ent.Tx, id string) (*ent.Enrollment, *ent.Program, error) {
	e, err := tx.Enrollment.Get(ctx, id)
	if err != nil {
		return nil, nil, missing(err, "load enrollment", "There is no enrollment with this id.", "input", "enrollmentId")
	}
	if e.Status != enrollment.StatusAPPROVED {
		return nil, nil, apperr.New(apperr.WrongState, "Only an approved partner can have more links and codes.", "input", "enrollmentId")
	}
	p, err := e.QueryProgram().Only(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("load program: %w", err)
	}
	return e, p, nil
}

// newLink is a checked link before it has a code.
type newLink struct {
	enrollment  *ent.Enrollment
	destination string
	// code is made of the partner's name if nil; else codePath is its place.
	code     *string
	codePath []string
	name     *string
	isMain   bool
	// What a link may have besides.
	expiresAt *time.Time
	fallback  string
	utm       *destination.UTM
	subs      []string
}

func (s *Service) insertLink(ctx context.Context, tx *ent.Tx, l newLink, at time.Time) (*ent.Link, error) {
	code, err := l.chooseCode(ctx, tx)
	if err != nil {
		return nil, err
	}
	create := tx.Link.Create().SetCreatedAt(at).SetOrganizationID(l.enrollment.OrganizationID).SetPartnerID(l.enrollment.PartnerID).
		SetProgramID(l.enrollment.ProgramID).SetEnrollmentID(l.enrollment.ID).SetCode(code).SetDestination(l.destination).SetIsMain(l.isMain)
	if l.name != nil {
		create.SetName(strings.TrimSpace(*l.name))
	}
	l.options(create)
	made, err := create.Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("create link: %w", err)
	}
	if l.code == nil {
		err = createRoute(ctx, tx, made, code, at)
	} else {
		err = addRoute(ctx, tx, made, code, at, l.codePath...)
	}
	if err != nil {
		return nil, err
	}
	return made, record(ctx, tx, at, "link.created", made.ID, made.PartnerID)
}

// options sets what most links do not have.
func (l newLink) options(create *ent.LinkCreate) {
	if l.expiresAt != nil {
		create.SetExpiresAt(clock.Normalize(*l.expiresAt))
	}
	if l.fallback != "" {
		create.SetFallback(l.fallback)
	}
	if l.utm != nil && !l.utm.IsEmpty() {
		create.SetUtm(*l.utm)
	}
	if len(l.subs) > 0 {
		create.SetSubs(l.subs)
	}
}

func (l newLink) chooseCode(ctx context.Context, tx *ent.Tx) (string, error) {
	if l.code != nil {
		return foldCode(*l.code), nil
	}
	partner, err := l.enrollment.QueryPartner().Only(ctx)
	if err != nil {
		return "", fmt.Errorf("load partner: %w", err)
	}
	return makeCode(ctx, tx, partner.Name)
}

// LinkUpdateInput is what may change of a link. Nil means unchanged.
type LinkUpdateInput struct {
	Code        *string
	Name        *string
	Destination *string
	// ExpiresAt may be in the past, to end the link.
	ExpiresAt   *time.Time
	ClearExpiry *bool
	// Fallback is cleared by empty text.
	Fallback *string
	UTM      *destination.UTM
	SubIDs   []string
	// What follows is for members only.
	WindowDays  *int
	ClearWindow *bool
	PlanID      *string
	ClearPlan   *bool
}

// isForMembers reports whether anything is to change that partners may not.
func (in LinkUpdateInput) isForMembers() bool {
	return in.WindowDays != nil || in.ClearWindow != nil || in.PlanID != nil || in.ClearPlan != nil
}

const maxWindowDays = 365

// Validate names every mistake that can be seen without the program.
func (in LinkUpdateInput) Validate() error {
	var errs apperr.Errors
	checkCode(&errs, in.Code, "input", "code")
	checkOptional(&errs, in.Name, maxName, "input", "name")
	switch {
	case in.WindowDays == nil:
	case *in.WindowDays < 1:
		errs.Add(apperr.TooSmall, "The window is at least 1 day.", "input", "windowDays")
	case *in.WindowDays > maxWindowDays:
		errs.Add(apperr.TooLarge, "The window is at most 365 days.", "input", "windowDays")
	}
	checkUTM(&errs, in.UTM, "input", "utm")
	checkSubs(&errs, in.SubIDs, "input", "subIds")
	return errs.OrNil()
}

// UpdateLink changes a link. A renamed one keeps leading from all its former
// codes; a code that another link has or had is TAKEN. A partner's people change
// links of their own partner while it is approved (else WRONG_STATE), and never
// the window or the plan (apperr.ErrForbidden). What is given wins over what is
// cleared.
func (s *Service) UpdateLink(ctx context.Context, id string, in LinkUpdateInput) (*ent.Link, error) {
	v, err := requireOwn(ctx, viewer.LinkManage, viewer.OwnLinkManage)
	if err != nil {
		return nil, err
	}
	if v.Kind == viewer.Partner && in.isForMembers() {
		return nil, apperr.ErrForbidden
	}
	if err := in.Validate(); err != nil {
		return nil, err
	}
	var changed *ent.Link
	err = s.inTx(ctx, func(tx *ent.Tx) error {
		now := s.clock.Now()
		l, p, err := loadLink(ctx, tx, v, id)
		if err != nil {
			return err
		}
		update, err := in.set(ctx, tx, l, p, now)
		if err != nil {
			return err
		}
		fields := update.Mutation().Fields()
		if changed, err = update.Save(ctx); err != nil {
			return fmt.Errorf("update link: %w", err)
		}
		return record(ctx, tx, now, "link.updated", id, l.PartnerID, fields...)
	})
	if err != nil {
		return nil, err
	}
	return changed.Unwrap(), nil
}

func (in LinkUpdateInput) set(ctx context.Context, tx *ent.Tx, l *ent.Link, p *ent.Program, now time.Time) (*ent.LinkUpdateOne, error) {
	var errs apperr.Errors
	update := tx.Link.UpdateOne(l)
	in.setOptions(&errs, update, p)
	if err := in.setPlan(ctx, tx, update, p); err != nil {
		return nil, err
	}
	if in.Name != nil {
		update.SetName(strings.TrimSpace(*in.Name))
	}
	if in.Destination != nil {
		checkDestination(&errs, p, *in.Destination, "input", "destination")
		update.SetDestination(*in.Destination)
	}
	if in.Code != nil {
		code := foldCode(*in.Code)
		if err := addRoute(ctx, tx, l, code, now, "input", "code"); err != nil {
			mistakes, ok := apperr.List(err)
			if !ok {
				return nil, err
			}
			errs = append(errs, mistakes...)
		}
		update.SetCode(code)
	}
	return update, errs.OrNil()
}

// loadLink locks a link that the viewer may change, and loads its program.
func loadLink(ctx context.Context, tx *ent.Tx, v viewer.Viewer, id string) (*ent.Link, *ent.Program, error) {
	l, err := tx.Link.Query().Where(entlink.ID(id), db.ForUpdate).Only(ctx)
	if err != nil {
		return nil, nil, missing(err, "load link", "")
	}
	e, err := l.QueryEnrollment().WithProgram().Only(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("load enrollment: %w", err)
	}
	if v.Kind == viewer.Partner && e.Status != enrollment.StatusAPPROVED {
		return nil, nil, apperr.New(apperr.WrongState, "Your links cannot be changed until you are approved.", "id")
	}
	return l, e.Edges.Program, nil
}

// ArchiveLink takes a link out of the lists; it keeps leading and crediting. An
// archived one is WRONG_STATE. A partner's people archive links of their own
// partner.
func (s *Service) ArchiveLink(ctx context.Context, id string) (*ent.Link, error) {
	v, err := requireOwn(ctx, viewer.LinkManage, viewer.OwnLinkManage)
	if err != nil {
		return nil, err
	}
	var archived *ent.Link
	err = s.inTx(ctx, func(tx *ent.Tx) error {
		now := s.clock.Now()
		l, _, err := loadLink(ctx, tx, v, id)
		if err != nil {
			return err
		}
		if l.ArchivedAt != nil {
			return apperr.New(apperr.WrongState, "This link is archived already.", "id")
		}
		if archived, err = tx.Link.UpdateOne(l).SetArchivedAt(now).Save(ctx); err != nil {
			return fmt.Errorf("archive link: %w", err)
		}
		return record(ctx, tx, now, "link.archived", id, l.PartnerID)
	})
	if err != nil {
		return nil, err
	}
	return archived.Unwrap(), nil
}

// FormerCodes returns the other codes that lead where the link leads, oldest
// first: those it had, and unknown codes that it was given.
func (s *Service) FormerCodes(ctx context.Context, l *ent.Link) ([]string, error) {
	codes, err := s.client.Route.Query().Where(route.LinkID(l.ID), route.CodeNEQ(l.Code)).
		Order(ent.Asc(route.FieldCreatedAt), ent.Asc(route.FieldID)).Select(route.FieldCode).Strings(ctx)
	if err != nil {
		return nil, fmt.Errorf("load routes: %w", err)
	}
	return codes, nil
}
