package graph

import (
	"context"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/viewer"
)

// audience is who, besides members, may read a field.
type audience struct{ partner, public bool }

// access says of every field of the schema who may read it: default deny
// (api.md C.9).
type access map[string]map[string]audience

// newAccess reads the @access directives. A field's own replaces that of its
// type.
func newAccess(schema *ast.Schema) access {
	out := access{}
	for name, definition := range schema.Types {
		if definition.Kind != ast.Object {
			continue
		}
		base := audienceOf(definition.Directives)
		fields := map[string]audience{}
		for _, field := range definition.Fields {
			fields[field.Name] = base
			if field.Directives.ForName("access") != nil {
				fields[field.Name] = audienceOf(field.Directives)
			}
		}
		out[name] = fields
	}
	return out
}

func audienceOf(directives ast.DirectiveList) audience {
	var out audience
	directive := directives.ForName("access")
	if directive == nil {
		return out
	}
	for _, child := range directive.Arguments.ForName("for").Value.Children {
		out.partner = out.partner || child.Value.Raw == "PARTNER"
		out.public = out.public || child.Value.Raw == "PUBLIC"
	}
	return out
}

// reads says which permission a member or key needs to read a type: any one of
// the list. A type that is not listed needs none of its own: it is reached
// through one that is, or open to whoever asks.
var reads = map[string][]viewer.Permission{
	"Partner":             {viewer.PartnerRead},
	"PartnerUser":         {viewer.PartnerRead},
	"User":                {viewer.PartnerRead, viewer.MemberManage},
	"Enrollment":          {viewer.PartnerRead},
	"TierMove":            {viewer.PartnerRead},
	"PointGrant":          {viewer.PartnerRead},
	"Certification":       {viewer.PartnerRead},
	"UnknownCode":         {viewer.PartnerRead},
	"ShortDomain":         {viewer.ProgramRead},
	"Link":                {viewer.PartnerRead},
	"Code":                {viewer.PartnerRead},
	"Customer":            {viewer.ConversionRead, viewer.ConversionRecord},
	"Conversion":          {viewer.ConversionRead, viewer.ConversionRecord},
	"Refund":              {viewer.ConversionRead, viewer.ConversionRecord},
	"Dispute":             {viewer.ConversionRead, viewer.ConversionRecord},
	"FraudReview":         {viewer.FraudReview, viewer.ConversionRead},
	"ExchangeRate":        {viewer.ProgramRead},
	"Commission":          {viewer.CommissionRead},
	"CommissionChange":    {viewer.CommissionRead},
	"Payout":              {viewer.PayoutRead},
	"PayoutLine":          {viewer.PayoutRead},
	"PayoutRun":           {viewer.PayoutRead},
	"PayoutMethod":        {viewer.PayoutRead},
	"LedgerBalance":       {viewer.PayoutRead},
	"LedgerEntry":         {viewer.PayoutRead},
	"Referral":            {viewer.ReferralRead},
	"StageChange":         {viewer.ReferralRead},
	"ReferralNote":        {viewer.ReferralRead},
	"ReferralConflict":    {viewer.ReferralRead},
	"ReferralTask":        {viewer.ReferralRead},
	"ReferralNext":        {viewer.ReferralRead},
	"OpenReferralTasks":   {viewer.ReferralRead},
	"ReferralStageTotal":  {viewer.ReferralRead},
	"Forecast":            {viewer.ReferralRead},
	"ReferralChange":      {viewer.ReferralRead},
	"ProtectionExtension": {viewer.ReferralRead},
	"Claim":               {viewer.ReferralRead},
	"ReciprocalReferral":  {viewer.ReferralRead},
	"ReciprocalStep":      {viewer.ReferralRead},
	"Reciprocity":         {viewer.ReferralRead},
	"LandingPage":         {viewer.ProgramRead},
	"LandingPagePreview":  {viewer.ProgramRead},
	"LandingLead":         {viewer.ReferralRead},
	"Occasion":            {viewer.ReportRead},
	"File":                {viewer.ReferralRead},
	"SubmissionField":     {viewer.ProgramRead, viewer.ReferralRead},
	"ProgramReport":       {viewer.ReportRead},
	"ProgramTasks":        {viewer.ReportRead},
	"Program":             {viewer.ProgramRead, viewer.ConversionRecord},
	"EventType":           {viewer.ProgramRead, viewer.ConversionRecord},
	"Stage":               {viewer.ProgramRead, viewer.ReferralRead},
	"Plan":                {viewer.ProgramRead},
	"PlanVersion":         {viewer.ProgramRead},
	"Incentive":           {viewer.ProgramRead},
	"Tier":                {viewer.ProgramRead},
	"TierPreview":         {viewer.ProgramRead},
	"Group":               {viewer.ProgramRead},
	"Member":              {viewer.ProgramRead},
	"Invitation":          {viewer.MemberManage, viewer.PartnerManage},
	"ApiKey":              {viewer.APIKeyManage},
	"Event":               {viewer.AuditRead},
	"Mail":                {viewer.OrganizationManage, viewer.ProgramManage},
	"MailDelivery":        {viewer.OrganizationManage, viewer.ProgramManage},
	"MailTemplate":        {viewer.OrganizationManage, viewer.ProgramManage},
}

// ownReads are the listed types that a key of a partner may read without
// OWN_READ: what its other permissions change.
var ownReads = map[string]viewer.Permission{
	"Link":         viewer.OwnLinkManage,
	"Partner":      viewer.OwnTeamManage,
	"Invitation":   viewer.OwnTeamManage,
	"PayoutMethod": viewer.OwnPayoutMethod,
}

// guard is the field middleware: nobody reads a field that is not for them.
// Current gives the viewer that the request has become, because signing in is
// a mutation whose payload is read by the one who signed in.
func (a access) guard(current func(context.Context) context.Context) graphql.FieldMiddleware {
	return func(ctx context.Context, next graphql.Resolver) (any, error) {
		ctx = current(ctx)
		field := graphql.GetFieldContext(ctx)
		if err := a.check(viewer.From(ctx), field.Object, field.Field.Name); err != nil {
			return nil, err
		}
		return next(ctx)
	}
}

// check returns nil if v may read the field, else apperr.ErrUnauthenticated or
// apperr.ErrForbidden.
func (a access) check(v viewer.Viewer, object, field string) error {
	who := a[object][field]
	isMember, isPartner := v.Kind == viewer.Member, v.Kind == viewer.Partner
	switch {
	case who.public || isIntrospection(object, field),
		isMember && mayRead(v, object), isPartner && who.partner && mayReadOwn(v, object):
		return nil
	case isMember || isPartner:
		return apperr.ErrForbidden
	default:
		return apperr.ErrUnauthenticated
	}
}

func isIntrospection(object, field string) bool {
	return len(field) > 1 && field[:2] == "__" || len(object) > 1 && object[:2] == "__"
}

// rowOf is the type of the rows of a connection or an edge, else the type.
func rowOf(object string) string {
	return strings.TrimSuffix(strings.TrimSuffix(object, "Connection"), "Edge")
}

func mayReadOwn(v viewer.Viewer, object string) bool {
	row := rowOf(object)
	if _, listed := reads[row]; !listed || v.Can(viewer.OwnRead) {
		return true
	}
	other, found := ownReads[row]
	return found && v.Can(other)
}

func mayRead(v viewer.Viewer, object string) bool {
	needed, listed := reads[rowOf(object)]
	if !listed {
		return true
	}
	for _, p := range needed {
		if v.Can(p) {
			return true
		}
	}
	return false
}
