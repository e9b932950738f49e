package tracking

import (
	"context"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/click"
	"github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/internal/db"
)

// insertClicks writes the clicks of one organization, which are known since now,
// and what they add to the rollups. They were compared with their links.
func insertClicks(ctx context.Context, tx *ent.Tx, facts []*fact, now time.Time) error {
	if len(facts) == 0 {
		return nil
	}
	rows := db.Insert{Table: click.Table, Columns: clickColumns[:], Rows: make([][]any, len(facts))}
	for i, f := range facts {
		rows.Rows[i] = f.row(now)
	}
	if err := rows.Exec(ctx, tx); err != nil {
		return failed("write clicks", err)
	}
	zones, err := zonesOf(ctx, tx, facts)
	if err != nil {
		return err
	}
	figures := make([]db.ClickFigure, len(facts))
	for i, f := range facts {
		figures[i] = db.ClickFigure{
			OrganizationID: f.OrganizationID, ProgramID: f.ProgramID, PartnerID: f.PartnerID, EnrollmentID: f.EnrollmentID,
			LinkID: f.LinkID, At: f.OccurredAt, Zone: zones[f.ProgramID], IsCounted: f.isCounted(),
		}
	}
	if err := db.AddClicks(ctx, tx, now, figures); err != nil {
		return failed("add clicks to the figures", err)
	}
	return nil
}

// zonesOf are the time zones of the clicks' programs.
func zonesOf(ctx context.Context, tx *ent.Tx, facts []*fact) (map[string]*time.Location, error) {
	ids := make([]string, len(facts))
	for i, f := range facts {
		ids[i] = f.ProgramID
	}
	slices.Sort(ids)
	programs, err := tx.Program.Query().Where(program.IDIn(slices.Compact(ids)...)).
		Select(program.FieldID, program.FieldTimeZone).All(ctx)
	if err != nil {
		return nil, failed("load the time zones", err)
	}
	zones := map[string]*time.Location{}
	for _, one := range programs {
		if zones[one.ID], err = time.LoadLocation(one.TimeZone); err != nil {
			return nil, failed("load the time zone", err)
		}
	}
	return zones, nil
}

// clickColumns are those of row, in its order.
var clickColumns = [...]string{
	click.FieldID, click.FieldCreatedAt, click.FieldOccurredAt,
	click.FieldOrganizationID, click.FieldProgramID, click.FieldEnrollmentID, click.FieldPartnerID, click.FieldLinkID,
	click.FieldVisitorID, click.FieldVisitorHash, click.FieldDestination,
	click.FieldReferrerHost, click.FieldCountry, click.FieldDevice, click.FieldBrowser,
	click.FieldSub1, click.FieldSub2, click.FieldSub3, click.FieldSub4, click.FieldSub5,
	click.FieldIsBot, click.FieldIsDuplicate, click.FieldRepeatsID,
	click.FieldPaidSearch, click.FieldIsDataCentre,
}

// row is the click as it is written.
func (f *fact) row(now time.Time) []any {
	return []any{
		f.ID, now, f.OccurredAt,
		f.OrganizationID, f.ProgramID, f.EnrollmentID, f.PartnerID, f.LinkID,
		f.VisitorID, f.Hash, f.Destination,
		f.Referrer, f.Country, f.Device, f.Browser,
		f.Sub[0], f.Sub[1], f.Sub[2], f.Sub[3], f.Sub[4],
		f.IsBot, f.isDuplicate, f.repeats,
		f.PaidSearch, f.IsDataCentre,
	}
}

// isCounted says that neither a bot made the click nor that it repeats one.
func (f *fact) isCounted() bool { return !f.IsBot && !f.isDuplicate }
