package tracking

import (
	"context"
	"log/slog"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/link"
	"github.com/rapporthq/rapport/ent/organization"
	"github.com/rapporthq/rapport/ent/program"
	entroute "github.com/rapporthq/rapport/ent/route"
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
	programs, err := d.client.Program.Query().All(ctx)
	if err != nil {
		return failed("load programs", err)
	}
	d.addPrograms(programs)
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

// addPrograms takes programs, or what is new of them.
func (d *Directory) addPrograms(programs []*ent.Program) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, one := range programs {
		d.addProgram(one)
	}
	d.elect()
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
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, one := range links {
		d.addLink(one, codes[one.ID])
	}
	return nil
}

// refresh reads rows of one organization again: links and programs; ids of other
// things are passed over. Without ids it reads all of them.
func (d *Directory) refresh(ctx context.Context, organizationID string, ids []string) error {
	ctx = viewer.With(ctx, viewer.NewVisitor(organizationID))
	if ids == nil {
		return d.loadOrganization(ctx, organizationID)
	}
	programs, err := d.client.Program.Query().Where(program.IDIn(ids...)).All(ctx)
	if err != nil {
		return failed("load programs", err)
	}
	d.addPrograms(programs)
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
// away, what is known stays.
func (d *Directory) Run(ctx context.Context, news News) {
	again := time.NewTicker(reloadEvery)
	defer again.Stop()
	d.try(ctx, d.Load)
	for {
		select {
		case <-ctx.Done():
			return
		case <-again.C:
			d.try(ctx, d.Load)
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
