package graph

import (
	"context"
	"net/url"

	"entgo.io/contrib/entgql"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/ent/landinglead"
	"github.com/rapporthq/rapport/ent/landingpage"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/internal/apperr"
)

// landingPageOf is the landing page of a program; nil until one was saved.
func (r *Resolver) landingPageOf(ctx context.Context, programID string) (*ent.LandingPage, error) {
	row, err := r.Client.LandingPage.Query().Where(landingpage.ProgramID(programID)).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, nil
	}
	return row, err
}

// landingPaths are the addresses of the landing pages of programs, without the code
// of a link; a program without a published page is not in it.
func (r *Resolver) landingPaths(ctx context.Context, programIDs []string) (map[string]string, error) {
	rows, err := r.Client.LandingPage.Query().Where(landingpage.ProgramIDIn(programIDs...), landingpage.IsPublished(true)).
		WithProgram().All(ctx)
	out := map[string]string{}
	for _, row := range rows {
		if row.Edges.Program.ArchivedAt == nil {
			out[row.ProgramID] = r.PublicURL + "/p/" + url.PathEscape(row.Edges.Program.Slug) + "/"
		}
	}
	return out, err
}

func (r *Resolver) landingURL(ctx context.Context, of *ent.Link) (*string, error) {
	path, err := orNone(load(ctx).landings.Load(ctx, of.ProgramID))
	if err != nil || path == "" {
		return nil, err
	}
	address := path + url.PathEscape(of.Code)
	return &address, nil
}

// referralsByConversion are the referrals of the customers of conversions.
func (r *Resolver) referralsByConversion(ctx context.Context, ids []string) (map[string]*ent.Referral, error) {
	conversions, err := r.conversionsByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	var customers []string
	for _, one := range conversions {
		customers = append(customers, one.CustomerID)
	}
	found, err := r.Client.Referral.Query().Where(entreferral.CustomerIDIn(customers...)).All(ctx)
	if err != nil {
		return nil, err
	}
	of := map[string]*ent.Referral{}
	for _, one := range found {
		of[*one.CustomerID] = one
	}
	out := map[string]*ent.Referral{}
	for id, one := range conversions {
		if held := of[one.CustomerID]; held != nil {
			out[id] = held
		}
	}
	return out, nil
}

// isRepeated reports whether the person had sent a form before: what makes a
// conversion is made at its instant.
func (r *Resolver) isRepeated(ctx context.Context, of *ent.LandingLead) (bool, error) {
	made, err := load(ctx).madeBy.Load(ctx, of.ConversionID)
	if isMissing(err) {
		return false, apperr.ErrNotFound
	}
	if err != nil {
		return false, err
	}
	return !made.CreatedAt.Equal(of.CreatedAt), nil
}

func (r *Resolver) landingLeads(
	ctx context.Context, programID string, enrollmentID *string, after *cursor, first *int, before *cursor, last *int,
) (*ent.LandingLeadConnection, error) {
	q := r.Client.LandingLead.Query().Where(landinglead.ProgramID(programID))
	if enrollmentID != nil {
		q = q.Where(landinglead.EnrollmentID(*enrollmentID))
	}
	return q.Paginate(ctx, after, first, before, last, ent.WithLandingLeadOrder(&ent.LandingLeadOrder{
		Direction: entgql.OrderDirectionDesc, Field: ent.DefaultLandingLeadOrder.Field,
	}))
}

func (r *Resolver) conversionsByID(ctx context.Context, ids []string) (map[string]*ent.Conversion, error) {
	found, err := r.Client.Conversion.Query().Where(conversion.IDIn(ids...)).All(ctx)
	return under(found, err, func(one *ent.Conversion) string { return one.ID })
}
