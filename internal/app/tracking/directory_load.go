package tracking

import (
	"context"
	"log/slog"
	"maps"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/ent/link"
	"github.com/rapporthq/rapport/ent/organization"
	"github.com/rapporthq/rapport/ent/predicate"
	"github.com/rapporthq/rapport/ent/program"
	entroute "github.com/rapporthq/rapport/ent/route"
	"github.com/rapporthq/rapport/ent/shortdomain"
	"github.com/rapporthq/rapport/internal/viewer"
)

// loadPage is how many rows one statement reads.
const loadPage = 5000

// News are rows of an organization that changed. A listener of the bus gives them.
type News interface {
	// Wake gets a value when there is something to take.
	Wake() <-chan struct{}
	// Changed returns what changed since the last time: the ids of rows by
	// organization, nil ids for all of its rows; all is true if anything of
	// anybody may have changed.
	Changed() (rows map[string][]string, all bool)
}

// Load reads every program, link and code. What is known leads meanwhile; what is
// not met is forgotten at the end.
func (d *Directory) Load(ctx context.Context) error {
	d.mu.Lock()
	d.round++
	d.mu.Unlock()
	ids, err := d.client.Organization.Query().Order(organization.ByID()).IDs(viewer.With(ctx, viewer.NewDirectory()))
	if err != nil {
		return failed("list organizations", err)
	}
	for _, id := range ids {
		if err := d.loadOrganization(viewer.With(ctx, viewer.NewVisitor(id)), id); err != nil {
			return err
		}
	}
	d.sweep()
	return nil
}

// loadOrganization reads one organization.
func (d *Directory) loadOrganization(ctx context.Context, id string) error {
	if err := d.loadPrograms(ctx); err != nil {
		return err
	}
	for after := ""; ; {
		links, err := d.client.Link.Query().Where(link.IDGT(after)).Order(link.ByID()).Limit(loadPage).All(ctx)
		if err != nil {
			return failed("load links", err)
		}
		if len(links) == 0 {
			return nil
		}
		if err := d.addLinks(ctx, id, links); err != nil {
			return err
		}
		after = links[len(links)-1].ID
	}
}

// loadPrograms reads programs with their short domains, and takes what is new of
// them.
func (d *Directory) loadPrograms(ctx context.Context, which ...predicate.Program) error {
	programs, err := d.client.Program.Query().Where(which...).All(ctx)
	if err != nil {
		return failed("load programs", err)
	}
	if len(programs) == 0 {
		return nil
	}
	domains, err := d.client.ShortDomain.Query().Order(shortdomain.ByID()).All(ctx)
	if err != nil {
		return failed("load short domains", err)
	}
	hosts := map[string][]string{}
	for _, one := range domains {
		hosts[one.ProgramID] = append(hosts[one.ProgramID], one.Host)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, one := range programs {
		d.addProgram(one, hosts[one.ID])
	}
	d.elect()
	return nil
}

// loadOwners reads enrollments with what links call them, and takes what is new of
// them.
func (d *Directory) loadOwners(ctx context.Context, which predicate.Enrollment) error {
	found, err := d.client.Enrollment.Query().Where(which).WithPartner().WithGroup().All(ctx)
	if err != nil {
		return failed("load partners", err)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, one := range found {
		d.addOwner(one)
	}
	return nil
}

// addLinks reads the codes of links, at most loadPage in order, and takes all of
// them.
func (d *Directory) addLinks(ctx context.Context, organizationID string, links []*ent.Link) error {
	first, last := links[0].ID, links[len(links)-1].ID
	rows, err := d.client.Route.Query().Where(
		entroute.OwnerID(organizationID), entroute.LinkIDGTE(first), entroute.LinkIDLTE(last),
	).All(ctx)
	if err != nil {
		return failed("load codes", err)
	}
	codes := map[string][]address{}
	for _, row := range rows {
		codes[row.LinkID] = append(codes[row.LinkID], address{row.Host, row.Code})
	}
	owners := map[string]bool{}
	for _, one := range links {
		owners[one.EnrollmentID] = true
	}
	if err := d.loadOwners(ctx, enrollment.IDIn(slices.Collect(maps.Keys(owners))...)); err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, one := range links {
		d.addLink(one, codes[one.ID])
	}
	return nil
}

// refresh reads rows of one organization again: links, programs, and what links call
// partners and groups; ids of other things are passed over. Without ids it reads all of them.
func (d *Directory) refresh(ctx context.Context, organizationID string, ids []string) error {
	ctx = viewer.With(ctx, viewer.NewVisitor(organizationID))
	if ids == nil {
		return d.loadOrganization(ctx, organizationID)
	}
	if err := d.loadPrograms(ctx, program.IDIn(ids...)); err != nil {
		return err
	}
	named := enrollment.Or(enrollment.IDIn(ids...), enrollment.PartnerIDIn(ids...), enrollment.GroupIDIn(ids...))
	if err := d.loadOwners(ctx, enrollment.And(enrollment.HasLinks(), named)); err != nil {
		return err
	}
	links, err := d.client.Link.Query().Where(link.IDIn(ids...)).Order(link.ByID()).All(ctx)
	if err != nil {
		return failed("load links", err)
	}
	if len(links) == 0 {
		return nil
	}
	return d.addLinks(ctx, organizationID, links)
}

// Run loads everything, and follows the news until ctx ends. While the database is
// away, what is known stays. With a file (KeepIn) what is known is kept there.
func (d *Directory) Run(ctx context.Context, news News) {
	again, keep := time.NewTicker(reloadEvery), time.NewTicker(keepEvery)
	defer again.Stop()
	defer keep.Stop()
	defer d.keep(ctx)
	d.try(ctx, d.Load)
	d.keep(ctx)
	for {
		select {
		case <-ctx.Done():
			return
		case <-again.C:
			d.try(ctx, d.Load)
		case <-keep.C:
			d.keep(ctx)
		case <-news.Wake():
			rows, all := news.Changed()
			if all {
				d.try(ctx, d.Load)
				continue
			}
			for id, ids := range rows {
				d.try(ctx, func(ctx context.Context) error { return d.refresh(ctx, id, ids) })
			}
		}
	}
}

// try works until it succeeds or ctx ends.
func (d *Directory) try(ctx context.Context, work func(ctx context.Context) error) {
	for pauses := (backoff{}); ctx.Err() == nil; {
		err := work(ctx)
		if err == nil || ctx.Err() != nil {
			return
		}
		d.logger.ErrorContext(ctx, "links in memory are not up to date", slog.Any("error", err))
		pauses.wait(ctx)
	}
}
